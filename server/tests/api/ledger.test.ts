import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOON } from '../world.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, adjust, basket, enrol, malformed, redeem, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const HOUR = 3_600_000
const GONE = 'mem_7zzzzzzzzzzzzzzzzzzzzzzzzz'
const iso = (time: number): string => new Date(time).toISOString()
const balancesOf = async (member: string, asOf?: number): Promise<any[]> =>
  accepted(await api.service.get(`/v1/members/${member}/balances${asOf === undefined ? '' : `?as_of=${iso(asOf)}`}`), 200).balances

/** A member with a little history, one thing an hour: a sale, a hold, a redemption, a return into debt, an order. */
async function storied(): Promise<{ member: string; order: string }> {
  api.clock.time = NOON
  const member = await enrol(api.service)
  const { order } = accepted(await api.store.post('/v1/orders', { member, order: basket([['L', 4, 10_000]]) }))
  const step = async (work: () => Promise<any>): Promise<any> => {
    api.clock.time += HOUR
    return accepted(await work())
  }
  const { hold } = await step(() => api.store.post('/v1/holds', { member, currency: 'beans', amount: 30 }))
  await step(() => redeem(api.store, member, 60))
  api.clock.time += HOUR
  refused(await api.store.post(`/v1/holds/${hold}/capture`, {}), 422, 'hold_closed')
  await step(() => api.store.post('/v1/returns', { order: { id: order } }))
  await step(() => api.store.post('/v1/orders', { member, order: basket([['L', 1, 7500]]) }))
  return { member, order }
}

describe('GET /v1/members/{id}/balances', () => {
  it('are those the books had at an instant, by when it was recorded', async () => {
    const { member } = await storied()
    const beans = async (hours: number) => (await balancesOf(member, NOON + hours * HOUR)).find((b) => b.currency === 'beans')
    expect(await balancesOf(member, NOON - 1)).toEqual([])
    expect(await beans(0)).toEqual({ currency: 'beans', available: 100, pending: 0, held: 0, debt: 0 })
    expect(await beans(1)).toEqual({ currency: 'beans', available: 70, pending: 0, held: 30, debt: 0 })
    // The hold lapsed after its quarter of an hour, which is found out with the next command.
    expect(await beans(2)).toEqual({ currency: 'beans', available: 40, pending: 0, held: 0, debt: 0 })
    expect(await beans(4)).toEqual({ currency: 'beans', available: 0, pending: 0, held: 0, debt: 60 })
    expect(await beans(5)).toEqual({ currency: 'beans', available: 15, pending: 0, held: 0, debt: 0 })
    expect(await balancesOf(member, NOON + 99 * HOUR)).toEqual(await balancesOf(member))
  })

  it('do not change for the past when something is reported late', async () => {
    api.clock.time = NOON
    const member = await enrol(api.service)
    api.clock.time = NOON + 10 * HOUR
    accepted(await api.store.post('/v1/orders', { member, at: iso(NOON + HOUR), order: basket([['L', 1, 1000]]) }))
    expect(await balancesOf(member, NOON + 5 * HOUR)).toEqual([])
    expect((await balancesOf(member, NOON + 10 * HOUR))[0]).toMatchObject({ currency: 'beans', available: 10 })
  })

  it('are shown to stores and partners as what can be spent, and no more', async () => {
    const { member } = await storied()
    accepted(await api.store.post('/v1/holds', { member, currency: 'beans', amount: 5 }))
    const seen = {
      balances: [
        { currency: 'beans', available: 10 },
        { currency: 'growth', available: 75 },
      ],
    }
    for (const caller of [api.store, api.partner]) {
      for (const query of ['', `?as_of=${iso(api.clock.now())}`])
        expect(accepted(await caller.get(`/v1/members/${member}/balances${query}`), 200)).toEqual(seen)
      for (const path of ['', '/lots', '/statement', '/consents', '/contactable?purpose=a&channel=b'])
        expect(refused(await caller.get(`/v1/members/${member}${path}`), 403, 'forbidden').facts).toEqual({ scope: 'members:read' })
    }
  })

  it('are refused where something is wrong', async () => {
    const member = await enrol(api.service)
    malformed(await api.service.get(`/v1/members/${member}/balances?as_of=yesterday`), 'querystring.as_of')
    for (const id of [GONE, 'mem_x']) refused(await api.service.get(`/v1/members/${id}/balances`), 404, 'not_found')
    const blind = await api.caller('service', ['members:read'])
    refused(await blind.get(`/v1/members/${member}/balances`), 403, 'forbidden')
  })
})

