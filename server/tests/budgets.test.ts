import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../src/access/create-api-key.ts'
import { encodeId } from '../src/kit/ids.ts'
import { openContext, type OpenContext } from '../src/open-context.ts'
import { replayAll } from '../src/replay/replay-all.ts'
import { verifyAll } from '../src/verify/verify-all.ts'
import { Crowd } from './budgets/crowd.ts'
import { Herd } from './budgets/herd.ts'
import { capOf, takingsOf } from './budgets/takings.ts'
import { CAPS, DOCUMENT, WHOLE } from './budgets/terms.ts'
import { Random } from './simulation/random.ts'
import { openWorld, type World } from './world.ts'

/** Four processes draw on the same budgets and limits, and are killed meanwhile. PERENNIAL_KILLS=100 takes about six minutes. */
const KILLS = Number(process.env['PERENNIAL_KILLS'] ?? 4)
const SEED = Number(process.env['PERENNIAL_SEED'] ?? Math.floor(Math.random() * 1_000_000))
const PROCESSES = 4
const MEMBERS = 30
const CLIENTS = 24
const ANSWERS_BETWEEN = 60
const DAY_MS = 86_400_000

describe('budgets and limits that all share', () => {
  let world: World
  let ctx: OpenContext
  let herd: Herd
  let crowd: Crowd
  const random = new Random(SEED)

  beforeAll(async () => {
    world = await openWorld((document) => {
      for (const name of Object.keys(document)) delete document[name]
      Object.assign(document, DOCUMENT)
    })
    ctx = openContext(world.base.config, world.base.databaseUrl)
    herd = new Herd(world.base.databaseUrl, world.base.config.masterKey)
    world.clock.time = Date.now()
    const members: string[] = []
    for (let i = 0; i < MEMBERS; i++) members.push(encodeId('mem', await world.member()))
    const { key } = await createApiKey(ctx, { programId: world.programId, name: 'tills', role: 'owner' })
    await herd.start(PROCESSES)
    const days = [1, 2].map((ago) => new Date(Date.now() - ago * DAY_MS).toISOString())
    crowd = new Crowd(herd.addresses, key, members, days, random)
  }, 120_000)
  afterAll(async () => {
    await herd?.stop()
    await ctx?.close()
    await world?.close()
  }, 60_000)

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

  const killSome = async (): Promise<void> => {
    for (let kill = 0; kill < KILLS; kill++) {
      const wanted = crowd.answered + ANSWERS_BETWEEN
      while (crowd.answered < wanted) await sleep(5)
      await sleep(random.int(0, 200))
      await herd.kill(random.int(0, PROCESSES - 1))
    }
  }

  it(`are used up and never passed, whoever is killed (PERENNIAL_SEED=${SEED})`, { timeout: 90_000 + KILLS * 20_000 }, async () => {
    const running = crowd.run(CLIENTS)
    await killSome()
    crowd.stop()
    await running
    await agrees(false)
    await crowd.exhaust(9)
    await agrees(true)
    await answeredOnce()
    expect(herd.overdrawn).toEqual([])
    expect((await verifyAll(ctx, () => undefined)).findings).toEqual([])
    expect((await replayAll(ctx, { programId: null }, () => undefined)).mismatches).toEqual([])
  })

  /** @param exhausted whether more was wanted of each than there is, and nothing came back since */
  const agrees = async (exhausted: boolean): Promise<void> => {
    const { rows, decisions } = await takingsOf(world.base.pool)
    expect(taken(rows)).toEqual(taken(decisions))
    for (const [key, used] of rows) {
      const cap = CAPS[capOf(key) as keyof typeof CAPS]
      expect([key, Math.max(used, cap)]).toEqual([key, cap])
      if (exhausted && key.startsWith('whole_day')) expect([key, cap - used < WHOLE]).toEqual([key, true])
      else if (exhausted) expect([key, used]).toEqual([key, cap])
    }
    // Two budgets, two limits of two days, two limits of three devices.
    if (exhausted) expect(rows.size).toBe(2 + 2 * 2 + 2 * 3)
  }

  const taken = (amounts: ReadonlyMap<string, number>): object => Object.fromEntries([...amounts].filter(([, amount]) => amount !== 0))

  /** Every order that was acknowledged is there once, and asking for it again gives the same answer. */
  const answeredOnce = async (): Promise<void> => {
    const done = crowd.asks.filter(({ status }) => status === 201)
    const { rows } = await world.base.pool.query<{ kind: string; count: number }>(
      `select kind, count(*) from commands where kind in ('order', 'event', 'return') and outcome -> 'refusal' is null group by kind`,
    )
    const of = (path: string): number => done.filter((ask) => ask.path === path).length
    expect(Object.fromEntries(rows.map(({ kind, count }) => [kind, count]))).toEqual({
      order: of('/v1/orders'),
      event: of('/v1/events'),
      return: of('/v1/returns'),
    })
    expect(crowd.asks.filter(({ status }) => status !== 201)).toEqual([])
    for (const ask of done.filter((_, i) => i % 10 === 0))
      expect(await crowd.send(ask)).toEqual({ status: 201, text: ask.text, replayed: true })
    const retried = crowd.asks.filter(({ tries }) => tries > 1).length
    process.stdout.write(`${crowd.asks.length} answered, ${retried} after a retry, ${KILLS} kills\n`)
    expect(retried).toBeGreaterThan(0)
  }
})
