import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workFulfilments } from '../../src/fulfilments/work-fulfilments.ts'
import { encodeRowId, uuidBytes } from '../../src/kit/ids.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { watchStock } from '../../src/stock/watch-stock.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openApi, type Answer, type Api } from './open-api.ts'
import { accepted, adjust, beansOf, enrol, malformed, redeem as spend, refused, rich, statuses } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    const price = (beans: number): object[] => [{ points: { beans } }]
    const names = { en: 'A thing', zh: '礼品' }
    d['coupons'] = { ...d['coupons'], ten_off: { names } }
    Object.assign(d['rewards'], {
      ticket: { names, kind: 'code', pool: 'cinema', prices: price(10) },
      pass: { names, kind: 'generated', prices: price(10) },
      few: { names, kind: 'donation', cause: { key: 'few', names, amount: 100 }, stock: 'counted', prices: price(10) },
      once: {
        names,
        kind: 'donation',
        cause: { key: 'trees', names, amount: 1 },
        prices: price(10),
        limits: [{ max: 1 }, { max: 3, per: 'all' }],
      },
      rare: {
        names,
        kind: 'donation',
        cause: { key: 'few', names, amount: 1 },
        prices: price(10),
        limits: [{ max: 1 }, { max: 1, per: 'all' }],
      },
      discount: { names, kind: 'coupon', coupon: 'ten_off', prices: price(10) },
      gold: { names, kind: 'tier', tier: { set: 'status', level: 'gold', months: 2 }, prices: price(10) },
      abroad: { names, kind: 'conversion', conversion: { program: 'skyline', amount: 7 }, prices: price(10) },
      both: { names, kind: 'donation', cause: { key: 'few', names, amount: 1 }, prices: [{ points: { beans: 10, stars: 2 } }] },
      shanghai: { names, kind: 'donation', cause: { key: 'few', names, amount: 1 }, prices: price(10), when: 'member.city == "上海"' },
      later: { names, kind: 'donation', cause: { key: 'few', names, amount: 1 }, prices: price(10), from: '2026-07-01' },
      parcel: {
        names,
        kind: 'physical',
        supplier: 'warehouse',
        stock: 'counted',
        prices: price(10),
        limits: [{ max: 2 }],
        cancel_hours: 1,
      },
    })
  })
})
afterAll(() => api.close())

const address = { name: '林晓', line1: '南京西路 1', city: '上海', country: 'CN' }
const take = (member: string, reward: string, more: object = {}, key?: string): Promise<Answer> =>
  api.store.post(`/v1/rewards/${reward}/redemptions`, { member, ...more }, key === undefined ? {} : { key })
const fulfilment = async (id: string): Promise<any> => accepted(await api.service.get(`/v1/fulfilments/${id}`), 200)
const stock = async (reward: string, total: number, more: object = {}): Promise<any> =>
  accepted(await api.service.put(`/v1/stock/${reward}`, { total, ...more }), 200)
const left = async (reward: string): Promise<number> => {
  const { items } = accepted(await api.service.get('/v1/stock'), 200)
  const { total, taken } = items.find((s: { reward: string }) => s.reward === reward)
  return total - taken
}

/** What must hold whatever was done before. */
async function sound(): Promise<void> {
  expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
  expect((await replayAll(api.ctx, { programId: api.programId }, () => undefined)).mismatches).toEqual([])
}

