import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConsole, type ConsoleWorld } from './world.ts'

const PICTURE = readFileSync(new URL('../../docs/screens/home.png', import.meta.url))

let world: ConsoleWorld
beforeAll(async () => {
  world = await openConsole(60)
})
afterAll(() => world.close())

interface Published {
  items: { latest_version: number }[]
}
interface Version {
  document: { rewards: Record<string, { images: string[] }> }
}

test('a reward is shown with its picture, and by a mark where that does not come', async () => {
  const path = `/v1/programs/${world.program}`
  const { items } = await world.api<Published>('owner', 'GET', '/v1/programs')
  const { document } = await world.api<Version>('owner', 'GET', `${path}/versions/${items[0]!.latest_version}`)
  document.rewards['mug']!.images = ['https://pictures.example/mug.png']
  document.rewards['tree']!.images = ['https://pictures.example/lost.png']
  await world.api('owner', 'PUT', `${path}/draft`, document, { 'if-match': '"0"' })
  await world.api('owner', 'POST', `${path}/publish`, { note: 'pictures' })

  const page = await world.as('manager')
  // What the policy of the page forbids never comes as far as this.
  await page.route('https://pictures.example/**', (route) =>
    route.request().url().endsWith('mug.png')
      ? route.fulfill({ body: PICTURE, contentType: 'image/png' })
      : route.fulfill({ status: 404, body: '' }),
  )
  await page.goto(`${world.address}/console/rewards`)
  const mug = page.getByRole('img', { name: 'The stoneware mug' })
  await expect.poll(() => mug.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100)
  await expect.poll(() => page.getByRole('img', { name: 'A tree for Yunnan' }).count()).toBe(0)
  await page.getByText('A tree for Yunnan').first().waitFor()
})
