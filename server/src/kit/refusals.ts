/**
 * THE table of everything the API can refuse with: its HTTP status and whether a repeat may succeed. Texts in both
 * languages are in messages/; docs/errors.md is made from both. A code, once given, never changes its meaning.
 */
export const PROBLEMS = {
  // The request itself.
  not_json: { status: 400 },
  duplicate_key: { status: 400 },
  too_deep: { status: 400 },
  too_many_keys: { status: 400 },
  forbidden_key: { status: 400 },
  malformed_text: { status: 400 },
  invalid_request: { status: 400 },
  idempotency_key_missing: { status: 400 },
  invalid_identity: { status: 400 },
  invalid_cursor: { status: 400 },
  invalid_program: { status: 422 },
  unauthenticated: { status: 401 },
  forbidden: { status: 403 },
  not_found: { status: 404 },
  precondition_failed: { status: 412 },
  precondition_missing: { status: 428 },
  body_too_large: { status: 413 },
  unsupported_media_type: { status: 415 },
  idempotency_key_reused: { status: 422 },
  reference_reused: { status: 409 },
  identity_taken: { status: 409 },
  identity_conflict: { status: 409 },
  already_enrolled: { status: 409 },
  no_membership: { status: 409 },
  program_not_published: { status: 409 },
  begins_before_last: { status: 422 },
  another_key: { status: 422 },
  approval_needed: { status: 409 },
  studies_waiting: { status: 409 },
  too_many_webhooks: { status: 409 },
  out_of_stock: { status: 409 },
  stock_taken: { status: 409 },
  cannot_cancel: { status: 409 },
  nothing_to_settle: { status: 409 },
  codes_shown: { status: 409 },
  wrong_task_state: { status: 409 },
  unsigned: { status: 401 },
  invoice_known: { status: 409 },
  coupon_not_free: { status: 409 },
  batch_not_done: { status: 409 },
  unknown_coupon: { status: 422 },
  coupon_is_shared: { status: 422 },
  coupon_over: { status: 422 },
  coupon_not_transferable: { status: 422 },
  checkout_not_open: { status: 409 },
  checkout_without_member: { status: 409 },
  checkout_empty: { status: 409 },
  no_receipt: { status: 404 },
  receipt_claimed: { status: 409 },
  receipt_too_old: { status: 422 },
  already_reposted: { status: 409 },
  repost_returned: { status: 409 },
  repost_paid: { status: 409 },
  rate_limited: { status: 429 },
  overloaded: { status: 503 },
  internal: { status: 500 },
  // What the engine decides.
  too_late: { status: 422 },
  in_future: { status: 422 },
  before_program: { status: 422 },
  member_not_active: { status: 422 },
  unknown_currency: { status: 422 },
  unknown_event: { status: 422 },
  unknown_level: { status: 422 },
  not_spendable: { status: 422 },
  not_sendable: { status: 422 },
  outside_group: { status: 422 },
  insufficient_points: { status: 422 },
  no_sale: { status: 422 },
  over_return: { status: 422 },
  return_window_closed: { status: 422 },
  unknown_hold: { status: 422 },
  hold_closed: { status: 422 },
  over_capture: { status: 422 },
  hold_in_past: { status: 422 },
  amount_overflow: { status: 422 },
  out_of_season: { status: 422 },
  below_minimum: { status: 422 },
  not_in_steps: { status: 422 },
  cap_reached: { status: 422 },
  no_conversion: { status: 422 },
  unknown_lot: { status: 422 },
  nothing_to_review: { status: 422 },
  unknown_benefit: { status: 422 },
  benefit_not_held: { status: 422 },
  benefit_not_used: { status: 422 },
  quota_used: { status: 422 },
  unknown_plan: { status: 422 },
  no_plan: { status: 422 },
  trial_used: { status: 422 },
  nothing_to_refund: { status: 422 },
  over_refund: { status: 422 },
  several_currencies: { status: 422 },
  unknown_reward: { status: 422 },
  reward_closed: { status: 422 },
  not_eligible: { status: 422 },
  price_not_yours: { status: 422 },
  reward_limit: { status: 422 },
  hold_of_reward: { status: 422 },
  no_adjustment: { status: 422 },
  adjustment_voided: { status: 422 },
  not_payable: { status: 422 },
  paid_too_much: { status: 422 },
  coupon_used: { status: 422 },
  coupon_reserved: { status: 422 },
  coupon_expired: { status: 422 },
  coupon_not_yet: { status: 422 },
  coupon_of_other: { status: 422 },
  coupon_cancelled: { status: 422 },
  coupon_not_active: { status: 422 },
  checkout_closed: { status: 422 },
  checkout_expired: { status: 422 },
  basket_changed: { status: 422 },
  no_coupon: { status: 422 },
} as const satisfies Record<string, { status: number }>

export type ProblemCode = keyof typeof PROBLEMS

export interface Reason {
  code: string
  message?: string
  path?: string
  facts?: Readonly<Record<string, unknown>>
}

/** Thrown by doors and actions; the error handler renders it as RFC 9457 in the caller's language. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly facts: Readonly<Record<string, unknown>>
  readonly reasons: readonly Reason[]
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: ProblemCode,
    facts: Readonly<Record<string, unknown>> = {},
    reasons: readonly Reason[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(code)
    this.code = code
    this.facts = facts
    this.reasons = reasons
    this.headers = headers
  }
}
