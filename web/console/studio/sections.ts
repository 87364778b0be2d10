/** The parts of the program document, as the studio shows them. */
export const SECTIONS = [
  'campaigns',
  'currencies',
  'tiers',
  'plans',
  'benefits',
  'rewards',
  'coupons',
  'badges',
  'challenges',
  'budgets',
  'stacking',
  'counters',
  'events',
  'attributes',
  'collections',
  'tables',
  'blocks',
] as const
export type Section = (typeof SECTIONS)[number]

/** One thing each, and not things by key. */
export const WHOLES = ['settings', 'order'] as const
export type Whole = (typeof WHOLES)[number]

export const isWhole = (section: string): section is Whole => (WHOLES as readonly string[]).includes(section)

export const isPart = (section: string): boolean => isWhole(section) || (SECTIONS as readonly string[]).includes(section)
