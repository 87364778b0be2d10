import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { timeOf } from '#kit/at.ts'
import type { Doors } from '#kit/doors.ts'
import { stableJson } from '#kit/hashes.ts'
import { languageOf, message } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey, keyOfDryRun } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { presentedCoupons } from '../coupons/presented-coupons.ts'
import { answerFor } from '../decisions/answer.ts'
import { markReply } from '../decisions/submit-command.ts'
import type { Decided } from '../intake/submission.ts'
import { orderOf } from '../orders/order-input.ts'
import { liveProgram, versionOf } from '../programs/live-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { exchangeGoods, type Asked } from './exchange-goods.ts'
import { ExchangeAnswer, exchangeBillOf, ExchangeQuote, MakeExchange } from './exchange.ts'

export function exchangeDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/exchanges',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'Take goods back and sell others for them, both or neither',
        tags: ['orders'],
        querystring: z.strictObject({
          dry_run: z.enum(['true', 'false']).default('false').meta({ description: 'true: tell what would come of it, and write nothing' }),
        }),
        body: MakeExchange,
        response: { 200: ExchangeQuote, 201: ExchangeAnswer },
      },
    },
    async (request, reply) => {
      const dry = request.query.dry_run === 'true'
      const key = dry ? keyOfDryRun(ctx.clock.now()) : claimedKey(request, 'exchange')
      const program = await liveProgram(ctx, request.caller.programId)
      const sameAs = stableJson([dry, request.body])
      const exchanged = await exchangeGoods(ctx, program, { ...(await read(program, request)), key, sameAs, dry })
      if (dry) return quoted(program, request, exchanged)
      if ('part' in exchanged) throw refusalOf(exchanged)
      markReply(reply, exchanged.placed)
      return answer(program, request, exchanged)
    },
  )

  async function read(
    program: LiveProgram,
    request: FastifyRequest<{ Body: MakeExchange }>,
  ): Promise<Pick<Asked, 'body' | 'order' | 'caller'>> {
    const { body, caller } = request
    const { document } = program.timeline.versionAt(timeOf(body.at), ctx.clock.now())
    const coupons = await presentedCoupons(ctx, program, request, body.order.coupons)
    return { body, order: orderOf(document, body.order, coupons), caller }
  }

  async function answer(
    program: LiveProgram,
    { caller }: Pick<FastifyRequest, 'caller'>,
    { returned, placed }: Both,
  ): Promise<z.infer<typeof ExchangeAnswer>> {
    const policy = await versionOf(ctx, program, returned.policyVersion)
    const rules = await versionOf(ctx, program, placed.rulesVersion)
    return {
      returned: answerFor(caller, returned),
      placed: answerFor(caller, placed),
      bill: exchangeBillOf({ policy, rules }, returned, placed),
    }
  }

  async function quoted(
    program: LiveProgram,
    { caller, headers }: Pick<FastifyRequest, 'caller' | 'headers'>,
    exchanged: Awaited<ReturnType<typeof exchangeGoods>>,
  ): Promise<z.infer<typeof ExchangeQuote>> {
    if (!('part' in exchanged)) return { promised: false, ...(await answer(program, { caller }, exchanged)) }
    const { code, facts } = exchanged.refused.outcome.refusal!
    const text = message(languageOf(headers['accept-language']), `problem.${code}`, facts)
    return { promised: false, refusal: { part: exchanged.part, code, message: text, facts: { ...facts } } }
  }
}

interface Both {
  returned: Decided
  placed: Decided
}

/** Says which half was refused. Nothing of it is kept, so the key stays free for the request as it will be mended. */
function refusalOf({ part, refused }: { part: 'returned' | 'order'; refused: Decided }): Problem {
  const { code, facts } = refused.outcome.refusal!
  return new Problem(code, { ...facts, part }, [{ code, path: `body.${part}`, facts }])
}
