import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openRecords } from '../../src/imports/open-records.ts'
import { openZip } from '../../src/imports/open-zip.ts'
import type { FileRecord } from '../../src/imports/read-records.ts'
import { dateText, isDateFormat, plainNumber } from '../../src/imports/sheet-cell.ts'
import { XmlScanner } from '../../src/imports/xml-scanner.ts'
import { sheetXml, workbook, workbookParts, zipped, type Making } from './workbook.ts'

const folder = mkdtempSync(join(tmpdir(), 'perennial-workbook-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function recordsOf(bytes: Buffer, sheet?: string): Promise<FileRecord[]> {
  const file = join(folder, 'book.xlsx')
  writeFileSync(file, bytes)
  const found: FileRecord[] = []
  const format = { format: 'xlsx', encoding: 'utf-8', delimiter: ',', ...(sheet !== undefined && { sheet }) } as const
  for await (const records of openRecords(file, format, [])) found.push(...records)
  return found
}
const fieldsOf = async (making: Making, sheet?: string): Promise<unknown[]> =>
  (await recordsOf(workbook(making), sheet)).map((r) => r.fields)

describe('a workbook', () => {
  it('gives each row by the names of its columns, whatever its cells are made of', async () => {
    const sheet = sheetXml([
      [null, null],
      ['编号', '手机', '入会', '时间', '金额', '确认'],
      [
        'A&B <1>',
        13_800_138_000,
        { date: 46_175 },
        { time: 46_175.351388888892 },
        { xml: '<c><f>SUM(1,2)</f><v>0.30000000000000004</v></c>' },
        { xml: '<c t="b"><v>1</v></c>' },
      ],
      [{ xml: '<c t="s"><v>0</v></c>' }, { xml: '<c t="s"><v>1</v></c>' }, null, null, { xml: '<c t="str"><f>A1</f><v>_x0041_</v></c>' }],
    ])
    const shared =
      '<si><r><t>红色</t></r><r><t xml:space="preserve"> 灯笼</t></r><rPh sb="0" eb="1"><t>ほん</t></rPh></si><si><t>🏮&#x41;&#66;</t></si>'
    expect(await fieldsOf({ sheets: { 一: sheet }, shared })).toEqual([
      { 编号: 'A&B <1>', 手机: '13800138000', 入会: '2026-06-02', 时间: '2026-06-02 08:26:00', 金额: '0.3', 确认: 'true' },
      { 编号: '红色 灯笼', 手机: '🏮AB', 入会: '', 时间: '', 金额: 'A', 确认: '' },
    ])
  })

  it('names rows by their place in the sheet, and says of a row what is wrong with it', async () => {
    const sheet = sheetXml([['a', 'b'], ['1', '2'], [], ['3', { xml: '<c t="e"><v>#N/A</v></c>' }], ['4', '5', '6']])
    const records = await recordsOf(workbook({ sheets: { s: sheet } }))
    expect(records.map(({ line, problem }) => [line, problem?.why.key ?? null])).toEqual([
      [2, null],
      [4, 'import.why.cell_error'],
      [5, 'import.why.cell_count'],
    ])
    expect(records[2]!.fields).toEqual({ a: '4', b: '5', '#3': '6' })
  })

  it('has sheets, of which the first that can be seen is read, or the one that is named', async () => {
    const sheets = { old: sheetXml([['a'], ['0']]), now: sheetXml([['a'], ['1']]), next: sheetXml([['a'], ['2']]) }
    expect(await fieldsOf({ sheets, hidden: ['old'] })).toEqual([{ a: '1' }])
    expect(await fieldsOf({ sheets, hidden: ['old'] }, 'next')).toEqual([{ a: '2' }])
    await expect(fieldsOf({ sheets, hidden: ['old'] }, 'old')).rejects.toThrow(
      'The workbook has no sheet "old" that can be seen; it has now, next.',
    )
  })

  it('may count days since 1904', async () => {
    const sheets = { s: sheetXml([['day'], [{ date: 0.5 }], [{ date: 1 }], [{ date: 44_713 }]]) }
    expect(await fieldsOf({ sheets, since1904: true })).toEqual([{ day: '12:00:00' }, { day: '1904-01-02' }, { day: '2026-06-02' }])
  })

  it('that is none, is locked or damaged is refused with what to do', async () => {
    await expect(recordsOf(Buffer.from('PK\u0003\u0004 and no more'))).rejects.toThrow('Save it as .xlsx or as CSV.')
    await expect(recordsOf(zipped({ 'word/document.xml': '<w/>' }))).rejects.toThrow('Save it as .xlsx or as CSV.')
    const whole = workbook({ sheets: { s: sheetXml([['a'], ['1']]) } })
    const torn = Buffer.from(whole)
    torn.fill(0xff, whole.indexOf('xl/worksheets/sheet1.xml') + 24, whole.indexOf('xl/worksheets/sheet1.xml') + 60)
    await expect(recordsOf(torn)).rejects.toThrow('The file is damaged')
    const entities = {
      ...workbookParts({ sheets: { s: '' } }),
      'xl/worksheets/sheet1.xml': '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>',
    }
    await expect(recordsOf(zipped(entities))).rejects.toThrow('The file is damaged')
  })

  it('that would unpack without end is stopped while it unpacks', async () => {
    const file = join(folder, 'bomb.xlsx')
    writeFileSync(file, zipped({ zeros: Buffer.alloc(64 << 20) }))
    const zip = await openZip(file, 1 << 20)
    let came = 0
    const reading = async (): Promise<void> => {
      for await (const chunk of zip.read('zeros')) came += chunk.length
    }
    await expect(reading()).rejects.toThrow('unpacks to more than two gigabytes')
    expect(came).toBeLessThanOrEqual(1 << 20)
    await zip.close()
  })

  it('with more text than fits into memory is refused, and so is a row or a text without end', async () => {
    const sheets = { s: sheetXml([['a'], [{ xml: '<c t="s"><v>0</v></c>' }]]) }
    const long = 'x'.repeat(1 << 19)
    await expect(fieldsOf({ sheets, shared: `<si><t>${long}</t></si>`.repeat(70) })).rejects.toThrow('more text than fits into memory')
    await expect(fieldsOf({ sheets, shared: `<si><t>${long.repeat(3)}</t></si>` })).rejects.toThrow('The file is damaged')
    // A text that is kept once, and shown in every cell.
    const row = `<row r="2">${'<c t="s"><v>0</v></c>'.repeat(2000)}</row>`
    const wide = sheetXml([['a']]).replace('</sheetData>', `${row}</sheetData>`)
    const [record] = await recordsOf(workbook({ sheets: { s: wide }, shared: `<si><t>${long}</t></si>` }))
    expect(record!.problem?.why.key).toBe('import.why.row_too_long')
    expect(record!.raw.length).toBeLessThan(3 << 20)
  })
})

describe('cells', () => {
  it.each([
    ['0.1', '0.1'],
    ['1E3', '1000'],
    ['6.2128E+17', '621280000000000000'],
    ['1.0000000000000001E-7', '0.0000001'],
    ['-12.50', '-12.5'],
    ['', ''],
    ['abc', 'abc'],
  ])('show the number %s as %s', (given, shown) => expect(plainNumber(given)).toBe(shown))

  it.each([
    ['1', '1900-01-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
    ['25569', '1970-01-01'],
    ['46175.99999999', '2026-06-03'],
    ['0.25', '06:00:00'],
    ['-1', '-1'],
    ['3000000', '3000000'],
  ])('show the day %s as %s', (given, shown) => expect(dateText(given, false)).toBe(shown))

  it.each([
    [0, undefined, false],
    [14, undefined, true],
    [57, undefined, true],
    [164, 'yyyy-mm-dd', true],
    [164, '[h]:mm', true],
    [164, '[$-804]yyyy"年"m"月"d"日"', true],
    [164, '#,##0.00 "days"', false],
    [164, '[Red]0.00', false],
    [164, '0.00E+00', false],
    [164, '0\\d', false],
  ])('of the format %s %s are days: %s', (id, code, isDate) => expect(isDateFormat(id, code)).toBe(isDate))
})

describe('XML', () => {
  it('comes out alike wherever it is cut', () => {
    const text = `<?xml version="1.0"?><!-- <not a="tag"> --><x:a b='1 > "0"' c="&lt;&#65;&amp;amp;"><![CDATA[<&>]]>t&gt;<d/></x:a>`
    const heard = (cut: number): string => {
      const said: string[] = []
      const scanner = new XmlScanner({
        open: (name, attribute) => said.push(`<${name} ${attribute('b') ?? ''} ${attribute('c') ?? ''}>`),
        close: (name) => said.push(`</${name}>`),
        text: (words) => said.push(words),
      })
      scanner.push(text.slice(0, cut))
      scanner.push(text.slice(cut))
      return said.join('')
    }
    for (let cut = 0; cut <= text.length; cut++) expect(heard(cut), `cut at ${cut}`).toBe(`<a 1 > "0" <A&amp;><&>t><d  ></d></a>`)
  })
})
