import type { Command, ConsentItem, Order, ProfileCommand } from '@perennial/engine/decide/command.ts'
import type { Facts } from '@perennial/engine/decide/decision.ts'
import { remainingOrder } from '@perennial/engine/decide/sales.ts'
import type { Hold } from '@perennial/engine/decide/state.ts'
import type { Speaker } from './speaker.ts'
import type { Told } from './told.ts'

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>

/** What is known of a decision that was not decided again: its row, and no more. */
export interface Happening {
  command: Command
  facts: Facts
  refused: boolean
  /** What was set aside before. */
  holds: readonly Hold[]
  /** Sales of which something came back: quantities by line. Null where only the sales are known. */
  returned: readonly { seq: number; returned: readonly number[] }[] | null
  /** Sales of which something came back, by `seq`. */
  sales: readonly number[]
}

export function happeningOf({ command, facts, before, decision }: Told): Happening {
  const changes = decision.outcome === 'accepted' ? decision.sales : []
  return {
    command,
    facts,
    refused: decision.outcome === 'refused',
    holds: before.holds ?? [],
    returned: changes,
    sales: changes.map(({ seq }) => seq),
  }
}

/** What the member, the shop or time did. */
export function happened(speaker: Speaker, told: Happening): string[] {
  const { command } = told
  const date = speaker.dateOf(Math.min(command.at, command.recordedAt))
  switch (command.kind) {
    case 'enrol':
      return [speaker.say('enrol', { date })]
    case 'order': {
      const { order, exchange } = command
      const values = { date, money: speaker.money(order.total), reference: order.reference }
      return [speaker.say(exchange === undefined ? 'order' : 'order_in_exchange', values)]
    }
    case 'return':
      return [returned(speaker, told, date)]
    case 'event':
      return [speaker.say('event', { date, event: speaker.name(speaker.version.document.events[command.type]?.names, command.type) })]
    case 'profile':
      return profile(speaker, command, date)
    case 'consent':
      return command.given.map((item) => consent(speaker, item, date))
    case 'standing': {
      const level = speaker.level(command.set, command.level)
      const until = command.until === null ? '' : speaker.date(command.until)
      return [speaker.say(until === '' ? 'standing' : 'standing_until', { date, level, until })]
    }
    case 'reserve': {
      const until = speaker.moment(command.expiresAt)
      return [speaker.say('reserve', { date, money: speaker.money(sumOf(command.order)), until })]
    }
    case 'void':
      return [speaker.say('void', { date })]
    case 'coupon':
      return [speaker.say(`coupon_act.${command.act}`, { date })]
    case 'tick':
      return [speaker.say('tick', { date })]
    case 'extend':
      return [
        speaker.say('extend', {
          date,
          points: speaker.name(speaker.version.document.currencies[command.currency]?.names, command.currency),
        }),
      ]
    case 'convert': {
      const into = speaker.name(speaker.version.document.currencies[command.to]?.names, command.to)
      return [speaker.say('convert', { date, points: speaker.points(command.currency, command.amount), into })]
    }
    case 'review':
      return [speaker.say(`review.${command.verdict}`, { date })]
    case 'benefit':
      return [
        speaker.say(`benefit.${command.act}`, {
          date,
          benefit: speaker.name(speaker.version.document.benefits[command.benefit]?.names, command.benefit),
        }),
      ]
    case 'plan':
      return [
        speaker.say(`plan.${command.act}`, { date, plan: speaker.name(speaker.version.document.plans[command.plan]?.names, command.plan) }),
      ]
    default:
      return [points(speaker, told, command, date)]
  }
}

const sumOf = ({ lines }: Order): number => lines.reduce((sum, { amount }) => sum + amount, 0)

/** What was brought back is worth the difference of what remains of its sales. */
function returned(speaker: Speaker, { facts, refused, returned: changes, sales }: Happening, date: string): string {
  if (refused) return speaker.say('return_asked', { date })
  const own = (facts.sales ?? []).filter(({ seq }) => sales.includes(seq))
  if (changes === null) return speaker.say('return_of', { date, references: speaker.list(own.map(({ order }) => order.reference)) })
  const touched = own.map((sale) => ({ sale, change: changes.find(({ seq }) => seq === sale.seq)! }))
  const worth = touched.map(
    ({ sale, change }) => remainingOrder(sale.order, sale.returned).total - remainingOrder(sale.order, change.returned).total,
  )
  const references = speaker.list(touched.map(({ sale }) => sale.order.reference))
  return speaker.say('return', { date, money: speaker.money(worth.reduce((a, b) => a + b, 0)), references })
}

