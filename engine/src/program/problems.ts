/**
 * One thing wrong with a program document: where (`campaigns.base.rules.earn.when`), what (a stable code with its
 * parameters) and, for expressions, which characters. The texts, with their remedies, are in the message catalogue.
 */
export interface ProgramProblem {
  path: string
  code: ProblemCode
  parameters: Record<string, string | number>
  start?: number
  end?: number
}

export type ProblemCode =
  | 'shape'
  | 'unknown_time_zone'
  | 'missing_translation'
  | 'unknown_currency'
  | 'unknown_trigger'
  | 'reserved_name'
  | 'bad_date'
  | 'ends_before_start'
  | 'span_needs_length'
  | 'no_rules'
  | 'expression'
  | 'wrong_type'
  | 'levels_not_rising'
  | 'first_level_not_zero'
  | 'duplicate_level'
  | 'keep_above_reach'
  | 'unknown_event'
  | 'unknown_level'
  | 'unknown_plan'
  | 'unknown_counter'
  | 'unknown_group'
  | 'unknown_campaign'
  | 'unknown_budget'
  | 'unknown_variant'
  | 'unknown_badge'
  | 'unknown_challenge'
  | 'unknown_coupon'
  | 'unknown_segment'
  | 'coupon_needs_order'
  | 'coupon_code'
  | 'unknown_attribute'
  | 'not_a_date_attribute'
  | 'lifetime_expires'
  | 'lifetime_falls'
  | 'sliding_override'
  | 'no_member_zone'
  | 'shares_not_one'
  | 'shared_limit_rolls'
  | 'order_limit_of_times'
  | 'percent_or_amount'
  | 'lines_need_order'
  | 'steps_or_rates'
  | 'chain_cycle'
  | 'period_end_needs_years'
  | 'fixed_once_live'
  | 'reward_needs'
  | 'price_not_spendable'
  | 'beyond_return_window'

export const problem = (path: string, code: ProblemCode, parameters: Record<string, string | number> = {}): ProgramProblem => ({
  path,
  code,
  parameters,
})
