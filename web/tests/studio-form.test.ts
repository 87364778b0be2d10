import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { choose, chooseFrom } from './choose.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(60)
})
afterAll(() => world.close())
beforeEach(() => {
  world.complaints.length = 0
})

const open = (path: string, options = {}): Promise<Page> => world.open('manager', `/program/parts${path}`, options)

const save = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Save to the draft' }).click()
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()
}

type Things = Record<string, Record<string, unknown>>
const draft = async (): Promise<Record<string, Things>> =>
  (await world.api<{ document: Record<string, Things> }>('manager', 'GET', `/v1/programs/${world.program}/draft`)).document

test('what campaigns happen on is told in words, those of the program by its own names', async () => {
  for (const { locale, words } of [
    { locale: 'en-GB', words: ['An order is placed', 'Review published', 'On a day of the member’s own, each year'] },
    { locale: 'zh-CN', words: ['下单', '发表评价', '会员个人的周年日'] },
  ]) {
    const page = await open('/campaigns', { locale })
    for (const word of words) await page.getByRole('listitem').getByText(word, { exact: true }).first().waitFor()
    expect(await page.getByRole('main').innerText()).not.toMatch(/review_published|\bon order\b/)
    await page.context().close()
  }
  expect(world.complaints).toEqual([])
})

test('a trigger is chosen by its name; a day of the member’s own asks which, and how long before', async () => {
  const page = await open('/campaigns/spring')
  await page.getByLabel('Name, English').fill('Spring')
  const trigger = page.getByRole('combobox', { name: 'Happens on' })
  await choose(page, trigger, 'Review published')
  await save(page)
  expect((await draft())['campaigns']!['spring']).toMatchObject({ trigger: 'review_published' })
  await choose(page, trigger, 'On a day of the member’s own, each year')
  await choose(page, page.getByRole('combobox', { name: 'Anniversary of' }), 'Birthday (birthday)')
  await chooseFrom(page, page.getByRole('button', { name: 'Add a setting' }).first(), 'Days before')
  await page.getByRole('spinbutton', { name: 'Days before' }).fill('7')
  await save(page)
  await expect
    .poll(async () => (await draft())['campaigns']!['spring']!['trigger'])
    .toMatchObject({ anniversary: 'birthday', lead_days: 7 })
  expect(world.complaints).toEqual([])
})

test('money is typed in its own unit and shares in percent; the document keeps them as it counts', async () => {
  const page = await open('/benefits/tasting')
  await page.getByLabel('Name, English').fill('A tasting')
  await chooseFrom(page, page.getByRole('button', { name: 'Add a setting' }).first(), /^Cost of one|unit cost/i)
  await page.getByRole('spinbutton', { name: /Cost of one|unit cost/i }).fill('12.5')
  await chooseFrom(page, page.getByRole('button', { name: 'Add a setting' }).first(), 'Objective')
  const objective = page.getByRole('group', { name: 'Objective' })
  const target = objective.getByRole('spinbutton', { name: 'Target' })
  await choose(page, objective.getByRole('combobox', { name: 'Metric' }), 'Average order')
  await target.fill('42.8')
  await save(page)
  expect((await draft())['benefits']!['tasting']).toMatchObject({ unit_cost: 1250, objective: { target: 4280 } })
  await choose(page, objective.getByRole('combobox', { name: 'Metric' }), 'Repeat rate')
  await target.fill('35')
  await target.blur()
  await save(page)
  await expect.poll(async () => (await draft())['benefits']!['tasting']!['objective']).toMatchObject({ target: 0.35 })
  expect(world.complaints).toEqual([])
})

test('what else of the program is meant is found by its name, and said by name and key', async () => {
  const page = await open('/campaigns/everyday')
  await chooseFrom(page, page.getByRole('button', { name: 'Add a setting' }).last(), 'Excludes')
  const excludes = page.getByRole('combobox', { name: 'Excludes' })
  await choose(page, excludes, 'Happy birthday (birthday)')
  await save(page)
  expect((await draft())['campaigns']!['everyday']).toMatchObject({ excludes: ['birthday'] })
  await page.getByRole('main').getByText('Beans (beans)', { exact: true }).first().waitFor()
  expect(world.complaints).toEqual([])
})
