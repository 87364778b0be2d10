import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inLanguage } from '../../src/backtests/build-report.ts'
import { decodeId, uuidText } from '../../src/kit/ids.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { workSegments } from '../../src/segments/work-segments.ts'
import { backtest } from '../studies/studying.ts'
import { count } from './count.ts'
import { callerAt, openApi, type Api } from './open-api.ts'
import { accepted, basket, enrol, grants, malformed, phone, refused } from './requests.ts'

const DAY_MS = 86_400_000
const NAMES = { en: 'Regulars', zh: '常客' }

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    d['attributes'].city = { type: 'string' }
    d['settings'].late_window_days = 400
  })
})
afterAll(() => api.close())

const buy = async (member: string, yuan: number, daysAgo = 0): Promise<any> => {
  const at = new Date(api.clock.time - daysAgo * DAY_MS).toISOString()
  return accepted(await api.store.post('/v1/orders', { member, at, order: basket([['A', 1, yuan * 100]]) }))
}

async function refreshed(key: string): Promise<any> {
  await count(api.ctx)
  await workSegments(api.ctx, new AbortController().signal)
  return accepted(await api.owner.get(`/v1/segments/${key}`), 200)
}

const put = (key: string, body: object) => api.owner.put(`/v1/segments/${key}`, { names: NAMES, ...body })
const membersOf = async (key: string, query = ''): Promise<string[]> =>
  accepted(await api.owner.get(`/v1/segments/${key}/members${query}`), 200).items.map((p: any) => p.member.id)

