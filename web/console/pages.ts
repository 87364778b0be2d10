import { DATA_PAGES } from './data/pages.ts'
import { GROUP_PAGES } from './groups/pages.ts'
import { HOME_PAGES } from './home/pages.ts'
import { MEMBER_PAGES } from './members/pages.ts'
import type { PageEntry } from './page-entry.ts'
import { REWARD_PAGES } from './rewards/pages.ts'
import { STAFF_PAGES } from './staff/pages.ts'
import { STUDY_PAGES } from './studies/pages.ts'
import { STUDIO_PAGES } from './studio/pages.ts'

/** THE list of pages, in the order of the menu. */
export const PAGES: readonly PageEntry[] = [
  ...HOME_PAGES,
  ...MEMBER_PAGES,
  ...GROUP_PAGES,
  ...STUDIO_PAGES,
  ...STUDY_PAGES,
  ...REWARD_PAGES,
  ...DATA_PAGES,
  ...STAFF_PAGES,
]
