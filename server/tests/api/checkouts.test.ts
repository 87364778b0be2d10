import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KeptCheckouts } from '../../src/checkouts/kept-checkouts.ts'
import { makeBatches } from '../../src/coupons/make-batches.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { backtest, programOf } from '../studies/studying.ts'
import type { Mutation } from '../world.ts'
import { openApi, type Answer, type Api } from './open-api.ts'
import { accepted, enrol, rich } from './requests.ts'

const MINUTE = 60_000

const till: Mutation = (document) => {
  document['currencies']['beans'].pay = { points: 10, amount: 100, most_share: 0.5 }
  document['coupons'] = {
    ...document['coupons'],
    tenth: { names: { en: 'A tenth off', zh: '九折' } },
    five_fold: { names: { en: 'Five-fold', zh: '五倍' }, kind: 'multiplier', activate: true, personal: true },
    summer: { names: { en: 'Summer', zh: '夏' }, codes: 'shared', code: 'SUMMER26' },
  }
  const off = (coupon: string, percent: number): object => ({
    names: { en: 'Off', zh: '减' },
    trigger: 'order',
    coupon,
    rules: { off: { then: [{ discount: { percent } }] } },
  })
  document['campaigns']['tenth_off'] = off('tenth', 10)
  document['campaigns']['summer_off'] = { ...off('summer', 20), limits: [{ max: 1 }] }
  document['campaigns']['five'] = {
    names: { en: 'Five', zh: '五' },
    trigger: 'order',
    coupon: 'five_fold',
    rules: { more: { then: [{ multiply: { currency: 'beans', by: 5 } }] } },
  }
}

let api: Api
beforeAll(async () => {
  api = await openApi(till)
})
afterAll(() => api.close())

const member = (beans = 0): Promise<string> => (beans > 0 ? rich(api.service, beans) : enrol(api.service))

const LINES = [
  { sku: 'LAT-R', quantity: 2, amount: 6000 },
  { sku: 'CAKE', quantity: 1, amount: 4000 },
]
const begin = async (body: object): Promise<any> => {
  const { status, json } = await api.store.post('/v1/checkouts', body)
  expect(status, JSON.stringify(json)).toBe(201)
  return json
}
const hold = (id: string, key?: string): Promise<Answer> => api.store.post(`/v1/checkouts/${id}/hold`, {}, key === undefined ? {} : { key })
const confirm = (id: string, reference: string, key?: string): Promise<Answer> =>
  api.store.post(`/v1/checkouts/${id}/confirm`, { reference }, key === undefined ? {} : { key })
const balance = async (id: string): Promise<any> =>
  accepted(await api.service.get(`/v1/members/${id}/balances`), 200).balances.find((b: any) => b.currency === 'beans') ?? {}
const issue = async (owner: string, coupon: string): Promise<any> =>
  accepted(await api.service.post(`/v1/members/${owner}/coupons`, { coupon }))

/** Codes that belong to nobody. */
async function codes(count: number): Promise<string[]> {
  const batch = accepted(await api.owner.post('/v1/coupons/batches', { coupon: 'tenth', count }), 202)
  await makeBatches(api.ctx, new AbortController().signal)
  const { text } = await api.owner.get(`/v1/coupons/batches/${batch.id}/codes`)
  return text
    .split(/\r?\n/)
    .slice(1, count + 1)
    .map((line) => line.split(',')[0]!)
}

it('is paid alike by a server that did not set it aside', async () => {
  const paid = async (elsewhere: boolean): Promise<any> => {
    const { id } = await begin({ member: await member(1000), basket: { lines: LINES }, pay_with_points: 'most' })
    const { hold: _, ...held } = accepted(await hold(id))
    if (elsewhere) api.ctx.keptCheckouts = new KeptCheckouts()
    const { bill, decision } = accepted(await confirm(id, `ELSEWHERE-${elsewhere}`))
    expect(bill).toEqual(held.bill)
    return { bill, effects: decision.effects, balances: decision.balances, paid: decision.paid }
  }
  expect(await paid(true)).toEqual(await paid(false))
})

