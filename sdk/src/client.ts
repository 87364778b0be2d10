import { Checkouts } from './checkouts.ts'
import { Coupons } from './coupons.ts'
import { Consents, Customers, Members } from './members.ts'
import { Events, Exchanges, Orders, Parked, Quotes, Receipts, Returns } from './orders.ts'
import { Adjustments, Gifts, Holds, Redemptions } from './points.ts'
import { Decisions, Products, Programs, Stores } from './programs.ts'
import { Fulfilments, Rewards, Stock, Suppliers, Warehouse } from './rewards.ts'
import { Benefits, Conversions, Plans, Reviews, Tiers } from './rights.ts'
import { Backtests, Whatifs } from './studies.ts'
import { Transport, type PerennialOptions, type Request } from './transport.ts'
import { Webhooks } from './webhooks.ts'

export { PerennialProblem, PerennialUnreachable, type ProblemCode, type Reason } from './problem.ts'
export type { BatchItem, BatchResult } from './orders.ts'
export type { PerennialOptions } from './transport.ts'
export type * from './types.ts'
export { verifyWebhook, WebhookNotVerified, type VerifyOptions, type WebhookEvent } from './verify-webhook.ts'

/**
 * The API of a Perennial server, typed. Every write goes under an idempotency key, its own retries under the same one,
 * so that a lost answer never does anything twice.
 */
export class Perennial {
  readonly #transport: Transport
  readonly orders: Orders
  readonly receipts: Receipts
  readonly returns: Returns
  readonly exchanges: Exchanges
  readonly events: Events
  readonly parked: Parked
  readonly quotes: Quotes
  readonly members: Members
  readonly customers: Customers
  readonly consents: Consents
  readonly adjustments: Adjustments
  readonly holds: Holds
  readonly redemptions: Redemptions
  readonly gifts: Gifts
  readonly decisions: Decisions
  readonly programs: Programs
  readonly products: Products
  readonly stores: Stores
  readonly benefits: Benefits
  readonly plans: Plans
  readonly tiers: Tiers
  readonly reviews: Reviews
  readonly conversions: Conversions
  readonly backtests: Backtests
  readonly whatifs: Whatifs
  readonly checkouts: Checkouts
  readonly coupons: Coupons
  readonly webhooks: Webhooks
  readonly rewards: Rewards
  readonly fulfilments: Fulfilments
  readonly stock: Stock
  readonly suppliers: Suppliers
  readonly warehouse: Warehouse

  constructor(options: PerennialOptions) {
    const transport = new Transport(options)
    this.#transport = transport
    this.orders = new Orders(transport)
    this.receipts = new Receipts(transport)
    this.returns = new Returns(transport)
    this.exchanges = new Exchanges(transport)
    this.events = new Events(transport)
    this.parked = new Parked(transport)
    this.quotes = new Quotes(transport)
    this.members = new Members(transport)
    this.customers = new Customers(transport)
    this.consents = new Consents(transport)
    this.adjustments = new Adjustments(transport)
    this.holds = new Holds(transport)
    this.redemptions = new Redemptions(transport)
    this.gifts = new Gifts(transport)
    this.decisions = new Decisions(transport)
    this.programs = new Programs(transport)
    this.products = new Products(transport)
    this.stores = new Stores(transport)
    this.benefits = new Benefits(transport)
    this.plans = new Plans(transport)
    this.tiers = new Tiers(transport)
    this.reviews = new Reviews(transport)
    this.conversions = new Conversions(transport)
    this.backtests = new Backtests(transport)
    this.whatifs = new Whatifs(transport)
    this.checkouts = new Checkouts(transport)
    this.coupons = new Coupons(transport)
    this.webhooks = new Webhooks(transport)
    this.rewards = new Rewards(transport)
    this.fulfilments = new Fulfilments(transport)
    this.stock = new Stock(transport)
    this.suppliers = new Suppliers(transport)
    this.warehouse = new Warehouse(transport)
  }

  /**
   * Any operation that has no method of its own, by its path: what staff do in the console, such as reports and imports.
   * A write goes under an idempotency key, which its retries share.
   *
   * @throws PerennialProblem where it is refused, PerennialUnreachable where no answer came
   */
  async request<T = unknown>({ key, ...request }: Request & { key?: string }): Promise<T> {
    if (request.method === 'GET') return this.#transport.ask<T>(request)
    return (await this.#transport.write<T>(request, key === undefined ? {} : { key })).answer
  }
}
