import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lostOf, readAccounts } from './crash/accounts.ts'
import { Clients } from './crash/clients.ts'
import { Victim } from './crash/victim.ts'
import { Random } from './simulation/random.ts'

/** Half of the kills hit the server, half its database. PERENNIAL_KILLS=100 takes about ten minutes. */
const KILLS = Number(process.env['PERENNIAL_KILLS'] ?? 10)
const SEED = Number(process.env['PERENNIAL_SEED'] ?? Math.floor(Math.random() * 1_000_000))
const MEMBERS = 20
const CLIENTS = 24
const ANSWERS_BETWEEN = 40
const KINDS = ['enrol', 'order', 'redeem', 'send'] as const

describe('kill -9 under load', () => {
  let victim: Victim
  let clients: Clients
  const random = new Random(SEED)

  beforeAll(async () => {
    victim = await Victim.prepare()
    await victim.start()
    clients = new Clients(victim, SEED)
    await clients.enrol(MEMBERS)
  }, 120_000)
  afterAll(() => victim?.stop(), 60_000)

  const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

  /** Until it is well at work again, and then a little longer, so that the kill falls on any moment of that work. */
  const load = async (): Promise<void> => {
    const wanted = clients.journal.answers + ANSWERS_BETWEEN
    while (clients.journal.answers < wanted) await sleep(10)
    await sleep(random.int(0, 500))
  }

  /** Kills the process and starts it again. Returns how long until it took requests, ms. */
  const killServer = async (): Promise<number> => {
    await victim.killServer()
    return victim.start()
  }

  /** Kills the database under a server that lives on. Returns how long until the next answer, ms. */
  const killDatabase = async (which: 'all' | 'postmaster' | 'backend'): Promise<number> => {
    const [pid, begin] = [victim.pid, performance.now()]
    victim.killDatabase(which)
    await sleep(100)
    const dead = performance.now()
    while (clients.journal.lastAnswerAt < dead || !(await victim.isReady())) {
      if (performance.now() - begin > 60_000) throw new Error(`no answer within a minute:\n${victim.words}`)
      await sleep(20)
    }
    expect(victim.pid).toBe(pid)
    return performance.now() - begin
  }

  it(
    `loses nothing that was acknowledged and does nothing twice (PERENNIAL_SEED=${SEED})`,
    { timeout: 60_000 + KILLS * 20_000 },
    async () => {
      const [server, database]: [number[], number[]] = [[], []]
      clients.start(CLIENTS)
      for (let kill = 0; kill < KILLS; kill++) {
        await load()
        if (kill % 2 === 0) server.push(await killServer())
        else database.push(await killDatabase(random.pick(['all', 'all', 'postmaster', 'backend'] as const)))
      }
      await sleep(300)
      await clients.stop()
      const { journal } = clients
      const accounts = await readAccounts(victim.runtime.databaseUrl)
      const lost = await lostOf(clients)
      const twice = KINDS.reduce((sum, kind) => sum + Math.max(0, (accounts.commands[kind] ?? 0) - journal.of(kind).length), 0)
      report({ server, database }, lost.length, twice)
      expect(lost).toEqual([])
      expect(twice).toBe(0)
      const sent = journal.of('send').filter((entry) => entry.answer!.status === 201)
      expect(accounts.members).toBe(journal.of('enrol').length)
      expect(accounts.commands).toMatchObject({
        enrol: journal.of('enrol').length,
        order: journal.of('order').length,
        redeem: journal.of('redeem').length,
        send: journal.of('send').length,
        receive: sent.length,
      })
      expect(new Map([...accounts.beans].filter(([, beans]) => beans > 0))).toEqual(
        new Map([...journal.expectedBeans()].filter(([, beans]) => beans > 0)),
      )
      expect([...journal.passing.keys()].filter((status) => status !== 0 && status !== 503)).toEqual([])
      const verified = JSON.parse(await victim.command('verify', '--json')) as { ok: boolean; findings: unknown[] }
      expect(verified.findings).toEqual([])
    },
  )

  it('leaves a server at rest, with nothing that spins', async () => {
    const before = victim.workedMs
    await sleep(2000)
    expect(victim.workedMs - before).toBeLessThan(800)
  })

  const report = (ms: Record<string, number[]>, lost: number, twice: number): void => {
    const { journal } = clients
    const shown = Object.entries(ms).map(([what, took]) => {
      const sorted = took.toSorted((a, b) => a - b)
      return `${what} ${sorted.length} kills, up again p50 ${seconds(sorted[Math.floor(sorted.length / 2)])}, max ${seconds(sorted.at(-1))}`
    })
    const passing = [...journal.passing].map(([status, count]) => `${count} × ${status === 0 ? 'no answer' : status}`).join(', ')
    const retried = journal.entries.filter((entry) => entry.tries > 1).length
    process.stdout.write(
      `${shown.join('; ')}; ${journal.acknowledged.length} acknowledged (${retried} after a retry; ${passing}), ${lost} lost, ${twice} twice\n`,
    )
  }

  const seconds = (ms = 0): string => `${(ms / 1000).toFixed(1)} s`
})
