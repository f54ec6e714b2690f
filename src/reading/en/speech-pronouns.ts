/**
 * Whom "he" means beside a verb of saying: whoever spoke last, or, of an answer, whoever was spoken to. It is called safe only when
 * nobody else who could be meant is named in between; otherwise all of them stay in view.
 */
import type { FoundSpeech, SpeechMention } from '../speech.ts'
import { stateNamed } from './countries.ts'
import { namesIn } from './names.ts'
import { type Layout, lastNotAfter } from './speech-layout.ts'
import { FEMALE, MALE } from './speech-words.ts'

/** So far back a pronoun may look. */
const REACH = 1600

const BODY =
  /\b(?:government|govt|embassy|department|dept|council|committee|union|states|nations|party|press|congress|senate|soviets?|americans?|cubans?|russians?|british|french|germans?|allies|israelis?|arabs?|egyptians?|chinese|side|delegation|leaders|officials|USSR|US|USG|UK|UN|GVN|GOI|DRV)$|s$/i

function fits(mention: SpeechMention, pronoun: string): boolean {
  const low = pronoun.toLowerCase()
  if (mention.role !== 'named' && mention.role !== 'described') return false
  const plural = BODY.test(mention.words) || / and /.test(mention.words)
  if (low === 'they' || low === 'them') return plural
  // A telegram leaves out the subject of whoever it spoke of last.
  if (low === '') return true
  // A state is neither he nor she.
  if (low !== '' && stateNamed(mention.words) !== undefined) return false
  if (plural && !/^(?:Mr|Mrs|Miss|Dr)\b|\p{Lu}\p{Ll}+s$/u.test(mention.words)) return false
  if (low === 'she' || low === 'her') return !MALE.test(bare(mention.words))
  return !FEMALE.test(bare(mention.words))
}

function bare(words: string): string {
  return words.replace(/^(?:the|a|an|his|her|my|our|their|old|young)\s+/i, '')
}

export function attributePronouns(text: string, layout: Layout, found: readonly FoundSpeech[]): FoundSpeech[] {
  const all: FoundSpeech[] = []
  /** Those who spoke or were spoken to, the latest last. */
  const named: {
    readonly mention: SpeechMention
    readonly at: number
    readonly end: number
    readonly spoke: boolean
    readonly turn: number
  }[] = []
  found.forEach((f, turn) => {
    const outer = f.within === undefined ? undefined : all[f.within]
    const speaker = f.speaker.role === 'pronoun' && !f.speaker.candidates ? whoIs(f.speaker, f) : f.speaker
    const to = f.to?.role === 'pronoun' && !f.to.candidates ? whoIs(f.to, f, speaker) : f.to
    all.push({ ...f, speaker, ...(to && { to }) })
    const settled = asNamed(speaker)
    if (to) {
      const hearer = asNamed(to)
      if (hearer) named.push({ mention: hearer, at: f.start, end: f.end, spoke: false, turn })
    }
    if (settled && outer === undefined) named.push({ mention: settled, at: f.start, end: f.end, spoke: true, turn })

    function whoIs(p: SpeechMention, at: FoundSpeech, not?: SpeechMention): SpeechMention {
      const places = lastNotAfter(layout.sentences, at.start)
      const before = layout.sentences[Math.max(0, places - 1)]!
      const [near, beyond] = [[] as string[], [] as string[]]
      // "He said that he had told": the inner one is mostly the outer one.
      if (outer && asNamed(outer.speaker) && fits(asNamed(outer.speaker)!, p.words))
        near.push(asNamed(outer.speaker)!.words)
      let recent = named.filter((n) => at.start - n.at < REACH && fits(n.mention, p.words))
      if (not) recent = recent.filter((n) => n.mention.words !== (asNamed(not)?.words ?? ''))
      const inOrder = [...recent].reverse()
      const lastSpoke = inOrder.find((n) => n.spoke)
      if (at.act === 'answers' && p === at.speaker) {
        const hearer = inOrder.find((n) => !n.spoke && lastSpoke && n.turn >= lastSpoke.turn)
        const other = inOrder.find((n) => n.mention.words !== lastSpoke?.mention.words)
        for (const n of [hearer, other, lastSpoke]) if (n) near.push(n.mention.words)
      } else {
        // A sentence that begins with a name speaks of it: "Gromyko listened. He said".
        const opening = openingName(text, layout, places, at.start)
        if (opening && fits({ role: 'named', words: opening }, p.words) && (!lastSpoke || lastSpoke.at < before))
          near.push(opening)
        // Somebody named since the last words were spoken is the nearer: "Castro's mood was good. He had accepted".
        const since = lastSpoke ? namesSince(text, Math.max(lastSpoke.end, at.start - 500), at.start, p.words) : []
        for (const name of since) if (!lastSpoke || !sameLast(name, lastSpoke.mention.words)) near.push(name)
        if (lastSpoke) near.push(lastSpoke.mention.words)
        for (const n of inOrder.slice(0, 4)) near.push(n.mention.words)
      }
      if (near.length === 0 && places >= 0)
        for (const name of namesIn(text.slice(Math.max(before, at.start - 300), at.start)).reverse()) beyond.push(name)
      const candidates = distinct([...near, ...beyond])
        .filter((w) => w !== '')
        .slice(0, 4)
      const rivals = distinct(recent.filter((n) => at.start - n.at < 700).map((n) => n.mention.words))
      // The one who spoke in the sentence before, and nobody was spoken to since: the reader takes it so too.
      const previous = inOrder[0]
      const goesOn =
        at.act !== 'answers' &&
        previous?.spoke === true &&
        previous.mention.words === near[0] &&
        lastNotAfter(layout.paragraphs, previous.at) === lastNotAfter(layout.paragraphs, at.start)
      const safe =
        !(outer && inAccount(text, outer)) &&
        (goesOn ||
          (near.length > 0 &&
            candidates.length > 0 &&
            (rivals.length <= 1 || (outer !== undefined && candidates[0] === near[0]))))
      return { ...p, ...(candidates.length && { candidates }), ...(safe && { safe: true }) }
    }
  })
  return all
}

