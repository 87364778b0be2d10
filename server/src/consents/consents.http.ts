import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand, claimedKey } from '../decisions/submit-command.ts'
import { memberById, type MemberRow } from '../members/members.sql.ts'
import { readMember } from '../members/target.ts'
import { At, timeOf } from '../orders/at.ts'
import { consentAt, consentsOf } from './consents.sql.ts'

const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

export const ConsentItem = z
  .union([
    z.strictObject({ terms: z.string().min(1).max(40), hash: z.string().min(8).max(128), accepted: z.boolean() }),
    z.strictObject({ purpose: code, channel: code, text: z.string().min(1).max(40).meta({ description: 'Version of the text that was agreed to' }), granted: z.boolean() }),
  ])
  .meta({ id: 'ConsentItem', description: 'Acceptance of the program’s terms, or consent to be contacted; neither implies the other' })

const params = z.object({ id: z.string() })
const Consent = z.object({ purpose: z.string(), channel: z.string(), text: z.string(), granted: z.boolean(), at: z.iso.datetime(), recorded_at: z.iso.datetime() })

export function consentDoors(doors: Doors, ctx: Context): void {
  const memberOf = async (programId: number, id: string): Promise<MemberRow> => {
    const member = await memberById(ctx.pool, programId, readMember(id).text)
    if (!member) throw new Problem('not_found', { what: 'member' })
    return member
  }

  doors.post(
    '/v1/members/:id/consents',
    {
      ...allow('members:write'),
      schema: {
        summary: 'Record consents given or withdrawn, and terms accepted',
        tags: ['members'],
        params,
        body: z.strictObject({ at: At, items: z.array(ConsentItem).min(1).max(50) }),
        response: { 201: DecisionAnswer },
      },
    },
    async (request, reply) => {
      const key = claimedKey(request, 'consent')
      const { at, items } = request.body
      return answerCommand(ctx, request, reply, { key, holder: readMember(request.params.id), draft: { kind: 'consent', given: items, at: timeOf(at) } })
    },
  )

  doors.get(
    '/v1/members/:id/consents',
    { ...allow('members:read'), schema: { summary: 'Every consent, in order', tags: ['members'], params, response: { 200: z.object({ items: z.array(Consent) }) } } },
    async (request) => {
      const member = await memberOf(request.caller.programId, request.params.id)
      const rows = await consentsOf(ctx.pool, member.customer_id, request.caller.programId)
      return { items: rows.map((r) => ({ purpose: r.purpose, channel: r.channel, text: r.text_version, granted: r.granted, at: r.at.toISOString(), recorded_at: r.recorded_at.toISOString() })) }
    },
  )

  doors.get(
    '/v1/members/:id/contactable',
    {
      ...allow('members:read'),
      schema: {
        summary: 'Could we write to this person then?',
        tags: ['members'],
        params,
        querystring: z.object({ purpose: code, channel: code, at: z.iso.datetime({ offset: true }).optional() }),
        response: { 200: z.object({ contactable: z.boolean(), because: z.enum(['granted', 'withdrawn', 'never_asked']), text: z.string().nullable(), since: z.iso.datetime().nullable() }) },
      },
    },
    async (request) => {
      const member = await memberOf(request.caller.programId, request.params.id)
      const { purpose, channel, at } = request.query
      const when = at ? new Date(at) : new Date(ctx.clock.now())
      const consent = await consentAt(ctx.pool, member.customer_id, request.caller.programId, purpose, channel, when)
      if (!consent) return { contactable: false, because: 'never_asked' as const, text: null, since: null }
      const because = consent.granted ? ('granted' as const) : ('withdrawn' as const)
      return { contactable: consent.granted, because, text: consent.text_version, since: consent.at.toISOString() }
    },
  )
}
