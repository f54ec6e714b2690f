/** The brief as one page to print and take into the room. */
import type { Collation } from '../collation/collate.ts'
import type { KnownPaper } from '../collation/knowledge.ts'
import { nameOf, type Record } from '../record/record.ts'
import type { Brief, LikelyQuestion, NotSettled } from './brief.ts'
import { isOwn } from './missing.ts'
import { sayWhen } from './print-known.ts'
import { count, findPlaces, type Places, paint, titleOf, wrap } from './print-text.ts'
import { sayTime } from './print-time.ts'

/** A page is a page: of a long list the first so many, and how many more. */
const MOST = 12

export function* printBrief(record: Record, collation: Collation, brief: Brief): Generator<string> {
  const places = findPlaces(record)
  const name = nameOf(record, brief.party)
  yield `${paint('bold', `BRIEF FOR A MEETING WITH ${name.toUpperCase()}`)}\n${wrap(`${record.settings.name}${sayWhen(record, brief)}.`)}\n\n`
  yield* list('What they are likely to ask', brief.questions, (q) => printQuestion(record, collation, places, q))
  yield* list(
    'Their questions that nobody has answered',
    brief.open,
    (o) =>
      `${wrap(`${o.when ? `${sayTime(o.when)}: ` : ''}"${o.text.replace(/\s+/g, ' ')}" [${o.statement}]`, '    ', '  - ')}\n`,
  )
  yield* list(
    'Owed an answer',
    brief.owed,
    (o) => `${wrap(`${o.description}: an answer is owed by ${nameOf(record, o.by)} [${o.paper}]`, '    ', '  - ')}\n`,
  )
  if (brief.noSuchStatement) yield sayNoSuch(brief.noSuchStatement)
  if (brief.toShow) {
    yield* list(
      'To be able to say it, they still need to be shown',
      brief.toShow,
      (s) => `${wrap(`${s.description}: ${s.because} [${s.paper}]`, '    ', '  - ')}\n`,
    )
    yield* list('Not settled: which papers the words mean', brief.notSettled ?? [], printNotSettled)
    if (brief.recognised === 0)
      yield `${paint('bold', 'To be able to say it')}\n${wrap('No paper was recognised in these words: the record cannot tell what they still need to be shown.', '  ')}\n\n`
    else if (brief.toShow.length === 0 && !brief.notSettled?.length)
      yield `${paint('bold', 'To be able to say it')}\n  The record shows nothing that they still need to be shown.\n\n`
  }
  const { papers, noTrace } = brief.knowledge
  const line = (p: KnownPaper) =>
    `${wrap(`${titleOf(record, collation, p.paper)}${p.certain ? '' : ' (possibly)'}${p.lacks.length ? `, without ${p.lacks.join(', ')}` : ''} [${p.paper}]`, '    ', '  - ')}\n`
  yield* list(
    'Knows of, and does not hold',
    // A party's own letter whose copy is not on record is no news to it.
    papers.filter(
      (p) =>
        p.state === 'knows-of' &&
        !isOwn(record, (record.papers.get(p.paper) ?? collation.placeholders.get(p.paper))?.from ?? [], brief.party),
    ),
    line,
  )
  yield* list(
    'Holds in part',
    papers.filter((p) => p.state === 'holds-in-part'),
    line,
  )
  const held = papers.filter((p) => p.state === 'holds')
  yield* list('Holds', held, line)
  const untraced = noTrace
    ? `Of ${count(noTrace, 'more paper')} on record there is no trace with ${name}. That says what the record shows; it does not say what ${name} knew. `
    : ''
  yield `${wrap(`${untraced}All papers with reasons: chancery known --by ${brief.party}`)}\n`
}

function printNotSettled(n: NotSettled): string {
  const may = n.candidates.map((c) => wrap(`it may be ${c.description} [${c.paper}]`, '      ', '    '))
  return `${[wrap(`“${n.words}”: ${n.because}`, '    ', '  - '), ...may].join('\n')}\n`
}

function sayNoSuch({ typed, nearest }: NonNullable<Brief['noSuchStatement']>): string {
  const near = nearest === undefined ? '' : ` The nearest: ${nearest}.`
  return `${paint('bold', 'To be able to say it')}\n${wrap(`No statement on record by then has the id "${typed}".${near} Nothing was looked up.`, '  ')}\n\n`
}

function* list<T>(heading: string, things: readonly T[], print: (thing: T) => string): Generator<string> {
  if (things.length === 0) return
  yield `${paint('bold', heading)} (${things.length})\n`
  for (const thing of things.slice(0, MOST)) yield print(thing)
  if (things.length > MOST) yield `    … and ${things.length - MOST} more\n`
  yield '\n'
}

function printQuestion(record: Record, collation: Collation, places: Places, q: LikelyQuestion): string {
  const evidence = q.evidence.map((e) =>
    wrap(
      `${titleOf(record, collation, e.paper)} [${places.say(e.paper, e.span[0])}]: "${e.words.replace(/\s+/g, ' ')}"`,
      '      ',
      '    ',
    ),
  )
  return `${paint('bold', wrap(`${q.question}${q.certain ? '' : ' (possibly)'}`, '    ', '  - '))}\n${wrap(q.because, '    ')}\n${evidence.map((line) => `${line}\n`).join('')}`
}
