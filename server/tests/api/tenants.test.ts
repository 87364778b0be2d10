import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Answer, type Api, type Caller, type Tenant } from './open-api.ts'
import { ownRows, personsOnlyRows } from './person-rows.ts'
import { accepted, basket, enrol, malformed, phone, refused } from './requests.ts'
import { idsOf, OPEN, routesOf, rowsOf, withCoupon, type Ids, type Row } from './rows.ts'

const ROLES = ['owner', 'service', 'store', 'partner'] as const

let api: Api
let ids: Ids
let rows: Record<string, Row>
const NOBODYS = { member: 'mem_1', customer: 'cus_1', staff: 'stf_1', session: 'ses_1', key: 'key_1', request: 'req_1' }
const [ones, personsOnly] = [ownRows(NOBODYS), personsOnlyRows(NOBODYS)]
/** Another organization, whose program even has the same key; and another program of the first organization. */
let stranger: Tenant
let sibling: Tenant
beforeAll(async () => {
  api = await openApi(withCoupon)
  ids = await idsOf(api, 'cafe')
  stranger = await api.tenant('elsewhere', 'cafe', withCoupon)
  sibling = await api.tenant('shanshui', 'tearoom', (d) => {
    withCoupon(d)
    d['key'] = 'tearoom'
  })
  rows = rowsOf(ids)
})
afterAll(() => api.close())

const ask = (caller: Caller, door: string, { url, body, headers }: Row): Promise<Answer> =>
  caller.send(door.split(' ')[0]!.toUpperCase(), url, body, { ...(headers && { headers }) })

/** Everything that is stored of the first tenant. */
async function stored(): Promise<string> {
  const of = {
    commands: 'program_id',
    members: 'program_id',
    versions: 'program_id',
    holder_states: 'program_id',
    coupons: 'program_id',
    coupon_batches: 'program_id',
  }
  const counts = Object.entries(of).map(
    ([table, column]) => `(select count(*)::int from ${table} where ${column} = ${api.programId}) as ${table}`,
  )
  const organization = `organization_id = '${api.organizationId}'`
  const texts = ['products', 'stores', 'customers', 'identities'].map(
    (t) => `(select md5(string_agg(x::text, ',' order by x::text)) from ${t} x where ${organization}) as ${t}`,
  )
  const { rows: found } = await api.ctx.pool.query(`select ${[...counts, ...texts].join(', ')}`)
  return JSON.stringify(found)
}

/** Nothing by which a person or a document of the first tenant could be known. */
function knowsNothing({ text }: Answer, door: string): void {
  for (const [what, id] of Object.entries(ids))
    if (!['program', 'act'].includes(what)) expect(text.includes(id) && `${door} shows ${what}`).toBe(false)
}

