import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { WebhookEvent } from '../../sdk/src/client.ts'
import { sendDeliveries } from '../../server/src/webhooks/send-deliveries.ts'
import { openApi, type Api } from '../../server/tests/api/open-api.ts'
import { accepted, rich } from '../../server/tests/api/requests.ts'
import { openReceiver } from './receiver.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(undefined, { webhooksPrivate: true })
  // The receiver's clock is the system's.
  api.clock.time = Date.now()
})
afterAll(() => api.close())

it('takes what the server sends, each event once, and nothing else', async () => {
  const events: WebhookEvent[] = []
  const made: { id: string; secret: string } = accepted(
    await api.owner.post('/v1/webhooks', { url: 'http://127.0.0.1:1/', types: ['points.redeemed'] }),
  )
  const server = openReceiver(made.secret, (event) => void events.push(event))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  accepted(await api.owner.patch(`/v1/webhooks/${made.id}`, { url }), 200)

  expect(accepted(await api.owner.post(`/v1/webhooks/${made.id}/test`), 200)).toMatchObject({ delivered: true, status: 204 })
  const member = await rich(api.service, 100)
  accepted(await api.store.post('/v1/redemptions', { member, currency: 'beans', amount: 20 }))
  await api.settle()
  await sendDeliveries(api.ctx)
  const [{ id: delivery }] = accepted(await api.owner.get(`/v1/webhooks/${made.id}/deliveries`), 200).items
  accepted(await api.owner.post(`/v1/webhooks/${made.id}/replay`, { delivery }), 200)
  expect(await sendDeliveries(api.ctx)).toBe(1)
  expect(events.map(({ type, subject, data }) => [type, subject, data['amount']])).toEqual([
    ['webhook.test', undefined, undefined],
    ['points.redeemed', member, 20],
  ])

  const headers = { 'webhook-id': 'evt_1', 'webhook-timestamp': String(Math.floor(Date.now() / 1000)), 'webhook-signature': 'v1,AAAA' }
  const forged = await fetch(url, { method: 'POST', headers, body: '{"id":"evt_1"}' })
  expect([forged.status, events.length]).toEqual([400, 2])
  await new Promise((resolve) => server.close(resolve))
})
