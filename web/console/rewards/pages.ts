import type { PageEntry } from '../page-entry.ts'

const area = 'rewards'

export const REWARD_PAGES: readonly PageEntry[] = [
  {
    path: '/rewards',
    area,
    load: () => import('./catalogue.tsx'),
    needs: 'balances:read',
    menu: { group: 'rewards', name: 'catalogue', keys: 'g r' },
  },
  { path: '/rewards/$key', area, load: () => import('./reward.tsx'), needs: 'balances:read' },
  { path: '/stock', area, load: () => import('./stock.tsx'), needs: 'program:read', menu: { group: 'rewards', name: 'stock' } },
  {
    path: '/fulfilments',
    area,
    load: () => import('./fulfilments.tsx'),
    needs: 'decisions:read',
    menu: { group: 'rewards', name: 'fulfilments', keys: 'g f' },
  },
  { path: '/fulfilments/$id', area, load: () => import('./fulfilment.tsx'), needs: 'decisions:read' },
  { path: '/picking', area, load: () => import('./picking.tsx'), needs: 'points:write', menu: { group: 'rewards', name: 'picking' } },
  { path: '/suppliers', area, load: () => import('./suppliers.tsx'), needs: 'program:read', menu: { group: 'rewards', name: 'suppliers' } },
  { path: '/suppliers/$key', area, load: () => import('./supplier.tsx'), needs: 'program:read' },
]
