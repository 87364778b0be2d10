import { tickDue } from '../../src/clock/tick-due.ts'
import { lapseCoupons } from '../../src/coupons/lapse-coupons.ts'
import type { EffectRow } from '../../src/intake/outcome.ts'
import type { Decided, Draft, Submission } from '../../src/intake/submission.ts'
import { KeyReused, submissionOf } from '../../src/intake/submission.ts'
import { keyHash } from '../../src/kit/hashes.ts'
import { holderKey } from '../../src/kit/holder-key.ts'
import { decodeId, encodeId } from '../../src/kit/ids.ts'
import { openContext, type OpenContext } from '../../src/open-context.ts'
import { referenceHash } from '../../src/orders/place-order.ts'
import { drainOutbox } from '../../src/outbox/drain-outbox.ts'
import { react } from '../../src/reactions.ts'
import { sealBatches } from '../../src/seals/seal-batches.ts'
import { openWorld, type World } from '../world.ts'
import { Auditor } from './auditor.ts'
import { compareAll } from './compare.ts'
import { lapse } from './coupons.ts'
import { dayOf } from './days.ts'
import { doDelivery, type Delivery } from './deliveries.ts'
import { Delivering } from './delivering.ts'
import type { Expected } from './expected.ts'
import { Generator as Commands, type Asked, type Job, type Step } from './generator.ts'
import { idOf, inOrder, rowsSince, type Row } from './history.ts'
import { doAct, Issuing, typeIn, type Act } from './issuing.ts'
import { COINS, purseOf } from './model.ts'
import { Random } from './random.ts'
import { documentOf, drawTerms } from './terms.ts'
import { asHeld, begin, expectedOf, type Begun } from './till.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2027-12-18T02:30:00Z')

