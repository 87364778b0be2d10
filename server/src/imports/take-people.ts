import type { ConsentItem } from '@perennial/engine/decide/command.ts'
import type { AttributeValue } from '@perennial/engine/decide/state.ts'
import { AMOUNT_MAX } from '@perennial/engine/numbers/rounding.ts'
import type { AttributeDocument } from '@perennial/engine/program/parts.ts'
import { parseDay, type Day } from '@perennial/engine/time/calendar.ts'
import { keyHash, sha256 } from '#kit/hashes.ts'
import { holderKey, type HolderKey } from '#kit/holder-key.ts'
import { uuidBytes } from '#kit/ids.ts'
import { transaction } from '#kit/pg.ts'
import { Problem, type Reason } from '#kit/refusals.ts'
import type { Context } from '../context.ts'
import { addIdentity } from '../customers/add-identity.ts'
import { IDENTITY_KINDS, normalIdentity, type NormalIdentity } from '../customers/identity.ts'
import { recordCustomer } from '../customers/record-customer.ts'
import { enrolPerson } from '../enrolments/enrol-person.ts'
import { KeyReused, submissionOf, type Draft } from '../intake/submission.ts'
import { checked } from '../programs/attributes.ts'
import type { LiveProgram } from '../programs/program.ts'
import { BadValue, readTime, readWhole } from './read-value.ts'
import type { Row, Take, Taken } from './take-rows.ts'

/** Columns named like a kind of identity (`phone`, `card`, `external`) are identities; `verified` counts for all of them. */
function identitiesOf(row: Row): { identity: NormalIdentity; verified: boolean }[] {
  const verified = ['true', 'yes', '1'].includes(row('verified').toLowerCase())
  const found = IDENTITY_KINDS.flatMap((kind) => {
    const value = row(kind)
    if (value === '') return []
    const identity = normalIdentity({ kind, value })
    if (!identity) throw new BadValue('bad_identity', 'not_of_kind', { value: `${value.slice(0, 3)}…`, field: kind })
    return [{ identity, verified }]
  })
  if (found.length === 0) throw new BadValue('no_identity', 'no_identity', { kinds: IDENTITY_KINDS.join(', ') })
  return found
}

/** `customers`: people without membership. Columns: identities, `verified`, and any personal attribute the program declares. */
export const takeCustomer: Take = (ctx, program, row) => {
  const identities = identitiesOf(row)
  const personal = attributesOf(program, row, true) as Record<string, string>
  const act = async (): Promise<Taken> => {
    const { organizationId, id } = program
    const found = await Promise.all(identities.map(({ identity }) => ctx.identities.find(organizationId, id, identity)))
    const people = [...new Set(found.flatMap((f) => (f ? [f.customerId] : [])))]
    if (people.length > 1) throw new Problem('identity_conflict')
    const customerId =
      people[0] ??
      (await transaction(ctx.pool, (client) => recordCustomer(ctx, client, organizationId, { ...identities[0]!, personal }))).customerId
    // Also where the person is known: an import that was cut off may have come no further.
    for (const { identity, verified } of identities) await addIdentity(ctx, organizationId, customerId, identity, verified)
    return found.every((f) => f) ? 'already_known' : 'decided'
  }
  return { of: namesOf(identities), act }
}

/**
 * `members`: columns identities, `joined_at`, `tags` (separated by |), every declared attribute, `tier.SET` with
 * `tier_until.SET`, `terms` with `terms_hash`, and `consent.PURPOSE.CHANNEL` (yes or no) with `consent_text`.
 */
export const takeMember: Take = (ctx, program, row, names, { salt }) => {
  const identities = identitiesOf(row)
  const joined = row('joined_at')
  const at = joined === '' ? null : readTime(joined, program.timeline.latest.settings.time_zone)
  const key = keyHash(
    'import member',
    ...identities.map(({ identity: i }) => `${i.kind} ${i.channel} ${i.app} ${i.value}`),
    ...salted(salt),
  )
  const person = {
    identities,
    personal: attributesOf(program, row, true) as Record<string, string>,
    attributes: attributesOf(program, row, false),
    tags: row('tags')
      .split('|')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    consents: consentsOf(row, names),
    source: 'import',
    at,
    imported: true,
  }
  const standings = standingsOf(program, row)
  const act = async (): Promise<Taken> => {
    const enrolled = await enrolPerson(ctx, program, person, key, fingerprint(row, names), 'import').catch((error: unknown) => {
      if (error instanceof KeyReused) throw new Problem('already_enrolled')
      throw error
    })
    for (const standing of standings)
      await submit(ctx, program, enrolled.holder, keyHash(key.toString('hex'), 'standing', standing.set), { ...standing, at })
    return enrolled.replayed ? 'already_known' : 'decided'
  }
  return { of: namesOf(identities), act }
}

