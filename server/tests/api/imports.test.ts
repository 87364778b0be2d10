import { readdirSync, statSync } from 'node:fs'
import { request as httpRequest, type ClientRequest } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { forgetImports } from '../../src/imports/forget-imports.ts'
import { gb18030 } from '../imports/gb18030.ts'
import { api, folder, imported, memberOf, rejectsOf, setUploads, upload, uploaded, work } from '../imports/uploading.ts'
import { sheetXml, workbook } from '../imports/workbook.ts'
import { accepted, freshPhone, refused } from './requests.ts'

setUploads()

describe('an upload', () => {
  it('is recognised, and waits', async () => {
    const file = gb18030('手机号;姓名\n13800000001;林晓\n')
    const answer = accepted(await upload('members', file, { name: '会员.csv' }))
    expect(answer).toMatchObject({
      kind: 'members',
      state: 'uploaded',
      file: { name: '会员.csv', bytes: file.length, format: 'csv', encoding: 'gb18030', delimiter: ';', columns: ['手机号', '姓名'] },
      rows: { read: 0, taken: 0, rejected: 0 },
      asked_by: 'owner',
      started_at: null,
    })
    const [name] = readdirSync(join(folder, 'imports'))
    expect(statSync(join(folder, 'imports', name!)).mode & 0o777).toBe(0o600)
    await work()
    expect(accepted(await api.owner.get(`/v1/imports/${answer.id}`), 200).state).toBe('uploaded')
  })

  it('may be UTF-8 with or without a mark, UTF-16 or a workbook', async () => {
    const formats = async (content: string | Buffer): Promise<unknown[]> => {
      const { file } = accepted(await upload('members', content))
      return [file.format, file.encoding, file.delimiter, file.columns]
    }
    expect(await formats('\uFEFFphone,name\n1,"a\nb"\n')).toEqual(['csv', 'utf-8', ',', ['phone', 'name']])
    expect(await formats(Buffer.from('\uFEFFphone\t姓名\n1\t林\n', 'utf16le'))).toEqual(['csv', 'utf-16le', '\t', ['phone', '姓名']])
    expect(await formats(workbook({ sheets: { s: sheetXml([['phone'], [1]]) } }))).toEqual(['xlsx', 'utf-8', ',', ['phone']])
  })

  it('under the same key is the same import; another file under it is refused', async () => {
    const first = accepted(await upload('members', 'phone\n1\n', { key: 'twice' }))
    const again = await upload('members', 'phone\n1\n', { key: 'twice' })
    expect([accepted(again), again.headers['idempotent-replayed']]).toEqual([first, 'true'])
    refused(await upload('members', 'phone\n2\n', { key: 'twice' }), 422, 'idempotency_key_reused')
    refused(await upload('customers', 'phone\n1\n', { key: 'twice' }), 422, 'idempotency_key_reused')
  })

  it('that is too large, is nothing to import, or is not a file is refused, and nothing of it is left', async () => {
    const before = readdirSync(join(folder, 'imports')).length
    const large = await upload('members', `phone\n${'1\n'.repeat(100_001)}`)
    expect(refused(large, 413, 'body_too_large').facts).toEqual({ limit: 200_000 })
    expect(refused(await upload('members', ''), 422, 'file_unreadable').detail).toContain('The file is empty')
    refused(await upload('members', '\n\n'), 422, 'file_unreadable')
    refused(await upload('members', Buffer.from([0x81, 0xff, 0xff, 0x80])), 422, 'file_unreadable')
    expect(refused(await upload('members', Buffer.from('d0cf11e0a1b11ae1', 'hex')), 422, 'file_unreadable').detail).toContain('.xlsx')
    refused(await upload('members', 'phone', { type: 'application/json' }), 400, 'not_json')
    refused(await upload('members', 'phone', { type: 'image/png' }), 415, 'unsupported_media_type')
    refused(await upload('orderz', 'phone'), 400, 'invalid_request')
    refused(await upload('members', 'phone', { caller: api.service }), 403, 'forbidden')
    expect(readdirSync(join(folder, 'imports'))).toHaveLength(before)
  })

  it('is not found by another program', async () => {
    const other = await api.tenant('elsewhere', 'cafe')
    const id = await uploaded('members', 'phone\n1\n')
    for (const path of ['', '/rejects', '/rejects.csv']) refused(await other.owner.get(`/v1/imports/${id}${path}`), 404, 'not_found')
    for (const path of ['preview', 'start', 'cancel', 'retry', 'rejects/2'])
      refused(await other.owner.post(`/v1/imports/${id}/${path}`), 404, 'not_found')
    expect(accepted(await other.owner.get('/v1/imports'), 200).items).toEqual([])
    refused(await api.owner.get('/v1/imports/imp_01h455vb4pex5vsknk084sn02q'), 404, 'not_found')
  })
})

