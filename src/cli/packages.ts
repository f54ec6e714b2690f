/** `chancery packages`: the packages that all can accept; else the smallest concessions and the smallest conflicts. */
import {
  findStanceChanges,
  findUnspoken,
  makeProblem,
  type StanceChange,
  weighProposals,
} from '../positions/from-record.ts'
import { findPackages, LIMITS, type PackagesFound } from '../positions/packages.ts'
import { countPackages, type Problem } from '../positions/problem.ts'
import { readProblem } from '../positions/read-problem.ts'
import { nameOf, type Record } from '../record/record.ts'
import { printPackages, printProposals, sayMany } from '../reports/print-packages.ts'
import { count } from '../reports/print-text.ts'
import { writeText, writeValue } from './answer.ts'
import { type Command, commonOptions, type Given, UsageError } from './command.ts'
import { eyesInJson } from './look.ts'
import { namedFile, readFileBy } from './model-files.ts'
import { lookAtPositions, ON_POSITIONS } from './positions.ts'
import type { Terminal } from './terminal.ts'

const SECONDS = 30

export const command: Command = {
  name: 'packages',
  summary: 'what all can accept; else the smallest concessions and conflicts',
  usage: 'chancery packages PAPERS…|PROBLEM.json [--issue ID] [--as-of TIME] [--seen-by PARTY] [options]',
  about:
    'A package takes one option for every issue. From papers, each side takes what it has accepted on an issue, or where it has\naccepted nothing, anything it has not refused. If no package is acceptable: the cheapest concessions that open one, the\nsmallest conflicts that stand in the way, and the single stances whose change would do.',
  options: [
    ...ON_POSITIONS,
    { name: 'unrefused', says: 'from papers: whatever a side has not refused counts as acceptable to it' },
    { name: 'limit', value: 'N', says: `acceptable packages to list (${LIMITS.acceptable})` },
    { name: 'concessions', value: 'N', says: `concessions to list, the cheapest first (${LIMITS.concessions})` },
    { name: 'conflicts', value: 'N', says: `conflicts to list, the smallest first (${LIMITS.conflicts})` },
    { name: 'time', value: 'SECONDS', says: `stop after so long and say so (${SECONDS})` },
    ...commonOptions('text', 'json'),
  ],
  example: 'chancery packages examples/october-1962 --issue inspection --as-of 1962-11-04',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const limits = {
    acceptable: readNumber(given, 'limit') ?? LIMITS.acceptable,
    concessions: readNumber(given, 'concessions') ?? LIMITS.concessions,
    conflicts: readNumber(given, 'conflicts') ?? LIMITS.conflicts,
  }
  const asked = await askedOf(given, terminal)
  const seconds = readNumber(given, 'time') ?? SECONDS
  const until = performance.now() + seconds * 1000
  const started = performance.now()
  const packages = countPackages(asked.problem)
  const stop = () => {
    const now = performance.now()
    terminal.progress.show(`Searching ${sayMany(packages)}, ${Math.round((now - started) / 1000)} s; Ctrl-C to stop`)
    return now > until
  }
  const found = findPackages(asked.problem, limits, stop)
  const changes =
    asked.record && found.count === 0 && found.complete.acceptable ? findStanceChanges(asked.problem, stop) : []
  const proposals = asked.record ? weighProposals(asked.record, asked.problem) : []
  terminal.progress.done()
  const cut = Object.entries(found.complete).filter(([, c]) => !c)
  if (performance.now() > until && cut.length && !terminal.isQuiet)
    terminal.tell(
      `note: ${seconds} s were not enough to go through all ${sayMany(packages)} of ${count(asked.problem.issues.length, 'issue')}; what is listed is right, and there may be more. Give more time (--time), or fewer issues (--issue).`,
    )
  if (given.text('format') === 'json')
    await writeValue(terminal, { ...inJson(asked, found, changes), ...(asked.record && { proposals }) })
  else
    await writeText(terminal, [
      ...printPackages(asked.problem, found, changes, asked.name, asked.unspoken),
      ...printProposals(proposals, asked.name),
    ])
  return 0
}

interface AskedOf {
  readonly problem: Problem
  readonly record?: Record
  readonly name: (party: string) => string
  readonly unspoken: readonly { readonly side: string; readonly issue: string }[]
}

async function askedOf(given: Given, terminal: Terminal): Promise<AskedOf> {
  const file = namedFile(given, ['.json'])
  if (file !== undefined) return { problem: readFileBy(file, readProblem), name: (p) => p, unspoken: [] }
  const { seen, matrix } = await lookAtPositions('packages', given, terminal)
  const problem = makeProblem(
    seen,
    matrix,
    given.has('unrefused') ? 'unrefused' : 'accepted',
    matrix.issues.map((i) => i.id),
  )
  if (problem.issues.length === 0)
    throw new UsageError(
      'No stances are on record here, so there is nothing to put together.',
      'Enter issues and stances in positions.yaml, or ask with other eyes: --as-of, --seen-by.',
    )
  return {
    problem,
    record: seen,
    name: (p) => nameOf(seen, p),
    unspoken: findUnspoken(
      matrix,
      problem.issues.map((i) => i.id),
    ),
  }
}

function inJson(asked: AskedOf, found: PackagesFound, changes: readonly StanceChange[]): object {
  const { acceptable, count, smallestConcessions, smallestConflicts, ...others } = found
  const rules = asked.record ? { unspoken: asked.unspoken, rules: asked.problem.rules } : {}
  const eyes = asked.record ? eyesInJson(asked.record) : {}
  return {
    acceptable,
    count,
    ...(count === 0 && {
      smallestConcessions,
      smallestConflicts: smallestConflicts.map((c) => c.rules),
      conflictParties: smallestConflicts.map((c) => c.parties),
      ...(asked.record && { stanceChanges: changes }),
    }),
    ...others,
    ...rules,
    ...eyes,
  }
}

export function readNumber(given: Given, option: string): number | undefined {
  const typed = given.text(option)
  if (typed === undefined) return undefined
  const n = Number(typed)
  if (!Number.isFinite(n) || n < 0)
    throw new UsageError(`--${option} ${typed}: this is no number.`, `For example --${option} 50.`)
  return n
}
