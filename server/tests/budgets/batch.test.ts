import { expect, it } from 'vitest'
import { keyHash } from '../../src/kit/hashes.ts'
import { openWorld, orderOf, submission, type Mutation } from '../world.ts'

const limited =
  (max: number): Mutation =>
  (document) => {
    document['campaigns'] = {
      drawn: {
        names: { en: 'Drawn', zh: '领取' },
        trigger: 'order',
        limits: [{ max, of: 'points', per: 'all' }],
        rules: { r: { then: [{ grant: { currency: 'beans', amount: 'order.net / 100' } }] } },
      },
    }
  }

it('what a return gives back is not mistaken, in the same batch, for all that was used', async () => {
  const world = await openWorld(limited(100))
  try {
    const member = await world.member()
    const saleReference = keyHash('sale of a batch')
    await world.decide(member, orderOf([['A', 10, 10_000]]), { reference: saleReference })
    // The cap in force is below what was used: of the ten that come back, nothing is free.
    await world.publish(limited(50), world.clock.now())
    const back = submission(
      world.programId,
      member,
      { kind: 'return', order: null, lines: [{ sku: 'A', quantity: 1 }], at: null },
      { saleReference },
    )
    const [returned, bought] = await Promise.all([
      world.intake.submit(back),
      world.intake.submit(submission(world.programId, member, orderOf([['A', 1, 1000]]))),
    ])
    expect(returned.outcome.effects).toEqual([['drawn', 'r', 0, 'beans', -10]])
    expect(bought.outcome.effects).toEqual([['drawn', 'r', 0, 'beans', 0, 10, { cut: 'drawn#0' }]])
    const { rows } = await world.base.pool.query('select used from shared_limits')
    expect(rows).toEqual([{ used: 90 }])
  } finally {
    await world.close()
  }
})
