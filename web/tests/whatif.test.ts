import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConsole, type ConsoleWorld } from './world.ts'

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(120)
})
afterAll(() => world.close())

test('an analyst runs a what-if, sees before and after, and can publish nothing', async () => {
  const analyst = await world.as('analyst')
  await analyst.goto(`${world.address}/console/`)
  await analyst.getByRole('link', { name: 'What-ifs' }).click()
  await analyst.getByRole('button', { name: 'New what-if' }).first().click()
  const drawer = analyst.getByRole('dialog', { name: 'New what-if', exact: true })
  await drawer.getByRole('combobox', { name: 'Currency' }).click()
  await analyst.locator('.ant-select-dropdown:visible').getByTitle('Beans', { exact: true }).click()
  await drawer.getByRole('spinbutton', { name: 'Months until they expire' }).fill('3')
  await drawer.getByRole('button', { name: 'Run' }).click()
  await analyst.waitForURL(/whatifs\/wif_/)
  await analyst.getByText('currencies.beans.expiry.months = 3').first().waitFor()

  // Both curves are drawn of what the engine decided, and what the figures take for granted stands beside them.
  await analyst
    .getByRole('heading', { name: 'What these figures take for granted' })
    .or(analyst.getByText('What these figures take for granted'))
    .first()
    .waitFor({ timeout: 60_000 })
  await analyst.getByRole('img').first().waitFor()
  const id = analyst.url().split('/').at(-1)!
  const { report } = await world.api<{ report: { expiry: { currency: string }[] } }>('analyst', 'GET', `/v1/whatifs/${id}`)
  expect(report.expiry.map(({ currency }) => currency)).toEqual(['beans'])

  await analyst.goto(`${world.address}/console/program/versions`)
  const publish = analyst.getByRole('button', { name: 'Publish' })
  await publish.waitFor()
  expect((await publish.getAttribute('aria-disabled').then((value) => value === 'true')) || (await publish.isDisabled())).toBe(true)
  await expect(world.api('analyst', 'POST', `/v1/programs/${world.program}/publish`, { note: 'x' })).rejects.toThrow(/403/)
  expect(world.complaints).toEqual([])
})
