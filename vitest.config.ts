// Unit, property and story tests. Browser journeys run apart (tools/test.mjs), because they need a built client.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.mjs'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: each worker may hold a database of its own.
    maxWorkers: 2,
    pool: 'forks',
    // A PostgreSQL server to run the store's tests on as well: see src/engine/store.server/testing.server.ts.
    provide: { testDatabaseUrl: process.env.TEST_DATABASE_URL, soak: process.env.SOAK === '1' },
  },
})
