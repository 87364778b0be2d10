import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RecordCutter } from '../../src/imports/cut-records.ts'
import type { Summary } from '../../src/imports/import-orders.ts'
import { readDecimal, readTime, toMinor } from '../../src/imports/read-value.ts'
import { UsageError } from '../../src/kit/usage-error.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { gb18030 } from './gb18030.ts'
import { openImporting, pointsByCustomer, read, reported, type Importing } from './importing.ts'
import { numbersFrom, RETAIL_COLUMNS, retailRows, retailText } from './retail-file.ts'
import { retailTotals } from './retail-totals.ts'

const [COUNT, SEED] = [250, 3]
const mapping = read('online-retail/mapping.yaml')
const text = retailText(COUNT, SEED)
const expected = retailTotals(text)

let importing: Importing
beforeAll(async () => {
  importing = await openImporting()
})
afterAll(() => importing.close())

/** What came of a file is what would have come of the plain one, whatever it is written in. */
async function expectSame(name: string, content: string | Uint8Array, change: object = {}): Promise<Summary> {
  const program = await importing.program(name.replaceAll('.', '_'))
  const summary = await importing.orders(program, importing.file(name, content), { ...mapping, ...change })
  const { rows, orders, returns, bad, refused, points } = expected
  expect(summary).toMatchObject({ rows, orders, returns, bad: bad.size, refused: refused.size })
  expect(await pointsByCustomer(importing, program, points.keys())).toEqual(points)
  return summary
}

describe('a file of orders', () => {
  it('may be packed', async () => {
    const { report } = await expectSame('packed.csv.gz', gzipSync(text))
    expect([...reported(report!)]).toEqual([...expected.bad, ...expected.refused].toSorted(([a], [b]) => a - b))
  })

  it('may begin with a byte order mark and end its lines in CR LF', async () => {
    await expectSame('windows.csv', `\uFEFF${retailText(COUNT, SEED, { newline: '\r\n' })}`)
  })

  it('may end some lines one way and some the other, and the last not at all', async () => {
    const mixed = Papa.unparse([RETAIL_COLUMNS, ...retailRows(COUNT, SEED)], { newline: '\n' }).replaceAll('\nC', '\r\nC')
    await expectSame('mixed.csv', mixed)
  })

  it.each([';', '\t', '|'])('may part its cells with %j', async (delimiter) => {
    await expectSame(`parted${delimiter.codePointAt(0)}.csv`, retailText(COUNT, SEED, { delimiter }), { delimiter })
  })

  it('may be in GB18030 where the mapping says so', async () => {
    const store = { ...mapping['order'], store: 'Description' }
    await expectSame('chinese.csv', gb18030(text), { encoding: 'gb18030', order: store })
    const stores = await importing.query<{ store: string }>(
      "select distinct input->'order'->>'store' as store from commands where kind = 'order'",
    )
    expect(stores.map((row) => row.store)).toContain('红色灯笼 🏮')
  })

  it('in GB18030 that is read as UTF-8 is not stored as something else', async () => {
    const program = await importing.program('mojibake')
    const order = { ...mapping['order'], store: 'Description' }
    const summary = await importing.orders(program, importing.file('mojibake.csv', gb18030(text)), { ...mapping, order })
    const broken = retailTotals(text).rows - text.split('红').length
    expect(summary.reasons['bad_text']).toBeGreaterThan(10)
    expect(summary.decided).toBeLessThan(broken)
    expect(await importing.query(`select count(*)::int as count from commands where input::text like '%\uFFFD%'`)).toEqual([{ count: 0 }])
  })

  it('may be JSON lines', async () => {
    const lines = [...retailRows(COUNT, SEED)].map((row) =>
      JSON.stringify(Object.fromEntries(row.map((cell, i) => [RETAIL_COLUMNS[i], cell]))),
    )
    await expectSame('retail.jsonl', lines.join('\n'), { format: 'jsonl' })
    await expectSame('windows.jsonl.gz', gzipSync(`\uFEFF${lines.join('\r\n')}\r\n`), { format: 'jsonl' })
  })

  it('may be JSON lines that hold whole orders', async () => {
    const program = await importing.program('whole')
    const orders = [
      {
        id: 'A1',
        time: '2026-01-05T12:00:00+08:00',
        who: 7,
        items: [
          { sku: 'L', n: 2, sum: 60.5 },
          { sku: 'T', n: 1, sum: 39.5 },
        ],
      },
      { id: 'A2', time: '2026-01-06T12:00:00Z', who: '8', items: [{ sku: 'L', n: 1, sum: '1,234.50' }] },
      { id: 'A3', time: '2026-01-06T12:00:00Z', who: 8, items: [] },
      { id: 'A4', time: '2026-01-06T12:00:00Z', who: 8, items: [null] },
    ]
    const whole = {
      format: 'jsonl',
      order: { reference: 'id', at: { column: 'time' }, member: { column: 'who', kind: 'external' } },
      line: { sku: 'sku', quantity: 'n', money: { amount: 'sum' } },
      lines: 'items',
    }
    const summary = await importing.orders(program, importing.file('whole.jsonl', orders.map((o) => JSON.stringify(o)).join('\n')), whole)
    expect(summary).toMatchObject({ rows: 4, decided: 2, orders: 2, bad: 2, reasons: { no_lines: 2 } })
    const points = await pointsByCustomer(importing, program, ['7', '8'])
    expect(points).toEqual(
      new Map([
        ['7', { before: 200, after: 200 }],
        ['8', { before: 2468, after: 2468 }],
      ]),
    )
  })

  it('may come by standard input', { timeout: 60_000 }, async () => {
    const program = await importing.program('piped')
    const [perennial, example] = ['../../bin/perennial.mjs', '../../../examples/online-retail/mapping.yaml'].map((path) =>
      fileURLToPath(new URL(path, import.meta.url)),
    )
    const args = [
      perennial!,
      'import',
      'orders',
      '-',
      '--program',
      'piped',
      '--mapping',
      example!,
      '--report',
      `${importing.folder}/piped.csv`,
      '--json',
    ]
    const child = spawn(process.execPath, args, { env: { ...process.env, ...importing.env }, stdio: ['pipe', 'pipe', 'ignore'] })
    child.stdin.end(text)
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(JSON.parse(output)).toMatchObject({
      rows: expected.rows,
      orders: expected.orders,
      bad: expected.bad.size,
      report: `${importing.folder}/piped.csv`,
    })
    expect(await pointsByCustomer(importing, program, expected.points.keys())).toEqual(expected.points)
  })
})

