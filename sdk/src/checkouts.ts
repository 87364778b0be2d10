import { at, type Transport } from './transport.ts'
import type { Body, CallOptions, Checkout, EvaluatedCheckout, SettledCheckout, WriteOptions, Written } from './types.ts'

/** Baskets being decided: evaluated, held, confirmed or voided. */
export class Checkouts {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Begins a basket, for a member or for whoever may come, and says what it costs and gives. */
  begin(checkout: Body<'postCheckouts'>, options?: WriteOptions): Promise<Written<EvaluatedCheckout>> {
    return this.#transport.write({ method: 'POST', path: '/v1/checkouts', body: checkout }, options)
  }

  get(id: string, options?: CallOptions): Promise<Checkout> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/checkouts/${id}`, ...options })
  }

  /** The open basket of a pick-up code, or null. */
  async byCode(code: string, options?: CallOptions): Promise<Checkout | null> {
    const { checkouts } = await this.#transport.ask<{ checkouts: Checkout[] }>({
      method: 'GET',
      path: '/v1/checkouts',
      query: { code },
      ...options,
    })
    return checkouts[0] ?? null
  }

  /** The open baskets of a member. */
  async of(member: string, options?: CallOptions): Promise<Checkout[]> {
    return (await this.#transport.ask<{ checkouts: Checkout[] }>({ method: 'GET', path: '/v1/checkouts', query: { member }, ...options }))
      .checkouts
  }

  /** Changes a basket that is not set aside, as long as it is the revision that was read. */
  change(id: string, revision: number, checkout: Body<'putCheckout'>, options?: CallOptions): Promise<EvaluatedCheckout> {
    const headers = { 'if-match': `"${revision}"` }
    return this.#transport.ask({ method: 'PUT', path: at`/v1/checkouts/${id}`, body: checkout, headers, ...options })
  }

  /** What it costs and gives as of now. Nothing is promised. */
  evaluate(id: string, options?: CallOptions): Promise<EvaluatedCheckout> {
    return this.#transport.ask({ method: 'POST', path: at`/v1/checkouts/${id}/evaluate`, ...options })
  }

  /** Sets it aside, with its points, coupons and what it takes of limits; with a `revision`, only if it is still that. */
  hold(
    id: string,
    { revision, ...body }: { seconds?: number; revision?: number } = {},
    options?: WriteOptions,
  ): Promise<Written<SettledCheckout>> {
    const headers = revision === undefined ? {} : { 'if-match': `"${revision}"` }
    return this.#transport.write({ method: 'POST', path: at`/v1/checkouts/${id}/hold`, body, headers }, options)
  }

  /** It is paid: posts exactly what was told when it was set aside. */
  confirm(id: string, reference: string, options?: WriteOptions): Promise<Written<SettledCheckout>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/checkouts/${id}/confirm`, body: { reference } }, options)
  }

  /** Lets go of it. */
  void(id: string, options?: WriteOptions): Promise<Written<SettledCheckout>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/checkouts/${id}/void`, body: {} }, options)
  }
}
