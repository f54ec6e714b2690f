/** "Request for papers": a page to print and send to whoever may have them. By supposed sender, with the passages. */
import { sayPaper } from '../checks/evidence.ts'
import type { Collation } from '../collation/collate.ts'
import type { Record } from '../record/record.ts'
import { AROUND, countInPassing, type MissingPaper, type MissingPassage } from './missing.ts'
import { count, dayOf, listNames, paint, sayEyes, titleOf, wrap } from './print-text.ts'

const UNNAMED = 'Unnamed record'

export function* printMissing(
  record: Record,
  collation: Collation,
  missing: readonly MissingPaper[],
  covers: string,
  options: { readonly ids?: boolean } = {},
): Generator<string> {
  const { name } = record.settings
  const heading = ['Request for papers', name !== UNNAMED && name].filter(Boolean).join(': ')
  const eyes = sayEyes(record)
  yield `${paint('bold', wrap(`${heading}${eyes && `, ${eyes}`}`))}\n\n`
  const passing = sayInPassing(collation, missing)
  if (missing.length === 0) {
    yield `${wrap(`No paper is cited that is not here. ${passing}${covers}.`)}\n`
    return
  }
  // The program does not look at the clock; whoever sends the page dates it.
  yield 'Date: ______________________    From: ______________________________________\n\n'
  yield `${wrap('We hold papers that speak of the following and do not have them. Please send a copy of each, or tell us where it is.')}\n\n`
  let n = 0
  for (const [sender, papers] of bySender(record, missing)) {
    yield `${paint('bold', wrap(sender))}\n\n`
    for (const paper of papers) yield printOne(record, collation, paper, ++n, options.ids === true)
  }
  const passages = missing.reduce((sum, m) => sum + m.passages.length, 0)
  yield `${wrap(`${count(missing.length, 'paper')}, cited in ${count(passages, 'passage')}. A paper is listed because a passage speaks of it; whether it was ever written or sent, the passage alone does not prove.`)}\n`
  yield `${wrap(`${passing}${covers}.`)}\n`
}

/** Nobody could ask for "a telegram from the Ambassador"; that there are such is said all the same. */
function sayInPassing(collation: Collation, missing: readonly MissingPaper[]): string {
  const n = countInPassing(collation)
  if (n === 0 || missing.some((m) => collation.placeholders.get(m.id)?.identified === false)) return ''
  return `${count(n, 'more paper')} ${n === 1 ? 'is' : 'are'} spoken of without day, number or title, and not listed (--all lists them). `
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

function printOne(record: Record, collation: Collation, m: MissingPaper, n: number, ids: boolean): string {
  const lack = m.sections?.length
    ? ` (here without ${m.sections.join(', ')})`
    : m.why === 'no text'
      ? ' (on record, without its text)'
      : ''
  const id = (of: string) => (ids ? ` [${of}]` : '')
  const head = wrap(`${m.description}${lack}${id(m.id)}`, '      ', `${String(n).padStart(4)}. `)
  const passages = m.passages.map(
    (p) => `${wrap(`${sayTitle(record, collation, p)}${id(p.paper)}:`, '      ')}\n${wrap(quote(p), '        ')}`,
  )
  const searches = m.searches.map((s) => wrap(s, '        ', '      Looked for in '))
  return `${paint('bold', head)}\n${[...searches, ...passages, ...(m.passages.length ? [] : ['      No passage cites it: the record itself says that it is not here.'])].join('\n')}\n\n`
}

/** A reader elsewhere knows nothing of our ids and file names. */
function sayTitle(record: Record, collation: Collation, p: MissingPassage): string {
  const paper = record.papers.get(p.paper)
  const title = titleOf(record, collation, p.paper)
  if (paper && (title === p.paper || p.paper.endsWith(`/${title}`)))
    return sayPaper(record, p.paper).replace(/^the /, '')
  const day = dayOf(paper)?.replace(/\.$/, '')
  return `${title}${day && !title.includes(day) ? ` (${day})` : ''}`
}

/** …has received «your letter of 25 October» and… with "…" only where the text goes on, and no word cut in the middle. */
function quote({ before, words, after }: MissingPassage): string {
  const flat = (text: string) => text.replace(/\s+/g, ' ')
  const opening =
    before.length < AROUND
      ? flat(before).trimStart()
      : `…${flat(before)
          .replace(/^\S*\s/, '')
          .trimStart()}`
  const closing = after.length < AROUND ? flat(after).trimEnd() : `${flat(after).replace(/\s\S*$/, '')}…`
  return `${opening}«${flat(words).trim()}»${closing}`
}
