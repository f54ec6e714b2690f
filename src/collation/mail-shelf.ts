/**
 * The messages of a record laid out to be threaded: by Message-ID, and by the minute at which they were sent. A quotation gives a
 * minute and a name, seldom an id; the sender's own clock and the quoter's are both tried.
 */
import { minuteOf } from '../reading/mail-date.ts'
import { type QuotedMail, readQuotedMail } from '../reading/quoted-mail.ts'
import { nameKey } from '../record/names.ts'
import { dateOf, nameOf, type Paper, type Record, textOf } from '../record/record.ts'
import { civilDate } from '../record/when.ts'

export interface Message {
  readonly paper: Paper
  readonly text: string
  readonly quotations: readonly QuotedMail[]
  /** Message-IDs that it answers: what In-Reply-To names, else the last that References names. */
  readonly answers: readonly string[]
  /** Every Message-ID that it names, the nearest ancestor first. */
  readonly ancestors: readonly string[]
}

export interface MailShelf {
  readonly messages: readonly Message[]
  /** Message-ID to the paper that bears it. */
  readonly byMessageId: ReadonlyMap<string, string>
  readonly byPaper: ReadonlyMap<string, Message>
  readonly byMinute: ReadonlyMap<number, readonly Message[]>
}

/** A message that quotes more than this is a digest of a whole list. */
const MOST_QUOTATIONS = 300

export function shelveMail(record: Record): MailShelf {
  const messages: Message[] = []
  const byMessageId = new Map<string, string>()
  for (const paper of record.papers.values()) {
    if (paper.kind !== 'mail' && !paper.header) continue
    const text = paper.onFile === 'text' ? (textOf(record, paper) ?? '') : ''
    const header = paper.header
    const references = header?.references ?? []
    const answers = header?.answers?.length ? header.answers : header ? references.slice(-1) : paper.answers
    messages.push({
      paper,
      text,
      quotations: readQuotedMail(text).slice(0, MOST_QUOTATIONS),
      answers,
      ancestors: [...new Set([...answers, ...references.toReversed()])],
    })
    const id = header?.id ?? paper.id
    // Of a message in two versions the one that bears its own id stands for it.
    if (!byMessageId.has(id) || paper.id === id) byMessageId.set(id, paper.id)
  }
  for (const m of messages) if (!byMessageId.has(m.paper.id)) byMessageId.set(m.paper.id, m.paper.id)
  const byMinute = new Map<number, Message[]>()
  for (const m of messages) {
    const minute = minuteOf(dateOf(m.paper))
    if (minute === undefined) continue
    const list = byMinute.get(minute)
    if (list) list.push(m)
    else byMinute.set(minute, [m])
  }
  return { messages, byMessageId, byMinute, byPaper: new Map(messages.map((m) => [m.paper.id, m])) }
}

/** Did this person write it, as far as the quotation names one? Undefined if it names nobody. */
export function isFrom(record: Record, paper: Paper, q: QuotedMail): boolean | undefined {
  const named = [q.from, q.address].filter((x): x is string => x !== undefined).map(wordsKey)
  if (named.length === 0) return undefined
  return paper.from.some((id) => {
    const own = namesOf(record, id)
    return named.some((n) => own.has(n))
  })
}

const known = new WeakMap<Record, Map<string, ReadonlySet<string>>>()

/** Every name of a party, worked out once for all the messages that it wrote. */
function namesOf(record: Record, id: string): ReadonlySet<string> {
  let names = known.get(record)
  if (!names) {
    names = new Map()
    known.set(record, names)
  }
  let own = names.get(id)
  if (!own) {
    const party = record.parties.get(id)
    own = new Set([nameOf(record, id), ...(party?.aliases ?? []), ...(party?.written?.values() ?? [])].map(wordsKey))
    names.set(id, own)
  }
  return own
}

const keys = new Map<string, string>()

/** "Blau, Ben" and "Ben Blau" are one. */
function wordsKey(name: string): string {
  let key = keys.get(name)
  if (key === undefined) {
    key = nameKey(name)
      .split(/[\s,]+/)
      .filter(Boolean)
      .sort()
      .join(' ')
    if (keys.size > 20_000) keys.clear()
    keys.set(name, key)
  }
  return key
}

/** The same day on the face of both, or a day apart where clocks may be. */
export function isOfDay(paper: Paper, q: QuotedMail): boolean | undefined {
  const own = civilDate(dateOf(paper))
  if (!q.when?.edtf || own?.day === undefined) return undefined
  return q.when.edtf.split('/').some((edtf) => {
    const said = civilDate({ words: edtf, edtf })
    if (said?.day === undefined) return false
    const days = (c: typeof said) => Date.UTC(c!.year!, c!.month! - 1, c!.day!) / 86_400_000
    return Math.abs(days(said) - days(own)) <= 1
  })
}