describe('rewards that need no supplier', () => {
  it('are there at once, and their points are spent', async () => {
    const member = await rich(api.service, 1000)
    const done = accepted(await take(member, 'ten_stars'))
    expect(done).toMatchObject({ state: 'delivered', points: 'captured', price: { beans: 400 }, quantity: 1, member })
    const { balances } = accepted(await api.service.get(`/v1/members/${member}/balances`), 200)
    const of = (currency: string): unknown => balances.find((b: { currency: string }) => b.currency === currency)
    expect([of('beans'), of('stars')]).toMatchObject([{ available: 600, held: 0 }, { available: 10 }])
    const { moves } = await fulfilment(done.id)
    expect(moves.map((m: { to: string }) => m.to)).toEqual(['pending', 'confirmed', 'delivered'])
  })

  it('have one effect under one key, and another body is refused', async () => {
    const member = await rich(api.service, 100)
    const answers = await Promise.all(Array.from({ length: 5 }, () => take(member, 'few', {}, `k-${member}`)))
    // Nothing is in stock yet.
    for (const answer of answers) refused(answer, 409, 'out_of_stock')
    await stock('few', 100)
    const again = await Promise.all(Array.from({ length: 5 }, () => take(member, 'few', {}, `k-${member}`)))
    expect(new Set(again.map((a) => accepted(a).id)).size).toBe(1)
    expect([await beansOf(api.service, member), await left('few')]).toEqual([90, 99])
    refused(await take(member, 'few', { quantity: 2 }, `k-${member}`), 422, 'idempotency_key_reused')
    expect(accepted(await take(member, 'few', { quantity: 3 })).price).toEqual({ beans: 30 })
    expect(await left('few')).toBe(96)
  })

  it('by codes give each code once, shown once, and come back when they are refused', async () => {
    const member = await rich(api.service, 35)
    refused(await take(member, 'ticket'), 409, 'out_of_stock')
    const codes = [{ code: 'AAAA-1' }, { code: 'AAAA-2' }, { code: 'OLD', expires_on: '2026-06-02' }]
    const put = (): Promise<Answer> => api.service.post('/v1/pools/cinema/codes', { codes, alert_below: 3 })
    expect([accepted(await put()), accepted(await put())]).toEqual([
      { added: 3, known: 0 },
      { added: 0, known: 3 },
    ])
    refused(await take(member, 'ticket', { quantity: 3 }), 409, 'out_of_stock')
    refused(await take(await enrol(api.service), 'ticket'), 422, 'insufficient_points')
    const { id } = accepted(await take(member, 'ticket', { quantity: 2 }))
    const shown = accepted(await api.store.post(`/v1/fulfilments/${id}/codes`), 200)
    expect(shown.items.map((c: { code: string }) => c.code).toSorted()).toEqual(['AAAA-1', 'AAAA-2'])
    refused(await api.store.post(`/v1/fulfilments/${id}/codes`), 409, 'codes_shown')
    refused(await take(member, 'ticket'), 409, 'out_of_stock')
    const { rows } = await api.ctx.pool.query<{ text: string }>('select string_agg(x::text, $1) as text from pool_codes x', [','])
    expect(rows[0]!.text).not.toContain('AAAA')
    expect([await watchStock(api.ctx), await watchStock(api.ctx)]).toEqual([1, 0])
  })

  it('by codes of our own make one that nobody else has', async () => {
    const member = await rich(api.service, 100)
    const ids = await Promise.all([1, 2].map(async () => accepted(await take(member, 'pass')).id as string))
    const codes = await Promise.all(
      ids.map(async (id) => accepted(await api.store.post(`/v1/fulfilments/${id}/codes`), 200).items[0].code as string),
    )
    for (const code of codes) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{15}$/)
    expect(codes[0]).not.toBe(codes[1])
  })

  it('may be a level, a coupon, a donation or points elsewhere', async () => {
    const member = await rich(api.service, 100)
    for (const reward of ['gold', 'discount', 'abroad', 'once']) expect(accepted(await take(member, reward)).state).toBe('delivered')
    const { items } = accepted(await api.service.get(`/v1/members/${member}/tiers`), 200)
    expect(items[0]).toMatchObject({ level: 'gold' })
    const causes = accepted(await api.service.get('/v1/causes'), 200).items
    expect(causes.find((c: { cause: string }) => c.cause === 'trees')).toMatchObject({ donations: 1, amount: 1 })
  })

  it('may cost several currencies, all or nothing', async () => {
    const member = await rich(api.service, 100)
    expect(refused(await take(member, 'both'), 422, 'insufficient_points').facts).toMatchObject({ currency: 'stars', needed: 2, have: 0 })
    accepted(await adjust(api.service, member, 5, { currency: 'stars' }))
    expect(accepted(await take(member, 'both')).price).toEqual({ beans: 10, stars: 2 })
    expect(await beansOf(api.service, member)).toBe(90)
  })
})

