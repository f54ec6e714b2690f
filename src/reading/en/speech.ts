/**
 * English reported speech. Verbs of saying are looked up in one pass; each looks backwards for its subject and forwards for its
 * hearer and its clause, in windows of fixed length. Statements nest where one stands in the clause of another.
 */
import type { FoundSpeech, SpeechOptions } from '../speech.ts'
import { readAccount } from './speech-accounts.ts'
import { readAside } from './speech-asides.ts'
import { withBehalf } from './speech-behalf.ts'
import { blockFrom, endOfBlock, endsBlock, openBlock } from './speech-blocks.ts'
import { readDialogue } from './speech-dialogue.ts'
import { findHits, type Hit } from './speech-hits.ts'
import { findQuotes, findTurns, type Layout, lastNotAfter, layOut, nextAfter, trimmed } from './speech-layout.ts'
import { type Draft, MENTAL, outerOf, standIn } from './speech-nest.ts'
import { attributePronouns } from './speech-pronouns.ts'
import { readHit } from './speech-verbs.ts'
import { AUTHORITY } from './speech-words.ts'
import { lowered } from './words.ts'

export function readEnglishSpeech(text: string, _options: SpeechOptions): FoundSpeech[] {
  const low = lowered(text)
  const layout = layOut(text)
  const turns = findTurns(text)
  const hits = findHits(low)
  const direct = readDialogue(text, low, layout, findQuotes(text, layout))
  const found: Draft[] = []
  const blocks: Draft[] = []
  for (const t of turns)
    found.push({
      start: t.start,
      end: t.end,
      speaker: { role: 'named', words: t.words, ...t.name },
      act: text.slice(t.from, t.end).trimEnd().endsWith('?') ? 'asks' : 'states',
      form: 'minutes',
      content: { start: t.from, end: t.end },
      until: t.end,
      ...(text.slice(t.from, t.end).trimEnd().endsWith('?') && { question: true as const }),
    })
  found.push(...direct.map((d) => ({ ...d })))
  const taken = new Set(direct.map((d) => d.verb?.start))
  const spans = found
    .map((f) => ({ start: f.content.start, end: f.content.end, draft: f }))
    .sort((a, b) => a.start - b.start)
  const accounts = hits
    .flatMap((hit) => (hit.by === 'account' ? (readAccount(text, layout, hit) ?? []) : []))
    .sort((a, b) => a.start - b.start)
  let [at, account] = [0, 0]
  for (const hit of hits) {
    // An account comes before what is said in it, wherever in its sentence it stands.
    for (; account < accounts.length && accounts[account]!.start <= hit.start; account++) {
      const draft = accounts[account]!
      const outer = outerOf(
        low,
        found,
        draft,
        draft.start,
        layout.sentences[lastNotAfter(layout.sentences, draft.start)]!,
      )
      if (outer) draft.within = found.indexOf(outer)
      found.push(draft)
    }
    if (hit.by === 'account' || hit.by === 'behalf') continue
    if (taken.has(hit.start)) continue
    while (at < spans.length && spans[at]!.end <= hit.start) at++
    const inside = spans[at] && spans[at]!.start <= hit.start ? spans[at]!.draft : undefined
    const from0 = inside ? inside.content.start : 0
    const draft = hit.by ? readAside(text, layout, hit, from0, found) : readHit(text, low, layout, hit, from0, found)
    if (!draft) continue
    const block = inside ?? openBlock(blocks, hit.start)
    if (block && !inside && endsBlock(layout, draft, block)) {
      block.until = trimmed(text, block.content.start, layout.sentences[lastNotAfter(layout.sentences, draft.start)]!)
      blocks.pop()
    } else if (block) standIn(draft, block, found)
    found.push(draft)
    const from = blockFrom(text, draft)
    if (from === undefined) continue
    const end = endOfBlock(text, layout, from)
    draft.until = Math.max(draft.until, end.at)
    draft.set = end.set
    if (from >= draft.end - 1) draft.content = { start: from, end: draft.until }
    blocks.push(draft)
  }
  return finish(text, layout, found, hits)
}

const POINT = /^(?:(?:First|Second|Third|Fourth|Fifth|Firstly|Secondly|Thirdly|Finally|Lastly)\b|\(?[1-9a-e][.)]\s)/

/** Orders them, reads authority, says how far each account goes, and finds out whom pronouns mean. */
function finish(text: string, layout: Layout, found: readonly Draft[], hits: readonly Hit[]): FoundSpeech[] {
  const order = found.map((f, i) => ({ f, i })).sort((a, b) => a.f.start - b.f.start || b.f.end - a.f.end)
  const place = new Map(order.map(({ i }, n) => [i, n]))
  const all = order.map(({ f }) => {
    const { elided: _, set: __, open: ___, account: ____, ...rest } = f
    return f.within === undefined ? rest : { ...rest, within: place.get(f.within)! }
  })
  const tops = all.map((f, i) => ({ f, i })).filter(({ f }) => f.within === undefined)
  tops.forEach(({ f, i }, n) => {
    if (f.form !== 'indirect' || f.until > f.end || !continues(f)) return
    const next = tops[n + 1]?.f
    let paragraph = nextAfter(layout.paragraphs, f.start, text.length)
    // "I have two comments. First, …": the points that follow are the same speech.
    while (paragraph < text.length && POINT.test(text.slice(paragraph, paragraph + 24)))
      paragraph = nextAfter(layout.paragraphs, paragraph, text.length)
    const bound = Math.min(
      paragraph,
      next ? layout.sentences[lastNotAfter(layout.sentences, next.start)]! : text.length,
    )
    all[i] = { ...f, until: Math.max(f.end, trimmed(text, f.end, bound)) }
  })
  return attributePronouns(
    text,
    layout,
    withBehalf(
      text,
      layout,
      all.map((f) => withAuthority(text, f)),
      hits,
    ),
  )
}

function continues(f: FoundSpeech): boolean {
  return !f.denied && f.act !== 'silent' && f.act !== 'gestures' && f.speaker.role !== 'unnamed'
}

const TELLS_AUTHORITY =
  /instruct|personal|privately|own|speaking|decision|opinion|position|view|will of|common|joint|unanim|collectiv|authori|directed|empowered/i

function withAuthority(text: string, f: FoundSpeech): FoundSpeech {
  if (f.form === 'own' && MENTAL.has(f.act)) return f
  const words = text.slice(f.start, Math.min(f.until, f.start + 2500))
  if (!TELLS_AUTHORITY.test(words)) return f
  for (const [re, authority] of AUTHORITY) {
    const m = re.exec(words)
    if (m) return { ...f, authority, authorityWords: m[0].replace(/\s+/g, ' ') }
  }
  return f
}
