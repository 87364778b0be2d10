import type { Base } from '#kit/base.ts'
import { Coalescer, takeFirst, type Answering } from '#kit/coalesce.ts'
import type { KnownBy } from '#kit/holder-key.ts'
import { findByIdentity } from './customers.sql.ts'
import type { NormalIdentity } from './identity.ts'

export interface Found {
  customerId: string
  /** The customer's membership of the program, if there is one. */
  holderId: string | null
}

/** What a statement looks somebody up by who is known by this identity. */
export const knownBy = ({ vault }: Base, organizationId: string, { kind, channel, app, value }: NormalIdentity): KnownBy => ({
  organizationId,
  kind,
  channel,
  app,
  hash: vault.identityHash(organizationId, kind, value),
})

interface Wanted {
  organizationId: string
  programId: number
  identity: NormalIdentity
}

/** Finds people by identity; many look-ups that arrive together go as one statement. */
export class IdentityFinder {
  readonly #base: Base
  readonly #queue: Coalescer<Wanted, Found | null>

  constructor(base: Base) {
    this.#base = base
    this.#queue = new Coalescer(10_000, takeFirst(200), (batch) => this.#run(batch))
  }

  find(organizationId: string, programId: number, identity: NormalIdentity): Promise<Found | null> {
    return this.#queue.submit({ organizationId, programId, identity })
  }

  async #run(batch: Answering<Wanted, Found | null>[]): Promise<void> {
    const groups = new Map<string, Answering<Wanted, Found | null>[]>()
    for (const waiting of batch) {
      const key = `${waiting.item.organizationId} ${waiting.item.programId}`
      groups.set(key, [...(groups.get(key) ?? []), waiting])
    }
    await Promise.all([...groups.values()].map((group) => this.#answer(group)))
  }

  async #answer(group: Answering<Wanted, Found | null>[]): Promise<void> {
    const { organizationId, programId } = group[0]!.item
    const wanted = group.map(({ item: { identity } }) => ({
      identity,
      hash: this.#base.vault.identityHash(organizationId, identity.kind, identity.value),
    }))
    const rows = await findByIdentity(this.#base.pool, organizationId, programId, wanted)
    const found = new Map(rows.map((row) => [row.index - 1, { customerId: row.customer_id, holderId: row.holder_id }]))
    group.forEach(({ resolve }, i) => resolve(found.get(i) ?? null))
  }
}
