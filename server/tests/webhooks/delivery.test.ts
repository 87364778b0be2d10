import { createHmac, timingSafeEqual } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { watchBudgets } from '../../src/budgets/watch-budgets.ts'
import { PAUSES_MS, sendDeliveries } from '../../src/webhooks/send-deliveries.ts'
import { accepted, basket, enrol, rich } from '../api/requests.ts'
import { openReceiver, type Received } from './receiver.ts'
import { amounts, api, log, receiver, redeem, register, send, setStage, webhook } from './stage.ts'

const HOUR_MS = 3_600_000

setStage()

/** Standard Webhooks, as its specification has it; how many of the signatures are by this secret. */
function signedBy({ headers, body }: Received, secret: string): number {
  const content = `${headers['webhook-id'] as string}.${headers['webhook-timestamp'] as string}.${body}`
  const wanted = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(content)
    .digest()
  const signatures = (headers['webhook-signature'] as string).split(' ').map((s) => Buffer.from(s.replace(/^v1,/, ''), 'base64'))
  return signatures.filter((s) => s.length === wanted.length && timingSafeEqual(s, wanted)).length
}

describe('an event', () => {
  it('is posted as a signed CloudEvent to whoever listens', async () => {
    const { id, secret } = await register({ types: ['points.redeemed'] })
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const member = await rich(api.service, 100)
    const { decision } = (await redeem(member, 20)) as { decision: string }
    expect(await send()).toBe(1)
    const [request] = receiver.requests
    expect(request!.event).toEqual({
      specversion: '1.0',
      id: decision.replace('dec_', 'evt_') + '_0',
      source: '/v1/programs/cafe',
      type: 'points.redeemed',
      time: '2026-06-02T04:00:00.000Z',
      subject: member,
      datacontenttype: 'application/json',
      data: { currency: 'beans', amount: 20, decision },
    })
    expect(request!.headers).toMatchObject({
      'content-type': 'application/cloudevents+json; charset=utf-8',
      'webhook-id': request!.event.id,
      'webhook-timestamp': String(api.clock.time / 1000),
    })
    expect([signedBy(request!, secret), signedBy({ ...request!, body: `${request!.body} ` }, secret)]).toEqual([1, 0])
    expect(await log(id)).toMatchObject([{ event: request!.event.id, member, state: 'delivered', attempts: 1, status: 204, error: null }])
  })

  it('shows lots and places of the ledger to nobody', async () => {
    await register({ types: ['gift.sent', 'hold.lapsed'] })
    const [member, friend] = [await rich(api.service, 100), await enrol(api.service)]
    accepted(await api.store.post('/v1/gifts', { from: member, to: friend, currency: 'beans', amount: 5 }))
    const { hold } = accepted(await api.store.post('/v1/holds', { member, currency: 'beans', amount: 30, expires_in_seconds: 60 }))
    api.clock.time += 61_000
    await redeem(member, 1)
    await send()
    const decision = expect.stringMatching(/^dec_/) as unknown
    expect(receiver.requests.map(({ event }) => event.data)).toEqual([
      { to: friend, currency: 'beans', amount: 5, decision },
      { hold, currency: 'beans', amount: 30, decision },
    ])
  })

  it('carries two signatures for a day after the secret was changed', async () => {
    const { id, secret } = await register({ types: ['points.redeemed'] })
    const member = await rich(api.service, 100)
    const { secret: next } = accepted(await api.owner.post(`/v1/webhooks/${id}/rotate`), 200) as { secret: string }
    await redeem(member, 1)
    await send()
    api.clock.time += 24 * HOUR_MS
    await redeem(member, 2)
    await send()
    expect(receiver.requests.map((r) => [signedBy(r, secret), signedBy(r, next)])).toEqual([
      [1, 1],
      [0, 1],
    ])
    expect((receiver.requests[0]!.headers['webhook-signature'] as string).split(' ')).toHaveLength(2)
  })

  it('of the program tells when a budget has come to a share', async () => {
    await register({ types: ['budget.reached'] })
    const member = await enrol(api.service)
    accepted(await api.store.post('/v1/orders', { member, order: basket([['L', 1, 6000]]) }))
    expect([await watchBudgets(api.ctx), await watchBudgets(api.ctx)]).toEqual([1, 0])
    await send()
    expect(receiver.requests.map(({ event }) => event)).toEqual([
      expect.objectContaining({
        type: 'budget.reached',
        data: { budget: 'summer', share: 0.5, amount: 100, used: expect.any(Number) as unknown },
      }),
    ])
    expect(receiver.requests[0]!.event).not.toHaveProperty('subject')
  })
})