describe('a preview', () => {
  it('guesses what the columns are, in Chinese and English, and shows what is wrong', async () => {
    const text =
      '订单号,下单时间,会员手机号,商品编码,数量,实付金额,门店,备注\nA-1,2026-06-01 09:00,13800000002,LATTE,1,32.00,S1,\nA-2,never,13800000003,LATTE,x,32.00,S1,\n'
    const id = await uploaded('orders', gb18030(text))
    const preview = accepted(await api.owner.post(`/v1/imports/${id}/preview`, {}, { headers: { 'accept-language': 'zh' } }), 200)
    expect(preview.mapping.columns).toEqual({
      订单号: 'reference',
      下单时间: 'at',
      会员手机号: 'phone',
      商品编码: 'sku',
      数量: 'quantity',
      实付金额: 'amount',
      门店: 'store',
    })
    expect(preview.reasons).toEqual([])
    expect(preview.rows).toEqual([
      { line: 2, cells: ['A-1', '2026-06-01 09:00', '13800000002', 'LATTE', '1', '32.00', 'S1', ''], fault: null },
      {
        line: 3,
        cells: ['A-2', 'never', '13800000003', 'LATTE', 'x', '32.00', 'S1', ''],
        fault: { code: 'bad_quantity', message: '“x”不是整数' },
      },
    ])
    expect(preview.fields.find((f: any) => f.name === 'reference')).toMatchObject({ label: '订单号', needed: true, column: true })
    expect(preview.fields.find((f: any) => f.name === 'unit_price')).toMatchObject({ needed: false, one_of: 'money' })
  })

  it('says what a mapping lacks, and nothing is started under it', async () => {
    const id = await uploaded('orders', 'who,what\n1,2\n')
    const mapping = { columns: { who: 'phone', what: 'sku', gone: 'at' }, values: { quantity: '1', colour: 'red' } }
    const { reasons } = accepted(await api.owner.post(`/v1/imports/${id}/preview`, { mapping }), 200)
    expect(reasons.map((r: any) => r.message)).toEqual([
      'The file has no column "gone".',
      'There is no field "colour" here.',
      'No column is Order number yet.',
      'One of these is needed: amount, unit_price.',
    ])
    const problem = refused(await api.owner.post(`/v1/imports/${id}/start`, { mapping }), 422, 'mapping_incomplete')
    expect(problem.reasons.map((r: any) => r.code)).toEqual(['no_column', 'unknown_field', 'missing_field', 'missing_one_of'])
  })

  it('knows the attributes and tiers of the program, and the sheets of a workbook', async () => {
    const sheets = {
      one: sheetXml([
        ['手机号', '城市'],
        [13_800_000_004, '上海'],
      ]),
      two: sheetXml([
        ['Mobile', 'tier.status'],
        ['13800000005', 'gold'],
      ]),
    }
    const id = await uploaded('members', workbook({ sheets }))
    const preview = accepted(await api.owner.post(`/v1/imports/${id}/preview`), 200)
    expect([preview.sheets, preview.mapping.columns]).toEqual([['one', 'two'], { 手机号: 'phone', 城市: 'city' }])
    expect(preview.fields.find((f: any) => f.name === 'city').label).toBe('City')
    expect(preview.fields.find((f: any) => f.name === 'tier.status')).toMatchObject({
      label: 'Level in Status',
      values: expect.arrayContaining(['gold']) as unknown,
    })
    const two = accepted(await api.owner.post(`/v1/imports/${id}/preview`, { mapping: { sheet: 'two' } }), 200)
    expect(two.columns).toEqual(['Mobile', 'tier.status'])
    const none = await api.owner.post(`/v1/imports/${id}/preview`, { mapping: { sheet: 'three' } })
    expect(refused(none, 422, 'file_unreadable').detail).toContain('no sheet "three"')
  })
})

