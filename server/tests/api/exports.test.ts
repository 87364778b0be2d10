import { existsSync } from 'node:fs'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileOf } from '../../src/exports/export-files.ts'
import { forgetExports } from '../../src/exports/forget-exports.ts'
import { studyExport } from '../../src/exports/study-export.ts'
import { decodeId, uuidText } from '../../src/kit/ids.ts'
import { runStudies } from '../../src/studies/run-studies.ts'
import { openApi, type Api, type Caller } from './open-api.ts'
import { accepted, basket, enrol, freshPhone, phone, refused } from './requests.ts'
import { withCoupon } from './rows.ts'

let api: Api
beforeAll(async () => {
  api = await openApi(withCoupon)
})
afterAll(() => api.close())

const never = new AbortController().signal
const unknown = async (): Promise<never> => Promise.reject(new Error('not asked for'))
const work = (stopping = never): Promise<number> =>
  runStudies(api.ctx, { backtest: unknown, whatif: unknown, export: studyExport }, stopping)

const ask = async (body: object, caller: Caller = api.owner): Promise<string> =>
  accepted(await caller.post('/v1/exports', body), 202).id as string
const show = async (id: string): Promise<any> => accepted(await api.owner.get(`/v1/exports/${id}`), 200)

/** Asks for an export, writes it, and reads it as a spreadsheet would. */
async function exported(body: object): Promise<Record<string, string>[]> {
  const id = await ask(body)
  expect(await work()).toBe(1)
  const done = await show(id)
  expect(done, done.error).toMatchObject({ state: 'done', progress: 1, available: true, ...body })
  const file = await api.owner.get(`/v1/exports/${id}/file`)
  expect([file.status, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  expect(file.text.startsWith('\uFEFF')).toBe(true)
  const { data } = Papa.parse<Record<string, string>>(file.text.slice(1), { header: true, skipEmptyLines: true })
  expect(done.rows).toBe(data.length)
  return data
}

describe('an export', () => {
  it('of members shows as much of people as was asked for and as the key may see', async () => {
    const value = freshPhone()
    const id = await enrol(api.owner, {
      identities: [phone(value)],
      attributes: { name: '林晓', city: '=HYPERLINK("http://evil")' },
      tags: ['vip', 'regular'],
    })
    accepted(await api.store.post('/v1/orders', { member: id, order: basket([['LAT', 1, 5600]]) }))
    const rowOf = async (people: string): Promise<Record<string, string>> =>
      (await exported({ kind: 'members', people })).find((row) => row['member'] === id)!
    const none = await rowOf('none')
    expect(none).toMatchObject({
      status: 'active',
      source: 'api',
      city: `'=HYPERLINK("http://evil")`,
      tags: 'vip|regular',
      'beans.available': expect.stringMatching(/^[1-9]/) as unknown,
    })
    expect(Object.keys(none)).not.toEqual(expect.arrayContaining(['phone']))
    expect(await rowOf('masked')).toMatchObject({ phone: `'+86 *** ${value.slice(-4)}`, name: '林***' })
    const { facts } = refused(await api.owner.post('/v1/exports', { kind: 'members', people: 'clear', reason: 'moving' }), 403, 'forbidden')
    expect(facts).toEqual({ scope: 'people:reveal' })
    refused(await api.service.post('/v1/exports', { kind: 'orders' }), 403, 'forbidden')
  })

  it('of orders has a row for each line, amounts as decimals', async () => {
    const member = await enrol(api.owner)
    const order: Record<string, unknown> = {
      ...basket([
        ['LAT', 2, 6405, 'latte'],
        ['=TEA', 1, 50],
      ]),
      store: 'S1',
    }
    accepted(await api.store.post('/v1/orders', { member, order }))
    const rows = (await exported({ kind: 'orders' })).filter((row) => row['member'] === member)
    expect(rows).toMatchObject([
      {
        reference: order['reference'],
        store: 'S1',
        total: '64.55',
        line: '1',
        sku: 'LAT',
        quantity: '2',
        amount: '64.05',
        category: 'latte',
      },
      { reference: order['reference'], line: '2', sku: "'=TEA", amount: '0.50' },
    ])
  })

  it('of the ledger sums to what the members have', async () => {
    const member = await enrol(api.owner)
    accepted(await api.store.post('/v1/orders', { member, order: basket([['LAT', 1, 10_000]]) }))
    accepted(await api.owner.post('/v1/redemptions', { member, currency: 'beans', amount: 20 }))
    const transfers = (await exported({ kind: 'transfers' })).filter((row) => row['member'] === member && row['currency'] === 'beans')
    const lots = (await exported({ kind: 'lots' })).filter((row) => row['member'] === member && row['currency'] === 'beans')
    const into = (account: string): number =>
      transfers.reduce(
        (sum, row) => sum + Number(row['amount']) * (Number(row['credit'] === account) - Number(row['debit'] === account)),
        0,
      )
    const { balances } = accepted(await api.owner.get(`/v1/members/${member}/balances`), 200)
    const { available, pending } = balances.find((b: { currency: string }) => b.currency === 'beans')
    expect([into('available'), into('pending')]).toEqual([available, pending])
    expect(lots.reduce((sum, row) => sum + Number(row['remaining']), 0)).toBe(available + pending)
    expect(into('redeemed')).toBe(20)
  })

  it('of coupons and fulfilments names no codes and no addresses', async () => {
    const member = await enrol(api.owner)
    const coupon = accepted(await api.owner.post(`/v1/members/${member}/coupons`, { coupon: 'autumn' }))
    const coupons = await exported({ kind: 'coupons' })
    expect(coupons).toMatchObject([{ coupon: coupon.id, kind: 'autumn', state: 'issued', member, source: 'hand' }])
    expect(JSON.stringify(coupons)).not.toContain(coupon.code)
    expect(await exported({ kind: 'fulfilments' })).toEqual([])
  })

  it('of some days has theirs, in the program’s time zone, and of another program nothing', async () => {
    const other = await api.tenant('elsewhere', 'cafe')
    accepted(await other.store.post('/v1/orders', { member: await enrol(other.owner), order: basket([['X', 1, 100]]) }))
    // The clock stands at noon of 2 June in Shanghai.
    expect(await exported({ kind: 'orders', from: '2026-06-03' })).toEqual([])
    expect(await exported({ kind: 'orders', to: '2026-06-01' })).toEqual([])
    const today = await exported({ kind: 'orders', from: '2026-06-02', to: '2026-06-02' })
    expect(today.length).toBeGreaterThan(0)
    expect(today.map((row) => row['sku'])).not.toContain('X')
    refused(await api.owner.post('/v1/exports', { kind: 'orders', from: '2026-06-02', to: '2026-06-01' }), 400, 'invalid_request')
  })

  it('can be cancelled, is begun anew where it was cut off, and its file is gone after seven days', async () => {
    const first = await ask({ kind: 'orders' })
    expect(accepted(await api.owner.post(`/v1/exports/${first}/cancel`), 200).state).toBe('cancelled')
    refused(await api.owner.get(`/v1/exports/${first}/file`), 409, 'export_gone')
    const second = await ask({ kind: 'orders' })
    const stop = new AbortController()
    stop.abort()
    await work(stop.signal)
    expect(await show(second)).toMatchObject({ state: 'queued', available: false })
    await work()
    expect(await show(second)).toMatchObject({ state: 'done', available: true })
    const path = fileOf(api.ctx, uuidText(decodeId('exp', second)!))
    expect(existsSync(path)).toBe(true)
    api.clock.time += 7 * 86_400_000
    expect(await show(second)).toMatchObject({ state: 'done', available: false })
    refused(await api.owner.get(`/v1/exports/${second}/file`), 409, 'export_gone')
    // Files are dated by the machine's clock, not by the test's.
    api.clock.time = Date.now() + 8 * 86_400_000
    expect(await forgetExports(api.ctx)).toBeGreaterThan(0)
    expect(existsSync(path)).toBe(false)
  })

  it('shows people in clear to whoever may see them and says why, and to nobody else', async () => {
    const value = freshPhone()
    const member = await enrol(api.owner, { identities: [phone(value)], attributes: { name: '林晓', birthday: '1990-01-02' } })
    const manager = await api.person('manager')
    refused(await manager.post('/v1/exports', { kind: 'members', people: 'clear' }), 400, 'invalid_request')
    const id = await ask({ kind: 'members', people: 'clear', reason: 'moving to another system' }, manager)
    await work()
    const { text } = await manager.get(`/v1/exports/${id}/file`)
    const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true })
    expect(data.find((row) => row['member'] === member)).toMatchObject({ phone: value, name: '林晓', birthday: '1990-01-02' })
    // Whoever fetches it must be allowed to see as much.
    refused(await (await api.person('finance')).get(`/v1/exports/${id}/file`), 403, 'forbidden')
    refused(await api.owner.get(`/v1/exports/${id}/file`), 403, 'forbidden')
    const { items } = accepted(await manager.get('/v1/audit?route=POST%20/v1/exports'), 200)
    expect(items).toContainEqual(expect.objectContaining({ reason: 'moving to another system', status: 202, targets: [id] }))
  })

  it('is for whoever reads reports, of all stores', async () => {
    const analyst = await api.person('analyst')
    await ask({ kind: 'orders' }, analyst)
    refused(await analyst.post('/v1/exports', { kind: 'members', people: 'masked' }), 403, 'forbidden')
    refused(await (await api.person('agent')).post('/v1/exports', { kind: 'orders' }), 403, 'forbidden')
    accepted(await api.service.put('/v1/stores/S1', { valid_from: '2026-01-01', names: { en: 'S1' }, region: 'North' }), 200)
    const regional = await api.person('manager', { within: { kind: 'region', keys: ['North'] } })
    refused(await regional.post('/v1/exports', { kind: 'orders' }), 403, 'whole_program_only')
    refused(
      await regional.send('POST', '/v1/imports?kind=members', 'phone\n1\n', { headers: { 'content-type': 'text/csv' } }),
      403,
      'whole_program_only',
    )
  })
})
