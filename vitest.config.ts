import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{engine,server,sdk,scripts,bench,examples}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['server/tests/database.ts'],
  },
})
