import { Random } from '../simulation/random.ts'
import { Journal, type Entry } from './journal.ts'
import type { Victim } from './victim.ts'

const MENU = [
  { sku: 'LAT-R', category: 'latte' },
  { sku: 'TEA-G', category: 'tea' },
  { sku: 'CRO-1', category: 'bakery' },
] as const

/** Clients that keep asking, whatever happens: what has no final answer is asked again under the same key. */
export class Clients {
  readonly journal = new Journal()
  readonly members: string[] = []
  readonly #victim: Victim
  readonly #random: Random
  #stopping = false
  #loops: Promise<void>[] = []

  constructor(victim: Victim, seed: number) {
    this.#victim = victim
    this.#random = new Random(seed)
  }

  async enrol(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.ask(this.#newcomer())))
  }

  /** @param count how many clients ask at once */
  start(count: number): void {
    this.#loops = Array.from({ length: count }, async () => {
      while (!this.#stopping) await this.ask(this.#next())
    })
  }

  /** Resolves when every client has the answer to its last question. */
  async stop(): Promise<void> {
    this.#stopping = true
    await Promise.all(this.#loops)
  }

  /** Asks until there is a final answer. */
  async ask(entry: Entry): Promise<void> {
    while (entry.answer === null) {
      entry.tries += 1
      const answer = await this.send(entry).catch(() => ({ status: 0, text: '' }))
      if (answer.status >= 200 && answer.status < 500) {
        entry.answer = answer
        if (entry.kind === 'enrol') this.members.push((JSON.parse(answer.text) as { id: string }).id)
        this.journal.answers += 1
        this.journal.lastAnswerAt = performance.now()
      } else {
        const { passing } = this.journal
        passing.set(answer.status, (passing.get(answer.status) ?? 0) + 1)
        await new Promise((resolve) => setTimeout(resolve, this.#random.int(50, 150)))
      }
    }
  }

  async send({ key, path, body }: Entry): Promise<{ status: number; text: string; replayed: boolean }> {
    const response = await fetch(`${this.#victim.address}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#victim.apiKey}`, 'idempotency-key': key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    return { status: response.status, text: await response.text(), replayed: response.headers.get('idempotent-replayed') === 'true' }
  }

  #newcomer(): Entry {
    const identities = [{ kind: 'phone', value: `+86138${String(10_000_000 + this.journal.entries.length)}` }]
    return this.journal.write('enrol', '/v1/members', { identities })
  }

  #next(): Entry {
    const random = this.#random
    const member = random.pick(this.members)
    const dice = random.next()
    if (dice < 0.05) return this.#newcomer()
    if (dice < 0.6) {
      const lines = Array.from({ length: random.int(1, 3) }, () => ({ ...random.pick(MENU), quantity: 1, amount: random.int(500, 4000) }))
      const reference = `C-${this.journal.entries.length}`
      return this.journal.write('order', '/v1/orders', { member, order: { reference, lines, channel: random.pick(['app', 'till']) } })
    }
    if (dice < 0.8) return this.journal.write('redeem', '/v1/redemptions', { member, currency: 'beans', amount: random.int(1, 60) })
    const to = random.pick(this.members.filter((other) => other !== member))
    return this.journal.write('send', '/v1/gifts', { from: member, to, currency: 'beans', amount: random.int(1, 40) })
  }
}
