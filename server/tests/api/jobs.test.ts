import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { begun, ended, newRun } from '../../src/jobs/job-run.ts'
import { saveRuns } from '../../src/jobs/jobs.sql.ts'
import { reportRuns, withdrawRuns } from '../../src/jobs/report-runs.ts'
import { encodeId, uuidBytes } from '../../src/kit/ids.ts'
import { TRIES_MAX, drainOutbox } from '../../src/outbox/drain-outbox.ts'
import { runStudies } from '../../src/studies/run-studies.ts'
import { Worker } from '../../src/worker.ts'
import { openApi, type Api } from './open-api.ts'
import { accepted, beansOf, enrol, refused, rich } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const jobs = async (): Promise<any> => accepted(await api.owner.get('/v1/jobs'), 200)
const failed = async (): Promise<any[]> => accepted(await api.owner.get('/v1/jobs/failed'), 200).items as any[]
const named = async (name: string): Promise<any> => (await jobs()).items.find((job: { name: string }) => job.name === name)

describe('the schedule', () => {
  it('tells of each job how it was and when it is next', async () => {
    const run = newRun('seals', 2000)
    begun(run, api.clock.now())
    await reportRuns(api.ctx, [run])
    expect(await named('seals')).toMatchObject({
      state: 'running',
      every_seconds: 2,
      running_since: expect.any(String) as unknown,
      next_run_at: null,
    })
    ended(run, api.clock.now() + 40, 3)
    await reportRuns(api.ctx, [run])
    const next = new Date(api.clock.now() + 2040).toISOString()
    expect(await named('seals')).toMatchObject({
      state: 'waiting',
      last_ms: 40,
      last_done: 3,
      next_run_at: next,
      runs: 1,
      failures: 0,
      processes: 1,
    })
    begun(run, api.clock.now() + 3000)
    ended(run, api.clock.now() + 3001, new Error('the disk is full'))
    await reportRuns(api.ctx, [run])
    expect(await named('seals')).toMatchObject({ state: 'failing', failures: 1, last_error: 'the disk is full' })
    begun(run, api.clock.now() + 5000)
    ended(run, api.clock.now() + 5001, 0)
    await saveRuns(api.ctx.pool, 'another 1', [run], api.clock.now())
    // As long as it fails anywhere, it fails.
    expect(await named('seals')).toMatchObject({ state: 'failing', processes: 2, runs: 5 })
    await reportRuns(api.ctx, [run])
    expect(await named('seals')).toMatchObject({ state: 'waiting', processes: 2, runs: 6 })
    api.clock.time += 61_000
    expect(await named('seals')).toMatchObject({ state: 'silent', processes: 0, next_run_at: null })
    api.clock.time += 86_400_000
    await saveRuns(api.ctx.pool, 'another 2', [], api.clock.now())
    expect((await jobs()).items).toEqual([])
    await withdrawRuns(api.ctx)
  })

  it('is told by a worker while it works, and no longer', async () => {
    const worker = new Worker(api.ctx)
    worker.start()
    await expect.poll(async () => (await jobs()).items.length, { timeout: 10_000 }).toBeGreaterThan(15)
    await worker.stop()
    expect((await jobs()).items).toEqual([])
  })

  it('is for those who may read what staff did', async () => {
    refused(await api.service.get('/v1/jobs'), 403, 'forbidden')
    refused(await api.service.get('/v1/jobs/failed'), 403, 'forbidden')
  })
})

describe('what was given up', () => {
  it('is an announcement, which arrives when it is tried again', async () => {
    const [from, to] = [await rich(api.owner, 100), await enrol(api.owner)]
    accepted(await api.owner.post('/v1/gifts', { from, to, currency: 'beans', amount: 30 }))
    api.clock.time += 5000
    expect((await jobs()).outbox).toMatchObject({
      waiting: expect.any(Number) as unknown,
      lag_seconds: expect.any(Number) as unknown,
      laid_aside: 0,
    })
    const client = await api.ctx.slowPool.connect()
    for (let i = 0; i < TRIES_MAX; i++) {
      await drainOutbox(api.ctx, client, (row) =>
        row.type === 'gift.sent' ? Promise.reject(new Error('the other side is away')) : Promise.resolve(),
      )
      api.clock.time += 600_000
    }
    client.release()
    const [letter] = await failed()
    expect(letter).toMatchObject({ kind: 'announcement', what: 'gift.sent', member: from, error: 'the other side is away' })
    expect((await jobs()).outbox).toMatchObject({ waiting: 0, laid_aside: 1 })
    expect(await beansOf(api.owner, to)).toBe(0)
    const stranger = await api.tenant('elsewhere', 'cafe')
    refused(await stranger.owner.post(`/v1/jobs/failed/${letter.id}/retry`), 404, 'not_found')
    accepted(await api.owner.post(`/v1/jobs/failed/${letter.id}/retry`), 200)
    await api.settle()
    expect(await beansOf(api.owner, to)).toBe(30)
    expect(await failed()).toEqual([])
    refused(await api.owner.post(`/v1/jobs/failed/${letter.id}/retry`), 404, 'not_found')
  })

  it('is a study, which is queued once more', async () => {
    const { id } = accepted(await api.owner.post('/v1/exports', { kind: 'orders' }), 202)
    const breaks = async (): Promise<never> => Promise.reject(new Error('it broke'))
    await runStudies(api.ctx, { backtest: breaks, whatif: breaks, export: breaks }, new AbortController().signal)
    expect(await failed()).toMatchObject([{ id, kind: 'export', error: 'it broke' }])
    expect((await jobs()).queues).toContainEqual({ name: 'export', waiting: 0, running: 0, failed: 1, oldest_at: null })
    accepted(await api.owner.post(`/v1/jobs/failed/${id}/retry`), 200)
    expect(accepted(await api.owner.get(`/v1/exports/${id}`), 200)).toMatchObject({ state: 'queued', error: null })
    expect(await failed()).toEqual([])
    refused(
      await api.owner.post(`/v1/jobs/failed/${encodeId('exp', uuidBytes('00000000-0000-0000-0000-000000000000'))}/retry`),
      404,
      'not_found',
    )
  })
})
