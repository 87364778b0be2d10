import { z } from 'zod'

export const SegmentKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'a key is lower-case letters, digits and underscores, and begins with a letter')

/** How often a rule is asked of everybody again. */
export const EVERY = { hand: null, hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 } as const
export const Every = z.enum(Object.keys(EVERY) as [keyof typeof EVERY, ...(keyof typeof EVERY)[]])
export type Every = z.infer<typeof Every>

/** A segment's members are told by a rule, or listed. */
export interface SegmentRow {
  id: number
  program_id: number
  key: string
  names: Partial<Record<'en' | 'zh', string>>
  rule: string | null
  every: Every
  archived: boolean
  created_at: Date
  created_by: string
  wanted_at: Date | null
  looked_at: Date | null
  spent: number | null
  spent_by_all: number | null
  error: string | null
}

/** Who was in it from a time on. */
export interface SnapshotRow {
  number: number
  hash: string
  size: number
  entered: number
  gone: number
  rule: string | null
  valid_from: Date
  taken_by: string
}
