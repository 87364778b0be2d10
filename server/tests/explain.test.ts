import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Answer, type Api } from './api/open-api.ts'
import { accepted, adjust, basket, enrol, redeem } from './api/requests.ts'

let api: Api
beforeAll(async () => {
  api = await openApi((d) => {
    d['currencies'].stamps = { names: { en: 'Stamps', zh: '印花' }, pending: { policy: 'days', days: 7 }, decimals: 1 }
    d['campaigns'].stamp = {
      names: { en: 'A stamp', zh: '一枚印花' },
      trigger: 'review_published',
      rules: { one: { then: [{ grant: { currency: 'stamps', amount: '15' } }] } },
    }
    const large = {
      names: { en: 'Large baskets', zh: '大单奖励' },
      trigger: 'order',
      when: 'order.net >= 20000 && at.hour < 9',
      rules: d['campaigns'].everyday.rules,
    }
    d['campaigns'] = { large, ...d['campaigns'] }
    d['campaigns'].soon = {
      names: { en: 'Summer', zh: '夏日' },
      trigger: 'order',
      from: '2026-06-08',
      rules: d['campaigns'].everyday.rules,
    }
    d['campaigns'].far = { names: { en: 'Winter', zh: '冬日' }, trigger: 'order', from: '2026-12-01', rules: d['campaigns'].everyday.rules }
  })
})
afterAll(() => api.close())

const told = async (decision: string, language = 'en'): Promise<string[]> => {
  const explained = accepted(await api.service.get(`/v1/decisions/${decision}`, { 'accept-language': language }), 200)
  expect(explained.proved).toBe(true)
  // References are given in turn; the words are compared.
  return explained.words.map((line: string) => line.replace(/R-\d+/, 'TILL-7'))
}
const wordsOf = (answer: Answer, language = 'en'): Promise<string[]> => told(accepted(answer).decision, language)
/** The decision of a refusal is named in its reason. */
const wordsOfRefused = (answer: Answer): Promise<string[]> => told(answer.json.reasons[0].facts.decision)

const buy = (member: string, lines: Parameters<typeof basket>[0], more: object = {}): Promise<Answer> =>
  api.store.post('/v1/orders', { member, order: basket(lines), ...more })

describe('a basket', () => {
  it('is told when it is set aside and when it is paid, with the points that paid for it', async () => {
    const member = await enrol(api.service)
    await adjust(api.service, member, 200)
    const lines = [{ sku: 'LAT', quantity: 1, amount: 3000, category: 'latte' }]
    const { id } = accepted(await api.store.post('/v1/checkouts', { member, basket: { lines }, pay_with_points: 1000 }))
    const held = accepted(await api.store.post(`/v1/checkouts/${id}/hold`, {}))
    expect((await told(held.decision.decision)).slice(0, 2)).toEqual([
      'A purchase of ¥30.00 was set aside on 2 June 2026, until 2 June 2026 at 12:15.',
      'A bean per yuan: 20 beans.',
    ])
    expect(await told(held.decision.decision)).toContain('200 beans pay for ¥10.00 of it.')
    const paid = accepted(await api.store.post(`/v1/checkouts/${id}/confirm`, { reference: 'R-7001' }))
    expect(await told(paid.decision.decision, 'zh')).toContain('其中¥10.00用200颗咖啡豆支付。')
  })
})

