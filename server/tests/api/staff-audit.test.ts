import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api, type SignedInCaller } from './open-api.ts'
import { accepted, adjust, enrol, freshPhone, phone, refused, rich } from './requests.ts'

let api: Api
let manager: SignedInCaller
let auditor: SignedInCaller
beforeAll(async () => {
  api = await openApi()
  manager = await api.person('manager')
  auditor = await api.person('auditor')
})
afterAll(() => api.close())

const acts = async (query: string): Promise<any[]> => accepted(await auditor.get(`/v1/audit?${query}`), 200).items

describe('what staff write', () => {
  it('is recorded with what it was and what it is', async () => {
    const member = await enrol(api.service, { attributes: { city: 'Suzhou' } })
    const reason = '她搬家了 & asked'
    const headers = { 'perennial-reason': encodeURIComponent(reason) }
    accepted(await manager.patch(`/v1/members/${member}`, { attributes: { city: 'Hangzhou' }, add_tags: ['moved'] }, { headers }))
    expect(await acts(`target=${member}`)).toEqual([
      {
        id: expect.any(Number) as unknown,
        at: new Date(api.clock.now()).toISOString(),
        staff: { id: manager.id, name: 'The manager' },
        role: 'manager',
        kind: 'write',
        request: expect.stringMatching(/^[\da-f-]{36}$/) as unknown,
        route: 'PATCH /v1/members/{id}',
        targets: [member, expect.stringMatching(/^dec_/)],
        reason,
        status: 201,
        before: { 'attributes.city': 'Suzhou', tags: [] },
        after: { 'attributes.city': 'Hangzhou', tags: ['moved'] },
      },
    ])
  })

  it('is recorded once; a repetition as such, and what was refused too', async () => {
    const member = await rich(api.service, 50)
    const give = { currency: 'beans', amount: 5, reason: 'goodwill' }
    for (const key of ['same', 'same']) accepted(await manager.post(`/v1/members/${member}/adjustments`, give, { key }))
    refused(await manager.post(`/v1/members/${member}/adjustments`, { ...give, currency: 'pearls' }), 422, 'unknown_currency')
    refused(await auditor.post(`/v1/members/${member}/adjustments`, give), 403, 'forbidden')
    const found = await acts(`target=${member}&route=${encodeURIComponent('POST /v1/members/{id}/adjustments')}`)
    expect(found.map(({ kind, status, role, reason }) => [kind, status, role, reason])).toEqual([
      ['write', 403, 'auditor', null],
      ['write', 422, 'manager', 'goodwill'],
      ['repeat', 201, 'manager', 'goodwill'],
      ['write', 201, 'manager', 'goodwill'],
    ])
    expect(found[3].after.balances[0].available - found[3].before.balances[0].available).toBe(5)
  })

  it('holds no personal field, no password and no secret', async () => {
    const number = freshPhone()
    const member = await enrol(manager, { identities: [phone(number)], attributes: { name: 'Zhang Wenxiu' } })
    accepted(await manager.patch(`/v1/members/${member}`, { attributes: { name: 'Zhang Qiang' } }))
    const owner = await api.person('owner')
    const { key } = accepted(await owner.post('/v1/keys', { name: 'till', role: 'store' }))
    const { link } = accepted(
      await owner.post('/v1/staff', { email: 'audited@example.com', name: 'New', roles: [{ program: 'cafe', role: 'agent' }] }),
    )
    const { rows } = await api.ctx.pool.query('select string_agg(a::text, chr(10)) as all from staff_acts a')
    for (const secret of [number, number.slice(3), 'Zhang', 'Wenxiu', key, link.split('#')[1], 'audited@example.com'])
      expect((rows[0].all as string).includes(secret) && secret).toBe(false)
  })

  it('is not recorded of machines, of reading and of asking', async () => {
    const before = await acts('')
    const member = await enrol(api.service)
    accepted(await adjust(api.service, member, 5))
    accepted(await manager.get(`/v1/members/${member}`), 200)
    refused(await manager.post('/v1/members:find', { identity: phone() }, { key: null }), 404, 'not_found')
    expect(await acts('')).toEqual(before)
  })

  it('is written before it is answered, or it is not answered', async () => {
    const member = await enrol(api.service)
    await api.ctx.pool.query('alter table staff_acts rename to staff_acts_gone')
    const lost = await manager.patch(`/v1/members/${member}`, { add_tags: ['a'] }, { key: 'again' })
    expect(lost.status).toBe(500)
    await api.ctx.pool.query('alter table staff_acts_gone rename to staff_acts')
    accepted(await manager.patch(`/v1/members/${member}`, { add_tags: ['a'] }, { key: 'again' }))
    expect((await acts(`target=${member}`)).map(({ kind }) => kind)).toEqual(['repeat'])
  })

  it('cannot be changed afterwards', async () => {
    for (const sql of ["update staff_acts set reason = 'other'", 'delete from staff_acts', 'truncate staff_acts'])
      await expect(api.ctx.pool.query(sql), sql).rejects.toMatchObject({ code: '23001' })
  })
})

