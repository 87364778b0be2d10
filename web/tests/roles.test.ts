import type { Page, Response } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { PAGES } from '../console/pages.ts'
import { choose } from './choose.ts'
import { findParameters, type Finder } from './page-parameters.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld, type Role } from './world.ts'

const ROLES = ['owner', 'manager', 'analyst', 'finance', 'agent', 'associate', 'partner', 'auditor'] as const

let world: ConsoleWorld
let finder: Finder
beforeAll(async () => {
  world = await openConsole(60)
  finder = findParameters(world)
})
afterAll(() => world.close())

/** What of the API a page asked for in vain. */
function refusalsOf(page: Page): string[] {
  const refusals: string[] = []
  page.on('response', (answer: Response) => {
    if (answer.status() >= 400) refusals.push(`${answer.status()} ${answer.request().method()} ${new URL(answer.url()).pathname}`)
  })
  return refusals
}

const scopesOf = async (role: Role): Promise<ReadonlySet<string>> => {
  const { programs } = await world.api<{ programs: { scopes: string[] }[] }>(role, 'GET', '/v1/session')
  return new Set(programs[0]!.scopes)
}

const SOON = { timeout: 2000 }

/** Every button that may not be pressed says why to whoever comes to it. From the start again if the page was drawn anew. */
const sayWhy = (page: Page, where: string): Promise<void> =>
  vi.waitFor(
    async () => {
      for (const button of await page.getByRole('main').locator('button[aria-disabled=true]:visible').all()) {
        await button.focus(SOON)
        const tip = page.getByRole('tooltip').filter({ visible: true })
        await tip.first().waitFor({ timeout: 5000 })
        expect((await tip.first().innerText(SOON)).trim().length, `${where}: ${await button.innerText(SOON)}`).toBeGreaterThan(10)
        await button.blur(SOON)
      }
    },
    { timeout: 60_000 },
  )

describe.each(ROLES)('to the role %s', (role) => {
  test('each page of the menu opens with nothing asked in vain, and each button says why it may not be pressed', async () => {
    world.complaints.length = 0
    const scopes = await scopesOf(role)
    const page = await world.as(role)
    const refusals = refusalsOf(page)
    await page.goto(`${world.address}/console/`)
    await settled(page)
    const menu = page.getByRole('navigation', { name: 'Menu' })
    const shown = PAGES.filter(({ menu: entry, needs }) => entry && (!needs || scopes.has(needs)))
    await expect.poll(() => menu.getByRole('menuitem').count()).toBe(shown.length)
    for (const { path } of shown) {
      await menu
        .locator(`a[href="/console${path === '/' ? '' : path}"], a[href="/console${path}"]`)
        .last()
        .click()
      await page.waitForURL(({ pathname }) => pathname.replace(/\/$/, '') === `/console${path}`.replace(/\/$/, ''))
      await settled(page)
      await page.getByRole('heading', { level: 1 }).waitFor()
      expect(await page.getByRole('main').getByRole('alert').allTextContents(), path).toEqual([])
      expect(await page.getByRole('main').innerText(), path).not.toMatch(/not for your role|\{\{|\bundefined\b|\[object /)
      await sayWhy(page, path)
      expect(refusals, path).toEqual([])
    }
    expect(world.complaints).toEqual([])
    await page.context().close()
  })

  test('a page that is not for it says so, and asks for nothing', async () => {
    const scopes = await scopesOf(role)
    const hidden = PAGES.filter(({ needs }) => needs && !scopes.has(needs))
    if (role === 'owner') expect(hidden).toEqual([])
    const page = await world.as(role)
    const refusals = refusalsOf(page)
    for (const { path } of hidden.slice(0, 3)) {
      await page.goto(`${world.address}/console${await finder(path)}`)
      await page.getByRole('heading', { name: 'This page is not for your role' }).waitFor()
      await page.waitForLoadState('networkidle')
      expect(refusals, path).toEqual([])
    }
    await page.context().close()
  })
})

test('an owner gives a role in stores that there are; who has it stands in one of them, which goes with what they do', async () => {
  const page = await world.as('owner')
  await page.goto(`${world.address}/console/staff?do=invite`)
  const drawer = page.getByRole('dialog', { name: /Invite/ })
  await drawer.getByRole('textbox', { name: 'Name' }).fill('Sasha')
  await drawer.getByRole('textbox', { name: /mail/ }).fill('sasha@example.com')
  await choose(page, drawer.getByRole('combobox', { name: 'Role' }), 'Store associate')
  await choose(page, drawer.getByRole('combobox', { name: 'Where' }), 'In some stores')
  const stores = await world.api<{ items: { key: string; names: { en: string } }[] }>('owner', 'GET', '/v1/stores')
  const [first, second] = stores.items.map(({ key, names }) => ({ key, name: names.en, title: `${names.en} (${key})` }))
  const field = drawer.getByRole('combobox', { name: 'Stores' })
  await choose(page, field, first!.title)
  await choose(page, field, second!.title)
  await page.keyboard.press('Escape')
  await drawer
    .locator('.ant-drawer-footer')
    .getByRole('button', { name: /Invite/ })
    .click()
  const link = page.getByRole('dialog', { name: 'Link to set a password', exact: true })
  const text = await link.innerText()
  const address = /https?:\/\/\S+/.exec(text)?.[0] ?? (await link.getByRole('textbox').first().inputValue())

  const sasha = await world.as(null)
  await sasha.goto(address.replace(/^https?:\/\/[^/]+/, world.address))
  await sasha.getByLabel('New password').fill('a good long passphrase 7')
  await sasha.getByLabel('The same again').fill('a good long passphrase 7')
  await sasha.getByRole('button', { name: 'Set a password' }).click()
  const standsIn = sasha.getByRole('combobox', { name: 'Store' })
  await standsIn.waitFor()
  const asked = sasha.waitForRequest((request) => request.headers()['perennial-store'] === encodeURIComponent(second!.key))
  await choose(sasha, standsIn, second!.name)
  await asked
  await sasha.reload()
  await settled(sasha)
  await sasha.getByTitle(second!.name).first().waitFor()
  expect(world.complaints).toEqual([])
})
