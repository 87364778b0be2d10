import { z } from 'zod'
import { Expression, Key, Names, Period } from './parts.ts'

/** Something that is counted of each member: cups of coffee this month, kilometres flown. Rules and tiers may ask for it. */
export const Counter = z.strictObject({
  names: Names,
  trigger: Key.meta({ description: '`order`, an event of the program, or something that happens inside the product' }),
  when: Expression.optional(),
  amount: Expression.default('1').meta({ description: 'A whole number; below zero counts as zero' }),
  period: Period.default('lifetime').meta({ description: 'The period of which rules are told; tiers count in windows of their own' }),
})
export type CounterDocument = z.output<typeof Counter>
