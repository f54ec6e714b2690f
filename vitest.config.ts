/** Tests of every room; vite.config.ts is the desk's and has its own root. */
import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

/** Files that need a process of their own: they start others, hold a browser, a server or a record file, or add a language. */
const APART = ['src/cli/**/*.test.ts', 'src/server/**/*.test.ts', 'src/store/**/*.test.ts', 'src/web/**/*.test.ts']
const ADDS_A_LANGUAGE = 'src/languages.test.ts'

export default defineConfig({
  test: {
    globalSetup: ['src/cli/build-first.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // By itself Vitest leaves one processor free, which of two is half.
    maxWorkers: availableParallelism(),
    projects: [
      { extends: true, test: { name: 'apart', include: [...APART, ADDS_A_LANGUAGE] } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          exclude: [...configDefaults.exclude, ...APART, ADDS_A_LANGUAGE],
          // These only compute: what one has loaded, and the engine has learnt to run fast, serves the next.
          isolate: false,
        },
      },
    ],
  },
})
