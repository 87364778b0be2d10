import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { claimDeliveries } from '../../src/webhooks/deliveries.sql.ts'
import { postEvent } from '../../src/webhooks/post-event.ts'
import { forgetDeliveries } from '../../src/webhooks/prune-deliveries.ts'
import { sendDeliveries } from '../../src/webhooks/send-deliveries.ts'
import { accepted, adjust, basket, enrol, rich } from '../api/requests.ts'
import { amounts, api, log, receiver, redeem, register, send, setStage } from './stage.ts'

const HOUR_MS = 3_600_000

setStage()

describe('several processes', () => {
  it('send each event once', async () => {
    const { id } = await register({ types: ['points.redeemed'] })
    const members = await Promise.all(Array.from({ length: 30 }, () => rich(api.service, 100)))
    for (const member of members) for (const amount of [1, 2]) await redeem(member, amount)
    await api.settle()
    const tried = await Promise.all([sendDeliveries(api.ctx), sendDeliveries(api.ctx)])
    expect(tried.reduce((a, b) => a + b)).toBe(60)
    // Else one of them did all, and nothing was shown.
    expect(Math.min(...tried)).toBeGreaterThan(0)
    expect([receiver.requests.length, new Set(receiver.requests.map(({ event }) => event.id)).size]).toEqual([60, 60])
    for (const member of members) expect(amounts(receiver.requests.filter(({ event }) => event.subject === member))).toEqual([1, 2])
    expect((await log(id, '?limit=200')).every(({ attempts }) => attempts === 1)).toBe(true)
  })

  it('of which one is killed between sending and noting it send the event again, under its id', async () => {
    await register({ types: ['points.redeemed'] })
    await redeem(await rich(api.service, 10), 1)
    await api.settle()
    // What a process does before it is killed.
    const [now, until] = [new Date(api.clock.time), new Date(api.clock.time + 60_000)]
    const [claimed] = await claimDeliveries(api.ctx.slowPool, { now, until, most: 9, each: 9, patience: 5, busy: new Map() })
    await postEvent(api.ctx, { ...claimed!, id: claimed!.webhook_id }, { id: claimed!.event_id, body: claimed!.body })
    expect(await send()).toBe(0)
    api.clock.time += 60_001
    expect(await send()).toBe(1)
    expect(receiver.requests).toHaveLength(2)
    expect(receiver.requests[1]!.headers['webhook-id']).toBe(receiver.requests[0]!.headers['webhook-id'])
    expect(receiver.requests[1]!.body).toBe(receiver.requests[0]!.body)
  })

  it('of which one is killed while it sends leave nothing undone', async () => {
    const { id } = await register({ types: ['points.redeemed'] })
    const member = await rich(api.service, 10)
    for (const amount of [1, 2]) await redeem(member, amount)
    await api.settle()
    receiver.answer = () => undefined
    const script = fileURLToPath(new URL('victim.ts', import.meta.url))
    const victim = spawn(process.execPath, ['--import', 'tsx', script, api.ctx.databaseUrl, String(api.clock.time)], { stdio: 'ignore' })
    const over = new Promise((resolve) => victim.on('exit', (_, signal) => resolve(signal)))
    for (let i = 0; i < 400 && receiver.requests.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 50))
    victim.kill('SIGKILL')
    expect([await over, receiver.requests.length]).toEqual(['SIGKILL', 1])
    receiver.answer = (_, response) => response.writeHead(200).end()
    expect(await send()).toBe(0)
    api.clock.time += 60_001
    expect(await send()).toBe(2)
    expect(amounts(receiver.requests)).toEqual([1, 1, 2])
    expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
    expect((await log(id)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['delivered', 1],
      ['delivered', 1],
    ])
  })

  it('of which one is stopped gives its claims back at once', async () => {
    const { id } = await register({ types: ['points.redeemed'] })
    receiver.answer = () => undefined
    await redeem(await rich(api.service, 10), 1)
    await api.settle()
    const stopping = new AbortController()
    const sending = sendDeliveries(api.ctx, stopping.signal)
    for (let i = 0; i < 100 && receiver.requests.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 20))
    stopping.abort()
    await sending
    expect(await log(id)).toMatchObject([{ state: 'waiting', attempts: 0 }])
    receiver.answer = (_, response) => response.writeHead(200).end()
    expect(await send()).toBe(1)
  })
})

