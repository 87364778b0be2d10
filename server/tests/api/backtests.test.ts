import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { studyBacktest } from '../../src/backtests/study-backtest.ts'
import { studyExport } from '../../src/exports/study-export.ts'
import { runStudies, type StudyRunner } from '../../src/studies/run-studies.ts'
import type { StudyKind } from '../../src/studies/study.ts'
import { studyWhatif } from '../../src/whatifs/study-whatif.ts'
import { cafeDocument } from '../world.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, enrol, malformed, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  const member = await enrol(api.service)
  accepted(await api.store.post('/v1/orders', { member, order: basket([['B', 1, 5000]]) }))
  api.clock.time += 60_000
})
afterAll(() => api.close())

const RUNNERS = { backtest: studyBacktest, whatif: studyWhatif, export: studyExport }
const never = new AbortController().signal
const work = (runners: Record<StudyKind, StudyRunner> = RUNNERS, stopping = never): Promise<number> =>
  runStudies(api.ctx, runners, stopping)

const double = cafeDocument((d) => (d['campaigns'].everyday.rules.beans.then[0].grant.amount = 'order.net / 50'))
const asked = { draft: double, from: '2026-06-01', to: '2026-06-02' }
const ask = async (): Promise<string> => accepted(await api.owner.post('/v1/backtests', asked), 202).id as string
const show = async (id: string, language = 'en'): Promise<any> =>
  accepted(await api.service.get(`/v1/backtests/${id}`, { 'accept-language': language }), 200)
const cancel = async (id: string): Promise<any> => accepted(await api.owner.post(`/v1/backtests/${id}/cancel`), 200)

/** Makes reading orders wait until it is released. */
async function holdUp(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: api.ctx.databaseUrl })
  await client.connect()
  await client.query('begin; lock table commands in access exclusive mode')
  return async () => {
    await client.query('rollback')
    await client.end()
  }
}

describe('POST /v1/backtests', () => {
  it('waits, runs, and keeps its report, with what it does not say', async () => {
    const queued = accepted(await api.owner.post('/v1/backtests', asked), 202)
    expect(queued).toMatchObject({
      state: 'queued',
      progress: 0,
      asked_by: 'owner',
      started_at: null,
      report: null,
      from: '2026-06-01',
      population: null,
    })
    expect(queued.id).toMatch(/^bkt_[0-9a-z]{26}$/)
    expect(await work()).toBe(1)
    const done = await show(queued.id)
    expect(done).toMatchObject({ state: 'done', progress: 1, error: null })
    expect(done.report).toMatchObject({ program: 'cafe', live_version: 1, orders: 1, cost: { live: 250, draft: 500, difference: 250 } })
    expect(done.report.caveats[0]).toMatch(/^Changed behaviour is not modelled/)
    expect((await show(queued.id, 'zh')).report.caveats[0]).toMatch(/^未对行为变化建模/)
    expect(done.report.changed_orders).toHaveLength(1)
    expect(await work()).toBe(0)
  })

  it('under the same key is the same backtest', async () => {
    const [first, again] = [
      await api.owner.post('/v1/backtests', asked, { key: 'once' }),
      await api.owner.post('/v1/backtests', asked, { key: 'once' }),
    ]
    expect(again.text).toBe(first.text)
    expect(again.headers['idempotent-replayed']).toBe('true')
    await cancel(first.json.id)
  })

  it('takes the stored draft when it is given none', async () => {
    refused(await api.owner.post('/v1/backtests', { from: asked.from, to: asked.to }), 404, 'not_found')
    accepted(await api.owner.put('/v1/programs/cafe/draft', double, { 'if-match': '"0"' }), 200)
    const { id } = accepted(await api.owner.post('/v1/backtests', { from: asked.from, to: asked.to }), 202)
    await work()
    expect((await show(id)).report.cost.difference).toBe(250)
  })

  it('says at once what cannot be tested', async () => {
    const post = (body: object) => api.owner.post('/v1/backtests', { ...asked, ...body })
    malformed(await post({ from: '2026-06-03' }), 'body.to')
    malformed(await post({ to: '2026-06-03' }), 'body.to')
    malformed(await post({ from: '2016-01-01' }), 'body.from')
    malformed(await post({ from: 'June' }), 'body.from')
    malformed(await post({ population: 'member.shoe_size > 40' }), 'body.population')
    malformed(await post({ population: 'member.days_since_joining' }), 'body.population')
    const problem = refused(
      await post({ draft: { ...double, campaigns: { x: { ...double['campaigns'].everyday, trigger: 'sneeze' } } } }),
      422,
      'invalid_program',
    )
    expect(problem.reasons).toMatchObject([{ code: 'unknown_trigger', path: 'campaigns.x.trigger' }])
  })

  it('lets only so many wait', async () => {
    const ids: string[] = []
    for (let i = 0; i < 10; i++) ids.push(await ask())
    expect(refused(await api.owner.post('/v1/backtests', asked), 409, 'studies_waiting').facts).toEqual({ waiting: 10 })
    for (const id of ids) expect((await cancel(id)).state).toBe('cancelled')
    await cancel(await ask())
    const { items, next } = accepted(await api.owner.get('/v1/backtests?limit=5'), 200)
    expect(items).toHaveLength(5)
    const rest = accepted(await api.owner.get(`/v1/backtests?limit=200&cursor=${next}`), 200)
    const all = [...items, ...rest.items].map((item: { id: string }) => item.id)
    expect(new Set(all).size).toBe(all.length)
    for (const id of ids) expect(all).toContain(id)
    expect(await work()).toBe(0)
  })
})

