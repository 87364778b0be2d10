import { createHmac, randomUUID } from 'node:crypto'
import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Random } from '../simulation/random.ts'

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
  state: 'promised' | 'refused'
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
  /** The secret with which it signs; null before it is told. */
  readonly secret: Buffer | null
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
  const stub = new BadSupplier(manners, new Random(seed))
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = []
    incoming.on('data', (part: Buffer) => parts.push(part))
    incoming.on('end', () => {
      const { reference, quantity } = JSON.parse(Buffer.concat(parts).toString()) as { reference: string; quantity: number }
      if (incoming.url === '/place') stub.place(reference, quantity, response)
      else stub.ask(reference, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  stub.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return stub
}

class BadSupplier implements Stub {
  url = ''
  readonly orders = new Map<string, StubOrder>()
  readonly tries = new Map<string, number>()
  made = 0
  readonly callbacks = { sent: 0, duplicates: 0, contradictions: 0, refused: 0 }
  close: () => Promise<void> = () => Promise.resolve()
  readonly #manners: Manners
  readonly #random: Random
  readonly #waiting: Callback[] = []
  #target: { url: string; secret: Buffer } | null = null

  constructor(manners: Manners, random: Random) {
    this.#manners = manners
    this.#random = random
  }

  report(url: string, secret: string): void {
    this.#target = { url, secret: Buffer.from(secret.replace('whsec_', ''), 'base64') }
  }

  get secret(): Buffer | null {
    return this.#target?.secret ?? null
  }

  async flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const some = this.#waiting.splice(0, 200).toSorted(() => this.#random.next() - 0.5)
      await Promise.all(some.map((callback) => this.#send(callback)))
    }
  }

  place(reference: string, quantity: number, response: ServerResponse): void {
    this.tries.set(reference, (this.tries.get(reference) ?? 0) + 1)
    if (this.#random.chance(this.#manners.losses)) return void response.destroy()
    let order = this.orders.get(reference)
    if (!order) {
      const state = this.#random.chance(this.#manners.refusals) ? 'refused' : 'promised'
      order = { reference, quantity, state, contradicted: false }
      this.orders.set(reference, order)
      this.made += 1
      this.#tell(order)
    }
    const lost = this.#random.next()
    // Done, and never answered; or answered by a connection that breaks.
    if (lost < this.#manners.timeouts / 2) return
    if (lost < this.#manners.timeouts) return void response.destroy()
    const state = this.#random.chance(this.#manners.atOnce) ? order.state : 'working'
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ state, number: `S-${reference.slice(-6)}` }))
  }

  ask(reference: string, response: ServerResponse): void {
    const order = this.orders.get(reference)
    if (!order) return void response.writeHead(404).end('{}')
    if (this.#random.chance(this.#manners.timeouts / 2)) return void response.destroy()
    const state = this.#random.chance(this.#manners.atOnce) ? order.state : 'working'
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ state }))
  }

  /** Queues what it has to say of an order, some of it twice, some of it wrong. */
  #tell(order: StubOrder): void {
    const says: Callback[] = []
    const say = (state: string): void => void says.push({ id: `evt_${randomUUID()}`, reference: order.reference, state })
    if (order.state === 'refused') say('refused')
    else for (const state of ['promised', 'sent', 'arrived']) say(state)
    if (this.#random.chance(this.#manners.contradictions)) {
      order.contradicted = true
      this.callbacks.contradictions += 1
      say(order.state === 'refused' ? 'promised' : 'refused')
    }
    for (const callback of says) {
      this.#waiting.push(callback)
      if (!this.#random.chance(this.#manners.duplicates)) continue
      this.callbacks.duplicates += 1
      this.#waiting.push(callback)
    }
  }

  async #send({ id, reference, state }: Callback): Promise<void> {
    const { url, secret } = this.#target!
    const body = JSON.stringify({ reference, state })
    for (;;) {
      const status = await posted(url, signed(secret, id, body), body)
      this.callbacks.sent += 1
      if (status === 200) return
      if (status >= 500) continue
      this.callbacks.refused += 1
      return
    }
  }
}

/** As Standard Webhooks signs. */
export function signed(secret: Buffer, id: string, body: string, at = clock()): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
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