describe('who may have what', () => {
  it('is decided by the engine: window, condition, tier, limits', async () => {
    const member = await rich(api.service, 1000)
    refused(await take(member, 'nothing'), 422, 'unknown_reward')
    expect(refused(await take(member, 'later'), 422, 'reward_closed').facts).toMatchObject({ reward: 'later', from: '2026-07-01' })
    refused(await take(member, 'shanghai'), 422, 'not_eligible')
    accepted(await api.service.patch(`/v1/members/${member}`, { attributes: { city: '上海' } }))
    accepted(await take(member, 'shanghai'))
    refused(await take(member, 'coffee', { price: 0 }), 422, 'price_not_yours')
    expect(accepted(await take(member, 'coffee')).price).toEqual({ beans: 300 })
    accepted(await api.service.post(`/v1/members/${member}/tiers`, { set: 'status', level: 'gold', reason: 'x' }))
    expect(accepted(await take(member, 'coffee')).price).toEqual({ beans: 250 })
    accepted(await take(member, 'once'))
    expect(refused(await take(member, 'once'), 422, 'reward_limit').facts).toMatchObject({ left: 0, of: 1, asked: 1 })
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'suspended' }))
    refused(await take(member, 'coffee'), 422, 'member_not_active')
  })

  it('of a limit that all share is never more than it', async () => {
    const members = await Promise.all(Array.from({ length: 10 }, () => rich(api.service, 10)))
    const answers = await Promise.all(members.map((member) => take(member, 'once')))
    // Two were taken by the tests before.
    expect(statuses(answers)).toEqual([201, ...Array.from({ length: 9 }, () => 422)])
  })

  it('counts a reward no more once all that it cost was given back by hand', async () => {
    const [member, other] = [await rich(api.service, 10), await rich(api.service, 10)]
    accepted(await take(member, 'rare'))
    refused(await take(other, 'rare'), 422, 'reward_limit')
    const { rows } = await api.ctx.pool.query("select holder_id, spent[1] as seq from fulfilments where reward = 'rare'")
    const decision = encodeRowId('dec', uuidBytes(rows[0].holder_id), rows[0].seq)
    const refund = (body: object): Promise<Answer> =>
      api.service.post(`/v1/decisions/${decision}/refund`, { reason: 'never_came', ...body })
    accepted(await refund({ amount: 4 }))
    refused(await take(other, 'rare'), 422, 'reward_limit')
    expect(statuses(await Promise.all(Array.from({ length: 5 }, () => refund({}))))).toEqual([201, 422, 422, 422, 422])
    // Its own limit and that of all are free, for one of the two.
    accepted(await take(member, 'rare'))
    refused(await take(other, 'rare'), 422, 'reward_limit')
  })

  it('may be marked, once or twice, and unmarked', async () => {
    const member = await enrol(api.service)
    const mark = (method: string, reward: string): Promise<Answer> =>
      api.store.send(method, `/v1/members/${member}/favourites/${reward}`, undefined, { key: null })
    for (const reward of ['coffee', 'coffee', 'gold']) accepted(await mark('PUT', reward), 200)
    api.clock.time += 1000
    expect(accepted(await mark('PUT', 'shanghai'), 200).favourites).toEqual(['shanghai', 'coffee', 'gold'])
    refused(await mark('PUT', 'nothing'), 404, 'not_found')
    const { items } = accepted(await api.store.get(`/v1/rewards?member=${member}`), 200)
    expect(
      items
        .filter((i: any) => i.favourite)
        .map((i: any) => i.reward)
        .toSorted(),
    ).toEqual(['coffee', 'gold', 'shanghai'])
    for (let i = 0; i < 2; i++) expect(accepted(await mark('DELETE', 'coffee'), 200).favourites).toEqual(['shanghai', 'gold'])
  })

  it('is shown with the reasons why not, and with what is nearest', async () => {
    const member = await rich(api.service, 290)
    const { items, nearest } = accepted(await api.service.get(`/v1/rewards?member=${member}`), 200)
    const of = (key: string): any => items.find((i: { reward: string }) => i.reward === key)
    expect(of('coffee')).toMatchObject({ can_have: false, why_not: { code: 'insufficient_points', facts: { needed: 300, have: 290 } } })
    expect(of('later')).toMatchObject({ can_have: false, why_not: { code: 'reward_closed' } })
    expect(of('gold')).toMatchObject({ can_have: true, why_not: null, in_stock: true })
    expect(nearest).toEqual({ reward: 'both', currency: 'stars', missing: 2 })
    expect(of('ticket')).toMatchObject({ in_stock: false, can_have: false, why_not: { code: 'out_of_stock' } })
    expect(accepted(await api.partner.get('/v1/rewards/coffee'), 200)).toMatchObject({ names: { en: 'A coffee' }, kind: 'generated' })
    refused(await api.service.get('/v1/rewards/nothing'), 404, 'not_found')
  })
})