describe('a backtest that runs', () => {
  it('is cancelled within moments, and leaves nothing at work', async () => {
    const release = await holdUp()
    try {
      const id = await ask()
      const working = work()
      await expect.poll(async () => (await show(id)).state, { timeout: 20_000 }).toBe('running')
      await expect.poll(readers, { timeout: 20_000 }).toBeGreaterThan(1)
      expect((await cancel(id)).state).toBe('cancelled')
      expect(await working).toBe(1)
      await expect.poll(readers).toBe(0)
      expect(await show(id)).toMatchObject({ state: 'cancelled', report: null, error: null })
      expect((await cancel(id)).state).toBe('cancelled')
    } finally {
      await release()
    }
  })

  it('goes back into the queue when its process stops', async () => {
    const release = await holdUp()
    const stop = new AbortController()
    const id = await ask()
    try {
      const working = work(RUNNERS, stop.signal)
      await expect.poll(async () => (await show(id)).state, { timeout: 20_000 }).toBe('running')
      stop.abort()
      await working
      expect(await show(id)).toMatchObject({ state: 'queued', started_at: null, progress: 0 })
    } finally {
      await release()
    }
    await work()
    expect((await show(id)).state).toBe('done')
  })

  it('is taken over when its process has died, and given up when that happens every time', async () => {
    const die = (attempts: number): Promise<unknown> =>
      api.ctx.pool.query(
        "update studies set state = 'running', alive_at = now() - interval '2 minutes', attempts = $1 where state = 'queued'",
        [attempts],
      )
    const id = await ask()
    await die(1)
    await work()
    expect((await show(id)).state).toBe('done')
    const cursed = await ask()
    await die(3)
    await work()
    expect(await show(cursed)).toMatchObject({ state: 'failed', error: 'given up after 3 attempts, each of which ended with its process' })
    const alive = await ask()
    await api.ctx.pool.query("update studies set state = 'running', alive_at = now() where state = 'queued'")
    expect(await work()).toBe(0)
    await cancel(alive)
  })

  it('tells why it failed', async () => {
    const id = await ask()
    await work({ ...RUNNERS, backtest: () => Promise.reject(new Error('the disk is full')) })
    expect(await show(id)).toMatchObject({ state: 'failed', error: 'the disk is full', report: null })
  })
})

async function readers(): Promise<number> {
  const { rows } = await api.ctx.pool.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'perennial study'",
  )
  return rows[0]!.n
}