describe('a segment by a rule', () => {
  const people: Record<'often' | 'once' | 'long_ago' | 'never', string> = {} as never
  beforeAll(async () => {
    for (const name of ['often', 'once', 'long_ago', 'never'] as const)
      people[name] = await enrol(api.service, { attributes: { city: name === 'never' ? 'Suzhou' : 'Hangzhou' } })
    for (const days of [1, 40, 200]) await buy(people.often, 100, days)
    await buy(people.once, 500, 10)
    await buy(people.long_ago, 900, 380)
    await count(api.ctx)
  })

  const asked = async (rule: string): Promise<string[]> => {
    const { size, exact, members } = accepted(await api.owner.post('/v1/segments:estimate', { rule }), 200)
    expect({ exact, members }).toEqual({ exact: true, members: Object.keys(people).length })
    accepted(await put('probe', { rule }), 200)
    const { snapshot } = await refreshed('probe')
    expect(snapshot.size).toBe(size)
    const found = await membersOf('probe')
    return Object.entries(people).flatMap(([name, id]) => (found.includes(id) ? [name] : []))
  }

  it.each([
    ['member.ever.orders > 0', ['often', 'once', 'long_ago']],
    ['member.last_12_months.orders >= 3', ['often']],
    ['member.last_12_months.spent >= 50000', ['once']],
    ['member.last_month.orders == 1 && member.last_3_months.orders == 2', ['often']],
    ['member.ever.spent >= 90000', ['long_ago']],
    ['member.days_since_last_order > 365', ['long_ago']],
    ['member.days_since_last_order <= 10', ['often', 'once']],
    ['!has(member.days_since_last_order)', ['never']],
    ['member.city == "Suzhou"', ['never']],
    ['member.tier == "leaf" && member.points.beans > 0', ['often', 'once']],
    ['member.days_since_joining < 1', ['often', 'once', 'long_ago', 'never']],
    ['member.status == "suspended"', []],
  ])('%s', async (rule, expected) => expect(await asked(rule)).toEqual(expected))

  it('is refused where the rule cannot be asked, naming the characters', async () => {
    const wrong = refused(await put('bad', { rule: 'member.shoe_size > 40' }), 400, 'invalid_request')
    expect(wrong.reasons).toMatchObject([{ path: 'body.rule', facts: { start: 7 } }])
    malformed(await api.owner.post('/v1/segments:estimate', { rule: 'member.ever.orders' }), 'body.rule')
    malformed(await api.owner.post('/v1/segments:estimate', { rule: 'member.segments.probe' }), 'body.rule')
    malformed(await put('Bad-Key', { rule: 'true' }), 'params.key')
  })

  it('makes a snapshot only when somebody entered or left, and keeps the old ones as they were', async () => {
    accepted(await put('recent', { rule: 'member.days_since_last_order <= 10', every: 'day' }), 200)
    const first = (await refreshed('recent')).snapshot
    expect(first).toMatchObject({ number: 1, size: 2, entered: 2, gone: 0, taken_by: 'schedule' })
    accepted(await api.owner.post('/v1/segments/recent/refresh'), 202)
    expect((await refreshed('recent')).snapshot).toEqual(first)
    await buy(people.long_ago, 10)
    api.clock.time += 5 * DAY_MS
    const then = await refreshed('recent')
    expect(then).toMatchObject({ snapshot: { number: 2, size: 2, entered: 1, gone: 1 }, refreshing: false, error: null })
    expect(then.snapshot.hash).not.toBe(first.hash)
    expect(then.share_of_sales).toBeCloseTo((300 + 10) / (300 + 500 + 10), 10)
    expect((await membersOf('recent')).toSorted()).toEqual([people.often, people.long_ago].toSorted())
    expect((await membersOf('recent', '?snapshot=1')).toSorted()).toEqual([people.often, people.once].toSorted())
    refused(await api.owner.get('/v1/segments/recent/members?snapshot=3'), 404, 'not_found')
    const { items } = accepted(await api.owner.get('/v1/segments/recent/snapshots'), 200)
    expect(items.map((s: any) => s.number)).toEqual([2, 1])
    // Back to who it was: the same people are the same hash.
    accepted(await put('recent', { rule: `member.id in ["${people.often}", "${people.once}"]` }), 200)
    expect((await refreshed('recent')).snapshot).toMatchObject({ number: 3, hash: first.hash })
  })

  it('says why it could not be refreshed, and goes on holding', async () => {
    accepted(await put('by_city', { rule: 'member.city == "Hangzhou"' }), 200)
    const { snapshot } = await refreshed('by_city')
    await api.ctx.pool.query(`update segments set rule = 'member.town == "Hangzhou"', wanted_at = looked_at where key = 'by_city'`)
    const after = await refreshed('by_city')
    expect(after.error).toMatch(/town/)
    expect(after.snapshot).toEqual(snapshot)
  })

  it('pages its members, and writes them as CSV', async () => {
    accepted(await put('all', { rule: 'true' }), 200)
    await refreshed('all')
    const found: string[] = []
    for (let cursor = ''; ;) {
      const page = accepted(await api.owner.get(`/v1/segments/all/members?limit=2${cursor}`), 200)
      found.push(...page.items.map((p: any) => p.member.id))
      if (!page.next) break
      cursor = `&cursor=${page.next}`
    }
    expect(found.toSorted()).toEqual(Object.values(people).toSorted())
    const address = await api.listen()
    const csv = await callerAt(address, api.owner.token).get('/v1/segments/all/members.csv')
    const [head, ...lines] = csv.text.trim().split('\r\n')
    expect(head).toBe('member,joined_at,orders,spent,last_order_at')
    expect(lines.map((line) => line.split(',')[0])).toEqual(found)
    expect(lines.find((line) => line.startsWith(people.never))).toMatch(/^mem_\w+,[^,]+,0,0,$/)
  })
})

describe('a segment by a list', () => {
  it('takes ids, identities and CSV, and says whom it does not know', async () => {
    const number = phone()
    const [a, b, c] = [await enrol(api.service), await enrol(api.service, { identities: [number] }), await enrol(api.service)]
    accepted(await put('listed', {}), 200)
    refused(await api.owner.post('/v1/segments/listed/refresh'), 409, 'segment_is_listed')
    const taken = accepted(
      await api.owner.post('/v1/segments/listed/list', {
        members: [a, 'mem_01h455vb4pex5vsknk084sn02q', 'nonsense'],
        identities: [number],
      }),
    )
    expect(taken).toMatchObject({ taken: 2, unknown: [2, 3], unknown_count: 2, snapshot: { number: 1, size: 2, taken_by: 'owner' } })
    accepted(await api.owner.post('/v1/segments/listed/list', { mode: 'add', csv: `member\n${c}\n\n` }))
    expect((await membersOf('listed')).toSorted()).toEqual([a, b, c].toSorted())
    const csv = `\uFEFFName;phone\nAna;${number.value}\nBo;not a number\n`
    const out = accepted(await api.owner.post('/v1/segments/listed/list', { mode: 'remove', csv }))
    expect(out).toMatchObject({ taken: 1, unknown: [2], snapshot: { number: 3, size: 2, entered: 0, gone: 1 } })
    accepted(await api.owner.post('/v1/segments/listed/list', { members: [b] }))
    expect(await membersOf('listed')).toEqual([b])
    accepted(await put('ruled', { rule: 'true' }), 200)
    refused(await api.owner.post('/v1/segments/ruled/list', { members: [a] }), 409, 'segment_by_rule')
  })

  it('does not list members of others', async () => {
    const stranger = await api.tenant('elsewhere', 'cafe')
    const theirs = await enrol(stranger.service)
    const taken = accepted(await api.owner.post('/v1/segments/listed/list', { members: [theirs] }))
    expect(taken).toMatchObject({ taken: 0, unknown: [1], snapshot: { size: 0 } })
    refused(await stranger.owner.get('/v1/segments/listed'), 404, 'not_found')
  })
})

