import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Loads a module of the compiled code, `load('reading/read.js')`: of dist/, or compiled to a folder that goes when the run ends. */
export function loaderOf(root) {
  const compiled = findCompiled(root)
  return (path) => import(pathToFileURL(join(compiled, path)))
}

function findCompiled(root) {
  if (existsSync(join(root, 'dist/collation/collate.js'))) return join(root, 'dist')
  const out = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  spawnSync(process.execPath, [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', out], { cwd: root })
  symlinkSync(join(root, 'node_modules'), join(out, 'node_modules'))
  process.on('exit', () => rmSync(out, { recursive: true, force: true }))
  return out
}
