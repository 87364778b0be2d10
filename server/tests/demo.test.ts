import { lintProgram } from '@perennial/engine/program/lint.ts'
import { validateProgram } from '@perennial/engine/program/validate.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generate } from '../src/demo/generate.ts'
import { DEMO_SEED, loadDemo, type Loaded, type Watching } from '../src/demo/load-demo.ts'
import { needsDemo } from '../src/demo/needs-demo.ts'
import { TEMPLATES } from '../src/demo/templates.ts'
import { FixedClock } from '../src/kit/clock.ts'
import { readConfig } from '../src/kit/config.ts'
import { openContext, type OpenContext } from '../src/open-context.ts'
import { drainOutbox } from '../src/outbox/drain-outbox.ts'
import { readDocument } from '../src/programs/apply-program.ts'
import { react } from '../src/reactions.ts'
import { replayAll } from '../src/replay/replay-all.ts'
import { verifyAll } from '../src/verify/verify-all.ts'
import { cloneDatabase } from './world.ts'

const NOW = Date.parse('2026-11-20T10:00:00Z')
const TODAY = Math.floor(NOW / 86_400_000)
const MEMBERS = 60
/** On a busy machine. */
const TIMEOUT_MS = 120_000
const unwatched: Watching = { stage: () => undefined, at: () => undefined }

const documentOf = (key: string): unknown => readDocument(new URL(`../../examples/programs/${key}.yaml`, import.meta.url).pathname)

async function open(): Promise<OpenContext> {
  const config = readConfig({ LOG_LEVEL: 'silent', PERENNIAL_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') }, '')
  return openContext(config, await cloneDatabase(), new FixedClock(NOW))
}

describe.each(TEMPLATES.map((template) => [template.key, template] as const))('the template %s', (key, template) => {
  it('has a program with nothing to be said against it', () => {
    const validated = validateProgram(documentOf(key))
    if (!validated.ok) throw new Error(JSON.stringify(validated.problems))
    expect(validated.document.key).toBe(key)
    expect(lintProgram(validated.document, TODAY)).toEqual([])
  })

  it('names everything in English and Chinese', () => {
    const lacking = namesIn(documentOf(key), key).filter(({ names }) => !names['en'] || !/[\u4e00-\u9fff]/.test(names['zh'] ?? ''))
    expect(lacking).toEqual([])
  })

  it('makes the same history again, and more members change nobody', () => {
    const [few, many] = [30, 40].map((count) => generate(template, DEMO_SEED, NOW, count))
    expect(generate(template, DEMO_SEED, NOW, 30)).toEqual(few)
    expect(many!.members.slice(0, 30)).toEqual(few!.members)
    expect(generate(template, DEMO_SEED + 1, NOW, 30).happenings).not.toEqual(few!.happenings)
    const times = many!.happenings.map(({ at }) => at)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(Math.max(...times)).toBeLessThan(NOW)
  })
})

/** Every `names` of a document, and every text that members read, with its path. */
function namesIn(value: unknown, path: string): { path: string; names: Record<string, string> }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = (key === 'names' || key === 'text' || key === 'units') && typeof inner === 'object'
    return own ? [{ path: `${path}.${key}`, names: inner as Record<string, string> }] : namesIn(inner, `${path}.${key}`)
  })
}

describe('all four in one database', () => {
  let ctx: OpenContext
  const loaded: Loaded[] = []
  let totals: unknown

  beforeAll(async () => {
    ctx = await open()
    expect(await needsDemo(ctx)).toBe(true)
    const [cafe, ...others] = TEMPLATES.map(({ key }) => key)
    loaded.push(await loadDemo(ctx, MEMBERS, unwatched))
    expect([await needsDemo(ctx), await needsDemo(ctx, cafe), await needsDemo(ctx, others[0])]).toEqual([false, false, true])
    loaded.push(...(await Promise.all(others.map((key) => loadDemo(ctx, MEMBERS, unwatched, key)))))
    totals = await totalsOf(ctx)
  }, TIMEOUT_MS)
  afterAll(() => ctx.close())

  it('refuse next to nothing', () => {
    for (const { program, commands, refused, refusals } of loaded) {
      expect(commands, program).toBeGreaterThan(200)
      expect(refused / commands, JSON.stringify(refusals)).toBeLessThan(0.01)
    }
  })

  it('are there, each under its own key', async () => {
    expect(loaded.map(({ program, members }) => [program, members])).toEqual(TEMPLATES.map(({ key }) => [key, MEMBERS]))
    for (const { key } of TEMPLATES) expect(await needsDemo(ctx, key)).toBe(false)
  })

  it('have sound books, which every decision comes to again', async () => {
    expect((await verifyAll(ctx, () => undefined)).findings).toEqual([])
    const replayed = await replayAll(ctx, { programId: null }, () => undefined)
    expect(replayed.mismatches).toEqual([])
    expect(replayed.holders).toBe(TEMPLATES.length * MEMBERS)
  })

  it('have no gift under way that the outbox would give a second time', async () => {
    const client = await ctx.slowPool.connect()
    try {
      expect(await drainOutbox(ctx, client, (row) => react(ctx, row))).toBeGreaterThan(0)
    } finally {
      client.release()
    }
    const { rows } = await ctx.pool.query('select type from outbox union all select type from dead_letters')
    expect(rows).toEqual([])
    expect(await totalsOf(ctx)).toEqual(totals)
  })

  it(
    'come to the same when they are cut off and made again',
    async () => {
      const again = await open()
      try {
        for (const { key } of TEMPLATES) {
          await expect(loadDemo(again, MEMBERS, cutOffAfter(150), key)).rejects.toThrow('cut off')
          expect([await needsDemo(again), await needsDemo(again, key)]).toEqual([true, true])
        }
        // Without a name it goes on with what was begun first; with as many members as then, whatever is asked for now.
        const { program, members } = await loadDemo(again, 7, unwatched)
        expect([program, members]).toEqual([TEMPLATES[0]!.key, MEMBERS])
        await Promise.all(TEMPLATES.slice(1).map(({ key }) => loadDemo(again, 7, unwatched, key)))
        expect(await totalsOf(again)).toEqual(totals)
      } finally {
        await again.close()
      }
    },
    TIMEOUT_MS,
  )
})

/** Lets the members join and so many things happen, then fails. */
function cutOffAfter(happenings: number): Watching {
  let stages = 0
  return {
    stage: () => {
      stages += 1
    },
    at: (done: number): void => {
      if (stages === 2 && done >= happenings) throw new Error('cut off')
    },
  }
}

/** What everybody has, where everybody stands, and how much was decided. */
async function totalsOf({ pool }: OpenContext): Promise<unknown> {
  const rows = async (sql: string): Promise<unknown[]> => (await pool.query(sql)).rows
  return {
    wallets: await rows(
      `select p.key as program, b.currency, count(*) as wallets, sum(available) as available, sum(pending) as pending, sum(held) as held, sum(debt) as debt
       from balances b join holder_states s using (bucket, holder_id) join programs p on p.id = s.program_id group by 1, 2 order by 1, 2`,
    ),
    commands: await rows(
      `select p.key as program, kind, refused, count(*) as count from commands c join programs p on p.id = c.program_id group by 1, 2, 3 order by 1, 2, 3`,
    ),
    standings: await rows(
      `select p.key as program, t.key as set, t.value->>'level' as level, count(*) as count
       from holder_states s join programs p on p.id = s.program_id cross join lateral jsonb_each((s.progress::jsonb)->'tiers') t group by 1, 2, 3 order by 1, 2, 3`,
    ),
  }
}
