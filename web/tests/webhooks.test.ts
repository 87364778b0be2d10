import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newMember } from './new-member.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

interface Arrived {
  headers: IncomingHttpHeaders
  body: string
}

let world: ConsoleWorld
/** Somebody else's system, which answers what it is told to. */
let receiver: Server
let url: string
let status = 200
const arrived: Arrived[] = []
beforeAll(async () => {
  world = await openConsole(60)
  receiver = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      arrived.push({ headers: request.headers, body: Buffer.concat(parts).toString() })
      answer.writeHead(status).end(status === 200 ? 'thanks' : 'out of order')
    })
  })
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/perennial`
})
afterAll(async () => {
  await world.close()
  receiver.close()
})

/** As https://www.standardwebhooks.com has it. */
function signatureOf({ headers, body }: Arrived, secret: string): string {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
}

const rows = (page: Page, state: string) => page.getByRole('region', { name: 'Deliveries' }).getByRole('row').filter({ hasText: state })

/** Makes the endpoint by the page, and returns the secret that is shown. */
async function addEndpoint(page: Page): Promise<string> {
  await page.goto(`${world.address}/console/data/webhooks`)
  await settled(page)
  await page.getByRole('button', { name: 'Add an endpoint' }).first().click()
  const drawer = page.getByRole('dialog', { name: 'Add an endpoint', exact: true })
  await drawer.getByRole('textbox', { name: 'Address' }).fill(url)
  await drawer.getByRole('radio', { name: 'Only some' }).or(drawer.getByRole('radio').nth(1)).first().click()
  const events = drawer.getByRole('combobox', { name: 'Events' })
  await events.click()
  await events.fill('points.earned')
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: 'points.earned' }).click()
  await events.blur()
  await drawer.locator('.ant-drawer-footer').getByRole('button', { name: 'Add an endpoint' }).click()
  const once = page.getByRole('dialog', { name: 'Secret', exact: true })
  await once.getByText(/whsec_/).waitFor()
  const secret = /whsec_[A-Za-z0-9+/=_-]+/.exec(await once.innerText())![0]
  await once.getByRole('button', { name: 'I have kept it' }).click()
  await once.waitFor({ state: 'hidden' })
  return secret
}

test('an endpoint that an owner makes is told of an order, signed, and what it refused is seen and sent again', async () => {
  const page = await world.as('owner')
  const secret = await addEndpoint(page)
  await newMember(world, 'Penelope Hooks')
  await expect.poll(() => arrived.length).toBeGreaterThan(0)
  expect(arrived[0]!.headers['webhook-signature']).toBe(signatureOf(arrived[0]!, secret))
  expect(JSON.parse(arrived[0]!.body)).toMatchObject({ type: 'points.earned' })

  await page.getByRole('link', { name: url }).click()
  await rows(page, 'Delivered').first().waitFor()
  // Shown once: nothing on these pages has it any more.
  expect(await page.content()).not.toContain(secret)

  await expect.poll(() => rows(page, 'Waiting').count()).toBe(0)

  status = 500
  const before = arrived.length
  await newMember(world, 'Quentin Hooks')
  await expect.poll(() => arrived.length).toBeGreaterThan(before)
  const failed = rows(page, 'Waiting').filter({ hasText: '500' }).first()
  await failed.waitFor()
  await page.getByText('Failing', { exact: true }).first().waitFor()
  // It is tried again by itself; only what is not waiting can be sent again by hand.
  await failed.getByRole('button', { name: 'points.earned' }).click()
  const drawer = page.getByRole('dialog', { name: 'points.earned', exact: true })
  await drawer.getByText('500').first().waitFor()
  expect(await drawer.getByRole('button', { name: 'Send again' }).getAttribute('aria-disabled')).toBe('true')
  await drawer.getByRole('button', { name: 'Close' }).click()
  await drawer.waitFor({ state: 'hidden' })

  status = 200
  const first = arrived[0]!.headers['webhook-id']
  const timesOfFirst = (): Arrived[] => arrived.filter(({ headers }) => headers['webhook-id'] === first)
  expect(timesOfFirst()).toHaveLength(1)
  await rows(page, 'Delivered').last().getByRole('button', { name: 'points.earned' }).click()
  await drawer.getByText(String(first)).first().waitFor()
  await drawer.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(() => timesOfFirst().length).toBe(2)
  const again = timesOfFirst()[1]!
  expect(again.body).toBe(arrived[0]!.body)
  expect(again.headers['webhook-signature']).toBe(signatureOf(again, secret))
  expect(world.complaints).toEqual([])
}, 180_000)
