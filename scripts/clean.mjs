/** Empties dist/, so that nothing of a file that was renamed stays behind. */
import { rmSync } from 'node:fs'

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true })
