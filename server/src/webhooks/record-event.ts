import type { Base } from '#kit/base.ts'
import { uuidText } from '#kit/ids.ts'
import type { Client, Pool } from '#kit/pg.ts'
import type { ProgramCache } from '../programs/program-cache.ts'
import { insertDeliveries } from './deliveries.sql.ts'
import { memberEvent, programEvent, type Announced, type Event, type Told } from './event.ts'

type Recording = Base & { programs: ProgramCache }

/** One delivery for each endpoint that wants what a decision announced. Doing it twice is doing it once. */
export async function recordAnnounced(ctx: Recording, announced: Announced): Promise<void> {
  const { key } = (await ctx.programs.get(announced.programId))!
  await record(ctx, ctx.slowPool, memberEvent(key, announced))
}

/** The same for what the program as a whole has to tell, in the transaction that notes it. */
export async function recordTold(ctx: Recording, db: Client, told: Told): Promise<void> {
  const { key } = (await ctx.programs.get(told.programId))!
  await record(ctx, db, programEvent(key, told))
}

async function record(ctx: Recording, db: Pool | Client, { programId, place, id, type, body }: Event): Promise<void> {
  const { holder, seq, n } = place ?? { holder: null, seq: null, n: null }
  const row = { programId, holder: holder && uuidText(holder), seq, n, eventId: id, type, body }
  await insertDeliveries(db, row, new Date(ctx.clock.now()))
}
