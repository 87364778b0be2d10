import { PerennialProblem } from './problem.ts'
import { at, type Transport } from './transport.ts'
import type { Answer, Body, CallOptions, Identity, Lot, Member, Query, StatementEntry, WriteOptions, Written } from './types.ts'

type Listing<Q> = Omit<Q, 'cursor'> & CallOptions

export class Members {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  enrol(person: Body<'postMembers'>, options?: WriteOptions): Promise<Written<Answer<'postMembers'>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/members', body: person }, options)
  }

  get(id: string, options?: CallOptions): Promise<Member> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/members/${id}`, ...options })
  }

  /** The person with this identity and, where there is one, their membership; null where nobody is known by it. */
  async find(identity: Identity, options?: CallOptions): Promise<Answer<'postMembersFind'> | null> {
    try {
      return await this.#transport.ask({ method: 'POST', path: '/v1/members:find', body: { identity }, ...options })
    } catch (error) {
      if (error instanceof PerennialProblem && error.code === 'not_found') return null
      throw error
    }
  }

  /** All members in the order in which they joined: `for await (const member of perennial.members.list())`. */
  list({ signal, ...query }: Listing<Query<'getMembers'>> = {}): AsyncGenerator<Member, void, undefined> {
    return this.#transport.pages('/v1/members', query, signal && { signal })
  }

  /** Changes attributes, tags or status. */
  change(id: string, change: Body<'patchMember'>, options?: WriteOptions): Promise<Written<Answer<'patchMember'>>> {
    return this.#transport.write({ method: 'PATCH', path: at`/v1/members/${id}`, body: change }, options)
  }

  /** Adds an identity, or marks one verified. */
  addIdentity(id: string, identity: Body<'postMemberIdentities'>, options?: WriteOptions): Promise<Written<Member>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${id}/identities`, body: identity }, options)
  }

  removeIdentity(id: string, identity: Identity, options?: WriteOptions): Promise<Written<Member>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${id}/identities/remove`, body: identity }, options)
  }

  /** Balances now, or as the books had them at `as_of`. */
  async balances(
    id: string,
    { signal, ...query }: Query<'getMemberBalances'> & CallOptions = {},
  ): Promise<Answer<'getMemberBalances'>['balances']> {
    const path = at`/v1/members/${id}/balances`
    return (await this.#transport.ask<Answer<'getMemberBalances'>>({ method: 'GET', path, query, ...(signal && { signal }) })).balances
  }

  /** The lots that the balances are made of. */
  lots(id: string, { signal, ...query }: Listing<Query<'getMemberLots'>> = {}): AsyncGenerator<Lot, void, undefined> {
    return this.#transport.pages(at`/v1/members/${id}/lots`, query, signal && { signal })
  }

  /** What moved, latest first. */
  statement(id: string, { signal, ...query }: Listing<Query<'getMemberStatement'>> = {}): AsyncGenerator<StatementEntry, void, undefined> {
    return this.#transport.pages(at`/v1/members/${id}/statement`, query, signal && { signal })
  }

  /** Whether we may write to this person. */
  contactable(id: string, { signal, ...query }: Query<'getMemberContactable'> & CallOptions): Promise<Answer<'getMemberContactable'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/members/${id}/contactable`, query, ...(signal && { signal }) })
  }
}

export class Customers {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Records a person without a membership. */
  record(person: Body<'postCustomers'>, options?: WriteOptions): Promise<Written<Answer<'postCustomers'>>> {
    return this.#transport.write({ method: 'POST', path: '/v1/customers', body: person }, options)
  }

  get(id: string, options?: CallOptions): Promise<Answer<'getCustomer'>> {
    return this.#transport.ask({ method: 'GET', path: at`/v1/customers/${id}`, ...options })
  }
}

export class Consents {
  readonly #transport: Transport
  constructor(transport: Transport) {
    this.#transport = transport
  }

  /** Records what a member agreed to or withdrew, and terms accepted. */
  record(member: string, given: Body<'postMemberConsents'>, options?: WriteOptions): Promise<Written<Answer<'postMemberConsents'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/members/${member}/consents`, body: given }, options)
  }

  /** The same for a person who need not be a member. */
  recordForCustomer(
    customer: string,
    given: Body<'postCustomerConsents'>,
    options?: WriteOptions,
  ): Promise<Written<Answer<'postCustomerConsents'>>> {
    return this.#transport.write({ method: 'POST', path: at`/v1/customers/${customer}/consents`, body: given }, options)
  }

  /** Every consent of a member, in order. */
  async of(member: string, options?: CallOptions): Promise<Answer<'getMemberConsents'>['items']> {
    const path = at`/v1/members/${member}/consents`
    return (await this.#transport.ask<Answer<'getMemberConsents'>>({ method: 'GET', path, ...options })).items
  }
}
