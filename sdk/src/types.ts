import type { components, operations } from './api.ts'

type Schemas = components['schemas']
export type Member = Schemas['Member']
export type Customer = Schemas['Customer']
export type Identity = Schemas['Identity']
export type DecisionAnswer = Schemas['DecisionAnswer']
export type Explanation = Schemas['Explanation']
export type Lot = Schemas['Lot']
export type StatementEntry = Schemas['StatementEntry']
export type Quote = Schemas['Quote']
export type Checkout = Schemas['Checkout']
export type EvaluatedCheckout = Schemas['EvaluatedCheckout']
export type SettledCheckout = Schemas['SettledCheckout']
export type Version = Schemas['Version']
export type Coupon = Schemas['Coupon']
export type CouponWithCode = Schemas['CouponWithCode']
export type CouponBatch = Schemas['CouponBatch']
export type CloudEvent = Schemas['CloudEvent']
export type Webhook = Schemas['Webhook']
export type Delivery = Schemas['Delivery']
export type Fulfilment = Schemas['Fulfilment']
export type CatalogueReward = Schemas['CatalogueReward']
export type Supplier = Schemas['Supplier']
export type WarehouseTask = Schemas['WarehouseTask']
export type Problem = Schemas['Problem']

export type OperationId = keyof operations

/** What an operation takes as its body. */
export type Body<O extends OperationId> = operations[O] extends { requestBody: { content: { 'application/json': infer B } } }
  ? B
  : undefined

/** What an operation takes in its address after the question mark. */
export type Query<O extends OperationId> = operations[O] extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never

/** What an operation answers, of the given statuses. */
export type Answer<O extends OperationId, Status extends number = 200 | 201> = {
  [S in Status & keyof operations[O]['responses']]: operations[O]['responses'][S] extends { content: { 'application/json': infer A } }
    ? A
    : never
}[Status & keyof operations[O]['responses']]

/** What became of a write. */
export interface Written<T> {
  answer: T
  /** The idempotency key it was sent under: yours, or the one made for it. */
  key: string
  /** Whether it had been carried out before under this key; the answer is the first one again. */
  replayed: boolean
}

export interface CallOptions {
  /** Ends the call, its pauses and its retries. */
  signal?: AbortSignal
}

export interface WriteOptions extends CallOptions {
  /**
   * The idempotency key. Store your own with the request before sending it, and a crash of your program loses nothing:
   * the same request under the same key, sent again at any time, is carried out once.
   */
  key?: string
}
