import type { PageEntry } from '../page-entry.ts'

const area = 'data'

export const DATA_PAGES: readonly PageEntry[] = [
  {
    path: '/data/imports',
    area,
    load: () => import('./imports.tsx'),
    needs: 'audit:read',
    menu: { group: 'data', name: 'imports', keys: 'g i' },
  },
  { path: '/data/imports/$id', area, load: () => import('./import.tsx'), needs: 'audit:read' },
  {
    path: '/data/exports',
    area,
    load: () => import('./exports.tsx'),
    needs: 'reports:read',
    menu: { group: 'data', name: 'exports', keys: 'g x' },
  },
  { path: '/data/webhooks', area, load: () => import('./webhooks.tsx'), needs: 'audit:read', menu: { group: 'data', name: 'webhooks' } },
  { path: '/data/webhooks/$id', area, load: () => import('./webhook.tsx'), needs: 'audit:read' },
  { path: '/data/keys', area, load: () => import('./keys.tsx'), needs: 'keys:write', menu: { group: 'data', name: 'keys' } },
  {
    path: '/data/audit',
    area,
    load: () => import('./audit.tsx'),
    needs: 'audit:read',
    menu: { group: 'data', name: 'audit', keys: 'g a' },
  },
  { path: '/data/jobs', area, load: () => import('./jobs.tsx'), needs: 'audit:read', menu: { group: 'data', name: 'jobs', keys: 'g j' } },
  {
    path: '/data/verification',
    area,
    load: () => import('./verification.tsx'),
    needs: 'reports:read',
    menu: { group: 'data', name: 'verification' },
  },
]
