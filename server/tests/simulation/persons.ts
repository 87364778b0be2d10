import { happen } from './deeds.ts'
import { DONE, no, type Expected, type Of } from './expected.ts'
import { noticing } from './levels.ts'
import type { Moment } from './lots.ts'

export function profile(moment: Moment, { attributes = {}, addTags = [], removeTags = [], status }: Of<'profile'>): Expected {
  const { member } = moment
  if ('city' in attributes) member.city = (attributes['city'] as string | null) ?? undefined
  const fresh = addTags.filter((tag) => !member.tags.includes(tag) && !removeTags.includes(tag))
  member.tags = [...member.tags, ...fresh].filter((tag) => !removeTags.includes(tag))
  for (const tag of fresh) happen(moment, 'tag_added', { tag })
  member.status = status ?? member.status
  return DONE
}

export function standing(moment: Moment, { level, until }: Of<'standing'>): Expected {
  const { member, terms, today } = moment
  const index = terms.tier.levels.findIndex(({ key }) => key === level)
  if (index < 0) return no('unknown_level')
  noticing(moment, () => {
    member.level = { index, since: today, until: index === 0 ? null : until, cause: 'manual' }
  })
  return DONE
}