describe('a file that is not what it should be', () => {
  const usage = async (content: string | Uint8Array, name: string, change: object = {}): Promise<string> => {
    const program = await importing.program(`usage_${name.replaceAll('.', '_')}`)
    const error: unknown = await importing
      .orders(program, importing.file(name, content), { ...mapping, ...change })
      .catch((e: unknown) => e)
    expect(error).toBeInstanceOf(UsageError)
    const { id } = program
    expect(await importing.query('select count(*)::int as count from commands where program_id = $1', [id])).toEqual([{ count: 0 }])
    return (error as Error).message
  }

  it('lacks a column of the mapping, or has it twice', async () => {
    expect(await usage(text.replace('UnitPrice', 'Price'), 'renamed.csv')).toBe(
      'The file has no column "UnitPrice"; it has InvoiceNo, StockCode, Description, Quantity, InvoiceDate, Price, CustomerID, Country. ' +
        'Mend the mapping: its columns, its delimiter or its encoding.',
    )
    expect(await usage(text, 'semicolon.csv', { delimiter: ';' })).toContain('no column "InvoiceNo"; it has InvoiceNo,StockCode')
    expect(await usage(text.replace('Description', 'Quantity'), 'twice.csv')).toBe(
      'The file has 2 columns "Quantity". Give each a name of its own.',
    )
    expect(await usage(gzipSync(text), 'packed.csv')).toContain('The file has no column "InvoiceNo"')
  })

  it('is cut off: it says so, decides nothing of it, and takes the whole file afterwards', async () => {
    const whole = gzipSync(retailText(4000, SEED))
    expect(await usage(whole.subarray(0, whole.length / 2), 'cut.csv.gz')).toMatch(
      /cut\.csv\.gz is cut off or damaged \(unexpected end of file\)/,
    )
    expect(await usage('not packed at all', 'plain.csv.gz')).toMatch(/is cut off or damaged \(incorrect header check\)/)
    const program = (await importing.ctx.programs.current((await importing.program('usage_cut_csv_gz')).id))!
    const summary = await importing.orders(program as never, importing.file('cut.csv.gz', whole))
    const { orders, bad } = retailTotals(retailText(4000, SEED))
    expect(summary).toMatchObject({ orders, bad: bad.size, already_known: 0 })
  })

  it('has quotes that open nothing, or are never closed: only their own lines are bad', async () => {
    const program = await importing.program('quotes')
    const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
    const row = (n: number, description: string): string => `${n},A,${description},1,2011-01-02 10:00,5.00,7,France\n`
    const rows = ['6" NAIL', '"closed"', '"never closed', 'fine', '"two\nlines"', 'x "y" z', '"open again', '"a ""b"" c" ', 'fine']
    const content = head + rows.map((description, i) => row(i + 1, description)).join('')
    const summary = await importing.orders(program, importing.file('quotes.csv', content))
    expect(summary).toMatchObject({ bad: 2, reasons: { unreadable: 2 }, orders: 7 })
    expect([...reported(summary.report!)]).toEqual([
      [4, 'unreadable'],
      [9, 'unreadable'],
    ])
  })

  it('holds what would poison the books: each such row is reported, and the rest is decided', async () => {
    const program = await importing.program('poison')
    const row = (change: object): string =>
      JSON.stringify({
        InvoiceNo: '1',
        StockCode: 'A',
        Quantity: 1,
        InvoiceDate: '2011-01-02 10:00',
        UnitPrice: '5',
        CustomerID: '7',
        Country: '',
        ...change,
      })
    const rows = [
      row({ InvoiceNo: 'nul \u0000' }),
      row({ InvoiceNo: '2' }).replace('"2"', String.raw`"half \ud800"`),
      row({ InvoiceNo: 'huge', Quantity: 1_000_000, UnitPrice: '9999' }),
      row({ InvoiceNo: 'huge', Quantity: 1_000_000, UnitPrice: '9999' }),
      row({ InvoiceNo: 'long', Country: 'x'.repeat(201) }),
      row({ InvoiceNo: 'x'.repeat(101) }),
      row({ InvoiceNo: 'tomorrow', InvoiceDate: '2999-01-01 00:00' }),
      row({ InvoiceNo: 'more', Quantity: 1e9 }),
      row({ InvoiceNo: 'comma', UnitPrice: '2,55' }),
      '{"InvoiceNo": ',
      '[]',
      row({ InvoiceNo: 'good' }),
    ]
    const { Country: _, ...order } = mapping['order']
    const summary = await importing.orders(program, importing.file('poison.jsonl', rows.join('\n')), { ...mapping, format: 'jsonl', order })
    expect([...reported(summary.report!)]).toEqual([
      [1, 'bad_text'],
      [2, 'bad_text'],
      [3, 'amount_overflow'],
      [4, 'amount_overflow'],
      [5, 'too_long'],
      [6, 'bad_reference'],
      [7, 'in_future'],
      [8, 'bad_quantity'],
      [9, 'bad_price'],
      [10, 'unreadable'],
      [11, 'unreadable'],
    ])
    expect(summary).toMatchObject({ rows: 12, decided: 1, orders: 1 })
    expect(await verifyAll(importing.ctx, () => undefined)).toMatchObject({ findings: [] })
  })
})

