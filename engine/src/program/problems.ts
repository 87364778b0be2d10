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

export const problem = (path: string, code: ProblemCode, parameters: Record<string, string | number> = {}): ProgramProblem => ({
  path,
  code,
  parameters,
})
