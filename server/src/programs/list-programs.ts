import type { Base } from '#kit/base.ts'
import { allPrograms, type ProgramRow } from './programs.sql.ts'

/** Every program of this database, oldest first. */
export const listPrograms = (ctx: Base): Promise<ProgramRow[]> => allPrograms(ctx.pool)
