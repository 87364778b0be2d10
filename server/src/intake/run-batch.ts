import type { Command, RefundCommand, ReturnCommand, VoidAdjustmentCommand } from '@perennial/engine/decide/command.ts'
import { decide } from '@perennial/engine/decide/decide.ts'
import type { Facts, Needs, Reservation, Sale } from '@perennial/engine/decide/decision.ts'
import { needs } from '@perennial/engine/decide/needs.ts'
import { timeAfter } from '@perennial/engine/decide/timeline.ts'
import type { Answering } from '#kit/coalesce.ts'
import { byKey } from '#kit/holder-key.ts'
import { atOnce, together, type Client } from '#kit/pg.ts'
import { isLive, type LiveProgram, type Program } from '../programs/program.ts'
import { Claims, type KnownClaim } from './claims.ts'
import { findReservations } from './find-reservations.ts'
import { findSales } from './find-sales.ts'
import { findUndone } from './find-spent.ts'
import { encodeInput } from './input.ts'
import { loadMore } from './load-states.ts'
import type { Loaded } from './loaded.ts'
import type { Read } from './read-batch.ts'
import { Recalled } from './recalled.ts'
import { SegmentBook } from './segment-book.ts'
import { CLAIM, KeyReused, UnknownHolder, type Decided, type Submission } from './submission.ts'
import { CheckoutChanged } from './write-checkouts.ts'
import { WriteSet, type Buffers } from './write-set.ts'

export type Item = Answering<Submission, Decided>

/** What became of an item: answered only after the batch is committed. */
export interface Verdict {
  item: Item
  decided?: Decided
  error?: unknown
}

/** Several things may fall due at one moment, a version to adopt among them; so many never do. */
const TICKS_AT_ONCE = 20

export interface Batch {
  id: number
  client: Client
  recordedAt: number
  programs: ReadonlyMap<number, Program>
  buffers: Buffers
}

/**
 * Decides the items in order, reads what else they need, and returns what to write and what to answer. Nothing is written
 * here; a batch that fails to commit is read and decided again from the beginning.
 *
 * An item that wants more of its state waits with all later ones of its holder, and what all of them want is read at
 * once: where every second order raised its member a level, a batch of five hundred took 250 round trips.
 */
export async function runBatch(batch: Batch, items: readonly Item[], read: Read): Promise<{ verdicts: Verdict[]; set: WriteSet }> {
  const run = new Run(batch, items, read)
  await run.load()
  const verdicts: Verdict[] = []
  for (let undecided = items; undecided.length > 0;) {
    const wants = new Map<string, Want>()
    undecided = undecided.filter((item) => {
      const { text } = item.item.holder
      const outcome = wants.has(text) ? null : verdictOf(run, item)
      if (outcome && 'item' in outcome) verdicts.push(outcome)
      else if (outcome) wants.set(text, outcome)
      return !outcome || !('item' in outcome)
    })
    await run.obtain([...wants.values()])
  }
  run.set.sortRows()
  return { verdicts, set: run.set }
}

function verdictOf(run: Run, item: Item): Verdict | Want {
  try {
    const outcome = run.tryItem(item.item)
    return 'outcome' in outcome ? { item, decided: outcome } : outcome
  } catch (error) {
    return { item, error }
  }
}

/** What is missing to decide an item: parts of its holder's state and what all share, the sales of its return, or what it undoes. */
interface Want {
  holder: Loaded
  needs: Partial<Needs>
  return?: { submission: Submission; command: ReturnCommand }
  undo?: { submission: Submission; command: RefundCommand | VoidAdjustmentCommand }
}

/** Holder by holder; the commands of one holder stay in their order. */
export const byHolder = (a: Item, b: Item): number => byKey(a.item.holder, b.item.holder)

class Run {
  readonly set: WriteSet
  readonly #batch: Batch
  readonly #items: readonly Item[]
  readonly #claims = new Claims()
  readonly #recalled = new Recalled()
  /** Sales found for a return, until it is decided. */
  readonly #sales = new Map<Submission, Sale[]>()
  /** What the decision had done that a refund or a voiding is of, until that is decided. */
  readonly #undone = new Map<Submission, Facts>()
  readonly #segments = new SegmentBook()
  /** Baskets set aside, by holder and number. */
  readonly #reservations = new Map<string, Reservation | null>()
  readonly #holders: ReadonlyMap<string, Loaded>
  readonly #revisions: ReadonlyMap<string, number>

