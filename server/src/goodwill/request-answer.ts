import { z } from 'zod'
import { decryptJson } from '#kit/crypto.ts'
import { encodeId, encodeRowId, uuidBytes } from '#kit/ids.ts'
import type { Caller } from '../access/api-key.ts'
import { nameShown } from '../access/mask-people.ts'
import type { Context } from '../context.ts'
import { peopleKeys } from '../customers/person-key.ts'
import { fullName } from '../customers/person-terms.ts'
import { showPersons } from '../customers/show-person.ts'
import { customersOf } from '../members/members-of.ts'
import type { Program } from '../programs/program.ts'
import { givenBefore, type GoodwillRow } from './goodwill.sql.ts'

/** How far back an approver looks for what the member was given by hand before. */
const BEFORE_DAYS = 30

export const REQUEST_STATES = ['asked', 'approved', 'given', 'declined', 'refused'] as const

export const GoodwillRequest = z
  .object({
    id: z.string(),
    member: z.string(),
    member_name: z.string().nullable().meta({ description: 'Null where none is known, and for callers that see no people' }),
    currency: z.string(),
    amount: z.int(),
    reason: z.string(),
    note: z.string().nullable().meta({ description: 'Why, in the words of who asks' }),
    state: z.enum(REQUEST_STATES).meta({ description: 'refused: by the engine, after it was approved' }),
    asked_by: z.string(),
    asked_at: z.iso.datetime(),
    mine: z.boolean().meta({ description: 'Whether the caller asked it, and so cannot decide it' }),
    decided_by: z.string().nullable(),
    decided_at: z.iso.datetime().nullable(),
    decided_note: z.string().nullable(),
    decision: z.string().nullable().meta({ description: 'The decision that gave it' }),
    before: z.object({ days: z.int(), times: z.int(), amount: z.int(), by_same: z.int() }).meta({
      description:
        'What the member was given by hand in these days before it was asked, of this currency; and how often by the same person',
    }),
  })
  .meta({ id: 'GoodwillRequest' })
export type GoodwillRequest = z.infer<typeof GoodwillRequest>

/** Requests as they are shown, in five statements however many they are. */
export async function requestAnswers(
  ctx: Context,
  { id: programId, organizationId }: Pick<Program, 'id' | 'organizationId'>,
  rows: readonly GoodwillRow[],
  caller: Caller,
): Promise<GoodwillRequest[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const holders = rows.map((row) => row.holder_id)
  const [before, customers] = await Promise.all([givenBefore(ctx.pool, programId, ids, BEFORE_DAYS), customersOf(ctx, programId, holders)])
  const people = [...new Set(customers.values())]
  const [keys, persons] = await Promise.all([peopleKeys(ctx, organizationId, people), showPersons(ctx, organizationId, people)])
  return rows.map((row) => {
    const customer = customers.get(row.holder_id)!
    const key = keys.get(customer)
    const said = (note: Buffer | null): string | null => (note && key ? (decryptJson(key, note, 'goodwill') as string) : null)
    const own = before.find(({ id }) => id === row.id)!
    const holder = uuidBytes(row.holder_id)
    return {
      id: encodeId('req', uuidBytes(row.id)),
      member: encodeId('mem', holder),
      member_name: nameShown(caller, fullName(persons.get(customer)!.personal)),
      currency: row.currency,
      amount: row.amount,
      reason: row.reason,
      note: said(row.note),
      state: row.state as GoodwillRequest['state'],
      asked_by: row.author,
      asked_at: row.at.toISOString(),
      mine: row.client === caller.client,
      decided_by: row.decided_author,
      decided_at: row.decided_at?.toISOString() ?? null,
      decided_note: said(row.decided_note),
      decision: row.seq === null ? null : encodeRowId('dec', holder, row.seq),
      before: { days: BEFORE_DAYS, times: own.times, amount: own.amount, by_same: own.same },
    }
  })
}
