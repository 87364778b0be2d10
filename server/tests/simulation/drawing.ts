import { rowOf, takenOn, type Room, type Take } from './caps.ts'
import { meet, type Moment } from './lots.ts'

export interface Drawn extends Take {
  member: string
  seq: number
}

/** What all members take of the limits that they share. */
export interface Drawing {
  drawn: Drawn[]
  /** What was left of them, as the command that is decided was told, and what it has taken or given back since. */
  told: Readonly<Record<string, number>>
  moved: Record<string, number>
  /** Nothing is decided, only asked: what is left then is what there is. */
  asking?: true
  /** Of which of them several commands took at once, so that nobody knows in which order. */
  busy: ReadonlySet<string>
}

/**
 * What is left of a limit: of the member's own by what is on record, of those that all share as the decision was told,
 * which must be what is left wherever nobody else can have come between.
 *
 * @param found receives what was found of each
 */
export function roomOf(moment: Moment, found = new Map<string, number>()): Room {
  const { member, drawing } = moment
  const left: Room = ({ name, per, period, max }, day) => {
    if (per !== 'all') return max - takenOn(member.takes, name, period, day)
    const row = rowOf({ name, period }, day)
    const there = Math.max(0, max - takenOn(drawing.drawn, name, period, day))
    if (drawing.asking) return there
    const told = drawing.told[row]
    if (told === undefined) throw new Error(`nobody told ${member.id} what is left of ${row}`)
    const rest = told - (drawing.moved[row] ?? 0)
    if (drawing.busy.has(row)) return rest
    meet(moment, 'told rightly what all have left')
    if (rest !== there) throw new Error(`${member.id} was told of ${told} left of ${row}, ${rest} are; there are ${there}`)
    return rest
  }
  return (bound, day) => {
    const { name } = bound
    if (!found.has(name)) found.set(name, left(bound, day))
    return found.get(name)!
  }
}

/** Keeps what was taken of limits. Those within one order end with it. */
export function note({ member, drawing }: Moment, seq: number, takes: readonly Take[]): void {
  for (const taken of takes) {
    if (taken.per === 'member') member.takes.push({ ...taken, seq })
    if (taken.per !== 'all') continue
    drawing.drawn.push({ ...taken, seq, member: member.id })
    move(drawing, taken, taken.amount)
  }
}

/** What a sale took is given back. */
export function giveBack({ member, drawing }: Moment, seq: number): void {
  const isOwn = (taken: Drawn): boolean => taken.seq === seq && taken.member === member.id
  for (const taken of drawing.drawn.filter(isOwn)) move(drawing, taken, -taken.amount)
  member.takes = member.takes.filter((taken) => taken.seq !== seq)
  drawing.drawn = drawing.drawn.filter((taken) => !isOwn(taken))
}

function move({ moved }: Drawing, taken: Take, amount: number): void {
  const row = rowOf(taken, taken.day)
  moved[row] = (moved[row] ?? 0) + amount
}
