import type { Command, ReturnCommand } from '@perennial/engine/decide/command.ts'
import { decide } from '@perennial/engine/decide/decide.ts'
import type { Facts, Sale } from '@perennial/engine/decide/decision.ts'
import { needs } from '@perennial/engine/decide/needs.ts'
import { timeAfter } from '@perennial/engine/decide/timeline.ts'
import { withProducts } from '@perennial/engine/decide/products.ts'
import { isLive, type LiveProgram, type Program } from '../programs/program.ts'
import type { Answering } from '#kit/coalesce.ts'
import { uuidBytes } from '#kit/ids.ts'
import type { Client } from '#kit/pg.ts'
import { holderKey, type HolderKey } from './holder-key.ts'
import { loadClaims, loadCommands, loadOrdersWith, loadReturns, type ClaimRow, type CommandRow } from './intake.sql.ts'
import type { Loaded } from './loaded.ts'
import { loadMore, lockAndLoad } from './load-states.ts'
import { decodeCommand, saleOf } from './stored.ts'
import { CLAIM, KeyReused, UnknownHolder, type ClaimKind, type Decided, type Draft, type Submission } from './submission.ts'
import { WriteSet } from './write-set.ts'

export type Item = Answering<Submission, Decided>

/** What became of an item: answered only after the batch is committed. */
export interface Verdict {
  item: Item
  decided?: Decided
  error?: unknown
}

export interface Batch {
  client: Client
  recordedAt: number
  programs: ReadonlyMap<number, Program>
}

interface KnownClaim {
  body: number
  key: HolderKey
  seq: number
}

/**
 * Reads what the items need, decides them in order, and returns what to write and what to answer. Nothing is written
 * here; a batch that fails to commit is read and decided again from the beginning.
 */
export async function runBatch(batch: Batch, items: readonly Item[]): Promise<{ verdicts: Verdict[]; set: WriteSet }> {
  const run = new Run(batch, items)
  await run.load()
  const verdicts: Verdict[] = []
  for (const item of items) {
    try {
      verdicts.push({ item, decided: await run.decideItem(item.item) })
    } catch (error) {
      // A database error ends the batch; anything else is this item's alone.
      if (isDatabaseError(error)) throw error
      verdicts.push({ item, error })
    }
  }
  return { verdicts, set: run.set }
}

export const isDatabaseError = (error: unknown): boolean =>
  error instanceof Error && ('severity' in error || /Connection terminated|connection|ECONN|EPIPE/i.test(error.message))

class Run {
  readonly set = new WriteSet()
  readonly #batch: Batch
  readonly #items: readonly Item[]
  #holders = new Map<string, Loaded>()
  readonly #claims = new Map<string, KnownClaim>()
  /** Decisions of this batch by claim, for duplicates within it. */
  readonly #fresh = new Map<string, Decided>()

  constructor(batch: Batch, items: readonly Item[]) {
    this.#batch = batch
    this.#items = items
  }

  async load(): Promise<void> {
    const keys = new Map(this.#items.map(({ item }) => [item.holder.toString('latin1'), item.holder]))
    const [holders, claims] = await Promise.all([
      lockAndLoad(this.#batch.client, [...keys.values()].map(holderKey)),
      loadClaims(this.#batch.client, this.#items.flatMap(({ item }) => claimsWanted(item))),
    ])
    this.#holders = holders
    for (const row of claims) this.#claims.set(claimKey(uuidBytes(row[0]), row[1]), knownClaim(row))
    await this.#loadMore()
  }

  /** The long parts of the states, for all items at once. */
  async #loadMore(): Promise<void> {
    const wants = this.#items.flatMap(({ item }) => {
      const holder = this.#holderOf(item)
      if (!holder || this.#known(item)) return []
      const command = this.#command(item.draft)
      const ticks = this.#timeline(item)?.tickBefore(holder.state, timeAfter(holder.state, command), command.recordedAt)
      return [{ holder, needs: needs(command) }, ...(ticks ? [{ holder, needs: needs(ticks) }] : [])]
    })
    await loadMore(this.#batch.client, wants)
  }

  async decideItem(submission: Submission): Promise<Decided> {
    const known = this.#known(submission)
    if (known) return known instanceof KeyReused ? Promise.reject(known) : 'outcome' in known ? { ...known, replayed: true } : this.#recall(known)
    const holder = this.#holderOf(submission)
    const program = this.#batch.programs.get(submission.programId)
    if (!holder || !program || !isLive(program)) throw new UnknownHolder('no such holder in this program')
    const command = this.#command(submission.draft)
    await this.#enrolFirst(holder, program, command)
    await this.#tick(holder, program, command)
    const facts = await this.#facts(holder, command, submission)
    const resolved = command.kind === 'return' ? withSale(command, facts.sale) : command
    const decided = await this.#decide(holder, program, resolved, facts.facts, submission.client)
    this.#claim(submission, holder, decided)
    return decided
  }

  #holderOf(submission: Submission): Loaded | undefined {
    const holder = this.#holders.get(holderKey(submission.holder).text)
    return holder?.programId === submission.programId ? holder : undefined
  }

  #timeline(submission: Submission): LiveProgram['timeline'] | null {
    return this.#batch.programs.get(submission.programId)?.timeline ?? null
  }