describe('a basket', () => {
  it('is evaluated, set aside, paid and brought back in part and whole', async () => {
    const who = await member(1000)
    const { id: coupon } = await issue(who, 'tenth')
    const begun = await begin({ member: who, basket: { lines: LINES }, coupons: [coupon], pay_with_points: 'most' })
    expect(begun).toMatchObject({ state: 'evaluated', payments: [{ currency: 'beans', points: 450 }] })
    expect(begun.evaluation.bill).toMatchObject({ total: 10_000, discount: 1000, payable: 9000, paid_in_points: 4500, to_pay: 4500 })
    expect(begun.evaluation.bill.coupons).toEqual([{ id: coupon, coupon: 'tenth', applied: true }])
    expect(begun.evaluation.can_pay).toEqual([{ currency: 'beans', points: 450, amount: 4500, least: 1, step: 1 }])

    const held = await hold(begun.id)
    expect(held.status).toBe(201)
    expect(held.json.bill).toEqual(begun.evaluation.bill)
    expect(await balance(who)).toMatchObject({ available: 550, held: 450 })
    expect((await api.service.get(`/v1/coupons/${coupon}`)).json.state).toBe('reserved')

    const paid = await confirm(begun.id, 'T-100')
    expect(paid.status, paid.text).toBe(201)
    expect(paid.json.bill).toEqual(begun.evaluation.bill)
    expect(paid.json.decision.paid).toEqual([{ currency: 'beans', points: 450, amount: 4500 }])
    expect((await api.service.get(`/v1/coupons/${coupon}`)).json.state).toBe('used')
    const after = await api.store.get(`/v1/checkouts/${begun.id}`)
    expect(after.json).toMatchObject({ state: 'confirmed', order: paid.json.decision.order, expires_at: null })

    await api.store.post('/v1/returns', { order: { reference: 'T-100' }, lines: [{ sku: 'LAT-R', quantity: 1 }], member: who })
    expect((await api.store.get(`/v1/checkouts/${begun.id}`)).json.state).toBe('partly_returned')
    await api.store.post('/v1/returns', { order: { reference: 'T-100' }, member: who })
    expect((await api.store.get(`/v1/checkouts/${begun.id}`)).json.state).toBe('returned')
    expect(await balance(who)).toMatchObject({ available: 1000 })
    expect((await api.service.get(`/v1/coupons/${coupon}`)).json.state).toBe('returned')
  })

  it('is begun in the app, taken up at the till by its code, and one basket for all', async () => {
    const who = await member()
    const begun = await begin({ member: who, basket: { lines: [] } })
    expect(begun).toMatchObject({ state: 'draft', evaluation: null })
    const [found] = (await api.store.get(`/v1/checkouts?code=${begun.code.toLowerCase()}`)).json.checkouts
    expect(found.id).toBe(begun.id)
    expect((await api.store.get(`/v1/checkouts?member=${who}`)).json.checkouts.map((c: any) => c.id)).toEqual([begun.id])
    const body = { member: who, basket: { lines: LINES } }
    const changed = await api.store.put(`/v1/checkouts/${begun.id}`, body, { 'if-match': '"1"' })
    expect(changed.status).toBe(200)
    expect(changed.headers['etag']).toBe('"2"')
    // The app still shows the basket as it was.
    expect((await api.service.put(`/v1/checkouts/${begun.id}`, body, { 'if-match': '"1"' })).status).toBe(412)
    expect((await api.service.put(`/v1/checkouts/${begun.id}`, body)).status).toBe(428)
    await hold(begun.id)
    const late = await api.store.put(`/v1/checkouts/${begun.id}`, body, { 'if-match': '"3"' })
    expect([late.status, late.json.code]).toEqual([409, 'checkout_not_open'])
  })

  it('of nobody is evaluated for whoever may come, and set aside for nobody', async () => {
    const begun = await begin({ basket: { lines: LINES } })
    expect(begun.evaluation.bill.earns.beans).toBeGreaterThan(0)
    expect((await hold(begun.id)).json.code).toBe('checkout_without_member')
    const who = await member()
    const empty = await begin({ member: who })
    expect((await hold(empty.id)).json.code).toBe('checkout_empty')
  })

  it('says what stands against it instead of hiding it, and is refused when held', async () => {
    const who = await member(50)
    const begun = await begin({ member: who, basket: { lines: LINES }, payments: [{ currency: 'beans', points: 60 }] })
    expect(begun.evaluation.refusal).toMatchObject({ code: 'insufficient_points', facts: { needed: 60, have: 50 } })
    expect(begun.evaluation.bill.to_pay).toBe(10_000)
    expect((await hold(begun.id)).json.code).toBe('insufficient_points')
    expect((await api.store.get(`/v1/checkouts/${begun.id}`)).json.state).toBe('evaluated')
  })

  it.each([
    ['hold', 'checkout_closed'],
    ['confirm', 'checkout_closed'],
  ])('that was let go answers a %s with %s, unless it is set aside anew', async (what) => {
    const who = await member(500)
    const { id } = await begin({ member: who, basket: { lines: LINES }, payments: [{ currency: 'beans', points: 100 }] })
    await hold(id)
    expect((await api.store.post(`/v1/checkouts/${id}/void`, {})).status).toBe(201)
    expect(await balance(who)).toMatchObject({ available: 500 })
    expect((await confirm(id, `V-${id}`)).json.code).toBe('checkout_closed')
    if (what === 'hold') return
    expect((await hold(id)).status).toBe(201)
    expect((await confirm(id, `V-${id}`)).status).toBe(201)
  })

  it('lapses by itself, and is refused from that moment on', async () => {
    const who = await member(500)
    const { id } = await begin({ member: who, basket: { lines: LINES }, payments: [{ currency: 'beans', points: 100 }] })
    await api.store.post(`/v1/checkouts/${id}/hold`, { seconds: 600 })
    api.clock.time += 10 * MINUTE
    // Whoever evaluates another basket sees what falls due first, though it is not written yet.
    const another = await begin({ member: who, basket: { lines: LINES } })
    expect(another.evaluation.bill.to_pay).toBe(10_000)
    // What fell due before it is decided first: nothing is set aside any more.
    expect((await confirm(id, `L-${id}`)).json.code).toMatch(/checkout_(expired|closed)/)
    await api.store.post('/v1/orders', { member: who, order: { reference: `L2-${id}`, lines: LINES } })
    expect((await api.store.get(`/v1/checkouts/${id}`)).json.state).toBe('expired')
    expect((await balance(who)).held ?? 0).toBe(0)
  })
})

