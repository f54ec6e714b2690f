/** Tests of every room; vite.config.ts is the desk's and has its own root. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
    globalSetup: ['src/cli/build-first.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
