import type { Fired, Reckoned } from './earnings.ts'
import type { Terms } from './terms.ts'

/** What each campaign would bring: in half fen, and in points. */
function worthOf(terms: Terms, campaign: string, fired: readonly Fired[], reckoned: readonly Reckoned[]): [money: number, points: number] {
  let [money, points] = [0, 0]
  fired.forEach(({ campaign: own, coin, kind }, i) => {
    const { amount } = reckoned[i]!
    if (own !== campaign) return
    if (kind === 'discount') money += amount * 2
    if (coin === '' || kind === 'deduct') return
    money += amount * terms.currencies[coin].halfFen
    points += amount
  })
  return [money, points]
}

/** The campaigns that stand: nobody excludes them, and in their group they come first. */
export function standing(terms: Terms, fired: readonly Fired[], reckoned: readonly Reckoned[]): Set<string> {
  const { campaigns, groups } = terms.hedges
  const ranked = [...new Set(fired.map(({ campaign }) => campaign))].toSorted(
    (a, b) => campaigns[b]!.priority - campaigns[a]!.priority || (a < b ? -1 : 1),
  )
  const stands = new Set(ranked)
  for (const campaign of ranked) if (stands.has(campaign)) for (const other of campaigns[campaign]!.excludes) stands.delete(other)
  for (const [group, mode] of Object.entries(groups)) {
    const rivals = ranked.filter((campaign) => stands.has(campaign) && campaigns[campaign]!.stack === group)
    if (mode === 'stackable' || rivals.length === 0) continue
    let chosen = rivals[0]!
    for (const rival of rivals) {
      const [money, points] = worthOf(terms, rival, fired, reckoned)
      const [most, mostPoints] = worthOf(terms, chosen, fired, reckoned)
      const more = money - most || points - mostPoints
      if ((mode === 'best' && more > 0) || (mode === 'lowest_cost' && more < 0)) chosen = rival
    }
    for (const rival of rivals) if (rival !== chosen) stands.delete(rival)
  }
  return stands
}
