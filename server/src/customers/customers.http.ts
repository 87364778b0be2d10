import { z } from 'zod'
import { decryptJson } from '#kit/crypto.ts'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { ConsentItem } from '../consents/consents.http.ts'
import { insertConsent } from '../consents/consents.sql.ts'
import type { Context } from '../context.ts'
import { claimedKey } from '../decisions/submit-command.ts'
import { Identity, readIdentity } from '../members/target.ts'
import type { Program } from '../programs/program.ts'
import { At, timeOf } from '../orders/at.ts'
import { customerById, identitiesOf, type CustomerRow } from './customers.sql.ts'
import { recordCustomer } from './record-customer.ts'

const CustomerAnswer = z
  .object({
    id: z.string(),
    created_at: z.iso.datetime(),
    personal: z.record(z.string(), z.string()),
    identities: z.array(z.object({ kind: z.string(), channel: z.string(), app: z.string(), masked: z.string(), verified: z.boolean() })),
  })
  .meta({ id: 'Customer' })

const RecordCustomer = z
  .strictObject({ identity: Identity, verified: z.boolean().default(false), personal: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), z.string().max(1000)).default({}) })
  .meta({ id: 'RecordCustomer' })

const params = z.object({ id: z.string() })

export function customerDoors(doors: Doors, ctx: Context): void {
  const show = async (program: Program, id: string): Promise<z.infer<typeof CustomerAnswer>> => {
    const customer = await customerOf(ctx, program, id)
    const identities = await identitiesOf(ctx.pool, customer.id)
    const personal = customer.personal && customer.wrapped_key ? decryptJson(ctx.vault.unwrap(customer.wrapped_key), customer.personal, 'personal') : {}
    return {
      id: encodeId('cus', uuidBytes(customer.id)),
      created_at: customer.created_at.toISOString(),
      personal: personal as Record<string, string>,
      identities: identities.map(({ kind, channel, app, masked, verified_at }) => ({ kind, channel, app, masked, verified: verified_at !== null })),
    }
  }

  doors.post(
    '/v1/customers',
    {
      ...allow('members:write'),
      schema: { summary: 'Record a person without a membership: known perhaps by one e-mail', tags: ['customers'], body: RecordCustomer, response: { 200: CustomerAnswer, 201: CustomerAnswer } },
    },
    async (request, reply) => {
      claimedKey(request, 'customer')
      const program = (await ctx.programs.get(request.caller.programId))!
      const { identity, verified, personal } = request.body
      const { customerId, created } = await transaction(ctx.pool, (client) =>
        recordCustomer(ctx, client, program.organizationId, { identity: readIdentity(identity), verified, personal }),
      )
      void reply.status(created ? 201 : 200)
      return show(program, encodeId('cus', uuidBytes(customerId)))
    },
  )

  doors.get(
    '/v1/customers/:id',
    { ...allow('members:read'), schema: { summary: 'A person', tags: ['customers'], params, response: { 200: CustomerAnswer } } },
    async (request) => show((await ctx.programs.get(request.caller.programId))!, request.params.id),
  )

  doors.post(
    '/v1/customers/:id/consents',
    {
      ...allow('members:write'),
      schema: { summary: 'Record contact consents of a person, member or not', tags: ['customers'], params, body: z.strictObject({ at: At, items: z.array(ConsentItem).min(1).max(50) }), response: { 201: z.object({ recorded: z.int() }) } },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'customer-consent')
      const program = (await ctx.programs.get(request.caller.programId))!
      const customer = await customerOf(ctx, program, request.params.id)
      const now = ctx.clock.now()
      const { at, items } = request.body
      for (const [n, item] of items.entries()) {
        if ('terms' in item) throw new Problem('no_membership', {}, [{ code: 'terms_need_membership', path: `body.items.${n}` }])
        await insertConsent(ctx.pool, {
          customerId: customer.id, programId: program.id, id: uuidText(keyHash(key.toString('hex'), String(n))),
          purpose: item.purpose, channel: item.channel, textVersion: item.text, granted: item.granted, at: new Date(timeOf(at) ?? now), now: new Date(now),
        })
      }
      void reply.status(201)
      return { recorded: items.length }
    },
  )
}

async function customerOf(ctx: Context, program: Program, id: string): Promise<CustomerRow> {
  const bytes = decodeId('cus', id)
  const customer = bytes && (await customerById(ctx.pool, program.organizationId, uuidText(bytes)))
  if (!customer) throw new Problem('not_found', { what: 'customer' })
  return customer
}