describe('the warehouse', () => {
  const act = (id: string, what: string, body: object = {}): Promise<Answer> => api.service.post(`/v1/warehouse/tasks/${id}/${what}`, body)
  const ordered = async (): Promise<{ id: string; member: string }> => {
    const member = await rich(api.service, 10)
    const { id } = accepted(await take(member, 'parcel', { address }))
    await workFulfilments(api.ctx)
    return { id, member }
  }

  it('takes a task on, and what is picked is paid for', async () => {
    await stock('parcel', 10)
    malformed(await take(await rich(api.service, 10), 'parcel'), 'body.address')
    const { id, member } = await ordered()
    expect(await fulfilment(id)).toMatchObject({ state: 'ordered', points: 'held', supplier: 'warehouse' })
    const { items } = accepted(await api.service.get('/v1/warehouse/tasks'), 200)
    expect(items).toMatchObject([{ fulfilment: id, sku: 'parcel', quantity: 1, state: 'open' }])
    expect(accepted(await api.service.get(`/v1/warehouse/tasks/${id}`), 200).address).toEqual(address)
    refused(await act(id, 'pick'), 409, 'wrong_task_state')
    accepted(await act(id, 'claim', { worker: 'Chen' }), 200)
    accepted(await act(id, 'pick'), 200)
    expect(await fulfilment(id)).toMatchObject({ state: 'confirmed', points: 'captured' })
    refused(await api.service.post(`/v1/fulfilments/${id}/cancel`), 409, 'cannot_cancel')
    accepted(await act(id, 'pack'), 200)
    accepted(await act(id, 'ship', { tracking: 'SF-1' }), 200)
    expect(await fulfilment(id)).toMatchObject({ state: 'shipped', tracking: 'SF-1' })
    expect([await beansOf(api.service, member), await left('parcel')]).toEqual([0, 9])
  })

  it('is asked again and again, and the record keeps what it said anew', async () => {
    const { id } = await ordered()
    const asked = async (): Promise<object[]> => {
      api.clock.time += 3_600_000
      await workFulfilments(api.ctx)
      return (await fulfilment(id)).moves
    }
    const first = await asked()
    expect(first.at(-1)).toMatchObject({ from: 'ordered', to: 'ordered', by: 'warehouse', why: 'accepted: open' })
    expect(await asked()).toEqual(first)
    accepted(await act(id, 'claim', { worker: 'Chen' }), 200)
    const [news, ...more] = (await asked()).slice(first.length)
    expect(news).toMatchObject({ from: 'ordered', to: 'ordered', by: 'warehouse', why: 'accepted: claimed' })
    expect(more).toEqual([])
    accepted(await act(id, 'out-of-stock'), 200)
  })

  it('that has none lets the points go', async () => {
    const { id, member } = await ordered()
    const before = await left('parcel')
    accepted(await act(id, 'out-of-stock'), 200)
    expect(await fulfilment(id)).toMatchObject({ state: 'failed', points: 'released', note: 'failed: out_of_stock' })
    expect([await beansOf(api.service, member), await left('parcel')]).toEqual([10, before + 1])
    // The limit was given back too.
    for (const _ of [1, 2]) accepted(await take(await rich(api.service, 20), 'parcel', { address, quantity: 2 }))
  })

  it('lets a member cancel in time, and not once it is taken on', async () => {
    const { id, member } = await ordered()
    expect(accepted(await api.store.post(`/v1/fulfilments/${id}/cancel`), 200)).toMatchObject({ state: 'cancelled', points: 'released' })
    expect(await beansOf(api.service, member)).toBe(10)
    const late = await ordered()
    api.clock.time += 3_600_001
    refused(await api.store.post(`/v1/fulfilments/${late.id}/cancel`), 409, 'cannot_cancel')
    accepted(await act(late.id, 'claim'), 200)
    refused(await api.service.post(`/v1/fulfilments/${late.id}/cancel`), 409, 'cannot_cancel')
  })

  it('is the only one to spend what is held for it', async () => {
    const { id } = await ordered()
    const { hold } = await fulfilment(id)
    refused(await api.service.post(`/v1/holds/${hold}/capture`, {}), 422, 'hold_of_reward')
    refused(await api.service.post(`/v1/holds/${hold}/release`), 422, 'hold_of_reward')
  })

  it('that promises after the hold has lapsed leaves it to a person', async () => {
    const { id, member } = await ordered()
    accepted(await act(id, 'claim'), 200)
    api.clock.time += 73 * 3_600_000
    accepted(await act(id, 'pick'), 200)
    expect(await fulfilment(id)).toMatchObject({ state: 'in_review', points: 'released', note: 'points_gone: hold_closed' })
    expect(await beansOf(api.service, member)).toBe(10)
    refused(await api.store.post(`/v1/fulfilments/${id}/resolve`, { verdict: 'capture', reason: 'x' }), 403, 'forbidden')
    const settled = accepted(
      await api.service.post(`/v1/fulfilments/${id}/resolve`, { verdict: 'capture', reason: 'it is on its way' }),
      200,
    )
    expect(settled).toMatchObject({ state: 'confirmed', points: 'captured', note: 'it is on its way' })
    expect(await beansOf(api.service, member)).toBe(0)
    refused(await api.service.post(`/v1/fulfilments/${id}/resolve`, { verdict: 'release', reason: 'x' }), 409, 'nothing_to_settle')
  })

  it('that promises after the hold has lapsed, and then does not send it, has it in stock again', async () => {
    const { id, member } = await ordered()
    const before = await left('parcel')
    accepted(await act(id, 'claim'), 200)
    api.clock.time += 73 * 3_600_000
    accepted(await act(id, 'pick'), 200)
    expect([(await fulfilment(id)).state, await left('parcel')]).toEqual(['in_review', before])
    accepted(await api.service.post(`/v1/fulfilments/${id}/resolve`, { verdict: 'release', reason: 'it was broken' }), 200)
    expect([await fulfilment(id), await left('parcel')]).toMatchObject([{ state: 'failed', points: 'released' }, before + 1])
    await workFulfilments(api.ctx)
    expect([await beansOf(api.service, member), await left('parcel')]).toEqual([10, before + 1])
  })
})

