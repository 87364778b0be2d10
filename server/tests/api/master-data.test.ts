import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from './open-api.ts'
import { accepted, basket, enrol, grants, malformed, refused } from './requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const LATTE = {
  valid_from: '2026-01-01',
  names: { en: 'Latte', zh: '拿铁' },
  category: 'latte',
  brand: 'Shanshui',
  tags: ['hot'],
  price: 2800,
  margin: 1900,
}
const MONDAY = '2026-06-01T12:00:00+08:00'

describe('products', () => {
  it('are known with what they were before', async () => {
    const put = (body: object) => api.service.put('/v1/products/LAT-R', body)
    expect(accepted(await put(LATTE), 200)).toEqual({ sku: 'LAT-R', history: [LATTE] })
    const dearer = { ...LATTE, valid_from: '2026-05-01', price: 3000 }
    expect(accepted(await put(dearer), 200).history).toEqual([LATTE, dearer])
    const corrected = { ...LATTE, margin: -100 }
    expect(accepted(await put(corrected), 200).history).toEqual([corrected, dearer])
    expect(accepted(await api.owner.get('/v1/products/LAT-R'), 200)).toEqual({ sku: 'LAT-R', history: [corrected, dearer] })
    const bare = accepted(await api.service.put('/v1/products/咖啡 1', { valid_from: '2026-01-01', names: { zh: '咖啡' } }), 200)
    expect(bare.history[0]).toMatchObject({ category: '', brand: '', tags: [], price: null, margin: null })
    expect(accepted(await api.service.get(`/v1/products/${encodeURIComponent('咖啡 1')}`), 200)).toEqual(bare)
  })

  it('tell rules what a line is, as of the day of the order, as soon as they are recorded', async () => {
    const member = await enrol(api.service)
    const buy = async (at: string, category?: string) => {
      const order = basket([['FLAT', 1, 2000, category]] as never)
      return grants(accepted(await api.store.post('/v1/orders', { member, at, order })))['latte_monday.beans']
    }
    expect(await buy(MONDAY)).toBeUndefined()
    accepted(await api.service.put('/v1/products/FLAT', { ...LATTE, valid_from: '2026-05-26' }), 200)
    expect(await buy(MONDAY)).toBe(15)
    expect(await buy('2026-05-25T12:00:00+08:00')).toBeUndefined()
    // What the till says of a line goes before what is known of the product.
    expect(await buy(MONDAY, 'tea')).toBeUndefined()
  })

  it('are refused where something is wrong', async () => {
    const put = (body: object, sku = 'X') => api.service.put(`/v1/products/${sku}`, body)
    malformed(await put({}), 'body.valid_from', 'body.names')
    malformed(await put({ ...LATTE, valid_from: '2026-02-30' }), 'body.valid_from')
    malformed(await put({ ...LATTE, price: -1, margin: 1.5, tags: 'hot' }), 'body.price', 'body.margin', 'body.tags')
    malformed(await put({ ...LATTE, names: { fr: 'Latte' } }), 'body.names')
    malformed(await put({ ...LATTE, colour: 'brown' }), 'body')
    malformed(await put(LATTE, 'x'.repeat(101)), 'params.sku')
    refused(await api.service.get('/v1/products/nothing'), 404, 'not_found')
    refused(await api.store.get('/v1/products/LAT-R'), 403, 'forbidden')
    refused(await api.store.put('/v1/products/LAT-R', LATTE), 403, 'forbidden')
  })
})

describe('stores', () => {
  const BUND = {
    valid_from: '2026-01-01',
    names: { en: 'The Bund', zh: '外滩店' },
    region: 'Shanghai',
    time_zone: 'Asia/Shanghai',
    hours: [{ weekday: 1, from: '07:00', to: '22:00' }],
  }

  it('are known with what they were before', async () => {
    expect(accepted(await api.service.put('/v1/stores/S1', BUND), 200)).toEqual({ key: 'S1', history: [BUND] })
    const moved = { ...BUND, valid_from: '2026-06-01', region: 'Suzhou', hours: null }
    expect(accepted(await api.service.put('/v1/stores/S1', moved), 200).history).toEqual([BUND, moved])
    expect(accepted(await api.owner.get('/v1/stores/S1'), 200)).toEqual({ key: 'S1', history: [BUND, moved] })
  })

  it('are listed as they are today, page by page, for whoever serves people', async () => {
    const put = (key: string, valid_from: string, region: string): Promise<unknown> =>
      api.service.put(`/v1/stores/${key}`, { ...BUND, valid_from, region }).then((answer) => accepted(answer, 200))
    await put('L1', '2026-01-01', 'East')
    await put('L1', '2026-03-01', 'West')
    await put('L1', '2036-01-01', 'North')
    await put('L2', '2036-01-01', 'South')
    const keys: Record<string, string> = {}
    let cursor = ''
    do {
      const page = accepted(await api.store.get(`/v1/stores?limit=1${cursor && `&cursor=${cursor}`}`), 200)
      for (const { key, region } of page.items as { key: string; region: string }[]) keys[key] = region
      cursor = page.next ?? ''
    } while (cursor)
    expect(keys).toMatchObject({ L1: 'West', L2: 'South' })
    refused(await api.store.get('/v1/stores?cursor=nonsense'), 400, 'invalid_cursor')
  })

  it('are refused where something is wrong', async () => {
    const put = (body: object) => api.service.put('/v1/stores/S2', body)
    malformed(
      await put({ ...BUND, hours: [{ weekday: 8, from: '7:00', to: '24:00' }] }),
      'body.hours.0.weekday',
      'body.hours.0.from',
      'body.hours.0.to',
    )
    malformed(await put({ names: {} }), 'body.valid_from')
    malformed(await put({ ...BUND, time_zone: 'Mars/Olympus' }), 'body.time_zone')
    refused(await api.service.get('/v1/stores/S2'), 404, 'not_found')
    refused(await api.store.get('/v1/stores/S1'), 403, 'forbidden')
    refused(await api.store.put('/v1/stores/S1', BUND), 403, 'forbidden')
  })
})
