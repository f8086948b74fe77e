import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take more than three seconds: begun last, one of them would run alone at the end, with the other cores idle.
 * Between two that begin with the same edition stands one that builds none, or both would build it.
 */
const LONGEST = [
  ...[
    'verify',
    'leaks',
    'monthly-run',
    'html-edition',
    'words-agree',
    'command',
    'changes',
    'issue',
    'browser',
  ],
  ...['correction', 'release', 'paper', 'charts', 'theme', 'refusals', 'import-to-issue', 'import-table'],
  'deliver-kill',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return place < 0 ? LONGEST.length : place
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/shared-folder.ts',
    setupFiles: 'tests/native-methods.ts',
    // West of Greenwich and without a language; tests/issue.test.ts makes the same bytes east of it, in another language.
    env: { TZ: 'America/New_York', LANG: 'C' },
    // Printing and unpacking the browser take seconds on a cold machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Vega, zod and the rest are imported once a worker, and not once a file; a test file leaves nothing behind for the next.
    isolate: false,
    // One core is left free otherwise, which on two is half of them.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
  },
})
