import type { PageEntry } from '../page-entry.ts'

const area = 'studies'
const needs = 'program:read'

export const STUDY_PAGES: readonly PageEntry[] = [
  {
    path: '/program/calendar',
    area,
    load: () => import('./calendar.tsx'),
    needs,
    menu: { group: 'program', name: 'calendar', keys: 'g c' },
  },
  { path: '/program/simulate', area, load: () => import('./simulate.tsx'), needs, menu: { group: 'program', name: 'simulate' } },
  {
    path: '/program/backtests',
    area,
    load: () => import('./backtests.tsx'),
    needs,
    menu: { group: 'program', name: 'backtests', keys: 'g b' },
  },
  { path: '/program/backtests/$id', area, load: () => import('./backtest.tsx'), needs },
  { path: '/program/whatifs', area, load: () => import('./whatifs.tsx'), needs, menu: { group: 'program', name: 'whatifs', keys: 'g w' } },
  { path: '/program/whatifs/$id', area, load: () => import('./whatif.tsx'), needs },
  {
    path: '/program/versions',
    area,
    load: () => import('./versions.tsx'),
    needs,
    menu: { group: 'program', name: 'versions', keys: 'g v' },
  },
]
