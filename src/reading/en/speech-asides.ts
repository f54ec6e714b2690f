/** Statements whose speaker is no subject of a verb. */
import type { SpeechMention } from '../speech.ts'
import { readPossessorBefore } from './names.ts'
import { clauseFollows, contentFrom } from './speech-clause.ts'
import type { Hit } from './speech-hits.ts'
import { type Layout, lastNotAfter, nextAfter, trimmed } from './speech-layout.ts'
import { type Draft, firstPerson, lastIn } from './speech-nest.ts'
import { personAfter } from './speech-subject.ts'
import { COMPLEMENT, WH } from './speech-words.ts'

/** Statements whose speaker is no subject: "adding that", "Castro's question whether", "in my opinion". */
export function readAside(
  text: string,
  layout: Layout,
  hit: Hit,
  from: number,
  found: readonly Draft[],
): Draft | undefined {
  const floor = Math.max(from, layout.sentences[lastNotAfter(layout.sentences, hit.start)]!)
  const stop = trimmed(text, hit.end, nextAfter(layout.sentences, hit.start, text.length))
  const rest = text.slice(hit.end, Math.min(stop, hit.end + 160))
  const before = text.slice(Math.max(floor, hit.start - 70), hit.start)
  const contentStart = hit.word === 'denying' ? hit.start : Math.min(stop, contentFrom(text, hit.end, undefined, stop))
  const made = (speaker: SpeechMention, form: Draft['form'], start = hit.start): Draft => ({
    start,
    end: stop,
    speaker,
    act: hit.saying.act,
    form,
    content: { start: contentStart, end: stop },
    until: stop,
    verb: { start: hit.start, end: hit.end },
    ...((hit.word === 'denying' || hit.saying.act === 'expects' || hit.saying.act === 'doubts') && {
      open: true as const,
    }),
    ...(hit.saying.act === 'asks' && WH.test(rest.replace(/^\s*(?:about|as to)/, '')) && { question: true as const }),
  })
  switch (hit.by) {
    case 'writer': {
      // Inside somebody's clause it is that one's, and said with it.
      if (
        found.some(
          (f, i) =>
            i >= found.length - 6 && f.start >= floor && f.content.start <= hit.start && f.content.end > hit.start,
        )
      )
        return undefined
      return made({ role: 'self', words: '' }, 'own')
    }
    case 'possessor': {
      const pronoun = /\b(his|her|their|your|my|our)\s+(?:\p{Ll}+\s+)?$/iu.exec(before)
      if (pronoun) {
        const low = pronoun[1]!.toLowerCase()
        const start = hit.start - pronoun[0].length
        const role = low === 'your' ? 'addressee' : low === 'my' || low === 'our' ? 'self' : 'pronoun'
        return made(
          {
            role,
            words: low === 'his' ? 'he' : low === 'her' ? 'she' : low === 'their' ? 'they' : pronoun[1]!,
            start,
            end: start + pronoun[1]!.length,
          },
          'indirect',
          start,
        )
      }
      const owner = readPossessorBefore(before.replace(/\s+\p{Ll}+\s+$/u, ' '))
      if (!owner) return undefined
      const start = hit.start - before.length + owner.index
      return made({ role: 'named', words: owner.words, start, end: start + owner.words.length }, 'indirect', start)
    }
    default: {
      if (!/(?:[,—]\s*|\bby\s+|\bwhile\s+)$/.test(before)) return undefined
      if (/^point/.test(hit.word) && !/^\s+(?:out|to)\b/.test(rest)) return undefined
      if (!COMPLEMENT.test(rest) && !clauseFollows(rest) && !personAfter(text, hit.end)) return undefined
      const previous = lastIn(found, floor, hit.start)
      const draft = made(
        previous?.speaker ?? firstPerson(text, floor, hit.start) ?? { role: 'unnamed', words: '' },
        'indirect',
      )
      if (draft.speaker.role === 'unnamed') return undefined
      if (previous?.within !== undefined) draft.within = previous.within
      draft.elided = true
      return draft
    }
  }
}
