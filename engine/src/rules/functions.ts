import type { Fault } from './faults.ts'
import { NOT_A_NUMBER, OVERFLOW } from './faults.ts'
import { TABLE, type RuleType } from './types.ts'

/**
 * A function that rules may call besides CEL's own. `reference` is what the library's interpreter runs (its ints are
 * bigints); `run` is what compiled rules run. The tests hold the two against each other.
 */
export interface RuleFunction {
  name: string
  signature: string
  /** The receiver comes first where the function is called as a method. */
  parameters: readonly RuleType[]
  method: boolean
  result: RuleType
  description: string
  reference: (...args: never[]) => unknown
  run: (...args: never[]) => unknown
}

export interface Table {
  values: ReadonlyMap<string, number>
}

const INTS: RuleType = { list: 'int', longest: 500 }
const DOUBLES: RuleType = { list: 'double', longest: 500 }

function sumInts(values: readonly number[]): number | Fault {
  let sum = 0
  for (const value of values) sum += value
  return Number.isSafeInteger(sum) ? sum : OVERFLOW
}

function toInt(round: (x: number) => number): (x: number) => number | Fault {
  return (x) => {
    if (Number.isNaN(x)) return NOT_A_NUMBER
    const whole = round(x) + 0
    return Number.isSafeInteger(whole) ? whole : OVERFLOW
  }
}

function bigFrom(round: (x: number) => number): (x: number) => bigint {
  return (x) => {
    if (!Number.isSafeInteger(round(x))) throw new RangeError('integer overflow')
    return BigInt(round(x))
  }
}

/** Half away from zero, as people round. */
const halfUp = (x: number): number => Math.sign(x) * Math.round(Math.abs(x))

export const FUNCTIONS: readonly RuleFunction[] = [
  {
    name: 'sum',
    signature: 'list<int>.sum(): int',
    parameters: [INTS],
    method: true,
    result: 'int',
    description: 'The sum of whole numbers; 0 for an empty list.',
    reference: (values: Iterable<bigint>) => [...values].reduce((a, b) => a + b, 0n),
    run: sumInts,
  },
  {
    name: 'sum',
    signature: 'list<double>.sum(): double',
    parameters: [DOUBLES],
    method: true,
    result: 'double',
    description: 'The sum of decimal numbers; 0.0 for an empty list.',
    reference: (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0),
    run: (values: readonly number[]) => values.reduce((a, b) => a + b, 0),
  },
  {
    name: 'min',
    signature: 'min(int, int): int',
    parameters: ['int', 'int'],
    method: false,
    result: 'int',
    description: 'The smaller of two whole numbers.',
    reference: (a: bigint, b: bigint) => (a < b ? a : b),
    run: (a: number, b: number) => Math.min(a, b),
  },
  {
    name: 'max',
    signature: 'max(int, int): int',
    parameters: ['int', 'int'],
    method: false,
    result: 'int',
    description: 'The larger of two whole numbers.',
    reference: (a: bigint, b: bigint) => (a > b ? a : b),
    run: (a: number, b: number) => Math.max(a, b),
  },
  {
    name: 'floor',
    signature: 'floor(double): int',
    parameters: ['double'],
    method: false,
    result: 'int',
    description: 'The next lower whole number.',
    reference: bigFrom(Math.floor),
    run: toInt(Math.floor),
  },
  {
    name: 'ceil',
    signature: 'ceil(double): int',
    parameters: ['double'],
    method: false,
    result: 'int',
    description: 'The next higher whole number.',
    reference: bigFrom(Math.ceil),
    run: toInt(Math.ceil),
  },
  {
    name: 'round',
    signature: 'round(double): int',
    parameters: ['double'],
    method: false,
    result: 'int',
    description: 'The nearest whole number, halves away from zero.',
    reference: bigFrom(halfUp),
    run: toInt(halfUp),
  },
  {
    name: 'lookup',
    signature: 'lookup(Table, string, int): int',
    parameters: [TABLE, 'string', 'int'],
    method: false,
    result: 'int',
    description: 'The value of a key in a table of the program; the third argument, if it has none.',
    reference: (table: Table, key: string, otherwise: bigint) => (table.values.has(key) ? BigInt(table.values.get(key)!) : otherwise),
    run: (table: Table, key: string, otherwise: number) => table.values.get(key) ?? otherwise,
  },
]