  constructor(batch: Batch, items: readonly Item[], { holders, claims, revisions }: Read) {
    this.#holders = holders
    this.#revisions = revisions
    this.#claims.fill(claims)
    this.#batch = batch
    this.#items = items
    this.set = new WriteSet(batch.id, batch.buffers)
  }

  async load(): Promise<void> {
    if (this.#claims.size > 0) await this.#recall()
    await this.#loadLong()
  }

  /** The decisions of keys that were used before, for all items at once. */
  async #recall(): Promise<void> {
    const known = this.#items.flatMap(({ item }) => this.#claims.of(item) ?? [])
    if (known.length > 0) await this.#recalled.load(this.#batch.client, known)
  }

  /** The long parts of the states, for all items at once. */
  async #loadLong(): Promise<void> {
    const wants: { holder: Loaded; needs: Needs; opened?: number[] }[] = []
    for (const { item } of this.#items) {
      const holder = this.#holderOf(item)
      if (!holder || this.#claims.of(item)) continue
      const command = this.#command(item)
      const own = needs(command)
      // A gift that comes home may have taken all of its lots.
      const opened = command.kind === 'receive' && command.back ? command.lots.map((lot) => lot.seq) : []
      if (own.lots || own.holds || own.days) wants.push({ holder, needs: own, opened })
      const tick = this.#batch.programs
        .get(item.programId)
        ?.timeline?.tickBefore(holder.state, timeAfter(holder.state, command), command.recordedAt)
      if (tick) wants.push({ holder, needs: needs(tick) })
    }
    const { client } = this.#batch
    if (wants.length > 0) await atOnce(client, () => loadMore(client, wants, this.set))
  }

