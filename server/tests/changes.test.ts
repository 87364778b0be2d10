import { ProgramDocument } from '@perennial/engine/program/document.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { changesInWords } from '../src/changes/change-words.ts'
import { memberMoves, moveInWords } from '../src/changes/member-moves.ts'
import { currentProgram } from '../src/programs/live-program.ts'
import { openApi, type Api } from './api/open-api.ts'
import { accepted, basket, enrol } from './api/requests.ts'

const CAFE = new URL('../../examples/programs/cafe.yaml', import.meta.url)
const cafe = (): any => parse(readFileSync(CAFE, 'utf8'))

function said(change: (document: any) => void, language: 'en' | 'zh' = 'en'): string[] {
  const document = cafe()
  change(document)
  return changesInWords(ProgramDocument.parse(cafe()), ProgramDocument.parse(document), language).map(({ words }) => words)
}

describe('changes in words', () => {
  it('name the thing, the setting, and both values', () => {
    const change = (d: any): void => {
      d.tiers.status.levels[2].reach = 3400
      d.currencies.beans.expiry = { policy: 'span', months: 18, end_of: 'quarter' }
      d.currencies.beans.value = 0.75
      d.campaigns.everyday.rules.beans.then[0].grant.amount = 'order.net / 50'
      d.campaigns.happy_hour.state = 'paused'
      d.settings.return_window_days = 10
    }
    expect(said(change).toSorted()).toEqual([
      'A bean per yuan, rule beans, grant amount: `order.net / 100` → `order.net / 50`',
      'Campaign “Happy hour”, state: live → paused',
      'Currency Beans, expiry: 12 months, to the end of the month → 18 months, to the end of the quarter',
      'Currency Beans, value of a point: 5 → 0.75',
      'Status, Gold, what it takes: 2,000 → 3,400',
      'days within which sales may be returned: 14 → 10',
    ])
    expect(said(change, 'zh')).toContain('活动“下午茶时光” · 状态：live → paused')
  })

  it('say of what is new or gone only that', () => {
    expect(said((d) => delete d.campaigns.happy_hour)).toEqual(['Gone: Campaign “Happy hour”'])
    const added = said((d) => (d.budgets = { spring: { names: { en: 'Spring' }, of: 'money', amount: 500_000 } }))
    expect(added).toEqual(['New: Budget Spring'])
  })

  it('know levels by their keys: one between two others is one change', () => {
    const platinum = { key: 'pearl', names: { en: 'Pearl', zh: '珍珠' }, reach: 1000 }
    expect(said((d) => d.tiers.status.levels.splice(2, 0, platinum))).toEqual(['New: Status, Pearl'])
  })

  it('write money as money', () => {
    const plan = { names: { en: 'Plus', zh: '尊享' }, price: 9900, months: 12 }
    const before = ProgramDocument.parse({ ...cafe(), plans: { plus: plan } })
    const after = ProgramDocument.parse({ ...cafe(), plans: { plus: { ...plan, price: 12_900 } } })
    expect(changesInWords(before, after, 'en').map(({ words }) => words)).toEqual(['Plan Plus, price: ¥99.00 → ¥129.00'])
  })

  it('tell the terms of a return without a receipt, against what they are where none are written', () => {
    const terms = { allowed: true, match: 'cheapest', max_amount: 10_000, max_times: { max: 3, period: 'month' } }
    expect(said((d) => (d.settings.returns_without_receipt = terms)).toSorted()).toEqual([
      'how often a member returns without a receipt: nothing → { max: 3, period: month }',
      'most that goods without a receipt may have cost: nothing → ¥100.00',
      'the sale from which goods without a receipt are taken: newest → cheapest',
    ])
    expect(said((d) => (d.settings.returns_without_receipt = { allowed: false }), 'zh')).toEqual(['是否接受无小票退货：是 → 否'])
    expect(said((d) => (d.settings.returns_without_receipt = {}))).toEqual([])
  })

  it('of nothing are none', () => {
    expect(said(() => undefined)).toEqual([])
  })
})

describe('members', () => {
  let api: Api
  beforeAll(async () => {
    api = await openApi()
    for (const yuan of [700, 650, 100]) {
      const member = await enrol(api.service)
      accepted(await api.store.post('/v1/orders', { member, order: basket([['B1', 1, yuan * 100]]) }))
    }
    // A review does not count its own day.
    api.clock.time += 86_400_000
  })
  afterAll(() => api.close())

  async function moves(change: (document: any) => void): Promise<string[]> {
    const document = structuredClone((await currentProgram(api.ctx, api.programId)).timeline.latest.document) as any
    change(document)
    const validated = validateProgram(document, 2)
    if (!validated.ok) throw new Error(JSON.stringify(validated.problems))
    const program = await currentProgram(api.ctx, api.programId)
    const watching = { signal: new AbortController().signal, at: () => undefined }
    const found = await memberMoves(api.ctx, program, validated.compiled, watching)
    return found.map((move) => moveInWords('en', program.timeline.latest, validated.compiled, move))
  }

  it('who would fall are counted, and when', async () => {
    const words = await moves((d) => Object.assign(d.tiers.status.levels[1], { reach: 680, keep: 680 }))
    expect(words).toEqual(['Members who fall from Silver to Leaf when their level is reviewed: 1'])
  })

  it('who would rise are counted, and that they do at once', async () => {
    const words = await moves((d) => Object.assign(d.tiers.status.levels[1], { reach: 100, keep: 100 }))
    expect(words).toEqual(['Members who rise from Leaf to Silver at once: 1'])
  })
})
