import type { CampaignDocument } from './campaign-schema.ts'
import { triggerOf } from './compile.ts'
import type { ProgramDocument } from './document.ts'
import { problem, type ProgramProblem } from './problems.ts'

/**
 * Campaigns that set each other off in a ring: a badge that pays a bonus whose balance earns the badge. Named with
 * every campaign on the way, so that whoever wrote it sees where to cut.
 */
export function chainProblems(document: ProgramDocument): ProgramProblem[] {
  const next = new Map(Object.keys(document.campaigns).map((key) => [key, followers(document, key)]))
  const found: ProgramProblem[] = []
  const done = new Set<string>()
  const walk = (key: string, way: readonly string[]): void => {
    const start = way.indexOf(key)
    if (start >= 0) {
      const ring = [...way.slice(start), key]
      found.push(problem(`campaigns.${ring[0]}`, 'chain_cycle', { chain: ring.join(' → ') }))
      return
    }
    if (done.has(key)) return
    for (const follower of next.get(key)!) walk(follower, [...way, key])
    done.add(key)
  }
  for (const key of next.keys()) walk(key, [])
  return found
}

function followers(document: ProgramDocument, key: string): string[] {
  const caused = new Set(causes(document, document.campaigns[key]!))
  return Object.entries(document.campaigns).flatMap(([other, campaign]) =>
    campaign.state === 'live' && caused.has(triggerOf(campaign)) ? [other] : [],
  )
}

/**
 * What a campaign's effects may let happen. Doing what is done already lets nothing happen (a badge is earned once, a
 * tier reached once), so only what can come again and again makes a ring.
 */
function causes(document: ProgramDocument, { rules, state, limits }: CampaignDocument): string[] {
  // A campaign that a member can meet so and so often ends every ring by itself.
  if (state !== 'live' || limits.some(({ of, per }) => of === 'times' && per === 'member')) return []
  return Object.values(rules).flatMap(({ then }) =>
    then.flatMap(({ grant, multiply, deduct, challenge, event }): string[] => {
      if (grant ?? multiply ?? deduct) return ['balance_changed']
      if (challenge && document.challenges[challenge.challenge]?.repeat) return ['challenge_completed']
      return event ? [event.type] : []
    }),
  )
}
