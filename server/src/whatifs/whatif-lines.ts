import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { message, type Language } from '#kit/messages.ts'
import { tableLines } from '#kit/table.ts'
import { bold, dim } from '#kit/terminal.ts'
import { Speaker } from '../explanations/speaker.ts'
import type { WhatifFigures, WhatifReport } from './whatif.ts'

type Say = (key: string, values?: Record<string, unknown>) => string
interface Compared {
  live: number
  changed: number
  difference: number
}

const sayIn =
  (language: Language): Say =>
  (key, values = {}) =>
    message(language, `whatif.${key}`, values)

/** The figures with what they take for granted, in the reader's language. */
export function withAssumptions(figures: WhatifFigures, language: Language): WhatifReport {
  const { expiry, tiers, earning, as_of: date } = figures
  const said = [
    ...(expiry ? ['time', 'expiry'] : []),
    ...(tiers ? ['tiers_now', 'tiers_reviewed'] : []),
    ...(earning ? ['behaviour', 'intervals'] : []),
  ]
  const values = { date, from: earning?.from, to: earning?.to }
  return { ...figures, assumptions: said.map((key) => sayIn(language)(`assumptions.${key}`, values)) }
}

/** A report for a person at a terminal. */
export function whatifLines(figures: WhatifFigures, changed: CompiledVersion, language: Language): string[] {
  const say = sayIn(language)
  const speaker = Speaker.of(changed, language)
  const { program, as_of: date, members, changes, seconds } = figures
  return [
    bold(say('head', { program, date, members: members.toLocaleString(language) })),
    ...changes.map(({ path, before, after }) => `  ${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`),
    ...expiryLines(figures, speaker, say),
    ...tierLines(figures, speaker, say),
    ...earningLines(figures, speaker, say),
    '',
    ...withAssumptions(figures, language).assumptions,
    dim(say('pace', { seconds: seconds.toFixed(1) })),
  ]
}

function expiryLines({ expiry }: WhatifFigures, speaker: Speaker, say: Say): string[] {
  return (expiry ?? []).flatMap(({ currency, outstanding, months, remaining }) => {
    const points = (amount: number): string => speaker.points(currency, amount)
    const head = ['', say('expiring_live'), say('expiring_changed'), say('liability_live'), say('liability_changed')]
    const rows = months
      .filter(({ points: p }, i) => p.live !== 0 || p.changed !== 0 || i === months.length - 1)
      .map(({ month, points: p, liability }) => [
        month,
        points(p.live),
        points(p.changed),
        speaker.money(liability.live),
        speaker.money(liability.changed),
      ])
    return [
      '',
      bold(say('expiry', { points: points(outstanding.points), value: speaker.money(outstanding.value) })),
      ...tableLines([head, ...rows, [say('remaining'), points(remaining.live), points(remaining.changed)]]),
    ]
  })
}

function tierLines({ tiers }: WhatifFigures, speaker: Speaker, say: Say): string[] {
  return (tiers ?? []).flatMap(({ set, now, reviewed }) =>
    [
      { title: say('tiers_now', { moved: now.moved }), cells: now.cells },
      { title: say('tiers_reviewed', { moved: reviewed.moved }), cells: reviewed.cells },
    ].flatMap(({ title, cells }) => [
      '',
      bold(title),
      ...tableLines(cells.map((c) => [step(speaker, set, c.live, c.changed), String(c.members)])),
    ]),
  )
}

const step = (speaker: Speaker, set: string, from: string, to: string): string =>
  from === to ? speaker.level(set, from) : `${speaker.level(set, from)} → ${speaker.level(set, to)}`

function earningLines({ earning }: WhatifFigures, speaker: Speaker, say: Say): string[] {
  if (!earning) return []
  const row = (name: string, { live, changed, difference }: Compared): string[] => [
    name,
    speaker.money(live),
    speaker.money(changed),
    `${difference > 0 ? '+' : ''}${speaker.money(difference)}`,
  ]
  const { low, high } = earning.cost.interval
  return [
    '',
    bold(say('earning', { from: earning.from, to: earning.to, orders: earning.orders })),
    ...tableLines([
      ['', say('live'), say('changed'), say('difference')],
      ...earning.months.map(({ month, cost }) => row(month, cost)),
      row(say('per_month'), earning.per_month),
      row(say('sum'), earning.cost),
    ]),
    say('interval', { low: speaker.money(low), high: speaker.money(high) }),
  ]
}
