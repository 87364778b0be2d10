import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { diffPrograms } from '@perennial/engine/program/diff.ts'
import { formatDay } from '@perennial/engine/time/calendar.ts'
import { encodeId, encodeRowId } from '#kit/ids.ts'
import { message, type Language } from '#kit/messages.ts'
import { effectAnswer } from '../decisions/answer.ts'
import type { UsedUp } from './arm.ts'
import type { BacktestFigures, BacktestReport } from './backtest.ts'
import type { MemberChange, OrderChange, Outcome } from './changes.ts'
import { Figures } from './figures.ts'
import { matrixOf } from './levels.ts'
import { RESAMPLES } from './resample.ts'
import { limitsOf } from './shared-limits.ts'
import { MONEY, type Tally } from './tally.ts'

export interface Reported {
  program: string
  liveVersion: number
  live: CompiledVersion
  draft: CompiledVersion
  from: string
  to: string
  population: string | null
  usedUp: { live: UsedUp; draft: UsedUp }
  seconds: number
}

/** The report of what all threads counted. */
export function buildReport(about: Reported, tally: Tally): BacktestFigures {
  const { live, draft, seconds } = about
  const figures = new Figures(live, draft, tally)
  const { members: known, population, active, touched, orders, returns } = tally
  return {
    program: about.program,
    live_version: about.liveVersion,
    from: about.from,
    to: about.to,
    population: about.population,
    segments: [...new Set([...live.reads.segments, ...draft.reads.segments])],
    money: live.settings.money,
    changes: diffPrograms(live.document, draft.document).map(({ path, before, after }) => ({
      path,
      before: before ?? null,
      after: after ?? null,
    })),
    members: { known, population, active, touched },
    orders,
    returns,
    cost: figures.cost(),
    discounts: figures.discounts(),
    liability: figures.liability(),
    currencies: figures.currencies(),
    campaigns: figures.campaigns(),
    acts: figures.acts(),
    limits: limitsOf(live, draft, about.usedUp, tally),
    tiers: tiersOf(about, tally),
    refusals: refusalsOf(tally),
    days: [...tally.days]
      .toSorted(([a], [b]) => a - b)
      .map(([day, { orders: sold, points }]) => ({ day: formatDay(day), orders: sold, cost: figures.money(points) })),
    winners: tally.winners.map((change) => memberOf(figures, change)),
    losers: tally.losers.map((change) => memberOf(figures, change)),
    changed_orders: tally.changed.map((change) => orderOf(figures, change)),
    resamples: RESAMPLES,
    seconds: Math.round(seconds * 100) / 100,
    orders_per_second: Math.round(orders / seconds),
  }
}

/** The report with what it does not say, in the reader's language. */
export function inLanguage(figures: BacktestFigures, language: Language): BacktestReport {
  const said = (key: string): string => message(language, `backtest.caveats.${key}`, { version: figures.live_version, from: figures.from })
  const limits = figures.limits.length > 0 ? ['limits'] : []
  const segments = (figures.segments ?? []).length > 0 ? ['segments'] : []
  return { ...figures, caveats: ['behaviour', 'arms', ...limits, ...segments, 'gifts', 'intervals'].map(said) }
}

function tiersOf({ live, draft }: Reported, tally: Tally): BacktestFigures['tiers'] {
  return [...tally.tiers]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, counts]) => {
      const { set, levels, moved, cells } = matrixOf(key, counts, live, draft)
      return { set, levels, moved, matrix: cells.map(({ from, to, members }) => ({ live: from, draft: to, members })) }
    })
}

function refusalsOf({ refusals }: Tally): BacktestFigures['refusals'] {
  return [...refusals]
    .map(([name, [live, draft]]) => ({ kind: name.split(' ')[0]!, code: name.split(' ')[1]!, live, draft, difference: draft - live }))
    .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (`${a.kind}${a.code}` < `${b.kind}${b.code}` ? -1 : 1))
}

function memberOf(figures: Figures, { holder, micros, points }: MemberChange): BacktestFigures['winners'][number] {
  const compared = [...points]
    .filter(([currency]) => currency !== MONEY)
    .map(([currency, [live, draft]]) => [currency, { live, draft, difference: draft - live }])
  return { member: encodeId('mem', holder), difference: figures.minor(micros), points: Object.fromEntries(compared) }
}

function orderOf(
  figures: Figures,
  { holder, seq, reference, at, total, micros, arms }: OrderChange,
): BacktestFigures['changed_orders'][number] {
  return {
    decision: encodeRowId('dec', holder, seq),
    member: encodeId('mem', holder),
    reference,
    at: new Date(at).toISOString(),
    total,
    difference: figures.minor(micros),
    live: outcomeOf(arms[0]),
    draft: outcomeOf(arms[1]),
  }
}

const outcomeOf = ({ refusal, effects, notFired, words }: Outcome): BacktestFigures['changed_orders'][number]['live'] => ({
  refusal,
  effects: effects.map(effectAnswer),
  not_fired: notFired.map(({ campaign, rule, because }) => ({ campaign, rule, because })),
  words,
})
