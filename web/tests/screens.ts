// npm run screens: takes the pictures of docs/screens from the real console.
// npm run screens -- --all DIR [--look zh-dark-720] [--only /rewards]: every page in full length, in each look or these, into a folder.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { startEmbedded } from '../../server/src/kit/embedded-pg.ts'
import { migrate, readMigrations } from '../../server/src/kit/migrate.ts'
import { PAGES } from '../console/pages.ts'
import { lettersThere, withChinese } from './chinese-font.ts'
import { findParameters, type Finder } from './page-parameters.ts'
import { settled } from './settled.ts'
import { openConsole, type ConsoleWorld, type Role } from './world.ts'

interface Picture {
  name: string
  /** As in THE list of pages; one that is not there is left out. */
  path: string
  language: 'en' | 'zh'
  shade: 'light' | 'dark'
  role: Role
  width?: number
  /** The whole page, instead of what a window of 900 shows. */
  whole?: boolean
}

/** THE list of pictures in docs/screens. */
const PICTURES: readonly Picture[] = [
  { name: 'home', path: '/', language: 'en', shade: 'light', role: 'owner' },
  { name: 'home-zh', path: '/', language: 'zh', shade: 'light', role: 'owner' },
  { name: 'member', path: '/members/$id', language: 'en', shade: 'light', role: 'agent' },
  { name: 'member-zh', path: '/members/$id', language: 'zh', shade: 'light', role: 'agent' },
  { name: 'campaign', path: '/program/parts/$section/$key', language: 'en', shade: 'light', role: 'manager' },
  { name: 'campaign-zh-dark', path: '/program/parts/$section/$key', language: 'zh', shade: 'dark', role: 'manager' },
  { name: 'backtest', path: '/program/backtests/$id', language: 'en', shade: 'light', role: 'analyst' },
  { name: 'backtest-zh', path: '/program/backtests/$id', language: 'zh', shade: 'light', role: 'analyst' },
  { name: 'calendar-zh', path: '/program/calendar', language: 'zh', shade: 'light', role: 'manager' },
]

/** Enough for figures that look like a brand's, few enough to be made within minutes. */
const MEMBERS = 1500

interface Asked {
  all?: string | undefined
  look?: string[] | undefined
  only?: string[] | undefined
}

async function main({ all, look, only }: Asked): Promise<void> {
  const database = await ownDatabase()
  try {
    const world = await openConsole(MEMBERS, database.url)
    try {
      const folder = all ?? new URL('../../docs/screens', import.meta.url).pathname
      mkdirSync(folder, { recursive: true })
      await take(world, all === undefined ? PICTURES : everyPage(look ?? LOOKS, only ?? ['/']), folder)
    } finally {
      await world.close()
    }
  } finally {
    await database.stop()
  }
}

async function ownDatabase(): Promise<{ url: string; stop: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'perennial-screens-'))
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({ dataDir, durable: false })
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  await migrate(client, readMigrations(new URL('../../server/migrations/', import.meta.url)))
  await client.end()
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A language, a shade and a width. */
const LOOKS = ['en', 'zh'].flatMap((language) =>
  ['light', 'dark'].flatMap((shade) => [1360, 720].map((width) => [language, shade, width].join('-'))),
)

const everyPage = (looks: readonly string[], only: readonly string[]): Picture[] =>
  looks.flatMap((look) => {
    if (!LOOKS.includes(look)) throw new Error(`there is no look ${look}; there are ${LOOKS.join(', ')}`)
    const [language, shade, width] = look.split('-') as [Picture['language'], Picture['shade'], string]
    return PAGES.filter(({ path }) => only.some((begin) => path.startsWith(begin))).map(({ path }): Picture => {
      const words = path.replaceAll(/\W+/g, '-').replace(/^-/, '') || 'home'
      return { name: `${words}-${look}`, path, language, shade, role: 'owner', width: Number(width), whole: true }
    })
  })

