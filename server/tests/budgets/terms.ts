/** What everybody in this test draws on. Awards of spring cost three fen a point, so that nothing of it is left over by dividing. */
export const CAPS = {
  'budget:launch': 4000,
  /** Fen. */
  'budget:spring': 9000,
  /** Days of the program, one row each. */
  'by_day#0': 700,
  'whole_day#0': 203,
  /** Devices, one row each. */
  'device#0': 25,
  'device_points#0': 110,
} as const

export const POINT_COSTS = 3
/** What every order and check-in wants of those limits that give all or nothing; a rest smaller than that may stay. */
export const WHOLE = 7
export const DEVICES = ['d1', 'd2', 'd3']

const named = (en: string): { en: string } => ({ en })
const gives = (currency: string, amount: string): object => ({ rules: { gives: { then: [{ grant: { currency, amount } }] } } })

export const DOCUMENT = {
  perennial: 1,
  key: 'cafe',
  names: named('Drawn on by all'),
  settings: { time_zone: 'Asia/Shanghai', money: { currency: 'CNY', decimals: 2 } },
  currencies: {
    points: { names: named('Points') },
    miles: { names: named('Miles'), value: POINT_COSTS },
    stars: { names: named('Stars') },
  },
  events: { check_in: { names: named('Check-in'), attributes: { device: { type: 'string', required: true } } } },
  budgets: {
    launch: { of: 'points', currency: 'points', amount: CAPS['budget:launch'] },
    spring: { of: 'money', amount: CAPS['budget:spring'] },
  },
  campaigns: {
    launch: { names: named('Launch'), trigger: 'order', budget: 'launch', ...gives('points', 'order.net / 100') },
    spring: { names: named('Spring'), trigger: 'order', budget: 'spring', ...gives('miles', 'order.net / 200') },
    by_day: {
      names: named('By day'),
      trigger: 'order',
      limits: [{ max: CAPS['by_day#0'], of: 'points', per: 'all', period: 'day' }],
      ...gives('stars', 'order.net / 400'),
    },
    whole_day: {
      names: named('All or nothing'),
      trigger: 'order',
      limits: [{ max: CAPS['whole_day#0'], of: 'points', per: 'all', period: 'day', at_cap: 'nothing' }],
      ...gives('stars', String(WHOLE)),
    },
    device: {
      names: named('By device, times'),
      trigger: 'check_in',
      limits: [{ max: CAPS['device#0'], per: 'all', by: 'event.device' }],
      ...gives('stars', '2'),
    },
    device_points: {
      names: named('By device, points'),
      trigger: 'check_in',
      limits: [{ max: CAPS['device_points#0'], of: 'points', per: 'all', by: 'event.device' }],
      ...gives('stars', String(WHOLE)),
    },
  },
}
