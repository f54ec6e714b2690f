/** What could not be taken as it stands, told on standard error the way a compiler tells it: `file:line: error: message`. */
import type { Intake, Problem } from '../intake/intake.ts'
import { count, paint } from '../reports/print-text.ts'
import type { Terminal } from './terminal.ts'

/** Of warnings of one kind, so many are told one by one; errors are told all. */
const TOLD = 10

export function tellProblems(terminal: Terminal, problems: readonly Problem[], intake: Intake): void {
  const errors = problems.filter((p) => p.severity === 'error')
  const warnings = terminal.isQuiet ? [] : problems.filter((p) => p.severity === 'warning')
  const told = new Map<string, number>()
  for (const p of [...errors, ...warnings]) {
    const n = (told.get(p.code) ?? 0) + 1
    told.set(p.code, n)
    if (p.severity === 'error' || n <= TOLD) terminal.tell(sayProblem(p))
  }
  for (const [code, n] of told) {
    const more = n - TOLD
    if (more > 0 && warnings.some((p) => p.code === code))
      terminal.tell(
        `… and ${count(more, 'more warning')} of this kind (${code}); all of them: chancery import … --format json`,
      )
  }
  if (terminal.isQuiet) return
  for (const q of intake.questions.slice(0, TOLD))
    terminal.tell(
      `${paint('info', 'question')}: may ${q.papers[0]} and ${q.papers[1]} be one paper? ${q.reasons.join('; ')}\n  If they are, say so in judgements.yaml: identity: [${q.papers.join(', ')}]`,
    )
  if (intake.questions.length > TOLD)
    terminal.tell(`… and ${count(intake.questions.length - TOLD, 'more question')} of this kind.`)
  const left = intake.files.filter((f) => f.status === 'ignored' && f.format !== 'markdown' && f.format !== 'text')
  if (left.length)
    terminal.tell(
      `${paint('info', 'note')}: ${count(left.length, 'file')} of other kinds ${left.length === 1 ? 'was' : 'were'} left unread: ${left
        .slice(0, 5)
        .map((f) => f.path)
        .join(', ')}${left.length > 5 ? ', …' : ''}`,
    )
}

function sayProblem(p: Problem): string {
  return `${p.file}${p.line === undefined ? '' : `:${p.line}`}: ${paint(p.severity, p.severity)}: ${p.message}\n  ${p.remedy}`
}
