import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { migrateDatabase } from '../server/src/start/database.ts'
import { openArena } from './arena.ts'
import type { Asked, Bench } from './bench.ts'
import { atMost, shown, type Figure } from './figure.ts'
import { median } from './percentile.ts'

/** As many as `npm start` makes on its first run. */
const MEMBERS = 5000
const MEMBERS_QUICK = 200
const ROUNDS = 3

const SCRIPT = fileURLToPath(new URL('../web/tests/page-speed.ts', import.meta.url))

interface Visited {
  path: string
  /** Milliseconds until the page was whole and answered. */
  times: number[]
}

/** Each page of the console over the demo, opened by its address in a browser that has nothing of it yet. */
export const pagesBench: Bench = {
  name: 'pages',
  figures: ['pages'],
  async run({ quick, say }) {
    const arena = await openArena()
    try {
      const url = await arena.database('pages')
      await migrateDatabase(url)
      return [figureOf(await visitAll(url, quick ? MEMBERS_QUICK : MEMBERS, say))]
    } finally {
      await arena.close()
    }
  },
}

async function visitAll(url: string, members: number, say: Asked['say']): Promise<Visited[]> {
  say(`pages: a demo of ${shown(members)} members`)
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, url, String(members), String(ROUNDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const visited: Visited[] = []
  for await (const line of createInterface(child.stdout)) {
    const one = JSON.parse(line) as Visited
    say(`pages: ${one.path} ${one.times.map((ms) => Math.round(ms)).join(', ')} ms`)
    visited.push(one)
  }
  const code = await ended
  if (code !== 0 || visited.length === 0) throw new Error(`the pages could not be opened; the browser’s process ended with ${String(code)}`)
  return visited
}

function figureOf(visited: readonly Visited[]): Figure {
  const pages = visited.map(({ path, times }) => ({ path, ms: median(times) })).toSorted((a, b) => b.ms - a.ms)
  const slowest = pages.slice(0, 4).map(({ path, ms }) => `${path} ${shown(ms)}`)
  return {
    name: 'pages',
    what: 'the slowest page of the console over the demo, until it is whole and answers',
    value: pages[0]!.ms,
    unit: 'ms',
    goal: atMost(1500),
    note: `the middle one of ${pages.length} pages ${shown(median(pages.map(({ ms }) => ms)))} ms; ${slowest.join(', ')}`,
  }
}
