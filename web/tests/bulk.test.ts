import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { shortId } from '../kit/short-id.ts'
import { askBulk, bulkBar, chooseRows, confirm } from './choose-rows.ts'
import { newMember, type Known } from './new-member.ts'
import { redeemMug } from './redeem-mug.ts'
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

describe('picking', () => {
  const stateOf = async (id: string): Promise<string> =>
    (await world.api<{ state: string }>('owner', 'GET', `/v1/warehouse/tasks/${id}`)).state

  test('tasks are taken on together; one that is further along is named and left alone; each is sent under its number', async () => {
    const ids = [await redeemMug(world), await redeemMug(world), await redeemMug(world)]
    for (const id of ids) await expect.poll(() => stateOf(id).catch(() => '')).toBe('open')
    await world.api('owner', 'POST', `/v1/warehouse/tasks/${ids[2]}/claim`, { worker: 'Mo' })
    const page = await open('agent', '/picking')
    await page.getByRole('checkbox', { name: 'Choose all of Picking' }).click()
    await bulkBar(page).getByText('3 rows chosen').waitFor()
    const dialog = await askBulk(page, 'Take on')
    await dialog.getByText(/takes on 2 tasks with 2 pieces/).waitFor()
    await dialog.getByText(`(${shortId(ids[2]!)}) is left alone. Its state is “Taken on”.`, { exact: false }).waitFor()
    await confirm(dialog, 'Take on')
    await page.getByText('Take on: done 2 times.').first().waitFor()
    await dialog.waitFor({ state: 'detached' })
    await bulkBar(page).waitFor({ state: 'detached' })
    expect(await Promise.all(ids.map(stateOf))).toEqual(['claimed', 'claimed', 'claimed'])

    for (const [button, state] of [
      ['Picked', 'picked'],
      ['Packed', 'packed'],
    ] as const) {
      await page.getByRole('checkbox', { name: 'Choose all of Picking' }).click()
      await confirm(await askBulk(page, button), button)
      await expect.poll(() => Promise.all(ids.map(stateOf))).toEqual([state, state, state])
      await bulkBar(page).waitFor({ state: 'detached' })
    }
    await chooseRows(page, [shortId(ids[0]!), shortId(ids[1]!)])
    const ship = await askBulk(page, 'Ship')
    await ship.getByLabel(`(${shortId(ids[1]!)})`, { exact: false }).fill('SF-2')
    await confirm(ship, 'Ship')
    await expect.poll(() => Promise.all(ids.map(stateOf))).toEqual(['shipped', 'shipped', 'packed'])
    expect(await world.api('owner', 'GET', `/v1/warehouse/tasks/${ids[1]}`)).toMatchObject({ tracking: 'SF-2' })
    expect(world.complaints).toEqual([])
  }, 180_000)
})

interface Balances {
  balances: { currency: string; available: number }[]
}
const beansOf = async ({ id }: Known): Promise<number> => {
  const { balances } = await world.api<Balances>('owner', 'GET', `/v1/members/${id}/balances`)
  return balances.find(({ currency }) => currency === 'beans')?.available ?? 0
}
const beansOfAll = (members: readonly Known[]): Promise<number[]> => Promise.all(members.map(beansOf))

/** Three people, who are at the head of the newest. */
const threeMembers = async (surname: string): Promise<Known[]> => {
  const members: Known[] = []
  for (const name of ['Agnes', 'Bertram', 'Cordelia']) members.push(await newMember(world, `${name} ${surname}`))
  return members
}

const giveMany = async (page: Page, amount: number): Promise<Locator> => {
  const dialog = await askBulk(page, 'Give points')
  await dialog.getByText('3 members each get the points that you say below.').waitFor()
  await dialog.getByRole('spinbutton', { name: 'Amount' }).fill(String(amount))
  await dialog.getByRole('combobox', { name: 'Reason' }).fill('gesture')
  await page.keyboard.press('Enter')
  return dialog
}

