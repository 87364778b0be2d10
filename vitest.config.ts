import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{engine,server,sdk,scripts,bench,examples,web}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['server/tests/database.ts'],
    // Where an untested branch is money: with `--coverage.enabled` a run fails unless every one of them is taken.
    coverage: {
      provider: 'v8',
      include: ['engine/src/ledger/**', 'engine/src/numbers/**'],
      reporter: ['text'],
      thresholds: { lines: 100, functions: 100, statements: 100, branches: 100 },
    },
  },
})
