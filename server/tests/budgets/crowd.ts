import type { Random } from '../simulation/random.ts'
import { DEVICES } from './terms.ts'

/** One request, asked of whichever server until one answers. */
export interface Ask {
  key: string
  path: string
  body: Record<string, unknown>
  tries: number
  status: number
  text: string
}

/** Members who buy, check in and bring back, at all servers at once. What is not answered is asked again under the same key. */
export class Crowd {
  readonly asks: Ask[] = []
  readonly #addresses: readonly string[]
  readonly #token: string
  readonly #random: Random
  readonly #members: readonly string[]
  readonly #days: readonly string[]
  readonly #returnable: string[] = []
  #stopping = false
  answered = 0

  /** @param days moments at which orders happened */
  constructor(addresses: readonly string[], token: string, members: readonly string[], days: readonly string[], random: Random) {
    this.#addresses = addresses
    this.#token = token
    this.#members = members
    this.#days = days
    this.#random = random
  }

  /** So many ask at once, until `stop`. @returns when each has its last answer */
  async run(count: number): Promise<void> {
    const loop = async (): Promise<void> => {
      while (!this.#stopping) await this.ask(this.#next())
    }
    await Promise.all(Array.from({ length: count }, loop))
  }

  stop(): void {
    this.#stopping = true
  }

  /** Orders and check-ins only, more than there is to give. */
  async exhaust(rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      const asks = this.#days.flatMap((day) => Array.from({ length: 12 }, () => this.#order(day)))
      await Promise.all(
        [...asks, ...[...DEVICES, ...DEVICES, ...DEVICES].map((device) => this.#checkIn(device))].map((ask) => this.ask(ask)),
      )
    }
  }

  #next(): Ask {
    const random = this.#random
    const dice = random.next()
    if (dice < 0.15 && this.#returnable.length > 0) {
      const [reference] = this.#returnable.splice(random.int(0, this.#returnable.length - 1), 1)
      const lines = random.chance(0.5) ? { lines: [{ sku: 'A', quantity: 1 }] } : {}
      return this.#write('/v1/returns', { order: { reference }, ...lines })
    }
    return dice < 0.75 ? this.#order(random.pick(this.#days)) : this.#checkIn(random.pick(DEVICES))
  }

  #order(at: string): Ask {
    const reference = `S-${this.asks.length}`
    const lines = [{ sku: 'A', quantity: 2, amount: this.#random.int(2, 60) * 200 }]
    return this.#write('/v1/orders', { member: this.#random.pick(this.#members), at, order: { reference, lines } })
  }

  #checkIn = (device: string): Ask =>
    this.#write('/v1/events', { member: this.#random.pick(this.#members), type: 'check_in', attributes: { device } })

  #write(path: string, body: Record<string, unknown>): Ask {
    const ask: Ask = { key: `shared-${this.asks.length}`, path, body, tries: 0, status: 0, text: '' }
    this.asks.push(ask)
    return ask
  }

  async ask(ask: Ask): Promise<void> {
    while (ask.status === 0) {
      ask.tries += 1
      const answer = await this.send(ask).catch(() => null)
      if (answer && answer.status < 500) [ask.status, ask.text] = [answer.status, answer.text]
      else await new Promise((resolve) => setTimeout(resolve, this.#random.int(20, 80)))
    }
    this.answered += 1
    if (ask.path === '/v1/orders' && ask.status === 201) this.#returnable.push((ask.body['order'] as { reference: string }).reference)
  }

  async send({ key, path, body }: Ask): Promise<{ status: number; text: string; replayed: boolean }> {
    const response = await fetch(this.#random.pick(this.#addresses) + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'idempotency-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    return { status: response.status, text: await response.text(), replayed: response.headers.get('idempotent-replayed') === 'true' }
  }
}