async function take(world: ConsoleWorld, pictures: readonly Picture[], folder: string): Promise<void> {
  const paths = new Set(PAGES.map(({ path }) => path))
  const find = addresses(world)
  for (const { name, path, language, shade, role, width = 1360, whole = false } of pictures) {
    if (!paths.has(path)) {
      process.stdout.write(`${name}: left out, there is no page ${path}\n`)
      continue
    }
    const page = await world.as(role, {
      viewport: { width, height: 900 },
      colorScheme: shade,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      // Charts and drawers are there at once instead of half drawn.
      reducedMotion: 'reduce',
    })
    await picture(page, `${world.address}/console${await find(path)}`, join(folder, `${name}.png`), whole)
    await page.context().close()
    process.stdout.write(`${name}\n`)
    for (const complaint of world.complaints.splice(0)) process.stdout.write(`  ${complaint}\n`)
  }
}

async function picture(page: Page, address: string, file: string, whole: boolean): Promise<void> {
  // The names of a Chinese demo are Chinese on English pages too.
  await withChinese(page)
  await page.goto(address)
  await settled(page)
  await lettersThere(page)
  await page.screenshot({ path: file, animations: 'disabled', fullPage: whole })
}

/** Where to find each page's example. The figures at home are all counted; the backtest is of a draft that differs, and has come to its end. */
function addresses(world: ConsoleWorld): Finder {
  const find = findParameters(world)
  let backtest: Promise<string> | null = null
  let member: Promise<string> | null = null
  return (path) =>
    path === '/'
      ? countedHome(world)
      : path === '/members/$id'
        ? (member ??= busiestMember(world))
        : path === '/program/backtests/$id'
          ? (backtest ??= finishedBacktest(world))
          : find(path)
}

async function countedHome({ api, program }: ConsoleWorld): Promise<string> {
  const pulse = `/v1/programs/${program}/pulse?from=${dayBefore(29)}&to=${dayBefore(0)}`
  await until(async () => (await api<{ up_to_date: boolean }>('owner', 'GET', pulse)).up_to_date, 'the counting of sales')
  return '/'
}

/** Of the first hundred, the one who is furthest: somebody with one order would show an empty page. */
async function busiestMember({ api }: ConsoleWorld): Promise<string> {
  interface Listed {
    id: string
    tiers: Record<string, { sum: number | null }>
  }
  const { items } = await api<{ items: Listed[] }>('owner', 'GET', '/v1/members?limit=100')
  const far = ({ tiers }: Listed): number => Math.max(0, ...Object.values(tiers).map(({ sum }) => sum ?? 0))
  return `/members/${items.toSorted((a, b) => far(b) - far(a))[0]!.id}`
}

async function finishedBacktest({ api, program }: ConsoleWorld): Promise<string> {
  const document = await api<CafeDocument>('owner', 'GET', `/v1/programs/${program}/versions/1`).then((version) => version.document)
  document.campaigns.latte_monday.rules.latte.then[0].grant.amount = '30'
  document.campaigns.silver_plus.rules.plus.then[0].multiply.by = 1.75
  document.campaigns.app_tea.rules.tea.then[0].grant.amount = 'order.lines.filter(l, l.category == "tea").map(l, l.amount).sum() / 400'
  await api('owner', 'PUT', `/v1/programs/${program}/draft`, document, { 'if-match': '"0"' })
  const asked = { draft: null, from: dayBefore(91), to: dayBefore(1) }
  const { id } = await api<{ id: string }>('owner', 'POST', '/v1/backtests', asked)
  await until(async () => (await api<{ state: string }>('owner', 'GET', `/v1/backtests/${id}`)).state === 'done', 'the backtest')
  return `/program/backtests/${id}`
}

const dayBefore = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < 360; i++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error(`${what} was not done within three minutes`)
}

interface CafeDocument {
  document: {
    campaigns: {
      latte_monday: { rules: { latte: { then: [{ grant: { amount: string } }] } } }
      silver_plus: { rules: { plus: { then: [{ multiply: { by: number } }] } } }
      app_tea: { rules: { tea: { then: [{ grant: { amount: string } }] } } }
    }
  }
}

const { values } = parseArgs({
  options: { all: { type: 'string' }, look: { type: 'string', multiple: true }, only: { type: 'string', multiple: true } },
})
await main(values)
