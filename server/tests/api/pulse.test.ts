import { addMonths, formatDay, parseDay } from '@perennial/engine/time/calendar.ts'
import { zoneOf } from '@perennial/engine/time/zone.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../../src/access/create-api-key.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { count } from './count.ts'
import { naive } from './naive-pulse.ts'
import { callerWith, openApi, type Api, type Caller } from './open-api.ts'
import { accepted, adjust, basket, enrol, malformed, phone, refused } from './requests.ts'

const NOW = Date.parse('2026-11-20T10:00:00Z')
const DAY_MS = 86_400_000

let api: Api
beforeAll(async () => {
  api = await openApi((d) => Object.assign(d['settings'], { unknown_identity: 'keep' }))
})
afterAll(() => api.close())

interface Figure {
  key: string
  currency: string | null
  value: number | null
  previous: number | null
  parts: { part: number; whole: number } | null
  series: { day: string; value: number | null }[]
  series_of: string
  made_of: string
  definition: string
  name: string
}

async function pulse(caller: Caller, query = '', program = 'cafe'): Promise<{ figures: Record<string, Figure>; [more: string]: any }> {
  const answer = accepted(await caller.get(`/v1/programs/${program}/pulse${query}`), 200)
  const named = answer.figures.map((f: Figure) => [f.currency === null ? f.key : `${f.key}.${f.currency}`, f] as const)
  return { ...answer, figures: Object.fromEntries(named) }
}

const values = (figures: Record<string, Figure>): Record<string, number | null> =>
  Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]))

const at = (date: string, hour = '12'): string => `${date}T${hour}:00:00+08:00`

