import { parseDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import type { LiveProgram } from '../programs/program.ts'
import { StudyAnswer, type StudyRow } from '../studies/study.ts'

export const KINDS = ['members', 'orders', 'transfers', 'lots', 'coupons', 'fulfilments'] as const
export type ExportKind = (typeof KINDS)[number]

/** How much of people is written: nothing, what staff see at first glance (`L***`, `+86 *** 8000`), or all of it. */
export const PEOPLE = ['none', 'masked', 'clear'] as const
export type People = (typeof PEOPLE)[number]

export interface ExportRequest {
  kind: ExportKind
  /** First and last day, in the program's time zone. */
  from: string | null
  to: string | null
  people: People
}

/** What came of it: the file has so many rows, and is kept until then. */
export interface ExportReport {
  rows: number
  bytes: number
  expires_at: string
}

export const ExportAnswer = z
  .object({
    ...StudyAnswer,
    kind: z.enum(KINDS),
    from: z.string().nullable(),
    to: z.string().nullable(),
    people: z.enum(PEOPLE).meta({ description: 'How much of people is in it' }),
    rows: z.int().nullable(),
    bytes: z.int().nullable(),
    expires_at: z.iso.datetime().nullable().meta({ description: 'Until then the file can be fetched' }),
    available: z.boolean().meta({ description: 'Whether the file can be fetched now' }),
  })
  .meta({ id: 'Export' })

export const requestOf = ({ request }: StudyRow): ExportRequest => request as ExportRequest

/** The instants of a time given in days of the program's time zone: from the first moment of one to the last of the other. */
export function spanOf(program: LiveProgram, { from, to }: Pick<ExportRequest, 'from' | 'to'>): { from: Date | null; to: Date | null } {
  const { zone } = program.timeline.latest
  const start = (text: string, days: number): Date => new Date(zone.startOf(parseDay(text)! + days))
  return { from: from === null ? null : start(from, 0), to: to === null ? null : start(to, 1) }
}