describe('every route', () => {
  it('has a row in the table', async () => {
    const routes = (await routesOf(api)).filter((route) => !OPEN.includes(route))
    expect(routes.toSorted()).toEqual(Object.keys({ ...rows, ...ones, ...personsOnly }).toSorted())
  })

  it('needs a key, and says so alike whatever is asked', async () => {
    for (const [door, row] of Object.entries(rows)) {
      const problem = refused(await ask(api.nobody, door, row), 401, 'unauthenticated')
      expect(Object.keys(problem)).not.toContain('facts')
    }
  })

  it('for people is open to no key, whatever its role', async () => {
    for (const [door, row] of Object.entries({ ...ones, ...personsOnly })) {
      refused(await ask(api.nobody, door, row), 401, 'unauthenticated')
      for (const role of ROLES) refused(await ask(api[role], door, row), 403, door in ones ? 'not_signed_in' : 'forbidden')
    }
  })

  it('is shut to roles without its scope, before anything is looked up', async () => {
    for (const [door, row] of Object.entries(rows)) {
      for (const role of ROLES) {
        if (row.may.split(' ').includes(role)) continue
        for (const tenant of [api, stranger]) {
          const { facts } = refused(await ask(tenant[role], door, row), 403, 'forbidden')
          expect(facts.scope, `${role} ${door}`).toMatch(/^[a-z]+:[a-z]+$/)
        }
      }
    }
  })

  it('of another tenant’s ids knows nothing, with any role that may, and changes nothing', async () => {
    const before = await stored()
    for (const [door, row] of Object.entries(rows)) {
      // The key of the program is the same here: what is found under it is the stranger’s own.
      const own = row.url.startsWith('/v1/programs/')
      for (const role of row.may.split(' ') as (typeof ROLES)[number][]) {
        const answer = await ask(stranger[role], door, row)
        const name = `${role} ${door}: ${answer.text}`
        if (row.elsewhere === 'own' || own) expect(answer.status, name).toBeLessThan(500)
        else expect(answer.status, name).toBe(row.elsewhere)
        // Of an id that the request itself named, the problem may name the kind, never the thing.
        if (answer.status === 404) expect(answer.json.facts, name).toEqual({ what: expect.stringMatching(/^[a-z]+$/) as unknown })
        if (!['put /v1/products/{sku}', 'put /v1/stores/{key}', 'put /v1/suppliers/{key}'].includes(door)) knowsNothing(answer, name)
      }
    }
    expect(await stored()).toBe(before)
  })

  it('in a batch answers another tenant’s ids with 404, item by item', async () => {
    const batch = rows['post /v1/events:batch']!
    const { results } = accepted(await ask(stranger.store, 'post /v1/events:batch', batch), 200)
    expect(results).toMatchObject([{ status: 404, problem: { code: 'not_found' } }])
  })

  it('of a sibling program’s ids knows people and master data, and no membership', async () => {
    const members = await stored()
    for (const [door, row] of Object.entries(rows)) {
      if (row.elsewhere === 'own') continue
      const answer = await ask(sibling.owner, door, row)
      expect(answer.status, `${door}: ${answer.text}`).toBe(row.sibling ?? row.elsewhere)
    }
    expect(accepted(await ask(sibling.owner, 'post /v1/members:find', rows['post /v1/members:find']!), 200)).toEqual({
      member: null,
      customer: ids.customer,
    })
    expect(await stored()).toBe(members)
  })

  it('with an id that cannot be one, or a body that cannot be its, says so', async () => {
    for (const [door, row] of Object.entries(rows)) {
      if (/\{id\}/.test(door)) {
        const url = row.url
          .replace(/(mem|cus|ord|dec|hld|bkt|wif|exp|imp|whk|dlv|cpn|cpb|chk|ful|req)_[^/?]+/, '$1_nonsense')
          .replace(/(audit)\/\d+/, '$1/999999999')
        refused(await ask(api.owner, door, { ...row, url }), 404, 'not_found')
      }
      // A CloudEvent may have extensions.
      if (typeof row.body !== 'object' || /draft|validate|cloudevents/.test(door)) continue
      malformed(
        await ask(api.owner, door, { ...row, body: { ...row.body, nonsense: true } }),
        ...(door.includes('batch') ? ['body'] : ['body']),
      )
    }
  })

  it('is open to the roles that may', async () => {
    for (const [door, row] of Object.entries(rows)) {
      const answer = await ask(api.owner, door, row)
      expect(answer.status, `${door}: ${answer.text}`).toBe(row.is)
      if (row.once) continue
      for (const role of row.may.split(' ') as (typeof ROLES)[number][]) {
        const again = await ask(api[role], door, row)
        expect(
          [401, 403, 404, 500].includes(again.status) && door !== 'post /v1/members/{id}/identities/remove',
          `${role} ${door}: ${again.text}`,
        ).toBe(false)
      }
    }
  })
})

describe('two organizations', () => {
  it('know the same phone number as two people', async () => {
    const identity = phone()
    const [here, there] = [await enrol(api.service, { identities: [identity] }), await enrol(stranger.service, { identities: [identity] })]
    expect(here).not.toBe(there)
    for (const [tenant, member] of [
      [api, here],
      [stranger, there],
    ] as const)
      // prettier-ignore
      expect(accepted(await tenant.service.post('/v1/members:find', { identity }), 200).member).toBe(member)
  })

  it('have keys, references, products and gifts of their own', async () => {
    const [here, there] = [await enrol(api.service), await enrol(stranger.service)]
    const order = basket([['L', 1, 500]])
    const key = 'the same key'
    const mine = accepted(await api.store.post('/v1/orders', { member: here, order }, { key }))
    const theirs = await stranger.store.post('/v1/orders', { member: there, order }, { key })
    expect([accepted(theirs).member, theirs.headers['idempotent-replayed']]).toEqual([there, undefined])
    const back = await stranger.store.post('/v1/returns', { order: { reference: ids.reference } })
    // To them it is an order that nobody has reported yet.
    expect(accepted(back, 202)).toMatchObject({ parked: true })
    expect(accepted(await api.service.get('/v1/parked'), 200).items).toEqual([])
    refused(await api.store.post('/v1/gifts', { from: here, to: there, currency: 'beans', amount: 1 }), 404, 'not_found')
    expect(accepted(await api.service.get(`/v1/orders/${mine.order}`), 200).lines[0].returned).toBe(0)
  })
})
