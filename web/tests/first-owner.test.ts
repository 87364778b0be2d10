import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpCode } from '../../server/src/staff/first-owner.ts'
import { PAGES } from '../console/pages.ts'
import { seriousFaults } from './axe.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

let world: ConsoleWorld
let page: Page
beforeAll(async () => {
  world = await openConsole(0)
  page = await world.as(null)
})
afterAll(() => world.close())

describe('on a server where nobody is yet', () => {
  test('the first owner is made with the code of the terminal, and begins a program', async () => {
    await page.goto(`${world.address}/console/`)
    await page.getByLabel('Set-up code').fill('aaaa-bbbb-cccc-dddd')
    await page.getByLabel('Name', { exact: true }).fill('Ada Brandt')
    await page.getByLabel('E-mail').fill('ada@example.com')
    await page.getByLabel('New password').fill('seven quiet herons')
    await page.getByLabel('The same again').fill('seven quiet herons')
    await page.getByRole('button', { name: 'Become the owner' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Set-up code').fill(setUpCode(world.served.ctx))
    await page.getByRole('button', { name: 'Become the owner' }).click()

    await page.getByRole('heading', { name: 'Begin a program' }).waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await page.getByLabel('What members know it by').fill('Café Brandt & Söhne')
    expect(await page.getByLabel('Key').inputValue()).toBe('cafe_brandt_so_hne')
    await page.getByLabel('Key').fill('brandt')
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await page.getByRole('navigation').first().waitFor()
    await page.getByText('Café Brandt & Söhne').first().waitFor()
  })

  test.each(PAGES.filter(({ menu }) => menu).map(({ path }) => path))('%s says what it is for while it is empty', async (path) => {
    world.complaints.length = 0
    await page.goto(`${world.address}/console${path}`)
    await settled(page)
    await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await page.getByRole('alert').allTextContents()).toEqual([])
    expect(world.complaints).toEqual([])
    expect(await seriousFaults(page)).toEqual([])
    expect(await page.getByRole('main').innerText()).not.toMatch(/\{\{|\bundefined\b|\[object |NaN|Infinity/)
  })

  test('another program is begun beside it, and worked in', async () => {
    await page.goto(`${world.address}/console/`)
    await page.getByRole('button', { name: 'Account of Ada Brandt' }).click()
    await page.getByRole('menuitem', { name: 'Begin another program' }).click()
    await page.getByLabel('What members know it by').fill('Brandt Reisen')
    await page.getByLabel('Begin with').click()
    await page.getByTitle('An airline’s program').click()
    await page.getByRole('button', { name: 'Begin', exact: true }).click()
    await page.getByText('The program has begun').first().waitFor()
    await settled(page)
    await expect.poll(() => new URL(page.url()).pathname).toBe('/console/program')
    const { program } = await page.evaluate(async () =>
      (await fetch('/v1/session', { headers: { 'perennial-program': localStorage.getItem('perennial.program')! } })).json(),
    )
    expect(program).toBe('brandt_reisen')
  })
})
