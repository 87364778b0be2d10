import { decodeRowId, uuidText } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import { Problem } from '#kit/refusals.ts'
import type { Caller } from '../access/api-key.ts'
import type { Context } from '../context.ts'
import type { DecisionAnswer } from '../decisions/answer.ts'
import type { LiveProgram } from '../programs/program.ts'
import { allowanceOf, fits, isLimited } from './allowance.ts'
import { givable, writeGoodwill, type Giving } from './give-goodwill.ts'
import { goodwillById, lockGiver, settleGoodwill } from './goodwill.sql.ts'

/**
 * Decides an adjustment that somebody makes by hand, within what they may give. It is counted before it is decided; where
 * a process is killed in between it stays counted, and nobody gives more than they may. What takes points away is not
 * counted, nor is what machines do and whoever has no limit.
 *
 * @param decide asks the engine, under the key of the request
 * @throws Problem `above_goodwill`, `own_membership`, and what `decide` throws
 */
export async function withinGoodwill(
  ctx: Context,
  program: LiveProgram,
  caller: Caller,
  { member: memberId, id, ...giving }: Omit<Giving, 'note'> & { member: string; id: Buffer },
  decide: () => Promise<DecisionAnswer>,
): Promise<DecisionAnswer> {
  if (!caller.staff || giving.amount <= 0) return decide()
  const member = await givable(ctx, program, caller, memberId, giving.currency)
  if (!isLimited(caller)) return decide()
  await transaction(ctx.pool, async (client) => {
    await lockGiver(client, program.id, caller.client)
    if (await goodwillById(client, program.id, uuidText(id))) return
    const allowance = await allowanceOf(ctx, client, program, caller, giving.currency)
    if (!fits(allowance, giving.amount)) {
      const { per_act, left_today: left } = allowance!
      throw new Problem('above_goodwill', { currency: giving.currency, amount: giving.amount, per_act, left })
    }
    await writeGoodwill(ctx, client, program, caller, member, { id, ...giving, note: null, state: 'counted', beyond: false })
  })
  try {
    const answer = await decide()
    await settleGoodwill(ctx.pool, program.id, uuidText(id), decodeRowId('dec', answer.decision, 1)!.place[0]!)
    return answer
  } catch (error) {
    // An answer that is no. Of anything else nobody knows whether it was decided.
    if (error instanceof Problem) await settleGoodwill(ctx.pool, program.id, uuidText(id), null)
    throw error
  }
}