function profile(speaker: Speaker, { attributes = {}, addTags = [], removeTags = [], status }: ProfileCommand, date: string): string[] {
  const said: string[] = []
  const names = Object.keys(attributes).map((name) => speaker.attribute(name))
  if (names.length > 0) said.push(speaker.say('profile', { date, names: speaker.list(names) }))
  if (addTags.length > 0 || removeTags.length > 0) said.push(speaker.say('tags', { date, tags: speaker.list([...addTags, ...removeTags]) }))
  if (status) said.push(speaker.say(`status.${status}`, { date }))
  return said.length > 0 ? said : [speaker.say('profile_same', { date })]
}

function consent(speaker: Speaker, item: ConsentItem, date: string): string {
  if ('terms' in item) return speaker.say(item.accepted ? 'terms_accepted' : 'terms_declined', { date, terms: item.terms })
  return speaker.say(item.granted ? 'consent_granted' : 'consent_withdrawn', { date, purpose: item.purpose, channel: item.channel })
}

type PointsCommand = Of<'adjust' | 'hold' | 'capture' | 'release' | 'redeem' | 'send' | 'receive' | 'refund' | 'void_adjustment'>

/** Points that moved without a purchase. */
function points(speaker: Speaker, { holds, facts }: Happening, command: PointsCommand, date: string): string {
  switch (command.kind) {
    case 'adjust': {
      const { currency, amount, reason } = command
      const sum = speaker.points(currency, Math.abs(amount))
      return speaker.say(amount < 0 ? 'adjust_down' : 'adjust_up', { date, points: sum, reason: speaker.reason(reason) })
    }
    case 'hold': {
      const until = speaker.moment(command.expiresAt)
      const { reward } = command
      if (reward) return speaker.say('choose', { date, reward: rewardName(speaker, reward.key), until })
      return speaker.say('hold', { date, points: amounts(speaker, [command, ...(command.more ?? [])]), until })
    }
    case 'capture':
    case 'release': {
      const held = holds.filter((h) => h.seq === command.hold)
      const amount = command.kind === 'capture' ? command.amount : undefined
      const sum = amounts(speaker, amount !== undefined && held[0] ? [{ currency: held[0].currency, amount }] : held)
      return speaker.say(sum === '' ? `${command.kind}_unknown` : command.kind, { date, points: sum })
    }
    case 'redeem':
      return speaker.say('redeem', {
        date,
        points: speaker.points(command.currency, command.amount),
        reason: speaker.reason(command.reason),
      })
    case 'send':
      return speaker.say('send', { date, points: speaker.points(command.currency, command.amount) })
    case 'receive': {
      const amount = command.lots.reduce((sum, lot) => sum + lot.amount, 0)
      return speaker.say(command.back ? 'receive_back' : 'receive', { date, points: speaker.points(command.currency, amount) })
    }
    case 'void_adjustment': {
      const { currency, amount } = facts.adjusted ?? {}
      if (currency === undefined || amount === undefined)
        return speaker.say('void_adjustment', { date, reason: speaker.reason(command.reason) })
      const way = amount < 0 ? 'void_adjustment_down' : 'void_adjustment_up'
      return speaker.say(way, { date, points: speaker.points(currency, Math.abs(amount)), reason: speaker.reason(command.reason) })
    }
    case 'refund': {
      const { amount, currency = facts.spent?.parts[0]?.currency } = command
      const reason = speaker.reason(command.reason)
      if (amount === undefined || currency === undefined) return speaker.say('refund_all', { date, reason })
      return speaker.say('refund', { date, points: speaker.points(currency, amount), reason })
    }
  }
}

const rewardName = (speaker: Speaker, key: string): string => speaker.name(speaker.version.document.rewards[key]?.names, key)

const amounts = (speaker: Speaker, of: readonly { currency: string; amount: number }[]): string =>
  speaker.list(of.map(({ currency, amount }) => speaker.points(currency, amount)))
