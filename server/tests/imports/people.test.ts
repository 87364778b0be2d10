import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Summary } from '../../src/imports/import-orders.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { uuidBytes } from '../../src/kit/ids.ts'
import { showMember } from '../../src/members/show-member.ts'
import type { LiveProgram } from '../../src/programs/program.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openImporting, read, reported, type Importing, type Rows } from './importing.ts'

let importing: Importing
let program: LiveProgram

beforeAll(async () => {
  importing = await openImporting()
  program = await importing.program('cafe', read('programs/cafe.yaml'))
})
afterAll(() => importing.close())

const take = (kind: Rows, name: string, lines: string[], mapping: object = {}): Promise<Summary> =>
  importing.rows(program, kind, importing.file(name, lines.join('\n')), mapping)

/** Everything that stands in the tables an import may touch. */
const standing = (): Promise<unknown[]> =>
  importing.query(`select (select count(*) from commands)::int as commands, (select count(*) from transfers)::int as transfers,
    (select json_agg(c order by id) from customers c)::text as customers, (select count(*) from identities)::int as identities,
    (select count(*) from consents)::int as consents, (select json_agg(p order by sku, valid_from) from products p)::text as products,
    (select json_agg(s order by key) from stores s)::text as stores, (select json_agg(h order by holder_id) from holder_states h)::text as states`)

async function expectRepeatable(kind: Rows, name: string, lines: string[], mapping: object = {}): Promise<Summary> {
  const first = await take(kind, name, lines, mapping)
  expect(first.decided + first.already_known + first.refused + first.bad).toBe(first.rows)
  const before = await standing()
  const again = await take(kind, name, lines, mapping)
  const { rows, refused, bad, reasons } = first
  expect(again).toMatchObject({ rows, refused, bad, reasons, decided: 0, already_known: first.decided + first.already_known })
  expect(await standing()).toEqual(before)
  return first
}

async function holderOf(kind: string, value: string): Promise<string> {
  const member = await importing.member(program, kind, value)
  expect(member, value).not.toBe(null)
  return member!.holder
}

const shown = async (kind: string, value: string): Promise<Awaited<ReturnType<typeof showMember>>> =>
  showMember(importing.ctx, program, holderKey(uuidBytes(await holderOf(kind, value))))

