import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { giveByKeys, tabTo } from './by-keys.ts'
import { newMember, type Known } from './new-member.ts'
import { openConsole, type ConsoleWorld, type Role } from './world.ts'

const ADDRESS = { name: '李雷', line1: '南京西路 1 号', city: '上海', country: 'CN' }

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole()
})
afterAll(() => world.close())
beforeEach(() => {
  world.complaints.length = 0
})

const open = (role: Role, path: string, options = {}): Promise<Page> => world.open(role, path, options)

interface Balances {
  balances: { currency: string; available: number }[]
}
const beans = async (id: string): Promise<number> => {
  const { balances } = await world.api<Balances>('owner', 'GET', `/v1/members/${id}/balances`)
  return balances.find(({ currency }) => currency === 'beans')?.available ?? 0
}

interface Act {
  staff: { name: string }
  role: string
  route: string
  reason: string | null
  status: number
  kind: string
  targets: string[]
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}
/** What was done about this, the first first. */
const acts = async (target: string): Promise<Act[]> =>
  (await world.api<{ items: Act[] }>('auditor', 'GET', `/v1/audit?target=${target}`)).items.toReversed()

describe('the search', () => {
  test('finds somebody by card, phone, its tail, e-mail, order and name, in one field', async () => {
    const member = await newMember(world, 'Olga Nightingale')
    const page = await open('agent', '/members')
    const field = page.getByRole('combobox', { name: 'Find a member' })
    const typed = [
      member.card,
      member.phone,
      member.phone.slice(-4),
      member.email,
      member.email.slice(0, 11),
      member.order,
      'nightin',
      'Olga Nightingale',
    ]
    for (const text of typed) {
      await field.fill('')
      await field.fill(text)
      await page.getByRole('listbox', { name: 'Found' }).getByRole('option').filter({ hasText: 'Olga Nightingale' }).waitFor()
    }
    await field.fill('Nobody Ofthatname')
    await page.getByText('Nobody was found.').first().waitFor()
    expect(page.url()).not.toMatch(/[?&]/)
    await page.context().close()
  })
})

describe('a member, by keyboard alone', () => {
  let page: Page
  let member: Known
  beforeAll(async () => {
    member = await newMember(world, 'Percival Underhill')
    page = await open('agent', '/')
  })
  afterAll(() => page.context().close())

  test('is found by the name and opened', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('m')
    await page.getByRole('heading', { level: 1, name: 'Members' }).waitFor()
    // Somewhere else, and back to the search by its key.
    await tabTo(page, /^Views$|^Columns$/)
    await page.keyboard.press('/')
    await page.keyboard.type('underhill')
    const found = page.getByRole('listbox', { name: 'Found' }).getByRole('option').filter({ hasText: member.name })
    await expect.poll(() => found.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: member.name }).waitFor()
    expect(page.url()).toMatch(/\/console\/members\/mem_\w{26}$/)
    // Nothing of what was typed stands in an address.
    expect(decodeURIComponent(page.url()).toLowerCase()).not.toContain('underhill')
  })

  test('is given points within the limit at once', async () => {
    const before = await beans(member.id)
    await giveByKeys(page, 50, /^Given at once: from /)
    await page.getByText('The points are given').first().waitFor()
    expect(await beans(member.id)).toBe(before + 50)
    await page.keyboard.press('2')
    await page.getByText('The queue was long.').first().waitFor()
    await page
      .getByText(/You were credited 50 beans/)
      .first()
      .waitFor()
  })

  test('is taken a note of, and explained', async () => {
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Note' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type('Prefers oat milk.')
    await tabTo(page, /^Write$/)
    await page.keyboard.press('Enter')
    await page.getByText('The note is written').first().waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Prefers oat milk.' }).waitFor()
    await tabTo(page, /^Why\?$/)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Explanation', exact: true }).getByText('Proved').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Explanation', exact: true }).waitFor({ state: 'detached' })
    expect(world.complaints).toEqual([])
  })
})

