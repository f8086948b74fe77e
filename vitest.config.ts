import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/shared-folder.ts',
    // Printing and unpacking the browser take seconds on a cold machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One core is left free otherwise, which on two is half of them.
    maxWorkers: '100%',
  },
})
