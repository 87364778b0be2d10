import type { PageEntry } from '../page-entry.ts'

const area = 'members'

export const MEMBER_PAGES: readonly PageEntry[] = [
  {
    path: '/members',
    area,
    load: () => import('./members.tsx'),
    needs: 'members:read',
    menu: { group: 'customers', name: 'members', keys: 'g m' },
  },
  { path: '/members/$id', area, load: () => import('./member.tsx'), needs: 'members:read' },
  {
    path: '/requests',
    area,
    load: () => import('./requests.tsx'),
    needs: 'points:write',
    menu: { group: 'customers', name: 'requests', keys: 'g q' },
  },
]
