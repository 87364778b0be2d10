import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Draft } from '../console/studio/draft.ts'
import { subjectOf, valuesOf } from '../console/studio/rule/named-values.ts'
import { choose } from './choose.ts'
import { newMember } from './new-member.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

const document = {
  tiers: { status: { names: { en: 'Status' }, levels: [{ key: 'leaf' }, { key: 'gold' }] } },
  badges: { explorer: {} },
  challenges: { five_shops: {} },
  plans: { club: {} },
  currencies: { beans: { names: { en: 'Beans' } } },
  segments: { best: { names: { en: 'Our best' } } },
  attributes: { favourite: { type: 'string', names: { en: 'Favourite shop' } } },
  events: { visit: { attributes: { challenge: { type: 'string' } } } },
  campaigns: { buys: { trigger: 'order' }, done: { trigger: 'challenge_completed' }, visits: { trigger: 'visit' } },
} as unknown as Draft

describe('a field of a condition', () => {
  test.each([
    ['buys', 'member.tier', ['leaf', 'gold']],
    ['buys', 'member.tiers.status', ['leaf', 'gold']],
    ['buys', 'member.badges', ['explorer']],
    ['buys', 'member.plan', ['club']],
    ['buys', 'order.store', ['north']],
    ['done', 'event.challenge', ['five_shops']],
    // What a program's own event tells under this word is its own affair.
    ['visits', 'event.challenge', null],
    ['buys', 'order.channel', null],
  ])('of %s, %s, is compared with what there is', (campaign, path, keys) => {
    const things = valuesOf(document, `campaigns.${campaign}.when`, path, { north: {} })
    expect(things && Object.keys(things)).toEqual(keys)
  })

  test.each([
    ['member.points.beans', 'points', 'Beans'],
    ['member.segments.best', 'segments', 'Our best'],
    ['member.tiers.status', 'tiers', 'Status'],
    ['member.favourite', 'member', 'Favourite shop'],
  ])('%s is called by what it is about', (path, kind, name) => {
    expect(subjectOf(document, 'campaigns.buys.when', path)).toEqual({ kind, names: { en: name } })
  })

  test('of the product’s own has its own words', () => {
    expect(subjectOf(document, 'campaigns.buys.when', 'order.net')).toBeNull()
  })
})

describe('in the browser', () => {
  let world: ConsoleWorld
  beforeAll(async () => {
    world = await openConsole(60)
  })
  afterAll(() => world.close())
  beforeEach(() => {
    world.complaints.length = 0
  })

  const open = (path: string, options = {}): Promise<Page> => world.open('manager', path, options)
  type Things = Record<string, Record<string, unknown>>
  const draft = async (): Promise<Record<string, Things>> =>
    (await world.api<{ document: Record<string, Things> }>('manager', 'GET', `/v1/programs/${world.program}/draft`)).document

  test('a condition names the level and the store, and writes their keys', async () => {
    for (const { locale, level } of [
      { locale: 'en-GB', level: 'Gold (gold)' },
      { locale: 'zh-CN', level: '金叶 (gold)' },
    ]) {
      const page = await open('/program/parts/campaigns/gold_double', { locale })
      await page.getByRole('main').getByText(level, { exact: true }).first().waitFor()
      await page.context().close()
    }
    const page = await open('/program/parts/campaigns/gold_double')
    const condition = page.getByRole('group', { name: 'Condition' }).first()
    await choose(page, condition.getByRole('combobox', { name: 'Value', exact: true }), 'Silver (silver)')
    await page.getByRole('button', { name: 'Save to the draft' }).click()
    await page
      .getByText(/^Saved/)
      .first()
      .waitFor()
    expect((await draft())['campaigns']!['gold_double']!['when']).toBe('member.tier == "silver"')
    await choose(page, condition.getByRole('combobox', { name: 'Field', exact: true }), 'Order: store')
    await choose(page, condition.getByRole('combobox', { name: 'Value', exact: true }), 'Jing’an Temple (sh-jingan)')
    await page.getByRole('button', { name: 'Save to the draft' }).click()
    await expect.poll(async () => (await draft())['campaigns']!['gold_double']!['when']).toBe('order.store == "sh-jingan"')
    expect(world.complaints).toEqual([])
  })

  test('of what an order gave, a single point is not many; campaigns that gave nothing go by their names', async () => {
    const { id: member } = await newMember(world, 'Once Only')
    const order = { reference: `ONE-${process.pid}`, lines: [{ sku: 'TEA', quantity: 1, amount: 100, category: 'tea' }] }
    const { decision } = await world.api<{ decision: string }>('manager', 'POST', '/v1/orders', { member, order })
    for (const { locale, one, campaign, coupon } of [
      { locale: 'en-GB', one: /^\+?1 bean$/, campaign: /^Tea in the app/, coupon: 'it needs the coupon Five-fold beans' },
      { locale: 'zh-CN', one: /^\+?1 颗$/, campaign: /^小程序点茶/, coupon: '需要优惠券 五倍豆券' },
    ]) {
      const page = await open(`/members/${member}?tab=timeline&why=${decision}`, { locale })
      await page.getByRole('main').getByText(one).first().waitFor()
      const why = page.getByRole('dialog')
      await why.locator('summary').click()
      await why.getByRole('term').getByText(campaign).waitFor()
      await why.getByRole('definition').getByText(coupon, { exact: true }).waitFor()
      expect(await why.getByRole('term').allInnerTexts()).not.toContainEqual(expect.stringMatching(/^(app_tea|gold_double|silver_plus)/))
      await page.context().close()
    }
    expect(world.complaints).toEqual([])
  })
})
