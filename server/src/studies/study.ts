import { z } from 'zod'
import { encodeId } from '#kit/ids.ts'

/** A question to a program's history that takes longer than a request: it waits, is worked on, and keeps its report. */
export type StudyKind = 'backtest' | 'whatif' | 'export'

export const STATES = ['queued', 'running', 'done', 'cancelled', 'failed'] as const
export type StudyState = (typeof STATES)[number]

export interface StudyRow {
  id: string
  program_id: number
  kind: StudyKind
  state: StudyState
  request: unknown
  asked_by: string
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
  attempts: number
  progress: number
  report: unknown
  error: string | null
}

export const PREFIX = { backtest: 'bkt', whatif: 'wif', export: 'exp' } as const

/** How a study is told of, whatever it asks. */
export const StudyAnswer = {
  id: z.string(),
  state: z.enum(STATES),
  progress: z.number().meta({ description: 'Share that is done, from 0 to 1' }),
  asked_by: z.string().meta({ description: 'The API client' }),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  finished_at: z.iso.datetime().nullable(),
  error: z.string().nullable().meta({ description: 'Why it failed' }),
}

export interface StudyAnswer {
  id: string
  state: StudyState
  progress: number
  asked_by: string
  created_at: string
  started_at: string | null
  finished_at: string | null
  error: string | null
}

export const studyAnswer = (row: StudyRow, id: Uint8Array): StudyAnswer => ({
  id: encodeId(PREFIX[row.kind], id),
  state: row.state,
  progress: Math.round(row.progress * 1000) / 1000,
  asked_by: row.asked_by,
  created_at: row.created_at.toISOString(),
  started_at: row.started_at?.toISOString() ?? null,
  finished_at: row.finished_at?.toISOString() ?? null,
  error: row.error,
})