describe('the record', () => {
  it('is searched by person, kind, route and time, and read by pages', async () => {
    const agent = await api.person('agent')
    const member = await enrol(api.service)
    const begun = new Date(api.clock.now() + 60_000).toISOString()
    for (let i = 0; i < 5; i++) {
      api.clock.time += 60_000
      accepted(await agent.patch(`/v1/members/${member}`, { add_tags: [`t${i}`] }))
    }
    const all = await acts(`staff=${agent.id}`)
    expect(all.map(({ after }) => after.tags.at(-1))).toEqual(['t4', 't3', 't2', 't1', 't0'])
    expect(await acts(`staff=${agent.id}&to=${begun}`)).toEqual([])
    expect(await acts(`staff=${agent.id}&from=${begun}&to=${new Date(api.clock.now()).toISOString()}`)).toEqual(all.slice(1))
    const pages: any[] = []
    let next = ''
    do {
      const page = accepted(await auditor.get(`/v1/audit?staff=${agent.id}&limit=2${next && `&cursor=${next}`}`), 200)
      pages.push(...page.items)
      next = page.next
    } while (next)
    expect(pages).toEqual(all)
    refused(await auditor.get('/v1/audit?cursor=x'), 400, 'invalid_cursor')
    refused(await agent.get('/v1/audit'), 403, 'forbidden')
  })

  it('is read as CSV, in which no cell is a formula', async () => {
    const member = await enrol(api.service)
    const headers = { 'perennial-reason': encodeURIComponent('=HYPERLINK("x")') }
    accepted(await manager.patch(`/v1/members/${member}`, { add_tags: ['csv'] }, { headers }))
    const csv = await auditor.get(`/v1/audit.csv?target=${member}`)
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    const lines = csv.text.trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toBe('at,staff,name,role,kind,route,targets,reason,status,before,after,request,id')
    expect(lines[1]).toContain('"\'=HYPERLINK(""x"")"')
  })

  it('is that of one program, with what concerns the organization', async () => {
    const sibling = await api.tenant('shanshui', 'teahouse', (d) => (d['key'] = 'teahouse'))
    const elsewhere = await api.tenant('elsewhere', 'cafe')
    const member = await enrol(api.service)
    accepted(await manager.patch(`/v1/members/${member}`, { add_tags: ['here'] }))
    expect(accepted(await sibling.owner.get(`/v1/audit?target=${member}`), 200).items).toEqual([])
    expect(accepted(await elsewhere.owner.get('/v1/audit'), 200).items).toEqual([])
    // A key of an owner reads it too.
    expect(accepted(await api.owner.get(`/v1/audit?target=${member}`), 200).items).toHaveLength(1)
  })
})

describe('who signs in', () => {
  it('is recorded, and who tries to', async () => {
    const person = await api.person('agent', { password: 'seven quiet herons' })
    const enter = (password: string): Promise<unknown> => api.nobody.post('/v1/sessions', { email: person.email, password }, { key: null })
    await enter('not the password')
    await enter('seven quiet herons')
    await expect
      .poll(async () => (await acts(`staff=${person.id}`)).map(({ kind }) => String(kind)).join(' '))
      .toMatch(/^(sign_in_failed signed_in|signed_in sign_in_failed)$/)
    const text = JSON.stringify(await acts(`staff=${person.id}`))
    expect(text).toContain('127.0.0.*')
    expect(text).not.toMatch(/herons|not the password|agent-\d+@/)
  })
})