  /** Reads what is wanting, all of it at once; then the items are tried again and go on where they were. */
  async obtain(wants: readonly Want[]): Promise<void> {
    if (wants.length === 0) return
    const { client } = this.#batch
    const asked = (): Promise<unknown> =>
      together([
        loadMore(client, wants, this.set),
        this.set.shared.load(
          client,
          wants.flatMap((want) => (want.needs.shared ? [{ programId: want.holder.programId, limits: want.needs.shared }] : [])),
        ),
        this.set.coupons.load(
          client,
          wants.flatMap((want) => (want.needs.coupons ? [{ programId: want.holder.programId, ids: want.needs.coupons }] : [])),
        ),
        this.#findReservations(wants),
        this.#segments.load(
          client,
          wants.flatMap(({ holder: { programId, key }, needs: { segments } }) =>
            segments ? [{ programId, holder: key, ...segments }] : [],
          ),
        ),
        ...wants.flatMap((want) => (want.return ? [this.#findSales(want.holder, want.return)] : [])),
        ...wants.flatMap((want) => (want.undo ? [this.#findUndone(want.holder, want.undo)] : [])),
      ])
    await atOnce(client, asked)
  }

  async #findReservations(wants: readonly Want[]): Promise<void> {
    const asked = wants.flatMap(({ holder, needs: { reservations: seqs } }) => (seqs ? [{ holder, seqs }] : []))
    if (asked.length === 0) return
    for (const { holder, seq, found } of await findReservations(this.#batch.client, asked, this.set))
      this.#reservations.set(placeOf(holder.key.text, seq), found)
  }

  async #findSales(holder: Loaded, { submission, command }: NonNullable<Want['return']>): Promise<void> {
    this.#sales.set(submission, await findSales(this.#batch.client, holder, command, this.set))
  }

  async #findUndone(holder: Loaded, { submission, command }: NonNullable<Want['undo']>): Promise<void> {
    this.#undone.set(submission, await findUndone(this.#batch.client, holder, command, this.set))
  }

  /** Decides the item, or tells what it wants first. */
  tryItem(submission: Submission): Decided | Want {
    const known = this.#claims.of(submission)
    if (known) return this.#again(submission, known)
    const { checkout } = submission
    if (checkout && this.#revisions.get(checkout.id) !== checkout.revision)
      throw new CheckoutChanged('a basket was changed before it was decided')
    const holder = this.#holderOf(submission)
    const program = this.#batch.programs.get(submission.programId)
    if (!holder || !program || !isLive(program)) throw new UnknownHolder('no such holder in this program')
    if (submission.then !== null || submission.dry) return this.#tryTogether(submission, holder, program)
    const outcome = this.#tryOne(submission, holder, program)
    if ('outcome' in outcome && outcome.command.kind !== 'tick') this.#claim(submission, holder, outcome)
    return outcome
  }

  /** What stands or falls together. If one of it is refused, or it is not to be written, all of it is taken back. */
  #tryTogether(submission: Submission, holder: Loaded, program: LiveProgram): Decided | Want {
    const takeBack = this.set.mark(holder)
    const all = submission.then === null ? [submission] : [submission, submission.then]
    const decided: Decided[] = []
    let stands = false
    try {
      for (const one of all) {
        const outcome = this.#tryOne(one, holder, program, decided[0]?.seq)
        if (!('outcome' in outcome)) return outcome
        decided.push(outcome)
        if (outcome.outcome.refusal) break
      }
      stands = !submission.dry && decided.every(({ outcome }) => !outcome.refusal)
    } finally {
      if (!stands) takeBack()
    }
    const [first, then] = decided as [Decided, Decided?]
    if (stands) {
      for (const [i, one] of decided.entries()) this.#claim(all[i]!, holder, one)
      this.#recalled.keep(holder.key, first)
    }
    return then ? { ...first, then } : first
  }

  #claim(submission: Submission, holder: Loaded, decided: Decided): void {
    this.set.claims.push(...this.#claims.make(submission, holder, decided))
  }

  /** @param exchange for an order: the return for which it is bought, so that whoever finds the order finds both */
  #tryOne(submission: Submission, holder: Loaded, program: LiveProgram, exchange?: number): Decided | Want {
    const command = this.#command(submission)
    const wanting = this.#prepare(holder, program, command)
    if (wanting) return { holder, needs: wanting }
    if (command.kind === 'tick') return this.#ticked(holder, command)
    if (command.kind === 'return') return this.#tryReturn(submission, holder, program, command)
    if (command.kind === 'refund' || command.kind === 'void_adjustment') {
      const facts = this.#undone.get(submission)
      if (!facts) return { holder, needs: {}, undo: { submission, command } }
      return this.#settle(submission, holder, program, command, submission.input, facts)
    }
    if (command.kind === 'order' && exchange !== undefined) {
      const bought = { ...command, exchange }
      return this.#settle(submission, holder, program, bought, encodeInput(bought), submission.facts)
    }
    return this.#settle(submission, holder, program, command, submission.input, submission.facts)
  }

  /** Whatever fell due has been decided; the call for it leaves nothing of its own. */
  #ticked({ key, state }: Loaded, command: Command): Decided {
    const { seq, version } = state
    return {
      holder: key.id,
      seq,
      command,
      policyVersion: version,
      rulesVersion: version,
      outcome: { wallets: {} },
      replayed: false,
      facts: null,
    }
  }

  #again(submission: Submission, known: KnownClaim): Decided {
    if (known.body !== (submission.then ?? submission).body) throw new KeyReused(known.by)
    const decided = known.fresh ? { ...known.fresh, replayed: true } : this.#recalled.at(known)!
    if (submission.then === null) return decided
    const first = this.#recalled.before(decided)
    if (!first) throw new KeyReused(known.by)
    return { ...first, then: decided }
  }

  #tryReturn(submission: Submission, holder: Loaded, program: LiveProgram, command: ReturnCommand): Decided | Want {
    // A reference that is not known, or is another holder's, is a sale that does not exist.
    const claim = submission.saleReference && this.#claims.get(submission.saleReference, CLAIM.reference)
    const order = submission.saleReference ? (claim?.key.text === holder.key.text ? claim.seq : 0) : command.order
    const resolved: ReturnCommand = { ...command, order }
    const sales = this.#sales.get(submission)
    if (!sales) return { holder, needs: {}, return: { submission, command: resolved } }
    return this.#settle(submission, holder, program, resolved, encodeInput(resolved), { sales })
  }

