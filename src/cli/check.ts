/** `chancery check`: findings, like a linter. */
import { CHECKS, runChecks } from '../checks/checks.ts'
import type { Finding } from '../checks/finding.ts'
import { findNearest } from '../intake/nearest.ts'
import { printFindings } from '../reports/print-findings.ts'
import { writeJson, writeRows, writeText, writeValue } from './answer.ts'
import { type Command, commonOptions, type Given, UsageError } from './command.ts'
import { eyesInJson, sayCovers, takeLook } from './look.ts'
import type { Terminal } from './terminal.ts'

export const command: Command = {
  name: 'check',
  summary: 'what is wrong or doubtful in the file, with the passages',
  usage: 'chancery check PAPERS… [options]',
  about:
    'Runs every check over the papers and prints the findings, each with its place, the passage, what else is\nknown, and what to look at next. What a check means is on its page in docs/checks.',
  options: [
    ...commonOptions('text', 'json', 'jsonl', 'sarif'),
    { name: 'only', value: 'CHECKS', says: 'only these checks, with commas between them' },
  ],
  example: 'chancery check examples/october-1962 --as-of 1962-11-04',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const only = readOnly(given)
  const look = await takeLook('check', given, terminal)
  const findings = runChecks(look.seen, look.collation, only)
  const status = exitStatus(findings, given.text('fail-on') ?? 'error')
  // Set before printing: a reader who leaves early (`| head`) does not change the outcome.
  process.exitCode = status
  const format = given.text('format') ?? 'text'
  const others = { covers: look.covers, ...eyesInJson(look.seen) }
  if (format === 'json') await writeJson(terminal, 'findings', findings, others)
  else if (format === 'jsonl') await writeRows(terminal, findings)
  else if (format === 'sarif') {
    const { toSarif } = await import('./sarif.ts')
    await writeValue(terminal, toSarif(look.whole, findings))
  } else await writeText(terminal, printFindings(look.seen, look.collation, findings, sayCovers(look)))
  return status
}

function exitStatus(findings: readonly Finding[], failOn: string): number {
  if (failOn === 'never') return 0
  return findings.some((f) => f.severity === 'error' || (failOn === 'warning' && f.severity === 'warning')) ? 1 : 0
}

function readOnly(given: Given): readonly string[] | undefined {
  const only = given
    .text('only')
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  for (const name of only ?? [])
    if (!CHECKS.some((c) => c.name === name)) {
      const near = findNearest(
        name,
        CHECKS.map((c) => c.name),
      )
      throw new UsageError(
        `There is no check "${name}".`,
        near ? `Is "${near}" meant?` : `The checks: ${CHECKS.map((c) => c.name).join(', ')}`,
      )
    }
  return only
}
