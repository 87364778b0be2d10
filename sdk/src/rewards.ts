import { at, type Transport } from './transport.ts'
import type {
  Answer,
  Body,
  CallOptions,
  CatalogueReward,
  Fulfilment,
  Query,
  Supplier,
  WarehouseTask,
  WriteOptions,
  Written,
} from './types.ts'

/** What points can be redeemed for. */
export class Rewards {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** For a member, also what of it they can have now, and why not. */
  list(query: Query<'getRewards'> = {}, options?: CallOptions): Promise<Answer<'getRewards'>> {
    return this.#transport.ask({ method: 'GET', path: '/v1/rewards', query, ...options })
  }

  get(key: string, query: Query<'getReward'> = {}, options?: CallOptions): Promise<CatalogueReward> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/rewards/${key}`, query, ...options })
  }

  /** Redeems points for it; they are held until it is certain that it will come. */
  redeem(key: string, redemption: Body<'postRewardRedemptions'>, options?: WriteOptions): Promise<Written<Fulfilment>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/rewards/${key}/redemptions`, body: redemption }, options)
  }

  /** A member marks a reward. @returns all that they have marked, the latest first */
  async mark(member: string, reward: string, options?: CallOptions): Promise<string[]> {
    const path = at`/v1/members/${member}/favourites/${reward}`
    return (await this.#transport.ask<Answer<'putMemberFavourite'>>({ method: 'PUT', path, ...options })).favourites
  }

  async unmark(member: string, reward: string, options?: CallOptions): Promise<string[]> {
    const path = at`/v1/members/${member}/favourites/${reward}`
    return (await this.#transport.ask<Answer<'deleteMemberFavourite'>>({ method: 'DELETE', path, ...options })).favourites
  }

  /** What members have given to good causes so far. */
  async causes(options?: CallOptions): Promise<Answer<'getCauses'>['items']> {
    return (await this.#transport.ask<Answer<'getCauses'>>({ method: 'GET', path: '/v1/causes', ...options })).items
  }
}

/** Redemptions on their way to the member. */
export class Fulfilments {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  list(query: Query<'getFulfilments'> = {}, options?: CallOptions): AsyncGenerator<Fulfilment, void, undefined> {
    return this.#transport.pages('/v1/fulfilments', query, options)
  }

  /** With how it came to where it is. */
  get(id: string, options?: CallOptions): Promise<Answer<'getFulfilment'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/fulfilments/${id}`, ...options })
  }

  /** Its codes for the member, once: the same call under the same key shows them again. */
  codes(id: string, options?: WriteOptions): Promise<Written<Answer<'postFulfilmentCodes'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/fulfilments/${id}/codes` }, options)
  }

  cancel(id: string, options?: WriteOptions): Promise<Written<Fulfilment>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/fulfilments/${id}/cancel` }, options)
  }

  /** Settles what is in review. */
  resolve(id: string, verdict: Body<'postFulfilmentResolve'>, options?: WriteOptions): Promise<Written<Fulfilment>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/fulfilments/${id}/resolve`, body: verdict }, options)
  }
}

/** How much there is of counted rewards, and codes in pools. */
export class Stock {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  all(options?: CallOptions): Promise<Answer<'getStock'>> {
    return this.#transport.ask({ method: 'GET', path: '/v1/stock', ...options })
  }

  set(reward: string, stock: Body<'putStock'>, options?: CallOptions): Promise<Answer<'putStock'>> {
    return this.#transport.ask({ method: 'PUT', path: at`/v1/stock/${reward}`, body: stock, ...options })
  }

  importCodes(pool: string, codes: Body<'postPoolCodes'>, options?: WriteOptions): Promise<Written<Answer<'postPoolCodes'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/pools/${pool}/codes`, body: codes }, options)
  }
}

/** Who delivers rewards. */
export class Suppliers {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  async list(options?: CallOptions): Promise<Supplier[]> {
    return (await this.#transport.ask<Answer<'getSuppliers'>>({ method: 'GET', path: '/v1/suppliers', ...options })).items
  }

  get(key: string, options?: CallOptions): Promise<Supplier> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/suppliers/${key}`, ...options })
  }

  /** The first answer has `callback_secret`, which is not shown again. */
  put(key: string, supplier: Body<'putSupplier'>, options?: CallOptions): Promise<Supplier> {
    return this.#transport.ask({ method: 'PUT', path: at`/v1/suppliers/${key}`, body: supplier, ...options })
  }

  /** What it may charge for each reward: these prices and no others. */
  setPrices(key: string, prices: Body<'putSupplierPrices'>, options?: CallOptions): Promise<Answer<'putSupplierPrices'>> {
    return this.#transport.ask({ method: 'PUT', path: at`/v1/suppliers/${key}/prices`, body: prices, ...options })
  }

  /** Takes an invoice in; it is never changed. */
  invoice(key: string, invoice: Body<'postSupplierInvoices'>, options?: WriteOptions): Promise<Written<Answer<'postSupplierInvoices'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/suppliers/${key}/invoices`, body: invoice }, options)
  }

  /** What was ordered, promised and charged in a month, and where these differ. */
  reconciliation(key: string, month: string, options?: CallOptions): Promise<Answer<'getSupplierReconciliation'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/suppliers/${key}/reconciliation`, query: { month }, ...options })
  }
}

/** What the house's own warehouse has to send. */
export class Warehouse {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  tasks(query: Query<'getWarehouseTasks'> = {}, options?: CallOptions): AsyncGenerator<WarehouseTask, void, undefined> {
    return this.#transport.pages('/v1/warehouse/tasks', query, options)
  }

  /** With where to send it. */
  task(fulfilment: string, options?: CallOptions): Promise<Answer<'getWarehouseTask'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/warehouse/tasks/${fulfilment}`, ...options })
  }

  /** Takes it on, and says how far it is. */
  act(
    fulfilment: string,
    act: 'claim' | 'pick' | 'pack' | 'ship' | 'out-of-stock',
    body: Body<'postWarehouseTask'> = {},
    options?: WriteOptions,
  ): Promise<Written<WarehouseTask>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/warehouse/tasks/${fulfilment}/${act}`, body }, options)
  }
}
