import { z } from 'zod'
import { Block, Budget, Campaign, Stacking } from './campaign-schema.ts'
import { Counter } from './counter-schema.ts'
import { Coupon } from './coupon-schema.ts'
import { Currency } from './currency-schema.ts'
import { Badge, Challenge } from './effect-schema.ts'
import { Attribute, Days, Key, MemberAttribute, Names, Share } from './parts.ts'
import { ReturnsWithoutReceipt } from './return-schema.ts'
import { Reward } from './reward-schema.ts'
import { Benefit, Plan, TierSet } from './tier-schema.ts'

/**
 * The program document, version 1: everything a program promises its members, as data. It is written by people
 * (YAML or JSON), published as immutable versions and compiled once. Keys are permanent: ledger rows name them.
 */

const Settings = z.strictObject({
  time_zone: z.string().meta({ description: 'IANA time zone; days of this program begin by it' }),
  money: z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), decimals: z.int().min(0).max(4) }),
  languages: z
    .array(z.enum(['en', 'zh']))
    .min(1)
    .default(['en']),
  late_window_days: Days.default(30),
  return_window_days: Days.default(30),
  returns_without_receipt: ReturnsWithoutReceipt.optional().meta({
    description: 'What may come back without naming its order; if left out, whatever matches a sale in the return window',
  }),
  park_days: Days.default(7).meta({ description: 'How long a return or an event waits for the order it names' }),
  join_credit_days: Days.default(30).meta({ description: 'How old a kept order may be when its customer joins' }),
  receipt_claim_days: Days.default(30).meta({ description: 'How old a receipt may be when a member claims it' }),
  refund_grace_days: Days.default(0).meta({
    description: 'How long points that come back after their end can still be used; 0: they are gone',
  }),
  debt: z.enum(['owe', 'write_off', 'refuse']).default('owe'),
  unknown_identity: z.enum(['enrol', 'keep', 'refuse']).default('keep'),
  member_time_zone: Key.optional().meta({
    description: 'The member attribute that holds an IANA time zone, for campaigns by the member’s clock',
  }),
  hold_out: Share.optional().meta({ description: 'Share of members for whom no campaign fires, so that the program’s effect can be told' }),
  approval_above: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Budgets above this, in minor units of money, take a second person to publish' }),
})

const EventType = z.strictObject({ names: Names, attributes: z.record(Key, Attribute).default({}) })

const Collection = z.array(z.string().min(1).max(100)).max(1_000_000)
const Table = z.record(z.string().max(100), z.int())
const Segment = z.strictObject({ names: Names })

export const ProgramDocument = z
  .strictObject({
    perennial: z.literal(1),
    key: Key,
    names: Names,
    settings: Settings,
    currencies: z.record(Key, Currency),
    order: z
      .strictObject({
        attributes: z.record(Key, Attribute).default({}),
        line_attributes: z.record(Key, Attribute).default({}),
      })
      .default({ attributes: {}, line_attributes: {} }),
    events: z.record(Key, EventType).default({}),
    attributes: z.record(Key, MemberAttribute).default({}),
    collections: z.record(Key, Collection).default({}).meta({ description: 'Named lists: line.sku in collections.gifts' }),
    tables: z.record(Key, Table).default({}).meta({ description: 'Values by key: lookup(tables.points, line.sku, 0)' }),
    segments: z.record(Key, Segment).default({}).meta({
      description: 'Segments of members that rules ask for: member.segments.regulars. Who is in them is kept beside the document',
    }),
    counters: z.record(Key, Counter).default({}).meta({ description: 'What is counted of a member: member.counters.coffees' }),
    tiers: z.record(Key, TierSet).default({}),
    plans: z.record(Key, Plan).default({}),
    benefits: z.record(Key, Benefit).default({}),
    badges: z.record(Key, Badge).default({}),
    challenges: z.record(Key, Challenge).default({}),
    coupons: z.record(Key, Coupon).default({}),
    rewards: z.record(Key, Reward).default({}).meta({ description: 'What points can be redeemed for' }),
    blocks: z.record(Key, Block).default({}).meta({ description: 'Who is kept from earning' }),
    stacking: z.record(Key, Stacking).default({}),
    budgets: z.record(Key, Budget).default({}),
    campaigns: z.record(Key, Campaign).default({}),
  })
  .meta({ id: 'ProgramDocument' })

export type ProgramDocument = z.output<typeof ProgramDocument>
export type SettingsDocument = ProgramDocument['settings']
