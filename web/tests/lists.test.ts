import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { median } from '../../bench/percentile.ts'
import { chooseFrom } from './choose.ts'
import { newMember } from './new-member.ts'
import { scrollThrough } from './scroll-frames.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(1100)
})
afterAll(() => world.close())
beforeEach(() => {
  world.complaints.length = 0
})

const open = (path: string, options = {}): Promise<Page> => world.open('owner', path, options)

/** What a column says, from the top. */
const column = (page: Page, list: string, title: string): Promise<string[]> =>
  page.getByRole('table', { name: list }).evaluate((table, head) => {
    const at = [...table.querySelectorAll('thead tr:not(.ant-table-measure-row) th')].findIndex((th) => th.textContent === head)
    return [...table.querySelectorAll('tbody tr.ant-table-row')].map((row) => row.querySelectorAll('td')[at]!.textContent)
  }, title)

describe('a list is in one of four states', () => {
  test('while it is read', async () => {
    const page = await open('/')
    let answer = (): void => undefined
    const held = new Promise<void>((resolve) => (answer = resolve))
    await page.route('**/v1/webhooks?*', async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`${world.address}/console/data/webhooks`)
    await page.getByRole('status', { name: 'Loading' }).waitFor()
    answer()
    await page.getByRole('heading', { name: 'Nobody is told yet' }).waitFor()
  })

  test('where there is nothing yet, it says what will be there and offers the first step', async () => {
    const page = await open('/data/webhooks')
    await page.getByRole('heading', { name: 'Nobody is told yet' }).waitFor()
    await page.locator('.state').getByRole('button', { name: 'Add an endpoint' }).click()
    await page.getByRole('dialog', { name: 'Add an endpoint', exact: true }).waitFor()
  })

  test('where filters let nothing through, it says so and takes them away', async () => {
    const page = await open('/data/audit?target=mem_nobody')
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor()
    await page.locator('.state').getByRole('button', { name: 'Clear filters' }).click()
    await page.getByRole('table', { name: 'Audit log' }).waitFor()
    expect(page.url()).not.toContain('target')
  })

  test('where the API refused, it says what and under which id, and asks again', async () => {
    const page = await open('/members?after=nonsense')
    const alert = page.getByRole('main').getByRole('alert')
    await alert.getByRole('heading', { name: 'This could not be shown' }).waitFor()
    await alert.getByText(/cursor/).waitFor()
    await alert.getByText(/^Request [\w-]{20,}$/).waitFor()
    const asked = page.waitForResponse((answer) => answer.url().includes('/v1/members?'))
    await alert.getByRole('button', { name: 'Try again' }).click()
    expect((await asked).status()).toBe(400)
  })
})

