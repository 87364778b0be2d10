import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../../src/access/create-api-key.ts'
import { loadDemo } from '../../src/demo/load-demo.ts'
import { count } from './count.ts'
import { callerWith, openApi, type Api, type Caller } from './open-api.ts'
import { accepted, malformed } from './requests.ts'

let api: Api
let owner: Caller
beforeAll(async () => {
  api = await openApi()
  api.clock.time = Date.parse('2026-11-20T10:00:00Z')
  const { programId } = await loadDemo(api.ctx, 90, { stage: () => undefined, at: () => undefined }, 'retail')
  owner = callerWith(api.doors, (await createApiKey(api.ctx, { programId, name: 'owner', role: 'owner' })).key)
  await count(api.ctx)
}, 120_000)
afterAll(() => api.close())

interface Group {
  members: number
  orders: number
  spent: number
  share_of_members: number
  share_of_sales: number
  made_of: string | null
  rule: string
}

const people = async (path: string): Promise<{ orders: number; spent: number }[]> =>
  accepted(await owner.get(`${path}&limit=200`), 200).items
const estimate = async (rule: string): Promise<number> => accepted(await owner.post('/v1/segments:estimate', { rule }), 200).size
const sum = (groups: readonly Group[], of: (group: Group) => number): number => groups.reduce((total, group) => total + of(group), 0)

/** A group is who its list shows, what they spent, and who its rule finds. */
async function isWhole(group: Group): Promise<void> {
  const { members, orders, spent, made_of, rule } = group
  expect([rule, await estimate(rule)]).toEqual([rule, members])
  if (made_of === null) return
  const list = await people(made_of)
  expect([rule, list.length, list.reduce((n, p) => n + p.orders, 0), list.reduce((n, p) => n + p.spent, 0)]).toEqual([
    rule,
    members,
    orders,
    spent,
  ])
}

describe('value bands', () => {
  it.each(['months=12', 'months=3', 'months=12&thresholds=30000,5000,100000', 'months=1&thresholds=1'])('%s', async (query) => {
    const { bands, members, spent } = accepted(await owner.get(`/v1/programs/retail/bands?${query}`), 200) as {
      bands: (Group & { least: number | null; below: number | null })[]
      members: number
      spent: number
    }
    for (const band of bands) await isWhole(band)
    expect(sum(bands, (b) => b.members)).toBe(members)
    expect(sum(bands, (b) => b.spent)).toBe(spent)
    expect(sum(bands, (b) => b.share_of_members)).toBeCloseTo(1, 10)
    expect(sum(bands, (b) => b.share_of_sales)).toBeCloseTo(1, 10)
    expect(bands.at(-1)).toMatchObject({ least: null, made_of: null, spent: 0 })
    for (const [i, { below }] of bands.slice(0, -1).entries()) expect(below).toBe(i === 0 ? null : bands[i - 1]!.least)
  })

  it('begins with ten, five and one thousand of the program’s money', async () => {
    const { bands } = accepted(await owner.get('/v1/programs/retail/bands'), 200)
    expect(bands.map((b: any) => b.least)).toEqual([1_000_000, 500_000, 100_000, 0, null])
    malformed(await owner.get('/v1/programs/retail/bands?thresholds=1;2'), 'querystring.thresholds')
    malformed(await owner.get('/v1/programs/retail/bands?months=5'), 'querystring.months')
  })
})

describe('the grid of recency, frequency and money', () => {
  it.each(['months=12', 'months=6&parts=3', 'months=1&parts=7'])('%s', async (query) => {
    const { cells, scales, buyers, spent } = accepted(await owner.get(`/v1/programs/retail/rfm?${query}`), 200) as {
      cells: (Group & { recency: number; frequency: number })[]
      scales: Record<'recency' | 'frequency' | 'money', (Group & { score: number; from: number; to: number | null })[]>
      buyers: number
      spent: number
    }
    expect(cells).toHaveLength(scales.recency.length * scales.frequency.length)
    expect(sum(cells, (c) => c.members)).toBe(buyers)
    expect(sum(cells, (c) => c.spent)).toBe(spent)
    expect(cells.filter((cell) => cell.members > 0).length).toBeGreaterThan(1)
    for (const cell of cells) await isWhole(cell)
    for (const step of scales.money) await isWhole(step)
    expect(sum(scales.money, (s) => s.members)).toBe(buyers)
    // Scales leave nothing out, and the best is the highest.
    for (const [name, steps] of Object.entries(scales)) {
      const rising = name === 'recency' ? steps.toReversed() : steps
      expect(rising.map((s) => s.score)).toEqual(rising.map((_, i) => i + 1))
      for (const [i, step] of steps.entries()) expect(steps[i + 1]?.from ?? null).toBe(step.to === null ? null : step.to + 1)
    }
  })
})
