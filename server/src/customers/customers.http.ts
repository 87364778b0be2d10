import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import type { Program } from '../programs/program.ts'
import { findCustomer } from './find-customer.ts'
import { Identity } from './identity-input.ts'
import { readIdentity } from './identity-input.ts'
import { recordCustomer } from './record-customer.ts'
import { showPerson } from './show-person.ts'

const CustomerAnswer = z
  .object({
    id: z.string(),
    created_at: z.iso.datetime(),
    personal: z.record(z.string(), z.string()),
    identities: z.array(z.object({ kind: z.string(), channel: z.string(), app: z.string(), masked: z.string(), verified: z.boolean() })),
  })
  .meta({ id: 'Customer' })

const RecordCustomer = z
  .strictObject({
    identity: Identity,
    verified: z.boolean().default(false),
    personal: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), z.string().max(1000)).default({}),
  })
  .meta({ id: 'RecordCustomer' })

const params = z.object({ id: z.string() })

export function customerDoors(doors: Doors, ctx: Context): void {
  const show = async (program: Program, id: string): Promise<z.infer<typeof CustomerAnswer>> => {
    const customer = await findCustomer(ctx, program, id)
    return {
      id: encodeId('cus', uuidBytes(customer.id)),
      created_at: customer.created_at.toISOString(),
      ...(await showPerson(ctx, program.organizationId, customer.id)),
    }
  }

  doors.post(
    '/v1/customers',
    {
      ...allow('members:write'),
      schema: {
        summary: 'Record a person without a membership: known perhaps by one e-mail',
        tags: ['customers'],
        body: RecordCustomer,
        response: { 200: CustomerAnswer, 201: CustomerAnswer },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'customer', async () => {
        const program = (await ctx.programs.get(request.caller.programId))!
        const { identity, verified, personal } = request.body
        const { customerId, created } = await transaction(ctx.pool, (client) =>
          recordCustomer(ctx, client, program.organizationId, { identity: readIdentity(identity), verified, personal }),
        )
        void reply.status(created ? 201 : 200)
        return show(program, encodeId('cus', uuidBytes(customerId)))
      }),
  )

  doors.get(
    '/v1/customers/:id',
    { ...allow('members:read'), schema: { summary: 'A person', tags: ['customers'], params, response: { 200: CustomerAnswer } } },
    async (request) => show((await ctx.programs.get(request.caller.programId))!, request.params.id),
  )
}
