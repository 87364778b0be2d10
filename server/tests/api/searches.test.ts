import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { indexAgain, indexEverybody, indexingState } from '../../src/customers/index-everybody.ts'
import { decodeId, uuidText } from '../../src/kit/ids.ts'
import { openApi, type Api, type Tenant } from './open-api.ts'
import { accepted, adjust, basket, enrol, malformed, phone, refused } from './requests.ts'

let api: Api
let sibling: Tenant
/** Their ids, by what they are called here. */
const who: Record<string, string> = {}

beforeAll(async () => {
  api = await openApi((d) => (d['settings'].unknown_identity = 'keep'))
  sibling = await api.tenant('shanshui', 'tearoom', (d) => (d['key'] = 'tearoom'))
  const enrolled = async (name: string, ...identities: object[]): Promise<string> =>
    enrol(api.service, { identities, attributes: { name, city: 'Suzhou' } })
  who['olivia'] = await enrolled('Olivia O’Brien', phone('+8613800131234'), { kind: 'email', value: 'Olivia.OB@example.com' })
  who['oliver'] = await enrolled('Oliver Smith', { kind: 'card', value: 'SX 8842-1900 77' })
  who['li'] = await enrolled('Li Müller', phone('+447700900123'))
  who['liang'] = await enrolled('Liang Chen', phone('+8613900134321'))
  who['wang'] = await enrolled('王小明', phone('+8613700001234'))
  who['wangxiao'] = await enrolled('王晓', { kind: 'wechat_unionid', value: 'oQ3dkE81xZpLr2Vt' })
})
afterAll(() => api.close())

const search = async (query: string, caller = api.service): Promise<any> =>
  accepted(await caller.post('/v1/members:search', { query }), 200)

/** The names under which those were enrolled who are found, in order. */
async function found(query: string): Promise<string[]> {
  const { items } = await search(query)
  return items.map(({ member }: { member: string }) => Object.keys(who).find((name) => who[name] === member) ?? 'nobody here')
}

describe('POST /v1/members:search', () => {
  it('finds by names and their beginnings, however they are typed', async () => {
    expect(await found('olivia')).toEqual(['olivia'])
    expect((await found('OLI')).toSorted()).toEqual(['oliver', 'olivia'])
    expect(await found("o'brien")).toEqual(['olivia'])
    expect(await found('obrien oliv')).toEqual(['olivia'])
    expect(await found('muller')).toEqual(['li'])
    expect(await found('ＭÜLL')).toEqual(['li'])
    expect(await found('olivia smith')).toEqual([])
    expect(await found('Oliviana')).toEqual([])
    // Who is called so stands before who is called something longer.
    expect(await found('li')).toEqual(['li', 'liang'])
  })

  it('finds by any part of a name that has no spaces', async () => {
    expect((await found('王')).toSorted()).toEqual(['wang', 'wangxiao'])
    expect(await found('小明')).toEqual(['wang'])
    expect(await found('王小明')).toEqual(['wang'])
    expect(await found('王晓')).toEqual(['wangxiao'])
    expect(await found('王明')).toEqual([])
  })

  it('finds by a number, whole or by its end, in any way of writing it', async () => {
    expect(await found('13800131234')).toEqual(['olivia'])
    expect(await found('+86 138-0013-1234')).toEqual(['olivia'])
    expect((await found('1234')).toSorted()).toEqual(['olivia', 'wang'])
    expect(await found('31234')).toEqual(['olivia'])
    expect(await found('07700 900123')).toEqual(['li'])
    expect(await found('sx88421900 77')).toEqual(['oliver'])
    expect(await found('0077')).toEqual(['oliver'])
    expect(await found('99990077')).toEqual([])
    expect(await found('oQ3dkE81xZpLr2Vt')).toEqual(['wangxiao'])
    // A name and the end of a number together.
    expect(await found('王 1234')).toEqual(['wang'])
    expect(await found('王 4321')).toEqual([])
  })

  it('finds by an e-mail address and its beginning', async () => {
    expect(await found('olivia.ob@EXAMPLE.com')).toEqual(['olivia'])
    expect(await found('olivia.ob')).toEqual(['olivia'])
    expect(await found('olivia.ob@')).toEqual(['olivia'])
    expect(await found('olivia.other@example.com')).toEqual([])
  })

  it('finds by an order’s number and by ids', async () => {
    const order = basket([['LAT', 1, 3000]])
    const placed = accepted(await api.store.post('/v1/orders', { member: who['liang'], order }))
    const [byOrder] = (await search(order['reference'] as string)).items
    expect(byOrder).toMatchObject({ member: who['liang'], matched: [{ by: 'order', shown: order['reference'] }] })
    for (const id of [placed.order, placed.decision, who['liang']!, byOrder.customer]) expect(await found(id)).toEqual(['liang'])
    expect(await found('mem_7zzzzzzzzzzzzzzzzzzzzzzzzz')).toEqual([])
    // An order that is kept is somebody's who has not joined.
    const kept = basket([['LAT', 1, 3000]])
    accepted(await api.store.post('/v1/orders', { identity: phone('+8613611112222'), order: kept }), 202)
    const { items } = await search(kept['reference'] as string)
    expect(items).toMatchObject([{ member: null, name: null, status: null, identities: [{ kind: 'phone', masked: '+86 *** 2222' }] }])
  })

  it('shows enough to tell people apart, and no number', async () => {
    accepted(await adjust(api.service, who['olivia']!, 75))
    const { items, more } = await search('olivia')
    expect(more).toBe(false)
    expect(items).toEqual([
      {
        member: who['olivia'],
        customer: expect.stringMatching(/^cus_/) as unknown,
        name: 'Olivia O’Brien',
        status: 'active',
        joined_at: expect.any(String) as unknown,
        tiers: { status: expect.any(String) as unknown },
        balances: { beans: 75 },
        identities: [
          { kind: 'email', masked: 'o***@example.com', verified: false },
          { kind: 'phone', masked: '+86 *** 1234', verified: false },
        ],
        matched: [
          { by: 'name', shown: null },
          { by: 'email', shown: 'o***@example.com' },
        ],
      },
    ])
  })

  it('knows people of the organization who are no members of the program, behind those who are', async () => {
    const { items } = await search('oli', sibling.service)
    expect(items.map((item: { member: unknown; balances: unknown }) => [item.member, item.balances])).toEqual([
      [null, {}],
      [null, {}],
    ])
    const there = accepted(await sibling.service.post('/v1/members', { identities: [{ kind: 'card', value: 'SX8842190077' }] })).id
    expect((await search('oli', sibling.service)).items[0]).toMatchObject({ member: there, name: 'Oliver Smith' })
    const stranger = await api.tenant('elsewhere', 'cafe')
    for (const query of ['olivia', '13800131234', '王', who['olivia']!]) expect((await search(query, stranger.service)).items).toEqual([])
  })

  it('lets those who see no people find by whole identities alone', async () => {
    const associate = await api.caller('service', ['members:read'], 'associate')
    await api.ctx.pool.query("update api_keys set role = 'store' where name = 'associate'")
    expect((await search('olivia', associate)).items).toEqual([])
    expect((await search('1234', associate)).items).toEqual([])
    expect((await search('13800131234', associate)).items).toMatchObject([{ member: who['olivia'], name: null }])
  })

  it('takes as many as asked for and says that there are more', async () => {
    const page = accepted(await api.service.post('/v1/members:search', { query: 'oli', limit: 1 }), 200)
    expect(page).toMatchObject({ items: [{}], more: true })
    expect(await found('o')).toEqual([])
    expect(await found(' - ')).toEqual([])
    malformed(await api.service.post('/v1/members:search', { query: '' }), 'body.query')
    malformed(await api.service.post('/v1/members:search', { query: 'x', limit: 51 }), 'body.limit')
    refused(await api.store.post('/v1/members:search', { query: 'olivia' }), 403, 'forbidden')
  })
})