describe('a purchase', () => {
  it('is told with what each campaign gave, what is there now and when it ends, and what did not apply', async () => {
    const member = await enrol(api.service)
    const placed = await buy(member, [['LAT', 2, 5600, 'latte']], { at: '2026-06-01T12:00:00+08:00' })
    expect(await wordsOf(placed)).toEqual([
      'You bought for ¥56.00 on 1 June 2026 (order TILL-7).',
      'A bean per yuan: 56 beans.',
      'A bean per yuan: 56 Growth value.',
      'Latte Monday: +15 beans.',
      'Together 71 beans.',
      'You have 71 beans, which expire on 1 July 2027.',
      'You have 56 Growth value.',
      'Large baskets did not apply: it takes at least ¥200.00.',
      'Double beans for Gold did not apply: it is for Gold.',
      'Half as much again for Silver did not apply: it is for Silver.',
      'Breakfast pair did not apply: it runs until 10:00.',
      'Tea in the app did not apply: it is for the channel app.',
    ])
    expect(await wordsOf(placed, 'zh')).toEqual([
      '您于2026年6月1日消费¥56.00（订单 TILL-7）。',
      '每消费1元得1豆：56颗咖啡豆。',
      '每消费1元得1豆：56成长值。',
      '拿铁星期一：另加15颗咖啡豆。',
      '合计71颗咖啡豆。',
      '您现有71颗咖啡豆，将于2027年7月1日过期。',
      '您现有56成长值。',
      '大单奖励未生效：需满¥200.00。',
      '金叶会员双倍豆未生效：仅限金叶会员。',
      '银叶会员1.5倍豆未生效：仅限银叶会员。',
      '早餐组合未生效：到10:00为止。',
      '小程序点茶未生效：仅限渠道 app。',
    ])
  })

  it('of little gives a single one, which is not told in the plural', async () => {
    const placed = await buy(await enrol(api.service), [['LAT', 1, 100, 'tea']])
    expect(await wordsOf(placed)).toContain('A bean per yuan: 1 bean.')
    expect(await wordsOf(placed)).toContain('A bean per yuan: 1 Growth value.')
    expect(await wordsOf(placed, 'zh')).toContain('每消费1元得1豆：1颗咖啡豆。')
  })

  it('that lifts somebody says so; what ends first is named, and what begins soon', async () => {
    const member = await enrol(api.service)
    accepted(await adjust(api.service, member, 100, { expires_on: '2026-07-15' }))
    const placed = await buy(member, [['MACHINE', 1, 250_000]])
    const words = await wordsOf(placed)
    expect(words).toContain('You rose from Leaf to Gold, which is yours until 2 June 2027.')
    expect(words).toContain('You have 2,600 beans; 100 of them expire on 15 July 2026.')
    expect(words).toContain('Large baskets did not apply: it runs until 9:00.')
    expect(words).toContain('Latte Monday did not apply: it runs on Monday.')
    expect(words.some((line) => line.startsWith('Winter'))).toBe(false)
    // Five at most, in the order of the document: the one that begins in six days comes after them.
    expect(words.filter((line) => line.includes('did not apply'))).toHaveLength(5)
    const gold = await wordsOf(await buy(member, [['LAT', 1, 1000]]))
    expect(gold).toContain('Double beans for Gold: +10 beans.')
  })

  it('that comes back takes back, and what was spent meanwhile is owed', async () => {
    const member = await enrol(api.service)
    const sale = accepted(
      await buy(member, [
        ['LAT', 2, 6000],
        ['CRO', 1, 800],
      ]),
    )
    accepted(await redeem(api.store, member, 60))
    const back = await api.store.post('/v1/returns', { order: { id: sale.order }, lines: [{ sku: 'LAT', quantity: 1 }] })
    expect(await wordsOf(back)).toEqual([
      'You brought back goods for ¥30.00 on 2 June 2026 (of order TILL-7).',
      'A bean per yuan: −30 beans.',
      'A bean per yuan: −30 Growth value.',
      '22 beans of what was taken back had been spent already, so you owe them.',
      'You owe 22 beans: what you earn next goes towards them.',
      'You have 38 Growth value.',
    ])
    const next = await wordsOf(await buy(member, [['LAT', 1, 3000]]))
    expect(next).toContain('22 beans went towards what you owed.')
    expect(next).toContain('You have 8 beans, which expire on 1 July 2027.')
  })

  it('that earns nothing says that', async () => {
    const member = await enrol(api.service)
    expect((await wordsOf(await buy(member, [['GUM', 1, 50]]))).slice(0, 3)).toEqual([
      'You bought for ¥0.50 on 2 June 2026 (order TILL-7).',
      'It earned nothing.',
      'You have 0 beans.',
    ])
  })
})