describe('the view of a member', () => {
  let member: Known
  beforeAll(async () => {
    member = await newMember(world, 'Rosamund Vale')
    await world.api('owner', 'POST', `/v1/members/${member.id}/adjustments`, { currency: 'beans', amount: 2000, reason: 'gesture' })
    await world.api('owner', 'POST', '/v1/rewards/mug/redemptions', { member: member.id, address: ADDRESS })
    await world.api('owner', 'POST', `/v1/members/${member.id}/coupons`, { coupon: 'five_fold' })
    await world.api('owner', 'POST', `/v1/members/${member.id}/notes`, { text: 'Sits by the window.' })
  })

  test('shows identities masked, balances, what ends when, the level and what is missing, holds, coupons, notes', async () => {
    const page = await open('agent', `/members/${member.id}`)
    const main = page.getByRole('main')
    expect(await main.innerText()).not.toMatch(/\d{8}/)
    await main.getByText(`+86 *** ${member.phone.slice(-4)}`).waitFor()
    const part = (name: string) => page.getByRole('region', { name, exact: true })
    await part('Beans')
      .getByText(/^1,\d\d\d beans$/)
      .waitFor()
    await part('Beans').getByText('900 beans set aside').waitFor()
    await part('What ends when').getByRole('button', { name: 'As a table' }).click()
    await part('What ends when').getByRole('columnheader', { name: 'Beans' }).waitFor()
    await part('Level')
      .getByText(/Growth value more for Silver/)
      .waitFor()
    await part('Level').getByRole('progressbar', { name: 'On the way to the next level' }).waitFor()
    await part('Set aside now').getByRole('link', { name: 'The stoneware mug' }).waitFor()
    await part('Coupons to use').getByText('Five-fold beans').waitFor()
    await part('Notes').getByText('Sits by the window.').waitFor()
    await page.getByRole('tab', { name: 'Rewards' }).click()
    await page.getByRole('row', { name: /The stoneware mug/ }).waitFor()
    await page.context().close()
  })

  test('tells what happened in both languages, and why', async () => {
    for (const { locale, why, lead, proved, told } of [
      { locale: 'en-GB', why: 'Why?', lead: 'Explanation', proved: 'Proved', told: /You bought for ¥76\.00/ },
      { locale: 'zh-CN', why: '为什么？', lead: '解释', proved: '已验证', told: /消费¥76\.00/ },
    ]) {
      const page = await open('agent', `/members/${member.id}?tab=timeline`, { locale })
      const order = page.getByRole('listitem').filter({ hasText: member.order })
      await order.getByText(told).waitFor()
      await order.getByRole('button', { name: why }).click()
      const explained = page.getByRole('dialog', { name: lead, exact: true })
      await explained.getByText(proved, { exact: true }).waitFor()
      await explained.getByRole('listitem').filter({ hasText: told }).waitFor()
      await page.context().close()
    }
    expect(world.complaints).toEqual([])
  })

  test('shows what is personal in clear for a reason, which is recorded', async () => {
    const page = await open('agent', `/members/${member.id}?tab=details`)
    await page.keyboard.press('v')
    await page.getByRole('textbox', { name: 'Reason' }).fill('calls back about a parcel')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    const clear = page.getByRole('dialog', { name: 'In clear', exact: true })
    await clear.getByText(member.phone).waitFor()
    await clear.getByText(member.email).waitFor()
    await clear.getByRole('button', { name: 'Hide' }).click()
    await clear.waitFor({ state: 'detached' })
    await page.context().close()
    expect((await acts(member.id)).at(-1)).toMatchObject({ kind: 'reveal', role: 'agent', reason: 'calls back about a parcel' })
  })
})

