import { z } from 'zod'
import { Amount } from '#kit/amount.ts'
import type { Doors } from '#kit/doors.ts'
import { stableJson } from '#kit/hashes.ts'
import { Problem } from '#kit/refusals.ts'
import { answerOnce } from '../access/answer-once.ts'
import { allow } from '../access/authenticate.ts'
import { claimedKey } from '../access/claimed-key.ts'
import type { Context } from '../context.ts'
import { answerFor, DecisionAnswer } from '../decisions/answer.ts'
import { isMember } from '../members/find-member.ts'
import { resolveMember } from '../members/resolve-member.ts'
import { Target } from '../members/target.ts'
import { OrderInput } from '../orders/order-input.ts'
import { liveProgram } from '../programs/live-program.ts'
import { claimReceipt } from './claim-receipt.ts'
import { keepReceipt } from './keep-receipt.ts'

const number = z.string().min(1).max(100).meta({ description: 'Printed on it; unique in the program, over all stores and partners' })
const amount = Amount.meta({ description: 'Printed on it, in minor units' })
const { lines, channel, store, payment, partner, attributes } = OrderInput.shape
const KeepReceipt = z
  .strictObject({ number, amount, at: z.iso.datetime({ offset: true }), lines, channel, store, payment, partner, attributes })
  .meta({ id: 'KeepReceipt' })
const ClaimReceipt = z.strictObject({ ...Target, number, amount }).meta({ id: 'ClaimReceipt' })
const tags = ['orders']

export function receiptDoors(doors: Doors, ctx: Context): void {
  doors.post(
    '/v1/receipts',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'Report a sale to somebody who showed no card, to be claimed with its receipt',
        tags,
        body: KeepReceipt,
        response: { 201: z.object({ number: z.string() }) },
      },
    },
    (request, reply) =>
      answerOnce(ctx, request, reply, 'receipt', async () => {
        const { number: reference, amount: printed, at, ...rest } = request.body
        const program = await liveProgram(ctx, request.caller.programId)
        await keepReceipt(ctx, program, { order: { reference, ...rest }, at: Date.parse(at), amount: printed })
        void reply.status(201)
        return { number: reference }
      }),
  )

  doors.post(
    '/v1/receipts/claim',
    {
      ...allow('orders:write'),
      schema: {
        summary: 'A member shows a receipt: it becomes their order, as of when it was bought, once',
        tags,
        body: ClaimReceipt,
        response: { 201: DecisionAnswer },
      },
    },
    async (request, reply) => {
      const { caller, params, body } = request
      const key = claimedKey(request, 'claim receipt')
      const program = await liveProgram(ctx, caller.programId)
      const holder = await resolveMember(ctx, program, body)
      if (!(await isMember(ctx, program.id, holder))) throw new Problem('not_found', { what: 'member' })
      const sameAs = stableJson([params, body])
      const decided = await claimReceipt(ctx, program, { caller, key, sameAs }, holder, body)
      if (decided.replayed) void reply.header('idempotent-replayed', 'true')
      void reply.status(201)
      return answerFor(caller, decided)
    },
  )
}
