import { countedOn, periodResets } from '../rules/limits.ts'
import { formatDay } from '../time/calendar.ts'
import { usedOf } from './basis.ts'
import type { ReturnCommand } from './command.ts'
import { refusal, type Refusal, type Sale } from './decision.ts'
import { pricesOf } from './returned.ts'
import { matchLines, type Matched } from './sales.ts'
import type { Turn } from './turn.ts'

/** How a member's returns without a receipt are counted; permanent, because states hold it. */
const COUNTED = { times: 'returned:times', money: 'returned:money' } as const

/**
 * What a return takes back that names no sale, as far as the program lets goods come back so. History that is loaded was let
 * through by the shop.
 *
 * @param sales candidates, latest first
 */
export function matchWithoutReceipt(
  turn: Turn,
  command: ReturnCommand,
  sales: readonly Sale[],
  inWindow: (sale: Sale) => boolean,
): Matched | Refusal {
  const given = turn.versions.policy.settings.returns_without_receipt
  const policy = command.imported ? undefined : given
  // First what needs no look at the sales, which then need not be kept with the refusal.
  if (policy?.allowed === false) return refusal('receipt_needed')
  const often = policy && overCap(turn, 'times', 1)
  if (often) return often
  const open = sales.filter(inWindow)
  const { within_days: days } = policy ?? {}
  const fresh = days === undefined ? open : open.filter((sale) => ageOf(turn, sale) <= days)
  const match = given?.match ?? 'newest'
  const matched = matchLines(command, fresh, match)
  if (matched.taken.length === 0) {
    const older = fresh.length < open.length && matchLines(command, open, match).taken.length > 0
    return older ? refusal('receipt_needed_after', { days: days! }) : refusal('no_sale', { lines: command.lines?.length ?? 0 })
  }
  return (policy && tooMuch(turn, matched)) ?? matched
}

const ageOf = (turn: Turn, sale: Sale): number => turn.day - turn.versions.policy.zone.dayOf(sale.at)

/** Whether the goods cost more than may come back so; if not, they are counted. */
function tooMuch(turn: Turn, { taken }: Matched): Refusal | null {
  const { max_amount: max, max_times: times, max_money: money } = turn.versions.policy.settings.returns_without_receipt!
  const amount = taken.reduce((total, { sale, returned }) => pricesOf(sale, returned).reduce((sum, price) => sum + price, total), 0)
  if (max !== undefined && amount > max) return refusal('receipt_needed_above', { max, amount })
  const over = overCap(turn, 'money', amount)
  if (over) return over
  if (times) turn.count(COUNTED.times, countedOn(times.period, turn.day), 1)
  if (money) turn.count(COUNTED.money, countedOn(money.period, turn.day), amount)
  return null
}

function overCap(turn: Turn, of: keyof typeof COUNTED, asked: number): Refusal | null {
  const cap = turn.versions.policy.settings.returns_without_receipt?.[`max_${of}`]
  if (!cap) return null
  const left = Math.max(0, cap.max - usedOf(turn.progress.counters?.[COUNTED[of]], cap.period, turn.day))
  const resets = periodResets(cap.period, turn.day)
  return asked <= left
    ? null
    : refusal('receipt_needed_again', { of, max: cap.max, left, asked, ...(resets !== null && { resets_on: formatDay(resets) }) })
}
