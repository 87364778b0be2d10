import { metersOfSale } from '@perennial/engine/decide/basis.ts'
import type { NotFired } from '@perennial/engine/decide/decision.ts'
import { withProducts } from '@perennial/engine/decide/products.ts'
import { award } from '@perennial/engine/rules/award.ts'
import { z } from 'zod'
import type { Doors } from '#kit/doors.ts'
import { drawOf } from '#kit/holder-key.ts'
import { decodeRowId } from '#kit/ids.ts'
import { languageOf, message } from '#kit/messages.ts'
import { Problem } from '#kit/refusals.ts'
import { allow } from '../access/authenticate.ts'
import type { Context } from '../context.ts'
import { decodeOutcome } from '../intake/outcome.ts'
import { type Stored } from '../intake/stored-decision.ts'
import { liveProgram } from '../programs/live-program.ts'
import type { LiveProgram } from '../programs/program.ts'
import { answerOf, DecisionAnswer, refusalReason } from './answer.ts'
import { findStored } from './find-stored.ts'

const Explanation = z
  .object({
    answer: DecisionAnswer,
    policy_version: z.int(),
    input: z.record(z.string(), z.unknown()).meta({ description: 'The command as it was decided' }),
    facts: z.record(z.string(), z.unknown()).meta({ description: 'What was read besides the holder’s own history' }),
    basis: z.record(z.string(), z.unknown()).nullable().meta({ description: 'What of the member the rules could see' }),
    refusal: z.looseObject({ code: z.string(), text: z.string() }).nullable(),
    not_fired: z.array(z.object({ campaign: z.string(), rule: z.string().nullable(), because: z.string(), text: z.string() })),
  })
  .meta({ id: 'Explanation' })

export function decisionDoors(doors: Doors, ctx: Context): void {
  doors.get(
    '/v1/decisions/:id',
    {
      ...allow('decisions:read'),
      schema: {
        summary: 'Why a decision came out as it did: its inputs, its effects, and every rule that did nothing',
        tags: ['decisions'],
        params: z.object({ id: z.string() }),
        response: { 200: Explanation },
      },
    },
    async (request) => {
      const place = decodeRowId('dec', request.params.id, 1)
      const stored = place && (await findStored(ctx, request.caller.programId, place.holder, place.place[0]!))
      if (!stored) throw new Problem('not_found', { what: 'decision' })
      const program = await liveProgram(ctx, request.caller.programId)
      const language = languageOf(request.headers['accept-language'])
      const { kind: _, at: __, recordedAt: ___, ...input } = stored.command
      const refusal = refusalReason(stored)
      return {
        answer: answerOf(stored),
        policy_version: stored.policyVersion,
        input: { ...input },
        facts: { ...stored.facts },
        basis: stored.outcome.basis ? { ...stored.outcome.basis } : null,
        refusal: refusal && {
          code: refusal.code,
          text: message(language, `problem.${refusal.code}`, refusal.facts ?? {}),
          ...refusal.facts,
        },
        not_fired: notFired(program, stored).map(({ campaign, rule, because, detail }) => ({
          campaign,
          rule,
          because,
          text: message(language, `not_fired.${because}`, { detail }),
        })),
      }
    },
  )
}

/** The rules that did nothing, worked out again from the stored inputs: nothing of this is kept with the decision. */
function notFired({ timeline }: LiveProgram, { holder, command, outcome, facts, rulesVersion }: Stored): NotFired[] {
  const { basis } = decodeOutcome(outcome)
  const version = timeline.all.get(rulesVersion)
  if (!basis || !version) return []
  const found: NotFired[] = []
  const at = Math.min(command.at, command.recordedAt)
  const seen = { at, basis, meters: metersOfSale(basis, facts.shared ?? {}), draw: drawOf(holder) }
  if (command.kind === 'order') award(version, { ...seen, trigger: 'order', order: withProducts(command.order, facts.products) }, found)
  if (command.kind === 'event') award(version, { ...seen, trigger: command.type, event: command.attributes }, found)
  return found
}
