import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/shared-folder.ts',
    // Printing and unpacking the browser take seconds on a cold machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Vega, zod and the rest are imported once a worker, and not once a file; a test file leaves nothing behind for the next.
    isolate: false,
    // One core is left free otherwise, which on two is half of them.
    maxWorkers: '100%',
  },
})
