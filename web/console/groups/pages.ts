import type { PageEntry } from '../page-entry.ts'

const area = 'groups'

export const GROUP_PAGES: readonly PageEntry[] = [
  {
    path: '/groups',
    area,
    load: () => import('./groups.tsx'),
    needs: 'program:read',
    menu: { group: 'customers', name: 'groups', keys: 'g g' },
  },
  { path: '/groups/bands', area, load: () => import('./bands.tsx'), needs: 'reports:read' },
  { path: '/groups/rfm', area, load: () => import('./rfm.tsx'), needs: 'reports:read' },
  { path: '/groups/$key', area, load: () => import('./group.tsx'), needs: 'program:read' },
]
