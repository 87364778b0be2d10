import type { ConsentItem } from '@perennial/engine/decide/command.ts'
import { decide } from '@perennial/engine/decide/decide.ts'
import { blankState, type AttributeValue } from '@perennial/engine/decide/state.ts'
import { keyHash } from '#kit/hashes.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { encodeId } from '#kit/ids.ts'
import { Problem } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { addIdentity } from '../customers/add-identity.ts'
import type { NormalIdentity } from '../customers/identity.ts'
import { setPersonal } from '../customers/personal.ts'
import { submissionOf, type Decided, type Draft } from '../intake/submission.ts'
import { enrolMember } from '../members/enrol-member.ts'
import { findMember } from '../members/find-member.ts'
import type { LiveProgram } from '../programs/program.ts'

export interface Person {
  identities: readonly { identity: NormalIdentity; verified: boolean }[]
  customerId?: string
  personal: Readonly<Record<string, string>>
  attributes: Readonly<Record<string, AttributeValue>>
  tags: readonly string[]
  consents: readonly ConsentItem[]
  source: string
  at: number | null
  imported?: boolean
}

export interface Enrolled {
  holder: HolderKey
  customerId: string
  /** The key had enrolled this person before. */
  replayed: boolean
}

/**
 * Enrols a person: membership, further identities, personal data, then the commands. Every step may be repeated, so a
 * retry after a lost answer finishes what was begun.
 *
 * @throws Problem `already_enrolled` when the person is a member under another key
 */
export async function enrolPerson(
  ctx: Context,
  program: LiveProgram,
  person: Person,
  key: Buffer,
  sameAs: string,
  client: string | null,
): Promise<Enrolled> {
  refuseUntimely(program, person, ctx.clock.now())
  const customerId = person.customerId ?? (await customerOf(ctx, program, person))
  const { identity = null, verified = false } = person.identities[0] ?? {}
  const others = person.identities.slice(1).map((more) => more.identity)
  const enrolling = {
    identity,
    others,
    verified,
    source: person.source,
    joinedAt: person.at ?? ctx.clock.now(),
    ...(customerId && { customerId }),
  }
  const holder = holderKey((await enrolMember(ctx, program, enrolling)).holder)
  const submit = (part: string, draft: Draft): Promise<Decided> =>
    ctx.intake.submit(
      submissionOf({ programId: program.id, holder, draft, key: part === '' ? key : keyHash(key.toString('hex'), part), sameAs, client }),
    )
  const imported = person.imported ? { imported: true } : {}
  const enrolled = await submit('', { kind: 'enrol', source: person.source, at: person.at, ...imported })
  const { refusal } = enrolled.outcome
  if (refusal?.code === 'already_enrolled') throw new Problem('already_enrolled', { member: encodeId('mem', holder.id) })
  if (refusal) throw new Problem(refusal.code, refusal.facts)
  const { customer_id } = await findMember(ctx, program.id, encodeId('mem', holder.id))
  for (const more of person.identities) await addIdentity(ctx, program.organizationId, customer_id, more.identity, more.verified)
  if (Object.keys(person.personal).length > 0) await setPersonal(ctx, customer_id, person.personal, enrolled.replayed)
  if (Object.keys(person.attributes).length > 0 || person.tags.length > 0) {
    await submit('profile', { kind: 'profile', attributes: person.attributes, addTags: person.tags, at: person.at, ...imported })
  }
  if (person.consents.length > 0) await submit('consents', { kind: 'consent', given: person.consents, at: person.at, ...imported })
  return { holder, customerId: customer_id, replayed: enrolled.replayed }
}

/** What would be refused for its time must not leave a membership behind. */
function refuseUntimely({ timeline }: LiveProgram, { source, at, imported = false }: Person, now: number): void {
  const command = { kind: 'enrol', source, at: at ?? now, recordedAt: now, imported } as const
  const decision = decide(timeline.versionsFor(blankState(), command), blankState(), command, {})
  if (decision.outcome === 'refused') throw new Problem(decision.refusal.code, decision.refusal.facts)
}

/** The one person all given identities lead to, if any leads to somebody. @throws Problem when they lead to several */
async function customerOf(ctx: Context, program: LiveProgram, { identities }: Person): Promise<string | undefined> {
  const found = await Promise.all(identities.map(({ identity }) => ctx.identities.find(program.organizationId, program.id, identity)))
  const people = new Set(found.flatMap((f) => (f ? [f.customerId] : [])))
  if (people.size > 1) throw new Problem('identity_conflict')
  return [...people][0]
}
