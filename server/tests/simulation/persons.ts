import { DONE, no, type Expected, type Of } from './expected.ts'
import type { Moment } from './lots.ts'
import type { Member } from './model.ts'

export function profile(member: Member, { attributes = {}, addTags = [], removeTags = [], status }: Of<'profile'>): Expected {
  if ('city' in attributes) member.city = (attributes['city'] as string | null) ?? undefined
  member.tags = [...new Set([...member.tags, ...addTags])].filter((tag) => !removeTags.includes(tag))
  member.status = status ?? member.status
  return DONE
}

export function standing({ member, terms, today }: Moment, { level, until }: Of<'standing'>): Expected {
  const index = terms.tier.levels.findIndex(({ key }) => key === level)
  if (index < 0) return no('unknown_level')
  member.level = { index, since: today, until: index === 0 ? null : until, cause: 'manual' }
  return DONE
}