describe('GET /v1/members/{id}/lots', () => {
  it('are what the balance is made of', async () => {
    const { member, order } = await storied()
    const all = accepted(await api.service.get(`/v1/members/${member}/lots?open=false`), 200).items
    expect(all.filter((l: { currency: string }) => l.currency === 'beans')).toMatchObject([
      {
        amount: 100,
        remaining: 0,
        held: 0,
        expired: 0,
        pending: false,
        usable_on: '2026-06-02',
        expires_on: '2027-07-01',
        order,
        campaign: 'everyday',
      },
      { amount: 75, remaining: 15, expires_on: '2027-07-01', campaign: 'everyday' },
    ])
    const open = accepted(await api.service.get(`/v1/members/${member}/lots`), 200).items
    const sum = open.reduce((n: number, l: { currency: string; remaining: number }) => n + (l.currency === 'beans' ? l.remaining : 0), 0)
    expect(sum).toBe(15)
  })

  it('come in pages, each once', async () => {
    const member = await enrol(api.service)
    for (let i = 1; i <= 7; i++) accepted(await adjust(api.service, member, i))
    const amounts: number[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = accepted(await api.service.get(`/v1/members/${member}/lots?limit=3${cursor && `&cursor=${cursor}`}`), 200)
      amounts.push(...page.items.map((l: { amount: number }) => l.amount))
      cursor = page.next
    }
    expect(amounts).toEqual([1, 2, 3, 4, 5, 6, 7])
  })
})

describe('GET /v1/members/{id}/statement', () => {
  it('sums to the balance, page by page, latest first', async () => {
    const { member } = await storied()
    const sums: Record<string, number> = {}
    const available: number[] = []
    const kinds: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = accepted(await api.service.get(`/v1/members/${member}/statement?limit=2${cursor && `&cursor=${cursor}`}`), 200)
      for (const entry of page.items) {
        kinds.push(entry.kind)
        available.push(entry.available.beans)
        for (const c of entry.changes) sums[`${c.currency} ${c.account}`] = (sums[`${c.currency} ${c.account}`] ?? 0) + c.amount
      }
      cursor = page.next
    }
    expect(kinds).toEqual(['order', 'return', 'redeem', 'tick', 'hold', 'order'])
    expect(available).toEqual([15, 0, 40, 100, 70, 100])
    expect(sums).toEqual({ 'beans available': 15, 'beans held': 0, 'beans debt': 0, 'growth available': 75 })
  })

  it('and lots refuse pages and cursors that cannot be', async () => {
    const member = await enrol(api.service)
    for (const path of ['lots', 'statement']) {
      malformed(await api.service.get(`/v1/members/${member}/${path}?limit=1e9`), 'querystring.limit')
      for (const place of [[1.5, 1], [1e300, 0], [2 ** 40], ['1', 2], [], [-5, 0]]) {
        const cursor = Buffer.from(JSON.stringify(place)).toString('base64url')
        refused(await api.service.get(`/v1/members/${member}/${path}?cursor=${cursor}`), 400, 'invalid_cursor')
      }
      refused(await api.service.get(`/v1/members/${GONE}/${path}`), 404, 'not_found')
    }
    malformed(await api.service.get(`/v1/members/${member}/lots?open=perhaps`), 'querystring.open')
  })
})
