/**
 * Quotations that no header explains, looked for by their words among the texts on file. Runs of five words are counted; the
 * quotations are the index and the texts go by once, so that a mailbox in which nothing is broken pays nothing.
 */
import { type QuotedMail, quotedWords } from '../reading/quoted-mail.ts'
import { dateOf } from '../record/record.ts'
import { before } from '../record/when.ts'
import type { MailShelf, Message } from './mail-shelf.ts'

const RUN = 5
/** Fewer words than this could be anybody's: "Thanks, I agree with that." */
const FEWEST_WORDS = 9

export interface Sought {
  readonly message: Message
  readonly quoted: QuotedMail
}

/** For each quotation the papers that have most of its words; several where several have them all alike. */
export function findQuotedTexts(shelf: MailShelf, sought: readonly Sought[]): Map<QuotedMail, string[]> {
  const index = new Map<number, Set<number>>()
  const sizes: number[] = []
  sought.forEach(({ message, quoted }, i) => {
    const runs = runsOf(wordsOf(quotedWords(message.text, quoted)))
    sizes[i] = runs.size
    if (runs.size < FEWEST_WORDS - RUN + 1) return
    for (const run of runs) {
      const at = index.get(run)
      if (at) at.add(i)
      else index.set(run, new Set([i]))
    }
  })
  const found = new Map<QuotedMail, string[]>()
  if (index.size === 0) return found
  const hits = sought.map(() => [] as { message: Message; n: number }[])
  for (const m of shelf.messages) {
    const counts = new Map<number, number>()
    // What a message quotes itself is not its own: only who wrote the words is sought.
    for (const run of runsOf(wordsOf(ownText(m))))
      for (const i of index.get(run) ?? []) counts.set(i, (counts.get(i) ?? 0) + 1)
    for (const [i, n] of counts)
      if (sought[i]!.message !== m && n * 5 >= sizes[i]! * 3) hits[i]!.push({ message: m, n })
  }
  hits.forEach((list, i) => {
    if (list.length === 0) return
    const { message, quoted } = sought[i]!
    const sent = dateOf(message.paper)
    // Nobody quotes what is not written yet.
    const earlier = list.filter(({ message: o }) => {
      const date = dateOf(o.paper)
      return !sent || !date || before(sent, date) !== 'yes'
    })
    const most = Math.max(...earlier.map((h) => h.n))
    const best = earlier.filter((h) => h.n === most).map((h) => h.message.paper.id)
    if (best.length && best.length <= 20) found.set(quoted, best.sort())
  })
  return found
}

function ownText(m: Message): string {
  if (m.quotations.length === 0) return m.text
  const cuts = m.quotations.flatMap((q) => q.parts).sort((a, b) => a[0] - b[0])
  let out = ''
  let at = 0
  for (const [a, b] of cuts) {
    if (b <= at) continue
    out += `${m.text.slice(at, Math.max(at, a))}\n`
    at = b
  }
  return out + m.text.slice(at)
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

function runsOf(words: readonly string[]): Set<number> {
  const runs = new Set<number>()
  const hashes = words.map(hash)
  for (let i = 0; i + RUN <= hashes.length; i++) {
    let h = 7
    for (let k = 0; k < RUN; k++) h = (Math.imul(h, 16_777_619) ^ hashes[i + k]!) >>> 0
    runs.add(h)
  }
  return runs
}

function hash(word: string): number {
  let h = 2_166_136_261
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 16_777_619)
  return h >>> 0
}
