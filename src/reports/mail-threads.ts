/** The threads of the mail as a list: how many messages of each are here and how many are not, and what holds it together. */
import type { MailThread } from '../collation/mail-threads.ts'
import { dateOf, nameOf, type Paper, type Record } from '../record/record.ts'
import { civilDate } from '../record/when.ts'
import { count, paint, wrap } from './print-text.ts'

export interface ListedThread {
  readonly id: string
  readonly subject: string
  readonly messages: number
  readonly absent: number
  readonly from?: string
  readonly until?: string
  readonly people: readonly string[]
  readonly bySubject: number
  readonly papers: readonly string[]
  /** Each message to the one it stands under: an id of a paper, or the Message-ID of one that is not here. */
  readonly parents: { readonly [paper: string]: string }
}

export function listThreads(record: Record, threads: readonly MailThread[]): ListedThread[] {
  return threads.map((t) => {
    const days = t.papers.flatMap((id) => isoDay(record.papers.get(id)) ?? []).sort()
    const people = new Set(t.papers.flatMap((id) => record.papers.get(id)?.from ?? []))
    return {
      id: t.id,
      subject: t.subject,
      messages: t.papers.length,
      absent: t.absent.length,
      ...(days[0] && { from: days[0], until: days.at(-1)! }),
      people: [...people].map((id) => nameOf(record, id)),
      bySubject: t.bySubject.length,
      papers: t.papers,
      parents: Object.fromEntries(t.parents),
    }
  })
}

export function* printThreads(threads: readonly ListedThread[], covers: string): Generator<string> {
  for (const t of threads) {
    const days = t.from === t.until ? t.from : `${t.from} to ${t.until}`
    const lacking = t.absent ? `, ${t.absent} not here` : ''
    yield `${wrap(`${paint('bold', t.subject || '(no subject)')} [${t.id}]`)}\n`
    const tied = t.bySubject ? ` ${count(t.bySubject, 'part')} tied by the subject alone.` : ''
    const people =
      t.people.length > 6 ? `${t.people.slice(0, 6).join(', ')} and ${t.people.length - 6} more` : t.people.join(', ')
    yield `${wrap(`${count(t.messages, 'message')}${lacking}${days ? `, ${days}` : ''}: ${people}.${tied}`, '    ', '    ')}\n`
  }
  const absent = threads.reduce((n, t) => n + t.absent, 0)
  const messages = threads.reduce((n, t) => n + t.messages, 0)
  yield `\n${wrap(`${count(threads.length, 'thread')}: ${count(messages, 'message')}, and ${absent.toLocaleString('en-GB')} named and not here. Read in ${covers}.`)}\n`
}

/** The day on the face of a message, so that the days of a thread can be put in order. */
function isoDay(paper: Paper | undefined): string | undefined {
  const c = civilDate(paper && dateOf(paper))
  if (c?.year === undefined) return undefined
  const two = (n: number) => String(n).padStart(2, '0')
  return [String(c.year).padStart(4, '0'), ...(c.month ? [two(c.month)] : []), ...(c.day ? [two(c.day)] : [])].join('-')
}
