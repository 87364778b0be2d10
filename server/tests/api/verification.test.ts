import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import en from '../../../messages/en.json' with { type: 'json' }
import { sealBatches } from '../../src/seals/seal-batches.ts'
import { CHECKS } from '../../src/verify/checks.sql.ts'
import { nightOf, runVerifications } from '../../src/verify/run-verifications.ts'
import { slugOf } from '../../src/verify/verification.http.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, enrol, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const never = new AbortController().signal
const state = async (headers = {}): Promise<any> => accepted(await api.owner.get('/v1/verification', headers), 200)
const hour = (text: string): number => Date.parse(text)

describe('the state of the books', () => {
  it('is unknown at first, and then what the last verification found', async () => {
    expect(await state()).toMatchObject({ open: null, last: null, earlier: [], seals: { last: null } })
    const member = await enrol(api.service)
    accepted(await api.store.post('/v1/orders', { member, order: basket([['L', 1, 5000]]) }))
    const asked = accepted(await api.owner.post('/v1/verification'), 202)
    expect(asked).toMatchObject({ state: 'queued', asked_by: 'owner', ok: null })
    // While one waits, another wish is the same.
    expect(accepted(await api.owner.post('/v1/verification'), 202).id).toBe(asked.id)
    expect((await state()).open).toMatchObject({ id: asked.id })
    expect(await sealBatches(api.ctx)).toBeGreaterThan(0)
    expect(await runVerifications(api.ctx, never)).toBe(1)
    const { open, last, seals } = await state()
    expect(open).toBe(null)
    expect(last).toMatchObject({ id: asked.id, state: 'done', ok: true, findings: [], progress: 1, checks: CHECKS.length + 5 })
    expect(last.commands).toBeGreaterThan(1)
    expect(seals).toMatchObject({
      last: { number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown },
      waiting: 0,
      oldest_at: null,
    })
  })

  it('names what is broken in the reader’s language, and of others only how much', async () => {
    const other = await api.tenant('elsewhere', 'cafe')
    const [mine, theirs] = [await enrol(api.service), await enrol(other.service)]
    accepted(await api.store.post('/v1/orders', { member: mine, order: basket([['L', 1, 5000]]) }))
    accepted(await other.store.post('/v1/orders', { member: theirs, order: basket([['L', 1, 5000]]) }))
    await api.ctx.pool.query('update balances set available = available + 1 where available > 0')
    api.clock.time += 1000
    accepted(await api.owner.post('/v1/verification'), 202)
    await runVerifications(api.ctx, never)
    const shown = JSON.stringify((await state()).last)
    expect(shown).toContain(mine)
    expect(shown).not.toContain(theirs)
    const { last } = await state({ 'accept-language': 'zh' })
    expect(last.ok).toBe(false)
    const finding = last.findings.find((f: any) => f.check === '余额等于其分录之和')
    expect([finding.breaches.length > 0, finding.elsewhere > 0]).toEqual([true, true])
    await api.ctx.pool.query('update balances set available = available - 1 where available > 0')
  })

  it('has a text for every check', () => {
    for (const { name } of CHECKS) expect(Object.keys(en.verify), name).toContain(slugOf(name))
  })

  it('cannot be asked for by those who may not', async () => {
    refused(await api.service.get('/v1/verification'), 403, 'forbidden')
    refused(await api.service.post('/v1/verification'), 403, 'forbidden')
  })
})

describe('the night', () => {
  it.each([
    ['2026-06-02T19:30:00Z', 'Asia/Shanghai', '2026-06-02T19:00:00Z', '2026-06-03T19:00:00Z'],
    ['2026-06-02T18:59:59Z', 'Asia/Shanghai', '2026-06-01T19:00:00Z', '2026-06-02T19:00:00Z'],
    // The night in which clocks go forward has no second hour, and three o'clock comes an hour sooner.
    ['2026-03-29T12:00:00Z', 'Europe/Berlin', '2026-03-29T02:00:00Z', '2026-03-30T01:00:00Z'],
  ])('of %s in %s begins at %s, and the next at %s', (now, zone, at, next) => {
    const night = nightOf(zone, hour(now))
    expect([night.at, night.next]).toEqual([hour(at), hour(next)])
  })

  it('is verified once, however many processes look; one that was slept through is made up for', async () => {
    const done = async (): Promise<string[]> => {
      const { rows } = await api.ctx.pool.query<{ night: string }>(
        'select night::text as night from verifications where night is not null order by night',
      )
      return rows.map(({ night }) => night)
    }
    const noon = Date.now() + 10 * 86_400_000
    api.clock.time = Math.floor(noon / 86_400_000) * 86_400_000 + 4 * 3_600_000
    const counts = await Promise.all([1, 2, 3].map(() => runVerifications(api.ctx, never)))
    expect(counts.toSorted((a, b) => a - b)).toEqual([0, 0, 1])
    expect(await runVerifications(api.ctx, never)).toBe(0)
    expect(await done()).toHaveLength(1)
    api.clock.time += 3 * 86_400_000
    expect(await runVerifications(api.ctx, never)).toBe(1)
    // The last night, and not each of those before it.
    expect(await done()).toHaveLength(2)
    expect((await state()).next_at).toBe(new Date(nightOf('Asia/Shanghai', api.clock.time).next).toISOString())
  })
})