describe('an order', () => {
  const outbox = async (): Promise<number> => {
    const { rows } = await api.ctx.pool.query<{ n: number }>('select count(*)::int as n from outbox')
    return rows[0]!.n
  }

  it('asks the database for nothing more, and leaves nothing where nobody listens', async () => {
    const member = await enrol(api.service)
    const buy = async (): Promise<unknown> => accepted(await api.store.post('/v1/orders', { member, order: basket([['L', 1, 3000]]) }))
    await buy()
    const { reads } = api.ctx.listeners
    for (let i = 0; i < 20; i++) await buy()
    expect([await outbox(), api.ctx.listeners.reads - reads]).toEqual([0, 0])
    // Another type is not enough.
    await register({ types: ['tier.changed'] })
    await buy()
    expect(await outbox()).toBe(0)
    await register({ types: ['points.redeemed', 'points.earned'] })
    await adjust(api.service, member, 10)
    await redeem(member, 1)
    expect(await outbox()).toBe(1)
    await api.settle()
  })

  it('hears of what another process registered within ten seconds', async () => {
    const { id } = await register({ types: ['points.redeemed'], enabled: false })
    const member = await rich(api.service, 100)
    // As another process would: this one is not told.
    await api.ctx.pool.query('update webhooks set enabled = true where program_id = $1', [api.programId])
    await redeem(member, 1)
    expect(await outbox()).toBe(0)
    api.clock.time += 10_001
    await redeem(member, 2)
    await send()
    expect([amounts(receiver.requests), (await log(id)).length]).toEqual([[2], 1])
  })
})

describe('the log', () => {
  it('is read by pages and states, shows what was sent, and forgets after thirty days', async () => {
    const { id } = await register({ types: ['points.redeemed'] })
    const member = await rich(api.service, 100)
    for (const amount of [1, 2, 3]) await redeem(member, amount)
    await send()
    const first = accepted(await api.service.get(`/v1/webhooks/${id}/deliveries?limit=2`), 200)
    const rest = accepted(await api.service.get(`/v1/webhooks/${id}/deliveries?limit=2&cursor=${first.next}`), 200)
    const all = [...first.items, ...rest.items]
    expect([first.items.length, rest.items.length, rest.next, new Set(all.map(({ id: d }) => d)).size]).toEqual([2, 1, null, 3])
    expect(await log(id, '?state=dead')).toEqual([])
    const shown = accepted(await api.service.get(`/v1/deliveries/${all[0].id}`), 200)
    expect(shown.payload).toMatchObject({ id: all[0].event, data: { amount: 3 } })
    api.clock.time += 30 * 24 * HOUR_MS
    expect([await forgetDeliveries(api.ctx), (await log(id)).length]).toEqual([0, 3])
    api.clock.time += 1
    expect([await forgetDeliveries(api.ctx), await log(id)]).toEqual([3, []])
  })

  it('is replayed one by one or by time, under the same ids', async () => {
    const { id } = await register({ types: ['points.redeemed'] })
    const member = await rich(api.service, 100)
    const from = new Date(api.clock.time).toISOString()
    for (const amount of [1, 2]) await redeem(member, amount)
    await send()
    const [{ id: delivery }] = await log(id)
    const replay = async (body: object): Promise<number> => accepted(await api.owner.post(`/v1/webhooks/${id}/replay`, body), 200).replayed
    expect(await replay({ delivery })).toBe(1)
    await send()
    expect(amounts(receiver.requests)).toEqual([1, 2, 2])
    const to = new Date(api.clock.time + 1).toISOString()
    expect([await replay({ from, to }), await replay({ from, to: from, states: ['delivered'] })]).toEqual([0, 0])
    expect(await replay({ from, to, states: ['delivered'] })).toBe(2)
    await send()
    expect(amounts(receiver.requests)).toEqual([1, 2, 2, 1, 2])
    expect(new Set(receiver.requests.map(({ event }) => event.id)).size).toBe(2)
  })
})
