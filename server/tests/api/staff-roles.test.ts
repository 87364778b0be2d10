import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { STAFF_ROLES, STAFF_SCOPES, type StaffRole } from '../../src/access/staff-role.ts'
import { openApi, type Answer, type Api, type Caller, type SignedInCaller, type Tenant } from './open-api.ts'
import { ownRows, personsOnlyRows, type PersonalIds } from './person-rows.ts'
import { accepted, enrol, phone, refused } from './requests.ts'
import { idsOf, rowsOf, withCoupon, type Ids, type Row } from './rows.ts'

/** Who may do what, as it was agreed. A scope that somebody gets or loses has to be changed here too. */
const AGREED: Record<string, readonly StaffRole[]> = {
  'program:read': ['owner', 'manager', 'analyst', 'finance', 'agent', 'auditor'],
  'program:write': ['owner', 'manager'],
  'program:approve': ['owner', 'manager'],
  'imports:write': ['owner', 'manager'],
  'members:read': ['owner', 'manager', 'agent', 'associate', 'auditor'],
  'members:write': ['owner', 'manager', 'agent'],
  'people:reveal': ['owner', 'manager', 'agent'],
  'orders:write': ['owner', 'manager', 'agent', 'associate'],
  'balances:read': [...STAFF_ROLES],
  'points:write': ['owner', 'manager', 'agent'],
  'points:spend': ['owner', 'manager', 'agent', 'associate'],
  'goodwill:approve': ['owner', 'manager'],
  'decisions:read': ['owner', 'manager', 'analyst', 'agent', 'auditor'],
  'master:write': ['owner', 'manager'],
  'coupons:codes': ['owner', 'manager'],
  'reports:read': ['owner', 'manager', 'analyst', 'finance', 'auditor'],
  'studies:write': ['owner', 'manager', 'analyst'],
  'audit:read': ['owner', 'manager', 'auditor'],
  'staff:write': ['owner'],
  'keys:write': ['owner'],
}

let api: Api
let stranger: Tenant
let rows: Record<string, Row>
let scopes: Record<string, string>
let people: Record<StaffRole, SignedInCaller>
let personal: PersonalIds
let ids: Ids
beforeAll(async () => {
  api = await openApi(withCoupon)
  stranger = await api.tenant('elsewhere', 'cafe', withCoupon)
  ids = await idsOf(api, 'cafe')
  const roles = await Promise.all(STAFF_ROLES.map(async (role) => [role, await api.person(role)] as const))
  people = Object.fromEntries(roles) as Record<StaffRole, SignedInCaller>
  const { id: key } = accepted(await people.owner.post('/v1/keys', { name: 'spare', role: 'store' }))
  const victim = await api.person('agent')
  const { items: sessions } = accepted(await people.owner.get('/v1/sessions?all=true'), 200)
  const session = sessions.find((one: { staff: string }) => one.staff === victim.id).id
  personal = { member: ids.member, customer: ids.customer, request: ids.request, staff: victim.id, session, key }
  rows = { ...rowsOf(ids), ...personsOnlyRows(personal) }
  scopes = await scopesOf()
})
afterAll(() => api.close())

/** The scope of every route, from the description of the API. */
async function scopesOf(): Promise<Record<string, string>> {
  const { paths } = accepted(await api.nobody.get('/openapi.json'), 200) as {
    paths: Record<string, Record<string, { description?: string }>>
  }
  const all = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, { description = '' }]) => [`${method} ${path}`, /scope `(.*)`/.exec(description)?.[1] ?? ''] as const,
    ),
  )
  return Object.fromEntries(all.filter(([, scope]) => scope !== ''))
}

const ask = (caller: Caller, door: string, { url, body, headers }: Row): Promise<Answer> =>
  caller.send(door.split(' ')[0]!.toUpperCase(), url, body, { ...(headers && { headers }) })

