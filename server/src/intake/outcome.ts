import type { Basis, CouponChange, Decision, Effect, Exposure, Paid, Refusal } from '@perennial/engine/decide/decision.ts'
import type { Wallet } from '@perennial/engine/decide/state.ts'

/** What a decision leaves behind for its answer, its explanation and its returns. */
export interface Outcome {
  refusal?: Refusal
  effects?: readonly Effect[]
  exposures?: readonly Exposure[]
  /** All wallets after the decision. */
  wallets?: Readonly<Record<string, Wallet>>
  basis?: Basis
  /** Sales that a return touched, by `seq`. */
  sales?: readonly number[]
  unmatched?: readonly { line: number; quantity: number }[]
  /** What an order was paid with, of the program's points. */
  paid?: readonly Paid[]
  coupons?: readonly CouponChange[]
  /** Benefits of which a use was given back. */
  restored?: readonly string[]
  /** Changes of tier by set. */
  tiers?: Readonly<Record<string, { from: string; to: string }>>
}

/**
 * An outcome as its row holds it. Effects and wallets stand in short rows rather than objects: they are in every
 * command, and their names would be a third of the table.
 */
export interface StoredOutcome extends Omit<Outcome, 'effects' | 'wallets' | 'basis'> {
  /** campaign, rule, index, currency, granted; wanted where it was more; and what else there is to say. */
  effects?: readonly EffectRow[]
  /** available, pending, held, debt by currency; trailing zeros left out. */
  wallets: Readonly<Record<string, readonly number[]>>
  basis?: Partial<Basis>
}

export type EffectRow = [string, string, number, string, number, number?, EffectExtra?]
type EffectExtra = Omit<Effect, 'campaign' | 'rule' | 'index' | 'currency' | 'wanted' | 'granted'>

export function effectRow(effect: Effect): EffectRow {
  const { campaign, rule, index, currency, wanted, granted } = effect
  if (!isPlain(effect)) {
    const { campaign: _, rule: __, index: ___, currency: ____, wanted: _____, granted: ______, ...extra } = effect
    return [campaign, rule, index, currency, granted, wanted, extra]
  }
  return wanted === granted ? [campaign, rule, index, currency, granted] : [campaign, rule, index, currency, granted, wanted]
}

/** Points and nothing more to say of them: asked for each effect of each order, so without making an object of the rest. */
const isPlain = (e: Effect): boolean =>
  e.kind === undefined &&
  e.lines === undefined &&
  e.cut === undefined &&
  e.expires === undefined &&
  e.review === undefined &&
  e.funder === undefined &&
  e.trigger === undefined &&
  e.data === undefined

export const effectOf = ([campaign, rule, index, currency, granted, wanted = granted, extra]: EffectRow): Effect => ({
  campaign,
  rule,
  index,
  currency,
  wanted,
  granted,
  ...extra,
})

function walletRow({ available, pending, held, debt }: Wallet): number[] {
  if (debt !== 0) return [available, pending, held, debt]
  if (held !== 0) return [available, pending, held]
  return pending === 0 ? [available] : [available, pending]
}

/** Only what there is: most members have no attributes and no tags. */
function basisRow({
  tiers,
  attributes,
  tags,
  joined,
  id,
  badges,
  unlocked,
  plan,
  points,
  counters,
  segments,
  coupons,
  used,
}: Basis): Partial<Basis> {
  const row: { -readonly [K in keyof Basis]?: Basis[K] } = { joined }
  if (id !== undefined) row.id = id
  if (badges) row.badges = badges
  if (unlocked) row.unlocked = unlocked
  if (plan !== undefined) row.plan = plan
  if (points) row.points = points
  if (counters) row.counters = counters
  if (segments) row.segments = segments
  if (coupons) row.coupons = coupons
  if (used) row.used = used
  for (const _ in tiers) row.tiers = tiers
  for (const _ in attributes) row.attributes = attributes
  if (tags.length > 0) row.tags = tags
  return row
}

export function encodeOutcome(decision: Exclude<Decision, { outcome: 'wanting' }>): StoredOutcome {
  const wallets: Record<string, number[]> = {}
  // Sorted, because a state that was read has its wallets in another order than one that was replayed, and a replay compares to the letter.
  for (const currency of Object.keys(decision.state.wallets).toSorted()) wallets[currency] = walletRow(decision.state.wallets[currency]!)
  if (decision.outcome === 'refused') return { refusal: decision.refusal, wallets }
  const { effects, exposures, basis, sales, unmatched, paid, coupons, announcements } = decision
  const stored: StoredOutcome = { wallets }
  if (effects.length > 0) stored.effects = effects.map(effectRow)
  if (exposures.length > 0) stored.exposures = exposures
  if (basis) stored.basis = basisRow(basis)
  if (sales.length > 0) stored.sales = sales.map((s) => s.seq)
  if (unmatched.length > 0) stored.unmatched = unmatched
  if (paid.length > 0) stored.paid = paid
  if (coupons.length > 0) stored.coupons = coupons
  const restored = announcements.filter((a) => a.type === 'benefit.restored')
  if (restored.length > 0) stored.restored = restored.map(({ data }) => data['benefit'] as string)
  const moved = announcements.filter((a) => a.type === 'tier.changed')
  if (moved.length > 0) {
    stored.tiers = Object.fromEntries(moved.map(({ data }) => [data['set'], { from: data['from'], to: data['to'] }])) as NonNullable<
      Outcome['tiers']
    >
  }
  return stored
}

export function decodeOutcome({ effects, wallets, basis, ...rest }: StoredOutcome): Outcome {
  const full: Record<string, Wallet> = {}
  for (const [currency, [available = 0, pending = 0, held = 0, debt = 0]] of Object.entries(wallets)) {
    full[currency] = { available, pending, held, debt }
  }
  const outcome: Outcome = { ...rest, wallets: full }
  if (effects) outcome.effects = effects.map(effectOf)
  if (basis) outcome.basis = { tiers: {}, attributes: {}, tags: [], joined: null, ...basis }
  return outcome
}
