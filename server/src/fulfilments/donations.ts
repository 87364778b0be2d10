import type { Base } from '#kit/base.ts'
import { donationsOf } from './fulfilments.sql.ts'

/** How many donations of each reward arrived. */
export const countDonations = async (ctx: Base, programId: number): Promise<Map<string, number>> =>
  new Map((await donationsOf(ctx.pool, programId)).map(({ reward, count }) => [reward, count]))