describe('a basket whose time is over, before anybody has noticed', () => {
  const overdue = async (): Promise<{ who: string; id: string; held: Answer; key: string }> => {
    const who = await member(500)
    const { id } = await begin({ member: who, basket: { lines: LINES }, payments: [{ currency: 'beans', points: 100 }] })
    const key = `overdue ${id}`
    const held = await hold(id, key)
    api.clock.time += 15 * MINUTE
    return { who, id, held, key }
  }

  it('is set aside anew, once for all tills; the key of the first time gets the first answer', async () => {
    const { who, id, held, key } = await overdue()
    const [again, other] = await Promise.all([hold(id), hold(id)])
    expect(again.status, again.text).toBe(201)
    expect(other.text).toBe(again.text)
    expect(again.json.expires_at).toBe(new Date(api.clock.time + 15 * MINUTE).toISOString())
    expect(again.json.decision.decision).not.toBe(held.json.decision.decision)
    expect(await balance(who)).toMatchObject({ available: 400, held: 100 })
    const replayed = await hold(id, key)
    expect([replayed.text, replayed.headers['idempotent-replayed']]).toEqual([held.text, 'true'])
    expect((await confirm(id, `O-${id}`)).status).toBe(201)
  })

  it('answers the key of the first time alone with what it said then', async () => {
    const { who, id, held, key } = await overdue()
    expect((await hold(id, key)).text).toBe(held.text)
    expect(await balance(who)).toMatchObject({ available: 500 })
    expect((await api.store.get(`/v1/checkouts/${id}`)).json).toMatchObject({ state: 'expired', expires_at: null })
  })

  it('can be changed by whoever saw it last, and by nobody else', async () => {
    const { who, id } = await overdue()
    const { headers, json } = await api.store.get(`/v1/checkouts/${id}`)
    expect(json.state).toBe('held')
    const body = { member: who, basket: { lines: LINES.slice(1) } }
    const changed = await api.store.put(`/v1/checkouts/${id}`, body, { 'if-match': String(headers['etag']) })
    expect(changed.status, changed.text).toBe(200)
    expect(changed.json).toMatchObject({ state: 'evaluated', expires_at: null, basket: { lines: [{ sku: 'CAKE' }] } })
    expect(await balance(who)).toMatchObject({ available: 500 })
    const other = await overdue()
    const stale = await api.store.put(`/v1/checkouts/${other.id}`, { ...body, member: other.who }, { 'if-match': '"1"' })
    expect([stale.status, stale.json.code]).toEqual([412, 'precondition_failed'])
  })
})

