// Unit, property and story tests. Browser journeys run apart (tools/test.mjs), because they need a built client.
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest first, so that no core ends alone with one of them. */
const longest = [
  'model/model-two', 'demo/load', 'storm/power-cut', 'storm/bad-luck', 'app/authority-acts', 'model/model-one', 'model/mutants', 'store.server/embedded', 'app/authority-reads', 'storm/storm',
  'linkage/', 'storm/photos', 'storm/postgres', 'demo/', 'released/',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = (file: TestSpecification): number => {
      const at = longest.findIndex(part => file.moduleId.includes(part))
      return at < 0 ? longest.length : at
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tools/**/*.test.mjs'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: each worker may hold a database of its own.
    maxWorkers: 2,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // A PostgreSQL server to run the store's tests on as well: see src/engine/store.server/testing.server.ts.
    provide: { testDatabaseUrl: process.env.TEST_DATABASE_URL, soak: process.env.SOAK === '1' },
  },
})
