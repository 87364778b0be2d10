import type { PageEntry } from '../page-entry.ts'

const area = 'staff'

export const STAFF_PAGES: readonly PageEntry[] = [
  { path: '/staff', area, load: () => import('./staff.tsx'), needs: 'staff:write', menu: { group: 'organization', name: 'staff' } },
  { path: '/programs/new', area, load: () => import('./new-program.tsx'), needs: 'staff:write' },
  { path: '/account', area, load: () => import('./account.tsx'), menu: { group: 'organization', name: 'account' } },
]