describe('what people are searched by', () => {
  it('changes with them, in every way in which they change', async () => {
    const member = await enrol(api.service, { identities: [phone('+8613511110001')], attributes: { name: 'Agnes Old' } })
    who['agnes'] = member
    accepted(await api.service.patch(`/v1/members/${member}`, { attributes: { name: 'Agnes New' } }))
    expect([await found('agnes old'), await found('agnes new')]).toEqual([[], ['agnes']])
    accepted(await api.service.post(`/v1/members/${member}/identities`, { kind: 'card', value: 'AGNES-0001-77' }), 200)
    expect(await found('agnes000177')).toEqual(['agnes'])
    accepted(await api.service.post(`/v1/members/${member}/identities/remove`, { kind: 'card', value: 'AGNES000177' }), 200)
    expect(await found('agnes000177')).toEqual([])
    expect(await found('13511110001')).toEqual(['agnes'])
    const customer = accepted(
      await api.service.post('/v1/customers', {
        identity: { kind: 'email', value: 'berta@example.com' },
        personal: { first_name: 'Berta', surname: 'Busch' },
      }),
    )
    expect((await search('busch')).items).toMatchObject([{ customer: customer.id, member: null, name: 'Berta Busch' }])
  })

  it('is the same when everybody is indexed anew', async () => {
    const terms = async (): Promise<unknown[]> =>
      (await api.ctx.pool.query('select * from person_terms order by organization_id, customer_id')).rows
    const before = await terms()
    expect(before.length).toBeGreaterThan(8)
    await api.ctx.pool.query('truncate person_terms')
    await indexAgain(api.ctx)
    while ((await indexEverybody(api.ctx)) > 0);
    expect(await terms()).toEqual(before)
    expect(await indexingState(api.ctx)).toEqual({ people: before.length, finished: true })
    expect(await indexEverybody(api.ctx)).toBe(0)
  })

  it('is gone when their key is', async () => {
    const member = await enrol(api.service, { identities: [phone('+8613511110002')], attributes: { name: 'Erased Soon' } })
    const { customer } = (await search('erased')).items[0]
    expect(customer).toMatch(/^cus_/)
    const count = async (): Promise<number> => (await api.ctx.pool.query('select from person_terms')).rowCount!
    const before = await count()
    await api.ctx.pool.query(
      'update customers c set wrapped_key = null, personal = null from members m where m.customer_id = c.id and m.holder_id = $1',
      [uuidText(decodeId('mem', member)!)],
    )
    expect(await count()).toBe(before - 1)
    expect((await search('erased')).items).toEqual([])
    // The index that is made anew leaves them out as well.
    await indexAgain(api.ctx)
    while ((await indexEverybody(api.ctx)) > 0);
    expect(await count()).toBe(before - 1)
  })
})
