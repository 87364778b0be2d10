import { afterAll, beforeAll, expect, test } from 'vitest'
import { redeemMug } from './redeem-mug.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(60)
})
afterAll(() => world.close())

test('a picker takes on what was redeemed, and sends it', async () => {
  const id = await redeemMug(world)
  const page = await world.as('agent')
  await page.goto(`${world.address}/console/picking`)
  await page.getByRole('button', { name: 'Take on' }).click()
  await page.getByRole('button', { name: 'Picked' }).click()
  await page.getByRole('button', { name: 'Packed' }).click()
  await page.getByRole('button', { name: 'Address' }).click()
  await page.getByText('南京西路 1 号').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Ship' }).click()
  await page.getByLabel('Tracking').fill('SF-1000')
  await page.locator('.ant-drawer-footer').getByRole('button', { name: 'Ship' }).click()
  await page.getByText('Nothing to pick').first().waitFor()

  await page.goto(`${world.address}/console/fulfilments/${id}`)
  await page.getByText('SF-1000').first().waitFor()
  await expect.poll(async () => (await world.api<{ points: string }>('owner', 'GET', `/v1/fulfilments/${id}`)).points).toBe('captured')
  expect(world.complaints).toEqual([])
})