describe('a refusal', () => {
  it('is told with its numbers', async () => {
    const member = await enrol(api.service)
    accepted(await adjust(api.service, member, 300))
    expect(await wordsOfRefused(await redeem(api.store, member, 500))).toEqual([
      'You asked to spend 500 beans on 2 June 2026 (for: a redemption).',
      'It was refused: 500 Beans are needed and 300 are available.',
      'You have 300 beans, which expire on 1 July 2027.',
    ])
    const nothing = await api.store.post('/v1/returns', { member, lines: [{ sku: 'LAT', quantity: 1 }] })
    expect(await wordsOfRefused(nothing)).toEqual([
      'You wanted to bring something back on 2 June 2026.',
      'It was refused: No earlier sale matches what is returned.',
    ])
  })
})

describe('everything else', () => {
  it('points by hand, spent, set aside and given away', async () => {
    const [member, friend] = [await enrol(api.service), await enrol(api.service)]
    expect(await wordsOf(await adjust(api.service, member, 500))).toEqual([
      'You were credited 500 beans on 2 June 2026 (reason: goodwill).',
      'You have 500 beans, which expire on 1 July 2027.',
    ])
    const late = await api.service.post(`/v1/members/${member}/adjustments`, { currency: 'beans', amount: 5, reason: 'service_failure' })
    expect((await wordsOf(late))[0]).toBe('You were credited 5 beans on 2 June 2026 (reason: service went wrong).')
    const own = await api.service.post(`/v1/members/${member}/adjustments`, { currency: 'beans', amount: -5, reason: 'spilled_coffee' })
    expect((await wordsOf(own))[0]).toBe('5 beans were taken off on 2 June 2026 (reason: spilled coffee).')
    expect(await wordsOf(await adjust(api.service, member, -20))).toEqual([
      '20 beans were taken off on 2 June 2026 (reason: goodwill).',
      'You have 480 beans, which expire on 1 July 2027.',
    ])
    const hold = await api.store.post('/v1/holds', { member, currency: 'beans', amount: 100 })
    expect(await wordsOf(hold)).toEqual([
      '100 beans were to be set aside on 2 June 2026, until 2 June 2026 at 12:15.',
      'You have 380 beans, which expire on 1 July 2027.',
      '100 beans are set aside.',
    ])
    expect(await wordsOf(await api.store.post(`/v1/holds/${hold.json.hold}/capture`, { amount: 60 }))).toEqual([
      '60 beans that had been set aside were spent on 2 June 2026.',
      'You have 420 beans, which expire on 1 July 2027.',
    ])
    const sent = await api.store.post('/v1/gifts', { from: member, to: friend, currency: 'beans', amount: 40 })
    expect((await wordsOf(sent))[0]).toBe('You sent 40 beans to another member on 2 June 2026.')
    await api.settle()
    const received = await decisionOf(friend, 'receive')
    expect(await told(received, 'zh')).toEqual(['2026年6月2日其他会员向您转赠40颗咖啡豆。', '您现有40颗咖啡豆，将于2027年7月1日过期。'])
  })

  it('joining, a profile, a consent, an event with points that wait', async () => {
    const member = await enrol(api.service)
    expect(await told(await decisionOf(member, 'enrol'))).toEqual(['You joined on 2 June 2026.'])
    const profile = await api.service.patch(`/v1/members/${member}`, { attributes: { city: 'Suzhou' }, add_tags: ['vip'] })
    expect(await wordsOf(profile)).toEqual([
      'Changed in your profile on 2 June 2026: City.',
      'Your marks were changed on 2 June 2026: vip.',
    ])
    expect(await wordsOf(await api.service.patch(`/v1/members/${member}`, { status: 'suspended' }), 'zh')).toEqual([
      '您的会员资格自2026年6月2日起暂停。',
    ])
    accepted(await api.service.patch(`/v1/members/${member}`, { status: 'active' }))
    const items = [{ purpose: 'marketing', channel: 'sms', text: 'v1', granted: true }]
    expect(await wordsOf(await api.service.post(`/v1/members/${member}/consents`, { items }))).toEqual([
      'On 2 June 2026 you agreed to hear from us by sms (purpose: marketing).',
    ])
    const review = await api.store.post('/v1/events', { member, type: 'review_published', attributes: { stars: 5 } })
    expect(await wordsOf(review)).toEqual([
      'Review published, on 2 June 2026.',
      'Thank you for your review: 20 beans.',
      'A stamp: 1.5 Stamps.',
      '1.5 Stamps can be spent from 9 June 2026.',
      'You have 20 beans, which expire on 1 July 2027.',
      'You have 0.0 Stamps.',
      '1.5 Stamps more are on their way.',
    ])
  })

  it('the passing of time: what matures, what expires, a level that is kept or not', async () => {
    const member = await enrol(api.service)
    const noon = api.clock.time
    accepted(await buy(member, [['MACHINE', 1, 70_000]]))
    accepted(await api.store.post('/v1/events', { member, type: 'review_published', attributes: { stars: 5 } }))
    try {
      api.clock.time = Date.parse('2027-07-02T12:00:00+08:00')
      accepted(await buy(member, [['LAT', 1, 1000]]))
      expect(await told(await decisionOf(member, 'tick', 0))).toEqual([
        '9 June 2026: something was due.',
        '1.5 Stamps can be spent now.',
        'You have 1.5 Stamps.',
      ])
      expect(await told(await decisionOf(member, 'tick', 1))).toEqual([
        '2 June 2027: something was due.',
        'Your level went from Silver to Leaf.',
      ])
      expect(await told(await decisionOf(member, 'tick', 2), 'zh')).toEqual([
        '2027年7月1日，有事项到期。',
        '720颗咖啡豆已过期。',
        '您现有0颗咖啡豆。',
      ])
    } finally {
      api.clock.time = noon
    }
  })
})

