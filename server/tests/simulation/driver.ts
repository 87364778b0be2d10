import { tickDue } from '../../src/clock/tick-due.ts'
import type { EffectRow, StoredOutcome } from '../../src/intake/outcome.ts'
import type { Decided, Submission } from '../../src/intake/submission.ts'
import { KeyReused, submissionOf } from '../../src/intake/submission.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId, encodeId, uuidBytes, uuidText } from '../../src/kit/ids.ts'
import { openContext, type OpenContext } from '../../src/open-context.ts'
import { referenceHash } from '../../src/orders/place-order.ts'
import { drainOutbox } from '../../src/outbox/drain-outbox.ts'
import { react } from '../../src/reactions.ts'
import { sealBatches } from '../../src/seals/seal-batches.ts'
import { openWorld, type World } from '../world.ts'
import { Auditor, type SentPart } from './auditor.ts'
import { compareAll } from './compare.ts'
import type { Expected } from './expected.ts'
import { Generator as Commands, type Asked, type Step } from './generator.ts'
import { COINS, purseOf } from './model.ts'
import { Random } from './random.ts'
import { documentOf, drawTerms } from './terms.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2027-12-18T02:30:00Z')

/** The engine and the auditor say different things. */
export class Disagreement extends Error {}

interface Row {
  holder_id: string
  seq: number
  kind: string
  at: number
  recorded_at: number
  input: { lots: SentPart[]; back: boolean }
  facts: { shared?: Record<string, number> } | null
  outcome: StoredOutcome
}

interface Used {
  body: number
  id: string
  seq: number
}

export interface Ran {
  steps: number
  commands: number
  refusals: Record<string, number>
  terms: object
}

/** One run: two processes over one database, one clock, one auditor. */
export class Simulation {
  readonly contexts: OpenContext[]
  readonly auditor: Auditor
  readonly #world: World
  readonly #generator: Commands
  readonly #seen = new Map<string, number>()
  /** Keys, and references of accepted orders, with the command that they stand for. */
  readonly #used = new Map<string, Used>()
  readonly ran: Ran

  private constructor(world: World, contexts: OpenContext[], auditor: Auditor, generator: Commands) {
    this.#world = world
    this.contexts = contexts
    this.auditor = auditor
    this.#generator = generator
    this.ran = { steps: 0, commands: 0, refusals: {}, terms: auditor.terms[0]! }
  }

  /** Odd seeds are for two processes at once. Even ones have one, so that they repeat exactly. */
  static async open(seed: number): Promise<Simulation> {
    const random = new Random(seed)
    const terms = drawTerms(random)
    const world = await openWorld((document) => {
      for (const name of Object.keys(document)) delete document[name]
      Object.assign(document, documentOf(terms))
    })
    world.clock.time = START
    const { config, databaseUrl, clock } = world.base
    const contexts = [0, 1].map(() => openContext(config, databaseUrl, clock))
    const auditor = new Auditor(terms)
    const simulation = new Simulation(world, contexts, auditor, new Commands(random, auditor, seed % 2 === 1 ? 2 : 1))
    for (let i = 0; i < 5; i++) await simulation.#join()
    return simulation
  }

  async close(): Promise<void> {
    await Promise.all(this.contexts.map((ctx) => ctx.close()))
    await this.#world.close()
  }

  async run(steps: number, compareEvery: number): Promise<void> {
    for (let i = 1; i <= steps; i++) {
      const step = this.#generator.next(this.#world.clock.time)
      try {
        await this.#take(step)
        if (i % compareEvery === 0) await this.compare()
      } catch (error) {
        const what = JSON.stringify(step).slice(0, 3000)
        throw new Disagreement(`at step ${i}, ${new Date(this.#world.clock.time).toISOString()}: ${what}\n${(error as Error).message}`, {
          cause: error,
        })
      }
      this.ran.steps = i
    }
    await this.#settle()
  }

