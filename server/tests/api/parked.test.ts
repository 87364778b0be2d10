import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeId } from '../../src/kit/ids.ts'
import { settleParked } from '../../src/parked/settle-parked.ts'
import { openApi, type Answer, type Api } from './open-api.ts'
import { accepted, basket, beansOf, enrol, refused } from './requests.ts'

const DAY_MS = 86_400_000

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    d['events'].shipped = { names: { en: 'Shipped', zh: '已发货' } }
    d['currencies'].beans.pending = { policy: 'event', event: 'shipped' }
    d['settings'].return_window_days = 60
  })
})
afterAll(() => api.close())

const sale = (pieces = 2) => basket([['A', pieces, pieces * 10_000]])
const place = async (member: string, order: object): Promise<unknown> => accepted(await api.store.post('/v1/orders', { member, order }))
const giveBack = (reference: unknown, quantity: number, key?: string): Promise<Answer> =>
  api.store.post('/v1/returns', { order: { reference }, lines: [{ sku: 'A', quantity }] }, key === undefined ? {} : { key })
const ship = (reference: unknown): Promise<Answer> => api.store.post('/v1/events', { type: 'shipped', order: { reference } })
const parked = async (state: string): Promise<any[]> => accepted(await api.service.get(`/v1/parked?state=${state}`), 200).items

describe('a return that comes before its order', () => {
  it('waits for it, and is then decided under its own key', async () => {
    const [member, order] = [await enrol(api.service), sale()]
    const { reference } = order
    const waiting = accepted(await giveBack(reference, 1, 'early'), 202)
    expect(waiting).toEqual({ parked: true, reference, until: new Date(api.clock.time + 7 * DAY_MS).toISOString() })
    const again = await giveBack(reference, 1, 'early')
    expect([again.status, again.headers['idempotent-replayed'], again.json]).toEqual([202, 'true', waiting])
    refused(await giveBack(reference, 2, 'early'), 422, 'idempotency_key_reused')
    expect(await settleParked(api.ctx)).toBe(0)
    await place(member, order)
    expect(await settleParked(api.ctx)).toBe(1)
    expect(await settleParked(api.ctx)).toBe(0)
    const now = await giveBack(reference, 1, 'early')
    expect([now.status, now.headers['idempotent-replayed'], now.json.kind]).toEqual([201, 'true', 'return'])
    accepted(await ship(reference))
    expect(await beansOf(api.service, member)).toBe(100)
  })

  it('that takes back more than there is is refused, and a person sees it', async () => {
    const [member, order] = [await enrol(api.service), sale()]
    accepted(await giveBack(order['reference'], 3), 202)
    await place(member, order)
    await settleParked(api.ctx)
    expect(await parked('refused')).toMatchObject([{ kind: 'return', reference: order['reference'], refusal: 'over_return' }])
  })

  it('that cannot be decided for now holds up nobody but its member', async () => {
    const sold = await Promise.all([1, 2].map(async () => ({ member: await enrol(api.service), order: sale() })))
    for (const { order } of sold) for (const _ of [1, 2]) accepted(await giveBack(order['reference'], 1), 202)
    for (const { member, order } of sold) await place(member, order)
    const { intake } = api.ctx
    const submit = intake.submit.bind(intake)
    const broken = decodeId('mem', sold[0]!.member)!
    intake.submit = (submission) => (submission.holder.id.equals(broken) ? Promise.reject(new Error('broken')) : submit(submission))
    await expect(settleParked(api.ctx)).rejects.toThrow('broken')
    intake.submit = submit
    expect((await parked('waiting')).map(({ reference }: any) => reference)).toEqual([1, 2].map(() => sold[0]!.order['reference']))
    expect(await settleParked(api.ctx)).toBe(2)
    expect(await parked('waiting')).toEqual([])
  })

  it('whose order never comes is laid before a person', async () => {
    accepted(await giveBack('never', 1), 202)
    api.clock.time += 7 * DAY_MS + 1
    await settleParked(api.ctx)
    expect(await parked('lapsed')).toMatchObject([{ kind: 'return', reference: 'never', settled_at: expect.any(String) }])
  })
})

describe('messages of one order', () => {
  /** All orders of a list. */
  const permutations = <T>(items: readonly T[]): T[][] =>
    items.length < 2 ? [[...items]] : items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))

  it('come to the same in whatever order they arrive', { timeout: 60_000 }, async () => {
    const ended = new Set<string>()
    for (const turn of permutations(['order', 'shipped', 'one', 'two'])) {
      const [member, order] = [await enrol(api.service), sale(4)]
      const { reference } = order
      for (const message of turn) {
        if (message === 'order') await place(member, order)
        else
          expect(
            (message === 'shipped' ? await ship(reference) : await giveBack(reference, message === 'one' ? 1 : 2)).status,
          ).toBeLessThan(300)
        api.clock.time += 1000
      }
      await settleParked(api.ctx)
      const { balances } = accepted(await api.service.get(`/v1/members/${member}/balances`), 200)
      const { tiers } = accepted(await api.service.get(`/v1/members/${member}`), 200)
      expect(await parked('waiting')).toEqual([])
      ended.add(JSON.stringify([balances, tiers.status.sum]))
    }
    expect([...ended]).toHaveLength(1)
    expect([...ended][0]).toContain('"available":100,')
  })
})
