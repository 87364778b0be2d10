import { randomInt } from 'node:crypto'
import type { Base } from '#kit/base.ts'
import type { Client } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { kept, readCode } from './import-codes.ts'
import { ensurePool, insertCodes, returnCodes, showCodes, countCodes, takeCodes } from './pool-codes.sql.ts'
import { returnUnits, takeUnits } from './stock.sql.ts'

/** What a fulfilment needs of what there is. */
export interface Taking {
  programId: number
  fulfilment: string
  reward: string
  slot: string
  quantity: number
  counted: boolean
  pool: string | null
  today: string
}

/** Takes units and codes in the transaction of whoever needs them. @throws Problem `out_of_stock` */
export async function takeStock(client: Client, t: Taking): Promise<void> {
  const units = !t.counted || (await takeUnits(client, t.programId, t.reward, t.slot, t.quantity))
  const codes = units && t.pool !== null ? await takeCodes(client, t.programId, t.pool, t.today, t.fulfilment, t.quantity) : t.quantity
  if (units && codes === t.quantity) return
  // Given back here as well, for callers that go on after this.
  if (units) await giveBackStock(client, t)
  throw new Problem('out_of_stock', { reward: t.reward, asked: t.quantity })
}

/** Gives back what was taken; codes that somebody has seen stay taken. */
export async function giveBackStock(
  client: Client,
  t: Pick<Taking, 'programId' | 'fulfilment' | 'reward' | 'slot' | 'quantity' | 'counted'>,
): Promise<void> {
  if (t.counted) await returnUnits(client, t.programId, t.reward, t.slot, t.quantity)
  await returnCodes(client, t.fulfilment)
}

/** Without letters and digits that look alike. There are 31: fifteen of them are 74 bits. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Makes codes of our own for a fulfilment. Doing it twice is doing it once. */
export async function makeCodes(ctx: Base, programId: number, pool: string, fulfilment: string, count: number): Promise<void> {
  if ((await countCodes(ctx.slowPool, fulfilment)) >= count) return
  await ensurePool(ctx.slowPool, programId, pool, null)
  const codes = Array.from({ length: count }, () => Array.from({ length: 15 }, () => LETTERS[randomInt(LETTERS.length)]).join(''))
  await keepCodes(ctx, programId, pool, fulfilment, codes)
}

/** Keeps codes that somebody made for this fulfilment. */
export async function keepCodes(ctx: Base, programId: number, pool: string, fulfilment: string, codes: readonly string[]): Promise<void> {
  await ensurePool(ctx.slowPool, programId, pool, null)
  const rows = codes.map((code) => kept(ctx, programId, pool, { code }))
  await insertCodes(ctx.slowPool, programId, pool, rows, fulfilment)
}

/** The codes of a fulfilment, this once. Empty where it has none, or they were shown. */
export async function revealCodes(ctx: Base, fulfilment: string): Promise<{ code: string; expires_on: string | null }[]> {
  const rows = await showCodes(ctx.pool, fulfilment, new Date(ctx.clock.now()))
  return rows.map((row) => ({ code: readCode(ctx, row), expires_on: row.expires_on }))
}