describe('values', () => {
  it('of money are exact, and a decimal comma is not taken for thousands', () => {
    const pence = (price: string, times = 1): number => toMinor(readDecimal(price, 'bad_price'), times, 2)
    expect([pence('2.55', 6), pence('0.29', 100), pence('1,234.50'), pence('1,234,567'), pence('0.125', 2), pence('0.005')]).toEqual([
      1530, 2900, 123_450, 123_456_700, 25, 1,
    ])
    for (const wrong of ['2,55', '1,2345', ',5', '1e3', '£5', '', '5.', '.5', '1 000', 'NaN'])
      expect(() => pence(wrong), wrong).toThrow('is not a decimal number')
  })

  it('of time are local to the zone, on either side of a change of clocks', () => {
    const at = (time: string): string => new Date(readTime(time, 'Europe/London')).toISOString()
    expect([
      at('2011-07-01 08:26'),
      at('2011-01-01 08:26:30'),
      at('2011/3/27 2:30'),
      at('2011-07-01T08:26+02:00'),
      at('2011-07-01'),
    ]).toEqual([
      '2011-07-01T07:26:00.000Z',
      '2011-01-01T08:26:30.000Z',
      '2011-03-27T01:30:00.000Z',
      '2011-07-01T06:26:00.000Z',
      '2011-06-30T23:00:00.000Z',
    ])
    for (const wrong of ['2011-02-29', '12/1/2010 8:26', '2011-01-01 24:00', '1']) expect(() => at(wrong), wrong).toThrow()
  })
})

describe('records', () => {
  it('are the same however the text is cut into chunks', () => {
    const whole = retailText(300, 21, { newline: '\r\n' })
    const next = numbersFrom(5)
    for (let round = 0; round < 50; round++) {
      const cutter = new RecordCutter(',')
      const pieces: string[] = []
      for (let at = 0; at < whole.length;) {
        const end = at + 1 + Math.floor(next() * (round < 10 ? 3 : 700))
        pieces.push(...cutter.push(whole.slice(at, end)))
        at = end
      }
      pieces.push(...cutter.rest())
      expect(pieces.join('')).toBe(whole)
      const rows = pieces.flatMap((piece) => Papa.parse<string[]>(piece, { newline: '\n', skipEmptyLines: true }).data)
      expect(rows).toHaveLength([...retailRows(300, 21)].length + 1)
    }
  })

  it('stay few in memory where a quote is never closed', () => {
    const cutter = new RecordCutter(',')
    const line = `1,A,"never closed,1\n`
    let [longest, lines] = [0, 0]
    for (let i = 0; i < 40; i++) {
      for (const piece of cutter.push(`${line}${'1,A,fine,1\n'.repeat(20_000)}`)) {
        longest = Math.max(longest, piece.length)
        lines += piece.split('\n').length - 1
      }
    }
    for (const piece of cutter.rest()) lines += piece.split('\n').length - 1
    expect(lines).toBe(40 * 20_001)
    expect(longest).toBeLessThan(1.5e6)
  })
})