/** Doors that only ask, although they are no GET. */
const ASKING = new Set([
  'post /v1/backtests',
  'post /v1/backtests/{id}/cancel',
  'post /v1/whatifs',
  'post /v1/whatifs/{id}/cancel',
  'post /v1/exports',
  'post /v1/exports/{id}/cancel',
  'post /v1/members:find',
  'post /v1/members:search',
  'post /v1/segments:estimate',
  'post /v1/programs/{program}/validate',
])

describe('a role', () => {
  it('has the scopes that were agreed', () => {
    const given = Object.fromEntries(
      Object.keys(AGREED).map((scope) => [scope, STAFF_ROLES.filter((role) => (STAFF_SCOPES[role] as readonly string[]).includes(scope))]),
    )
    expect(given).toEqual(AGREED)
    expect(new Set(STAFF_ROLES.flatMap((role) => STAFF_SCOPES[role]))).toEqual(new Set(Object.keys(AGREED)))
  })

  it('opens the doors of its scopes, and no other', { timeout: 120_000 }, async () => {
    expect(Object.keys(scopes).toSorted()).toEqual(Object.keys(rows).toSorted())
    let [opened, shut] = [0, 0]
    for (const [door, row] of Object.entries(rows)) {
      for (const role of STAFF_ROLES) {
        const may = AGREED[scopes[door]!]!.includes(role)
        // What can be done but once is left to the owner.
        if (may && (row.once || door.startsWith('delete ')) && role !== 'owner') continue
        api.clock.time += 200
        const answer = await ask(people[role], door, row)
        const name = `${role} ${door}: ${answer.text}`
        expect(answer.status === 403 && answer.json.code === 'forbidden', name).toBe(!may)
        expect(answer.status, name).toBeLessThan(500)
        if (may) opened += 1
        else shut += 1
      }
    }
    expect({ many: opened > 400, none: shut > 300, opened, shut }).toMatchObject({ many: true, none: true })
  })

  it('of a reader writes nothing anywhere', async () => {
    for (const role of ['analyst', 'finance', 'auditor', 'partner'] as const)
      for (const [door, row] of Object.entries(rows)) {
        if (door.startsWith('get ') || ASKING.has(door)) continue
        api.clock.time += 200
        refused(await ask(people[role], door, row), 403, 'forbidden')
      }
  })
})

describe('the session of another organization', () => {
  it('reaches nothing of this one, by any door', { timeout: 120_000 }, async () => {
    const owner = await stranger.person('owner')
    const before = await counts()
    for (const [door, row] of Object.entries({ ...rows, ...ownRows(personal) })) {
      api.clock.time += 200
      if (door === 'delete /v1/session') continue
      const answer = await ask(owner, door, row)
      const name = `${door}: ${answer.text}`
      // The key of the program is the same there: what is found under it is the stranger's own.
      const own = row.elsewhere === 'own' || row.url.startsWith('/v1/programs/')
      if (own) expect(answer.status, name).toBeLessThan(500)
      else expect(answer.status, name).toBe(row.elsewhere)
      for (const id of [...Object.values(personal), ids.member, ids.customer, ids.phone])
        expect(answer.text.includes(id) && `${door} shows ${id}`).toBe(false)
    }
    expect(await counts()).toEqual(before)
  })

  it('is told of no program but its own', async () => {
    const tearoom = await api.tenant('third', 'tearoom', (d) => (d['key'] = 'tearoom'))
    const owner = await tearoom.person('owner')
    for (const url of ['/v1/members', '/v1/programs', '/v1/staff', '/v1/audit'])
      refused(await owner.get(url, { 'perennial-program': 'cafe' }), 403, 'not_your_program')
  })
})