describe('an endpoint that fails', () => {
  it('gets the events of a member in order, and those of others meanwhile', async () => {
    await register({ types: ['points.redeemed'] })
    const [a, b] = [await rich(api.service, 100), await rich(api.service, 100)]
    for (const amount of [1, 2, 3]) await redeem(a, amount)
    await redeem(b, 9)
    receiver.answer = ({ event }, response) => response.writeHead(event.subject === a ? 500 : 200).end()
    await send()
    expect(new Set(amounts(receiver.requests))).toEqual(new Set([1, 9]))
    expect(receiver.requests).toHaveLength(2)
    receiver.requests.length = 0
    receiver.answer = (_, response) => response.writeHead(200).end()
    expect(await send()).toBe(0)
    api.clock.time += 6001
    await send()
    expect(amounts(receiver.requests)).toEqual([1, 2, 3])
  })

  it('is tried for three days under the same id, then given up and disabled', async () => {
    const { id } = await register({ types: ['points.redeemed'] })
    const member = await rich(api.service, 100)
    await redeem(member, 1)
    receiver.answer = (_, response) => response.writeHead(503).end()
    await send()
    for (const [tries, pause] of PAUSES_MS.entries()) {
      api.clock.time += pause - 1
      expect([await send(), receiver.requests.length]).toEqual([0, tries + 1])
      expect(await log(id)).toMatchObject([{ state: 'waiting', attempts: tries + 1, status: 503, error: 'Status 503.' }])
      api.clock.time += pause * 0.2 + 1
      expect(await send()).toBe(1)
    }
    expect(await log(id)).toMatchObject([{ state: 'dead', attempts: 11, next_try_at: null }])
    expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(11)
    expect(await webhook(id)).toMatchObject({ enabled: false, disabled_because: 'failing' })
    expect(accepted(await api.owner.patch(`/v1/webhooks/${id}`, { enabled: true }), 200)).toMatchObject({
      failing_since: null,
      disabled_because: null,
    })
  })

  it('keeps what comes later of the member waiting as long, until somebody disables and enables it', async () => {
    const { id } = await register({ types: ['points.redeemed'] })
    const member = await rich(api.service, 100)
    for (const amount of [1, 2]) await redeem(member, amount)
    receiver.answer = (_, response) => response.writeHead(500).end()
    await send()
    await redeem(member, 3)
    await api.settle()
    const times = new Set((await log(id)).map((d) => d.next_try_at))
    expect([times.size, Date.parse([...times][0]) >= api.clock.time + 5000]).toEqual([1, true])
    receiver.requests.length = 0
    receiver.answer = (_, response) => response.writeHead(200).end()
    expect(await send()).toBe(0)
    for (const enabled of [false, true]) accepted(await api.owner.patch(`/v1/webhooks/${id}`, { enabled }), 200)
    expect([await send(), amounts(receiver.requests)]).toEqual([3, [1, 2, 3]])
  })

  it('that is gone is disabled at once, and nothing is written for it any more', async () => {
    const { id } = await register({ types: ['points.redeemed'] })
    const member = await rich(api.service, 100)
    await redeem(member, 1)
    await redeem(member, 2)
    receiver.answer = (_, response) => response.writeHead(410).end()
    await send()
    expect(await webhook(id)).toMatchObject({ enabled: false, disabled_because: 'gone' })
    api.clock.time += 11_000
    await redeem(member, 3)
    expect([await send(), receiver.requests.length]).toEqual([0, 1])
    receiver.answer = (_, response) => response.writeHead(200).end()
    accepted(await api.owner.patch(`/v1/webhooks/${id}`, { enabled: true }), 200)
    await send()
    expect((await log(id)).map((d) => [d.state, d.attempts])).toEqual([
      ['delivered', 1],
      ['dead', 1],
    ])
  })

  it('by redirecting is not followed, and by saying too much is not listened to', async () => {
    const { id } = await register({ types: ['points.redeemed'] })
    const trap = await openReceiver()
    receiver.answer = (_, response) => response.writeHead(307, { location: trap.url }).end()
    await redeem(await rich(api.service, 10), 1)
    await send()
    expect(await log(id)).toMatchObject([{ state: 'waiting', status: 307, error: 'Status 307: redirects are not followed.' }])
    expect(trap.requests).toEqual([])
    await trap.close()
    // Endless, but for being cut off.
    receiver.answer = (_, response) => {
      response.writeHead(200)
      const more = (): void => void (response.destroyed || response.write('x'.repeat(10_000), () => setImmediate(more)))
      more()
    }
    expect(accepted(await api.owner.post(`/v1/webhooks/${id}/test`), 200)).toMatchObject({ delivered: true, response: 'x'.repeat(1000) })
  })

  it('slowly holds up neither others nor the outbox', async () => {
    const fast = await openReceiver()
    await register({ types: ['points.redeemed'] })
    await register({ types: ['points.redeemed'] }, fast)
    const held: (() => void)[] = []
    receiver.answer = (_, response) => void held.push(() => response.writeHead(200).end())
    for (const amount of [1, 2, 3]) await redeem(await rich(api.service, 10), amount)
    await api.settle()
    const sending = sendDeliveries(api.ctx)
    const member = await rich(api.service, 10)
    for (const amount of [4, 5, 6]) {
      await redeem(member, amount - 3)
      await api.settle()
    }
    for (let i = 0; i < 100 && fast.requests.length < 6; i++) await new Promise((resolve) => setTimeout(resolve, 50))
    expect([fast.requests.length, held.length]).toEqual([6, 4])
    receiver.answer = (_, response) => response.writeHead(200).end()
    for (const release of held) release()
    expect(await sending).toBe(12)
    await fast.close()
  })
})
