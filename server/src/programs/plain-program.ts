/** What whoever begins a program says of it. */
export interface BegunProgram {
  key: string
  names: Record<string, string>
  time_zone: string
  money: { currency: string; decimals: number }
}

/** A program with one currency and one campaign: a point for every unit of money, worth a hundredth of it where it can be. */
export function plainProgram({ key, names, time_zone, money }: BegunProgram): object {
  const unit = 10 ** money.decimals
  const value = Math.max(1, unit / 100)
  return {
    perennial: 1,
    key,
    names,
    settings: { time_zone, money, languages: Object.keys(names) },
    currencies: {
      points: {
        names: { en: 'Points', zh: '积分' },
        units: { en: 'points', zh: '分' },
        expiry: { policy: 'span', months: 12, end_of: 'month' },
        value,
        pay: { points: 100, amount: value * 100, most_share: 1 },
      },
    },
    campaigns: {
      base: {
        names: { en: 'A point for every unit of money', zh: '每消费1元得1分' },
        trigger: 'order',
        rules: { points: { then: [{ grant: { currency: 'points', amount: unit === 1 ? 'order.net' : `order.net / ${unit}` } }] } },
      },
    },
  }
}
