import { at, type Transport } from './transport.ts'
import type { Body, CallOptions, Coupon, CouponBatch, CouponWithCode, DecisionAnswer, Query, WriteOptions, Written } from './types.ts'

/** Rights to what a campaign gives, each under a code. */
export class Coupons {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  get(id: string, options?: CallOptions): Promise<Coupon> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/coupons/${id}`, ...options })
  }

  /** The coupon of a code, as it was typed or scanned. Who tries many in vain has to wait. */
  lookup(code: string, options?: CallOptions): Promise<Coupon> {
    return this.#transport.ask({ method: 'POST', path: '/v1/coupons/lookup', body: { code }, ...options })
  }

  /** A member's coupons, the newest first. */
  of(member: string, query: Query<'getMemberCoupons'> = {}, options?: CallOptions): AsyncGenerator<CouponWithCode, void, undefined> {
    return this.#transport.pages(at`/v1/members/${member}/coupons`, query, options)
  }

  /** Gives a member a coupon. */
  issue(member: string, coupon: Body<'postMemberCoupons'>, options?: WriteOptions): Promise<Written<CouponWithCode>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/coupons`, body: coupon }, options)
  }

  cancel(id: string, options?: WriteOptions): Promise<Written<Coupon>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/coupons/${id}/cancel` }, options)
  }

  /** Gives a member's coupon to another member; the answer is the new one, the one before is cancelled. */
  transfer(id: string, to: string, options?: WriteOptions): Promise<Written<Coupon>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/coupons/${id}/transfer`, body: { to } }, options)
  }

  /** Asks for codes; they are made afterwards. */
  makeBatch(batch: Body<'postCouponsBatches'>, options?: WriteOptions): Promise<Written<CouponBatch>> {
    return this.#transport.write({ method: 'POST', path: '/v1/coupons/batches', body: batch }, options)
  }

  batch(id: string, options?: CallOptions): Promise<CouponBatch> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/coupons/batches/${id}`, ...options })
  }

  /** The codes of a batch that is done, as CSV. They are all in memory; those of a million are better fetched by `fetch`. */
  codes(id: string, options?: CallOptions): Promise<string> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/coupons/batches/${id}/codes`, plain: true, ...options })
  }

  /** The code as a picture to be scanned: an SVG. */
  image(id: string, as: 'qr' | 'code128' = 'qr', options?: CallOptions): Promise<string> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/coupons/${id}/image.svg`, query: { as }, plain: true, ...options })
  }

  /** The member switches it on: it works by itself until it is used. */
  activate(id: string, target: Body<'postCouponActivate'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/coupons/${id}/activate`, body: target }, options)
  }

  deactivate(id: string, target: Body<'postCouponDeactivate'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/coupons/${id}/deactivate`, body: target }, options)
  }
}