describe('a wrong is put right', () => {
  test('beyond the limit by two people: who asked cannot agree, a manager does, and all of it is recorded', async () => {
    const member = await newMember(world, 'Sybil Marchbanks')
    const before = await beans(member.id)
    const agent = await open('agent', `/members/${member.id}`)
    await giveByKeys(agent, 500, /beyond your limit/)
    await agent.getByText('A colleague is asked to agree').first().waitFor()
    expect(await beans(member.id)).toBe(before)

    await agent.goto(`${world.address}/console/requests`)
    await agent
      .getByRole('row', { name: /Sybil Marchbanks/ })
      .getByRole('button', { name: '500 beans' })
      .press('Enter')
    const own = agent.getByRole('dialog', { name: 'Request', exact: true })
    await own.getByText('The queue was long.').first().waitFor()
    const approve = own.getByRole('button', { name: 'Approve' })
    expect(await approve.getAttribute('aria-disabled')).toBe('true')
    await approve.focus()
    await agent.getByRole('tooltip', { name: 'You asked this yourself. Somebody else decides it.' }).waitFor()
    await agent.keyboard.press('Enter')

    const manager = await open('manager', '/requests')
    await manager
      .getByRole('row', { name: /Sybil Marchbanks/ })
      .getByRole('button', { name: '500 beans' })
      .press('Enter')
    const asked = manager.getByRole('dialog', { name: 'Request', exact: true })
    await asked.getByText(/within 30 days/).waitFor()
    expect(await beans(member.id)).toBe(before)
    await asked.getByRole('textbox', { name: 'Reason' }).fill('The till log shows the wait.')
    await asked.getByRole('button', { name: 'Approve' }).click()
    await manager.getByText('Approved, and the points are given').first().waitFor()
    expect(await beans(member.id)).toBe(before + 500)

    await manager.goto(`${world.address}/console/members/${member.id}`)
    await manager
      .getByRole('region', { name: 'Beans', exact: true })
      .getByText(`${before + 500} beans`, { exact: true })
      .waitFor()
    await manager.getByRole('tab', { name: 'Timeline' }).click()
    await manager.getByRole('listitem').filter({ hasText: 'You were credited 500 beans' }).waitFor()
    const request = (await acts(member.id)).flatMap(({ targets }) => targets).find((target) => target.startsWith('req_'))!
    expect(await acts(request)).toMatchObject([
      { role: 'agent', route: 'POST /v1/members/{id}/goodwill', reason: 'gesture', before: null, after: { state: 'asked', amount: 500 } },
      {
        role: 'manager',
        route: 'POST /v1/requests/{id}/approve',
        reason: 'The till log shows the wait.',
        before: { state: 'asked' },
        after: { state: 'given', decision: expect.stringMatching(/^dec_/) as unknown },
      },
    ])
    await agent.context().close()
    await manager.context().close()
    expect(world.complaints).toEqual([])
  })

  test('a balance is corrected, one of two lattes comes back, a coupon is sent again', async () => {
    const member = await newMember(world, 'Tobias Wren')
    const before = await beans(member.id)
    const page = await open('manager', `/members/${member.id}?do=correct`)
    await page.getByRole('spinbutton', { name: 'Amount' }).fill('-20')
    await page.getByRole('combobox', { name: 'Reason' }).fill('wrong_member')
    await page.getByRole('textbox', { name: 'Reason' }).fill('Credited for the next in the queue.')
    await page.getByRole('button', { name: 'Correct', exact: true }).click()
    await page.getByText('The balance is corrected').first().waitFor()
    expect(await beans(member.id)).toBe(before - 20)

    await page.getByRole('button', { name: 'Take a return' }).click()
    await page.getByRole('spinbutton', { name: 'Pieces of LATTE' }).fill('1')
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByText('The return is taken').first().waitFor()
    const { items } = await world.api<{ items: { lines: { sku: string; returned: number }[] }[] }>(
      'owner',
      'GET',
      `/v1/members/${member.id}/orders`,
    )
    expect(items[0]!.lines.map(({ sku, returned }) => [sku, returned])).toEqual([['LATTE', 1], ['BAK-CRO', 0]]) // prettier-ignore
    expect(await beans(member.id)).toBeLessThan(before - 20)

    await world.api('owner', 'POST', `/v1/members/${member.id}/coupons`, { coupon: 'five_fold' })
    await page.goto(`${world.address}/console/members/${member.id}?tab=coupons`)
    await page
      .getByRole('row', { name: /Five-fold beans/ })
      .getByRole('button', { name: 'Send again' })
      .click()
    const sending = page.getByRole('dialog', { name: 'Send again', exact: true })
    await sending.getByRole('button', { name: 'Send again' }).click()
    await sending.getByText(/No endpoint of this program listens/).waitFor()
    await world.api('owner', 'POST', '/v1/webhooks', { url: 'https://hooks.invalid/perennial' })
    await sending.getByRole('button', { name: 'Send again' }).click()
    await page.getByText('It is sent again').first().waitFor()
    await page.context().close()
    expect((await acts(member.id)).map(({ route, reason }) => [route, reason])).toEqual([
      ['POST /v1/members', null],
      ['POST /v1/orders', null],
      ['POST /v1/members/{id}/adjustments', 'Credited for the next in the queue.'],
      ['POST /v1/returns', null],
      ['POST /v1/members/{id}/coupons', null],
      ['POST /v1/members/{id}/resend', null],
      ['POST /v1/members/{id}/resend', null],
    ])
    expect(world.complaints).toEqual([])
  })

  test('a membership is suspended and taken up again, and its data exported, each for a reason', async () => {
    const member = await newMember(world, 'Ursula Finch')
    const page = await open('agent', `/members/${member.id}`)
    const change = async (reason: string): Promise<void> => {
      await page.keyboard.press('s')
      const drawer = page.getByRole('dialog', { name: 'Change status', exact: true })
      await drawer.getByRole('textbox', { name: 'Reason' }).fill(reason)
      await drawer.getByRole('button', { name: 'Change' }).click()
      await drawer.waitFor({ state: 'detached' })
    }
    await change('The card was stolen.')
    await page.getByText('Suspended', { exact: true }).first().waitFor()
    const give = page.getByRole('button', { name: 'Give points' })
    expect(await give.getAttribute('aria-disabled')).toBe('true')
    await give.focus()
    await page.getByRole('tooltip', { name: 'The membership is not active.' }).waitFor()
    await change('The card was found.')
    await page.getByText('Active', { exact: true }).first().waitFor()
    await page.keyboard.press('e')
    await page
      .getByRole('dialog', { name: 'Export the data', exact: true })
      .getByRole('textbox', { name: 'Reason' })
      .fill('She asked for it.')
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download' }).click()])
    const told = readFileSync(await file.path(), 'utf8')
    for (const what of [member.phone, member.email, member.name, member.order]) expect(told).toContain(what)
    await page.context().close()
    expect((await acts(member.id)).slice(2).map(({ kind, reason, before, after }) => [kind, reason, before, after])).toEqual([
      ['write', 'The card was stolen.', { status: 'active' }, { status: 'suspended' }],
      ['write', 'The card was found.', { status: 'suspended' }, { status: 'active' }],
      ['reveal', 'She asked for it.', null, null],
    ])
  })

  test('every act can be copied as a line for a terminal', async () => {
    const member = await newMember(world, 'Violet Crane')
    const page = await open('manager', `/members/${member.id}`, { permissions: ['clipboard-read', 'clipboard-write'] })
    for (const act of ['goodwill', 'note', 'correct', 'return', 'coupon', 'reveal', 'status', 'export']) {
      await page.goto(`${world.address}/console/members/${member.id}?do=${act}`)
      await page.getByRole('dialog').getByRole('button', { name: 'Copy as curl' }).click()
      const line = await page.evaluate(() => navigator.clipboard.readText())
      expect(line, act).toMatch(/^curl (-X [A-Z]+ )?'http:\/\/127\.0\.0\.1:\d+\/v1\//)
      expect(line, act).toContain('$PERENNIAL_KEY')
    }
    await page.context().close()
  })
})
