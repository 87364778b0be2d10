import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../console/pages.ts'
import { seriousFaults } from './axe.ts'
import { findParameters, type Finder } from './page-parameters.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

const LOOKS = [
  { language: 'en', shade: 'light', width: 1360 },
  { language: 'zh', shade: 'dark', width: 1360 },
  { language: 'zh', shade: 'light', width: 720 },
  { language: 'en', shade: 'dark', width: 720 },
] as const

/** Adds up what moved without a person having done anything, as https://web.dev/articles/cls has it, but over the whole visit. */
const WATCH_SHIFTS = `
  window.shifted = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
`

/** Whether THE list has a page at an address. */
const leadsToPage = (pathname: string): boolean =>
  PAGES.some(({ path }) => new RegExp(`^/console${path.replaceAll(/\$\w+/g, '[^/]+')}/?$`).test(pathname))

let world: ConsoleWorld
let finder: Finder
beforeAll(async () => {
  world = await openConsole()
  finder = findParameters(world)
})
afterAll(() => world.close())

describe.each(LOOKS)('in $language, $shade, $width wide', ({ language, shade, width }) => {
  let page: Page
  beforeAll(async () => {
    page = await world.as('owner', { viewport: { width, height: 900 }, colorScheme: shade, locale: language === 'zh' ? 'zh-CN' : 'en-GB' })
    await page.addInitScript(WATCH_SHIFTS)
  })
  afterAll(() => page.context().close())

  test.each(PAGES.map(({ path }) => path))('%s opens, complains of nothing, and axe finds nothing serious', async (path) => {
    world.complaints.length = 0
    await page.goto(`${world.address}/console${await finder(path)}`)
    await settled(page)
    await expect.poll(() => page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await page.getByRole('alert').allTextContents()).toEqual([])
    expect(world.complaints).toEqual([])
    expect(await seriousFaults(page)).toEqual([])
    // The bound below which that page calls it good.
    expect(await page.evaluate<number>('window.shifted')).toBeLessThan(0.1)
    // Nothing but what scrolls by itself may be wider than the window.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    // A key that has no text shows itself, and a value that was not given shows its braces.
    const text = await page.getByRole('main').innerText()
    expect(text).not.toMatch(/\{\{|\bundefined\b|\[object |NaN/)
    if (language === 'zh') expect(text).toMatch(/[\u4e00-\u9fff]/)
    const links = await page.getByRole('link').evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href)))
    expect(links.map(({ pathname }) => pathname).filter((pathname) => pathname.startsWith('/console/') && !leadsToPage(pathname))).toEqual(
      [],
    )
  })
})
