/**
 * Messages that are named or quoted and not on file: one placeholder for each, described from what tells of it.
 *
 *     In-Reply-To: <1@example.org>                    its id
 *     On Fri, 26 Oct 2012 19:00, Ana Ruiz wrote:      its day and sender
 *     > I cannot come on Monday.                      what survives of its words
 */
import { minuteOf } from '../reading/mail-date.ts'
import { canonical, sha256 } from '../record/entry.ts'
import { nameOf, type Paper, type Record } from '../record/record.ts'
import { MONTH_NAMES } from '../record/when.ts'
import type { Placeholder } from './link.ts'
import type { MailLink, Quotation } from './mail-links.ts'
import { baseSubject } from './mail-subject.ts'

/** A link that found no message on file, with its number among all links. */
export interface AbsentMail extends NonNullable<MailLink['absent']> {
  readonly link: number
  readonly paper: Paper
  readonly words: string
  readonly span: readonly [number, number]
}

/**
 * One placeholder for each message that is not on file. Its id is made from the places that name it, as these eyes have them
 * (ruling 4). Day and sender are what most quotations say; what others say stands in the description.
 */
export function placeAbsentMail(
  record: Record,
  absences: readonly AbsentMail[],
  quotations: readonly Quotation[],
  partyNamed: (words: string) => string | undefined,
): Map<string, Placeholder> {
  const groups = new Map<string, AbsentMail[]>()
  for (const a of absences) {
    const group = groups.get(a.key)
    if (group) group.push(a)
    else groups.set(a.key, [a])
  }
  joinByMinute(groups)
  const surviving = new Map<string, Quotation[]>()
  for (const q of quotations)
    if (q.absent !== undefined) {
      const list = surviving.get(q.absent)
      if (list) list.push(q)
      else surviving.set(q.absent, [q])
    }
  const placeholders = new Map<string, Placeholder>()
  for (const [key, group] of groups) {
    const spans = group
      .map((a) => [a.paper.id, ...a.span, a.span[0] === a.span[1] ? a.words : ''] as const)
      .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]))
    const id = `absent:${sha256(canonical(spans)).slice(0, 12)}`
    const keys = new Set([key, ...group.map((a) => a.key)])
    const quoted = [...keys].flatMap((k) => surviving.get(k) ?? [])
    const told = quoted.filter((q) => q.quoted.attributed).map((q) => q.quoted)
    const when = mostSaid(
      told.flatMap((q) => (q.when?.edtf ? [q.when] : [])),
      (w) => w.edtf!,
    )
    const name = mostSaid(
      told.flatMap((q) => q.from ?? q.address ?? []),
      (n) => partyNamed(n) ?? n,
    )
    const address = told.find((q) => (q.from ?? q.address) === name)?.address
    const from = name === undefined ? [] : [partyNamed(name) ?? (address && partyNamed(address)) ?? name]
    const to = [...new Set(told.flatMap((q) => q.to ?? []).map((n) => partyNamed(n) ?? n))]
    const subject = mostSaid(group.map((a) => baseSubject(a.paper.title)).filter(Boolean), (s) => s)
    const days = new Set(told.flatMap((q) => (q.when?.edtf ? [q.when.edtf.slice(0, 10)] : [])))
    const date = when?.edtf?.includes('/') ? undefined : when?.edtf?.slice(0, 10)
    const messageId = group.find((a) => a.messageId)?.messageId
    const people = [from, to].map((ids) => ids.map((p) => nameOf(record, p)).join(', '))
    const others = [...days].filter((d) => d !== date)
    placeholders.set(id, {
      id,
      kind: 'mail',
      from,
      to,
      ...(date && { date }),
      ...(when && { when }),
      ...(subject && { subject }),
      ...(messageId && { messageId }),
      ...(quoted.length && {
        survives: quoted.flatMap((q) => q.quoted.parts.map(([start, end]) => ({ paper: q.paper, start, end }))),
      }),
      identified: true,
      description: [
        'mail',
        people[0] && people[1]
          ? `${people[0]} to ${people[1]}`
          : people[0]
            ? `from ${people[0]}`
            : people[1] && `to ${people[1]}`,
        date ? inWords(date) : when?.words,
        others.length > 0 && date !== undefined && `(or ${others.map(inWords).join(', ')}: the quotations differ)`,
        subject && `"${subject}"`,
        !subject && !date && from.length === 0 && messageId && `<${messageId}>`,
      ]
        .filter(Boolean)
        .join(', ')
        .replace(', (', ' ('),
      links: group.map((a) => a.link),
    })
  }
  return placeholders
}

/** A quotation without an id may be of a message that another names by its id: the same minute and sender. */
function joinByMinute(groups: Map<string, AbsentMail[]>): void {
  const known = new Map<string, string>()
  const face = (a: AbsentMail) => {
    const minute = a.quoted && (minuteOf(a.quoted.when) ?? a.quoted.when?.edtf)
    const who = a.quoted && (a.quoted.from ?? a.quoted.address)
    return minute !== undefined && who !== undefined ? `${who.toLowerCase()} ${minute}` : undefined
  }
  for (const [key, group] of groups)
    for (const a of group) {
      const f = a.messageId !== undefined ? face(a) : undefined
      if (f !== undefined) known.set(f, known.has(f) && known.get(f) !== key ? '' : key)
    }
  for (const [key, group] of [...groups]) {
    if (group.some((a) => a.messageId !== undefined)) continue
    const other = known.get(face(group[0]!) ?? '')
    if (!other) continue
    groups.get(other)!.push(...group)
    groups.delete(key)
  }
}

function mostSaid<T>(values: readonly T[], key: (value: T) => string): T | undefined {
  const counts = new Map<string, number>()
  for (const v of values) counts.set(key(v), (counts.get(key(v)) ?? 0) + 1)
  let best: T | undefined
  for (const v of values) {
    if (best === undefined) best = v
    const [a, b] = [key(v), key(best)]
    if (counts.get(a)! > counts.get(b)! || (counts.get(a) === counts.get(b) && a < b)) best = v
  }
  return best
}

function inWords(date: string): string {
  const [y, m, d] = date.split('-').map(Number)
  return [d, MONTH_NAMES[(m ?? 1) - 1], y].filter(Boolean).join(' ')
}
