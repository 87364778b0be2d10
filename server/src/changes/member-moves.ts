import type { CompiledVersion } from '@perennial/engine/program/compile.ts'
import { message, type Language } from '#kit/messages.ts'
import type { Context } from '../context.ts'
import { Speaker } from '../explanations/speaker.ts'
import type { LiveProgram } from '../programs/program.ts'
import type { Watching } from '../studies/run-studies.ts'
import { tiersOf } from '../whatifs/outlook-report.ts'
import { usualInstant } from '../whatifs/read-whatif.ts'
import { outlookOf } from '../whatifs/run-whatif.ts'

/** How many members move from one level to another, and when. */
export interface Move {
  set: string
  from: string
  to: string
  members: number
  /** At once, or when standings are reviewed. */
  when: 'now' | 'reviewed'
}

/** Works out, on the standings and sums that members have, who a changed document would move. Nothing is written. */
export async function memberMoves(ctx: Context, program: LiveProgram, changed: CompiledVersion, watching: Watching): Promise<Move[]> {
  const tally = await outlookOf(ctx, program, { changed, now: await usualInstant(ctx, program), expiring: [] }, watching)
  return tiersOf(tally, program.timeline.latest, changed).flatMap(({ set, now: atOnce, reviewed }) => {
    const moves = ({ cells }: typeof atOnce, when: Move['when']): Move[] =>
      cells.filter((cell) => cell.live !== cell.changed).map(({ live, changed: to, members }) => ({ set, from: live, to, members, when }))
    // Who is given a level at once stands there at the review too.
    const later = moves(reviewed, 'reviewed').map((move) => {
      const before = moves(atOnce, 'now').find((m) => m.from === move.from && m.to === move.to)?.members ?? 0
      return { ...move, members: move.members - before }
    })
    return [...moves(atOnce, 'now'), ...later].filter(({ members }) => members > 0)
  })
}

/** `312 members fall from Gold to Silver at year end.` */
export function moveInWords(
  language: Language,
  live: CompiledVersion,
  changed: CompiledVersion,
  { set, from, to, members, when }: Move,
): string {
  const levels = (changed.document.tiers[set] ?? live.document.tiers[set])!.levels.map(({ key }) => key)
  const [before, after] = [Speaker.of(live, language), Speaker.of(changed, language)]
  const direction = levels.indexOf(to) < levels.indexOf(from) ? 'fall' : 'rise'
  const yearly = (changed.document.tiers[set]?.window.period ?? '') === 'calendar_year'
  const moment = when === 'now' ? 'now' : yearly ? 'year_end' : 'review'
  return message(language, `change.${direction}.${moment}`, {
    members: new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format(members),
    from: before.level(set, from),
    to: after.level(set, to),
  })
}
