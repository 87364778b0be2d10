import { at, type Transport } from './transport.ts'
import type { Answer, Body, CallOptions, Explanation, Query, Version, WriteOptions, Written } from './types.ts'

type Listing<Q> = Omit<Q, 'cursor'> & CallOptions

export class Programs {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** The programs this key is for. */
  async list(options?: CallOptions): Promise<Answer<'getPrograms'>['items']> {
    return (await this.#transport.ask<Answer<'getPrograms'>>({ method: 'GET', path: '/v1/programs', ...options })).items
  }

  /** What this key's program calls its points, levels, rewards and coupons, by their keys: for whoever shows them to members. */
  names(options?: CallOptions): Promise<Answer<'getNames'>> {
    return this.#transport.ask({ method: 'GET', path: '/v1/names', ...options })
  }

  draft(program: string, options?: CallOptions): Promise<Answer<'getProgramDraft'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/programs/${program}/draft`, ...options })
  }

  /**
   * Writes the draft over the one of `revision`. Sent again after a lost answer it would meet its own revision, so it is
   * sent once: after `PerennialUnreachable`, read the draft.
   */
  writeDraft(
    program: string,
    revision: number,
    document: Body<'putProgramDraft'>,
    options?: CallOptions,
  ): Promise<Answer<'putProgramDraft'>> {
    const headers = { 'if-match': `"${revision}"` }
    const path = at`/v1/programs/${program}/draft`
    return this.#transport.ask({ method: 'PUT', path, body: document, headers, unrepeatable: true, ...options })
  }

  /** Whether the draft takes a second person, who asked for one, and who approved it. */
  draftApproval(program: string, options?: CallOptions): Promise<Answer<'getProgramDraftApproval'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/programs/${program}/draft/approval`, ...options })
  }

  /** Lays the draft of a revision before those who may approve it, with a study that speaks for it. */
  askApproval(
    program: string,
    given: Body<'postProgramDraftAskApproval'>,
    options?: WriteOptions,
  ): Promise<Written<Answer<'postProgramDraftAskApproval', 201>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/programs/${program}/draft/ask-approval`, body: given }, options)
  }

  /** Approves the draft of a revision, so that another client may publish it; large budgets take that. */
  approve(
    program: string,
    given: Body<'postProgramDraftApprove'>,
    options?: WriteOptions,
  ): Promise<Written<Answer<'postProgramDraftApprove', 201>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/programs/${program}/draft/approve`, body: given }, options)
  }

  /** Checks a document without storing it. */
  validate(program: string, document: Body<'postProgramValidate'>, options?: CallOptions): Promise<Answer<'postProgramValidate'>> {
    return this.#transport.ask({ method: 'POST', path: at`/v1/programs/${program}/validate`, body: document, ...options })
  }

  /** Publishes the draft as the next version. */
  publish(program: string, given: Body<'postProgramPublish'>, options?: WriteOptions): Promise<Written<Version>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/programs/${program}/publish`, body: given }, options)
  }

  /** Publishes an earlier version again, as the next one. */
  rollBack(program: string, version: number, given: Body<'postProgramVersionRollBack'>, options?: WriteOptions): Promise<Written<Version>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/programs/${program}/versions/${version}/roll-back`, body: given }, options)
  }

  /** Budgets of the version in force, with what was used of them. */
  async budgets(program: string, options?: CallOptions): Promise<Answer<'getProgramBudgets'>['items']> {
    const path = at`/v1/programs/${program}/budgets`
    return (await this.#transport.ask<Answer<'getProgramBudgets'>>({ method: 'GET', path, ...options })).items
  }

  async versions(program: string, options?: CallOptions): Promise<Version[]> {
    const path = at`/v1/programs/${program}/versions`
    return (await this.#transport.ask<Answer<'getProgramVersions'>>({ method: 'GET', path, ...options })).items
  }

  /** A version with its document. */
  version(program: string, number: number, options?: CallOptions): Promise<Answer<'getProgramVersion'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/programs/${program}/versions/${number}`, ...options })
  }

  /** How often each benefit was used in a time, and what that cost. */
  async benefitUsage(
    program: string,
    query: Query<'getProgramBenefits'>,
    options?: CallOptions,
  ): Promise<Answer<'getProgramBenefits'>['items']> {
    const path = at`/v1/programs/${program}/benefits`
    return (await this.#transport.ask<Answer<'getProgramBenefits'>>({ method: 'GET', path, query, ...options })).items
  }

  /** What campaigns, plans and benefits are to change, with how it was and how it is. */
  async objectives(program: string, options?: CallOptions): Promise<Answer<'getProgramObjectives'>['items']> {
    const path = at`/v1/programs/${program}/objectives`
    return (await this.#transport.ask<Answer<'getProgramObjectives'>>({ method: 'GET', path, ...options })).items
  }

  /** What changed from one version to another, or to the draft: by path, and in words. */
  diff(program: string, query: Query<'getProgramDiff'>, options?: CallOptions): Promise<Answer<'getProgramDiff'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/programs/${program}/diff`, query, ...options })
  }
}

export class Decisions {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Why a decision came out as it did. */
  explain(id: string, options?: CallOptions): Promise<Explanation> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/decisions/${id}`, ...options })
  }
}

export class Products {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Says what a product is from a day on. */
  record(sku: string, product: Body<'putProduct'>, options?: CallOptions): Promise<Answer<'putProduct'>> {
    return this.#transport.ask({ method: 'PUT', path: at`/v1/products/${sku}`, body: product, ...options })
  }

  /** A product and what it was before. */
  get(sku: string, options?: CallOptions): Promise<Answer<'getProduct'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/products/${sku}`, ...options })
  }
}

export class Stores {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Says what a store is from a day on. */
  record(key: string, store: Body<'putStore'>, options?: CallOptions): Promise<Answer<'putStore'>> {
    return this.#transport.ask({ method: 'PUT', path: at`/v1/stores/${key}`, body: store, ...options })
  }

  /** The stores as they are today: `for await (const store of perennial.stores.list())`. */
  list({ signal, ...query }: Listing<Query<'getStores'>> = {}): AsyncGenerator<Answer<'getStores'>['items'][number], void, undefined> {
    return this.#transport.pages('/v1/stores', query, signal && { signal })
  }

  /** A store and what it was before. */
  get(key: string, options?: CallOptions): Promise<Answer<'getStore'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/stores/${key}`, ...options })
  }
}