/** "According to Rhys, he agreed" may speak of Rhys or of another. */
function inAccount(text: string, { verb }: FoundSpeech): boolean {
  return verb !== undefined && /^(?:according|in|by|on)\b/i.test(text.slice(verb.start, verb.start + 10))
}

/** Persons named between two places, in the order of their sentences, the last sentence first; owners of things count. */
function namesSince(text: string, from: number, to: number, pronoun: string): string[] {
  if (to - from < 8) return []
  const sentences = text.slice(from, to).split(/(?<=[.?!]["”’)]*)\s+/)
  return sentences
    .reverse()
    .flatMap((s) =>
      namesIn(s.replace(/^\p{Lu}\p{Ll}+,?\s(?=\p{Ll})/u, '')).filter(
        (w) => w.length > 2 && !/^(?:\p{Lu}+|.*\d.*)$/u.test(w) && fits({ role: 'named', words: w }, pronoun),
      ),
    )
}

function sameLast(a: string, b: string): boolean {
  return a.toLowerCase().split(/\s+/).at(-1) === b.toLowerCase().split(/\s+/).at(-1)
}

function asNamed(m: SpeechMention): SpeechMention | undefined {
  if (m.role === 'named' || m.role === 'described') return m
  const first = m.candidates?.[0]
  return m.role === 'pronoun' && first !== undefined ? { role: 'named', words: first } : undefined
}

function distinct(words: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const w of words) {
    const key = w.toLowerCase().split(/\s+/).at(-1)!
    if (!seen.has(key)) seen.set(key, w)
  }
  return [...seen.values()]
}

/** The name with which this sentence or the one before it begins. */
function openingName(text: string, layout: Layout, place: number, before: number): string | undefined {
  for (const k of [place, place - 1]) {
    const at = layout.sentences[k]
    if (at === undefined) continue
    const lead = text.slice(at, Math.min(before, at + 60))
    const m = /^(?:The\s+)?((?:Mr|Mrs|Dr|Gen|Amb)?\.?\s*\p{Lu}[\p{L}’-]+(?:\s+\p{Lu}[\p{L}’-]+){0,2})\s+\p{Ll}/u.exec(
      lead,
    )
    const [name] = m ? namesIn(m[1]!) : []
    if (name !== undefined) return name
  }
  return undefined
}
