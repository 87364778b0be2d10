import { z } from 'zod'
import { MemberAnswer } from '../members/member-answer.ts'

/** A member in a list of people behind a figure. */
export const Person = z
  .object({
    member: MemberAnswer,
    orders: z.int().meta({ description: 'In the time the list is about, else ever; without what came back wholly' }),
    spent: z.int().meta({ description: 'Minor units of money' }),
    last_order_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

export const People = z.object({ items: z.array(Person), next: z.string().nullable() })
