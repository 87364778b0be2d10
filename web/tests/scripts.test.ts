import { afterAll, beforeAll, expect, test } from 'vitest'
import { PAGES } from '../console/pages.ts'
import { findParameters } from './page-parameters.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

/** Each would set a mark in the page if it ran as what it looks like. */
const PAYLOADS = [
  `<img src=x onerror="window.ran=1">`,
  `"><script>window.ran=2</script>`,
  `<svg/onload=window.ran=3>`,
  `{{constructor.constructor('window.ran=4')()}}`,
]

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(60)
}, 120_000)
afterAll(() => world.close())

test('what somebody wrote into any field runs nowhere', async () => {
  const { api, program } = world
  const payload = PAYLOADS.join(' ').slice(0, 110)
  const { id: member } = await api<{ id: string }>('owner', 'POST', '/v1/members', {
    identities: [{ kind: 'phone', value: '+8613900000003' }],
    attributes: { name: PAYLOADS[0], city: PAYLOADS[1], favourite_store: PAYLOADS[2] },
  })
  await api('owner', 'POST', '/v1/orders', {
    member,
    order: {
      reference: `"><img src=x onerror=window.ran=5>`,
      store: PAYLOADS[2],
      channel: PAYLOADS[0],
      lines: [{ sku: PAYLOADS[0], quantity: 1, amount: 100 }],
    },
  })
  await api('owner', 'PUT', `/v1/stores/evil`, {
    valid_from: '2026-01-01',
    names: { en: payload, zh: payload },
    region: PAYLOADS[0],
  }).catch(() => null)
  const { items } = await api<{ items: { latest_version: number }[] }>('owner', 'GET', '/v1/programs')
  const { document } = await api<{ document: Record<string, Record<string, Record<string, unknown>>> }>(
    'owner',
    'GET',
    `/v1/programs/${program}/versions/${items[0]!.latest_version}`,
  )
  for (const section of ['campaigns', 'currencies', 'rewards', 'coupons', 'badges'])
    for (const thing of Object.values(document[section] ?? {})) thing['names'] = { en: payload, zh: payload }
  await api('owner', 'PUT', `/v1/programs/${program}/draft`, document, { 'if-match': '"0"' })
  await api('owner', 'POST', `/v1/programs/${program}/publish`, { note: payload })

  const page = await world.as('owner')
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs++
    void dialog.dismiss()
  })
  const finder = findParameters(world)
  let shown = 0
  for (const { path } of PAGES.filter((one) => one.path !== '/program/backtests/$id')) {
    const address = path === '/members/$id' ? `/members/${member}` : await finder(path)
    await page.goto(`${world.address}/console${address}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
    if ((await page.getByRole('main').innerText()).includes('onerror')) shown++
    expect(await page.evaluate(() => (globalThis as { ran?: number }).ran), address).toBeUndefined()
  }
  // Otherwise the payloads never came to a page, and nothing was tried.
  expect(shown).toBeGreaterThan(3)
  expect(dialogs).toBe(0)
}, 240_000)
