import { holderKey } from '#kit/holder-key.ts'
import { encodeId, uuidBytes } from '#kit/ids.ts'
import { seesPeople, type Caller } from '../access/api-key.ts'
import { nameShown } from '../access/mask-people.ts'
import type { Context } from '../context.ts'
import { readAsked, type PersonMatch } from '../customers/asked-person.ts'
import { findPeople } from '../customers/find-people.ts'
import { knownPeople, type ClearPerson } from '../customers/known-people.ts'
import { fullName } from '../customers/person-terms.ts'
import { balancesOf } from '../ledger/balances-of.ts'
import { membersOf, progressOf } from '../members/members-of.ts'
import type { MemberRow } from '../members/members.sql.ts'
import type { LiveProgram } from '../programs/program.ts'
import { namedById, namedByOrder, type Named } from './named.ts'
import type { FoundPerson } from './search-answer.ts'

interface Found {
  customerId: string
  person: ClearPerson
  matched: FoundPerson['matched']
  weight: number
  member?: MemberRow | undefined
}

/** What was named outright stands before what was described. */
const NAMED = 4
/** The whole of an identity. */
const WHOLE = 3

/**
 * People by whatever was typed: names, identities, an order, an id. The best matches stand first, and among equals
 * members of this program. Who may not see people finds by what identifies them alone.
 */
export async function searchPeople(
  ctx: Context,
  program: LiveProgram,
  query: string,
  { limit, caller }: { limit: number; caller: Caller },
): Promise<{ items: FoundPerson[]; more: boolean }> {
  const asked = readAsked(query)
  const typed = query.trim()
  const [byId, byOrder, described] = await Promise.all([
    namedById(ctx, program, typed),
    namedByOrder(ctx, program, typed),
    asked && findPeople(ctx, program, asked, { limit, meant: ({ weight }) => seesPeople(caller) || weight === WHOLE }),
  ])
  const named = await foundNamed(ctx, program, [...byId, ...byOrder])
  const people = (described?.people ?? []).filter(({ id }) => !named.some(({ customerId }) => customerId === id))
  const found = [...named, ...people.map(({ id, person, matches }) => foundBy(id, person, matches))]
  const members = await membersOf(
    ctx,
    program.id,
    found.map(({ customerId }) => customerId),
  )
  for (const one of found) one.member = members.get(one.customerId)
  const rank = ({ weight, member }: Found): number => weight * 2 + (member ? 1 : 0)
  const chosen = found.toSorted((a, b) => rank(b) - rank(a)).slice(0, limit)
  return { items: await shown(ctx, chosen, caller), more: (described?.more ?? false) || found.length > limit }
}

async function foundNamed(ctx: Context, { organizationId }: LiveProgram, named: readonly Named[]): Promise<Found[]> {
  const ids = [...new Set(named.map(({ customerId }) => customerId))]
  if (ids.length === 0) return []
  const people = await knownPeople(ctx, ctx.pool, organizationId, ids)
  return [...people].map(([customerId, person]) => {
    const matched = named.flatMap((one) => (one.customerId === customerId ? [one.match] : []))
    return { customerId, person, matched, weight: NAMED }
  })
}

function foundBy(customerId: string, person: ClearPerson, matches: readonly PersonMatch[]): Found {
  const matched = matches.map(({ by, identity }) => ({ by, shown: identity === null ? null : person.identities[identity]!.masked }))
  return { customerId, person, matched, weight: matches[0]!.weight }
}

async function shown(ctx: Context, found: readonly Found[], caller: Caller): Promise<FoundPerson[]> {
  const holders = found.flatMap(({ member }) => (member ? [holderKey(uuidBytes(member.holder_id))] : []))
  const [progresses, balances] = await Promise.all([progressOf(ctx, holders), balancesOf(ctx, holders)])
  return found.map(({ customerId, person, matched, member }) => {
    const progress = member && progresses.get(member.holder_id)!
    const available = balances.get(member?.holder_id ?? '') ?? []
    return {
      member: member ? encodeId('mem', uuidBytes(member.holder_id)) : null,
      customer: encodeId('cus', uuidBytes(customerId)),
      name: nameShown(caller, fullName(person.personal)),
      status: progress?.status ?? null,
      joined_at: member?.joined_at.toISOString() ?? null,
      tiers: Object.fromEntries(Object.entries(progress?.tiers ?? {}).map(([set, { level }]) => [set, level])),
      balances: Object.fromEntries(available.map((balance) => [balance.currency, balance.available])),
      identities: person.identities.map(({ kind, masked, verified }) => ({ kind, masked, verified })),
      matched,
    }
  })
}
