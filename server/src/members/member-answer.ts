import type { Progress } from '@perennial/engine/decide/state.ts'
import { formatDay } from '@perennial/engine/time/calendar.ts'
import { z } from 'zod'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { seesPeople, type Caller } from '../access/api-key.ts'
import { nameShown } from '../access/mask-people.ts'
import { fullName } from '../customers/person-terms.ts'
import type { ShownPerson } from '../customers/show-person.ts'
import type { MemberRow } from './members.sql.ts'

const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

export const MemberAnswer = z
  .object({
    id: z.string(),
    customer: z.string(),
    name: z
      .string()
      .nullable()
      .meta({ description: 'What they are called; null where it is not known, and for callers that see no people' }),
    status: z.enum(['active', 'suspended', 'closed']),
    joined_at: z.iso.datetime(),
    source: z.string(),
    tiers: z.record(
      z.string(),
      z.object({ level: z.string(), since: z.string(), until: z.string().nullable(), cause: z.string(), sum: z.int() }),
    ),
    attributes: z.record(z.string(), Value).meta({ description: 'Attributes that rules may see' }),
    personal: z.record(z.string(), z.string()).meta({ description: 'Attributes declared personal' }),
    tags: z.array(z.string()),
    identities: z.array(z.object({ kind: z.string(), channel: z.string(), app: z.string(), masked: z.string(), verified: z.boolean() })),
  })
  .meta({ id: 'Member' })

export function memberAnswer(member: MemberRow, progress: Progress, { personal, identities }: ShownPerson): z.infer<typeof MemberAnswer> {
  const tiers = Object.entries(progress.tiers).map(([set, { level, since, until, cause, sum }]) => [
    set,
    { level, since: formatDay(since), until: until === null ? null : formatDay(until), cause, sum },
  ])
  return {
    id: encodeId('mem', uuidBytes(member.holder_id)),
    customer: encodeId('cus', uuidBytes(member.customer_id)),
    name: fullName(personal),
    status: progress.status,
    joined_at: member.joined_at.toISOString(),
    source: member.source,
    tiers: Object.fromEntries(tiers) as z.infer<typeof MemberAnswer>['tiers'],
    attributes: progress.attributes as Record<string, string>,
    personal,
    tags: [...progress.tags],
    identities,
  }
}

/** A member as this caller may see them. */
export const shownTo = (caller: Caller, member: z.infer<typeof MemberAnswer>): z.infer<typeof MemberAnswer> => ({
  ...member,
  name: nameShown(caller, member.name),
  personal: seesPeople(caller) ? member.personal : {},
})
