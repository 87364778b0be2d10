import { newKey, sleep, at, type Transport } from './transport.ts'
import type { Answer, Body, CallOptions, CloudEvent, Query, WriteOptions, Written } from './types.ts'

export class Orders {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Reports an order. It is decided at once, or kept (`'kept' in answer`) until a known person joins. */
  place(order: Body<'postOrders'>, options?: WriteOptions): Promise<Written<Answer<'postOrders', 201 | 202>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/orders', body: order }, options)
  }

  /** Decides an order without placing it. */
  dryRun(order: Body<'postOrders'>, options?: CallOptions): Promise<Answer<'postOrders', 200>> {
    return this.#transport.ask({ method: 'POST', path: '/v1/orders', query: { dry_run: true }, body: order, ...options })
  }

  get(id: string, options?: CallOptions): Promise<Answer<'getOrder'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/orders/${id}`, ...options })
  }

  /** Moves a sale to the member whose it is. `answer.placed.order` is its id from then on; its reference leads there. */
  repost(id: string, member: string, options?: WriteOptions): Promise<Written<Answer<'postOrderRepost'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/orders/${id}/repost`, body: { member } }, options)
  }
}

/** Sales to somebody who showed no card. */
export class Receipts {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Reports one, to be claimed later. */
  keep(receipt: Body<'postReceipts'>, options?: WriteOptions): Promise<Written<Answer<'postReceipts'>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/receipts', body: receipt }, options)
  }

  /** It becomes the member's order, once. Both number and amount must be right. */
  claim(claim: Body<'postReceiptsClaim'>, options?: WriteOptions): Promise<Written<Answer<'postReceiptsClaim'>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/receipts/claim', body: claim }, options)
  }
}

export class Returns {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Takes back a sale, or lines of one. It waits (`'parked' in answer`) where nobody has reported that order yet. */
  make(given: Body<'postReturns'>, options?: WriteOptions): Promise<Written<Answer<'postReturns', 201 | 202>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/returns', body: given }, options)
  }

  /** What there would be to pay back, without taking anything back. */
  dryRun(given: Body<'postReturns'>, options?: CallOptions): Promise<Answer<'postReturns', 200>> {
    return this.#transport.ask({ method: 'POST', path: '/v1/returns', query: { dry_run: true }, body: given, ...options })
  }
}

/** One thing comes back and another is taken for it. */
export class Exchanges {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Both halves or neither; where one is refused, `facts.part` of the problem says which. */
  make(given: Body<'postExchanges'>, options?: WriteOptions): Promise<Written<Answer<'postExchanges', 201>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/exchanges', body: given }, options)
  }

  /** What there would be to pay, without making the exchange. */
  dryRun(given: Body<'postExchanges'>, options?: CallOptions): Promise<Answer<'postExchanges', 200>> {
    return this.#transport.ask({ method: 'POST', path: '/v1/exchanges', query: { dry_run: true }, body: given, ...options })
  }
}

/** Returns and events that wait, or waited, for the order they name. */
export class Parked {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The newest first. */
  list(query: Query<'getParked'> = {}, options?: CallOptions): Promise<Answer<'getParked'>> {
    return this.#transport.ask({ method: 'GET', path: '/v1/parked', query, ...options })
  }
}

export class Quotes {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** What an order would earn, and why each rule fires or does not. A quote promises nothing. */
  ask(given: Body<'postQuotes'>, options?: CallOptions): Promise<Answer<'postQuotes'>> {
    return this.#transport.ask({ method: 'POST', path: '/v1/quotes', body: given, ...options })
  }
}

type Item = Body<'postEventsBatch'>['items'][number]
type WithoutKey<T> = T extends { key: string } ? Omit<T, 'key'> & { key?: string } : never
/** An order, return or event of a batch. One without a key is given one. */
export type BatchItem = WithoutKey<Item>
export type BatchResult = Answer<'postEventsBatch'>['results'][number] & { key: string }

const BUSY: ReadonlySet<number> = new Set([429, 500, 503])

export class Events {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Reports something that happened, of a type the program declares. It waits for an order that it names, as a return does. */
  report(event: Body<'postEvents'>, options?: WriteOptions): Promise<Written<Answer<'postEvents', 201 | 202>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/events', body: event }, options)
  }

  /** Orders, returns and events as CloudEvents 1.0, up to 1,000. Each is known by its source and id, and has its own result. */
  async cloudEvents(events: readonly CloudEvent[], options?: CallOptions): Promise<Answer<'postCloudevents'>['results']> {
    const headers = { 'content-type': 'application/cloudevents-batch+json' }
    const request = { method: 'POST', path: '/v1/cloudevents', body: events, headers, ...options } as const
    return (await this.#transport.ask<Answer<'postCloudevents'>>(request)).results
  }

  /**
   * Up to 1,000 orders, returns and events. Each has its own key and its own result, in the order given; those for which
   * the server was too busy are sent again, as long as that gets any of them through.
   */
  async batch(given: readonly BatchItem[], options: CallOptions = {}): Promise<BatchResult[]> {
    const items = given.map((item): Item => ({ ...item, key: item.key ?? newKey() }))
    const results: BatchResult[] = []
    let open = items.map((_, i) => i)
    for (let tries = 1; open.length > 0; tries++) {
      const body = { items: open.map((i) => items[i]!) }
      const answer = await this.#transport.ask<Answer<'postEventsBatch'>>({ method: 'POST', path: '/v1/events:batch', body, ...options })
      for (const [n, result] of answer.results.entries()) results[open[n]!] = { ...result, key: items[open[n]!]!.key }
      const left = open.filter((i) => BUSY.has(results[i]!.status))
      if (tries > this.#transport.retries && left.length === open.length) break
      open = left
      if (open.length > 0) await sleep(this.#transport.pause(tries, '1'), options.signal)
    }
    return results
  }
}
