import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { gb18030 } from '../../server/tests/imports/gb18030.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(60)
})
afterAll(() => world.close())
beforeEach(() => {
  world.complaints.length = 0
})

const open = (path: string): Promise<Page> => world.open('manager', path)

/** Uploads a file of members, and waits until its columns were guessed and it can be started. */
async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByRole('button', { name: 'Import a file' }).first().click()
  const drawer = page.getByRole('dialog', { name: 'Import a file', exact: true })
  await drawer.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await drawer.getByRole('button', { name: 'Upload' }).click()
  await page.waitForURL(/data\/imports\/imp_/)
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Its picture of waiting, which has a name, leaves a moment after the waiting. */
const startButton = (page: Page) => page.getByRole('button', { name: /(^| )Import$/ })

const figure = (page: Page, name: string): Promise<string> =>
  page.getByRole('term').filter({ hasText: name }).locator('xpath=following-sibling::dd').first().innerText()

const find = (phone: string): Promise<{ member: string | null }> =>
  world.api('owner', 'POST', '/v1/members:find', { identity: { kind: 'phone', value: phone } })

test('an operator mends a bad import: sees what is wrong, puts it right where it stands, and all of it is in', async () => {
  const page = await open('/data/imports')
  await upload(page, 'members.csv', Buffer.from('phone,tags\n+8613811110001,vip\nnobody,vip\n+8613811110003,vip\n'))
  await page.getByText('1 of the first 3 rows cannot be read', { exact: false }).first().waitFor()
  await startButton(page).click()
  await page.getByRole('heading', { name: 'Rows that were not taken' }).waitFor()
  expect([await figure(page, 'Read'), await figure(page, 'Taken'), await figure(page, 'Not taken')]).toEqual(['3', '2', '1'])
  expect((await find('+8613811110001')).member).toMatch(/^mem_/)

  // The fault in words, the cell in which it is, and nothing else of the row has to be typed again.
  const row = page.getByRole('row').filter({ has: page.getByRole('textbox', { name: 'phone, line 3' }) })
  expect(await row.locator('.bad').innerText()).toMatch(/phone/i)
  await row.getByRole('textbox', { name: 'phone, line 3' }).fill('+8613811110002')
  await row.getByRole('button', { name: /Try line 3|Try again/ }).click()
  await page.getByText('Line 3 was taken').first().waitFor()
  await expect.poll(() => figure(page, 'Not taken')).toBe('0')
  expect((await find('+8613811110002')).member).toMatch(/^mem_/)

  // Who did it stands in the record.
  const { items } = await world.api<{ items: { route: string; staff: { name: string } }[] }>('auditor', 'GET', '/v1/audit?limit=20')
  expect(items.map(({ route }) => route)).toContain('POST /v1/imports/{id}/rejects/{line}')
  expect(world.complaints).toEqual([])
})

test('a file in GB18030 is recognised, and the same file again takes nothing twice', async () => {
  const file = gb18030('手机号,标签\n+8613822220001,老朋友\n')
  const page = await open('/data/imports')
  await upload(page, '会员.csv', file)
  await page.getByText('GB18030').first().waitFor()
  await page.getByText('老朋友').first().waitFor()
  await page.getByRole('combobox', { name: 'Field of the column 手机号' }).waitFor()
  await page.getByText('The first rows can all be read').first().waitFor()
  await startButton(page).click()
  await expect.poll(() => figure(page, 'Taken').catch(() => '')).toBe('1')
  const { member } = await find('+8613822220001')
  expect(await world.api('owner', 'GET', `/v1/members/${member}`)).toMatchObject({ tags: ['老朋友'] })

  await page.goto(`${world.address}/console/data/imports`)
  await upload(page, '会员.csv', file)
  await page.getByText('This very file was imported before').first().waitFor()
  await startButton(page).click()
  await expect.poll(() => figure(page, 'Known before').catch(() => '')).toBe('1')
  expect(await figure(page, 'Taken')).toBe('0')
  expect(world.complaints).toEqual([])
})

test('an API key is made, shown once, works, and is ended with a reason that stands in the record', async () => {
  const owner = await world.as('owner')
  await owner.goto(`${world.address}/console/data/keys?do=make`)
  const drawer = owner.getByRole('dialog', { name: 'Make a key', exact: true })
  await drawer.getByRole('textbox', { name: 'Client' }).fill('till of the test')
  await drawer.locator('.ant-drawer-footer').getByRole('button', { name: 'Make a key' }).click()
  const shown = owner.getByRole('dialog', { name: 'New key', exact: true })
  await shown.waitFor()
  const key = /pk_[\w-]+/.exec(await shown.innerText())![0]
  await shown.getByRole('button', { name: 'I have kept it' }).click()
  const status = async (): Promise<number> =>
    (await fetch(`${world.address}/v1/checkouts?code=x`, { headers: { authorization: `Bearer ${key}` } })).status
  expect(await status()).toBe(200)

  await owner.reload()
  await settled(owner)
  expect(await owner.getByRole('main').innerText()).not.toContain(key)
  await owner.getByRole('row').filter({ hasText: 'till of the test' }).getByRole('button', { name: 'End', exact: true }).click()
  const end = owner.getByRole('dialog', { name: 'End', exact: true })
  await end.getByLabel('Reason').fill('the till was sold')
  await end.locator('.ant-drawer-footer').getByRole('button', { name: 'End' }).click()
  await owner.getByText('The key has ended').first().waitFor()
  await expect.poll(status).toBe(401)

  await owner.goto(`${world.address}/console/data/audit`)
  await owner.getByText('the till was sold').first().waitFor()
  expect(world.complaints).toEqual([])
})

test('every job is called by what it does, in the reader’s language', async () => {
  const page = await world.as('manager', { locale: 'zh-CN' })
  await page.goto(`${world.address}/console/data/jobs`)
  const table = page.getByRole('table').last()
  await expect.poll(() => table.getByRole('row').count()).toBeGreaterThan(20)
  for (const name of await table.locator('tbody tr:not(.ant-table-measure-row) td:first-child').allTextContents())
    expect(name).toMatch(/[\u4e00-\u9fff]/)
  expect(world.complaints).toEqual([])
})