  #command(draft: Draft): Command {
    const { recordedAt } = this.#batch
    return { ...draft, at: draft.at ?? recordedAt, recordedAt } as Command
  }

  /** A claim made in this batch or before it: the decision to answer with, or that the key was used for something else. */
  #known(submission: Submission): Decided | KnownClaim | KeyReused | null {
    for (const { hash, kind } of ownClaims(submission)) {
      const key = claimKey(hash, kind)
      const known = this.#claims.get(key)
      if (!known) continue
      if (known.body !== submission.body) return new KeyReused(kind === CLAIM.key ? 'key' : 'reference')
      return this.#fresh.get(key) ?? known
    }
    return null
  }

  async #recall(known: KnownClaim): Promise<Decided> {
    const [row] = await loadCommands(this.#batch.client, [known])
    return { ...decidedOf(row!, known.key.id), replayed: true }
  }

  /** Whoever is known first by an order is enrolled by it. */
  async #enrolFirst(holder: Loaded, program: LiveProgram, command: Command): Promise<void> {
    if (holder.state.seq > 0 || command.kind === 'enrol') return
    const at = Math.min(command.at, command.recordedAt)
    await this.#decide(holder, program, { kind: 'enrol', source: command.kind, at, recordedAt: command.recordedAt, imported: true }, {}, null)
  }

  /** Everything that falls due before the command is decided first, each at its own moment. */
  async #tick(holder: Loaded, program: LiveProgram, command: Command): Promise<void> {
    const until = timeAfter(holder.state, command)
    for (;;) {
      const tick = program.timeline.tickBefore(holder.state, until, command.recordedAt)
      if (!tick) return
      await this.#decide(holder, program, tick, {}, null)
    }
  }

  async #decide(holder: Loaded, program: LiveProgram, command: Command, facts: Facts, client: string | null): Promise<Decided> {
    const versions = program.timeline.versionsFor(holder.state, command)
    for (;;) {
      const decision = decide(versions, holder.state, command, facts)
      if (decision.outcome !== 'wanting') {
        const numbers = { policy: versions.policy.number, rules: versions.rules.number }
        return this.set.add(holder, command, decision, numbers, facts, client)
      }
      await loadMore(this.#batch.client, [{ holder, needs: decision.needs }])
    }
  }

  async #facts(holder: Loaded, command: Command, submission: Submission): Promise<{ facts: Facts; sale: number | null }> {
    if (command.kind !== 'return') return { facts: submission.facts ?? {}, sale: null }
    const reference = submission.saleReference
    const claim = reference && this.#claims.get(claimKey(reference, CLAIM.reference))
    // A reference that is not known, or is another holder's, is a sale that does not exist.
    const sale = reference ? (claim?.key.text === holder.key.text ? claim.seq : 0) : command.order
    const sales = await this.#sales(holder, command, sale)
    await loadMore(this.#batch.client, [{ holder, needs: { lots: true, holds: true }, sales: sales.map((s) => s.seq) }])
    return { facts: { sales }, sale }
  }

  async #sales(holder: Loaded, command: ReturnCommand, sale: number | null): Promise<Sale[]> {
    const { client } = this.#batch
    const { key } = holder
    const rows =
      sale === null
        ? await loadOrdersWith(client, key, [...new Set((command.lines ?? []).map((l) => l.sku))])
        : await loadCommands(client, [{ key, seq: sale }])
    const returns = new Map((await loadReturns(client, [key])).map((row) => [row[1], { returned: row[2], effects: row[3] }]))
    const stored = rows.filter((row) => row[3] === 'order' && !('refusal' in row[10]))
    const fromDatabase = stored.map((row) => saleOf(saleRow(row), this.#returnsOf(holder, row[2]) ?? returns.get(row[2]) ?? null))
    return [...this.#salesOfBatch(holder, command, sale), ...fromDatabase].toSorted((a, b) => b.at - a.at || b.seq - a.seq)
  }

  /** What this batch's own decisions have changed of a sale. */
  #returnsOf(holder: Loaded, seq: number): { returned: readonly number[]; effects: Sale['effects'] } | null {
    return this.set.sales.get(`${holder.key.text}.${seq}`) ?? null
  }

  /** Sales decided earlier in this batch are not in the database yet. */
  #salesOfBatch(holder: Loaded, command: ReturnCommand, sale: number | null): Sale[] {
    const skus = new Set((command.lines ?? []).map((line) => line.sku))
    return this.set.commands.flatMap((write): Sale[] => {
      if (write.holder !== holder || write.command.kind !== 'order' || write.refused) return []
      const facts = write.facts === null ? {} : (JSON.parse(write.facts) as Facts)
      const order = withProducts(write.command.order, facts.products)
      const wanted = sale === null ? order.lines.some((line) => skus.has(line.sku)) : write.seq === sale
      if (!wanted) return []
      const row = { seq: write.seq, at: write.command.at, rules: write.rulesVersion, input: write.command, facts, outcome: JSON.parse(write.outcome) as Decided['outcome'] }
      return [saleOf(row, this.#returnsOf(holder, write.seq))]
    })
  }

  #claim(submission: Submission, holder: Loaded, decided: Decided): void {
    const own = ownClaims(submission)
    const accepted = decided.outcome.refusal === undefined
    for (const { hash, kind } of own) {
      // A refused order leaves its reference free: it may be sent again once the reason is gone.
      if (kind === CLAIM.reference && !accepted) continue
      // Where the key is the reference, one claim says it all.
      if (kind === CLAIM.key && accepted && submission.reference?.equals(hash)) continue
      this.set.claims.push({ submission, hash, kind, holder, seq: decided.seq })
      const known = { body: submission.body, key: holder.key, seq: decided.seq }
      this.#claims.set(claimKey(hash, kind), known)
      this.#fresh.set(claimKey(hash, kind), decided)
    }
  }
}

