import { at, type Transport } from './transport.ts'
import type { Answer, Body, CallOptions, DecisionAnswer, WriteOptions, Written } from './types.ts'

export class Benefits {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** What the member has a right to now, and how much of it is left. */
  async of(member: string, options?: CallOptions): Promise<Answer<'getMemberBenefits'>['items']> {
    return (await this.#transport.ask<Answer<'getMemberBenefits'>>({ method: 'GET', path: at`/v1/members/${member}/benefits`, ...options }))
      .items
  }

  use(member: string, benefit: string, body: Body<'postMemberBenefitUses'> = {}, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/benefits/${benefit}/uses`, body }, options)
  }

  /** Gives a use back. */
  restore(member: string, benefit: string, body: { used_on?: string } = {}, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/benefits/${benefit}/uses/undo`, body }, options)
  }

  /** Gives the benefit by hand. */
  give(member: string, benefit: string, body: { until?: string | null } = {}, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/benefits/${benefit}/give`, body }, options)
  }

  /** Takes back what was given by hand. */
  take(member: string, benefit: string, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/benefits/${benefit}/take`, body: {} }, options)
  }
}

export class Plans {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Begins, renews or calls off a paid membership. */
  change(member: string, change: Body<'postMemberPlan'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/plan`, body: change }, options)
  }
}

export class Tiers {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Where the member stands, what is missing, and what happens if nothing happens. */
  async of(member: string, options?: CallOptions): Promise<Answer<'getMemberTiers'>['items']> {
    return (await this.#transport.ask<Answer<'getMemberTiers'>>({ method: 'GET', path: at`/v1/members/${member}/tiers`, ...options })).items
  }

  /** Gives a level by hand. */
  give(member: string, level: Body<'postMemberTiers'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/tiers`, body: level }, options)
  }
}

export class Reviews {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Awards that wait for a person. */
  async waiting(options?: CallOptions): Promise<Answer<'getReviews'>['items']> {
    return (await this.#transport.ask<Answer<'getReviews'>>({ method: 'GET', path: '/v1/reviews', ...options })).items
  }

  decide(review: Body<'postReviews'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: '/v1/reviews', body: review }, options)
  }
}

export class Conversions {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Turns points of one currency into another. */
  make(conversion: Body<'postConversions'>, options?: WriteOptions): Promise<Written<DecisionAnswer>> {
    return this.#transport.write({ method: 'POST', path: '/v1/conversions', body: conversion }, options)
  }
}
