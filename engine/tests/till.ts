import type { Command, OrderCommand } from '../src/decide/command.ts'
import type { CouponFact } from '../src/decide/decision.ts'
import { cafe, Runner, timed, type Mutation } from './runner.ts'

export const MORNING = '2026-06-02T02:00:00Z'
export const HOUR = 3_600_000

/** A point a yuan and 10 beans a yuan to pay with, half a basket at most; a coupon for five-fold points, one for a tenth off. */
export const till: Mutation = (document) => {
  document['settings'].return_window_days = 60
  document['currencies'] = {
    beans: {
      names: { en: 'Beans', zh: '豆' },
      value: 1,
      expiry: { policy: 'span', months: 12 },
      min_redeem: 10,
      redeem_step: 10,
      pay: { points: 10, amount: 100, most_share: 0.5, priority: 1 },
    },
    stars: { names: { en: 'Stars', zh: '星' }, value: 1, pay: { points: 1, amount: 200 } },
  }
  document['coupons'] = {
    five_fold: { names: { en: 'Five-fold', zh: '五倍' }, kind: 'multiplier', activate: true, personal: true },
    tenth: { names: { en: 'A tenth off', zh: '九折' }, personal: false },
  }
  document['tiers'] = {}
  document['campaigns'] = {
    base: {
      names: { en: 'Base', zh: '基础' },
      trigger: 'order',
      rules: { earn: { then: [{ grant: { currency: 'beans', amount: 'order.net / 100' } }] } },
    },
    latte: {
      names: { en: 'Lattes', zh: '拿铁' },
      trigger: 'order',
      limits: [{ max: 3, period: 'day' }],
      rules: {
        more: { then: [{ grant: { currency: 'stars', amount: 'line.amount / 1000', each_line: true, where: 'line.sku == "LATTE"' } }] },
      },
    },
    five: {
      names: { en: 'Five', zh: '五' },
      trigger: 'order',
      coupon: 'five_fold',
      rules: { more: { then: [{ multiply: { currency: 'beans', by: 5 } }] } },
    },
    off: { names: { en: 'Off', zh: '减' }, trigger: 'order', coupon: 'tenth', rules: { off: { then: [{ discount: { percent: 10 } }] } } },
  }
  for (const section of ['challenges', 'badges', 'counters', 'plans', 'budgets', 'stacking', 'events', 'blocks']) delete document[section]
}

export const coupon = (kind: string, more: Partial<CouponFact> = {}): CouponFact => ({
  coupon: kind,
  state: 'issued',
  owner: 'own',
  from: null,
  until: null,
  shared: false,
  ...more,
})

/** A member with beans and stars in lots of different ends. */
export function shopper(change: Mutation = () => {}): Runner {
  const runner = new Runner(
    cafe((document) => {
      till(document)
      change(document)
    }),
  )
  const lots = [
    ['2026-03-01T02:00:00Z', 'beans', 320],
    ['2026-04-01T02:00:00Z', 'beans', 200],
    ['2026-05-01T02:00:00Z', 'stars', 40],
  ] as const
  for (const [at, currency, amount] of lots) runner.ok({ kind: 'adjust', ...timed(at), currency, amount, reason: 'opening' })
  return runner
}

export const reserve = ({ order: basket, at }: OrderCommand, hours = 1): Extract<Command, { kind: 'reserve' }> => ({
  kind: 'reserve',
  at,
  recordedAt: at,
  order: basket,
  expiresAt: at + hours * HOUR,
})

export const confirm = (runner: Runner, seq: number, heard: string): OrderCommand => {
  const { order: basket, at } = runner.reservations.get(seq)!
  return { kind: 'order', at, recordedAt: Date.parse(heard), order: basket, reserved: seq }
}
