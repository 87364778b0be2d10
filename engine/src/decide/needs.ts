import type { Command } from './command.ts'
import type { Needs } from './decision.ts'

const NOTHING: Needs = { lots: false, holds: false, days: false, sales: null }
const SPENDS: Needs = { ...NOTHING, lots: true, holds: true }

/** What to load before deciding. Earning needs nothing but the head of the state; spending needs open lots and holds. */
export function needs(command: Command): Needs {
  switch (command.kind) {
    case 'order':
      // A basket that was set aside asks for its holds, if points were set aside with it.
      return command.reserved !== undefined || command.order.payments === undefined ? NOTHING : SPENDS
    case 'reserve':
      return command.order.payments === undefined ? NOTHING : SPENDS
    case 'event':
    case 'enrol':
    case 'consent':
    case 'benefit':
    case 'plan':
    case 'profile':
    case 'standing':
    case 'coupon':
      return NOTHING
    case 'receive':
      return command.back ? SPENDS : NOTHING
    case 'adjust':
      return command.amount < 0 ? SPENDS : NOTHING
    case 'return':
      return { ...SPENDS, sales: command.order ?? 'all' }
    case 'tick':
      return { ...SPENDS, days: true }
    case 'hold':
    case 'capture':
    case 'release':
    case 'redeem':
    case 'send':
    case 'extend':
    case 'convert':
    case 'review':
    case 'refund':
    case 'void_adjustment':
    case 'void':
      return SPENDS
  }
}
