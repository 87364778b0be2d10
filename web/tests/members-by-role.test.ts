import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newMember } from './new-member.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld, type Role } from './world.ts'

const ROLES = ['owner', 'manager', 'analyst', 'finance', 'agent', 'associate', 'partner', 'auditor'] as const
const SEE_MEMBERS: ReadonlySet<Role> = new Set(['owner', 'manager', 'agent', 'associate', 'auditor'])

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole()
})
afterAll(() => world.close())

test('a menu comes into view also for who wants nothing to move', async () => {
  const { id } = await newMember(world, 'Xanthe Small')
  const page = await world.as('agent')
  await page.goto(`${world.address}/console/members/${id}`)
  await settled(page)
  await page.getByRole('button', { name: 'More' }).click()
  const item = page.getByRole('menuitem', { name: /^Change status/ })
  // A click would scroll to wherever it stands.
  await expect.poll(async () => (await item.boundingBox())?.y ?? -1).toBeGreaterThan(0)
  expect((await item.boundingBox())!.y).toBeLessThan(900)
  await item.click()
  await page.getByRole('dialog', { name: 'Change status', exact: true }).getByRole('textbox', { name: 'Reason' }).waitFor()
  await page.context().close()
})

describe.each(ROLES)('to the role %s', (role) => {
  test('every page of members reads well, and what may not be done says why', async () => {
    const member = await newMember(world, 'Wilhelmina Stroud')
    const sees = SEE_MEMBERS.has(role)
    const page = await world.as(role)
    const tabs = ['', '?tab=timeline', '?tab=points', '?tab=coupons', '?tab=rewards', '?tab=details', '?do=goodwill', '?do=reveal']
    for (const path of ['/members', '/requests', ...tabs.map((tab) => `/members/${member.id}${tab}`)]) {
      await page.goto(`${world.address}/console${path}`)
      await settled(page)
      await expect.poll(() => page.getByRole('heading', { level: 1 }).count(), { message: path }).toBe(1)
      expect(await page.getByRole('alert').allTextContents(), path).toEqual([])
      expect(world.complaints, path).toEqual([])
      const text = await page.getByRole('main').innerText()
      expect(text, path).not.toMatch(/\{\{|\bundefined\b|\[object |NaN/)
      if (path !== '/requests')
        expect(/not for your role|Your role may not/.test(text), path).toBe(!sees || (role === 'associate' && path.endsWith('rewards')))
    }
    if (!sees) return page.context().close()
    await page.goto(`${world.address}/console/members/${member.id}`)
    const clear = role !== 'associate' && role !== 'auditor'
    const called = clear ? member.name : role === 'auditor' ? 'W***' : `+86 *** ${member.phone.slice(-4)}`
    await page.getByRole('heading', { level: 1, name: called, exact: true }).waitFor()
    await page.getByRole('region', { name: 'Beans', exact: true }).waitFor()
    if (clear) return page.context().close()
    const give = page.getByRole('button', { name: 'Give points' })
    expect(await give.getAttribute('aria-disabled')).toBe('true')
    await give.focus()
    await page.getByRole('tooltip', { name: 'Your role may not do this. An owner can change your role.' }).waitFor()
    await page.keyboard.press('p')
    await page.getByRole('button', { name: 'More' }).press('Enter')
    const more = page.getByRole('menuitem', { name: /^Show in clear.*Your role may not do this/ })
    expect(await more.getAttribute('aria-disabled')).toBe('true')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.context().close()
  })
})