describe('a segment in a campaign', () => {
  let inside: string
  let outside: string
  const writeDraft = async (change: (d: any) => void): Promise<any> => {
    const { items } = accepted(await api.owner.get('/v1/programs/cafe/versions'), 200)
    const { document } = accepted(await api.owner.get(`/v1/programs/cafe/versions/${items.at(-1).number}`), 200)
    change(document)
    const { revision } = accepted(await api.owner.get('/v1/programs/cafe/draft'), 200)
    accepted(await api.owner.put('/v1/programs/cafe/draft', document, { 'if-match': `"${revision}"` }), 200)
    return document
  }
  const forVips = (d: any): void => {
    d.segments = { vips: { names: NAMES } }
    const for_vips = {
      names: { en: 'For VIPs', zh: '贵宾专享' },
      trigger: 'order',
      when: 'member.segments.vips',
      rules: { r: { then: [{ grant: { currency: 'beans', amount: '100' } }] } },
    }
    d.campaigns = { for_vips, ...d.campaigns }
  }
  const vipBeans = (decided: any): number | undefined => grants(decided)['for_vips.beans']

  beforeAll(async () => {
    inside = await enrol(api.service)
    outside = await enrol(api.service)
  })

  it('must be there before the campaign can be published', async () => {
    await writeDraft(forVips)
    const problem = refused(await api.owner.post('/v1/programs/cafe/publish', { note: 'vips' }), 422, 'invalid_program')
    expect(problem.reasons).toMatchObject([{ code: 'unknown_segment', path: 'segments.vips' }])
    await writeDraft((d) => {
      forVips(d)
      d.campaigns.for_vips.when = 'member.segments.vip'
    })
    const typo = refused(await api.owner.post('/v1/programs/cafe/publish', { note: 'vips' }), 422, 'invalid_program')
    expect(typo.reasons).toMatchObject([{ code: 'expression', path: 'campaigns.for_vips.when' }])
  })

  it('decides by the snapshot in force, keeps its hash, and the replay finds the same', async () => {
    accepted(await put('vips', {}), 200)
    await writeDraft(forVips)
    accepted(await api.owner.post('/v1/programs/cafe/publish', { note: 'vips' }))
    const before = await buy(inside, 10)
    expect(vipBeans(before)).toBeUndefined()
    api.clock.time += 1000
    const { snapshot } = accepted(await api.owner.post('/v1/segments/vips/list', { members: [inside] }))
    api.clock.time += 1000
    expect(accepted(await api.owner.get('/v1/segments/vips'), 200).used_by).toEqual(['for_vips'])
    const decided = await buy(inside, 20)
    expect(vipBeans(decided)).toBe(100)
    expect(vipBeans(await buy(outside, 20))).toBeUndefined()
    const { rows } = await api.ctx.pool.query(
      "select facts from commands where facts->'segments' is not null order by recorded_at, holder_id, seq",
    )
    const facts = rows.map((row: any) => row.facts.segments)
    expect(facts).toContainEqual({ vips: { snapshot: snapshot.hash, in: true } })
    expect(facts).toContainEqual({ vips: { snapshot: snapshot.hash, in: false } })
    expect(facts).toContainEqual({ vips: { snapshot: null, in: false } })
    // Whoever left is out from then on; what was decided stays, and so does a sale of before that is heard of late.
    accepted(await api.owner.post('/v1/segments/vips/list', { members: [outside] }))
    api.clock.time += 1000
    expect(vipBeans(await buy(inside, 5))).toBeUndefined()
    expect(vipBeans(await buy(outside, 5))).toBe(100)
    const late = accepted(
      await api.store.post('/v1/orders', {
        member: inside,
        at: new Date(api.clock.time - 1500).toISOString(),
        order: basket([['A', 1, 100]]),
      }),
    )
    expect(vipBeans(late)).toBe(100)
    const replayed = await replayAll(api.ctx, { programId: api.programId }, () => undefined)
    expect(replayed.mismatches).toEqual([])
  })

  it('gives back what the sale gave, whoever the member is by now', async () => {
    const order = await buy(outside, 50)
    expect(vipBeans(order)).toBe(100)
    accepted(await api.owner.post('/v1/segments/vips/list', { members: [] }))
    const returned = accepted(await api.store.post('/v1/returns', { member: outside, order: { id: order.order } }))
    expect(returned.effects.find((e: any) => e.campaign === 'for_vips')).toMatchObject({ granted: -100 })
    expect((await replayAll(api.ctx, { programId: api.programId }, () => undefined)).mismatches).toEqual([])
  })

  it('is known to quotes, baskets, events and explanations', async () => {
    accepted(await api.owner.post('/v1/segments/vips/list', { members: [inside] }))
    api.clock.time += 1000
    const quote = async (member: string) => accepted(await api.store.post('/v1/quotes', { member, order: basket([['A', 1, 1000]]) }), 200)
    expect(vipBeans((await quote(inside)).answer)).toBe(100)
    expect(vipBeans((await quote(outside)).answer)).toBeUndefined()
    const checkout = accepted(
      await api.store.post('/v1/checkouts', { member: inside, basket: { lines: [{ sku: 'A', quantity: 1, amount: 3000 }] } }),
    )
    accepted(await api.store.post(`/v1/checkouts/${checkout.id}/hold`, { seconds: 600 }))
    // Confirming posts what was decided then, though the member has left meanwhile.
    accepted(await api.owner.post('/v1/segments/vips/list', { members: [outside] }))
    api.clock.time += 1000
    const confirmed = accepted(await api.store.post(`/v1/checkouts/${checkout.id}/confirm`, { reference: 'CONFIRMED-1' }))
    expect(JSON.stringify(confirmed)).toContain('for_vips')
    const decided = await buy(inside, 30)
    const { words } = accepted(await api.service.get(`/v1/decisions/${decided.decision}`), 200)
    expect(JSON.stringify(words)).toContain('it is only for members of the segment Regulars')
    expect((await replayAll(api.ctx, { programId: api.programId }, () => undefined)).mismatches).toEqual([])
  })

  it('is backtested over history from before it was made', async () => {
    const { items } = accepted(await api.owner.get('/v1/programs/cafe/versions'), 200)
    const { document: live } = accepted(await api.owner.get(`/v1/programs/cafe/versions/${items.at(-1).number}`), 200)
    accepted(await put('picked', {}), 200)
    accepted(await api.owner.post('/v1/segments/picked/list', { members: [inside] }))
    api.clock.time += 1000
    const rows = (
      await api.ctx.pool.query(`select count(*)::int as n from commands where holder_id = $1 and kind = 'order' and not refused`, [
        uuidOf(inside),
      ])
    ).rows
    const picked = { ...live.campaigns.for_vips, when: 'member.segments.picked' }
    const draft = { ...live, segments: { ...live.segments, picked: { names: NAMES } }, campaigns: { ...live.campaigns, picked } }
    const report = await backtest(api.ctx, api.programId, { draft, from: '2026-06-01', to: '2026-06-07' })
    expect(report.segments).toEqual(['vips', 'picked'])
    expect(report.campaigns.find(({ campaign }) => campaign === 'picked')!.points).toMatchObject({ live: 0, draft: 100 * rows[0].n })
    // What was decided by snapshots of those days comes out as it did.
    expect(report.campaigns.find(({ campaign }) => campaign === 'for_vips')).toBeUndefined()
    expect(inLanguage(report, 'en').caveats.join()).toMatch(/Members are picked by segments/)
  }, 60_000)
})

const uuidOf = (member: string): string => uuidText(decodeId('mem', member)!)
