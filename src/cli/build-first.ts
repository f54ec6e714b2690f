/** For tests: the command line is tested as it ships, so it is built first, and only if a source is newer than the build. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

export function setup(): void {
  const built = join(PROJECT, 'dist/cli/main.js')
  const since = existsSync(built) ? statSync(built).mtimeMs : 0
  const newest = readdirSync(join(PROJECT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('web'))
    .reduce((latest, name) => Math.max(latest, statSync(join(PROJECT, 'src', name)).mtimeMs), 0)
  if (since > newest) return
  const compiler = join(PROJECT, 'node_modules/typescript/bin/tsc')
  const made = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: PROJECT, encoding: 'utf8' })
  if (!existsSync(built)) throw new Error(`The command line could not be built:\n${made.stdout}${made.stderr}`)
}
