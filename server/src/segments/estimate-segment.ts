import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import type { Client } from '#kit/pg.ts'
import type { Context } from '../context.ts'
import { askRule } from './ask-rule.ts'
import { countMembers } from './facts.sql.ts'

/** So many members are asked at most: a quarter of a second of work, and of a group of a tenth of them right to a few hundredths. */
const SAMPLE = 6000
const BUCKETS = 256

export interface Estimate {
  size: number
  members: number
  /** All members were asked; else those of some buckets, which are as good as drawn by lot. */
  exact: boolean
}

/** How many members a rule is true of, before it is saved. */
export async function estimateSegment(ctx: Context, programId: number, version: CompiledVersion, rule: string): Promise<Estimate> {
  const client = await ctx.reports.connect()
  let failed = true
  try {
    await client.query('begin isolation level repeatable read, read only')
    const estimate = await counted(client, programId, version, { rule, now: ctx.clock.now() })
    await client.query('commit')
    failed = false
    return estimate
  } finally {
    client.release(failed)
  }
}

async function counted(
  client: Client,
  programId: number,
  version: CompiledVersion,
  given: { rule: string; now: number },
): Promise<Estimate> {
  const members = await countMembers(client, programId)
  const buckets = Math.max(1, Math.min(BUCKETS, Math.floor((SAMPLE / Math.max(1, members)) * BUCKETS)))
  let [asked, size] = [0, 0]
  for await (const page of askRule(client, programId, version, { ...given, buckets })) {
    asked += page.asked
    size += page.found.length
  }
  const exact = buckets === BUCKETS
  return { size: exact || asked === 0 ? size : Math.round((size / asked) * members), members, exact }
}
