/** What can be begun from anywhere: the act's name under `act` of the shell's texts, and the page whose form it opens. */
export const PAGE_ACTS = [
  { name: 'group', path: '/groups', open: 'add', needs: 'program:write' },
  { name: 'campaign', path: '/program/parts/campaigns', open: 'add', needs: 'program:write' },
  { name: 'backtest', path: '/program/backtests', open: 'ask', needs: 'program:write' },
  { name: 'whatif', path: '/program/whatifs', open: 'ask', needs: 'program:write' },
  { name: 'publish', path: '/program/versions', open: 'publish', needs: 'program:write' },
  { name: 'supplier', path: '/suppliers', open: 'add', needs: 'program:write' },
  { name: 'import', path: '/data/imports', open: 'upload', needs: 'imports:write' },
  { name: 'export', path: '/data/exports', open: 'ask', needs: 'reports:read' },
  { name: 'webhook', path: '/data/webhooks', open: 'add', needs: 'program:write' },
  { name: 'key', path: '/data/keys', open: 'make', needs: 'keys:write' },
  { name: 'invite', path: '/staff', open: 'invite', needs: 'staff:write' },
] as const
