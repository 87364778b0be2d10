// tsx web/tests/page-speed.ts DATABASE MEMBERS ROUNDS: how long each page takes, a line of JSON each. `npm run bench` calls it.
import { PAGES } from '../console/pages.ts'
import { findParameters, type Finder } from './page-parameters.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld } from './world.ts'

/** Runs in the page before anything else of it: when it last changed, or was too busy to answer a click. */
const WATCH = `
  window.wholeAt = 0
  const seen = (at) => { window.wholeAt = Math.max(window.wholeAt, at) }
  new MutationObserver(() => seen(performance.now())).observe(document, { childList: true, subtree: true, characterData: true })
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen(startTime + duration)
  }).observe({ type: 'longtask', buffered: true })
`

async function main(database: string, members: number, rounds: number): Promise<void> {
  const world = await openConsole(members, database)
  try {
    const finder = findParameters(world)
    // What the pages need is made, and the server's code warm, before anything counts.
    for (const { path } of PAGES) await visit(world, finder, path)
    for (const { path } of PAGES) {
      const times: number[] = []
      for (let i = 0; i < rounds; i++) times.push(await visit(world, finder, path))
      process.stdout.write(`${JSON.stringify({ path, times })}\n`)
    }
  } finally {
    await world.close()
  }
}

/** Opens a page in a browser that has nothing of it yet. @returns milliseconds until nothing of it changed any more */
async function visit(world: ConsoleWorld, finder: Finder, path: string): Promise<number> {
  const page = await world.as('owner')
  try {
    await page.addInitScript(WATCH)
    await page.goto(`${world.address}/console${await finder(path)}`)
    await settled(page)
    return await page.evaluate<number>('window.wholeAt')
  } finally {
    await page.context().close()
  }
}

const [database, members, rounds] = process.argv.slice(2)
await main(database!, Number(members), Number(rounds))
