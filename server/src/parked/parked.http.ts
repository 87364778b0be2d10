import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { decodeCursor, encodeCursor, Page } from '#kit/paging.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { parkedOf } from './parked.sql.ts'

const Parked = z
  .object({
    kind: z.enum(['return', 'event']),
    reference: z.string(),
    state: z.enum(['waiting', 'done', 'refused', 'lapsed']),
    refusal: z.string().nullable().meta({ description: 'Why it was refused when its order had come' }),
    parked_at: z.iso.datetime(),
    until: z.iso.datetime(),
    settled_at: z.iso.datetime().nullable(),
    at: z.iso.datetime(),
    type: z.string().nullable().meta({ description: 'Of an event' }),
    lines: z
      .array(z.object({ sku: z.string(), quantity: z.int(), amount: z.int().optional() }))
      .nullable()
      .meta({ description: 'Of a return; null for all of the order' }),
  })
  .meta({ id: 'Parked' })

export function parkedDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/parked',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'Returns and events that wait, or waited, for the order they name; the newest first',
        tags: ['orders'],
        querystring: z.object({ ...Page, state: z.enum(['waiting', 'done', 'refused', 'lapsed']).optional() }),
        response: { 200: z.object({ items: z.array(Parked), next: z.string().nullable() }) },
      },
    },
    async (request) => {
      const { limit, cursor, state } = request.query
      const [before = Number.MAX_SAFE_INTEGER] = (decodeCursor(cursor, ['micros']) ?? []) as [number?]
      const rows = await parkedOf(ctx.pool, request.caller.programId, state ?? null, before, limit)
      const items = rows.map(({ kind, reference, state: is, refusal, parked_at, lapses_at, settled_at, draft }) => ({
        kind,
        reference,
        state: is,
        refusal,
        parked_at: parked_at.toISOString(),
        until: lapses_at.toISOString(),
        settled_at: settled_at?.toISOString() ?? null,
        ...reported(draft as Reported),
      }))
      return { items, next: rows.length === limit ? encodeCursor([rows.at(-1)!.id]) : null }
    },
  )
}

interface Reported {
  at: number
  type?: string
  lines?: { sku: string; quantity: number; amount?: number }[] | null
}

const reported = ({ at, type, lines }: Reported): Pick<z.infer<typeof Parked>, 'at' | 'type' | 'lines'> => ({
  at: new Date(at).toISOString(),
  type: type ?? null,
  lines: lines ?? null,
})
