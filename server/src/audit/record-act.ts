import type { Base } from '#kit/base.ts'
import type { Client, Pool } from '#kit/pg.ts'
import type { ActKind } from '../access/act-kind.ts'
import { insertAct, type NewAct } from './acts.sql.ts'

export type Act = Partial<Omit<NewAct, 'at' | 'kind'>> & { kind: ActKind; organization_id: string; request: string }

/** Adds a row to what staff did; in the transaction of `db`, where there is one. */
export function recordAct(ctx: Base, act: Act, db: Pool | Client = ctx.pool): Promise<void> {
  return insertAct(db, {
    program_id: null,
    staff_id: null,
    role: null,
    route: null,
    targets: [],
    reason: null,
    status: null,
    before: null,
    after: null,
    ...act,
    at: new Date(ctx.clock.now()),
  })
}
