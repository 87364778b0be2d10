import { FUTURE_MS } from '@perennial/engine/decide/decide.ts'
import { z } from 'zod'
import { At } from '#kit/at.ts'
import { timeOf } from '#kit/at.ts'
import type { Doors } from '#kit/doors.ts'
import { keyHash } from '#kit/hashes.ts'
import { uuidText } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { findCustomer } from '../customers/find-customer.ts'
import { DecisionAnswer } from '../decisions/answer.ts'
import { answerCommand } from '../decisions/submit-command.ts'
import { findMember } from '../members/find-member.ts'
import { readMember } from '../members/target.ts'
import { ConsentItem, PurposeCode } from './consent-item.ts'
import { consentAt, consentsOf, insertConsent } from './consents.sql.ts'

const params = z.object({ id: z.string() })
const Consent = z.object({
  purpose: z.string(),
  channel: z.string(),
  text: z.string(),
  granted: z.boolean(),
  at: z.iso.datetime(),
  recorded_at: z.iso.datetime(),
})

export function consentDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/members/:id/consents',
    {
      ...allow('members:write', { shows: '/v1/members/:id/consents' }),
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
      return answerCommand(ctx, request, reply, {
        key,
        holder: readMember(request.params.id),
        draft: { kind: 'consent', given: items, at: timeOf(at) },
      })
    },
  )

  doors.get(
    '/v1/members/:id/consents',
    {
      ...allow('members:read'),
      schema: { summary: 'Every consent, in order', tags: ['members'], params, response: { 200: z.object({ items: z.array(Consent) }) } },
    },
    async (request) => {
      const member = await findMember(ctx, request.caller.programId, request.params.id)
      const rows = await consentsOf(ctx.pool, member.customer_id, request.caller.programId)
      return {
        items: rows.map((r) => ({
          purpose: r.purpose,
          channel: r.channel,
          text: r.text_version,
          granted: r.granted,
          at: r.at.toISOString(),
          recorded_at: r.recorded_at.toISOString(),
        })),
      }
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
        querystring: z.object({ purpose: PurposeCode, channel: PurposeCode, at: z.iso.datetime({ offset: true }).optional() }),
        response: {
          200: z.object({
            contactable: z.boolean(),
            because: z.enum(['granted', 'withdrawn', 'never_asked']),
            text: z.string().nullable(),
            since: z.iso.datetime().nullable(),
          }),
        },
      },
    },
    async (request) => {
      const member = await findMember(ctx, request.caller.programId, request.params.id)
      const { purpose, channel, at } = request.query
      const when = at ? new Date(at) : new Date(ctx.clock.now())
      const consent = await consentAt(ctx.pool, member.customer_id, request.caller.programId, purpose, channel, when)
      if (!consent) return { contactable: false, because: 'never_asked' as const, text: null, since: null }
      const because = consent.granted ? ('granted' as const) : ('withdrawn' as const)
      return { contactable: consent.granted, because, text: consent.text_version, since: consent.at.toISOString() }
    },
  )

  doors.post(
    '/v1/customers/:id/consents',
    {
      ...allow('members:write', { shows: '/v1/customers/:id' }),
      schema: {
        summary: 'Record contact consents of a person, member or not',
        tags: ['customers'],
        params,
        body: z.strictObject({ at: At, items: z.array(ConsentItem).min(1).max(50) }),
        response: { 201: z.object({ recorded: z.int() }) },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'customer-consent', async (key) => {
        const program = (await ctx.programs.get(request.caller.programId))!
        const customer = await findCustomer(ctx, program, request.params.id)
        const now = ctx.clock.now()
        const { items } = request.body
        const at = timeOf(request.body.at) ?? now
        if (at > now + FUTURE_MS) throw new Problem('in_future', { minutes: Math.ceil((at - now) / 60_000) })
        const terms = items.findIndex((item) => 'terms' in item)
        if (terms >= 0) throw new Problem('no_membership', {}, [{ code: 'terms_need_membership', path: `body.items.${terms}` }])
        for (const [n, item] of items.entries()) {
          if ('terms' in item) continue
          await insertConsent(ctx.pool, {
            customerId: customer.id,
            programId: program.id,
            id: uuidText(keyHash(key.toString('hex'), String(n))),
            purpose: item.purpose,
            channel: item.channel,
            textVersion: item.text,
            granted: item.granted,
            at: new Date(at),
            now: new Date(now),
          })
        }
        void reply.status(201)
        return { recorded: items.length }
      }),
  )
}
