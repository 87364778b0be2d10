import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openConsole, type ConsoleWorld } from './world.ts'

let world: ConsoleWorld
let page: Page
beforeAll(async () => {
  world = await openConsole(120)
  page = await world.as('manager')
})
afterAll(() => world.close())

const card = (name: string) => page.getByRole('article', { name, exact: true })
const numberIn = async (name: string): Promise<number> =>
  Number((await card(name).locator('[data-figure]').innerText()).replaceAll(',', ''))

describe('home', () => {
  test('follows a sale at a till within seconds, and opens what its numbers are made of', async () => {
    await page.goto(`${world.address}/console/`)
    await page.getByText('Counted up to').first().waitFor({ timeout: 60_000 })
    const before = await numberIn('Orders of members')
    expect(before).toBeGreaterThan(10)
    const { items } = await world.api<{ items: { id: string }[] }>('owner', 'GET', '/v1/members?limit=1')
    const reference = `TILL-${process.pid}`
    await world.api('manager', 'POST', '/v1/orders', {
      member: items[0]!.id,
      order: { reference, store: 'sh-jingan', lines: [{ sku: 'LATTE', quantity: 2, amount: 6400, category: 'latte' }] },
    })
    await expect.poll(() => numberIn('Orders of members')).toBe(before + 1)
    await card('Orders of members').getByRole('link', { name: 'What it is made of' }).click()
    await page.getByRole('heading', { level: 1, name: 'Orders of members' }).waitFor()
    await page.getByRole('cell', { name: reference }).waitFor()
  })

  test('says what a figure counts to whoever reaches it by keyboard, and draws its days', async () => {
    await page.goto(`${world.address}/console/?days=90&compare=year`)
    await card('Repeat rate')
      .getByRole('button', { name: /^Repeat rate: Of the members who bought/ })
      .focus()
    await page.getByRole('tooltip', { name: /the share that bought at least twice/ }).waitFor()
    await card('Repeat rate').getByRole('button', { name: 'Repeat rate by day' }).press('Enter')
    const chart = page.getByRole('figure', { name: 'Repeat rate, day by day' })
    await chart.getByRole('img').first().waitFor()
    await chart.getByRole('button', { name: 'As a table' }).click()
    expect(await chart.getByRole('row').count()).toBe(91)
    // The address keeps all of it.
    await page.reload()
    await chart.waitFor()
    expect(page.url()).toContain('days=90')
  })
})

describe('groups', () => {
  test('a field of the grid becomes a group, and the group a campaign of the draft', async () => {
    await page.goto(`${world.address}/console/groups/rfm`)
    const fields = page.getByRole('region', { name: 'Fields of the grid' }).getByRole('button')
    await fields.first().waitFor()
    const names = await fields.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
    const name = names.find((one) => !one.endsWith(': 0 members'))!
    const size = Number(/: ([\d,]+) members$/.exec(name)![1]!.replaceAll(',', ''))
    await page.getByRole('button', { name, exact: true }).click()
    const chosen = page.getByRole('region', { name: 'The chosen group' })
    await chosen.getByRole('button', { name: 'Save as a group' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('Key', { exact: true }).fill('best')
    await drawer.getByLabel('Name in English').fill('Our best')
    await drawer.getByLabel('Name in Chinese').fill('最佳会员')
    await drawer.getByRole('button', { name: 'How many now' }).click()
    await drawer.getByRole('status', { name: 'How many now' }).getByText(`${size} of 120 members`).waitFor()
    await drawer.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Our best' }).waitFor()
    await expect.poll(() => page.locator('[data-size]').innerText()).toBe(String(size))
    await page.getByRole('button', { name: 'Use in a campaign' }).click()
    await page.getByRole('dialog').getByLabel('Points for each order').fill('25')
    await page.getByRole('dialog').getByRole('button', { name: 'Write into the draft' }).click()
    await page.waitForURL(/\/program\/parts\/campaigns\/for_best/)
    const { document } = await world.api<{ document: any }>('manager', 'GET', `/v1/programs/${world.program}/draft`)
    expect(document.segments.best.names).toEqual({ en: 'Our best', zh: '最佳会员' })
    expect(document.campaigns.for_best).toMatchObject({
      names: { en: 'Our best', zh: '最佳会员' },
      when: 'member.segments.best',
      rules: { points: { then: [{ grant: { currency: 'beans', amount: '25' } }] } },
    })
    const checked = await world.api<{ valid: boolean }>('manager', 'POST', `/v1/programs/${world.program}/validate`, document)
    expect(checked.valid).toBe(true)
  })

  test('a list is uploaded, and who may not change groups is told why', async () => {
    const { items } = await world.api<{ items: { id: string }[] }>('owner', 'GET', '/v1/members?limit=3')
    await world.api('manager', 'PUT', '/v1/segments/invited', { names: { en: 'Invited' } })
    await page.goto(`${world.address}/console/groups/invited`)
    await page.getByRole('button', { name: 'Upload a list' }).click()
    await page
      .getByRole('dialog')
      .getByLabel('List', { exact: true })
      .fill(`member\n${items.map(({ id }) => id).join('\n')}\nnobody`)
    await page.getByRole('dialog').getByRole('button', { name: 'Upload a list' }).click()
    await page.getByText('3 members taken, 1 not known').first().waitFor()
    await expect.poll(() => page.locator('[data-size]').innerText()).toBe('3')
    await expect.poll(() => page.getByRole('table').first().getByRole('row').count()).toBeGreaterThanOrEqual(4)
    const analyst = await world.as('analyst')
    await analyst.goto(`${world.address}/console/groups/invited`)
    const edit = analyst.getByRole('button', { name: 'Change' })
    await edit.focus()
    await analyst.getByRole('tooltip', { name: /Your role may not do this/ }).waitFor()
    expect(await edit.getAttribute('aria-disabled')).toBe('true')
  })
})

test('the health check speaks in words, and says what is no effect', async () => {
  await page.goto(`${world.address}/console/health`)
  await page
    .getByRole('region', { name: 'Who takes part' })
    .getByText(/^Of 120 members/)
    .waitFor()
  await page.getByRole('region', { name: 'Before and after joining' }).waitFor()
  await page.getByRole('figure', { name: 'Rewards by how often they were redeemed' }).waitFor()
})
