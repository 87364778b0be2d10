import { message } from '#kit/messages.ts'
import type { Speaker } from '../explanations/speaker.ts'
import type { Figure } from '../pulse/figures.ts'
import { AROUND_DAYS, type Health } from './health.ts'

export interface Sentence {
  /** What it is about: people, return, points, rewards, joining. */
  about: string
  text: string
  /** False for what compares and might be taken for an effect, and is none. */
  causal: false | null
}

/** The report in words. */
export function sentencesOf(speaker: Speaker, health: Health): Sentence[] {
  return [
    ...people(speaker, health),
    ...returning(speaker, health),
    ...points(speaker, health),
    ...rewards(speaker, health),
    ...joining(speaker, health),
  ]
}

type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

const sayIn =
  ({ language }: Speaker): Say =>
  (key, values = {}) =>
    message(language, `health.${key}`, values)

const percent = ({ language }: Speaker, share: number): string =>
  new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(share)
const whole = ({ language }: Speaker, count: number): string => new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(count)

const valueOf = (figures: readonly Figure[], key: string): number | null => figures.find((figure) => figure.key === key)?.value ?? null

const plain = (about: string, texts: readonly (string | null)[]): Sentence[] =>
  texts.flatMap((text) => (text === null ? [] : [{ about, text, causal: null }]))

function people(speaker: Speaker, { members, figures, often }: Health): Sentence[] {
  const say = sayIn(speaker)
  const [active, participation] = [valueOf(figures, 'active_members') ?? 0, valueOf(figures, 'participation') ?? 0]
  return plain('people', [
    members === 0
      ? say('nobody')
      : say('participation', {
          count: members,
          members: whole(speaker, members),
          active: whole(speaker, active),
          share: percent(speaker, participation),
        }),
    often.never === 0
      ? null
      : say('never', {
          count: often.never,
          never: whole(speaker, often.never),
          share: percent(speaker, often.never / Math.max(1, members)),
        }),
  ])
}

function returning(speaker: Speaker, { figures, often }: Health): Sentence[] {
  const say = sayIn(speaker)
  const rate = valueOf(figures, 'repeat_rate')
  const average = valueOf(figures, 'average_order')
  const buyers = often.once + often.more
  const orders = valueOf(figures, 'orders') ?? 0
  if (rate === null || average === null || buyers === 0) return plain('return', [say('no_orders')])
  return plain('return', [
    say('repeat', { share: percent(speaker, rate), once: whole(speaker, often.once) }),
    say('basket', { money: speaker.money(Math.round(average)), orders: (orders / buyers).toFixed(1) }),
    often.days_between === null ? null : say('between', { count: Math.round(often.days_between) }),
  ])
}

function points(speaker: Speaker, { figures }: Health): Sentence[] {
  const say = sayIn(speaker)
  const rate = valueOf(figures, 'redemption_rate')
  const liability = valueOf(figures, 'liability') ?? 0
  const sales = valueOf(figures, 'sales') ?? 0
  return plain('points', [
    rate === null ? say('nothing_earned') : say('redemption', { share: percent(speaker, rate) }),
    say(sales > 0 ? 'liability_of_sales' : 'liability', {
      money: speaker.money(liability),
      share: percent(speaker, sales > 0 ? liability / sales : 0),
    }),
  ])
}

/** So many are named; more would not be read. */
const NAMED = 5

function rewards(speaker: Speaker, { rewards: all }: Health): Sentence[] {
  const say = sayIn(speaker)
  const name = (key: string): string => speaker.name(speaker.version.document.rewards[key]?.names, key)
  const used = all.filter((reward) => reward.times > 0)
  const unused = all.filter((reward) => reward.live && reward.times === 0)
  const unpriced = used.filter((reward) => reward.cost === null)
  const cost = used.reduce((sum, reward) => sum + (reward.cost ?? 0), 0)
  if (all.length === 0) return plain('rewards', [say('no_rewards')])
  const [most] = used.toSorted((a, b) => b.times - a.times)
  return plain('rewards', [
    most
      ? say('most_used', {
          count: used.length,
          reward: name(most.reward),
          times: say('times', { count: most.times, times: whole(speaker, most.times) }),
        })
      : say('no_redemptions'),
    used.length > unpriced.length ? say('cost', { money: speaker.money(cost) }) : null,
    unpriced.length > 0
      ? say('unpriced', {
          list: listed(
            speaker,
            unpriced.map((r) => name(r.reward)),
          ),
        })
      : null,
    unused.length > 0
      ? say('unused', {
          list: listed(
            speaker,
            unused.map((r) => name(r.reward)),
          ),
        })
      : null,
  ])
}

function listed(speaker: Speaker, names: readonly string[]): string {
  const more = names.length - NAMED
  return speaker.list(more > 0 ? [...names.slice(0, NAMED), message(speaker.language, 'health.more', { count: more })] : names)
}

function joining(speaker: Speaker, { joining: { members, known, before, after } }: Health): Sentence[] {
  const say = sayIn(speaker)
  const days = AROUND_DAYS
  if (members === 0) return plain('joining', [say('nobody_joined', { days })])
  if (known === 0) return plain('joining', [say('nothing_before', { days, members: whole(speaker, members) })])
  const [each, later] = [before / known, after / known]
  const change = before === 0 ? 0 : (after - before) / before
  const values = {
    days,
    known: whole(speaker, known),
    members: whole(speaker, members),
    before: speaker.money(Math.round(each)),
    after: speaker.money(Math.round(later)),
    change: `${change > 0 ? '+' : ''}${percent(speaker, change)}`,
  }
  return [
    { about: 'joining', text: say('before_after', values), causal: false },
    { about: 'joining', text: say('not_causal'), causal: null },
  ]
}
