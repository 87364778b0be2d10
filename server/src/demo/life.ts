import type { CommandKind } from '@perennial/engine/decide/command.ts'
import type { Draft } from '../intake/submission.ts'
import type { Random } from './random.ts'
import { moments, type Rhythm } from './rhythm.ts'
import type { DemoMember, Happening } from './template.ts'

/** A draft without its times. */
export type Act = { [K in CommandKind]: Omit<Extract<Draft, { kind: K }>, 'at' | 'imported'> }[CommandKind]

/** One member's history in the making. */
export class Life {
  readonly index: number
  readonly members: readonly DemoMember[]
  readonly random: Random
  readonly now: number
  readonly happenings: Happening[] = []

  constructor(index: number, members: readonly DemoMember[], random: Random, now: number) {
    this.index = index
    this.members = members
    this.random = random
    this.now = now
  }

  get member(): DemoMember {
    return this.members[this.index]!
  }

  /** Lets something happen; what would lie ahead of now has not happened yet. Returns whether it has. Times are whole ms. */
  act(moment: number, act: Act, more: Pick<Happening, 'label' | 'about' | 'to'> = {}): boolean {
    const at = Math.floor(moment)
    if (at >= this.now) return false
    this.happenings.push({ member: this.index, at, draft: { ...act, at, imported: true }, ...more })
    return true
  }

  event(
    at: number,
    type: string,
    attributes: Extract<Draft, { kind: 'event' }>['attributes'] = {},
    more: Pick<Happening, 'label'> = {},
  ): boolean {
    return this.act(at, { kind: 'event', type, attributes }, more)
  }

  /** Moments at which they come: the joining itself, then at a rate per week. Some fall asleep on the way (沉睡会员). */
  *visits(rhythm: Rhythm, perWeek: number, asleep: number): Generator<number> {
    const { joinedAt } = this.member
    const until = this.random.chance(asleep) ? joinedAt + this.random.next() * (this.now - joinedAt) : this.now
    yield joinedAt + 60_000
    yield* moments(this.random, rhythm, perWeek, joinedAt, until)
  }

  /** Somebody else who is a member by then, or null. */
  other(index: number, at: number): number | null {
    const other = this.members[index]
    return other && index !== this.index && other.joinedAt < at ? index : null
  }
}
