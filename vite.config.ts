/** The desk's pages: built into dist/web, with nothing inline, so that the server's policy can forbid all inline script and style. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  // vitest reads this file too, and its tests are everywhere.
  root: process.env.VITEST ? '.' : 'src/web',
  base: '/',
  plugins: process.env.VITEST ? [] : [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    sourcemap: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    target: 'es2022',
  },
})
