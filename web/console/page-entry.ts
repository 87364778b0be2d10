import type { ComponentType } from 'react'

/** A page: where it is, whose texts it speaks, and where the menu shows it. */
export interface PageEntry {
  /** Below `/console`; parts like `$id` are parameters. */
  path: string
  /** The folder of the page, and the name of its texts: `messages/console/<area>.<language>.json`. */
  area: string
  load: () => Promise<{ default: ComponentType }>
  /** Whoever lacks the scope does not see it in the menu, and is told so at its address. */
  needs?: string
  /** Shown in the menu as `shell:nav.<name>`. Two keys one after the other lead there. */
  menu?: { group: MenuGroup; name: string; keys?: string }
}

export const MENU_GROUPS = ['start', 'customers', 'program', 'rewards', 'data', 'organization'] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]
