import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Summary } from '../../src/imports/import-orders.ts'
import type { LiveProgram } from '../../src/programs/program.ts'
import { replayAll } from '../../src/replay/replay-all.ts'
import { verifyAll } from '../../src/verify/verify-all.ts'
import { openImporting, pointsByCustomer, reported, type Importing } from './importing.ts'
import { retailText } from './retail-file.ts'
import { retailTotals } from './retail-totals.ts'

const text = retailText(8000, 7)
const expected = retailTotals(text)

let importing: Importing
let program: LiveProgram
let file: string
let first: Summary

beforeAll(async () => {
  importing = await openImporting()
  program = await importing.program('orders')
  file = importing.file('retail.csv', text)
  first = await importing.orders(program, file)
})
afterAll(() => importing.close())

const sum = (s: Summary): number => s.decided + s.already_known + s.refused + s.bad

describe('an import of orders', () => {
  it('gives every customer the points that a script of loops and arrays works out from the same file', async () => {
    expect(expected.points.size).toBeGreaterThan(50)
    expect([...expected.points.values()].some((p) => p.after < p.before)).toBe(true)
    expect(await pointsByCustomer(importing, program, expected.points.keys())).toEqual(expected.points)
    const { orders, returns } = expected
    expect(first).toMatchObject({ orders, returns, resumed: false, already_known: 0 })
  })

  it('accounts for every row', () => {
    expect(first).toMatchObject({ rows: expected.rows, bad: expected.bad.size, refused: expected.refused.size })
    expect(sum(first)).toBe(first.rows)
    expect(Object.values(first.reasons).reduce((a, b) => a + b)).toBe(first.bad + first.refused)
  })

  it('reports every row that was not taken, with its line and why', () => {
    expect(first.report).toBe(`${file}.rejected.csv`)
    const all = [...expected.bad, ...expected.refused].toSorted(([a], [b]) => a - b)
    expect([...reported(first.report!)]).toEqual(all)
  })

  it('leaves books that verify and replay', async () => {
    expect(await verifyAll(importing.ctx, () => undefined)).toMatchObject({ ok: true, findings: [] })
    expect(await replayAll(importing.ctx, { programId: program.id }, () => undefined)).toMatchObject({ ok: true, mismatch_count: 0 })
  })

  it('of the same file again changes nothing', async () => {
    const books = `select (select count(*) from commands) as commands, (select count(*) from transfers) as transfers,
      (select sum(available) from balances) as points, (select count(*) from customers) as customers`
    const before = await importing.query(books)
    const again = await importing.orders(program, file)
    expect(again).toMatchObject({ decided: 0, orders: 0, returns: 0, already_known: first.decided, bad: first.bad, refused: first.refused })
    expect(again.reasons).toEqual(first.reasons)
    expect(await importing.query(books)).toEqual(before)
    expect(
      await importing.query(
        'select import_id, state, count(*)::int as count from import_rows r join imports i on i.id = r.import_id group by 1, 2',
      ),
    ).toEqual([])
  })

  it('keeps an order as it is when a later file says otherwise of it', async () => {
    const other = await importing.program('reused')
    const head = 'InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
    const row = (quantity: number): string => `1,A,${quantity},2011-01-02 10:00,5.00,7,France\n`
    expect(await importing.orders(other, importing.file('one.csv', head + row(30)))).toMatchObject({ decided: 1 })
    const changed = await importing.orders(other, importing.file('two.csv', head + row(31)))
    expect(changed).toMatchObject({ refused: 1, reasons: { reference_reused: 1 } })
    expect((await pointsByCustomer(importing, other, ['7'])).get('7')).toEqual({ before: 300, after: 300 })
  })
})

describe('the report', () => {
  it('opens in a spreadsheet without running anything', async () => {
    const other = await importing.program('hostile')
    const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
    const hostile = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '\t=1+1', '＝1+1', '＋1', '－1+1', '＠SUM(1)']
    const rows = hostile.map((cell) => `${cell},A,"x ""y""\nz",1,2011-01-02 10:00,5.00,,France\n`)
    const { report, bad } = await importing.orders(other, importing.file('hostile.csv', head + rows.join('')))
    expect(bad).toBe(hostile.length)
    const written = readFileSync(report!, 'utf8')
    expect(written.startsWith('\uFEFFline,reason,detail,row\r\n')).toBe(true)
    const cells = written.split('\r\n').slice(1, -1)
    expect(cells).toHaveLength(hostile.length)
    cells.forEach((line, i) => {
      // Two lines of the file a row, because of the line break inside the quotes.
      expect(line.startsWith(`${2 + 2 * i},no_customer,nobody is named,"'${hostile[i]}`)).toBe(true)
    })
  })
})
