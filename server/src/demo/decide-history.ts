import { keyHash } from '#kit/hashes.ts'
import type { HolderKey } from '#kit/holder-key.ts'
import { encodeId } from '#kit/ids.ts'
import type { Context } from '../context.ts'
import { submissionOf, type Decided, type Draft } from '../intake/submission.ts'
import { referenceHash } from '../orders/place-order.ts'
import { carryGift } from './carry-gift.ts'
import type { Happening } from './template.ts'

const IN_FLIGHT = 2000

export interface Decisions {
  commands: number
  refused: number
  /** How many were refused, by kind and reason. */
  refusals: Record<string, number>
}

/** Has everything decided, everyone's in order; many people at once, so that the lanes' batches are full. */
export async function decideHistory(
  ctx: Context,
  programId: number,
  holders: readonly HolderKey[],
  happenings: readonly Happening[],
  at: (done: number) => void,
): Promise<Decisions> {
  const history = new History(ctx, programId, holders, happenings)
  try {
    for (let i = 0; i < happenings.length; i++) {
      await history.begin(i)
      if (i % 100 === 0) at(i)
    }
  } finally {
    await history.landed()
  }
  at(happenings.length)
  const refusals = history.end()
  const refused = Object.values(refusals).reduce((sum, count) => sum + count, 0)
  return { commands: happenings.length, refused, refusals }
}

class History {
  readonly #ctx: Context
  readonly #programId: number
  readonly #holders: readonly HolderKey[]
  readonly #happenings: readonly Happening[]
  readonly #flying = new Set<Promise<unknown>>()
  /** Of members for whom something is waited, the last thing begun: what they do next comes after it. */
  readonly #busy = new Map<number, Promise<unknown>>()
  /** Decisions that later happenings are about. */
  readonly #labelled = new Map<string, Promise<Decided> | null>()
  readonly #refusals: Record<string, number> = {}
  #failed: { error: unknown } | null = null
  #land: () => void = () => undefined

  constructor(ctx: Context, programId: number, holders: readonly HolderKey[], happenings: readonly Happening[]) {
    this.#ctx = ctx
    this.#programId = programId
    this.#holders = holders
    this.#happenings = happenings
    for (const { about } of happenings) if (about) this.#labelled.set(about.label, null)
  }

  /** Begins the happening of that place, once there is room for it. */
  async begin(place: number): Promise<void> {
    while (this.#flying.size >= IN_FLIGHT) await new Promise<void>((land) => (this.#land = land))
    if (this.#failed) throw this.#failed.error
    const { member, about, to, label } = this.#happenings[place]!
    const concerned = to === undefined ? [member] : [member, to]
    const before = this.#awaited(concerned, about?.label)
    const decided = before.length === 0 ? this.#submit(place) : Promise.all(before).then(() => this.#submit(place))
    const done = to === undefined ? decided : decided.then((gift) => this.#carry(gift, this.#happenings[place]!))
    if (label !== undefined && this.#labelled.has(label)) this.#labelled.set(label, decided)
    if (before.length > 0 || to !== undefined) for (const m of concerned) this.#occupy(m, done)
    this.#watch(done)
  }

  #awaited(members: readonly number[], label: string | undefined): Promise<unknown>[] {
    const waits: Promise<unknown>[] = []
    for (const wait of [...members.map((m) => this.#busy.get(m)), label !== undefined && this.#labelled.get(label)])
      if (wait) waits.push(wait)
    return waits
  }

  /** Waits for everything begun, so that nothing goes on behind the back of who tries again. */
  async landed(): Promise<void> {
    await Promise.allSettled(this.#flying)
  }

  /** What was refused. Throws what went wrong, if anything did. */
  end(): Record<string, number> {
    if (this.#failed) throw this.#failed.error
    return this.#refusals
  }

  #watch(done: Promise<unknown>): void {
    const flight = done
      .catch((error: unknown) => {
        this.#failed ??= { error }
      })
      .finally(() => {
        this.#flying.delete(flight)
        this.#land()
      })
    this.#flying.add(flight)
  }

  #occupy(member: number, done: Promise<unknown>): void {
    this.#busy.set(member, done)
    const free = (): void => {
      if (this.#busy.get(member) === done) this.#busy.delete(member)
    }
    done.then(free, free)
  }

  async #submit(place: number): Promise<Decided> {
    const { member, about, draft: made, to } = this.#happenings[place]!
    let draft: Draft = made
    if (about) draft = { ...draft, [about.as]: (await this.#labelled.get(about.label))!.seq }
    if (to !== undefined && draft.kind === 'send') draft = { ...draft, to: encodeId('mem', this.#holders[to]!.id) }
    const reference = draft.kind === 'order' ? referenceHash(draft.order.reference) : undefined
    const key = reference ?? keyHash('demo', String(this.#programId), String(place))
    const holder = this.#holders[member]!
    const submission = submissionOf({ programId: this.#programId, holder, draft, key, client: 'demo', ...(reference && { reference }) })
    const decided = await this.#ctx.intake.submit(submission)
    const { refusal } = decided.outcome
    if (refusal) {
      const name = `${draft.kind} ${refusal.code}`
      this.#refusals[name] = (this.#refusals[name] ?? 0) + 1
    }
    return decided
  }

  async #carry(gift: Decided, { at }: Happening): Promise<void> {
    if (!gift.outcome.refusal) await carryGift(this.#ctx, this.#programId, gift, at)
  }
}
