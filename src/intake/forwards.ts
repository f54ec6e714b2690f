/**
 * Messages passed on in the text of another. Whoever got the outer one has had the words of the inner one since then: a copy of it, without
 * the sections whose words are not there. Of two messages that could be meant, and of one that is not among those read, no copy is made.
 *
 *     ---------- Forwarded message ---------
 *     From: Ana Ruiz <ana@example.org>           sent by her in that minute, and with these words in it
 *     Date: Fri, Oct 26, 2012 at 7:00 PM
 */
import { readForwardedMail } from '../reading/forwarded-mail.ts'
import { minuteOf, minutesMeant, offsetOf } from '../reading/mail-date.ts'
import { type QuotedMail, quotedWords, squeeze, withoutMarks } from '../reading/quoted-mail.ts'
import { nameKey } from '../record/names.ts'
import { divideIntoSections, quote } from '../record/text.ts'
import type { Draft, Loose } from './gathering.ts'

export interface ForwardedCopy {
  readonly outer: Draft
  readonly loose: Loose
}

/** Linear in the texts: only messages that pass something on are looked through, and only those of that minute are compared. */
export function copyForwarded(drafts: readonly Draft[]): ForwardedCopy[] {
  const passed = drafts.flatMap((outer) =>
    outer.said.kind === 'mail' && outer.body
      ? readForwardedMail(outer.body, outer.said.title).map((q) => ({ outer, q }))
      : [],
  )
  if (passed.length === 0) return []
  const byMinute = new Map<number, Draft[]>()
  for (const d of drafts) {
    const minute = d.said.kind === 'mail' && d.body ? minuteOf(d.said.sent) : undefined
    if (minute === undefined) continue
    const list = byMinute.get(minute)
    if (list) list.push(d)
    else byMinute.set(minute, [d])
  }
  return passed.flatMap(({ outer, q }) => {
    const words = squeeze(quotedWords(outer.body!, q))
    const fits = new Map<string, { readonly inner: Draft; readonly lacks: readonly string[] }>()
    for (const minute of minutesMeant(q.when, offsetOf(outer.said.sent)))
      for (const inner of byMinute.get(minute) ?? []) {
        if (inner === outer || inner.id === outer.id || !isFrom(inner, q)) continue
        const lacks = lackingIn(words, inner)
        if (lacks) fits.set(inner.id, { inner, lacks })
      }
    const [only, another] = fits.values()
    return only && !another ? copiesOf(outer, only.inner, only.lacks, q) : []
  })
}

function isFrom(inner: Draft, q: QuotedMail): boolean {
  const [address] = inner.addresses?.values() ?? []
  if (q.address !== undefined && address !== undefined) return q.address === address
  return q.from !== undefined && (inner.said.from ?? []).some((name) => nameKey(name) === nameKey(q.from!))
}

/** The sections whose words are not in what was passed on; undefined if none of them are. */
function lackingIn(words: string, inner: Draft): string[] | undefined {
  const sections = inner.said.sections ?? divideIntoSections(inner.body!)
  const lacks = sections.filter((s) => !words.includes(squeeze(withoutMarks(inner.body!.slice(s.start, s.end)))))
  return sections.length > 0 && lacks.length < sections.length ? lacks.map((s) => s.id) : undefined
}

function copiesOf(outer: Draft, inner: Draft, lacks: readonly string[], q: QuotedMail): ForwardedCopy[] {
  const { from, to, cc, sent } = outer.said
  const had = new Set([...(inner.said.from ?? []), ...(inner.said.to ?? []), ...(inner.said.cc ?? [])])
  return [...new Set([...(to ?? []), ...(cc ?? [])])]
    .filter((holder) => !had.has(holder))
    .map((holder) => ({
      outer,
      loose: {
        kind: 'copy',
        said: {
          paper: inner.id,
          holder,
          how: 'given',
          ...(from?.[0] && { via: from[0] }),
          ...(sent && { since: sent }),
          ...(lacks.length > 0 && { lacks: [...lacks] }),
          in: outer.id,
          passage: quote(outer.id, outer.body!, q.start, q.end),
          note: 'passed on in the text of a message',
        },
      },
    }))
}
