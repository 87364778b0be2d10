import { expect } from 'vitest'
import type { Perennial } from '../src/client.ts'
import { all, problemOf } from './asking.ts'

/** What a till, a shop and their suppliers do, everything once. */
export async function rewards(p: Perennial, member: string): Promise<void> {
  await p.adjustments.make(member, { currency: 'beans', amount: 5000, reason: 'goodwill' })
  expect((await p.stock.set('mug', { total: 5 })).taken).toBe(0)
  expect((await p.stock.importCodes('cinema', { codes: [{ code: 'C-1' }] })).answer).toEqual({ added: 1, known: 0 })
  expect((await p.stock.all()).pools).toMatchObject([{ pool: 'cinema', free: 1 }])
  expect((await p.rewards.list({ member })).items.length).toBeGreaterThan(3)
  expect((await p.rewards.get('mug', { member })).can_have).toBe(true)
  expect(await p.rewards.mark(member, 'mug')).toEqual(['mug'])
  expect((await p.rewards.get('mug', { member })).favourite).toBe(true)
  expect(await p.rewards.unmark(member, 'mug')).toEqual([])
  const address = { name: 'Wang', line1: 'Bund 1', city: 'Shanghai', country: 'CN' }
  const { answer: mug } = await p.rewards.redeem('mug', { member, address })
  const { answer: coffee } = await p.rewards.redeem('coffee', { member })
  expect((await p.fulfilments.codes(coffee.id)).answer.items).toHaveLength(1)
  await p.rewards.redeem('tree', { member })
  expect(await p.rewards.causes()).toMatchObject([{ cause: 'trees', donations: 1 }])
  expect((await all(p.fulfilments.list({ member }))).map(({ reward }) => reward)).toEqual(['tree', 'coffee', 'mug'])
  expect((await p.fulfilments.get(mug.id)).state).toBe('pending')
  expect((await problemOf(p.warehouse.task(mug.id))).code).toBe('not_found')
  expect((await problemOf(p.warehouse.act(mug.id, 'claim'))).code).toBe('not_found')
  expect(await all(p.warehouse.tasks())).toEqual([])
  expect((await p.fulfilments.cancel(mug.id)).answer.state).toBe('cancelled')
  expect((await problemOf(p.fulfilments.resolve(mug.id, { verdict: 'release', reason: 'x' }))).code).toBe('nothing_to_settle')
  expect((await p.suppliers.put('acme', { kind: 'warehouse', enabled: true })).key).toBe('acme')
  expect([await p.suppliers.get('acme')]).toEqual(await p.suppliers.list())
  expect(await p.suppliers.setPrices('acme', { prices: { mug: 2500 } })).toEqual({ prices: { mug: 2500 } })
  const bill = { invoice: 'A', month: '2026-06', lines: [{ reference: mug.id, amount: 2500 }] }
  expect((await p.suppliers.invoice('acme', bill)).answer).toEqual({ added: 1 })
  expect((await p.suppliers.reconciliation('acme', '2026-06')).differences).toMatchObject([{ code: 'not_ordered' }])
}

export async function coupons(p: Perennial, member: string, friend: string, make: () => Promise<unknown>): Promise<void> {
  const { answer: given } = await p.coupons.issue(member, { coupon: 'autumn' })
  expect(await all(p.coupons.of(member))).toEqual([given])
  expect((await p.coupons.lookup(given.code!)).id).toBe(given.id)
  expect(await p.coupons.image(given.id)).toMatch(/^<svg /)
  const { answer: moved } = await p.coupons.transfer(given.id, friend)
  expect((await p.coupons.get(given.id)).state).toBe('cancelled')
  expect((await p.coupons.cancel(moved.id)).answer.state).toBe('cancelled')
  const { answer: batch } = await p.coupons.makeBatch({ coupon: 'autumn', count: 3 })
  expect((await problemOf(p.coupons.codes(batch.id))).code).toBe('batch_not_done')
  await make()
  expect(await p.coupons.batch(batch.id)).toMatchObject({ state: 'done', made: 3 })
  expect((await p.coupons.codes(batch.id)).trim().split('\r\n')).toHaveLength(4)
}

export async function checkouts(p: Perennial, member: string): Promise<void> {
  const lines = [{ sku: 'LATTE', quantity: 2, amount: 6000 }]
  const { answer: begun } = await p.checkouts.begin({ member, basket: { lines } })
  const { id, code } = begun
  expect(begun.evaluation!.bill.payable).toBe(6000)
  const changed = await p.checkouts.change(id, begun.revision, { member, basket: { lines }, pay_with_points: 100 })
  expect(changed.evaluation!.bill).toMatchObject({ paid_in_points: 100, to_pay: 5900 })
  expect((await p.checkouts.evaluate(id)).evaluation).toEqual(changed.evaluation)
  expect((await p.checkouts.byCode(code))!.id).toBe(id)
  expect((await p.checkouts.of(member)).map((c) => c.id)).toEqual([id])
  await p.checkouts.hold(id)
  await p.checkouts.void(id)
  await p.checkouts.hold(id, { seconds: 60 })
  const { answer: paid } = await p.checkouts.confirm(id, 'C-1')
  expect(paid.decision.paid).toEqual([{ currency: 'beans', points: 20, amount: 100 }])
  expect((await p.checkouts.get(id)).state).toBe('confirmed')
  const { answer: given } = await p.coupons.issue(member, { coupon: 'autumn' })
  for (const act of ['activate', 'deactivate'] as const)
    expect((await problemOf(p.coupons[act](given.id, { member }))).code).toBe(act === 'activate' ? 'no_coupon' : 'coupon_not_active')
}
