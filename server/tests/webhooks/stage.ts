import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { sendDeliveries } from '../../src/webhooks/send-deliveries.ts'
import { openApi, type Api } from '../api/open-api.ts'
import { accepted } from '../api/requests.ts'
import { openReceiver, type Received, type Receiver } from './receiver.ts'

export let api: Api
export let receiver: Receiver

const endpoints: string[] = []

/** A server that may call this machine, for a test file, and for each test an endpoint that somebody else runs. */
export function setStage(): void {
  beforeAll(async () => {
    api = await openApi(
      (d) => {
        d['budgets'] = { summer: { of: 'points', currency: 'beans', amount: 100, alerts: [0.5, 1] } }
        d['campaigns'].everyday.budget = 'summer'
      },
      { webhooksPrivate: true },
    )
  })
  afterAll(() => api.close())

  beforeEach(async () => {
    receiver = await openReceiver()
  })
  afterEach(async () => {
    for (const id of endpoints.splice(0)) await api.owner.send('DELETE', `/v1/webhooks/${id}`)
    await receiver.close()
  })
}

/** An endpoint at a receiver. */
export async function register(more: object = {}, at: Receiver = receiver): Promise<{ id: string; secret: string }> {
  const made = accepted(await api.owner.post('/v1/webhooks', { url: at.url, ...more })) as { id: string; secret: string }
  endpoints.push(made.id)
  return made
}

export const redeem = async (member: string, amount: number): Promise<unknown> =>
  accepted(await api.store.post('/v1/redemptions', { member, currency: 'beans', amount }))
export const send = async (): Promise<number> => {
  await api.settle()
  return sendDeliveries(api.ctx)
}
export const log = async (id: string, query = ''): Promise<any[]> =>
  accepted(await api.service.get(`/v1/webhooks/${id}/deliveries${query}`), 200).items
export const webhook = async (id: string): Promise<any> => accepted(await api.service.get(`/v1/webhooks/${id}`), 200)
export const amounts = (requests: readonly Received[]): unknown[] => requests.map(({ event }) => event.data['amount'])
