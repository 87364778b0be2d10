import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { gb18030 } from '../imports/gb18030.ts'
import { api, folder, imported, memberOf, personalOf, rejectsOf, setUploads, uploaded, work } from '../imports/uploading.ts'
import { accepted, beansOf, enrol, freshPhone, refused } from './requests.ts'

setUploads()

describe('an import of members', () => {
  it('takes the rows it can, and lets the others be mended until they are there too', async () => {
    const [one, two, three] = [freshPhone(), freshPhone(), freshPhone()]
    const rows = `手机号,姓名,城市,生日\n${one},林晓,上海,1990-01-02\n12,陈晨,杭州,1991-02-03\n${two},=王五,苏州,02/03\n${three},赵六,南京,\n`
    const done = await imported('members', gb18030(rows))
    expect(done).toMatchObject({ state: 'done', rows: { read: 4, taken: 2, known: 0, rejected: 2, mended: 0 }, progress: 1, error: null })
    expect(done.reasons).toEqual({ bad_attribute: 1, bad_identity: 1 })
    expect(readdirSync(join(folder, 'imports'))).toEqual([])
    expect(await personalOf(one)).toEqual({ name: '林晓', birthday: '1990-01-02' })
    expect(await memberOf(two)).toBe(null)

    const rejects = await rejectsOf(done.id, 'zh')
    expect(rejects.map(({ line, message, cells }) => [line, message, cells['姓名']])).toEqual([
      [3, '“12…”不能作为 手机号', '陈晨'],
      [4, '生日 为“02/03”，与计划声明的类型不符', '=王五'],
    ])
    const csv = await api.owner.get(`/v1/imports/${done.id}/rejects.csv`)
    expect(csv.headers['content-disposition']).toContain('.rejected.csv')
    expect(csv.text.split('\r\n')).toEqual([
      '\uFEFFline,reason,detail,手机号,姓名,城市,生日',
      '3,bad_identity,"""12…"" cannot be a Phone",12,陈晨,杭州,1991-02-03',
      `4,bad_attribute,"Birthday is ""02/03"", which is not of the type that the program declares",${two},'=王五,苏州,02/03`,
      '',
    ])

    const still = accepted(await api.owner.post(`/v1/imports/${done.id}/rejects/4`, { cells: { 生日: '1992-13-01' } }), 200)
    expect(still).toMatchObject({
      taken: [],
      reject: { tries: 1, mended: true, cells: { 生日: '1992-13-01' } },
      import: { rows: { rejected: 2, mended: 1 } },
    })
    const mended = accepted(await api.owner.post(`/v1/imports/${done.id}/rejects/4`, { cells: { 生日: '1992-03-02' } }), 200)
    expect(mended).toMatchObject({ taken: [4], reject: null, import: { rows: { taken: 3, rejected: 1, mended: 0 } } })
    expect(await personalOf(two)).toEqual({ name: '=王五', birthday: '1992-03-02' })
    refused(await api.owner.post(`/v1/imports/${done.id}/rejects/4`), 404, 'not_found')
    refused(await api.owner.post(`/v1/imports/${done.id}/rejects/3`, { cells: { 电话: '1' } }), 400, 'invalid_request')

    const kept = accepted(await api.owner.post(`/v1/imports/${done.id}/rejects/3`, { cells: { 手机号: freshPhone() }, retry: false }), 200)
    expect(kept).toMatchObject({ taken: [], reject: { line: 3, mended: true, tries: 0 } })
    expect(accepted(await api.owner.post(`/v1/imports/${done.id}/retry`), 202)).toMatchObject({ state: 'waiting', task: 'retry_mended' })
    await work()
    expect(accepted(await api.owner.get(`/v1/imports/${done.id}`), 200)).toMatchObject({
      state: 'done',
      rows: { taken: 4, rejected: 0 },
      reasons: {},
    })
  })

  it('keeps nothing of a person in clear', async () => {
    const done = await imported('members', 'phone,name\n77,Secretive Person\n')
    expect(done.rows.rejected).toBe(1)
    const { rows } = await api.ctx.pool.query(
      "select i::text || coalesce(string_agg(r::text, ''), '') as all from imports i left join import_rejects r on r.import_id = i.id group by i.id",
    )
    expect(JSON.stringify(rows)).not.toContain('Secretive')
    expect((await rejectsOf(done.id))[0].cells).toEqual({ phone: '77', name: 'Secretive Person' })
  })

  it('imported once more knows everybody, and says that the file came before', async () => {
    const text = `phone,name\n${freshPhone()},A\n${freshPhone()},B\n`
    const first = await imported('members', text)
    expect(first.rows).toMatchObject({ taken: 2, known: 0 })
    const id = await uploaded('members', text)
    expect(accepted(await api.owner.post(`/v1/imports/${id}/preview`), 200).same_as).toBe(first.id)
    accepted(await api.owner.post(`/v1/imports/${id}/start`), 202)
    await work()
    expect(accepted(await api.owner.get(`/v1/imports/${id}`), 200).rows).toMatchObject({ taken: 0, known: 2, rejected: 0 })
  })
})

