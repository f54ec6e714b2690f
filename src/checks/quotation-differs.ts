/**
 * A message quotes another, and the words are not those of the other. A quotation is often all that the next reader sees: a word
 * changed in it, or the end of a sentence left off, travels on as the original.
 *
 *     Ben → Ana:   "We accept, if the gate stays open."
 *     Ana → Carla: > We accept.                          the condition was left off
 */
import type { Quotation } from '../collation/mail-links.ts'
import { quotedWords } from '../reading/quoted-mail.ts'
import { type Record, textOf } from '../record/record.ts'
import type { Check } from './checks.ts'
import { capital, finding, titleOrPaper } from './evidence.ts'
import type { Finding } from './finding.ts'

export const quotationDiffers: Check = {
  name: 'quotation-differs',
  severity: 'warning',
  title: 'A quotation is not what the message quoted says',
  run: (record, whole) => {
    const versions = new Map<string, string[]>()
    for (const p of record.papers.values())
      if (p.versionOf !== undefined) versions.set(p.versionOf, [...(versions.get(p.versionOf) ?? []), p.id])
    return whole.quotations.flatMap((q) => {
      const found = compareQuotation(record, q)
      // Words that stand in another text of the same message were quoted from that one.
      const others = found && q.target !== undefined ? (versions.get(q.target) ?? []) : []
      return found && !others.some((target) => !compareQuotation(record, { ...q, target }, true)) ? [found] : []
    })
  },
}

/** Fewer letters than this, and a line is a greeting or a rule: nothing is said of it. */
const FEWEST = 16
const SHOWN = 120

/** With `strictly`, a text that has none of the words differs too: it is no other version of what was quoted. */
function compareQuotation(record: Record, q: Quotation, strictly = false): Finding | undefined {
  const citing = record.papers.get(q.paper)
  const quoted = q.target === undefined ? undefined : record.papers.get(q.target)
  const text = citing && textOf(record, citing)
  const original = quoted && textOf(record, quoted)
  if (!text || !original || q.target === q.paper) return undefined
  const source = squeeze(original)
  const lines = quotedWords(text, q.quoted)
    .split('\n')
    .filter((l) => !/^\s*(?:>|\[(?:\.\.\.|…)\]|\.\.\.|…|--\s*$)/.test(l) && l.trim() !== '')
  if (lines.length === 0) return undefined
  const whole = squeeze(lines.join('\n')).words
  if (source.words.includes(whole)) return cutShort(record, q, original, source, whole)
  const strange = lines.filter((l) => squeeze(l).words.length >= FEWEST && !source.words.includes(squeeze(l).words))
  const known = lines.filter((l) => squeeze(l).words.length >= FEWEST && source.words.includes(squeeze(l).words))
  const short = lines.length <= 2 && strange.length > 0 && isNear(squeeze(strange[0]!).words, source.words)
  // Nothing of it is in the message: it is from another, and its place was wrongly guessed.
  if (!strictly && (strange.length === 0 || (known.length === 0 && !short))) return undefined
  const first = strange[0] ?? lines[0]!
  const stands = nearestWords(first, original, source) ?? (strictly ? original.slice(0, SHOWN) : undefined)
  if (stands === undefined) return undefined
  return report(
    record,
    q,
    'warning',
    `quotes the message of ${saySender(record, q)} in other words: "${cut(first.trim())}", where it says "${cut(stands)}".`,
  )
}

/** The quotation ends within a sentence, and what follows it in the message is left off without a sign. */
function cutShort(
  record: Record,
  q: Quotation,
  original: string,
  source: Squeezed,
  whole: string,
): Finding | undefined {
  if (whole.length < FEWEST || /(?:[.?!:;…]|\.\.\.|\])["'”’)]*$/.test(whole)) return undefined
  const end = source.words.indexOf(whole) + whole.length
  if (source.words.indexOf(whole, end - whole.length + 1) >= 0 || end >= source.words.length) return undefined
  const at = source.at[end - 1]! + 1
  const rest = original.slice(at, at + 400)
  const sentence = /^[^\n]*?(?:\n[^\n]+?)*?[.?!](?=\s|$)/.exec(rest)?.[0]
  // What is left off must be words of the same sentence, and it must end where a sentence does.
  if (!sentence || /\n\s*\n/.test(sentence) || (sentence.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0) < 2) return undefined
  return report(
    record,
    q,
    'warning',
    `breaks off what it quotes of the message of ${saySender(record, q)} within a sentence; it goes on: "${cut(sentence.trim())}".`,
  )
}

function report(record: Record, q: Quotation, severity: Finding['severity'], what: string): Finding {
  const [start, end] = q.quoted.parts[0] ?? [q.quoted.start, q.quoted.end]
  const text = textOf(record, record.papers.get(q.paper)!)!
  return finding('quotation-differs', {
    severity,
    message: `${capital(titleOrPaper(record, q.paper))} ${what}`,
    paper: q.paper,
    span: [start, end],
    evidence: [{ paper: q.paper, span: [start, end], words: text.slice(start, end).slice(0, 300) }],
    papers: [q.target!],
    parties: [...record.papers.get(q.paper)!.from],
    next: 'Compare the two: `chancery thread --paper` shows both. Whoever holds only the quotation has read other words than were written.',
  })
}

function saySender(record: Record, q: Quotation): string {
  const paper = record.papers.get(q.target!)!
  return paper.title ? `"${paper.title}"` : (paper.from[0] ?? 'nobody named')
}

interface Squeezed {
  readonly words: string
  /** Where each letter stands in the text. */
  readonly at: readonly number[]
}

/** Letters without white space, quotation marks and dashes in one shape: mail programs change both. */
function squeeze(text: string): Squeezed {
  const at: number[] = []
  let words = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (/[\s\u00AD\u200B\uFEFF]/.test(c)) continue
    words += c === '“' || c === '”' || c === '„' ? '"' : c === '‘' || c === '’' ? "'" : c === '–' || c === '—' ? '-' : c
    at.push(i)
  }
  return { words, at }
}

/** A single line is an edited one if its beginning or its end is in the message. */
function isNear(line: string, source: string): boolean {
  const half = Math.max(12, Math.floor(line.length / 2))
  return line.length >= FEWEST && (source.includes(line.slice(0, half)) || source.includes(line.slice(-half)))
}

/** What stands in the message where the line should be: found by the longest part of it that is there. */
function nearestWords(line: string, original: string, source: Squeezed): string | undefined {
  const { words } = squeeze(line)
  for (const [from, to] of [
    [0, 12],
    [words.length - 12, words.length],
    [Math.floor(words.length / 2) - 6, Math.floor(words.length / 2) + 6],
  ] as const) {
    const piece = words.slice(Math.max(0, from), to)
    const found = piece.length < 8 ? -1 : source.words.indexOf(piece)
    if (found < 0) continue
    const begin = Math.max(0, found - Math.max(0, from))
    const end = Math.min(source.at.length - 1, begin + words.length - 1)
    return original.slice(source.at[begin]!, source.at[end]! + 1).replace(/\s+/g, ' ')
  }
  return undefined
}

const cut = (s: string) => (s.length > SHOWN ? `${s.slice(0, SHOWN)}…` : s.replace(/\.$/, ''))