describe('the pulse', () => {
  it('follows orders, late ones, returns, and sales that were nobody’s', async () => {
    const [ana, bo] = [await enrol(api.service), await enrol(api.service)]
    const quiet = await enrol(api.service)
    expect(quiet).toMatch(/^mem_/)
    const buy = async (member: string, yuan: number, date?: string): Promise<string> =>
      accepted(await api.store.post('/v1/orders', { member, order: basket([['A', 2, yuan * 100]]), ...(date && { at: at(date) }) })).order
    const first = await buy(ana, 100)
    await buy(bo, 60)
    await count(api.ctx)
    const before = await pulse(api.owner)
    expect(before).toMatchObject({
      from: '2026-05-04',
      to: '2026-06-02',
      compared: { from: '2026-04-04', to: '2026-05-03' },
      up_to_date: true,
      members: 3,
    })
    expect(values(before.figures)).toMatchObject({
      new_members: 3,
      active_members: 2,
      participation: 2 / 3,
      repeat_rate: 0,
      orders: 2,
      sales: 16_000,
      average_order: 8000,
      members_share: 1,
    })
    // A till that was offline reports a sale of last week; somebody buys who is no member; half of an order comes back.
    await buy(bo, 40, '2026-05-28')
    accepted(await api.store.post('/v1/orders', { identity: phone(), order: basket([['A', 1, 5000]]) }), 202)
    accepted(await api.store.post('/v1/returns', { member: ana, order: { id: first }, lines: [{ sku: 'A', quantity: 1 }] }))
    expect(values((await pulse(api.owner)).figures)).toEqual(values(before.figures))
    await count(api.ctx)
    const after = await pulse(api.owner)
    expect(values(after.figures)).toMatchObject({ active_members: 2, repeat_rate: 0.5, orders: 3, sales: 15_000, members_share: 0.75 })
    const { sales } = after.figures
    expect(sales!.series.find(({ day }) => day === '2026-05-28')!.value).toBe(4000)
    expect(sales!.series.at(-1)).toEqual({ day: '2026-06-02', value: 11_000 })
    // The rest comes back: it was no order after all.
    accepted(await api.store.post('/v1/returns', { member: ana, order: { id: first } }))
    await count(api.ctx)
    expect(values((await pulse(api.owner)).figures)).toMatchObject({ active_members: 1, repeat_rate: 1, orders: 2, sales: 10_000 })
    const { items } = accepted(await api.owner.get('/v1/orders?from=2026-05-04'), 200)
    // Two of them were at the same moment, and may stand either way.
    expect(items.map((o: any) => [o.spent, o.returned, o.source]).toSorted(([a]: number[], [b]: number[]) => b! - a!)).toEqual([
      [6000, false, 'member'],
      [4000, false, 'member'],
      [0, true, 'member'],
    ])
    expect(items.at(-1)).toMatchObject({ spent: 4000 })
    const others = accepted(await api.owner.get('/v1/orders?of=others'), 200).items
    expect(others).toMatchObject([{ id: null, member: null, total: 5000, spent: 5000, source: 'kept' }])
  })

  it('holds a time against the one before, or against the year before', async () => {
    const { figures, compared } = await pulse(api.owner, '?from=2026-06-02&to=2026-06-02&compare=previous')
    expect(compared).toEqual({ from: '2026-06-01', to: '2026-06-01' })
    expect(figures['orders']).toMatchObject({ value: 1, previous: 0 })
    expect(figures['average_order']).toMatchObject({ value: 6000, previous: null, parts: { part: 6000, whole: 1 } })
    expect((await pulse(api.owner, '?compare=year')).compared).toEqual({ from: '2025-05-04', to: '2025-06-02' })
    expect((await pulse(api.owner, '?compare=none')).compared).toBeNull()
    malformed(await api.owner.get('/v1/programs/cafe/pulse?from=2026-06-02&to=2026-06-01'), 'querystring.from')
    malformed(await api.owner.get('/v1/programs/cafe/pulse?from=2020-01-01'), 'querystring.from')
    refused(await api.owner.get('/v1/programs/tearoom/pulse'), 404, 'not_found')
  })

  it('says in words what is counted', async () => {
    const { figures } = accepted(await api.owner.get('/v1/programs/cafe/pulse', { 'accept-language': 'zh-CN' }), 200)
    for (const { name, definition } of figures) expect(`${name}${definition}`).toMatch(/^[^{}]*[\u4e00-\u9fff]{4,}[^{}]*$/)
  })

  it('tells what is owed, what ends soon, and who is on which level', async () => {
    const before = values((await pulse(api.owner)).figures)
    const member = await enrol(api.service)
    accepted(await adjust(api.service, member, 1000, { expires_on: '2026-06-10' }))
    await count(api.ctx)
    // Half a minute later what ends is looked up again.
    api.clock.time += 31_000
    const { figures, tiers } = await pulse(api.owner)
    expect(figures['liability']!.value! - before['liability']!).toBe(5000)
    expect(figures['expiring.beans']).toMatchObject({ value: 1000, series_of: 'coming' })
    expect(figures['expiring.beans']!.series.find(({ value }) => value === 1000)!.day).toBe('2026-06-09')
    const ending = accepted(await api.owner.get(figures['expiring.beans']!.made_of), 200).items
    expect(ending).toMatchObject([{ currency: 'beans', last_day: '2026-06-09', points: 1000, worth: 5000 }])
    const whose = accepted(await api.owner.get('/v1/programs/cafe/outstanding/members?currency=beans&until=2026-06-09'), 200).items
    expect(whose).toMatchObject([{ member: { id: member }, points: 1000, orders: 0, last_order_at: null }])
    const members = () => tiers[0].levels.map((l: { level: string; members: number }) => [l.level, l.members])
    expect(members()).toEqual([
      ['leaf', 4],
      ['silver', 0],
      ['gold', 0],
    ])
    accepted(await api.owner.post(`/v1/members/${member}/tiers`, { set: 'status', level: 'gold', until: null, reason: 'invited' }))
    await count(api.ctx)
    const { levels } = (await pulse(api.owner)).tiers[0]
    expect(levels.map((l: { members: number }) => l.members)).toEqual([3, 0, 1])
    const onTop = accepted(await api.owner.get(levels[2].made_of), 200).items
    expect(onTop.map((p: any) => p.member.id)).toEqual([member])
    const below = accepted(await api.owner.get(levels[0].made_of), 200).items
    expect(below).toHaveLength(3)
  })
})