describe('each step may be repeated', () => {
  it('and has one effect and one answer, to the byte', async () => {
    const who = await member(500)
    const body = { member: who, basket: { lines: LINES }, payments: [{ currency: 'beans', points: 100 }] }
    const first = await api.store.post('/v1/checkouts', body, { key: 'begin-1' })
    const { id } = first.json
    expect((await api.store.post('/v1/checkouts', body, { key: 'begin-1' })).text).toBe(first.text)
    const held = await hold(id, 'hold-1')
    const again = await hold(id, 'hold-1')
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([held.text, 'true'])
    // Another till holds the same basket: one hold between them.
    expect((await hold(id, 'hold-2')).text).toBe(held.text)
    const paid = await confirm(id, 'R-1', 'confirm-1')
    expect((await confirm(id, 'R-1', 'confirm-1')).text).toBe(paid.text)
    expect((await confirm(id, 'R-1', 'confirm-2')).text).toBe(paid.text)
    expect((await confirm(id, 'R-2')).json.code).toBe('checkout_closed')
    // Late, after all of it, the answer to the hold is what it was.
    expect((await hold(id, 'hold-1')).text).toBe(held.text)
    expect((await hold(id, 'hold-3')).text).toBe(held.text)
    expect(await balance(who)).toMatchObject({ available: 400 + paid.json.bill.earns.beans })
  })

  it('by forty at once', async () => {
    const who = await member(500)
    const { id } = await begin({ member: who, basket: { lines: LINES }, payments: [{ currency: 'beans', points: 100 }] })
    const holds = await Promise.all(Array.from({ length: 40 }, (_, i) => hold(id, `many-${i}`)))
    expect(new Set(holds.map(({ text }) => text)).size).toBe(1)
    expect(await balance(who)).toMatchObject({ available: 400, held: 100 })
    const paid = await Promise.all(Array.from({ length: 40 }, (_, i) => confirm(id, 'MANY', `paid-${i % 8}`)))
    expect(new Set(paid.map(({ text }) => text)).size).toBe(1)
  })
})

describe('several baskets of one member', () => {
  it('never spend the same points or coupon twice', async () => {
    for (let round = 0; round < 5; round++) {
      const who = await member(100)
      const { id: coupon } = await issue(who, 'tenth')
      const pay = { payments: [{ currency: 'beans', points: 10 }] }
      const baskets = await Promise.all(
        Array.from({ length: 30 }, (_, i) =>
          begin({ member: who, basket: { lines: LINES }, ...pay, ...(i % 3 === 0 && { coupons: [coupon] }) }),
        ),
      )
      const held = await Promise.all(baskets.map(({ id }) => hold(id)))
      const ok = held.filter(({ status }) => status === 201)
      expect(ok).toHaveLength(10)
      expect(ok.filter(({ json }) => json.bill.coupons.length > 0).length).toBeLessThanOrEqual(1)
      expect(new Set(held.filter(({ status }) => status !== 201).map(({ json }) => json.code))).toEqual(
        new Set(
          held
            .filter(({ status }) => status !== 201)
            .map(({ json }) => json.code)
            .filter((c) => ['insufficient_points', 'coupon_reserved'].includes(c)),
        ),
      )
      expect(await balance(who)).toMatchObject({ available: 0, held: 100 })
    }
  })

  it('nor do many members use one coupon twice (F4)', async () => {
    for (let round = 0; round < 3; round++) {
      const [coupon = ''] = await codes(1)
      const people = await Promise.all(Array.from({ length: 40 }, () => member()))
      const orders = await Promise.all(
        people.map((who, i) =>
          api.store.post('/v1/orders', {
            member: who,
            order: { reference: `F4-${round}-${i}`, lines: LINES, gross: true, coupons: [coupon] },
          }),
        ),
      )
      expect(orders.filter(({ status }) => status === 201)).toHaveLength(1)
      expect(new Set(orders.filter(({ status }) => status !== 201).map(({ json }) => json.code))).toEqual(new Set(['coupon_used']))
    }
  })
})

