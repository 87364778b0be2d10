import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGES } from '../console/pages.ts'
import { plantAll } from './evil-world.ts'
import { findParameters, type Finder } from './page-parameters.ts'
import { Payloads } from './payloads.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

const payloads = new Payloads()
let world: ConsoleWorld
let addresses: string[]
beforeAll(async () => {
  world = await openConsole(60)
  const finder = findParameters(world)
  // What these pages show is there before the program is changed.
  for (const { path } of PAGES) await finder(path)
  addresses = await addressesOf(finder, await plantAll(world, payloads))
}, 180_000)
afterAll(() => world.close())

/** Every page, and what of a page stands behind a tab or in a drawer. */
async function addressesOf(
  finder: Finder,
  { member, webhook, imported, request, task }: Awaited<ReturnType<typeof plantAll>>,
): Promise<string[]> {
  const own: Record<string, string> = {
    '/members/$id': `/members/${member}`,
    '/data/webhooks/$id': `/data/webhooks/${webhook}`,
    '/data/imports/$id': `/data/imports/${imported}`,
    '/groups/$key': '/groups/evil',
    '/fulfilments/$id': `/fulfilments/${task}`,
  }
  const pages: string[] = []
  for (const { path } of PAGES) pages.push(own[path] ?? (await finder(path)))
  const { items } = await world.api<{ items: { id: number }[] }>('owner', 'GET', '/v1/audit?limit=3')
  const reflected = encodeURIComponent(`"><img src=x onerror=ran(-1)>`)
  return [
    ...pages,
    ...['timeline', 'points', 'coupons', 'rewards', 'details'].map((tab) => `/members/${member}?tab=${tab}`),
    ...['goodwill', 'return', 'resend', 'change'].map((act) => `/members/${member}?do=${act}`),
    ...['currencies', 'tiers', 'rewards', 'coupons', 'benefits', 'badges', 'events', 'attributes'].map((part) => `/program/parts/${part}`),
    `/requests?of=${request}`,
    '/picking?state=claimed',
    `/picking?task=${task}`,
    `/figures?of=${encodeURIComponent('/v1/orders?')}`,
    `/figures?of=${reflected}&name=${reflected}`,
    `/members?tab=${reflected}&columns=${reflected}&order=${reflected}&q=${reflected}`,
    `/program/parts/${reflected}/${reflected}`,
    '/program/versions?do=publish',
    '/staff?do=invite',
    ...items.map(({ id }) => `/data/audit?act=${id}`),
  ]
}

/** What a person sees of a page, and what stands in its fields. */
const readAll = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [document.body.innerText, ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value)].join(
      '\n',
    ),
  )

test('what somebody wrote into any field runs nowhere, and is read as it was written', async () => {
  const page = await world.as('owner')
  await page.addInitScript('window.hasRun = []; window.ran = (n) => window.hasRun.push(n)')
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs++
    void dialog.dismiss()
  })
  const shown = new Set<string>()
  world.complaints.length = 0
  for (const address of addresses) {
    await page.goto(`${world.address}/console${address}`)
    await settled(page)
    for (const name of payloads.in(await readAll(page))) shown.add(name)
    const hasRun = await page.evaluate<number[]>('window.hasRun')
    expect(
      hasRun.map((n) => payloads.fields[n]?.name ?? 'the address'),
      address,
    ).toEqual([])
    expect(new URL(page.url()).origin, address).toBe(world.address)
  }
  expect(payloads.fields.filter(({ taken }) => taken).length).toBeGreaterThan(55)
  // Otherwise the texts never came to a page, and nothing was tried.
  expect(shown.size).toBeGreaterThan(38)
  expect(dialogs).toBe(0)
  // A policy of the page that had to step in would have complained.
  expect(world.complaints).toEqual([])
}, 300_000)
