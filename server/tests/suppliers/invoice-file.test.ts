import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInvoice } from '../../src/invoices/read-invoice.ts'
import { openApi, type Api } from '../api/open-api.ts'
import { accepted } from '../api/requests.ts'

const PERENNIAL = fileURLToPath(new URL('../../bin/perennial.mjs', import.meta.url))

describe('an invoice as a file', () => {
  const taken = [
    { reference: 'ful_a', amount: 2500 },
    { reference: 'ful_b', amount: -150 },
  ]

  it.each([
    ['commas', 'reference,amount\nful_a,2500\nful_b,-150\n', 0],
    ['semicolons, a mark and CR LF', '\uFEFF"Amount";"Reference"\r\n2500;ful_a\r\n\r\n-150;ful_b', 0],
    ['tabs and columns of its own', 'no\treference\tnote\tamount\n1\t ful_a \t\t+25.00\n2\tful_b\tback\t-1.5\n', 2],
    ['quotes over several lines', 'note,reference,amount\n"a, ""mug""\nof clay",ful_a,25\n,ful_b,-1.50\n', 2],
  ])('is read with %s', (_, text, decimals) => {
    expect(readInvoice(text, decimals)).toEqual({ lines: taken, faults: [] })
  })

  it('names each line that is wrong, by the number it has in the file', () => {
    const text = [
      'reference,amount,note',
      'ful_a,25.00,"two',
      'lines"',
      ',2500,',
      'ful_b,25,00,',
      '',
      'ful_c,many,',
      'ful_d,1,',
      `${'f'.repeat(101)},1,`,
      'ful_e,2000000000000,',
    ].join('\n')
    const { lines, faults } = readInvoice(text, 0)
    expect(lines).toEqual([{ reference: 'ful_d', amount: 1 }])
    expect(faults.map(({ line }) => line)).toEqual([2, 4, 5, 7, 9, 10])
    expect(faults[0]!.text).toBe('"25.00" is no amount. Write minor units, like 2500, or give --decimals 2 for a file that writes 25.00.')
    expect(faults[1]!.text).toMatch(/no reference/)
    expect(faults[2]!.text).toBe('it has 4 fields where the first line has 3.')
    expect(readInvoice('reference,amount\nful_a,25.005', 2).faults).toEqual([
      { line: 2, text: '"25.005" is no amount. Write it like 25.00, without anything between the thousands.' },
    ])
  })

  it.each(['', 'ful_a,2500\n', 'reference,price\nful_a,1\n', 'reference,amount,amount\nful_a,1,2\n'])(
    'without its columns is none: %j',
    (text) => {
      expect(readInvoice(text, 0)).toEqual({
        lines: [],
        faults: [{ line: 1, text: expect.stringMatching(/columns reference and amount/) as string }],
      })
    },
  )
})

describe('perennial invoices import', { timeout: 120_000 }, () => {
  let api: Api
  let folder: string
  beforeAll(async () => {
    api = await openApi()
    accepted(await api.owner.put('/v1/suppliers/warehouse', { kind: 'warehouse' }), 200)
    folder = mkdtempSync(join(tmpdir(), 'perennial-invoices-'))
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await api.close()
  })

  function importing(text: string | null, ...more: string[]): Promise<{ code: number; out: string; err: string }> {
    const file = join(folder, 'invoice.csv')
    if (text !== null) writeFileSync(file, text)
    const env = { ...process.env, DATABASE_URL: api.ctx.databaseUrl, PERENNIAL_DATA: folder, NO_COLOR: '1' }
    const key = { PERENNIAL_MASTER_KEY: api.ctx.config.masterKey.toString('base64') }
    const head = ['--supplier', 'warehouse', '--invoice', 'R-1', '--month', '2026-06']
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [PERENNIAL, 'invoices', 'import', file, ...head, ...more],
        { env: { ...env, ...key } },
        (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
      )
    })
  }
  const stored = async (): Promise<unknown[]> =>
    (await api.ctx.pool.query('select invoice, line, reference, amount, month from supplier_invoice_lines order by invoice, line')).rows

  it('takes all of its lines or none, once', async () => {
    const wrong = await importing('reference,amount\nful_a,2500\nful_b,x\n')
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/taken in\.\nLine 3: "x" is no amount\./) as string })
    expect(await stored()).toEqual([])
    const text = 'reference,amount\nful_a,25.00\nful_b,-1.50\n'
    const done = await importing(text, '--decimals', '2', '--json')
    expect({ ...done, out: JSON.parse(done.out) as unknown }).toEqual({ code: 0, out: { added: 2 }, err: '' })
    const lines = [
      { invoice: 'R-1', line: 1, reference: 'ful_a', amount: 2500, month: '2026-06' },
      { invoice: 'R-1', line: 2, reference: 'ful_b', amount: -150, month: '2026-06' },
    ]
    expect(await stored()).toEqual(lines)
    expect(await importing(text, '--decimals', '2')).toMatchObject({ code: 0, out: expect.stringMatching(/taken in before/) as string })
    // The same by the API is the same invoice.
    const body = { invoice: 'R-1', month: '2026-06', lines: lines.map(({ reference, amount }) => ({ reference, amount })) }
    expect(accepted(await api.service.post('/v1/suppliers/warehouse/invoices', body))).toEqual({ added: 0 })
    const other = await importing('reference,amount\nful_a,2600\n')
    expect(other).toMatchObject({ code: 2, err: expect.stringMatching(/R-1/) as string })
    expect(await stored()).toEqual(lines)
  })

  it('says what of the call is wrong', async () => {
    const text = 'reference,amount\nful_a,2500\n'
    expect((await importing(text, '--month', '2026-13')).err).toMatch(/--month: a month is written 2026-06/)
    expect((await importing(text, '--decimals', 'two')).err).toMatch(/"two" is no number of places/)
    expect((await importing(text, '--supplier', 'nobody')).err).toMatch(/supplier/)
    expect((await importing('reference,amount\n')).err).toMatch(/holds no lines/)
    rmSync(join(folder, 'invoice.csv'))
    expect(await importing(null)).toMatchObject({ code: 2, err: expect.stringMatching(/cannot be read/) as string })
  })
})
