import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { choose } from './choose.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(120)
})
afterAll(() => world.close())

/** A menu that is still opening takes a press for one beside it. */
const settled = (page: Page): Promise<void> =>
  page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running')).then(() => undefined)

async function tryOnThePast(manager: Page): Promise<void> {
  await manager.goto(`${world.address}/console/program/backtests?do=ask`)
  await manager.getByRole('button', { name: 'Run' }).click()
  await manager.waitForURL(/backtests\/bkt_/)
  await manager.getByText('Cost by day').first().waitFor({ timeout: 60_000 })
  await manager.getByRole('img', { name: 'Cost by day' }).waitFor()
}

test('a manager makes a double-points week, tries it on the past, has it approved and publishes it, and an order earns it', async () => {
  const { program } = world
  const manager = await world.as('manager')
  await manager.goto(`${world.address}/console/program/parts/campaigns?do=add`)
  await manager.getByLabel('Key', { exact: true }).fill('double_week')
  await manager.getByRole('button', { name: 'Go on' }).click()

  // By menus: on every day of the week, so that the test may run on any.
  await manager.getByLabel('Name, English').fill('Double week')
  await manager.getByLabel('Name, 中文').fill('双倍周')
  await manager.getByRole('button', { name: 'Add a setting' }).last().click()
  const condition = manager.getByRole('menuitem', { name: 'Condition', exact: true })
  await settled(manager)
  await condition.click()
  await manager.getByRole('group', { name: 'Condition' }).getByRole('button', { name: 'Add' }).click()
  await settled(manager)
  await manager.getByRole('menuitem', { name: 'A condition', exact: true }).click()
  await choose(manager, manager.getByRole('combobox', { name: 'Field' }).last(), 'Weekday (1 is Monday)')
  await choose(manager, manager.getByRole('combobox', { name: 'Relation' }).last(), 'is at least')
  await manager.getByRole('spinbutton', { name: 'Value' }).fill('1')
  await manager.getByRole('group', { name: 'Rules' }).getByPlaceholder('Key').fill('double')
  await manager.getByRole('group', { name: 'Rules' }).getByRole('button', { name: 'Add', exact: true }).click()
  await choose(manager, manager.getByRole('combobox', { name: 'Kind of 1' }).last(), 'Multiply points')
  await choose(manager, manager.getByRole('combobox', { name: 'Currency' }).last(), 'Beans (beans)')
  await manager.getByLabel('By', { exact: true }).fill('2')
  await manager.getByRole('button', { name: 'Save to the draft' }).click()
  await manager.getByText('Saved to the draft').first().waitFor()
  const { document } = await world.api<{ document: { campaigns: Record<string, { when: string }> } }>(
    'manager',
    'GET',
    `/v1/programs/${program}/draft`,
  )
  expect(document.campaigns['double_week']!.when).toBe('at.weekday >= 1')

  await tryOnThePast(manager)

  // Laid before an owner, with the backtest.
  await manager.goto(`${world.address}/console/program/versions?do=ask`)
  await manager.getByLabel('What it is for').fill('A fuller November')
  await manager.getByRole('combobox', { name: 'With this backtest' }).click()
  await manager.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await manager.locator('.ant-drawer-footer').getByRole('button', { name: 'Ask for approval' }).click()
  await manager.getByText('Approval is asked for').first().waitFor()

  const owner = await world.as('owner')
  await owner.goto(`${world.address}/console/program/versions`)
  await owner.getByRole('link', { name: 'See the study' }).waitFor()
  await owner.getByRole('button', { name: 'Approve' }).click()
  await owner.getByRole('textbox', { name: 'Note' }).fill('Go')
  await owner.locator('.ant-drawer-footer').getByRole('button', { name: 'Approve' }).click()
  await owner.getByText('Approved', { exact: true }).first().waitFor()

  await manager.goto(`${world.address}/console/program/versions?do=publish`)
  await manager.getByRole('textbox', { name: 'Note' }).fill('The double week')
  await manager.locator('.ant-drawer-footer').getByRole('button', { name: 'Publish' }).click()
  await manager.getByText('Version 2 is published').first().waitFor()

  // A bean for every yuan by the ground rule, and as many again.
  const { effects } = await world.api<{ effects: { campaign: string; granted: number }[] }>('manager', 'POST', '/v1/orders', {
    identity: { kind: 'phone', value: '+8613900000001' },
    order: { reference: 'W-1', lines: [{ sku: 'LAT-R', quantity: 1, amount: 10_000 }] },
  })
  const granted = (campaign: string): number | undefined => effects.find((effect) => effect.campaign === campaign)?.granted
  expect([granted('everyday'), granted('double_week')]).toEqual([100, 100])
  expect(world.complaints).toEqual([])
}, 180_000)
