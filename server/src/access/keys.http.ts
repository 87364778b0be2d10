import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { answerOnce } from './answer-once.ts'
import { ROLES, SCOPES } from './api-key.ts'
import { endKey, keyById, keysOf, type ListedKey } from './api-keys.sql.ts'
import { allow } from './authenticate.ts'
import { createApiKey } from './create-api-key.ts'

const HOUR_MS = 3_600_000
const tags = ['staff']
const params = z.object({ id: z.string().max(40) })

const Key = z
  .object({
    id: z.string(),
    name: z.string().meta({ description: 'The client it is for; idempotency keys belong to the client and outlive a rotation' }),
    role: z.enum(ROLES),
    prefix: z.string(),
    scopes: z.array(z.string()),
    created_at: z.iso.datetime(),
    ends_at: z.iso.datetime().nullable().meta({ description: 'When it ended, or will after a rotation' }),
  })
  .meta({ id: 'ApiKey' })
const NewKey = Key.extend({ key: z.string().meta({ description: 'Shown now only' }) }).meta({ id: 'NewApiKey' })

/** Keys of the program, for owners. */
export function keyDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/keys',
    {
      ...allow('keys:write'),
      schema: { summary: 'API keys of the program; those that ended last', tags, response: { 200: z.object({ items: z.array(Key) }) } },
    },
    async ({ caller }) => ({ items: (await keysOf(ctx.pool, caller.programId)).map(keyAnswer) }),
  )

  doors.post(
    '/v1/keys',
    {
      ...allow('keys:write', { as: 'key_made' }),
      schema: {
        summary: 'Make a key; it is shown this once',
        tags,
        body: z
          .strictObject({
            name: z.string().trim().min(1).max(100),
            role: z.enum(ROLES),
            scopes: z.array(z.enum(SCOPES)).min(1).optional().meta({ description: 'Fewer than the role has' }),
          })
          .meta({ id: 'MakeApiKey' }),
        response: { 201: NewKey },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'make key', async (key) => {
        const { programId } = request.caller
        const { name, role, scopes } = request.body
        const id = uuidText(keyHash('api key', String(programId), key.toString('hex')))
        const made = await createApiKey(ctx, { id, programId, name, role, ...(scopes && { scopes }) })
        void reply.status(201)
        return { ...keyAnswer((await keyById(ctx.pool, programId, id))!), key: made.key }
      }),
  )

  doors.post(
    '/v1/keys/:id/rotate',
    {
      ...allow('keys:write', { as: 'key_rotated' }),
      schema: {
        summary: 'Make another key for the same client; the old one goes on for a while',
        tags,
        params,
        body: z.strictObject({ keep_hours: z.int().min(0).max(720).default(24) }).meta({ id: 'RotateApiKey' }),
        response: { 201: NewKey },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'rotate key', async (key) => {
        const { programId } = request.caller
        const old = await findKey(ctx, programId, request.params.id)
        const now = ctx.clock.now()
        if (old.revoked_at && old.revoked_at.getTime() <= now) throw new Problem('not_found', { what: 'key' })
        const id = uuidText(keyHash('api key', String(programId), key.toString('hex')))
        const made = await createApiKey(ctx, { id, programId, name: old.name, role: old.role, scopes: old.scopes })
        await endKey(ctx.pool, old.id, new Date(now + request.body.keep_hours * HOUR_MS))
        void reply.status(201)
        return { ...keyAnswer((await keyById(ctx.pool, programId, id))!), key: made.key }
      }),
  )

  doors.delete(
    '/v1/keys/:id',
    {
      ...allow('keys:write', { as: 'key_ended' }),
      schema: { summary: 'End a key; it stops working within ten seconds', tags, params, response: { 200: Key } },
    },
    async (request) => {
      const { id } = await findKey(ctx, request.caller.programId, request.params.id)
      await endKey(ctx.pool, id, new Date(ctx.clock.now()))
      return keyAnswer(await findKey(ctx, request.caller.programId, request.params.id))
    },
  )
}

async function findKey(ctx: Context, programId: number, id: string): Promise<ListedKey> {
  const bytes = decodeId('key', id)
  const row = bytes && (await keyById(ctx.pool, programId, uuidText(bytes)))
  if (!row) throw new Problem('not_found', { what: 'key' })
  return row
}

const keyAnswer = ({ id, name, role, prefix, scopes, created_at, revoked_at }: ListedKey): z.infer<typeof Key> => ({
  id: encodeId('key', uuidBytes(id)),
  name,
  role,
  prefix,
  scopes: [...scopes],
  created_at: created_at.toISOString(),
  ends_at: revoked_at?.toISOString() ?? null,
})
