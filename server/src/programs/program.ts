import type { Timeline } from '@perennial/engine/decide/timeline.ts'

/** A program as the process holds it: who it belongs to and its published versions, compiled. */
export interface Program {
  id: number
  key: string
  organizationId: string
  /** Null before the first version is published. */
  timeline: Timeline | null
  latestVersion: number
}

/** A program that can decide. */
export type LiveProgram = Program & { timeline: Timeline }

export const isLive = (program: Program): program is LiveProgram => program.timeline !== null
