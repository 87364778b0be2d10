import { at, type Transport } from './transport.ts'
import type { Body, DecisionAnswer, WriteOptions, Written } from './types.ts'

export class Adjustments {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Corrects a balance by hand. */
  make(member: string, adjustment: Body<'postMemberAdjustments'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/adjustments`, body: adjustment }, options)
  }

  /** Undoes one that was made by mistake, once. */
  void(decision: string, given: Body<'postDecisionVoid'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/decisions/${decision}/void`, body: given }, options)
  }

  /** Gives points more time. */
  extend(member: string, extension: Body<'postMemberExtensions'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/extensions`, body: extension }, options)
  }
}

export class Holds {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Sets points aside; `answer.hold` is what to capture or release. */
  place(hold: Body<'postHolds'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: '/v1/holds', body: hold }, options)
  }

  /** Spends what is held, or part of it; the rest is released. */
  capture(hold: string, body: Body<'postHoldCapture'> = {}, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/holds/${hold}/capture`, body }, options)
  }

  release(hold: string, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/holds/${hold}/release` }, options)
  }
}

export class Redemptions {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Spends points at once. */
  make(redemption: Body<'postRedemptions'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: '/v1/redemptions', body: redemption }, options)
  }

  /** Gives points back that a decision spent: all that has not come back yet, or a part. */
  refund(decision: string, refund: Body<'postDecisionRefund'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/decisions/${decision}/refund`, body: refund }, options)
  }
}

export class Gifts {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Sends points to another member. */
  send(gift: Body<'postGifts'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: '/v1/gifts', body: gift }, options)
  }
}