describe('a dry run', () => {
  it('reads everything and takes nothing; the import may follow', async () => {
    const phone = freshPhone()
    const id = await uploaded('members', `phone,name\n${phone},A\nx,B\n`)
    accepted(await api.owner.post(`/v1/imports/${id}/start`, { dry_run: true }), 202)
    await work()
    const checked = accepted(await api.owner.get(`/v1/imports/${id}`), 200)
    expect(checked).toMatchObject({ state: 'uploaded', checked: { rows: 2, readable: 1, bad: 1, reasons: { bad_identity: 1 } } })
    expect(await rejectsOf(id)).toMatchObject([{ line: 3, cells: { phone: 'x' } }])
    refused(await api.owner.post(`/v1/imports/${id}/rejects/3`, { cells: { phone } }), 409, 'wrong_import_state')
    expect(await memberOf(phone)).toBe(null)
    accepted(await api.owner.post(`/v1/imports/${id}/start`), 202)
    await work()
    expect(accepted(await api.owner.get(`/v1/imports/${id}`), 200)).toMatchObject({ state: 'done', rows: { taken: 1, rejected: 1 } })
  })
})

describe('somebody of staff', () => {
  it('imports and mends by their session, and each step is recorded with what it changed', async () => {
    const manager = await api.person('manager')
    refused(await upload('members', 'phone\n1\n', { caller: await api.person('agent') }), 403, 'forbidden')
    const { id } = accepted(await upload('members', `phone,name\nx,陈晨\n`, { caller: manager }))
    accepted(await manager.post(`/v1/imports/${id}/start`), 202)
    await work()
    accepted(await manager.post(`/v1/imports/${id}/rejects/2`, { cells: { phone: freshPhone() } }), 200)
    const { items } = accepted(await manager.get(`/v1/audit?target=${id}`), 200)
    expect(items.map((act: { route: string }) => act.route)).toEqual([
      'POST /v1/imports/{id}/rejects/{line}',
      'POST /v1/imports/{id}/start',
      'POST /v1/imports',
    ])
    expect(items[0]).toMatchObject({ before: { 'rows.rejected': 1 }, after: { 'rows.rejected': 0 } })
    // What people are called stands in no record.
    expect(JSON.stringify(items)).not.toContain('陈晨')
    refused(await (await api.person('auditor')).get(`/v1/imports/${id}/rejects`), 403, 'forbidden')
    accepted(await (await api.person('auditor')).get(`/v1/imports/${id}`), 200)
  })
})