describe('an import of orders', () => {
  const HEAD = 'order,time,phone,sku,qty,total,type\n'
  const line = (
    reference: string,
    phone: string,
    sku: string,
    qty: string,
    total: string,
    type = 'sale',
    time = '2026-06-01 10:00',
  ): string => `${reference},${time},${phone},${sku},${qty},${total},${type}\n`

  it('takes an order with all of its lines or not at all, and mends them together', async () => {
    const [one, two] = [freshPhone(), freshPhone()]
    const text =
      HEAD +
      line('I-1', one, 'LATTE', '1', '30.00') +
      line('I-2', two, 'LATTE', '1', '40.00') +
      line('I-2', two, 'MOCHA', 'two', '60.00') +
      line('I-1', one, 'TEA', '1', '20.00')
    const done = await imported('orders', text)
    expect(done).toMatchObject({
      state: 'done',
      rows: { read: 4, taken: 2, rejected: 2 },
      reasons: { bad_quantity: 1, waits_for_lines: 1 },
    })
    const rejects = await rejectsOf(done.id)
    expect(rejects.map(({ line: at, order, message }) => [at, order, message])).toEqual([
      [3, 'I-2', 'the order waits for its lines that cannot be read: 4'],
      [4, 'I-2', '"two" is not a whole number'],
    ])
    const mended = accepted(await api.owner.post(`/v1/imports/${done.id}/rejects/4`, { cells: { qty: '2' } }), 200)
    expect(mended).toMatchObject({ taken: [3, 4], reject: null, import: { rows: { taken: 4, rejected: 0 } } })
    const { rows } = await api.ctx.pool.query<{ order: unknown }>(
      "select input->'order' as order from commands where kind = 'order' and input->'order'->>'reference' = 'I-2'",
    )
    expect(rows.map((row) => row.order)).toMatchObject([
      {
        reference: 'I-2',
        lines: [
          { sku: 'LATTE', amount: 4000 },
          { sku: 'MOCHA', quantity: 2, amount: 6000 },
        ],
      },
    ])
    expect(await verifyAll(api.ctx, () => undefined)).toMatchObject({ ok: true })
  })

  it('tries again what the engine refused once its reason is gone, and takes a return of several lines once', async () => {
    const who = freshPhone()
    const back = imported(
      'orders',
      HEAD +
        line('B-1', who, 'LATTE', '-1', '30.00', 'return', '2026-06-02 10:00') +
        line('B-1', who, 'TEA', '-1', '20.00', 'return', '2026-06-02 10:00'),
      {
        columns: { order: 'reference', time: 'at', phone: 'phone', sku: 'sku', qty: 'quantity', total: 'amount' },
        returns: { column: 'type', starts_with: 'return' },
      },
    )
    const done = await back
    expect(done).toMatchObject({ rows: { taken: 0, rejected: 2 }, reasons: { no_sale: 2 } })
    const sale = await imported('orders', HEAD + line('S-1', who, 'LATTE', '1', '30.00'))
    expect(sale.rows.taken).toBe(1)
    const member = (await memberOf(who))!
    const before = await beansOf(api.owner, member)
    expect(before).toBeGreaterThan(0)
    // Only one of the two lines has a sale by now; the other follows.
    const retried = accepted(await api.owner.post(`/v1/imports/${done.id}/rejects/2`), 200)
    expect(retried).toMatchObject({ taken: [2], import: { rows: { taken: 1, rejected: 1 } } })
    expect(await beansOf(api.owner, member)).toBe(0)
    await imported('orders', HEAD + line('S-2', who, 'TEA', '1', '20.00'))
    accepted(await api.owner.post(`/v1/imports/${done.id}/retry`, { all: true }), 202)
    await work()
    expect(accepted(await api.owner.get(`/v1/imports/${done.id}`), 200).rows).toMatchObject({ taken: 2, rejected: 0 })
    expect(await beansOf(api.owner, member)).toBe(0)
    const { rows } = await api.ctx.pool.query<{ count: number }>(
      "select count(*) as count from commands where kind = 'return' and not refused",
    )
    expect(rows[0]!.count).toBe(2)
  })

  it('whose rows are none of them readable stops early and says so', async () => {
    const text = HEAD + Array.from({ length: 1500 }, (_, i) => line(`N-${i}`, 'nobody', 'L', '1', '1.00')).join('')
    const failed = await imported('orders', text)
    expect(failed).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('the mapping is not of this file') as unknown,
      rows: { taken: 0 },
    })
    const mapping = { columns: { order: 'reference', time: 'at', phone: 'external', sku: 'sku', qty: 'quantity', total: 'amount' } }
    accepted(await api.owner.post(`/v1/imports/${failed.id}/start`, { mapping }), 202)
    await work()
    expect(accepted(await api.owner.get(`/v1/imports/${failed.id}`), 200)).toMatchObject({
      state: 'done',
      error: null,
      rows: { read: 1500, taken: 1500, rejected: 0 },
    })
  })
})

