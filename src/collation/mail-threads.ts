/**
 * Threads of mail: messages tied by their headers, through messages that are not on file as well; by what they quote; and, where
 * neither reaches, by a subject that only one exchange of that time bears. The last ties a thread together and invents no parent.
 *
 *     <1> "Matter 12: the gate"   ← <2> answers <1>
 *     <4> "Re: Matter 12: the gate", answers <3>, and nobody has <3>     the same thread, by its subject; whom <3> answered stays open
 */
import { dateOf, type Record } from '../record/record.ts'
import { sortKey } from '../record/when.ts'
import type { Link } from './link.ts'
import { linkMail } from './mail-links.ts'
import { type MailShelf, type Message, shelveMail } from './mail-shelf.ts'
import { baseSubject, isReplySubject } from './mail-subject.ts'

export interface MailThread {
  /** The paper that begins it, as far as it is on file. */
  readonly id: string
  readonly subject: string
  /** Every message on file, the earliest first. */
  readonly papers: readonly string[]
  /** The message that each answers or stands under, on file or by its Message-ID; those that nothing is known of are left out. */
  readonly parents: ReadonlyMap<string, string>
  /** Message-IDs named and not on file. */
  readonly absent: readonly string[]
  /** Parts that only the subject ties to the rest, each by its first message. */
  readonly bySubject: readonly string[]
}

const DAY = 86_400_000
/** An exchange that rests longer than this may be taken up; with the same subject alone that is a guess. */
const LONGEST_REST = 60 * DAY

/** The threads of all messages of a record or view, the earliest first. */
export function findMailThreads(record: Record): MailThread[] {
  const shelf = shelveMail(record)
  const links = [...linkMail(record, shelf).byPaper.values()].flat().map((l) => l.link)
  return tieThreads(shelf, links)
}

export function tieThreads(shelf: MailShelf, links: readonly Link[]): MailThread[] {
  const ties = new Ties()
  const parents = new Map<string, string>()
  for (const m of shelf.messages) {
    const own = m.paper.id
    ties.root(own)
    // An id that is on file stands for its paper, one that is not for itself.
    const nodes = m.ancestors.map((id) => shelf.byMessageId.get(id) ?? `\0${id}`)
    for (const node of nodes) ties.join(own, node)
    const parent = nodes.find((n) => n !== own)
    if (parent !== undefined) parents.set(own, parent)
    if (m.paper.versionOf) ties.join(own, m.paper.versionOf)
  }
  for (const l of links)
    if (l.outcome === 'resolved' && l.target && (l.relation === 'answers' || l.relation === 'quotes')) {
      ties.join(l.paper, l.target)
      if (l.relation === 'answers' && !parents.has(l.paper)) parents.set(l.paper, l.target)
    }
  const parts = group(shelf.messages, (m) => ties.root(m.paper.id))
  const bySubject = tieBySubject([...parts.values()], parents, ties)
  return [...group(shelf.messages, (m) => ties.root(m.paper.id)).values()]
    .map((messages): MailThread => {
      const inOrder = [...messages].sort(byTime)
      const first = inOrder.find((m) => !parents.has(m.paper.id)) ?? inOrder[0]!
      const absent = new Set(inOrder.flatMap((m) => m.ancestors.filter((id) => !shelf.byMessageId.has(id))))
      return {
        id: first.paper.id,
        subject: baseSubject(first.paper.title),
        papers: inOrder.map((m) => m.paper.id),
        parents: new Map(
          inOrder.flatMap((m) => {
            const parent = parents.get(m.paper.id)
            return parent === undefined ? [] : [[m.paper.id, parent.replace('\0', '')] as const]
          }),
        ),
        absent: [...absent],
        bySubject: inOrder.map((m) => m.paper.id).filter((id) => bySubject.has(id)),
      }
    })
    .sort((a, b) => {
      const [x, y] = [a, b].map((t) => timeOf(shelf.byPaper.get(t.papers[0]!)!))
      return x! - y! || (a.id < b.id ? -1 : 1)
    })
}

/** Parts that begin with a reply to something not on file join the one exchange of their subject and time. */
function tieBySubject(parts: readonly Message[][], parents: ReadonlyMap<string, string>, ties: Ties): Set<string> {
  interface Part {
    readonly first: Message
    readonly begins: boolean
    readonly from: number
    readonly to: number
  }
  const bySubject = new Map<string, Part[]>()
  for (const messages of parts) {
    const first = messages.reduce((a, b) => (byTime(a, b) <= 0 ? a : b))
    const subject = baseSubject(first.paper.title).toLowerCase()
    if (!isTelling(subject)) continue
    const times = messages.map(timeOf).filter(Number.isFinite)
    const begins = messages.some(
      (m) => !parents.has(m.paper.id) && m.quotations.length === 0 && !isReplySubject(m.paper.title),
    )
    const part = { first, begins, from: min(times), to: max(times) }
    const list = bySubject.get(subject)
    if (list) list.push(part)
    else bySubject.set(subject, [part])
  }
  const tied = new Set<string>()
  for (const list of bySubject.values()) {
    if (list.length < 2) continue
    const begun = list.filter((p) => p.begins)
    const loose = list.filter((p) => !p.begins).sort((a, b) => a.from - b.from)
    for (const [i, part] of loose.entries()) {
      const near = (p: Part) => p.from <= part.from + DAY && part.from - p.to <= LONGEST_REST
      const fits = begun.filter(near)
      // Two exchanges of one subject and time: which one it belongs to is not for a subject to say.
      const only =
        fits.length === 1
          ? fits[0]
          : fits.length === 0 && begun.length === 0
            ? loose.slice(0, i).find((p) => part.from - p.to <= LONGEST_REST)
            : undefined
      if (!only) continue
      ties.join(only.first.paper.id, part.first.paper.id)
      tied.add(part.first.paper.id)
    }
  }
  return tied
}

/** "Hello" and "Meeting" begin a hundred exchanges: a subject that ties has two words of weight, or a number and a word. */
function isTelling(subject: string): boolean {
  const words = subject.match(/[\p{L}\p{N}]+/gu) ?? []
  const weight = words.filter((w) => w.length > 3 || /\d/.test(w)).length
  return weight >= 2 || /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]{5}/u.test(subject)
}

const timeOf = (m: Message): number => sortKey(dateOf(m.paper))
const byTime = (a: Message, b: Message): number => {
  const [x, y] = [timeOf(a), timeOf(b)]
  return x < y ? -1 : x > y ? 1 : a.paper.id < b.paper.id ? -1 : a.paper.id > b.paper.id ? 1 : 0
}
const min = (list: readonly number[]) => list.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
const max = (list: readonly number[]) => list.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)

function group<T>(list: readonly T[], key: (x: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const x of list) {
    const k = key(x)
    const g = groups.get(k)
    if (g) g.push(x)
    else groups.set(k, [x])
  }
  return groups
}

/** Which nodes hang together. A chain of eight thousand is as flat as any: nothing here calls itself. */
class Ties {
  private readonly up = new Map<string, string>()

  root(node: string): string {
    let top = node
    for (let next = this.up.get(top); next !== undefined && next !== top; next = this.up.get(top)) top = next
    for (let at = node; at !== top; ) {
      const next = this.up.get(at)!
      this.up.set(at, top)
      at = next
    }
    if (!this.up.has(top)) this.up.set(top, top)
    return top
  }

  join(a: string, b: string): void {
    const [x, y] = [this.root(a), this.root(b)]
    // The root is the first by its letters, so that the order of arrival changes nothing.
    if (x !== y) this.up.set(x < y ? y : x, x < y ? x : y)
  }
}
