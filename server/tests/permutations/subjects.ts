import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import type { Decided, Draft } from '../../src/intake/submission.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey, type HolderKey } from '../../src/kit/holder-key.ts'
import { decodeId, encodeId, newId, uuidText } from '../../src/kit/ids.ts'
import { BLANK_PROGRESS } from '../../src/members/enrol-member.ts'
import type { Api, Caller } from '../api/open-api.ts'
import { accepted, rich } from '../api/requests.ts'
import { submission } from '../world.ts'
import { HAD, LOOKED, PRICE, type Subject } from './document.ts'

let made = 0

export interface Standing extends Subject {
  holder: HolderKey
}

/**
 * So many members who have chosen the gadget, whose supplier has the order: as a redemption and a worker leave them, but a
 * statement for all of them instead of twenty for each, which took longer than their histories. Their points are held by commands.
 */
export async function standingMembers(api: Api, count: number): Promise<Standing[]> {
  const { ctx, programId, organizationId } = api
  const now = new Date(ctx.clock.now())
  const holders = Array.from({ length: count }, () => holderKey(newId(ctx.clock.now())))
  await ctx.pool.query(
    `with people as (select holder, bucket, gen_random_uuid() as customer from unnest($1::uuid[], $2::smallint[]) p(holder, bucket)),
       customer as (insert into customers (id, organization_id, created_at) select customer, $3, $5 from people),
       member as (
         insert into members (holder_id, program_id, customer_id, source, joined_at, created_at)
         select holder, $4, customer, 'test', $5, $5 from people)
     insert into holder_states (bucket, holder_id, program_id, progress) select bucket, holder, $4, $6 from people`,
    [holders.map(({ text }) => text), holders.map(({ bucket }) => bucket), organizationId, programId, now, BLANK_PROGRESS],
  )
  const standing = holders.map((holder): Standing => {
    made += 1
    const fulfilment = encodeId('ful', keyHash('fulfilment', String(programId), String(made)))
    return { holder, member: encodeId('mem', holder.id), reference: `P-${made}`, fulfilment }
  })
  const seqs = await Promise.all(standing.map((one) => held(api, one)))
  await ctx.pool.query(
    `insert into fulfilments (id, program_id, bucket, holder_id, reward, kind, version, quantity, supplier, state, points, price, amounts,
       hold_seq, counted, reserved_until, cancel_until, hold_until, body_hash, client, created_at)
     select id, $4, bucket, holder, 'gadget', 'physical', 1, 1, 'acme', 'ordered', 'held', 0, $6::json, hold, false, $5, $5, $7, 0, 'test', $5
     from unnest($1::uuid[], $2::uuid[], $3::smallint[], $8::int[]) f(id, holder, bucket, hold)`,
    [
      standing.map(({ fulfilment }) => uuidText(decodeId('ful', fulfilment)!)),
      holders.map(({ text }) => text),
      holders.map(({ bucket }) => bucket),
      programId,
      now,
      JSON.stringify({ beans: PRICE }),
      new Date(LOOKED * 2),
      seqs,
    ],
  )
  return standing
}

/** Gives the beans and holds the price. @returns the number of the hold */
async function held({ ctx, programId }: Api, { holder, fulfilment }: Standing): Promise<number> {
  const decide = (draft: Draft): Promise<Decided> => ctx.intake.submit(submission(programId, holder.id, draft))
  const given = decide({ kind: 'adjust', currency: 'beans', amount: HAD, reason: 'opening', at: null })
  const reward = { key: 'gadget', quantity: 1, fulfilment }
  const { seq, outcome } = await decide({ kind: 'hold', currency: '', amount: 0, reward, expiresAt: 2 * LOOKED, at: null })
  await given
  if (outcome.refusal) throw new Error(outcome.refusal.code)
  return seq
}

/** So many members who enrol and choose the gadget at the doors, and whose orders a worker gives to the supplier. */
export async function choosingMembers(api: Api, desk: Caller, count: number): Promise<Standing[]> {
  const address = { name: 'Lin', line1: 'Bund 1', city: '上海', country: 'CN' }
  const standing: Standing[] = []
  for (let i = 0; i < count; i++) {
    made += 1
    const member = await rich(desk, HAD)
    const { id: fulfilment } = accepted(await desk.post('/v1/rewards/gadget/redemptions', { member, address }))
    standing.push({ holder: holderKey(decodeId('mem', member)!), member, reference: `P-${made}`, fulfilment })
  }
  await workFulfilments(api.ctx)
  return standing
}