describe('at once', () => {
  it('a hundred redemptions of 10 from 100 points are exactly ten, twenty times', async () => {
    for (let round = 0; round < 20; round++) {
      const member = await rich(api.service, 100)
      const answers = await Promise.all(Array.from({ length: 100 }, () => take(member, 'discount')))
      expect(answers.filter((a) => a.status === 201)).toHaveLength(10)
      for (const lost of answers.filter((a) => a.status !== 201)) refused(lost, 422, 'insufficient_points')
      expect(await beansOf(api.service, member)).toBe(0)
    }
  }, 120_000)

  it('five hundred buyers of fifty buy exactly fifty', async () => {
    const { items } = accepted(await api.service.get('/v1/stock'), 200)
    const { taken } = items.find((s: { reward: string }) => s.reward === 'few')
    await stock('few', taken + 50)
    const members = await Promise.all(Array.from({ length: 500 }, () => rich(api.service, 10)))
    const answers = await Promise.all(members.map((member) => take(member, 'few')))
    expect(answers.filter((a) => a.status === 201)).toHaveLength(50)
    for (const lost of answers.filter((a) => a.status !== 201)) refused(lost, 409, 'out_of_stock')
    expect(await left('few')).toBe(0)
    refused(await api.service.put('/v1/stock/few', { total: 1 }), 409, 'stock_taken')
  }, 120_000)

  it('of one member’s last points a reward and a purchase by points get them once', async () => {
    const member = await rich(api.service, 10)
    const answers = await Promise.all([take(member, 'discount'), spend(api.store, member, 10)])
    expect(statuses(answers)).toEqual([201, 422])
  })

  it('leave sound books', async () => {
    await api.settle()
    await workFulfilments(api.ctx)
    await sound()
  }, 60_000)
})