describe('the queue', () => {
  it('can be left: what was taken stays, and the file goes', async () => {
    const id = await uploaded('members', 'phone\n1\n')
    accepted(await api.owner.post(`/v1/imports/${id}/start`), 202)
    expect(accepted(await api.owner.post(`/v1/imports/${id}/cancel`), 200)).toMatchObject({ state: 'cancelled' })
    accepted(await api.owner.post(`/v1/imports/${id}/cancel`), 200)
    await work()
    expect(accepted(await api.owner.get(`/v1/imports/${id}`), 200)).toMatchObject({ state: 'cancelled', rows: { taken: 0 } })
    refused(await api.owner.post(`/v1/imports/${id}/start`), 409, 'wrong_import_state')
  })

  it('is listed by kind and state, the newest first, page by page', async () => {
    const all = accepted(await api.owner.get('/v1/imports?limit=200'), 200).items as { id: string; kind: string }[]
    const first = accepted(await api.owner.get('/v1/imports?limit=3'), 200)
    const second = accepted(await api.owner.get(`/v1/imports?limit=3&cursor=${first.next}`), 200)
    expect([...first.items, ...second.items].map((i: any) => i.id)).toEqual(all.slice(0, 6).map((i) => i.id))
    await imported('stores', 'key\nS-9\n')
    const stores = accepted(await api.owner.get('/v1/imports?kind=stores&state=done'), 200).items
    expect(stores).toMatchObject([{ kind: 'stores', rows: { taken: 1 } }])
  })

  it('keeps unstarted files for a week and rows to mend for ninety days', async () => {
    const id = await uploaded('members', 'phone\n1\n')
    const done = await imported('members', 'phone\nx\n')
    api.clock.time += 8 * 86_400_000
    expect(await forgetImports(api.ctx)).toBeGreaterThan(0)
    expect(accepted(await api.owner.get(`/v1/imports/${id}`), 200).state).toBe('cancelled')
    expect(await rejectsOf(done.id)).toHaveLength(1)
    api.clock.time += 83 * 86_400_000
    await forgetImports(api.ctx)
    expect(await rejectsOf(done.id)).toEqual([])
    expect(readdirSync(join(folder, 'imports'))).toEqual([])
    expect(await forgetImports(api.ctx)).toBe(0)
  })
})

describe('over a real connection', () => {
  it('a file may take longer than any other request, and one that is too large is cut off', { timeout: 90_000 }, async () => {
    const address = new URL(await api.listen())
    // Node looks for requests that take too long every thirty seconds; nobody wants to wait for it.
    const server = api.doors.server as unknown as { requestTimeout: number; headersTimeout: number }
    const send = (path: string, type: string): { request: ClientRequest; answer: Promise<{ status: number; text: string }> } => {
      const request = httpRequest({
        host: address.hostname,
        port: address.port,
        method: 'POST',
        path,
        headers: {
          authorization: `Bearer ${api.owner.token}`,
          'content-type': type,
          'idempotency-key': `slow ${path}`,
          'transfer-encoding': 'chunked',
        },
      })
      const answer = new Promise<{ status: number; text: string }>((resolve, reject) => {
        request.on('error', reject)
        request.on('response', (response) => {
          let text = ''
          response.on('data', (chunk: Buffer) => (text += chunk.toString()))
          response.on('end', () => resolve({ status: response.statusCode!, text }))
        })
      })
      return { request, answer }
    }
    const file = send('/v1/imports?kind=members&name=slow.csv', 'text/csv')
    const other = send('/v1/quotes', 'application/json')
    file.request.write('phone\n')
    other.request.write('{')
    server.requestTimeout = 1
    // Neither stands idle, for which both would be cut off.
    const drip = setInterval(() => {
      file.request.write(`${freshPhone()}\n`)
      other.request.write(' ')
    }, 1000)
    expect((await other.answer).status).toBe(408)
    clearInterval(drip)
    file.request.end()
    expect((await file.answer).status).toBe(201)
    other.request.destroy()
    server.requestTimeout = 15_000

    const large = send('/v1/imports?kind=members&name=large.csv', 'text/csv')
    large.request.write(Buffer.alloc(400_000, 'x\n'))
    expect(await large.answer).toMatchObject({ status: 413, text: expect.stringContaining('"limit":200000') as unknown })
    large.request.destroy()
  })
})
