/**
 * `npm test`: everything that must hold before a change goes out. Builds, checks the style and the types, then runs every test.
 * All of it is run even where something fails, and the last line reads "N passed, N failed", alone, for machines.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './find-chromium.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'chancery-test-'))
const results = join(scratch, 'results.json')
const env = { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' }

const say = (text) => process.stdout.write(`${text}\n`)

/** Runs a program of the project. True if it was content. */
function step(title, program, args) {
  say(`\n── ${title}`)
  const start = performance.now()
  // The programs' own entry files, so that no shell and no npx stands between (and Windows needs no .cmd).
  const { status, error } = spawnSync(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  })
  if (error) say(String(error))
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  say(status === 0 ? `   done in ${seconds} s` : `   FAILED (exit status ${status}) after ${seconds} s`)
  return { title, passed: status === 0 }
}

say('Chancery: build, style, types, tests.')

say('\n── A browser for the tests of the desk')
try {
  env.CHROMIUM = findChromium()
  say(`   ${env.CHROMIUM}`)
} catch (error) {
  say(`   none: ${error.message}\n   Tests that need one will say that they were skipped.`)
}

const steps = [
  step('Build: the program (tsc)', 'typescript/bin/tsc', ['-p', 'tsconfig.build.json']),
  step('Build: the desk (vite)', 'vite/bin/vite.js', ['build', '--logLevel', 'warn']),
  step('Style (biome)', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--max-diagnostics=50']),
  step('Types, tests included (tsc)', 'typescript/bin/tsc', ['-p', 'tsconfig.json']),
]
const tested = step('Tests (vitest)', 'vitest/vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
])

const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined
rmSync(scratch, { recursive: true, force: true })
const files = report?.testResults ?? []
const tests = files.flatMap((f) => f.assertionResults.map((t) => ({ ...t, file: relative(ROOT, f.name) })))
const failedTests = tests.filter((t) => t.status === 'failed')
const skipped = tests.filter(
  (t) => t.status === 'skipped' || t.status === 'pending' || t.status === 'todo' || t.status === 'disabled',
)
const passed = tests.filter((t) => t.status === 'passed').length
// A file that could not even be loaded has no tests to fail.
const broken = files.filter((f) => f.status === 'failed' && !f.assertionResults.some((t) => t.status === 'failed'))
const unmet = steps.filter((s) => !s.passed)
const failures = [
  ...unmet.map((s) => s.title),
  ...broken.map((f) => `${relative(ROOT, f.name)}: could not be run`),
  ...failedTests.map((t) => `${t.file}: ${t.fullName}`),
]
if (!tested.passed && failedTests.length + broken.length === 0)
  failures.push('Tests (vitest): stopped without saying which test failed')

say('\n── Summary')
for (const s of steps) say(`   ${s.passed ? 'passed' : 'FAILED'}  ${s.title}`)
say(
  `   ${tests.length} tests in ${files.length} files: ${passed} passed, ${failedTests.length} failed, ${skipped.length} skipped`,
)
for (const t of skipped) say(`   skipped  ${t.file}: ${t.fullName}`)
for (const failure of failures.slice(unmet.length)) say(`   FAILED  ${failure}`)
say('')
say(`${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length ? 1 : 0