describe('a role in one program', () => {
  it('goes before that in the whole organization, and none in another program', async () => {
    const sibling = await api.tenant('shanshui', 'teahouse', (d) => (d['key'] = 'teahouse'))
    const { id, link } = accepted(
      await people.owner.post('/v1/staff', {
        email: 'two@example.com',
        name: 'Two',
        roles: [
          { program: 'cafe', role: 'manager' },
          { program: null, role: 'analyst' },
        ],
      }),
    )
    expect(id).toMatch(/^stf_/)
    const token = link.split('#')[1]
    const entered = await api.nobody.post('/v1/sign-in/password', { token, password: 'seven quiet herons' }, { key: null })
    const cookie = String(entered.headers['set-cookie']).split(';')[0]!
    const get = (url: string, program: string): Promise<Answer> => api.nobody.get(url, { cookie, 'perennial-program': program })
    const { programs } = accepted(await get('/v1/session', 'cafe'), 200)
    expect(programs.map(({ key, role }: { key: string; role: string }) => [key, role])).toEqual([
      ['cafe', 'manager'],
      ['teahouse', 'analyst'],
    ])
    accepted(await get('/v1/members', 'cafe'), 200)
    refused(await get('/v1/members', 'teahouse'), 403, 'forbidden')
    expect(sibling.organizationId).toBe(api.organizationId)
  })
})

describe('people', () => {
  it('are masked for staff, and in clear for whoever says why, which is recorded', async () => {
    const member = await enrol(api.service, { identities: [phone('+8613912345678')], attributes: { name: 'Lin Xiao', city: 'Shanghai' } })
    expect(accepted(await api.service.get(`/v1/members/${member}`), 200).personal).toEqual({ name: 'Lin Xiao' })
    for (const role of ['owner', 'agent', 'auditor', 'associate'] as const) {
      const one = accepted(await people[role].get(`/v1/members/${member}`), 200)
      const { items } = accepted(await people[role].get('/v1/members?limit=200'), 200)
      expect(
        items.find(({ id }: { id: string }) => id === member),
        role,
      ).toEqual(one)
      expect(one.personal, role).toEqual(role === 'associate' ? {} : { name: 'L***' })
      // Who works with people calls them by their name.
      expect(one.name, role).toBe({ owner: 'Lin Xiao', agent: 'Lin Xiao', auditor: 'L***', associate: null }[role])
    }
    for (const role of ['owner', 'agent', 'auditor'] as const) {
      const { items } = accepted(await people[role].get('/v1/programs/cafe/new-members?limit=200'), 200)
      const one = items.find((item: { member: { id: string } }) => item.member.id === member).member
      expect(one.personal, role).toEqual({ name: 'L***' })
      expect(one.name, role).toBe({ owner: 'Lin Xiao', agent: 'Lin Xiao', auditor: 'L***' }[role])
    }
    refused(await people.auditor.post(`/v1/members/${member}/reveal`, { reason: 'curious' }), 403, 'forbidden')
    refused(await people.agent.post(`/v1/members/${member}/reveal`, {}), 400, 'invalid_request')
    const revealed = accepted(await people.agent.post(`/v1/members/${member}/reveal`, { reason: 'She asked for a parcel' }), 200)
    expect(revealed).toMatchObject({ personal: { name: 'Lin Xiao' }, identities: [{ kind: 'phone', value: '+8613912345678' }] })
    const { items } = accepted(await people.auditor.get(`/v1/audit?target=${member}&kind=reveal`), 200)
    expect(items).toMatchObject([{ staff: { id: people.agent.id }, role: 'agent', reason: 'She asked for a parcel', status: 200 }])
    expect(JSON.stringify(items)).not.toMatch(/Lin Xiao|13912345678/)
  })
})

/** How much there is of the first organization. */
async function counts(): Promise<unknown> {
  const of = { staff: 'organization_id', customers: 'organization_id', identities: 'organization_id' }
  const parts = Object.entries(of).map(([t, c]) => `(select count(*)::int from ${t} where ${c} = '${api.organizationId}') as ${t}`)
  const programs = ['commands', 'members', 'api_keys', 'versions'].map(
    (t) => `(select count(*)::int from ${t} where program_id = ${api.programId}) as ${t}`,
  )
  const { rows: found } = await api.ctx.pool.query(`select ${[...parts, ...programs].join(', ')}`)
  return found
}