const claimKey = (hash: Buffer, kind: number): string => `${kind}${hash.toString('latin1')}`

const knownClaim = ([, , body, bucket, holder, seq]: ClaimRow): KnownClaim => ({
  body,
  key: { bucket, id: uuidBytes(holder), text: holder },
  seq,
})

function ownClaims(submission: Submission): { hash: Buffer; kind: ClaimKind }[] {
  const { key, reference } = submission
  return reference ? [{ hash: key, kind: CLAIM.key }, { hash: reference, kind: CLAIM.reference }] : [{ hash: key, kind: CLAIM.key }]
}

function claimsWanted(submission: Submission): { hash: Buffer; kind: number; programId: number }[] {
  const { programId, saleReference } = submission
  const own = ownClaims(submission).map((claim) => ({ ...claim, programId }))
  return saleReference ? [...own, { hash: saleReference, kind: CLAIM.reference, programId }] : own
}

const withSale = (command: ReturnCommand, sale: number | null): ReturnCommand => ({ ...command, order: sale })

function saleRow(row: CommandRow): Parameters<typeof saleOf>[0] {
  const [, , seq, , at, , , rules, input, facts, outcome] = row
  return { seq, at, rules, input, facts: facts ?? {}, outcome } as Parameters<typeof saleOf>[0]
}

/** The decision that a stored row holds. */
export function decidedOf(row: CommandRow, holder: Buffer): Decided {
  const [, , seq, kind, at, recordedAt, policyVersion, rulesVersion, input, , outcome] = row
  const command = decodeCommand({ kind: kind as Command['kind'], at, recordedAt, input })
  return { holder, seq, command, policyVersion, rulesVersion, outcome: outcome as Decided['outcome'], replayed: true }
}
