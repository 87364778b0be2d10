import { expect } from 'vitest'
import type { Perennial } from '../src/client.ts'

/** The part of the tour in which something is put right, or comes by another way. */
export async function desk(p: Perennial, member: string, now: number): Promise<void> {
  const lines = [{ sku: 'LATTE', quantity: 1, amount: 3200, category: 'latte' }]
  const receipt = { number: 'RCPT-1', amount: 3200 }
  await p.receipts.keep({ ...receipt, at: new Date(now).toISOString(), lines })
  expect((await p.receipts.claim({ ...receipt, member })).answer).toMatchObject({ kind: 'order', member })
  const astray = await p.orders.place({ member: (await p.members.enrol({})).answer.id, order: { reference: 'T-9', lines } })
  if ('kept' in astray.answer) throw new Error('kept')
  expect((await p.orders.repost(astray.answer.order!, member)).answer.placed.member).toBe(member)
  const visit = {
    specversion: '1.0',
    id: '1',
    source: '/doors',
    type: 'perennial.event.visit',
    data: { member, attributes: { store: 'S1' } },
  } as const
  expect((await p.events.cloudEvents([visit, visit])).map(({ status, replayed }) => [status, replayed])).toEqual([
    [201, false],
    [201, true],
  ])
  const mistake = await p.adjustments.make(member, { currency: 'beans', amount: 7, reason: 'typo' })
  expect((await p.adjustments.void(mistake.answer.decision, { reason: 'typo' })).answer.kind).toBe('void_adjustment')
}