describe('a coupon of a basket that let its time pass', () => {
  it('is free for whoever comes first, and stays theirs', async () => {
    const [first, second, third] = [await member(), await member(), await member()]
    const [coupon = ''] = await codes(1)
    const { id } = await begin({ member: first, basket: { lines: LINES }, coupons: [coupon] })
    await api.store.post(`/v1/checkouts/${id}/hold`, { seconds: 60 })
    const buy = (who: string, reference: string): Promise<Answer> =>
      api.store.post('/v1/orders', { member: who, order: { reference, lines: LINES, gross: true, coupons: [coupon] } })
    expect((await buy(second, 'LAPSE-1')).json.code).toBe('coupon_reserved')
    api.clock.time += MINUTE
    expect((await buy(second, 'LAPSE-2')).status).toBe(201)
    // The first member's clock goes on, and lets go of what is no longer theirs.
    accepted(await api.store.post('/v1/orders', { member: first, order: { reference: 'LAPSE-3', lines: LINES } }))
    expect((await api.store.get(`/v1/checkouts/${id}`)).json.state).toBe('expired')
    expect((await buy(third, 'LAPSE-4')).json.code).toBe('coupon_used')
  })
})

describe('coupons', () => {
  it('that a member activates work by themselves, once', async () => {
    const who = await member()
    const { id } = await issue(who, 'five_fold')
    const earned = async (reference: string): Promise<number> =>
      (
        await api.store.post('/v1/orders', { member: who, order: { reference, lines: [{ sku: 'X', quantity: 1, amount: 10_000 }] } })
      ).json.effects
        .filter((e: any) => e.currency === 'beans' && (e.campaign === 'everyday' || e.campaign === 'five'))
        .reduce((sum: number, e: any) => sum + e.granted, 0)
    const plain = await earned('A-1')
    const on = await api.service.post(`/v1/coupons/${id}/activate`, { member: who })
    expect(on.status, on.text).toBe(201)
    expect((await api.service.get(`/v1/coupons/${id}`)).json.state).toBe('active')
    expect(await earned('A-2')).toBe(5 * plain)
    expect((await api.service.get(`/v1/coupons/${id}`)).json.state).toBe('used')
    expect(await earned('A-3')).toBe(plain)
  })

  it('of all, typed in by everybody, once each', async () => {
    const [one, two] = [await member(), await member()]
    const order = (who: string, reference: string): Promise<Answer> =>
      api.store.post('/v1/orders', { member: who, order: { reference, lines: LINES, gross: true, coupons: [' summer26 '] } })
    const discount = ({ json }: Answer): number => json.effects.find((e: any) => e.kind === 'discount')?.granted ?? 0
    expect(discount(await order(one, 'S-1'))).toBe(2000)
    expect(discount(await order(two, 'S-2'))).toBe(2000)
    expect(discount(await order(one, 'S-3'))).toBe(0)
  })

  it('mistyped are none, and whoever tries many waits', async () => {
    const who = await member()
    const guess = (i: number): Promise<Answer> =>
      api.store.post('/v1/checkouts', { member: who, basket: { lines: LINES }, coupons: [`GUESS-${i}`] })
    expect((await guess(0)).json.code).toBe('no_coupon')
    const answers = await Promise.all(Array.from({ length: 320 }, (_, i) => guess(i)))
    expect(answers.some(({ status }) => status === 429)).toBe(true)
  })
})

describe('all of it together', () => {
  it('leaves books that are sound and replay', async () => {
    expect((await verifyAll(api.ctx, () => undefined)).findings).toEqual([])
    const replayed = await replayAll(api.ctx, { programId: null }, () => undefined)
    expect(replayed.mismatches).toEqual([])
    expect(replayed.commands).toBeGreaterThan(400)
  })

  it('is found again by a backtest of the same program', async () => {
    api.clock.time += MINUTE
    const live = (await programOf(api.ctx, api.programId)).timeline.latest.document
    const { currencies, orders } = await backtest(api.ctx, api.programId, { draft: live, from: '2026-06-01', to: '2026-06-03' })
    const { rows } = await api.ctx.pool.query(
      "select count(*)::int as orders, count(*) filter (where input->>'reserved' is not null and not refused)::int as baskets from commands where kind = 'order' and not (refused and input->>'reserved' is not null)",
    )
    expect(orders).toBe(rows[0].orders)
    expect(rows[0].baskets).toBeGreaterThan(3)
    const booked = await api.ctx.pool.query(
      `select sum(amount) filter (where debit = 'issued')::int as granted, sum(amount) filter (where credit = 'redeemed')::int as redeemed
       from transfers where currency = 'beans'`,
    )
    const beans = currencies.find((c) => c.currency === 'beans')!
    expect({ granted: beans.granted.live, redeemed: beans.redeemed.live }).toEqual(booked.rows[0])
    expect(beans.granted.difference).toBe(0)
  })
})
