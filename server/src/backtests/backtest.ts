import { z } from 'zod'
import { DecisionAnswer } from '../decisions/answer.ts'

const Day = z.iso.date()
const Count = z.int()
const Interval = z.object({ low: Count, high: Count })

/** A figure in both arms, and what the draft makes of it. */
const Compared = z.object({ live: Count, draft: Count, difference: Count })
export type Compared = z.infer<typeof Compared>

/** The same, with the bounds between which 95 of 100 such totals would lie with other members like these. */
const Estimated = Compared.extend({ interval: z.object({ live: Interval, draft: Interval, difference: Interval }) })

const Money = Estimated.extend({
  per_member: z
    .object({ live: z.number(), draft: z.number(), difference: z.number() })
    .meta({ description: 'Per member of the population' }),
})

const CurrencyReport = z.object({
  currency: z.string(),
  granted: Compared,
  clawed_back: Compared,
  net: Estimated.meta({ description: 'Granted less clawed back' }),
  expired: Compared,
  redeemed: Compared,
  adjusted: Compared,
  converted: Compared,
  sent: Compared,
  received: Compared,
  end: z
    .object({ available: Compared, pending: Compared, held: Compared, debt: Compared })
    .meta({ description: 'What members have when the window ends' }),
  cost: Compared.meta({ description: 'Net points × value of a point, in minor units of money' }),
  liability: z.object({ start: Count, end: Compared, change: Compared }).meta({ description: 'Money value of points outstanding' }),
})

const CampaignReport = z.object({
  campaign: z.string(),
  name: z.string(),
  currency: z.string().nullable().meta({ description: 'Null for its discounts, which are money' }),
  points: Compared,
  cost: Compared,
  days: z.array(z.object({ day: Day, live: Count, draft: Count })).meta({ description: 'Cost by day: how fast it would use up a budget' }),
})

const ActReport = z.object({
  campaign: z.string(),
  name: z.string(),
  kind: z.string(),
  times: Compared,
})

const LimitReport = z.object({
  limit: z.string(),
  max: z.object({ live: Count.nullable(), draft: Count.nullable() }),
  before: Count.meta({ description: 'What was taken of it before the window' }),
  used: Compared,
  used_up_at: z.object({ live: z.iso.datetime().nullable(), draft: z.iso.datetime().nullable() }),
  days: z.array(z.object({ day: Day, live: Count, draft: Count })),
})

const TierReport = z.object({
  set: z.string(),
  levels: z.array(z.string()),
  moved: Count.meta({ description: 'Members at another level with the draft' }),
  matrix: z.array(z.object({ live: z.string(), draft: z.string(), members: Count })),
})

const MemberReport = z.object({
  member: z.string(),
  difference: Count.meta({ description: 'Minor units of money' }),
  points: z.record(z.string(), Compared),
})

const OutcomeReport = z.object({
  refusal: z.string().nullable(),
  effects: DecisionAnswer.shape.effects,
  not_fired: z.array(z.object({ campaign: z.string(), rule: z.string().nullable(), because: z.string() })),
  words: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
})

const OrderReport = z.object({
  decision: z.string().meta({ description: 'The decision as it was' }),
  member: z.string(),
  reference: z.string(),
  at: z.iso.datetime(),
  total: Count,
  difference: Count.meta({ description: 'Minor units of money' }),
  live: OutcomeReport,
  draft: OutcomeReport,
})

/** What a draft would have made of the brand's own history, against the live version; without words that need a language. */
export const BacktestFigures = z
  .object({
    program: z.string(),
    live_version: z.int(),
    from: Day,
    to: Day,
    population: z.string().nullable(),
    segments: z
      .array(z.string())
      .optional()
      .meta({ description: 'Those that rules of either arm ask for; reports of before there were any do not say' }),
    money: z.object({ currency: z.string(), decimals: z.int() }),
    changes: z
      .array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() }))
      .meta({ description: 'What the draft changes' }),
    members: z.object({
      known: Count.meta({ description: 'With any history before the end of the window' }),
      population: Count,
      active: Count.meta({ description: 'Of the population, those who did anything in the window' }),
      touched: Count.meta({ description: 'For whom anything comes out otherwise' }),
    }),
    orders: Count,
    returns: Count,
    cost: Money.meta({ description: 'Points, net of what came back, × value of a point, and discounts; in minor units of money' }),
    discounts: Compared.meta({ description: 'The part of the cost that is money off; the rest is points' }),
    liability: z.object({ start: Count, end: Compared, change: Compared }),
    currencies: z.array(CurrencyReport),
    campaigns: z.array(CampaignReport).meta({ description: 'Those that the draft changes, or that come out otherwise' }),
    acts: z.array(ActReport).meta({ description: 'What else campaigns do otherwise: badges, coupons, messages ...' }),
    limits: z.array(LimitReport).meta({ description: 'Budgets, and limits that all members share: what is taken of them by day' }),
    tiers: z.array(TierReport),
    refusals: z.array(z.object({ kind: z.string(), code: z.string(), live: Count, draft: Count, difference: Count })),
    days: z.array(z.object({ day: Day, orders: Count, cost: Compared })),
    winners: z.array(MemberReport),
    losers: z.array(MemberReport),
    changed_orders: z.array(OrderReport),
    resamples: Count,
    seconds: z.number(),
    orders_per_second: Count,
  })
  .meta({ id: 'BacktestFigures' })
export type BacktestFigures = z.infer<typeof BacktestFigures>

export const BacktestReport = BacktestFigures.extend({
  caveats: z.array(z.string()).meta({ description: 'What the figures do not say' }),
}).meta({ id: 'BacktestReport' })
export type BacktestReport = z.infer<typeof BacktestReport>
