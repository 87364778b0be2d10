import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { uuidBytes, encodeId } from '../../src/kit/ids.ts'
import type { LiveProgram } from '../../src/programs/program.ts'
import { openImporting, read, type Importing } from '../imports/importing.ts'
import { retailText } from '../imports/retail-file.ts'
import { retailArms, type Arms } from './retail-arms.ts'

const PERENNIAL = fileURLToPath(new URL('../../bin/perennial.mjs', import.meta.url))
const REAL = fileURLToPath(new URL('../../../../shared/data/online_retail.csv.gz', import.meta.url))

let importing: Importing
beforeAll(async () => {
  importing = await openImporting()
})
afterAll(() => importing.close())

/** The bundled program, as an operator runs it. */
function perennial(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, ...importing.env, NO_COLOR: '1' }
  return new Promise((resolve) => {
    execFile(process.execPath, [PERENNIAL, ...args], { env, maxBuffer: 1 << 26 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

/** The example's program with a campaign that triples points on these days. */
function triple(from: string, to: string): string {
  const document = read('online-retail/program.yaml')
  document['campaigns'].triple = {
    names: { en: 'Triple points' },
    trigger: 'order',
    from,
    to,
    rules: { triple: { then: [{ multiply: { currency: 'points', by: 3 } }] } },
  }
  const file = join(importing.folder, `triple-${from}.yaml`)
  writeFileSync(file, stringify(document))
  return file
}

async function compare(program: LiveProgram, arms: Arms, from: string, to: string): Promise<any> {
  const run = await perennial('backtest', '--program', program.key, '--draft', triple(from, to), '--from', from, '--to', to, '--json')
  expect({ code: run.code, lines: run.out.trim().split('\n').length }, run.err).toEqual({ code: 0, lines: 1 })
  const report = JSON.parse(run.out)
  expect(report.orders).toBe(arms.orders)
  const [points] = report.currencies
  expect([points.granted.live, points.granted.draft]).toEqual(arms.granted)
  expect([points.clawed_back.live, points.clawed_back.draft]).toEqual(arms.clawedBack)
  return report
}

describe('triple points for some days', () => {
  it('on a generated file come out as an independent script works them out', async () => {
    const text = retailText(6000, 77)
    const program = await importing.program('triple_generated')
    await importing.orders(program, importing.file('generated.csv', text))
    const [from, to] = ['2010-12-03', '2010-12-08']
    const arms = retailArms(text, from, to)
    expect(arms.orders).toBeGreaterThan(100)
    expect(arms.clawedBack[1]).toBeGreaterThan(arms.clawedBack[0])
    expect(arms.clawedBack[0]).toBeGreaterThan(100)
    const report = await compare(program, arms, from, to)
    const byMember = new Map<string, [number, number]>()
    for (const [customer, pair] of arms.byCustomer) {
      const identity = { kind: 'external' as const, channel: '', app: '', value: customer, masked: '' }
      const found = await importing.ctx.identities.find(program.organizationId, program.id, identity)
      byMember.set(encodeId('mem', uuidBytes(found!.holderId!)), pair)
    }
    const most = [...byMember]
      .map(([member, [live, draft]]) => ({ member, difference: draft - live }))
      .toSorted((a, b) => b.difference - a.difference)
    expect(report.winners).toHaveLength(20)
    expect(report.winners.map((w: { difference: number }) => w.difference)).toEqual(most.slice(0, 20).map((m) => m.difference))
    for (const { member, points } of report.winners) expect([points.points.live, points.points.draft]).toEqual(byMember.get(member))
    expect(report.caveats[0]).toMatch(/^Changed behaviour is not modelled/)
  })

  it('says in words what came of it, in both languages', async () => {
    const [from, to] = ['2010-12-03', '2010-12-08']
    const asked = ['--program', 'triple_generated', '--draft', triple(from, to), '--from', from, '--to', to]
    const run = await perennial('backtest', ...asked)
    expect(run.out).toMatch(/^triple_generated, 2010-12-03 to 2010-12-08: the draft against version 1\n/)
    expect(run.out).toMatch(/\nCost +£[\d,.]+ +£[\d,.]+ +\+£[\d,.]+ +£[\d,.]+ to £[\d,.]+\n/)
    const zh = await perennial('backtest', ...asked, '--lang', 'zh')
    expect(zh.out).toContain('未对行为变化建模')
  })

  it('says what to mend where the call is wrong', async () => {
    const wrong = (...more: string[]) => perennial('backtest', '--program', 'triple_generated', ...more)
    const file = triple('2010-12-03', '2010-12-08')
    for (const [args, text] of [
      [['--draft', file, '--from', '2010-12-09', '--to', '2010-12-08'], 'to: The window ends before it begins.'],
      [['--draft', file, '--from', '2010-12-01', '--to', '2010-12-08', '--population', 'member.shoes'], 'population: No such key: shoes'],
      [['--draft', 'nowhere.yaml', '--from', '2010-12-01', '--to', '2010-12-08'], 'nowhere.yaml cannot be read'],
      [['--draft', file, '--from', '2010-12-01', '--to', '2010-12-08', '--threads', 'many'], '--threads is "many"'],
    ] as const) {
      const { code, err } = await wrong(...args)
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(text) as unknown })
    }
  })
})

/** The file is no part of the project: where it is, it is read. Its last hundred days are a third of it, and enough. */
describe.runIf(existsSync(REAL))('the real file', () => {
  it('with triple points in November comes out as the script works it out', async () => {
    const program = await importing.program('triple_real')
    const rows = gunzipSync(readFileSync(REAL)).toString().split('\n')
    const text = rows.filter((row, i) => i === 0 || row === '' || /,2011-(?:09|1[012])-\d\d /.test(row)).join('\n')
    await importing.orders(program, importing.file('last-days.csv', text))
    const arms = retailArms(text, '2011-11-01', '2011-11-30')
    expect(arms.orders).toBe(2657)
    await compare(program, arms, '2011-11-01', '2011-11-30')
  }, 600_000)
})
