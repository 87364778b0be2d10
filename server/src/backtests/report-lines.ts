import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { message, type Language } from '#kit/messages.ts'
import { tableLines } from '#kit/table.ts'
import { bold, dim } from '#kit/terminal.ts'
import { Speaker } from '../explanations/speaker.ts'
import type { BacktestFigures, Compared } from './backtest.ts'
import { inLanguage } from './build-report.ts'

/** How many of each list a terminal gets; the rest is in the JSON. */
const SHOWN = 5

/** A report for a person at a terminal. */
export function reportLines(figures: BacktestFigures, draft: CompiledVersion, language: Language): string[] {
  const speaker = Speaker.of(draft, language)
  const say: Say = (key, values = {}) => message(language, `backtest.${key}`, values)
  const { members, program, live_version: version, from, to, orders, returns, seconds, orders_per_second: rate } = figures
  const number = (n: number): string => n.toLocaleString(language)
  return [
    bold(say('head', { program, version, from, to })),
    say('size', { members: number(members.population), active: number(members.active), orders: number(orders), returns: number(returns) }),
    say('touched', { members: number(members.touched) }),
    '',
    ...tableLines([
      ['', say('live'), say('draft'), say('difference'), say('interval')],
      ...moneyRows(figures, speaker, say),
      ...pointRows(figures, speaker, say),
    ]),
    ...section(say('campaigns'), campaignRows(figures, speaker)),
    ...section(
      say('acts'),
      figures.acts.map(({ name, kind, times }) => [`${name}: ${kind}`, number(times.live), number(times.draft)]),
    ),
    ...section(say('limits'), limitRows(figures, number)),
    ...tierLines(figures, speaker, say),
    ...section(say('days'), dayRows(figures, speaker)),
    ...section(
      say('winners'),
      figures.winners.slice(0, SHOWN).map((m) => [m.member, signed(m.difference, speaker)]),
    ),
    ...section(
      say('losers'),
      figures.losers.slice(0, SHOWN).map((m) => [m.member, signed(m.difference, speaker)]),
    ),
    ...orderLines(figures, speaker, say, language),
    '',
    ...inLanguage(figures, language).caveats,
    dim(say('pace', { seconds: seconds.toFixed(1), rate: number(rate) })),
  ]
}

type Say = (key: string, values?: Record<string, unknown>) => string

const section = (title: string, rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0 ? [] : ['', bold(title), ...tableLines(rows)]

const signed = (minor: number, speaker: Speaker): string => `${minor > 0 ? '+' : ''}${speaker.money(minor)}`

const inMoney = ({ live, draft, difference }: Compared, speaker: Speaker): string[] => [
  speaker.money(live),
  speaker.money(draft),
  signed(difference, speaker),
]

function moneyRows({ cost, discounts, liability }: BacktestFigures, speaker: Speaker, say: Say): string[][] {
  const { low, high } = cost.interval.difference
  const { live, draft, difference } = cost.per_member
  return [
    [say('cost'), ...inMoney(cost, speaker), say('between', { low: speaker.money(low), high: speaker.money(high) })],
    ...(discounts.live !== 0 || discounts.draft !== 0 ? [[say('discounts'), ...inMoney(discounts, speaker)]] : []),
    [say('per_member'), ...inMoney({ live, draft, difference }, speaker)],
    [say('liability'), ...inMoney(liability.change, speaker)],
  ]
}

function pointRows({ currencies }: BacktestFigures, speaker: Speaker, say: Say): string[][] {
  return currencies.flatMap(({ currency, net, granted, clawed_back, expired, redeemed, end }) => {
    const row = (name: string, { live, draft, difference }: Compared): string[] => {
      const [a, b, c] = [live, draft, difference].map((amount) => speaker.points(currency, amount))
      return [name, a!, b!, difference > 0 ? `+${c}` : c!]
    }
    const { low, high } = net.interval.difference
    const parts: [string, Compared][] = [
      ['granted', granted],
      ['clawed_back', clawed_back],
      ['expired', expired],
      ['redeemed', redeemed],
      ['available', end.available],
      ['debt', end.debt],
    ]
    return [
      [...row(say('net'), net), say('between', { low: speaker.points(currency, low), high: speaker.points(currency, high) })],
      ...parts.filter(([, { live, draft }]) => live !== 0 || draft !== 0).map(([name, figure]) => row(`  ${say(name)}`, figure)),
    ]
  })
}

const campaignRows = ({ campaigns }: BacktestFigures, speaker: Speaker): string[][] =>
  campaigns.map(({ campaign, name, currency, points, cost }) => {
    const known = speaker.version.document.campaigns[campaign]?.names
    const amount = (n: number): string => (currency === null ? speaker.money(n) : speaker.points(currency, n))
    const [live, draft] = [amount(points.live), amount(points.draft)]
    return [speaker.name(known, name), live, draft, signed(cost.difference, speaker)]
  })

const limitRows = ({ limits }: BacktestFigures, number: (n: number) => string): string[][] =>
  limits.map(({ limit, used, used_up_at: at }) => [limit, number(used.live), number(used.draft), at.live ?? '', at.draft ?? ''])

function tierLines({ tiers }: BacktestFigures, speaker: Speaker, say: Say): string[] {
  return tiers.flatMap(({ set, moved, matrix }) => {
    const rows = matrix
      .filter((cell) => cell.live !== cell.draft)
      .map((cell) => [`${speaker.level(set, cell.live)} → ${speaker.level(set, cell.draft)}`, String(cell.members)])
    return ['', bold(say('tiers', { moved })), ...tableLines(rows)]
  })
}

/** The days on which the draft costs most otherwise. */
function dayRows({ days }: BacktestFigures, speaker: Speaker): string[][] {
  return days
    .filter(({ cost }) => cost.difference !== 0)
    .toSorted((a, b) => Math.abs(b.cost.difference) - Math.abs(a.cost.difference))
    .slice(0, SHOWN)
    .map(({ day, cost }) => [day, ...inMoney(cost, speaker)])
}

function orderLines({ changed_orders: orders }: BacktestFigures, speaker: Speaker, say: Say, language: Language): string[] {
  if (orders.length === 0) return []
  const shown = orders
    .slice(0, SHOWN)
    .flatMap(({ decision, difference, live, draft }) => [
      `${decision}  ${signed(difference, speaker)}`,
      `  ${say('live')}: ${live.words[language].join(' ')}`,
      `  ${say('draft')}: ${draft.words[language].join(' ')}`,
    ])
  return ['', bold(say('changed_orders')), ...shown]
}
