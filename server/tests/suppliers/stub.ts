import { createHmac, randomUUID } from 'node:crypto'
import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { numbersFrom } from './numbers.ts'

/** How unreliable it is: shares from 0 to 1. */
export interface Manners {
  /** It does what it was asked, and answers late or never. */
  timeouts: number
  /** The request never reaches it. */
  losses: number
  /** It refuses. */
  refusals: number
  /** Of callbacks: sent twice, and followed by one that says the opposite. */
  duplicates: number
  contradictions: number
  /** It answers at once what will become of an order, instead of by a callback. */
  atOnce: number
}

export interface StubOrder {
  reference: string
  quantity: number
  state: 'working' | 'promised' | 'refused'
  contradicted: boolean
}

export interface Stub {
  url: string
  /** What it has made, by our reference: more than one entry is impossible, `made` counts what it made. */
  orders: Map<string, StubOrder>
  made: number
  /** How often it was asked to make each. */
  tries: Map<string, number>
  callbacks: { sent: number; duplicates: number; contradictions: number; refused: number }
  /** Where it reports, and with which secret. */
  report(url: string, secret: string): void
  /** Sends all callbacks that it still has, shuffled. */
  flush(): Promise<void>
  close(): Promise<void>
}

interface Callback {
  id: string
  reference: string
  state: string
}

/** A supplier that somebody else runs, and that is as bad as the worst of them. */
export async function openStub(manners: Manners, seed = 1): Promise<Stub> {
  const draw = numbersFrom(seed)
  const waiting: Callback[] = []
  let target: { url: string; secret: Buffer } | null = null
  const stub: Stub = {
    url: '',
    orders: new Map(),
    made: 0,
    tries: new Map(),
    callbacks: { sent: 0, duplicates: 0, contradictions: 0, refused: 0 },
    report: (url, secret) => {
      target = { url, secret: Buffer.from(secret.replace('whsec_', ''), 'base64') }
    },
    flush: async () => {
      while (waiting.length > 0) {
        const some = waiting.splice(0, 200).toSorted(() => draw() - 0.5)
        await Promise.all(some.map((callback) => send(callback)))
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function send({ id, reference, state }: Callback): Promise<void> {
    const { url, secret } = target!
    const body = JSON.stringify({ reference, state })
    const timestamp = String(Math.floor(clock() / 1000))
    const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    }
    for (;;) {
      const status = await posted(url, headers, body)
      stub.callbacks.sent += 1
      if (status === 200) return
      if (status < 500) {
        stub.callbacks.refused += 1
        return
      }
    }
  }

  const promise = (order: StubOrder): void => {
    order.state = draw() < manners.refusals ? 'refused' : 'promised'
  }

  const tell = (order: StubOrder): void => {
    const says: Callback[] = []
    const say = (state: string): void => void says.push({ id: `evt_${randomUUID()}`, reference: order.reference, state })
    if (order.state === 'refused') say('refused')
    else for (const state of ['promised', 'sent', 'arrived']) say(state)
    if (draw() < manners.contradictions) {
      order.contradicted = true
      stub.callbacks.contradictions += 1
      say(order.state === 'refused' ? 'promised' : 'refused')
    }
    for (const callback of says) {
      waiting.push(callback)
      if (draw() >= manners.duplicates) continue
      stub.callbacks.duplicates += 1
      waiting.push(callback)
    }
  }

  const answerPlace = (reference: string, quantity: number, response: ServerResponse): void => {
    stub.tries.set(reference, (stub.tries.get(reference) ?? 0) + 1)
    if (draw() < manners.losses) return void response.destroy()
    let order = stub.orders.get(reference)
    if (!order) {
      order = { reference, quantity, state: 'working', contradicted: false }
      stub.orders.set(reference, order)
      stub.made += 1
      promise(order)
      tell(order)
    }
    const lost = draw()
    // Done, and never answered; or answered by a connection that breaks.
    if (lost < manners.timeouts / 2) return
    if (lost < manners.timeouts) return void response.destroy()
    const state = draw() < manners.atOnce ? order.state : 'working'
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ state, number: `S-${reference.slice(-6)}` }))
  }

  const answerAsk = (reference: string, response: ServerResponse): void => {
    const order = stub.orders.get(reference)
    if (!order) return void response.writeHead(404).end('{}')
    if (draw() < manners.timeouts / 2) return void response.destroy()
    const state = draw() < manners.atOnce ? order.state : 'working'
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ state }))
  }

  const server = createServer((incoming, response) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const { reference, quantity } = JSON.parse(Buffer.concat(parts).toString()) as { reference: string; quantity: number }
      if (incoming.url === '/place') answerPlace(reference, quantity, response)
      else answerAsk(reference, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return stub
}

let clock: () => number = () => Date.now()
/** The stub's clock: a test whose server stands at another time lets it stand there too. */
export const setStubClock = (now: () => number): void => void (clock = now)

function posted(url: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode!))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

/** How the stub is registered. */
export const configOf = (url: string, more: object = {}): object => ({
  place: {
    url: `${url}/place`,
    body: { reference: '{{reference}}', quantity: '{{quantity}}', to: '{{address.city}}' },
    headers: { 'x-key': '{{secret.key}}' },
  },
  ask: { url: `${url}/ask`, body: { reference: '{{reference}}' } },
  answer: {
    status: 'state',
    statuses: { working: 'accepted', promised: 'confirmed', refused: 'failed', sent: 'shipped', arrived: 'delivered' },
    reference: 'number',
  },
  callback: {
    our_reference: 'reference',
    status: 'state',
    statuses: { promised: 'confirmed', refused: 'failed', sent: 'shipped', arrived: 'delivered' },
  },
  timeout_seconds: 1,
  ...more,
})