describe('members', () => {
  test('points for many: what each and all get is said before; beyond the limit a colleague agrees to all at once', async () => {
    const members = await threeMembers('Larkspur')
    const before = await beansOfAll(members)
    const page = await open('agent', '/members')
    const choose = (): Promise<void> =>
      chooseRows(
        page,
        members.map(({ name }) => `Choose ${name}`),
      )
    await choose()
    const within = await giveMany(page, 60)
    await within.getByText('3 members get 60 beans each, 180 beans together.').waitFor()
    await within.getByText(/^You may give 200 beans at a time, and [\d,]+ beans more today\.\s*$/).waitFor()
    await confirm(within, 'Give points')
    await page.getByText('Give points: done 3 times. 3 × The points are given.').first().waitFor()
    expect(await beansOfAll(members)).toEqual(before.map((beans) => beans + 60))

    await within.waitFor({ state: 'detached' })
    await bulkBar(page).waitFor({ state: 'detached' })
    await choose()
    const beyond = await giveMany(page, 400)
    await beyond.getByText('0 are given at once; for 3, a colleague is asked to agree.', { exact: false }).waitFor()
    await confirm(beyond, 'Give points')
    await page.getByText('3 × A colleague is asked to agree.', { exact: false }).first().waitFor()
    expect(await beansOfAll(members)).toEqual(before.map((beans) => beans + 60))

    const manager = await open('manager', '/requests?state=asked')
    await chooseRows(
      manager,
      members.slice(0, 2).map(({ name }) => `Choose 400 beans, ${name}`),
    )
    const approve = await askBulk(manager, 'Approve')
    await approve.getByText('2 requests are agreed to: 800 beans given at once.').waitFor()
    await confirm(approve, 'Approve')
    await expect.poll(() => beansOfAll(members)).toEqual(before.map((beans, i) => beans + (i < 2 ? 460 : 60)))
    await approve.waitFor({ state: 'detached' })
    await bulkBar(manager).waitFor({ state: 'detached' })

    await chooseRows(manager, [`Choose 400 beans, ${members[2]!.name}`])
    const decline = await askBulk(manager, 'Decline')
    await confirm(decline, 'Decline')
    // Nothing goes without a word about why.
    await decline.getByText(/Say why/).waitFor()
    await decline.getByRole('textbox', { name: 'Reason' }).fill('given already last week')
    await confirm(decline, 'Decline')
    await decline.waitFor({ state: 'detached' })
    expect(await beansOf(members[2]!)).toBe(before[2]! + 60)
    expect(world.complaints).toEqual([])
  }, 180_000)

  test('an act that got no answer is named; tried again, it is done once, and what went before is not done twice', async () => {
    const members = await threeMembers('Tansy')
    const before = await beansOfAll(members)
    const page = await open('owner', '/members')
    await chooseRows(
      page,
      members.map(({ name }) => `Choose ${name}`),
    )
    const dialog = await giveMany(page, 30)
    let cut = true
    await page.route(`**/v1/members/${members[1]!.id}/goodwill`, async (route) => {
      // The server does it, and its answer is lost on the way.
      await route.fetch()
      await (cut ? route.abort('connectionreset') : route.fallback())
    })
    await confirm(dialog, 'Give points')
    await dialog.getByText('1 could not be done.').waitFor()
    await dialog.getByRole('alert').getByText(members[1]!.name).waitFor()
    cut = false
    world.complaints.length = 0
    await dialog.getByRole('button', { name: /^Try .*again/ }).click()
    await page.getByText('Give points: done 3 times.', { exact: false }).first().waitFor()
    expect(await beansOfAll(members)).toEqual(before.map((beans) => beans + 30))
    expect(world.complaints).toEqual([])
  })

  test('many are suspended for a reason, which the record keeps; who is suspended already is left alone', async () => {
    const members = await threeMembers('Woodruff')
    await world.api('owner', 'PATCH', `/v1/members/${members[2]!.id}`, { status: 'suspended' })
    const page = await open('manager', '/members')
    await chooseRows(
      page,
      members.map(({ name }) => `Choose ${name}`),
    )
    const dialog = await askBulk(page, 'Suspend')
    await dialog.getByText('2 memberships are suspended.', { exact: false }).waitFor()
    await dialog.getByText(`${members[2]!.name} is left alone. The membership is not active.`).waitFor()
    await confirm(dialog, 'Suspend')
    await dialog.getByText(/Say why/).waitFor()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('cards found in one bag')
    await confirm(dialog, 'Suspend')
    await dialog.waitFor({ state: 'detached' })
    for (const { id } of members) expect(await world.api('owner', 'GET', `/v1/members/${id}`)).toMatchObject({ status: 'suspended' })
    const { items } = await world.api<{ items: { reason: string | null }[] }>('auditor', 'GET', `/v1/audit?target=${members[0]!.id}`)
    expect(items[0]).toMatchObject({ reason: 'cards found in one bag' })
    expect(world.complaints).toEqual([])
  })
})

test('keys of machines end together, and what has ended cannot be ended again', async () => {
  const names = ['till north', 'till south']
  for (const name of names) await world.api('owner', 'POST', '/v1/keys', { name, role: 'store' })
  const page = await open('owner', '/data/keys')
  await chooseRows(page, [/Choose till north \(/, /Choose till south \(/])
  const dialog = await askBulk(page, 'End keys')
  await dialog.getByText('2 keys end: whoever calls with them is refused within ten seconds.').waitFor()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('the tills were sold')
  await confirm(dialog, 'End keys')
  await dialog.waitFor({ state: 'detached' })
  await bulkBar(page).waitFor({ state: 'detached' })
  const ends = async (): Promise<boolean[]> => {
    const { items } = await world.api<{ items: { name: string; ends_at: string | null }[] }>('owner', 'GET', '/v1/keys')
    return names.map((name) => items.find((key) => key.name === name)!.ends_at !== null)
  }
  expect(await ends()).toEqual([true, true])
  await chooseRows(page, [/Choose till north \(/])
  const again = bulkBar(page).getByRole('button', { name: 'End keys' })
  expect(await again.getAttribute('aria-disabled')).toBe('true')
  await again.focus()
  await page.getByRole('tooltip', { name: /ended/ }).waitFor()
  expect(world.complaints).toEqual([])
})

test('people of the staff are suspended together, but nobody themselves', async () => {
  const invited: string[] = []
  for (const name of ['Ingrid', 'Osric'])
    invited.push(
      (
        await world.api<{ id: string }>('owner', 'POST', '/v1/staff', {
          name,
          email: `${name}@example.com`,
          roles: [{ role: 'auditor', program: world.program }],
        })
      ).id,
    )
  const page = await open('owner', '/staff')
  await chooseRows(page, ['Choose Ingrid', 'Choose Osric', 'Choose Olivia Owner'])
  const dialog = await askBulk(page, 'Suspend')
  await dialog.getByText('2 people are signed out everywhere within ten seconds and cannot sign in.').waitFor()
  await dialog.getByText('Olivia Owner is left alone. Nobody changes their own role.', { exact: false }).waitFor()
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('the season is over')
  await confirm(dialog, 'Suspend')
  await dialog.waitFor({ state: 'detached' })
  const { items } = await world.api<{ items: { id: string; state: string }[] }>('owner', 'GET', '/v1/staff')
  expect(items.filter(({ id }) => invited.includes(id)).map(({ state }) => state)).toEqual(['suspended', 'suspended'])
  expect(world.complaints).toEqual([])
})