describe('members', () => {
  it('come with identities, attributes, tags, a level with its end, consents and terms', async () => {
    const lines = [
      'phone,email,verified,joined_at,tags,name,birthday,city,tier.status,tier_until.status,consent.marketing.sms,consent.marketing.email,consent_text,terms,terms_hash',
      '138 0013 8001,Li@Example.cn,yes,2024-03-01,vip|early,李雷,1990-05-06,上海,gold,2027-12-31,yes,no,v3,club,abc',
      '13800138002,,,2025-01-02 10:30,,,,,,,,,,,',
      ',mei@example.cn,no,,staff,韩梅梅,,,silver,,1,,v2,,',
      '12,,,,,,,,,,,,,,',
      ',,,,,nobody,,,,,,,,,',
      '13800138005,,,,,,yesterday,,,,,,,,',
      '13800138006,,,,,,,,platinum,,,,,,',
      '13800138007,,,2025-02-30,,,,,,,,,,,',
      '13800138008,,,2999-01-01,,,,,,,,,,,',
    ]
    const summary = await expectRepeatable('members', 'members.csv', lines)
    expect(summary).toMatchObject({ decided: 3, bad: 5, refused: 1 })
    expect([...reported(summary.report!)]).toEqual([
      [5, 'bad_identity'],
      [6, 'no_identity'],
      [7, 'bad_attribute'],
      [8, 'bad_level'],
      [9, 'bad_time'],
      [10, 'in_future'],
    ])
    const li = await shown('email', 'li@example.cn')
    expect(li).toMatchObject({
      joined_at: '2024-02-29T16:00:00.000Z',
      source: 'import',
      tags: ['vip', 'early'],
      attributes: { city: '上海' },
      personal: { name: '李雷', birthday: '1990-05-06' },
      tiers: { status: { level: 'gold', until: '2027-12-31' } },
    })
    expect(li.identities.map(({ kind, verified }) => [kind, verified])).toEqual([
      ['email', true],
      ['phone', true],
    ])
    expect((await shown('phone', '+8613800138001')).id).toBe(li.id)
    expect((await shown('email', 'mei@example.cn')).tiers['status']).toMatchObject({ level: 'silver', until: null })
    const consents = await importing.query(
      `select purpose, channel, text_version, granted from consents c join members m using (customer_id) where m.holder_id = $1 order by purpose, channel`,
      [await holderOf('email', 'li@example.cn')],
    )
    expect(consents).toEqual([
      { purpose: 'marketing', channel: 'email', text_version: 'v3', granted: false },
      { purpose: 'marketing', channel: 'sms', text_version: 'v3', granted: true },
      { purpose: 'terms', channel: '', text_version: 'club', granted: true },
    ])
  })

  it('that are members already are refused, and so is somebody who would be two people', async () => {
    const lines = ['phone,email,city', '13800138001,,北京', '13800138002,mei@example.cn,', '13800138010,,']
    const summary = await take('members', 'again.csv', lines)
    expect(summary).toMatchObject({ rows: 3, decided: 1, refused: 2 })
    expect([...reported(summary.report!)]).toEqual([
      [2, 'already_enrolled'],
      [3, 'identity_conflict'],
    ])
    expect((await shown('phone', '+8613800138001')).attributes).toEqual({ city: '上海' })
  })

  it('changed in the file since stay as they were', async () => {
    const lines = ['phone,email,verified,joined_at,tags', '138 0013 8001,Li@Example.cn,yes,2024-03-01,gone']
    expect(await take('members', 'changed.csv', lines)).toMatchObject({ refused: 1, reasons: { already_enrolled: 1 } })
    expect((await shown('phone', '+8613800138001')).tags).toEqual(['vip', 'early'])
  })

  it('may have columns of other names, another delimiter and Chinese text', async () => {
    const mapping = { delimiter: ';', fields: { phone: '手机', city: '城市', tags: { value: '导入' }, joined_at: { column: '入会' } } }
    await expectRepeatable('members', 'chinese.csv', ['手机;入会;城市', '13800138020;2025/6/1;广州'], mapping)
    expect(await shown('phone', '+8613800138020')).toMatchObject({
      attributes: { city: '广州' },
      tags: ['导入'],
      joined_at: '2025-05-31T16:00:00.000Z',
    })
    await expect(take('members', 'other.csv', ['phone;城市', '1;2'], mapping)).rejects.toThrow('no column "手机"; it has phone, 城市.')
  })
})

describe('balances', () => {
  it('become lots with their own ends, each once', async () => {
    const lines = [
      'phone,currency,amount,expires_on,reference',
      '13800138001,beans,1200,2028-06-30,',
      '13800138001,beans,300,never,',
      '13800138001,beans,300,never,second',
      '13800138001,growth,700,,',
      '13800138002,beans,50,,',
      '13800138001,pearls,5,,',
      '13999999999,beans,5,,',
      '13800138001,beans,0,,',
      '13800138001,beans,1.5,,',
      '13800138001,beans,9,soon,',
      '13800138002,beans,40,2020-01-01,',
    ]
    const summary = await expectRepeatable('balances', 'balances.csv', lines)
    expect(Object.fromEntries(reported(summary.report!))).toMatchObject({
      7: 'unknown_currency',
      8: 'not_found',
      9: 'bad_amount',
      10: 'bad_amount',
      11: 'bad_date',
    })
    const lots = await importing.query(
      'select currency, amount, remaining, expires_on from lots where holder_id = $1 order by currency, amount, expires_on',
      [await holderOf('phone', '+8613800138001')],
    )
    expect(lots).toEqual([
      { currency: 'beans', amount: 300, remaining: 300, expires_on: null },
      { currency: 'beans', amount: 300, remaining: 300, expires_on: null },
      { currency: 'beans', amount: 1200, remaining: 1200, expires_on: '2028-06-30' },
      { currency: 'growth', amount: 700, remaining: 700, expires_on: null },
    ])
  })
})

