import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askBulk, bulkBar, chooseRows, confirm } from './choose-rows.ts'
import { redeemMug } from './redeem-mug.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld, type Role } from './world.ts'

const PATIENCE = { timeout: 30_000 }

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(60)
}, 180_000)
afterAll(() => world.close())
beforeEach(() => {
  world.complaints.length = 0
})

const open = async (role: Role, path: string): Promise<Page> => {
  const page = await world.as(role)
  page.setDefaultTimeout(30_000)
  await page.goto(`${world.address}/console${path}`)
  await settled(page)
  return page
}

describe('picking', () => {
  const short = (id: string): string => `${id.slice(0, 8)}…${id.slice(-4)}`
  const stateOf = async (id: string): Promise<string> =>
    (await world.api<{ state: string }>('owner', 'GET', `/v1/warehouse/tasks/${id}`)).state

  test('tasks are taken on together; one that is further along is named and left alone; each is sent under its number', async () => {
    const ids = [await redeemMug(world), await redeemMug(world), await redeemMug(world)]
    for (const id of ids) await expect.poll(() => stateOf(id).catch(() => ''), PATIENCE).toBe('open')
    await world.api('owner', 'POST', `/v1/warehouse/tasks/${ids[2]}/claim`, { worker: 'Mo' })
    const page = await open('agent', '/picking')
    await page.getByRole('checkbox', { name: 'Choose all of Picking' }).click()
    await bulkBar(page).getByText('3 rows chosen').waitFor()
    const dialog = await askBulk(page, 'Take on')
    await dialog.getByText(/takes on 2 tasks with 2 pieces/).waitFor()
    await dialog.getByText(`(${short(ids[2]!)}) is left alone. Its state is “Taken on”.`, { exact: false }).waitFor()
    await confirm(dialog, 'Take on')
    await page.getByText('Take on: done 2 times.').waitFor()
    await dialog.waitFor({ state: 'detached' })
    await bulkBar(page).waitFor({ state: 'detached' })
    expect(await Promise.all(ids.map(stateOf))).toEqual(['claimed', 'claimed', 'claimed'])

    for (const [button, state] of [
      ['Picked', 'picked'],
      ['Packed', 'packed'],
    ] as const) {
      await page.getByRole('checkbox', { name: 'Choose all of Picking' }).click()
      await confirm(await askBulk(page, button), button)
      await expect.poll(() => Promise.all(ids.map(stateOf)), PATIENCE).toEqual([state, state, state])
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await chooseRows(page, [short(ids[0]!), short(ids[1]!)])
    const ship = await askBulk(page, 'Ship')
    await ship.getByLabel(`(${short(ids[1]!)})`, { exact: false }).fill('SF-2')
    await confirm(ship, 'Ship')
    await expect.poll(() => Promise.all(ids.map(stateOf)), PATIENCE).toEqual(['shipped', 'shipped', 'packed'])
    expect(await world.api('owner', 'GET', `/v1/warehouse/tasks/${ids[1]}`)).toMatchObject({ tracking: 'SF-2' })
    expect(world.complaints).toEqual([])
  }, 180_000)
})
