import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askBulk, chooseRows, confirm } from './choose-rows.ts'
import { newMember } from './new-member.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld, type Role } from './world.ts'

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(60)
})
afterAll(() => world.close())
beforeEach(() => {
  world.complaints.length = 0
})

const open = (role: Role, path: string): Promise<Page> => world.open(role, path)

/** Presses the newest button, and closes what tells of it, for that of an earlier one may still be there. */
const undo = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  const told = page.locator('.ant-notification-notice').filter({ has: page.getByText('Undone', { exact: true }) })
  await told.waitFor()
  await told.getByRole('button', { name: 'Close' }).click()
  await told.waitFor({ state: 'detached' })
}

interface Draft {
  document: { campaigns: Record<string, { names: { en: string } }> } | null
}
const campaign = async (key: string): Promise<string | undefined> => {
  const { document } = await world.api<Draft>('manager', 'GET', `/v1/programs/${world.program}/draft`)
  return document?.campaigns[key]?.names.en
}

describe('what was just done is undone', () => {
  test('in the program studio: a field, and a campaign that was removed; the form shows what is stored', async () => {
    const page = await open('manager', '/program/parts/campaigns/breakfast')
    const name = page.getByLabel('Name, English')
    await name.fill('Lunch pair')
    await page.getByRole('button', { name: 'Save to the draft' }).click()
    await expect.poll(() => campaign('breakfast')).toBe('Lunch pair')
    await undo(page)
    expect(await campaign('breakfast')).toBe('Breakfast pair')
    await expect.poll(() => name.inputValue()).toBe('Breakfast pair')
    expect(await page.getByRole('button', { name: 'Save to the draft' }).getAttribute('aria-disabled')).toBe('true')

    await page.getByRole('button', { name: 'Remove', exact: true }).first().click()
    await expect.poll(() => campaign('breakfast')).toBeUndefined()
    await page.getByText('Removed from the draft').first().waitFor()
    await undo(page)
    expect(await campaign('breakfast')).toBe('Breakfast pair')
    await page.getByRole('link', { name: 'Breakfast pair' }).waitFor()
    expect(world.complaints).toEqual([])
  })

  test('of members: points that were given, and memberships that were suspended together; the record has both', async () => {
    const members = [await newMember(world, 'Ambrose Yarrow'), await newMember(world, 'Beatrix Yarrow')]
    const beans = async (): Promise<number> => {
      const { balances } = await world.api<{ balances: { currency: string; available: number }[] }>(
        'owner',
        'GET',
        `/v1/members/${members[0]!.id}/balances`,
      )
      return balances.find(({ currency }) => currency === 'beans')!.available
    }
    const before = await beans()
    const page = await open('manager', `/members/${members[0]!.id}?do=goodwill`)
    const drawer = page.getByRole('dialog', { name: 'Give points', exact: true })
    await drawer.getByRole('spinbutton', { name: 'Amount' }).fill('70')
    await drawer.getByRole('combobox', { name: 'Reason' }).fill('gesture')
    await page.keyboard.press('Enter')
    await drawer.locator('.ant-drawer-footer').getByRole('button', { name: 'Give' }).click()
    await page.getByText('The points are given').first().waitFor()
    expect(await beans()).toBe(before + 70)
    await undo(page)
    expect(await beans()).toBe(before)

    await page.goto(`${world.address}/console/members`)
    await settled(page)
    await chooseRows(
      page,
      members.map(({ name }) => `Choose ${name}`),
    )
    const dialog = await askBulk(page, 'Suspend')
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('the wrong list')
    await confirm(dialog, 'Suspend')
    await dialog.waitFor({ state: 'detached' })
    const states = (): Promise<string[]> =>
      Promise.all(members.map(async ({ id }) => (await world.api<{ status: string }>('owner', 'GET', `/v1/members/${id}`)).status))
    expect(await states()).toEqual(['suspended', 'suspended'])
    await undo(page)
    expect(await states()).toEqual(['active', 'active'])
    const { items } = await world.api<{ items: { reason: string | null }[] }>('auditor', 'GET', `/v1/audit?target=${members[1]!.id}`)
    expect(items.slice(0, 2).map(({ reason }) => reason)).toEqual(['Undone at once', 'the wrong list'])
    expect(world.complaints).toEqual([])
  })

  test('not where it has changed since: then it says so, and nothing is lost', async () => {
    const page = await open('manager', '/program/parts/campaigns/app_tea')
    await page.getByLabel('Name, English').fill('Tea by app')
    await page.getByRole('button', { name: 'Save to the draft' }).click()
    await expect.poll(() => campaign('app_tea')).toBe('Tea by app')
    const { revision, document } = await world.api<{ revision: number } & Draft>('manager', 'GET', `/v1/programs/${world.program}/draft`)
    document!.campaigns['latte_monday']!.names.en = 'Latte every Monday'
    await world.api('owner', 'PUT', `/v1/programs/${world.program}/draft`, document!, { 'if-match': `"${revision}"` })
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByRole('alert').filter({ hasText: 'This could not be undone' }).waitFor()
    expect([await campaign('app_tea'), await campaign('latte_monday')]).toEqual(['Tea by app', 'Latte every Monday'])
  })
})