describe('customers', () => {
  it('are known without being members, by all their identities', async () => {
    const lines = [
      'phone,email,external,name,birthday',
      '13700137001,wang@example.cn,K1,王芳,1988-01-02',
      '13700137002,,,,',
      '13700137001,,K1b,other,',
      '13700137002,wang@example.cn,,,',
      ',,,nobody,',
    ]
    const summary = await expectRepeatable('customers', 'customers.csv', lines)
    expect(summary).toMatchObject({ decided: 3, refused: 1, bad: 1, reasons: { identity_conflict: 1, no_identity: 1 } })
    const find = async (kind: 'phone' | 'email' | 'external', value: string): Promise<unknown> =>
      importing.ctx.identities.find(program.organizationId, program.id, { kind, channel: '', app: '', value, masked: '' })
    const wang = await find('phone', '+8613700137001')
    expect(wang).toMatchObject({ customerId: expect.any(String), holderId: null })
    expect(await Promise.all([find('email', 'wang@example.cn'), find('external', 'K1'), find('external', 'K1b')])).toEqual([
      wang,
      wang,
      wang,
    ])
  })
})

describe('products and stores', () => {
  it('are taken in the order of the file, with their history', async () => {
    const twice = Array.from({ length: 60 }, (_, i) => [1, 2, 3].map((n) => `P${i},,Name ${n},tea,${n}.50`)).flat()
    const lines = [
      'sku,valid_from,name,category,price,tags',
      ...twice,
      'L,2026-01-01,拿铁,latte,32.00,hot|milk',
      'L,2026-07-01,拿铁,latte,35,',
      'L,tomorrow,x,,,',
      ',,x,,,',
      'M,,x,,"3,5",',
    ]
    const summary = await take(
      'products',
      'products.csv',
      lines.map((line) => (line.startsWith('P') ? `${line},` : line)),
    )
    expect(summary).toMatchObject({ decided: 182, already_known: 0, bad: 3, reasons: { bad_date: 1, bad_sku: 1, bad_price: 1 } })
    expect(await importing.query("select distinct names->>'en' as name, price from products where sku like 'P%'")).toEqual([
      { name: 'Name 3', price: 350 },
    ])
    expect(await importing.query("select valid_from, price, tags from products where sku = 'L' order by 1")).toEqual([
      { valid_from: '2026-01-01', price: 3200, tags: ['hot', 'milk'] },
      { valid_from: '2026-07-01', price: 3500, tags: [] },
    ])
  })

  it('said again change nothing', async () => {
    await expectRepeatable('products', 'one.csv', ['sku,name,category', 'X,Tea,tea', 'Y,茶,tea'])
    await expectRepeatable('stores', 'stores.csv', [
      'key,name.en,name.zh,region,time_zone',
      'sh-1,Bund,外滩,east,Asia/Shanghai',
      'bj-1,,三里屯,north,',
    ])
    expect(await importing.query('select names from stores order by key')).toEqual([
      { names: { zh: '三里屯' } },
      { names: { en: 'Bund', zh: '外滩' } },
    ])
  })
})

describe('an import of rows', () => {
  it('of JSON lines, and one that was cut off, come to the same end', async () => {
    const lines = Array.from({ length: 120 }, (_, i) =>
      JSON.stringify({ phone: `139${10_000_000 + i}`, verified: true, city: i % 7, tags: 'bulk' }),
    )
    lines[5] = '{"phone": "13910000005", "tags": '
    await take('members', 'part.jsonl', lines.slice(0, 50), { format: 'jsonl' })
    const summary = await expectRepeatable('members', 'all.jsonl', lines, { format: 'jsonl' })
    expect(summary).toMatchObject({ rows: 120, decided: 70, already_known: 49, bad: 1, reasons: { unreadable: 1 } })
    expect(await shown('phone', '+8613910000119')).toMatchObject({ attributes: { city: '0' }, tags: ['bulk'] })
  })

  it('leaves books that verify and replay', async () => {
    expect(await verifyAll(importing.ctx, () => undefined)).toMatchObject({ findings: [] })
    expect(await replayAll(importing.ctx, { programId: program.id }, () => undefined)).toMatchObject({ mismatches: [], ok: true })
  })
})