describe('GET /v1/decisions/{id}', () => {
  it('says so when what is stored is not what was decided', async () => {
    const member = await enrol(api.service)
    const { decision } = accepted(await adjust(api.service, member, 500))
    await api.ctx.pool.query(
      `update commands set outcome = replace(outcome::text, '500', '900')::json where holder_id = $1 and kind = 'adjust'`,
      [await holderOf(member)],
    )
    const explained = accepted(await api.service.get(`/v1/decisions/${decision}`), 200)
    expect(explained).toMatchObject({ proved: false, answer: { balances: { beans: { available: 900 } } } })
    expect(explained.words.at(-1)).toBe('You have 500 beans, which expire on 1 July 2027.')
  })
})

describe('npx perennial explain', () => {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-explain-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const perennial = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
    new Promise((resolve) => {
      const env = { ...process.env, DATABASE_URL: api.ctx.databaseUrl, PERENNIAL_DATA: folder, NO_COLOR: '1' }
      const file = fileURLToPath(new URL('../bin/perennial.mjs', import.meta.url))
      execFile(process.execPath, [file, 'explain', ...args], { env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      )
    })

  it('reads it out, in the language asked for, or gives all of it as data', async () => {
    const member = await enrol(api.service)
    const { decision } = accepted(await buy(member, [['LAT', 1, 2800, 'latte']]))
    const zh = await perennial(decision, '--lang', 'zh')
    expect(zh).toMatchObject({ code: 0, err: '' })
    expect(zh.out).toMatch(/^您于2026年6月2日消费¥28.00（订单 R-\d+）。\n每消费1元得1豆：28颗咖啡豆。\n/)
    expect(zh.out).toContain('结果与存档完全一致')
    const json = JSON.parse((await perennial(decision, '--json')).out)
    expect(json).toEqual(accepted(await api.service.get(`/v1/decisions/${decision}`), 200))
    expect(await perennial('dec_nonsense')).toMatchObject({ code: 2, out: '' })
    expect(await perennial(decision.replace(/_\d+$/, '_999'))).toMatchObject({ code: 2 })
    expect((await perennial(decision, '--lang', 'fr')).err).toContain('--lang en or --lang zh')
  })
})

async function holderOf(member: string): Promise<string> {
  const { decodeId, uuidText } = await import('../src/kit/ids.ts')
  return uuidText(decodeId('mem', member)!)
}

/** The decision on a member's n-th command of a kind. */
async function decisionOf(member: string, kind: string, n = 0): Promise<string> {
  const { rows } = await api.ctx.pool.query<{ seq: number }>(
    'select seq from commands where holder_id = $1 and kind = $2::command_kind order by seq',
    [await holderOf(member), kind],
  )
  return `dec_${member.slice(4)}_${rows[n]!.seq}`
}
