/** Tests of every room; vite.config.ts is the desk's and has its own root. */
import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** They add a language to those that are read, for as long as their process lives. */
const ADD_A_LANGUAGE = ['src/languages.test.ts', 'src/collation/versions.test.ts']

/** Processes and browsers take longest: they begin, so that no processor is idle at the end. */
class SlowRoomsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const rank = (file: TestSpecification) =>
      file.project.name === 'alone' ? 0 : /[\\/]src[\\/](?:cli|web)[\\/]/.test(file.moduleId) ? 1 : 2
    return sorted.sort((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: SlowRoomsFirst },
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
          exclude: [...configDefaults.exclude, ...ADD_A_LANGUAGE],
          // What one file has loaded, and the engine has learnt to run fast, serves the next.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ADD_A_LANGUAGE } },
    ],
  },
})
