import { Fault } from './faults.ts'
import type { RuleType } from './types.ts'

/** What a compiled expression reads: the context's variables, and slots for the variables of macros. */
export interface Frame {
  [variable: string]: unknown
  $0?: unknown
  $1?: unknown
}

export type Run = (frame: Frame) => unknown

/** One compiled node. */
export interface Code {
  type: RuleType
  run: Run
  /** Whether it can end in a `Fault`. What cannot is called without a check. */
  fails: boolean
  /** Present when the node is a literal. */
  literal?: unknown
  /** Present when the node is a variable: its name, or its slot. */
  variable?: string
  /** Present when the node reads `frame[root][field]` or `frame.$n[field]`; lets comparisons skip a call. */
  field?: { root: string; name: string }
}

export const code = (type: RuleType, run: Run, fails: boolean): Code => ({ type, run, fails })

/** Applies `f` to a value unless it is a fault. */
export function map1(a: Code, type: RuleType, f: (a: never) => unknown, fails = a.fails): Code {
  const run = a.run
  const g = f as (a: unknown) => unknown
  if (!a.fails) return code(type, (frame) => g(run(frame)), fails)
  return code(
    type,
    (frame) => {
      const value = run(frame)
      return value instanceof Fault ? value : g(value)
    },
    true,
  )
}

/** Applies `f` to two values, left first; the first fault wins. */
export function map2(a: Code, b: Code, type: RuleType, f: (a: never, b: never) => unknown, fails: boolean): Code {
  const [left, right, g] = [a.run, b.run, f as (a: unknown, b: unknown) => unknown]
  if (!a.fails && !b.fails) {
    if ('literal' in b) {
      const value = b.literal
      return code(type, (frame) => g(left(frame), value), fails)
    }
    return code(type, (frame) => g(left(frame), right(frame)), fails)
  }
  return code(
    type,
    (frame) => {
      const x = left(frame)
      if (x instanceof Fault) return x
      const y = right(frame)
      return y instanceof Fault ? y : g(x, y)
    },
    true,
  )
}
