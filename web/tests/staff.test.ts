import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

const EMAIL = 'mo@example.com'
const [FIRST, SECOND] = ['seven quiet herons', 'eleven loud geese at dawn']

let world: ConsoleWorld
let mo: Page
beforeAll(async () => {
  world = await openConsole(60)
  mo = await world.as(null)
})
afterAll(() => world.close())
beforeEach(() => {
  world.complaints.length = 0
})

const to = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${world.address}/console${path}`)
  await settled(page)
}

async function signIn(page: Page, password: string, code?: string): Promise<void> {
  await to(page, '/')
  await page.getByLabel('E-mail').fill(EMAIL)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  if (code === undefined) return
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const isIn = (page: Page): Promise<void> => page.getByRole('navigation').first().waitFor()

describe('somebody new', () => {
  test('is invited by an owner for one store, sets a password by the link, and is in', async () => {
    const owner = await world.as('owner')
    await to(owner, '/staff?do=invite')
    const drawer = owner.getByRole('dialog', { name: 'Invite somebody', exact: true })
    await drawer.getByRole('textbox', { name: 'Name' }).fill('Mo')
    await drawer.getByRole('textbox', { name: 'E-mail' }).fill(EMAIL)
    await drawer.locator('.ant-drawer-footer').getByRole('button', { name: 'Invite somebody' }).click()
    const shown = owner.getByRole('dialog', { name: 'Link to set a password', exact: true })
    await shown.waitFor()
    const link = /https?:\S+#\S+/.exec(await shown.innerText())![0]
    await shown.getByRole('button', { name: 'I have copied it' }).click()
    await owner.getByRole('row').filter({ hasText: EMAIL }).getByText('Invited').waitFor()

    await mo.goto(`${world.address}/console/set-password#${link.split('#')[1]}`)
    await mo.getByLabel('New password').fill(FIRST)
    await mo.getByLabel('The same again').fill(FIRST)
    await mo.getByRole('button', { name: 'Set a password' }).click()
    await isIn(mo)
    const { staff, role } = await session(mo)
    expect([staff.name, role]).toEqual(['Mo', 'agent'])
    // What only owners do is not in the menu, and says so where it is asked for by its address.
    expect(await mo.getByRole('link', { name: 'Staff', exact: true }).count()).toBe(0)
    expect(world.complaints).toEqual([])
  })

  test('changes the password', async () => {
    await to(mo, '/account')
    await mo.getByLabel('Present password').fill(FIRST)
    await mo.getByLabel('New password').fill(SECOND)
    await mo.getByLabel('The same again').fill(SECOND)
    await mo.getByRole('button', { name: 'Change the password' }).click()
    await mo.getByText('The password was changed').first().waitFor()
    expect(world.complaints).toEqual([])
  })

  test('sets up a second factor, and signs in with its code, or with a recovery code once', async () => {
    await to(mo, '/account?do=second-factor')
    await mo.getByRole('button', { name: 'Begin' }).click()
    const dialog = mo.getByRole('dialog', { name: 'Set up the second factor', exact: true })
    await dialog.getByLabel('Code to scan').waitFor()
    const secret = /\b[A-Z2-7]{16,}\b/.exec(await dialog.innerText())![0]
    await dialog.getByLabel('Code', { exact: true }).fill(await generate({ secret }))
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    const codes = mo.getByRole('dialog', { name: 'Recovery codes', exact: true })
    await codes.getByRole('listitem').first().waitFor()
    const [recovery] = await codes.getByRole('listitem').allInnerTexts()
    await codes.getByRole('button', { name: 'I have kept them' }).click()
    await mo.getByText('10 recovery codes are left.').first().waitFor()

    const elsewhere = await world.as(null)
    await signIn(elsewhere, SECOND, recovery!)
    await isIn(elsewhere)
    const third = await world.as(null)
    await signIn(third, SECOND, recovery!)
    await third.getByRole('alert').waitFor()
    // The code that confirmed it was used; the next is of the next half minute.
    const next = await generate({ secret, epoch: Math.floor(Date.now() / 1000) + 30 })
    await third.getByLabel('Code').fill(next)
    await third.getByRole('button', { name: 'Sign in', exact: true }).click()
    await isIn(third)

    // And from here ends that other session.
    await to(third, '/account')
    const rows = third.getByRole('region', { name: 'Sessions' }).or(third.locator('section').filter({ hasText: 'Where you are signed in' }))
    expect(await rows.getByRole('row').count()).toBeGreaterThanOrEqual(3)
    // The browser itself complains of each refusal.
    expect(world.complaints.filter((one) => !/40[13]/.test(one))).toEqual([])
  })

  test('is suspended with a reason, and out at once', async () => {
    const owner = await world.as('owner')
    await to(owner, '/staff')
    await owner.getByRole('button', { name: 'More for Mo' }).click()
    await owner.getByRole('menuitem', { name: 'Suspend' }).click()
    const drawer = owner.getByRole('dialog', { name: 'Suspend: Mo', exact: true })
    await drawer.getByLabel('Reason').fill('left us')
    await drawer.locator('.ant-drawer-footer').getByRole('button', { name: 'Suspend' }).click()
    await owner.getByText('Mo was suspended').first().waitFor()
    await expect.poll(async () => (await mo.request.get(`${world.address}/v1/session`)).status()).toBe(401)
    await to(mo, '/')
    await mo.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
    await to(owner, '/data/audit')
    await owner.getByText('left us').first().waitFor()
  })
})

test('whoever comes back from a sign-on that let nobody in is told why', async () => {
  const page = await world.as(null)
  await to(page, '/sign-in?problem=oidc&why=unverified')
  expect(await page.getByRole('alert').innerText()).toMatch(/has not verified your e-mail address/)
  await to(page, '/sign-in?problem=oidc&why=%3Cimg%20src=x%3E')
  expect(await page.getByRole('alert').innerText()).toMatch(/You were not signed in/)
})

const session = async (page: Page): Promise<{ staff: { name: string }; role: string }> => {
  const answer = (await (await page.request.get(`${world.address}/v1/session`)).json()) as {
    staff: { name: string }
    program: string
    programs: { key: string; role: string }[]
  }
  return { staff: answer.staff, role: answer.programs.find(({ key }) => key === answer.program)!.role }
}
