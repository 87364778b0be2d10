import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{engine,server,sdk,scripts,bench,examples,web}/**/*.test.ts'],
    // A test that hangs is found as well after two minutes; one that is slow beside others on a busy machine is no fault.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    // A browser that lost a race for what it was to press is asked once more, and named as such; what a test expects never is.
    retry: { count: 1, condition: /^(locator|page)\.\w+: / },
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