describe('the other kinds', () => {
  it('are products, stores, balances, customers and coupons', async () => {
    const products = await imported('products', '货号,商品名称,价格\nP-1,拿铁,32.00\nP-2,摩卡,一\n')
    expect(products).toMatchObject({ rows: { taken: 1, rejected: 1 }, reasons: { bad_price: 1 } })
    const stores = await imported('stores', '门店编号,门店名称,区域\nI-S1,外滩店,上海\n')
    expect(stores.rows).toMatchObject({ taken: 1, rejected: 0 })
    const who = freshPhone()
    const member = await enrol(api.owner, { identities: [{ kind: 'phone', value: who }] })
    const balances = await imported('balances', `手机号,积分\n${who},120\n${freshPhone()},5\n`, {
      columns: { 手机号: 'phone', 积分: 'amount' },
      values: { currency: 'beans' },
    })
    expect(balances).toMatchObject({ rows: { taken: 1, rejected: 1 }, reasons: { not_found: 1 } })
    expect(await beansOf(api.owner, member)).toBe(120)
    expect((await imported('customers', `email,name\nsomebody@example.com,S\n`)).rows).toMatchObject({ taken: 1 })
  })

  it('take codes of coupons, which a mended one joins', async () => {
    const mapping = { columns: { 券码: 'code' }, values: { coupon: 'free_latte' } }
    const codes = await imported('coupons', '券码\nIMPORT-0001\nIMPORT-0001\n??\nIMPORT-0002\n', mapping)
    expect(codes).toMatchObject({ state: 'done', rows: { taken: 2, rejected: 2 }, reasons: { bad_code: 2 } })
    expect((await rejectsOf(codes.id)).map(({ line, message }) => [line, message])).toEqual([
      [3, 'this code is there already'],
      [4, 'this cannot be a code'],
    ])
    expect(accepted(await api.owner.post(`/v1/imports/${codes.id}/rejects/4`, { cells: { 券码: 'IMPORT-0003' } }), 200).taken).toEqual([4])
    const found = accepted(await api.owner.post('/v1/coupons/lookup', { code: 'IMPORT-0003' }), 200)
    expect(found).toMatchObject({ coupon: 'free_latte', state: 'issued' })
    const id = await uploaded('coupons', '券码\nX-1\n')
    refused(await api.owner.post(`/v1/imports/${id}/start`, { mapping: { ...mapping, values: { coupon: 'none' } } }), 422, 'unknown_coupon')
    refused(await api.owner.post(`/v1/imports/${id}/start`, { mapping: { columns: { 券码: 'code' } } }), 422, 'mapping_incomplete')
  })
})