  /** Lets everything come to rest: gifts arrive, and what is due happens. */
  async #settle(): Promise<void> {
    await this.#take({ do: 'drain', processes: [0] })
    await this.#take({ do: 'clock', to: this.#world.clock.time + 3 * DAY_MS })
    await this.#take({ do: 'drain', processes: [1] })
    await this.compare()
    const under = this.auditor.gifts.filter((gift) => gift.state !== 'done')
    if (under.length > 0) throw new Disagreement(`gifts that never arrived: ${JSON.stringify(under)}`)
  }

  /** Time has come to where the clock stands for everybody, and all books agree. */
  async compare(): Promise<void> {
    await this.#take({ do: 'tick', processes: [0, 1] })
    for (const id of this.auditor.members.keys()) {
      const due = this.auditor.due(id)
      if (this.#seen.get(id)! > 0 && due <= this.#world.clock.time)
        throw new Disagreement(`${id}: something was due at ${new Date(due).toISOString()} and was not decided`)
    }
    const found = await compareAll(this.#world, this.auditor)
    if (found.length > 0) throw new Disagreement(found.join('\n'))
  }

  async #take(step: Step): Promise<void> {
    switch (step.do) {
      case 'decide':
        return this.#decide(step.asked)
      case 'clock':
        this.#world.clock.time = step.to
        return
      case 'join':
        return this.#join()
      case 'publish': {
        const { terms } = step
        await this.#world.publish((document) => {
          for (const name of Object.keys(document)) delete document[name]
          Object.assign(document, documentOf(terms))
        }, terms.from)
        this.auditor.terms.push(terms)
        return
      }
      default: {
        await Promise.all(step.processes.map((i) => this.#work(step.do, this.contexts[i]!)))
        await this.#audit([])
      }
    }
  }

  async #work(job: 'tick' | 'drain' | 'seal', ctx: OpenContext): Promise<void> {
    if (job === 'tick') await tickDue(ctx)
    if (job === 'seal') await sealBatches(ctx)
    if (job !== 'drain') return
    const client = await ctx.slowPool.connect()
    try {
      await drainOutbox(ctx, client, (row) => react(ctx, row))
    } finally {
      client.release()
    }
  }

  async #join(): Promise<void> {
    const id = encodeId('mem', await this.#world.member())
    this.#seen.set(id, 0)
    this.auditor.join(id)
  }

  async #decide(asked: readonly Asked[]): Promise<void> {
    const sent = asked.map((one) => ({ asked: one, submission: this.#submission(one) }))
    const settled = await Promise.allSettled(
      sent.map(({ asked: { process }, submission }) => this.contexts[process]!.intake.submit(submission)),
    )
    const answers = sent.map((one, i) => ({ ...one, result: settled[i]! }))
    await this.#audit(answers)
    for (const answer of answers) this.#checkAnswer(answer)
    this.ran.commands += asked.length
  }

  #submission({ member, draft, key, saleReference }: Asked): Submission {
    return submissionOf({
      programId: this.#world.programId,
      holder: holderKey(decodeId('mem', member)!),
      draft,
      key: keyHash('simulation', key),
      ...(draft.kind === 'order' && { reference: referenceHash(draft.order.reference) }),
      ...(saleReference !== null && draft.kind === 'return' && { saleReference: referenceHash(saleReference) }),
      client: null,
    })
  }

  /** Tells the auditor of everything that was decided since, in the order in which it was. */
  async #audit(answers: readonly Answer[]): Promise<void> {
    const fresh = new Map<string, Answer>()
    for (const answer of answers) {
      const { result } = answer
      if (result.status === 'fulfilled' && !result.value.replayed)
        fresh.set(`${encodeId('mem', result.value.holder)} ${result.value.seq}`, answer)
    }
    const rows = await this.#rows()
    this.auditor.drawing.busy = busyOf(rows)
    for (const row of this.#inOrder(rows)) {
      const id = idOf(row)
      const answer = fresh.get(`${id} ${row.seq}`)
      fresh.delete(`${id} ${row.seq}`)
      this.#seen.set(id, row.seq)
      this.#auditRow(id, row, answer)
    }
    if (fresh.size > 0) throw new Disagreement(`answered, but not stored: ${[...fresh.keys()].join(', ')}`)
  }

  /** Each member's rows in their order; a gift that came home after the row that says why. */
  *#inOrder(rows: readonly Row[]): Generator<Row> {
    const waiting = [...rows]
    while (waiting.length > 0) {
      const stuck = new Set<string>()
      const next = waiting.findIndex((row) => {
        const ready =
          !stuck.has(row.holder_id) && (row.kind !== 'receive' || this.auditor.awaits(idOf(row), row.input.lots, row.input.back))
        stuck.add(row.holder_id)
        return ready
      })
      if (next < 0) throw new Disagreement(`received what nobody sent: ${JSON.stringify(waiting[0])}`)
      yield waiting.splice(next, 1)[0]!
    }
  }

  async #rows(): Promise<Row[]> {
    const seen = [...this.#seen]
    const { rows } = await this.#world.base.pool.query<Row>(
      `select c.holder_id, c.seq, c.kind, (extract(epoch from c.at) * 1000)::bigint as at,
              (extract(epoch from c.recorded_at) * 1000)::bigint as recorded_at, c.input, c.facts, c.outcome
       from unnest($1::uuid[], $2::int[]) h(holder_id, seq) join commands c on c.holder_id = h.holder_id and c.seq > h.seq
       order by c.holder_id, c.seq`,
      [seen.map(([id]) => uuidText(decodeId('mem', id)!)), seen.map(([, seq]) => seq)],
    )
    return rows
  }

  #auditRow(id: string, row: Row, answer: Answer | undefined): void {
    this.auditor.drawing.told = row.facts?.shared ?? {}
    const times = { at: row.at, recordedAt: row.recorded_at }
    const expected = this.#expected(id, row, answer, times)
    const member = this.auditor.members.get(id)!
    const where = `${id} command ${row.seq} (${row.kind})`
    if (member.seq !== row.seq) throw new Disagreement(`${where}: the auditor counts ${member.seq}`)
    const { refusal, effects = [], wallets } = row.outcome
    agree(`${where}: refused`, refusal?.code ?? null, expected.refused)
    if (expected.refused === null)
      agree(
        `${where}: effects`,
        effects.map(earningOf),
        expected.earnings.map((earning) => earning.slice(0, 5)),
      )
    else this.ran.refusals[expected.refused] = (this.ran.refusals[expected.refused] ?? 0) + 1
    for (const coin of COINS) {
      const [available = 0, pending = 0, held = 0, debt = 0] = wallets[coin] ?? []
      agree(`${where}: ${coin}`, { available, pending, held, debt }, purseOf(member, coin))
    }
    if (answer) agree(`${where}: answer`, (answer.result as PromiseFulfilledResult<Decided>).value.outcome, row.outcome)
    if (answer) this.#use(answer, id, row)
  }

  #expected(id: string, row: Row, answer: Answer | undefined, times: { at: number; recordedAt: number }): Expected {
    if (answer) {
      const { draft, saleReference } = answer.asked
      return this.auditor.decide(id, draft, times, draft.kind === 'return' ? saleReference : null)
    }
    if (row.kind === 'tick') return this.auditor.tick(id, row.at)
    if (row.kind === 'enrol') this.auditor.greet(id, times)
    else if (row.kind === 'receive') return this.auditor.receive(id, row.input.lots, row.input.back, times)
    else throw new Disagreement(`${id} command ${row.seq} (${row.kind}) was asked for by nobody`)
    return { refused: null, earnings: [] }
  }

  /** One key, and one reference of an accepted order, have one effect. */
  #use({ asked, submission }: Answer, id: string, row: Row): void {
    const names = [`key ${asked.key}`]
    if (asked.draft.kind === 'order' && !row.outcome.refusal) names.push(`order ${asked.draft.order.reference}`)
    for (const name of names) {
      const used = this.#used.get(name)
      if (used) throw new Disagreement(`${name} had an effect before: ${JSON.stringify(used)}`)
      this.#used.set(name, { body: submission.body, id, seq: row.seq })
    }
  }

  /** A repeat is answered as the first time, another body under the same key or reference is refused. */
  #checkAnswer({ asked, submission, result }: Answer): void {
    if (result.status === 'fulfilled' && !result.value.replayed) return
    const names = [`key ${asked.key}`, ...(asked.draft.kind === 'order' ? [`order ${asked.draft.order.reference}`] : [])]
    const used = names.flatMap((name) => this.#used.get(name) ?? [])
    if (result.status === 'rejected') {
      if (!(result.reason instanceof KeyReused)) throw result.reason as Error
      if (used.every(({ body }) => body === submission.body)) throw new Disagreement(`${asked.key} was refused, though it says the same`)
      return
    }
    const { holder, seq } = result.value
    const same = used.find((one) => one.body === submission.body && one.id === encodeId('mem', holder) && one.seq === seq)
    if (!same) throw new Disagreement(`${asked.key} was answered with command ${seq}, and stands for ${JSON.stringify(used)}`)
  }
}

interface Answer {
  asked: Asked
  submission: Submission
  result: PromiseSettledResult<Decided>
}

const idOf = (row: Row): string => encodeId('mem', uuidBytes(row.holder_id))
const earningOf = ([campaign, rule, index, currency, granted]: EffectRow): unknown => [campaign, rule, index, currency, granted]

/** The shared limits that several rows looked at, or to which a return may have given back meanwhile. */
function busyOf(rows: readonly Row[]): Set<string> {
  const asked = rows.flatMap(({ facts }) => Object.keys(facts?.shared ?? {}))
  const returned = rows.some(({ kind }) => kind === 'return')
  return new Set(asked.filter((key, i) => returned || asked.indexOf(key) !== i))
}

/** @throws Disagreement when they differ */
export function agree(what: string, engine: unknown, auditor: unknown): void {
  const [left, right] = [JSON.stringify(engine), JSON.stringify(auditor)]
  if (left !== right) throw new Disagreement(`${what}\n  engine  ${left}\n  auditor ${right}`)
}
