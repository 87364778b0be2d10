import { z } from 'zod'

const Day = z.iso.date()
const Month = z.string().regex(/^\d{4}-\d{2}$/)
const Count = z.int()
const Interval = z.object({ low: Count, high: Count })
/** A figure now, and with the change. */
const Compared = z.object({ live: Count, changed: Count, difference: Count })

const Matrix = z.object({
  moved: Count.meta({ description: 'Members who stand at another level with the change' }),
  cells: z.array(z.object({ live: z.string(), changed: z.string(), members: Count })),
})

const Expiry = z.object({
  currency: z.string(),
  outstanding: z
    .object({ points: Count, value: Count })
    .meta({ description: 'Points of members now, and their money value in minor units' }),
  months: z
    .array(
      z.object({
        month: Month,
        points: Compared.meta({ description: 'Points that expire in the month' }),
        value: Compared.meta({ description: 'Their money value' }),
        liability: Compared.meta({ description: 'Money value of what is outstanding at the end of the month' }),
      }),
    )
    .meta({ description: 'From the current month on' }),
  remaining: Compared.meta({ description: 'Points that are still there after the last of the months' }),
})

const Tiers = z.object({
  set: z.string(),
  levels: z.array(z.string()),
  now: Matrix.meta({ description: 'As soon as the change holds: who reaches a level is given it, nobody loses one before its end' }),
  reviewed: Matrix.meta({ description: 'If all standings were reviewed now, on what was counted in their window until now' }),
})

const Earning = z.object({
  from: Day,
  to: Day,
  orders: Count,
  cost: Compared.extend({ interval: Interval.meta({ description: '95 % bootstrap interval of the difference' }) }),
  per_month: Compared.meta({ description: 'Cost in a month, on average' }),
  points: z.array(z.object({ currency: z.string(), net: Compared })),
  months: z.array(z.object({ month: Month, orders: Count, cost: Compared })),
  tiers: z.array(z.object({ set: z.string(), levels: z.array(z.string()), ...Matrix.shape })),
})

/** What a change of a program would bring about; without words that need a language. */
export const WhatifFigures = z
  .object({
    program: z.string(),
    live_version: z.int(),
    as_of: Day,
    money: z.object({ currency: z.string(), decimals: z.int() }),
    changes: z.array(z.object({ path: z.string(), before: z.unknown(), after: z.unknown() })),
    members: Count,
    expiry: z.array(Expiry).nullable().meta({ description: 'Where the change changes when points expire' }),
    tiers: z.array(Tiers).nullable().meta({ description: 'Where it changes tiers' }),
    earning: Earning.nullable().meta({ description: 'Where it changes what is earned: a backtest over the last months' }),
    seconds: z.number(),
  })
  .meta({ id: 'WhatifFigures' })
export type WhatifFigures = z.infer<typeof WhatifFigures>

export const WhatifReport = WhatifFigures.extend({
  assumptions: z.array(z.string()).meta({ description: 'What the figures take for granted' }),
}).meta({ id: 'WhatifReport' })
export type WhatifReport = z.infer<typeof WhatifReport>
