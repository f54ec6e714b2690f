/** Tests of every room; vite.config.ts is the desk's and has its own root. */
import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** It adds a language to those that are read, for as long as its process lives. */
const ADDS_A_LANGUAGE = 'src/languages.test.ts'

export default defineConfig({
  test: {
    globalSetup: ['src/cli/build-first.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // By itself Vitest leaves one processor free, which of two is half.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          exclude: [...configDefaults.exclude, ADDS_A_LANGUAGE],
          // What one file has loaded, and the engine has learnt to run fast, serves the next.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: [ADDS_A_LANGUAGE] } },
    ],
  },
})
