import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { encodeRowId } from '#kit/ids.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { Problem } from '#kit/refusals.ts'
import { seesPeople } from '../access/api-key.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import { isMember } from '../members/find-member.ts'
import { readMember } from '../members/target.ts'
import { balancesAsOf, balancesOf, lotsOf, statementOf, type LotRow, type StatementRow } from './ledger.sql.ts'

const params = z.object({ id: z.string() })

const Balance = z.object({
  currency: z.string(),
  available: z.int(),
  pending: z.int().optional(),
  held: z.int().optional(),
  debt: z.int().optional(),
})

const Lot = z
  .object({
    id: z.string(),
    currency: z.string(),
    amount: z.int(),
    remaining: z.int(),
    held: z.int(),
    expired: z.int(),
    pending: z.boolean(),
    usable_on: z.string(),
    expires_on: z.string().nullable().meta({ description: 'First day on which it is gone' }),
    order: z.string().nullable(),
    campaign: z.string().nullable(),
  })
  .meta({ id: 'Lot' })

const Entry = z
  .object({
    decision: z.string(),
    kind: z.string(),
    at: z.iso.datetime(),
    recorded_at: z.iso.datetime(),
    changes: z.array(z.object({ currency: z.string(), account: z.string(), amount: z.int() })),
    available: z.record(z.string(), z.int()).meta({ description: 'Available after this decision, by currency' }),
  })
  .meta({ id: 'StatementEntry' })

const paged = <T extends z.ZodType>(items: T): z.ZodObject<{ items: z.ZodArray<T>; next: z.ZodNullable<z.ZodString> }> =>
  z.object({ items: z.array(items), next: z.string().nullable().meta({ description: 'Cursor of the next page' }) })

export function ledgerDoors(doors: Doors, ctx: Context): void {
  const holderOf = async (request: FastifyRequest<{ Params: { id: string } }>): Promise<HolderKey> => {
    const holder = readMember(request.params.id)
    if (!(await isMember(ctx, request.caller.programId, holder))) throw new Problem('not_found', { what: 'member' })
    return holder
  }

  doors.get(
    '/v1/members/:id/balances',
    {
      ...allow('balances:read'),
      schema: {
        summary: 'Balances now, or as the books had them',
        tags: ['points'],
        params,
        querystring: z.object({ as_of: z.iso.datetime({ offset: true }).optional() }),
        response: { 200: z.object({ balances: z.array(Balance) }) },
      },
    },
    async (request) => {
      const holder = await holderOf(request as never)
      const { as_of } = request.query
      const balances = as_of ? await balancesAsOf(ctx.pool, holder, new Date(as_of)) : await balancesOf(ctx.pool, holder)
      // Stores and partners see what can be spent, and no more.
      return { balances: seesPeople(request.caller) ? balances : balances.map(({ currency, available }) => ({ currency, available })) }
    },
  )

  doors.get(
    '/v1/members/:id/lots',
    {
      ...allow('members:read'),
      schema: {
        summary: 'The lots that balances are made of',
        tags: ['points'],
        params,
        querystring: z.object({ ...Page, open: z.enum(['true', 'false']).default('true') }),
        response: { 200: paged(Lot) },
      },
    },
    async (request) => {
      const holder = await holderOf(request as never)
      const { limit, cursor, open } = request.query
      const [seq = 0, n = -1] = (decodeCursor(cursor, ['place', 'place']) ?? []) as number[]
      const rows = await lotsOf(ctx.pool, holder, open === 'true', { seq, n }, limit)
      const last = rows.at(-1)
      return {
        items: rows.map((row) => lotAnswer(holder, row)),
        next: rows.length === limit && last ? encodeCursor([last.seq, last.n]) : null,
      }
    },
  )

  doors.get(
    '/v1/members/:id/statement',
    {
      ...allow('members:read'),
      schema: {
        summary: 'What moved, latest first',
        tags: ['points'],
        params,
        querystring: z.object(Page),
        response: { 200: paged(Entry) },
      },
    },
    async (request) => {
      const holder = await holderOf(request as never)
      const { limit, cursor } = request.query
      const [before = 2_147_483_647] = (decodeCursor(cursor, ['place']) ?? []) as number[]
      const rows = await statementOf(ctx.pool, holder, before, limit)
      return { items: rows.map((row) => entryAnswer(holder, row)), next: rows.length === limit ? encodeCursor([rows.at(-1)!.seq]) : null }
    },
  )
}

function lotAnswer(holder: HolderKey, { seq, n, sale, ...lot }: LotRow): z.infer<typeof Lot> {
  return { id: encodeRowId('lot', holder.id, seq, n), order: sale === null ? null : encodeRowId('ord', holder.id, sale), ...lot }
}

function entryAnswer(holder: HolderKey, { seq, kind, at, recorded_at, outcome, changes }: StatementRow): z.infer<typeof Entry> {
  const wallets = Object.entries(decodeOutcome(outcome).wallets ?? {})
  return {
    decision: encodeRowId('dec', holder.id, seq),
    kind,
    at: at.toISOString(),
    recorded_at: recorded_at.toISOString(),
    // What is owed is shown as what the holder owes, like everywhere else.
    changes: changes.map((c) => (c.account === 'debt' ? { ...c, amount: -c.amount } : c)),
    available: Object.fromEntries(wallets.map(([currency, { available }]) => [currency, available])),
  }
}
