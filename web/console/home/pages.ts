import type { PageEntry } from '../page-entry.ts'

const area = 'home'

export const HOME_PAGES: readonly PageEntry[] = [
  { path: '/', area, load: () => import('./home.tsx'), menu: { group: 'start', name: 'home', keys: 'g h' } },
  { path: '/figures', area, load: () => import('./figures.tsx') },
  { path: '/health', area, load: () => import('./health.tsx'), needs: 'reports:read', menu: { group: 'start', name: 'health' } },
]
