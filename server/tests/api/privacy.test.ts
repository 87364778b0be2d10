import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, adjust, basket, enrol } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => (d['settings'].unknown_identity = 'keep'))
})
afterAll(() => api.close())

/** What nobody may find in a dump, in every form in which it might have been written down. */
const SECRETS = {
  phone: ['13871234509', '138 7123 4509', '8613871234509'],
  other: ['15998765421', '8615998765421'],
  email: ['wenxiu.zhang-7391@example.cn', 'wenxiu.zhang-7391', 'Wenxiu.Zhang-7391'],
  name: ['張文秀', '文秀'],
  birthday: ['1987-03-19'],
  openid: ['oQ3dkE81xZpLr2Vt'],
  card: ['SXK8842190077'],
}

/** Somebody whose every datum is a secret, put through everything that takes one. */
async function live(): Promise<string> {
  const { service, store } = api
  const identities = [
    { kind: 'phone', value: '+86 138 7123 4509' },
    { kind: 'email', value: 'Wenxiu.Zhang-7391@example.cn' },
  ]
  // Known first as a customer, whose order is kept.
  accepted(await service.post('/v1/customers', { identity: identities[1], personal: { nickname: '文秀' } }))
  accepted(await store.post('/v1/orders', { identity: { kind: 'phone', value: '15998765421' }, order: basket([['L', 1, 900]]) }), 202)
  accepted(
    await store.post('/v1/orders', { identity: { kind: 'email', value: 'wenxiu.zhang-7391@example.cn' }, order: basket([['L', 1, 900]]) }),
    202,
  )
  const member = await enrol(service, { identities, attributes: { name: '張文秀', birthday: '1987-03-19', city: 'Suzhou' } })
  const path = `/v1/members/${member}`
  accepted(
    await service.post(`${path}/identities`, { kind: 'wechat_openid', value: 'oQ3dkE81xZpLr2Vt', channel: 'wechat', app: 'wx9' }),
    200,
  )
  accepted(await service.post(`${path}/identities`, { kind: 'card', value: 'sxk 8842 1900 77' }), 200)
  accepted(await service.patch(path, { attributes: { name: '張文秀', favourite_store: 'S1' } }))
  accepted(await store.post('/v1/orders', { identity: identities[0], order: basket([['L', 1, 5000]]) }))
  accepted(await store.post('/v1/events', { identity: identities[0], type: 'visit', attributes: { store: 'S1' } }))
  accepted(await store.post('/v1/redemptions', { identity: identities[0], currency: 'beans', amount: 5 }))
  accepted(await store.post('/v1/gifts', { from: member, to: await enrol(service), currency: 'beans', amount: 5 }))
  accepted(await adjust(service, member, 5))
  accepted(await store.post('/v1/redemptions', { identity: identities[0], currency: 'beans', amount: 5000 }), 422)
  accepted(await service.post('/v1/members', { identities }), 409)
  accepted(await service.post(`/v1/members/${await enrol(service)}/identities`, identities[0]), 409)
  accepted(await service.post('/v1/members:find', { identity: identities[1] }), 200)
  await api.settle()
  return member
}

/** Every place of the database where a text may stand, and the number of its rows that hold one of `needles`. */
async function findIn(needles: readonly string[]): Promise<{ looked: number; found: string[] }> {
  const { rows: columns } = await api.ctx.pool.query<{ table: string; column: string; type: string }>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
     where table_schema = 'public' and data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'USER-DEFINED')`,
  )
  const found: string[] = []
  for (const { table, column, type } of columns) {
    // Bytes are looked through as they are: a text in clear would stand there in UTF-8.
    const value =
      type === 'bytea' ? `position(convert_to(needle, 'UTF8') in "${column}")` : `position(lower(needle) in lower("${column}"::text))`
    const { rows } = await api.ctx.pool.query<{ needle: string }>(
      `select distinct needle from "${table}", unnest($1::text[]) needle where ${value} > 0`,
      [needles],
    )
    for (const { needle } of rows) found.push(`${table}.${column} holds ${needle}`)
  }
  return { looked: columns.length, found }
}

describe('a dump of the database', () => {
  it('shows no phone number, no address and no name', async () => {
    const member = await live()
    // The search finds what is there in clear, in texts, in documents and in bytes.
    const { looked, found } = await findIn(['Suzhou', 'everyday', '***@example.cn'])
    expect(looked).toBeGreaterThan(50)
    expect(found).toEqual(
      expect.arrayContaining([
        'holder_states.progress holds Suzhou',
        'versions.document holds everyday',
        'identities.masked holds ***@example.cn',
      ]),
    )
    await api.ctx.pool.query("create table scanned (bytes bytea); insert into scanned values (convert_to('x 張文秀 x', 'UTF8'))")
    expect((await findIn(SECRETS.name)).found.toSorted()).toEqual(['scanned.bytes holds 張文秀', 'scanned.bytes holds 文秀'].toSorted())
    await api.ctx.pool.query('drop table scanned')
    expect((await findIn(Object.values(SECRETS).flat())).found).toEqual([])
    // And yet it is all there for whoever may see it.
    expect(accepted(await api.service.get(`/v1/members/${member}`), 200).personal).toEqual({
      nickname: '文秀',
      name: '張文秀',
      birthday: '1987-03-19',
    })
  })

  it('shows no API key either', async () => {
    // The part after the prefix, by which a key is known and revoked.
    const keys = [api.owner, api.service, api.store].map((caller) => caller.token!.slice('pk_0123456789_'.length))
    expect(keys.every((key) => key.length === 32)).toBe(true)
    expect((await findIn(keys)).found).toEqual([])
  })
})
