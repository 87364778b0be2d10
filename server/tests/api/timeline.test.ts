import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeId, uuidText } from '#kit/ids.ts'
import { openApi, type Api, type Caller } from './open-api.ts'
import { accepted, adjust, basket, enrol, malformed, phone, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => (d['coupons'] = { ...d['coupons'], autumn: { names: { en: 'Autumn', zh: '秋日' } } }))
})
afterAll(() => api.close())

const MINUTE = 60_000
const timeline = async (member: string, query = '', language = 'en'): Promise<any> =>
  accepted(await api.service.get(`/v1/members/${member}/timeline${query}`, { 'accept-language': language }), 200)

describe('GET /v1/members/{id}/timeline', () => {
  it('tells what happened over all channels, the latest first, in both languages', async () => {
    const member = await enrol(api.service, { identities: [phone()] })
    const later = (): number => (api.clock.time += MINUTE)
    later()
    const order = basket([['LAT', 4, 4000]], { channel: 'app', store: 'S1' })
    const placed = accepted(await api.store.post('/v1/orders', { member, order }))
    later()
    accepted(await api.store.post('/v1/returns', { order: { id: placed.order }, lines: [{ sku: 'LAT', quantity: 1 }] }))
    later()
    accepted(await adjust(api.service, member, 5000))
    later()
    accepted(
      await api.service.post(`/v1/members/${member}/consents`, {
        items: [{ purpose: 'marketing', channel: 'sms', text: 'v1', granted: true }],
      }),
    )
    later()
    const coupon = accepted(await api.service.post(`/v1/members/${member}/coupons`, { coupon: 'autumn' })).id
    later()
    accepted(await api.service.put('/v1/stock/mug', { total: 20 }), 200)
    const address = { name: 'Lin', line1: 'Nanjing Rd 1', city: 'Shanghai', country: 'CN' }
    const fulfilment = accepted(await api.store.post('/v1/rewards/mug/redemptions', { member, address })).id
    later()
    refused(await api.store.post('/v1/redemptions', { member, currency: 'beans', amount: 900_000 }), 422, 'insufficient_points')
    later()
    const note = accepted(await api.service.post(`/v1/members/${member}/notes`, { text: 'Prefers oat milk.' })).id

    const { items, next } = await timeline(member)
    expect(next).toBeNull()
    const told = items.map(({ kind, what, id }: { kind: string; what: string; id: string }) => [kind, what, id.split('_')[0]])
    expect(told).toEqual([
      ['note', 'note', 'nte'],
      ['points', 'redeem', 'dec'],
      ['reward', 'pending', 'ful'],
      ['coupon', 'issued', 'cpn'],
      ['consent', 'granted', expect.any(String)],
      ['points', 'adjust', 'dec'],
      ['return', 'return', 'dec'],
      ['order', 'order', 'dec'],
      ['membership', 'enrol', 'dec'],
    ])
    const [written, spent, reward, given, consent, credited, back, bought, joined] = items
    expect(written).toMatchObject({ id: note, text: 'Prefers oat milk.', by: 'service' })
    expect(spent).toMatchObject({ refused: true, changes: [] })
    expect(spent.text).toMatch(/^You asked to spend 900,000 .* It was refused: /)
    expect(reward).toMatchObject({ id: fulfilment, text: expect.stringMatching(/^You chose .* on 2 June 2026; it is /) as unknown })
    expect(given).toMatchObject({ id: coupon, text: 'You were given the coupon Autumn on 2 June 2026.' })
    expect(consent.text).toBe('On 2 June 2026 you agreed to hear from us by sms (purpose: marketing).')
    expect(credited).toMatchObject({ by: 'service', changes: [{ currency: 'beans', account: 'available', amount: 5000 }] })
    expect(back.text).toBe(`You brought back goods on 2 June 2026 (of order ${order['reference'] as string}).`)
    expect(back.changes.every(({ amount }: { amount: number }) => amount < 0)).toBe(true)
    expect(bought).toMatchObject({
      decision: placed.decision,
      order: placed.order,
      money: 4000,
      channel: 'app',
      store: 'S1',
      refused: false,
    })
    expect(bought.text).toContain(`order ${order['reference'] as string}`)
    expect(joined.text).toBe('You joined on 2 June 2026.')

    const chinese = (await timeline(member, '', 'zh')).items
    expect(chinese.at(-1).text).toBe('您于2026年6月2日入会。')
    expect(chinese[3].text).toBe('您于2026年6月2日获赠优惠券秋日。')
  })

  it('is read page by page and by kind, nothing twice and nothing left out', async () => {
    const member = await enrol(api.service)
    // All at one instant, so that a page ends among things of the same time.
    for (let i = 0; i < 7; i++) accepted(await adjust(api.service, member, 10 + i))
    accepted(await api.service.post(`/v1/members/${member}/notes`, { text: 'One' }))
    api.clock.time += MINUTE
    accepted(await api.store.post('/v1/orders', { member, order: basket([['LAT', 1, 900]]) }))
    const all: string[] = (await timeline(member)).items.map(({ id }: { id: string }) => id)
    expect(all).toHaveLength(10)
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: any = await timeline(member, `?limit=3${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map(({ id }: { id: string }) => id))
      cursor = page.next
    }
    expect(seen).toEqual(all)
    const kinds = async (kind: string): Promise<string[]> =>
      (await timeline(member, `?kind=${kind}`)).items.map((item: { kind: string }) => item.kind)
    expect(await kinds('order,note')).toEqual(['order', 'note'])
    expect(await kinds('points')).toEqual(Array.from({ length: 7 }, () => 'points'))
    expect(await kinds('coupon')).toEqual([])
    malformed(await api.service.get(`/v1/members/${member}/timeline?kind=gossip`), 'querystring.kind')
  })

  it('tells of time only where it changed something, and of levels', async () => {
    const member = await enrol(api.service)
    accepted(await adjust(api.service, member, 40, { expires_on: '2026-06-05' }))
    accepted(await api.service.post(`/v1/members/${member}/tiers`, { set: 'status', level: 'gold', reason: 'vip' }))
    api.clock.time += 10 * 86_400_000
    accepted(await adjust(api.service, member, 1))
    const { items } = await timeline(member, '?kind=time,tier')
    expect(items).toMatchObject([
      {
        kind: 'time',
        what: 'tick',
        changes: [{ currency: 'beans', account: 'available', amount: -40 }],
        text: expect.stringContaining('expired') as unknown,
        by: null,
      },
      { kind: 'tier', what: 'standing', by: 'service' },
    ])
    expect(items[1].text).toMatch(/You rose from .* to /)
  })

  it('knows no other tenant’s members, and keeps notes from those who see no people', async () => {
    const member = await enrol(api.service)
    accepted(await api.service.post(`/v1/members/${member}/notes`, { text: 'Private' }))
    const associate = await api.person('associate')
    const { items } = accepted(await associate.get(`/v1/members/${member}/timeline`), 200)
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['membership'])
    refused(await associate.get(`/v1/members/${member}/notes`), 403, 'people_hidden')
    const stranger = await api.tenant('elsewhere', 'cafe')
    refused(await stranger.service.get(`/v1/members/${member}/timeline`), 404, 'not_found')
  })
})

describe('notes', () => {
  it('are written once, read the newest first, and gone with the person', async () => {
    const member = await enrol(api.service)
    const agent = await api.person('agent')
    const write = (text: string, key?: string) => agent.post(`/v1/members/${member}/notes`, { text }, key === undefined ? {} : { key })
    const first = accepted(await write('  Called about a parcel.  ', 'same'))
    expect(first).toMatchObject({ text: 'Called about a parcel.', by: 'The agent' })
    expect(accepted(await write('  Called about a parcel.  ', 'same'))).toEqual(first)
    api.clock.time += MINUTE
    const second = accepted(await write('Parcel found.'))
    const read = async (query = ''): Promise<any> => accepted(await agent.get(`/v1/members/${member}/notes${query}`), 200)
    expect(await read()).toEqual({ items: [second, first], next: null })
    const page = await read('?limit=1')
    expect([page.items, (await read(`?limit=1&cursor=${page.next}`)).items]).toEqual([[second], [first]])
    malformed(await write('   '), 'body.text')
    const { rows } = await api.ctx.pool.query<{ text: Buffer }>('select text from member_notes')
    expect(rows.some(({ text }) => text.includes('parcel'))).toBe(false)
    const { customer } = accepted(await api.service.get(`/v1/members/${member}`), 200)
    await api.ctx.pool.query('update customers set wrapped_key = null where id = $1', [uuidText(decodeId('cus', customer)!)])
    expect((await read()).items).toEqual([])
  })
})

describe('POST /v1/members/{id}/reveal', () => {
  it('shows identities in clear to a person with a reason, and keeps who asked', async () => {
    const member = await enrol(api.service, {
      identities: [
        { ...phone('+8613712340000'), verified: true },
        { kind: 'card', value: 'AB-12 34' },
      ],
    })
    const agent = await api.person('agent')
    const reveal = (body: unknown, by: Caller = agent) => by.post(`/v1/members/${member}/reveal`, body, { key: null })
    const shown = accepted(await reveal({ reason: 'calls back about a parcel' }), 200)
    expect(shown.identities).toEqual(
      expect.arrayContaining([
        { kind: 'phone', channel: '', app: '', value: '+8613712340000', verified: true },
        { kind: 'card', channel: '', app: '', value: 'AB1234', verified: false },
      ]),
    )
    accepted(await reveal({ reason: 'and again' }), 200)
    const { rows } = await api.ctx.pool.query<{ author: string; reason: Buffer }>(
      "select author, reason from person_reveals where what = 'identities'",
    )
    expect(rows.map(({ author }) => author)).toEqual(['The agent', 'The agent'])
    for (const { reason } of rows) expect(reason.toString('latin1')).not.toMatch(/parcel|again/)
    malformed(await reveal({}), 'body.reason')
    malformed(await reveal({ reason: 'x' }), 'body.reason')
    refused(await reveal({ reason: 'a machine asks' }, api.owner), 403, 'forbidden')
    refused(await reveal({ reason: 'curious' }, await api.person('analyst')), 403, 'forbidden')
  })
})

describe('what a member has', () => {
  it('ends on days, is held until times, and was bought in orders', async () => {
    const member = await enrol(api.service)
    accepted(await adjust(api.service, member, 30, { expires_on: '2026-08-01' }))
    accepted(await adjust(api.service, member, 20, { expires_on: '2026-07-01' }))
    accepted(await adjust(api.service, member, 5, { expires_on: '2026-08-01' }))
    accepted(await adjust(api.service, member, 7, { expires_on: null }))
    const { hold } = accepted(await api.store.post('/v1/holds', { member, currency: 'beans', amount: 25, expires_in_seconds: 60 }))
    const get = async (what: string): Promise<any> => accepted(await api.service.get(`/v1/members/${member}/${what}`), 200)
    const { items } = await get('expiries')
    expect(items).toEqual([
      {
        currency: 'beans',
        dates: [
          { expires_on: '2026-07-01', amount: 20, held: 20 },
          { expires_on: '2026-08-01', amount: 35, held: 5 },
        ],
        never: 7,
        pending: [],
      },
    ])
    const [held] = (await get('holds')).items
    expect(held).toMatchObject({ id: hold, amounts: [{ currency: 'beans', amount: 25 }], reward: null, checkout: null })
    api.clock.time += 61_000
    expect((await get('holds')).items).toEqual([])

    const orders = [basket([['LAT', 2, 2000]]), basket([['ESP', 1, 900]]), basket([['TEA', 1, 700]])]
    const ids: string[] = []
    for (const order of orders) ids.push(accepted(await api.store.post('/v1/orders', { member, order })).order)
    accepted(await api.store.post('/v1/returns', { order: { id: ids[0] }, lines: [{ sku: 'LAT', quantity: 1 }] }))
    const first = await get('orders?limit=2')
    const rest = await get(`orders?limit=2&cursor=${first.next}`)
    expect([...first.items, ...rest.items].map(({ id }: { id: string }) => id)).toEqual(ids.toReversed())
    expect(rest.items[0]).toEqual(accepted(await api.service.get(`/v1/orders/${ids[0]}`), 200))
    expect(rest.items[0].lines[0].returned).toBe(1)
    const named = accepted(await api.service.get(`/v1/orders?reference=${orders[1]!['reference'] as string}`), 200)
    expect(named.items).toMatchObject([{ id: ids[1], member }])
    expect(accepted(await api.service.get('/v1/orders?reference=nobody-s'), 200)).toEqual({ items: [], next: null })
  })
})
