/**
 * An exchange of invented papers with the links that a careful reader makes, in Markdown (`cases/links/`):
 *
 *     ## ben-ana                                          the paper's id
 *     letter | Ben Bruck | Ana Alba | 1962-05-06 | Vienna | a title, if it has one
 *     I have [[your letter of 3 May => ana-ben]] and [[a telegram of the 4th => absent]].
 *
 * After `=>`: one paper; several, `a+b`; `absent`; `ambiguous a b`, between which a reader cannot tell; `none`, what must not be
 * resolved. The marks are taken out before the papers are read. What resolves outside every mark is an invention.
 */
import { readPapers } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import { collate } from './collate.ts'
import type { Link } from './link.ts'

export interface Mark {
  readonly paper: string
  readonly start: number
  readonly end: number
  readonly words: string
  readonly kind: 'paper' | 'several' | 'absent' | 'ambiguous' | 'none'
  readonly targets: readonly string[]
}

export interface Exchange {
  readonly title: string
  readonly files: readonly { readonly path: string; readonly text: string }[]
  readonly marks: readonly Mark[]
}

/** `wrong`: resolved to what it does not mean. `missed`: open, or not found. */
export type Verdict = 'right' | 'missed' | 'wrong'

export interface JudgedMark {
  readonly mark: Mark
  readonly verdict: Verdict
  readonly found: boolean
  readonly link?: Link
}

export interface JudgedExchange {
  readonly title: string
  readonly marks: readonly JudgedMark[]
  /** Resolved where nobody marked anything. */
  readonly inventions: readonly Link[]
}

const MARK = /\[\[([^\]]+?) => ([^\]]+)\]\]/g

export function readExchange(source: string): Exchange {
  const title = /^# (.+)$/m.exec(source)?.[1]
  if (!title) throw new Error('An exchange begins with a title.')
  const marks: Mark[] = []
  const files = source
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [id, head, ...rest] = part.split('\n') as [string, string, ...string[]]
      const [kind, from, to, date, place, called] = head.split('|').map((x) => x.trim())
      const body = rest.join('\n').trim()
      let text = ''
      let last = 0
      for (const m of body.matchAll(MARK)) {
        text += body.slice(last, m.index)
        marks.push({
          paper: id,
          start: text.length,
          end: text.length + m[1]!.length,
          words: m[1]!,
          ...readTarget(m[2]!),
        })
        text += m[1]
        last = m.index + m[0].length
      }
      text += body.slice(last)
      const people = (list: string | undefined) => JSON.stringify(split(list))
      const front = [
        `kind: ${kind}`,
        ...(called ? [`title: ${JSON.stringify(called)}`] : []),
        `from: ${people(from)}`,
        `to: ${people(to)}`,
        `date: "${date}"`,
        ...(place ? [`place: ${place}`] : []),
      ]
      return { path: `${id}.md`, text: `---\n${front.join('\n')}\n---\n${text}\n` }
    })
  const ids = new Set(files.map((f) => f.path.slice(0, -3)))
  for (const m of marks)
    for (const t of m.targets)
      if (!ids.has(t)) throw new Error(`“${m.words}” in ${m.paper} means ${t}, which is not there.`)
  return { title, files, marks }
}

/** "Vance, Special Envoy" is one; several people are divided by a comma before a Christian name and a surname in a list of two. */
function split(list: string | undefined): string[] {
  if (!list) return []
  return /, Special /.test(list) ? [list] : list.split(', ')
}

function readTarget(words: string): Pick<Mark, 'kind' | 'targets'> {
  const [first, ...rest] = words.trim().split(' ') as [string, ...string[]]
  if (first === 'absent' || first === 'none') return { kind: first, targets: [] }
  if (first === 'ambiguous') return { kind: first, targets: rest }
  const targets = first.split('+')
  return { kind: targets.length > 1 ? 'several' : 'paper', targets }
}

export async function judgeExchange(exchange: Exchange): Promise<JudgedExchange> {
  const files = exchange.files.map((f) => ({ path: f.path, bytes: new TextEncoder().encode(f.text) }))
  const { entries, bodies, problems } = await readPapers(files, { at: '2026-01-01T00:00:00.000Z' })
  if (problems.length) throw new Error(`${exchange.title}: ${problems.map((p) => p.message).join('; ')}`)
  const whole = collate(foldEntries(entries, bodies))
  const overlaps = (l: Link, m: Mark) => l.paper === m.paper && l.start < m.end && l.end > m.start
  return {
    title: exchange.title,
    marks: exchange.marks.map((mark) =>
      judgeMark(
        mark,
        whole.links.filter((l) => overlaps(l, mark)),
      ),
    ),
    inventions: whole.links.filter((l) => l.outcome === 'resolved' && !exchange.marks.some((m) => overlaps(l, m))),
  }
}

function judgeMark(mark: Mark, there: readonly Link[]): JudgedMark {
  const answers = there.filter((l) => l.outcome !== 'unmatched')
  const resolved = answers.filter((l) => l.outcome === 'resolved')
  const meant = new Set(resolved.flatMap((l) => l.targets))
  const link = resolved[0] ?? answers[0] ?? there[0]
  const tell = (verdict: Verdict): JudgedMark => ({
    mark,
    verdict,
    found: answers.length > 0,
    ...(link && { link }),
  })
  switch (mark.kind) {
    case 'paper':
    case 'several': {
      if ([...meant].some((t) => !mark.targets.includes(t))) return tell('wrong')
      return tell(mark.targets.every((t) => meant.has(t)) ? 'right' : 'missed')
    }
    case 'absent':
      return tell(meant.size ? 'wrong' : answers.some((l) => l.outcome === 'absent') ? 'right' : 'missed')
    case 'ambiguous': {
      const offered = new Set(answers.flatMap((l) => l.candidates.map((c) => c.paper)))
      return tell(meant.size ? 'wrong' : mark.targets.every((t) => offered.has(t)) ? 'right' : 'missed')
    }
    case 'none':
      return tell(meant.size ? 'wrong' : 'right')
  }
}
