import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { z } from 'zod'
import { UsageError } from '#kit/usage-error.ts'
import { FieldMapping, OrderMapping } from './mapping.ts'

const KINDS = { orders: OrderMapping, rows: FieldMapping }

/** Reads and checks a mapping file. Without one, columns are named like the fields; orders need one. */
export function readMapping<K extends keyof typeof KINDS>(kind: K, file: string | undefined): z.output<(typeof KINDS)[K]> {
  if (file === undefined && kind === 'orders')
    throw new UsageError('Orders need a mapping: --mapping FILE. There is one to copy in examples/online-retail/mapping.yaml.')
  let given: unknown = {}
  try {
    if (file !== undefined) given = parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`)
  }
  const parsed = KINDS[kind].safeParse(given)
  if (parsed.success) return parsed.data as z.output<(typeof KINDS)[K]>
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the mapping'}: ${issue.message}`)
  throw new UsageError(`${file} is not a mapping that can be used.\n${issues.join('\n')}`)
}
