import type { PageEntry } from '../page-entry.ts'

const area = 'studio'
const needs = 'program:read'

export const STUDIO_PAGES: readonly PageEntry[] = [
  { path: '/program', area, load: () => import('./studio.tsx'), needs, menu: { group: 'program', name: 'studio', keys: 'g p' } },
  { path: '/program/parts/$section', area, load: () => import('./section.tsx'), needs },
  { path: '/program/parts/$section/$key', area, load: () => import('./entry.tsx'), needs },
]