/** The engine and the auditor say different things. */
export class Disagreement extends Error {}

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
  readonly delivering: Delivering
  readonly #world: World
  readonly #generator: Commands
  readonly #issuing: Issuing
  readonly #seen = new Map<string, number>()
  /** Keys, and references of accepted orders, with the command that they stand for. */
  readonly #used = new Map<string, Used>()
  readonly ran: Ran

  private constructor(world: World, contexts: OpenContext[], auditor: Auditor, drawn: { random: Random; processes: number }) {
    this.#world = world
    this.contexts = contexts
    this.auditor = auditor
    this.#issuing = new Issuing(auditor)
    this.delivering = new Delivering(auditor)
    this.#generator = new Commands(drawn.random, auditor, this.delivering, drawn.processes)
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
    const simulation = new Simulation(world, contexts, auditor, { random, processes: seed % 2 === 1 ? 2 : 1 })
    for (let i = 0; i < 5; i++) await simulation.#join()
    await typeIn(contexts[0]!, world.programId, terms.kinds.open.code!)
    await simulation.#takeUp(false)
    await simulation.#take({ do: 'deliver', delivery: { act: 'fill', total: random.int(2, 6) }, process: 0 })
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
    // What the last of time brought about may still be under way, so it is waited for once more.
    await this.#take({ do: 'drain', processes: [0] })
    const wanting = [...this.auditor.members.values()].flatMap(({ id, wanted }) => wanted.map((kind) => `${kind} of ${id}`))
    if (wanting.length > 0) throw new Disagreement(`coupons that never came: ${wanting.join(', ')}`)
  }

  /** Time has come to where the clock stands for everybody, and all books agree. */
  async compare(): Promise<void> {
    await this.#take({ do: 'tick', processes: [0, 1] })
    for (const id of this.auditor.members.keys()) {
      const due = this.auditor.due(id)
      if (this.#seen.get(id)! > 0 && due <= this.#world.clock.time)
        throw new Disagreement(`${id}: something was due at ${new Date(due).toISOString()} and was not decided`)
    }
    const found = await compareAll(this.#world, this.auditor, this.delivering)
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
      case 'begin':
        return this.#begin(step.begun, this.contexts[step.process]!)
      case 'offer':
        return this.#offer(step.act, step.key, this.contexts[step.process]!)
      case 'deliver':
        return this.#deliver(step.delivery, this.contexts[step.process]!)
      default: {
        await Promise.all(step.processes.map((i) => this.#work(step.do, this.contexts[i]!)))
        await this.#audit([])
        if (step.do === 'lapse') this.#lapse()
        if (step.do !== 'drain') return
        this.#issuing.wanted(this.#world.clock.time)
        await this.#takeUp(true)
      }
    }
  }

  async #work(job: Job, ctx: OpenContext): Promise<void> {
    if (job === 'tick') await tickDue(ctx)
    if (job === 'seal') await sealBatches(ctx)
    if (job === 'lapse') await lapseCoupons(ctx)
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

  #lapse(): void {
    const { coupons, terms } = this.auditor
    const now = this.#world.clock.time
    lapse(coupons, now, dayOf(terms[0]!.zone, now))
  }

  /** A till begins a basket, and is told what it costs and gives. */
  async #begin(begun: Begun, ctx: OpenContext): Promise<void> {
    const { id, order, told } = await begin(ctx, this.#world.programId, begun)
    const { payments: _, ...basket } = order
    agree(`${begun.member} begins ${id}`, told, expectedOf(this.auditor, begun, basket, this.#world.clock.time))
    if (begun.member === null) return
    const open = { state: 'evaluated' as const, reserved: null, sold: null, until: null }
    this.auditor.checkouts.set(id, { id, member: begun.member, order, ...open })
  }

  /** Something is done with coupons. */
  async #offer(act: Act, key: string, ctx: OpenContext): Promise<void> {
    const expected = this.#issuing.expect(act, this.#world.clock.time)
    agree(`${JSON.stringify(act)} comes to`, await doAct(ctx, this.#world.programId, act, key), expected)
    this.auditor.meet(`coupon ${act.act}: ${expected ?? 'done'}`)
    await this.#audit([])
    if (expected === null) this.#issuing.done(act)
    await this.#takeUp(false)
  }

  /** A reward is chosen, or something becomes of one that was. */
  async #deliver(delivery: Delivery, ctx: OpenContext): Promise<void> {
    const { id, problem } = await doDelivery(ctx, this.#world.programId, delivery)
    const rows = (await this.#audit([])).filter(({ client }) => client !== null)
    const expected = this.delivering.expect(delivery, id, rows, this.#world.clock.time)
    agree(`${JSON.stringify(delivery)} comes to`, problem, expected)
    this.auditor.meet(`${delivery.act}: ${expected ?? 'done'}`)
  }

  /** Coupons that have appeared are known from now on. */
  async #takeUp(isDraining: boolean): Promise<void> {
    const found = await this.#issuing.take(this.#world, isDraining)
    if (found.length > 0) throw new Disagreement(found.join('\n'))
    const [missing] = this.#issuing.missing
    if (missing) throw new Disagreement(`a coupon never appeared: ${JSON.stringify(missing)}`)
  }

  async #decide(asked: readonly Asked[]): Promise<void> {
    const sent = await Promise.all(asked.map(async (one) => ({ asked: one, submission: await this.#submission(one) })))
    const settled = await Promise.allSettled(
      sent.map(({ asked: { process }, submission }) => this.contexts[process]!.intake.submit(submission)),
    )
    const answers = sent.map((one, i) => ({ ...one, result: settled[i]! }))
    await this.#audit(answers)
    for (const answer of answers) this.#checkAnswer(answer)
    this.ran.commands += asked.length
  }

  async #submission({ member, draft, key, saleReference, process }: Asked): Promise<Submission> {
    return submissionOf({
      programId: this.#world.programId,
      holder: holderKey(decodeId('mem', member)!),
      draft,
      key: keyHash('simulation', key),
      ...(draft.kind === 'order' && { reference: referenceHash(draft.order.reference) }),
      ...(saleReference !== null && draft.kind === 'return' && { saleReference: referenceHash(saleReference) }),
      ...(await asHeld(this.contexts[process]!, this.#world.programId, { member, draft, isWhole: Number(key.slice(1)) % 2 === 0 })),
      client: null,
    })
  }

  /** Tells the auditor of everything that was decided since, in the order in which it was. */
  async #audit(answers: readonly Answer[]): Promise<readonly Row[]> {
    const fresh = new Map<string, Answer>()
    for (const answer of answers) {
      const { result } = answer
      if (result.status === 'fulfilled' && !result.value.replayed)
        fresh.set(`${encodeId('mem', result.value.holder)} ${result.value.seq}`, answer)
    }
    const rows = await rowsSince(this.#world, this.#seen)
    this.auditor.drawing.busy = busyOf(rows, this.auditor)
    for (const row of inOrder(rows, this.auditor)) {
      if (!row) throw new Disagreement(`there is no order in which this can have happened: ${JSON.stringify(rows)}`)
      const id = idOf(row)
      const answer = fresh.get(`${id} ${row.seq}`)
      fresh.delete(`${id} ${row.seq}`)
      this.#seen.set(id, row.seq)
      this.#auditRow(id, row, answer)
    }
    if (fresh.size > 0) throw new Disagreement(`answered, but not stored: ${[...fresh.keys()].join(', ')}`)
    return rows
  }

  #auditRow(id: string, row: Row, answer: Answer | undefined): void {
    Object.assign(this.auditor.drawing, { told: row.facts?.shared ?? {}, moved: {} })
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
    if (row.client !== null) return this.auditor.decide(id, { kind: row.kind, ...row.input, at: row.at } as Draft, times)
    if (row.kind === 'enrol') this.auditor.greet(id, times)
    else if (row.kind === 'receive') return this.auditor.receive(id, row.input.lots, row.input.back, times)
    else throw new Disagreement(`${id} command ${row.seq} (${row.kind}) was asked for by nobody`)
    return { refused: null, earnings: [] }
  }

  /** One key, and one reference of an accepted order or of a basket set aside, have one effect. */
  #use({ submission }: Answer, id: string, row: Row): void {
    for (const name of row.outcome.refusal ? namesOf(submission).slice(0, 1) : namesOf(submission)) {
      const used = this.#used.get(name)
      if (used) throw new Disagreement(`${name} had an effect before: ${JSON.stringify(used)}`)
      this.#used.set(name, { body: submission.body, id, seq: row.seq })
    }
  }

  /** A repeat is answered as the first time, another body under the same key or reference is refused. */
  #checkAnswer({ asked, submission, result }: Answer): void {
    if (result.status === 'fulfilled' && !result.value.replayed) return
    const used = namesOf(submission).flatMap((name) => this.#used.get(name) ?? [])
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

const namesOf = ({ key, reference }: Submission): string[] => [
  `key ${key.toString('hex')}`,
  ...(reference ? [`reference ${reference.toString('hex')}`] : []),
]

interface Answer {
  asked: Asked
  submission: Submission
  result: PromiseSettledResult<Decided>
}

const earningOf = ([campaign, rule, index, currency, granted]: EffectRow): unknown => [campaign, rule, index, currency, granted]

/** The shared limits that several rows looked at, or to which one may have given back meanwhile. */
function busyOf(rows: readonly Row[], { members }: Auditor): Set<string> {
  const asked = rows.flatMap(({ facts }) => Object.keys(facts?.shared ?? {}))
  const lapses = (row: Row): boolean => {
    const { baskets, holds } = members.get(idOf(row))!
    return row.kind === 'tick' && (baskets.length > 0 || holds.some(({ reward, amount }) => reward && amount > 0))
  }
  const gaveBack = rows.some((row) => GIVING_BACK.has(row.kind) || lapses(row))
  return new Set(asked.filter((key, i) => gaveBack || asked.indexOf(key) !== i))
}

const GIVING_BACK: ReadonlySet<string> = new Set(['return', 'release', 'refund', 'void'])

/** @throws Disagreement when they differ */
export function agree(what: string, engine: unknown, auditor: unknown): void {
  const [left, right] = [JSON.stringify(engine), JSON.stringify(auditor)]
  if (left !== right) throw new Disagreement(`${what}\n  engine  ${left}\n  auditor ${right}`)
}
