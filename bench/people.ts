import { normalIdentity, type NormalIdentity } from '../server/src/customers/identity.ts'
import { hashedTerms } from '../server/src/customers/index-person.ts'
import { TERM_RULES } from '../server/src/customers/person-terms.ts'
import { britishName, chineseName, chinesePhone, emailOf } from '../server/src/demo/people.ts'
import { Random } from '../server/src/demo/random.ts'
import { int8Array } from '../server/src/kit/arrays.ts'
import { CopyRows } from '../server/src/kit/copy.ts'
import { encrypt, encryptJson } from '../server/src/kit/crypto.ts'
import { bucketOf, newId } from '../server/src/kit/ids.ts'
import { BLANK_PROGRESS } from '../server/src/members/enrol-member.ts'
import type { OpenContext } from '../server/src/open-context.ts'
import { withClient, withContext, type Shop } from './arena.ts'

const AT_ONCE = 20_000
const JOINED_FROM = Date.parse('2020-01-01T00:00:00Z')

/** Somebody as the tills know them: half with Chinese names, half with British ones. */
export interface Somebody {
  name: string
  identities: readonly NormalIdentity[]
}

export function somebody(random: Random, i: number): Somebody {
  const name = i % 2 === 0 ? chineseName(random) : britishName(random)
  const given = [
    { kind: 'phone' as const, value: chinesePhone(random, i) },
    ...(i % 5 < 3 ? [{ kind: 'email' as const, value: emailOf(i % 2 === 0 ? 'member' : name, i) }] : []),
    ...(i % 3 === 0 ? [{ kind: 'card' as const, value: `LW${String(i * 7919).padStart(12, '0')}` }] : []),
  ]
  return { name, identities: given.map((identity) => normalIdentity(identity)!) }
}

/** Records so many people and enrols them, by copy: as they would be recorded, each under a key of their own. */
export async function recordPeople(shop: Shop, organizationId: string, count: number, say: (text: string) => void): Promise<void> {
  await withContext(shop, (ctx) =>
    withClient(shop.url, async (client) => {
      const random = new Random(1)
      await client.query('drop index person_terms_terms')
      for (let from = 0; from < count; from += AT_ONCE) {
        const rows = new PeopleRows(ctx, shop.programId, organizationId)
        for (let i = from; i < Math.min(count, from + AT_ONCE); i++) rows.add(somebody(random, i), JOINED_FROM + i * 150)
        for (const [into, part] of rows.parts()) await part.into(client, into)
        if (from % 200_000 === 0) say(`search: ${from.toLocaleString('en')} people`)
      }
      say('search: their index')
      await client.query("set maintenance_work_mem = '512MB'")
      await client.query('create index person_terms_terms on person_terms using gin (terms) with (fastupdate = off)')
      // Else the server would begin to make them searchable while it is measured.
      await client.query('insert into people_indexings (rules, finished_at) values ($1, now())', [TERM_RULES])
      await client.query('vacuum analyze')
    }),
  )
}

class PeopleRows {
  readonly #ctx: OpenContext
  readonly #programId: number
  readonly #organizationId: string
  readonly #customers = new CopyRows(1 << 20)
  readonly #identities = new CopyRows(1 << 20)
  readonly #terms = new CopyRows(1 << 20)
  readonly #members = new CopyRows(1 << 20)
  readonly #states = new CopyRows(1 << 20)
  readonly #balances = new CopyRows(1 << 20)

  constructor(ctx: OpenContext, programId: number, organizationId: string) {
    this.#ctx = ctx
    this.#programId = programId
    this.#organizationId = organizationId
  }

  add({ name, identities }: Somebody, at: number): void {
    const { vault } = this.#ctx
    const organization = Buffer.from(this.#organizationId.replaceAll('-', ''), 'hex')
    const { key, wrapped } = vault.newPersonKey()
    const [customer, holder] = [newId(at), newId(at)]
    this.#customers
      .row(5)
      .uuid(customer)
      .uuid(organization)
      .bytes(wrapped)
      .bytes(encryptJson(key, { name }, 'personal'))
      .time(at)
    for (const { kind, channel, app, value, masked } of identities) {
      const hash = vault.identityHash(this.#organizationId, kind, value)
      this.#identities.row(9).uuid(organization).text(kind).text(channel).text(app).bytes(hash).uuid(customer).text(masked)
      this.#identities.bytes(encrypt(key, Buffer.from(value), 'identity')).time(at)
    }
    const terms = hashedTerms(this.#ctx, this.#organizationId, { personal: { name }, identities })
    this.#terms.row(3).uuid(organization).uuid(customer).bytes(int8Array(terms))
    this.#members.row(6).uuid(holder).int4(this.#programId).uuid(customer).text('bench').time(at).time(at)
    this.#states.row(4).int2(bucketOf(holder)).uuid(holder).int4(this.#programId).text(BLANK_PROGRESS)
    this.#balances.row(7).int2(bucketOf(holder)).uuid(holder).text('beans').int8(50).int8(0).int8(0).int8(0)
  }

  parts(): [string, CopyRows][] {
    return [
      ['customers (id, organization_id, wrapped_key, personal, created_at)', this.#customers],
      ['identities (organization_id, kind, channel, app, hash, customer_id, masked, value, created_at)', this.#identities],
      ['person_terms (organization_id, customer_id, terms)', this.#terms],
      ['members (holder_id, program_id, customer_id, source, joined_at, created_at)', this.#members],
      ['holder_states (bucket, holder_id, program_id, progress)', this.#states],
      ['balances (bucket, holder_id, currency, available, pending, held, debt)', this.#balances],
    ]
  }
}
