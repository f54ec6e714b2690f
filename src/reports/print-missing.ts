/** "Cited and not here": a page to print and send to whoever may have the papers. By supposed sender, with the passages. */
import type { Record } from '../record/record.ts'
import type { MissingPaper } from './missing.ts'
import { count, dayOf, listNames, PAGE, paint, quoteInContext, wrap } from './print-text.ts'

export function* printMissing(record: Record, missing: readonly MissingPaper[], covers: string): Generator<string> {
  yield `${paint('bold', 'CITED AND NOT HERE')}\n${wrap(`${record.settings.name}. ${covers}.`)}\n\n`
  if (missing.length === 0) {
    yield 'No paper is cited that is not here.\n'
    return
  }
  let n = 0
  for (const [sender, papers] of bySender(record, missing)) {
    yield `${paint('bold', sender)}\n\n`
    for (const paper of papers) yield printOne(record, paper, ++n)
  }
  const passages = missing.reduce((sum, m) => sum + m.passages.length, 0)
  yield `${wrap(`${count(missing.length, 'paper')} or parts of papers, cited in ${count(passages, 'passage')}. A paper is listed because a passage speaks of it; whether it was ever written or sent, the passage alone does not prove.`)}\n`
}

function bySender(record: Record, missing: readonly MissingPaper[]): Map<string, MissingPaper[]> {
  const groups = new Map<string, MissingPaper[]>()
  for (const m of missing) {
    const key = m.from.length ? `From ${listNames(record, m.from)}` : ''
    groups.set(key, [...(groups.get(key) ?? []), m])
  }
  const named = [...groups]
    .filter(([key]) => key !== '')
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
  const unnamed = groups.get('')
  return new Map(unnamed ? [...named, ['Sender not told by any passage', unnamed]] : named)
}

function printOne(record: Record, m: MissingPaper, n: number): string {
  const lack = m.sections?.length
    ? ` (here without ${m.sections.join(', ')})`
    : m.why === 'no text'
      ? ' (on record, without its text)'
      : ''
  const head = wrap(`${m.description}${lack}`, '      ', `${String(n).padStart(4)}. `)
  const passages = m.passages.map((p) => {
    const day = dayOf(record.papers.get(p.paper))
    const flat = (s: string) => s.replace(/\s+/g, ' ')
    const quoted = quoteInContext({
      before: opening(flat(p.before)),
      words: flat(p.words),
      after: closing(flat(p.after)),
    })
    return `${wrap(`${p.title}${day && !p.title.includes(day) ? ` (${day})` : ''} [${p.paper}]:`, '      ')}\n${wrap(quoted, '        ')}`
  })
  return `${paint('bold', head)}\n${[...passages, ...(m.passages.length ? [] : ['      No passage cites it: the record itself says that it is not here.'])].join('\n')}\n\n`
}

/** Context cut in the middle of a word begins with the next whole one. */
function opening(before: string): string {
  return before.length < PAGE / 4 ? before.trimStart() : `…${before.replace(/^\S*\s/, '').trimStart()}`
}

function closing(after: string): string {
  return after.length < PAGE / 4 ? after.trimEnd() : `${after.replace(/\s\S*$/, '')}…`
}