describe('what a list shows stands in the address', () => {
  test('pages, forward and back, and how many rows each has', async () => {
    const page = await open('/members')
    const names = (): Promise<string[]> => column(page, 'Recorded last', 'Name')
    const first = await names()
    expect(first.length).toBe(50)
    await page.getByRole('button', { name: 'Next', exact: true }).click()
    await expect.poll(names).not.toEqual(first)
    const second = await names()
    await page.reload()
    await settled(page)
    expect(await names()).toEqual(second)
    await page.getByRole('button', { name: 'Previous' }).click()
    await expect.poll(names).toEqual(first)
    expect(new Set([...first, ...second]).size).toBeGreaterThan(90)
    expect(world.complaints).toEqual([])
  })

  test('the order of any column, numbers as numbers, and columns that are shown', async () => {
    const page = await open('/data/keys')
    for (const name of ['key 10', 'key 9', 'key 100']) await world.api('owner', 'POST', '/v1/keys', { name, role: 'store' })
    await page.reload()
    await settled(page)
    const mine = async (): Promise<string[]> => (await column(page, 'API keys', 'Client')).filter((name) => name.startsWith('key '))
    await page.getByRole('columnheader', { name: 'Client' }).click()
    await expect.poll(mine).toEqual(['key 9', 'key 10', 'key 100'])
    await page.getByRole('columnheader', { name: 'Client' }).click()
    await expect.poll(mine).toEqual(['key 100', 'key 10', 'key 9'])
    expect(page.url()).toMatch(/order=-/)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('checkbox', { name: 'Role' }).click()
    await expect.poll(() => page.url()).toMatch(/columns=/)
    await page.reload()
    await settled(page)
    expect(await mine()).toEqual(['key 100', 'key 10', 'key 9'])
    expect(await page.getByRole('columnheader', { name: 'Role' }).count()).toBe(0)
    expect(world.complaints).toEqual([])
  })

  test('a view is an address with a name: kept, opened, forgotten', async () => {
    const page = await open('/data/audit?kind=write&route=members')
    await chooseFrom(page, page.getByRole('button', { name: 'Views' }), 'Save this view')
    const naming = page.getByRole('dialog', { name: 'Save this view of Audit log', exact: true })
    await naming.getByRole('textbox', { name: 'Name' }).fill('changes of members')
    await naming.getByRole('button', { name: 'Save' }).click()
    await naming.waitFor({ state: 'detached' })

    await page.goto(`${world.address}/console/data/audit`)
    await settled(page)
    await chooseFrom(page, page.getByRole('button', { name: 'Views' }), 'changes of members')
    await expect.poll(() => new URL(page.url()).searchParams.get('route')).toBe('members')
    expect(new URL(page.url()).searchParams.get('kind')).toBe('write')
    await chooseFrom(page, page.getByRole('button', { name: 'Views' }), 'Forget “changes of members”')
    await page.getByRole('button', { name: 'Views' }).click()
    await expect.poll(() => page.getByRole('menuitem', { name: 'changes of members', exact: true }).count()).toBe(0)
    expect(world.complaints).toEqual([])
  })

  test('a day is the program’s, wherever the browser stands', async () => {
    const page = await open('/data/audit', { timezoneId: 'America/New_York' })
    const asked = page.waitForRequest((request) => request.url().includes('/v1/audit?') && request.url().includes('from='))
    await page.getByLabel('From').fill('2026-11-20')
    // A day of a program in Shanghai begins eight hours before that of Greenwich.
    expect(new URL((await asked).url()).searchParams.get('from')).toBe('2026-11-19T16:00:00.000Z')
    const there = await open('/data/audit')
    await page.goto(`${world.address}/console/data/audit`)
    await settled(page)
    const whens = await Promise.all([page, there].map((one) => column(one, 'Audit log', 'When')))
    expect(whens[0]!.slice(-5)).toEqual(whens[1]!.slice(-5))
    expect(world.complaints).toEqual([])
  })
})

test('a list goes out as a file: all of its rows, and no cell that a spreadsheet would run', async () => {
  await newMember(world, '=HYPERLINK("http://x","杨静")')
  const page = await open('/members?columns=name.identities.joined')
  const downloading = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByRole('button', { name: 'CSV' }).click()
  const file = readFileSync(await (await downloading).path(), 'utf8')
  expect(file.startsWith('\uFEFFName,')).toBe(true)
  const lines = file.trimEnd().split('\r\n')
  expect(lines.length).toBeGreaterThan(1100)
  expect(lines.every((line) => !/(^|,)"?[=+@]/.test(line))).toBe(true)
  await page
    .getByText(/^1,1\d\d rows downloaded$/)
    .first()
    .waitFor()
  expect(world.complaints).toEqual([])
})

test('a thousand rows scroll smoothly, are a table to a screen reader, and go by the keyboard too', async () => {
  const page = await open('/members?size=1000')
  const table = page.getByRole('table', { name: 'Recorded last' })
  await table.waitFor()
  expect(await table.getAttribute('aria-rowcount')).toBe('1001')
  const { frames, drawn } = await scrollThrough(page, 'Recorded last')
  expect(drawn).toBeGreaterThan(10)
  expect(drawn).toBeLessThan(80)
  expect(frames.length).toBeGreaterThan(20)
  // Sixty a second on an idle machine; with others at work on its cores still none that the eye takes for a halt.
  expect(median(frames)).toBeLessThan(100)
  const body = page.getByRole('rowgroup', { name: 'Recorded last' })
  await body.focus()
  await page.keyboard.press('Home')
  // By its place, not its text: that says how many seconds ago somebody joined.
  const top = (): Promise<string | null> => body.getByRole('row').first().getAttribute('aria-rowindex')
  await expect.poll(() => body.evaluate(({ scrollTop }) => scrollTop)).toBe(0)
  // The head of the table is its first row.
  expect(await top()).toBe('2')
  await page.keyboard.press('End')
  await expect.poll(async () => Number(await top())).toBeGreaterThan(900)
  await page.keyboard.press('Home')
  await expect.poll(top).toBe('2')
  expect(world.complaints).toEqual([])
})
