import type { Accepted, Announcement, Transfer } from '@perennial/engine/decide/decision.ts'
import { levelIndex } from '@perennial/engine/tiers/standings.ts'
import type { Speaker } from './speaker.ts'
import type { Told } from './told.ts'

/** What else came of it: points that wait, settle a debt, mature or expire; levels; a new version of the program. */
export function consequences(speaker: Speaker, told: Told, decision: Accepted): string[] {
  const { command, before } = told
  const amounts = (debit: Transfer['debit'], credit: Transfer['credit'], key: string): string[] =>
    [...sums(decision.transfers, debit, credit)].map(([currency, amount]) => speaker.say(key, { points: speaker.points(currency, amount) }))
  const lapsed = decision.announcements.filter((a) => a.type === 'hold.lapsed')
  return [
    ...paid(speaker, decision),
    ...(before.version !== 0 && decision.state.version !== before.version
      ? [speaker.say('adopted', { version: decision.state.version })]
      : []),
    ...lapsed.map(({ data }) => speaker.say('lapsed', { points: speaker.points(String(data['currency']), Number(data['amount'])) })),
    ...waiting(speaker, decision),
    ...amounts('pending', 'available', 'matured'),
    ...amounts('available', 'debt', 'repaid'),
    ...amounts('debt', 'issued', 'owed'),
    ...(command.kind === 'return' ? amounts('adjusted', 'issued', 'written_off') : []),
    ...amounts('available', 'expired', 'expired'),
    ...decision.announcements.flatMap((announcement) => moved(speaker, decision, announcement)),
    ...kept(speaker, told, decision),
  ]
}

/** What paid for a basket, and what became of its coupons. */
function paid(speaker: Speaker, { paid: payments, coupons }: Accepted): string[] {
  const { document } = speaker.version
  return [
    ...payments.map(({ currency, points, amount }) =>
      speaker.say('paid', { points: speaker.points(currency, points), money: speaker.money(amount) }),
    ),
    ...coupons.map(({ coupon, to }) => speaker.say(`coupon_is.${to}`, { coupon: speaker.name(document.coupons[coupon]?.names, coupon) })),
  ]
}

function sums(transfers: readonly Transfer[], debit: Transfer['debit'], credit: Transfer['credit']): Map<string, number> {
  const found = new Map<string, number>()
  for (const t of transfers) if (t.debit === debit && t.credit === credit) found.set(t.currency, (found.get(t.currency) ?? 0) + t.amount)
  return found
}

function waiting(speaker: Speaker, { opened }: Accepted): string[] {
  return opened
    .filter((lot) => lot.pending && lot.remaining > 0)
    .map((lot) => speaker.say('waiting', { points: speaker.points(lot.currency, lot.remaining), date: speaker.date(lot.usableOn) }))
}

function moved(speaker: Speaker, { state }: Accepted, { type, data }: Announcement): string[] {
  if (type !== 'tier.changed') return []
  const [key, from, to] = [data['set'], data['from'], data['to']].map(String) as [string, string, string]
  const set = speaker.version.tierSets.find((s) => s.key === key)
  const rose = set !== undefined && levelIndex(set, to) > levelIndex(set, from)
  const until = state.progress.tiers[key]?.until ?? null
  const said = { level: speaker.level(key, to), before: speaker.level(key, from), date: until === null ? '' : speaker.date(until) }
  return [speaker.say(`${rose ? 'rose' : 'fell'}${until === null ? '' : '_until'}`, said)]
}

/** A review that changed no level announces nothing, and yet the member should hear of it. */
function kept(speaker: Speaker, { before }: Told, { state }: Accepted): string[] {
  return Object.entries(state.progress.tiers).flatMap(([set, { level, until, cause }]) => {
    const was = before.progress.tiers[set]
    if ((cause !== 'kept' && cause !== 'grace') || until === null || was?.level !== level || was.until === until) return []
    return [speaker.say(cause, { level: speaker.level(set, level), date: speaker.date(until) })]
  })
}
