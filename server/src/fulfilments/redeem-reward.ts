import { bodyHash, keyHash, stableJson } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import { encryptFor } from '../customers/personal.ts'
import { submitCommand } from '../decisions/submit-command.ts'
import { findMember } from '../members/find-member.ts'
import { currentProgram } from '../programs/live-program.ts'
import { beginFulfilment } from './begin-fulfilment.ts'
import { fulfilmentById, type FulfilmentRow, type NewFulfilment } from './fulfilments.sql.ts'
import { reserve, RESERVED_MS, unreserve } from './reserve.ts'
import { workOne } from './work-fulfilments.ts'

const HOUR_MS = 3_600_000

export interface Redeeming {
  key: Buffer
  holder: HolderKey
  reward: string
  price?: number | undefined
  quantity: number
  slot: string
  address?: Record<string, string> | undefined
}

/**
 * Redeems a reward: stock is reserved, the engine decides whether the member may have it and holds its points, and what
 * needs no supplier is delivered. Every part may be cut off and done again under the same key.
 *
 * @throws Problem a refusal of the engine, `out_of_stock`, `idempotency_key_reused`
 */
export async function redeemReward(ctx: Context, caller: Caller, asked: Redeeming): Promise<{ row: FulfilmentRow; replayed: boolean }> {
  const { holder, reward: key, price, quantity } = asked
  const wanted = await newRow(ctx, caller, asked)
  const known = await fulfilmentById(ctx.pool, wanted.row.id)
  const row = known ?? (await reserve(ctx, wanted.row, wanted.pool))
  if (row.body_hash !== wanted.row.body_hash) throw new Problem('idempotency_key_reused')
  // One that had lapsed is taken up again: stock is taken anew, once the points are held.
  if (row.state !== 'reserved' && row.state !== 'lapsed') return { row, replayed: true }
  const choice = { key, ...(price !== undefined && { price }), quantity, fulfilment: encodeId('ful', uuidBytes(row.id)) }
  const draft = { kind: 'hold' as const, currency: '', amount: 0, reward: choice, expiresAt: row.hold_until.getTime(), at: null }
  try {
    const command = { key: keyHash('fulfilment', row.id, 'hold'), holder, draft, sameAs: row.id }
    const { seq } = await submitCommand(ctx, caller, command)
    await beginFulfilment(ctx, row.id, seq)
  } catch (error) {
    // An answer that is no. Of anything else nobody knows whether it was decided: the reservation stands until it lapses.
    if (error instanceof Problem) await unreserve(ctx, row.id)
    throw error
  }
  const begun = (await fulfilmentById(ctx.pool, row.id))!
  if (begun.supplier !== null && begun.state !== 'cancelled') return { row: begun, replayed: false }
  await workOne(ctx, row.id)
  return { row: (await fulfilmentById(ctx.pool, row.id))!, replayed: false }
}

async function newRow(ctx: Context, caller: Caller, asked: Redeeming): Promise<{ row: NewFulfilment; pool: string | null }> {
  const { key, holder, reward: name, quantity, slot, address } = asked
  const program = await currentProgram(ctx, caller.programId)
  const now = ctx.clock.now()
  const { version } = program.timeline.inForce(now)
  const reward = Object.hasOwn(version.document.rewards, name) ? version.document.rewards[name]! : null
  if (!reward) throw new Problem('unknown_reward', { reward: name })
  const member = await findMember(ctx, program.id, encodeId('mem', holder.id))
  if (reward.kind === 'physical' && !address) throw needed('body.address', 'A physical reward needs an address.')
  if (reward.kind === 'experience' && reward.stock === 'counted' && slot === '') throw needed('body.slot', 'An experience needs a slot.')
  const id = uuidText(keyHash('fulfilment', String(program.id), key.toString('hex')))
  const kept = address ? await encryptFor(ctx, program.organizationId, member.customer_id, address, `address ${id}`) : null
  const body = [holder.text, name, asked.price ?? null, quantity, slot, address ?? null]
  const row: NewFulfilment = {
    id,
    program_id: program.id,
    bucket: holder.bucket,
    holder_id: holder.text,
    reward: name,
    kind: reward.kind,
    version: version.number,
    quantity,
    slot,
    supplier: reward.supplier ?? null,
    address: kept,
    counted: reward.stock === 'counted',
    reserved_until: new Date(now + RESERVED_MS),
    cancel_until: new Date(now + reward.cancel_hours * HOUR_MS),
    hold_until: new Date(now + reward.hold_hours * HOUR_MS),
    body_hash: bodyHash(stableJson(body)),
    client: caller.client,
    created_at: new Date(now),
  }
  return { row, pool: reward.kind === 'code' ? (reward.pool ?? null) : null }
}

const needed = (path: string, message: string): Problem => new Problem('invalid_request', {}, [{ code: 'missing', path, message }])