describe.each(['cafe', 'retail', 'beauty'])('the pulse of the demo %s', (template) => {
  let owner: Caller
  let programId: number
  const key = template

  beforeAll(async () => {
    if (template === 'cafe') {
      owner = api.owner
      programId = api.programId
      return
    }
    api.clock.time = NOW
    const loaded = await loadDemo(api.ctx, 60, { stage: () => undefined, at: () => undefined }, template)
    programId = loaded.programId
    owner = callerWith(api.doors, (await createApiKey(api.ctx, { programId, name: 'owner', role: 'owner' })).key)
    await count(api.ctx)
  }, 120_000)

  it('is what the raw tables say, figure by figure', async () => {
    const today = parseDay(new Date(api.clock.time + 8 * 3_600_000).toISOString().slice(0, 10))!
    for (const months of [1, 6, 12]) {
      const from = addMonths(today, -months)
      const answer = await pulse(owner, `?from=${formatDay(from)}&to=${formatDay(today)}&compare=none`, key)
      const zone = zoneOf(answer['time_zone'])
      const expected = await naive(api.ctx, programId, zone.startOf(from), zone.startOf(today + 1))
      const found = values(answer.figures)
      for (const [name, value] of Object.entries(expected)) expect([name, found[name]]).toEqual([name, value])
    }
  })

  it('opens what each figure is made of', async () => {
    const answer = await pulse(owner, '?compare=none', key)
    for (const { key: name, currency, made_of } of Object.values(answer.figures)) {
      const list = accepted(await owner.get(made_of), 200).items as any[]
      const all = async (path: string): Promise<any[]> => {
        const found: any[] = []
        for (let cursor = ''; ;) {
          const page = accepted(await owner.get(`${path}&limit=200${cursor}`), 200)
          found.push(...page.items)
          if (!page.next) return found
          cursor = `&cursor=${page.next}`
        }
      }
      const { value } = answer.figures[currency === null ? name : `${name}.${currency}`]!
      if (['new_members', 'active_members'].includes(name)) expect([name, (await all(made_of)).length]).toEqual([name, value])
      if (name === 'repeat_rate') expect((await all(made_of)).length / answer.figures['active_members']!.value!).toBe(value)
      if (name === 'orders') expect((await all(made_of)).filter((o) => !o.returned)).toHaveLength(value!)
      if (name === 'sales') expect((await all(made_of)).reduce((sum, o) => sum + o.spent, 0)).toBe(value)
      if (['earned', 'burned', 'expired'].includes(name)) expect((await all(made_of)).reduce((sum, m) => sum + m.points, 0)).toBe(value)
      if (name === 'expiring') expect(list.reduce((sum, row) => sum + row.points, 0)).toBe(value)
      if (name === 'liability') expect(Math.abs(list.reduce((sum, row) => sum + row.worth, 0) - value!)).toBeLessThan(list.length)
    }
  })
})

it('is told in the days of its own time zone', async () => {
  const tenant = await api.tenant('far', 'far', (d) => {
    d['key'] = 'far'
    d['settings'].time_zone = 'America/Los_Angeles'
  })
  api.clock.time = Date.parse('2026-11-01T20:00:00Z')
  const member = await enrol(tenant.service)
  // The day on which clocks go back has 25 hours there; half past midnight comes twice.
  for (const hour of ['06:30', '07:30', '08:30'])
    accepted(await tenant.store.post('/v1/orders', { member, at: `2026-11-01T${hour}:00Z`, order: basket([['A', 1, 100]]) }))
  await count(api.ctx)
  const { figures } = await pulse(tenant.owner, '?from=2026-10-31&to=2026-11-01&compare=none', 'far')
  expect(figures['orders']!.series).toEqual([
    { day: '2026-10-31', value: 1 },
    { day: '2026-11-01', value: 2 },
  ])
  expect(DAY_MS).toBe(86_400_000)
})