/** `balances`: opening lots. Columns: one identity, `currency`, `amount`, `expires_on`, `reference` (makes two equal lots two). */
export const takeBalance: Take = (ctx, program, row, _, { salt }) => {
  const identities = identitiesOf(row)
  const { identity } = identities[0]!
  const amount = readWhole(row('amount'), 'bad_amount')
  if (amount <= 0 || amount > AMOUNT_MAX) throw new BadValue('bad_amount', 'bad_amount', { value: amount })
  const expires = row('expires_on')
  const expiresOn = expires === '' ? undefined : expires === 'never' ? null : dayOf(expires)
  const currency = row('currency')
  const key = keyHash('import balance', identity.kind, identity.value, currency, row('amount'), expires, row('reference'), ...salted(salt))
  const draft = {
    kind: 'adjust' as const,
    currency,
    amount,
    reason: 'opening_balance',
    ...(expiresOn !== undefined && { expiresOn }),
    at: null,
    imported: true,
  }
  const act = async (): Promise<Taken> => {
    const found = await ctx.identities.find(program.organizationId, program.id, identity)
    if (!found?.holderId) throw new Problem('not_found', { what: 'member' })
    return submit(ctx, program, holderKey(uuidBytes(found.holderId)), key, draft)
  }
  return { of: namesOf(identities), act }
}

const salted = (salt: string): string[] => (salt === '' ? [] : [salt])

const namesOf = (identities: ReturnType<typeof identitiesOf>): string[] =>
  identities.map(({ identity: { kind, value } }) => `${kind} ${value}`)

async function submit(ctx: Context, program: LiveProgram, holder: HolderKey, key: Buffer, draft: Draft): Promise<Taken> {
  const decided = await ctx.intake.submit(submissionOf({ programId: program.id, holder, draft, key, sameAs: 'import', client: 'import' }))
  const { refusal } = decided.outcome
  if (refusal) throw new Problem(refusal.code, refusal.facts)
  return decided.replayed ? 'already_known' : 'decided'
}

/** Tells the same row from another of the same person. */
const fingerprint = (row: Row, names: readonly string[]): string =>
  sha256(JSON.stringify(names.toSorted().map((name) => [name, row(name)]))).toString('hex')

function attributesOf(program: LiveProgram, row: Row, personal: boolean): Record<string, AttributeValue> {
  const found: Record<string, AttributeValue> = {}
  for (const [name, attribute] of Object.entries(program.timeline.latest.document.attributes)) {
    const text = row(name)
    if (attribute.personal === personal && text !== '') found[name] = valueOf(attribute.type, text, name)
  }
  const reasons: Reason[] = []
  checked(program.timeline.latest.document.attributes, found, 'member', 'attributes', reasons)
  for (const { path } of reasons) throw unfit(program, path!.split('.')[1]!, found)
  return found
}

/** An attribute that reads as its type and yet is not what the program declares. */
function unfit(program: LiveProgram, name: string, found: Readonly<Record<string, AttributeValue>>): BadValue {
  const { values = [] } = program.timeline.latest.document.attributes[name]!
  const key = values.length > 0 ? 'not_one_of' : 'unfit'
  return new BadValue('bad_attribute', key, { field: name, value: String(found[name]), known: values.join(', ') })
}

function valueOf(type: AttributeDocument['type'], text: string, name: string): AttributeValue {
  switch (type) {
    case 'int':
      return readWhole(text, 'bad_attribute')
    case 'double': {
      const value = Number(text)
      if (!Number.isFinite(value)) throw new BadValue('bad_attribute', 'not_a_number', { field: name, value: text })
      return value
    }
    case 'bool':
      return ['true', 'yes', '1'].includes(text.toLowerCase())
    case 'strings':
      return text.split('|').map((part) => part.trim())
    case 'date':
    case 'string':
      return text
  }
}

function standingsOf(
  program: LiveProgram,
  row: Row,
): { kind: 'standing'; set: string; level: string; until: Day | null; reason: string; imported: true }[] {
  return program.timeline.latest.tierSets.flatMap(({ key: set, levels }) => {
    const level = row(`tier.${set}`)
    const until = row(`tier_until.${set}`)
    if (level === '') return []
    const known = levels.map((l) => l.key)
    if (!known.includes(level)) throw new BadValue('bad_level', 'no_such_level', { value: level, set, known: known.join(', ') })
    return [{ kind: 'standing' as const, set, level, until: until === '' ? null : dayOf(until), reason: 'import', imported: true as const }]
  })
}

function consentsOf(row: Row, names: readonly string[]): ConsentItem[] {
  const contact = names.flatMap((name): ConsentItem[] => {
    const [, purpose, channel] = /^consent\.([a-z0-9_]+)\.([a-z0-9_]+)$/.exec(name) ?? []
    const answer = row(name).toLowerCase()
    if (!purpose || !channel || answer === '') return []
    return [{ purpose, channel, text: row('consent_text') || 'imported', granted: ['true', 'yes', '1'].includes(answer) }]
  })
  const terms = row('terms')
  return terms === '' ? contact : [...contact, { terms, hash: row('terms_hash') || 'imported', accepted: true }]
}

function dayOf(text: string): Day {
  const day = parseDay(text)
  if (day === null) throw new BadValue('bad_date', 'not_a_date', { value: text })
  return day
}
