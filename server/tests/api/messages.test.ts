import type { NotFired } from '@perennial/engine/decide/decision.ts'
import type { ProblemCode } from '@perennial/engine/program/problems.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import en from '../../../messages/en.json' with { type: 'json' }
import zh from '../../../messages/zh.json' with { type: 'json' }
import { hasMessage, languageOf, message } from '../../src/kit/messages.ts'
import { PROBLEMS } from '../../src/kit/refusals.ts'
import { openApi, type Api } from './open-api.ts'
import { refused } from './requests.ts'

// Records, not lists: the compiler misses a code that is missing here.
const IN_PROGRAMS: Record<ProblemCode, true> = {
  shape: true,
  unknown_time_zone: true,
  missing_translation: true,
  unknown_currency: true,
  unknown_trigger: true,
  reserved_name: true,
  bad_date: true,
  ends_before_start: true,
  span_needs_length: true,
  no_rules: true,
  expression: true,
  wrong_type: true,
  levels_not_rising: true,
  first_level_not_zero: true,
  duplicate_level: true,
  keep_above_reach: true,
  unknown_event: true,
  unknown_level: true,
  unknown_plan: true,
  unknown_counter: true,
  unknown_group: true,
  unknown_campaign: true,
  unknown_budget: true,
  unknown_variant: true,
  unknown_badge: true,
  unknown_challenge: true,
  unknown_coupon: true,
  unknown_segment: true,
  coupon_needs_order: true,
  coupon_code: true,
  unknown_attribute: true,
  not_a_date_attribute: true,
  lifetime_expires: true,
  lifetime_falls: true,
  sliding_override: true,
  no_member_zone: true,
  shares_not_one: true,
  shared_limit_rolls: true,
  order_limit_of_times: true,
  percent_or_amount: true,
  lines_need_order: true,
  steps_or_rates: true,
  chain_cycle: true,
  period_end_needs_years: true,
  fixed_once_live: true,
  reward_needs: true,
  price_not_spendable: true,
  beyond_return_window: true,
}
const NOT_FIRED: Record<NotFired['because'], true> = {
  paused: true,
  no_coupon: true,
  before_start: true,
  after_end: true,
  blackout: true,
  outside_hours: true,
  blocked: true,
  hold_out: true,
  control: true,
  other_variant: true,
  condition: true,
  fault: true,
  excluded: true,
  outranked: true,
  limit: true,
  budget: true,
  out_of_season: true,
  already_priced: true,
  too_deep: true,
}

const keysOf = (tree: object, at = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [at + key] : keysOf(value as object, `${at}${key}.`)))
const textOf = (tree: object, key: string): string => key.split('.').reduce((t: any, part) => t[part], tree) as string
const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]!))].toSorted()

describe('the catalogues', () => {
  it.each([
    ...Object.keys(PROBLEMS).map((code) => `problem.${code}`),
    ...Object.keys(IN_PROGRAMS).map((code) => `program.${code}`),
    ...Object.keys(NOT_FIRED).map((code) => `not_fired.${code}`),
  ])('have %s in both languages', (key) => {
    expect([hasMessage('en', key), hasMessage('zh', key)]).toEqual([true, true])
    expect(textOf(zh, key), 'is Chinese').toMatch(/[\u4e00-\u9fff]/)
  })

  it('hold the same texts, and what is said of a code tells the same facts in both', () => {
    expect(keysOf(zh).toSorted()).toEqual(keysOf(en).toSorted())
    const coded = keysOf(en).filter((key) => /^(problem|program|not_fired)\./.test(key))
    const different = coded.filter((key) => String(placeholders(textOf(en, key))) !== String(placeholders(textOf(zh, key))))
    expect(different).toEqual([])
  })

  it('hold no text of a code that is gone', () => {
    const known = { problem: PROBLEMS, program: IN_PROGRAMS, not_fired: NOT_FIRED }
    for (const [section, codes] of Object.entries(known))
      expect(Object.keys(en[section as keyof typeof known]).toSorted()).toEqual(Object.keys(codes).toSorted())
  })

  it('take values as they are, whatever they look like', () => {
    const value = '{{needed}} $t(home.what) <b>'
    expect(message('en', 'problem.unknown_event', { type: value })).toBe(`The program declares no event type ${value}.`)
  })
})

describe('the language of an answer', () => {
  let api: Api
  beforeAll(async () => {
    api = await openApi()
  })
  afterAll(() => api.close())

  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['zh', 'zh'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en-GB,zh;q=0.5', 'en'],
    ['en;q=0.2,zh-Hant;q=0.7', 'zh'],
    ['fr-FR,fr;q=0.9,zh;q=0.1', 'zh'],
    ['fr', 'en'],
    ['zh;q=0,en', 'en'],
    ['zh;q=0', 'en'],
    [';;,q=,zh;q=x', 'en'],
    ['*', 'en'],
  ])('for %s is %s', (header, language) => {
    expect(languageOf(header)).toBe(language)
  })

  it('is that of the problem’s detail; its code and facts are the same in all', async () => {
    const [english, chinese] = await Promise.all(
      ['en', 'zh-CN'].map(async (language) => {
        const answer = await api.service.post('/v1/members/mem_x/adjustments', {}, { key: null, headers: { 'accept-language': language } })
        return refused(answer, 400, 'invalid_request')
      }),
    )
    expect(english.detail).toBe(en.problem.invalid_request)
    expect(chinese.detail).toBe(zh.problem.invalid_request)
    expect({ ...chinese, detail: '', instance: '' }).toEqual({ ...english, detail: '', instance: '' })
  })
})