  #settle(submission: Submission, holder: Loaded, program: LiveProgram, command: Command, input: string, facts: Facts): Decided | Want {
    const decided = this.#decide(holder, program, command, input, facts, submission.client)
    return 'outcome' in decided ? decided : { holder, needs: decided }
  }

  /** What comes before a command: the enrolment of whoever is first known by it, and everything that fell due. */
  #prepare(holder: Loaded, program: LiveProgram, command: Command): Partial<Needs> | null {
    const { recordedAt } = command
    if (holder.state.seq === 0 && command.kind !== 'enrol') {
      const enrol: Command = { kind: 'enrol', source: command.kind, at: Math.min(command.at, recordedAt), recordedAt, imported: true }
      this.#decide(holder, program, enrol, encodeInput(enrol), {}, null)
    }
    const until = timeAfter(holder.state, command)
    for (let [at, again] = [NaN, 0]; ;) {
      const tick = program.timeline.tickBefore(holder.state, until, recordedAt)
      if (!tick) return null
      // A tick that settles nothing would be decided for ever, and take the process with it; so it ends its command alone.
      again = tick.at === at ? again + 1 : 0
      if (again > TICKS_AT_ONCE) throw new Error(`ticks at ${new Date(tick.at).toISOString()} settle nothing`)
      at = tick.at
      const decided = this.#decide(holder, program, tick, '{}', {}, null)
      if (!('outcome' in decided)) return decided
    }
  }

  #decide(
    holder: Loaded,
    program: LiveProgram,
    command: Command,
    input: string,
    facts: Facts,
    client: string | null,
  ): Decided | Partial<Needs> {
    const versions = program.timeline.versionsFor(holder.state, command)
    let known = facts
    for (;;) {
      const decision = decide(versions, holder.state, command, known)
      if (decision.outcome !== 'wanting') {
        return this.set.add(
          holder,
          command,
          { input, policy: versions.policy.number, rules: versions.rules.number, facts: known, client },
          decision,
        )
      }
      const more = this.#factsFor(holder, decision.needs)
      if (!more) return decision.needs
      known = merged(known, more)
    }
  }

  /** What this batch has read already of the facts that are wanting; null where something must be read first. */
  #factsFor(holder: Loaded, { shared, coupons, reservations, segments, ...state }: Partial<Needs>): Facts | null {
    for (const name in state) if (state[name as keyof typeof state]) return null
    const { programId, key } = holder
    const left = shared && this.set.shared.left(programId, shared)
    const known = coupons && this.set.coupons.facts(programId, key, coupons, this.#batch.recordedAt)
    const aside = reservations?.map((seq) => [seq, this.#reservations.get(placeOf(key.text, seq))] as const)
    const belongs = segments && this.#segments.facts(programId, key, segments)
    if (left === null || known === null || belongs === null || aside?.some(([, found]) => found === undefined)) return null
    return {
      ...(left && { shared: left }),
      ...(known && { coupons: known }),
      ...(belongs && { segments: belongs }),
      ...(aside && { reservations: Object.fromEntries(aside) as Record<number, Reservation | null> }),
    }
  }

  #holderOf(submission: Submission): Loaded | undefined {
    const holder = this.#holders.get(submission.holder.text)
    return holder?.programId === submission.programId ? holder : undefined
  }

  /** The command with its times. They are set in place: a batch that is tried again sets them again. */
  #command({ command, at }: Submission): Command {
    const { recordedAt } = this.#batch
    command.recordedAt = recordedAt
    command.at = at ?? recordedAt
    return command
  }
}

/** Facts of one decision come in several goes. */
const merged = (known: Facts, more: Facts): Facts => ({
  ...known,
  ...(more.shared && { shared: { ...known.shared, ...more.shared } }),
  ...(more.coupons && { coupons: { ...known.coupons, ...more.coupons } }),
  ...(more.reservations && { reservations: { ...known.reservations, ...more.reservations } }),
  ...(more.segments && { segments: { ...known.segments, ...more.segments } }),
})

const placeOf = (holder: string, seq: number): string => `${holder} ${seq}`
