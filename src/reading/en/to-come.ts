/** What is announced and not yet written: "Comments follow", "septel", "being reported separately", "I shall write you separately". */
import type { FoundReference, Mention } from '../reference.ts'
import type { Cue } from './scan.ts'

const THING =
  '(?:comments?|more|notes?|paper|reply|answer|minutes|details?|texts?|(?:tel|telegram|letter|cable|message|msg|memo|memorandum|despatch|report|reports|airgram|account|views|estimate|recommendations?|translation|summary|summaries|analysis|remainder|continuation|substance|conclusions?|draft)s?)'
/** "Tel will follow", "Full report of conversation follows by pouch": the thing stands up to six words before. */
const FOLLOWS = new RegExp(
  `((?:\\b(?:full|further|detailed|separate|complete|verbatim|embassy|joint|our|my|emb|dept)\\s+)*\\b${THING}(?:\\s+(?:on|of|re|from|regarding|concerning|for)\\s+(?:[\\w’'()-]+\\s+){0,9}?[\\w’'()-]+)?(?:\\s+being|\\s+will|\\s+to|\\s+shortly|\\s+which)?)\\s+$`,
  'i',
)
/** What follows here and now, or somebody: no announcement. */
const FOLLOWED =
  /^(?:ing)?\s+(?:up\b|this\b|that\b|the\b|these\b|a\b|him\b|them\b|our\b|your\b|his\b|from\s+(?:the|this|that)\b|on\s+(?:the\s+)?heels|closely\b|exactly\b|suit\b)/i
const TAIL =
  /(?:\s+(?:shortly|soonest|soon|immediately|later|separately|septels?|asap|today|tomorrow|by\s+(?:pouch|airgram|telegram|cable|despatch|bag|air|mail|courier)|in\s+(?:separate|next|subsequent|later|following)\s+(?:tel|telegram|cable|message|despatch|airgram)s?|via\s+[A-Z]\w+\s+channels?|as\s+\p{Lu}\p{L}+\s+\d{1,4}))*/uy
const SEPARATELY =
  /(?:(?:\b(?:is|are|was|has\s+been|being|be|will\s+be|am|have|we|i|been|which|on\s+which\s+we\s+have)\s+){0,3}\b(?:sent|sending|reported|reporting|transmitted|transmitting|cabled|telegraphed|commented|commenting|forwarded|forwarding|covered|providing\s+you|writ(?:e|ing)(?:\s+(?:you|to\s+you)(?:\s+and\s+[\w’' ]{3,40})?)?|addressed|communicated|submitted|submitting|discussed|dealt\s+with|pouched|airmailed|mailed)(?:\s+on)?(?:\s+you)?)\s+$/i
const NEXT =
  /^(?:next|subsequent|separate|following|succeeding)(?:\s+(?:following|numbered|succeeding|immediately))?(?:\s+(?:cas|joint|embassy|detailed|personal))?\s+(?:telegram|telegraph|message|cable|(?:emb|dep|con)?tel|airgram|msg|despatch|memorandum|memoranda|memo|paper)s?(?![\p{L}])/u
const FULL_LEAD = /\b(?:(?:in|by|see|a|an|immediately|being\s+\w+\s+in)\s+){1,3}$/i

export function findToCome(text: string, low: string, cues: readonly Cue[]): FoundReference[] {
  const found: FoundReference[] = []
  const add = (start: number, end: number, more: Partial<FoundReference> = {}) => {
    if (start >= (found.at(-1)?.end ?? 0))
      found.push({ start, end, words: text.slice(start, end), kind: 'telegram', toCome: true, use: 'cites', ...more })
  }
  for (const { at, end, word } of cues) {
    const lead = low.slice(Math.max(0, at - 90), at)
    switch (word) {
      case 'septel':
      case 'septels':
        add(at, end)
        break
      case 'follow':
      case 'follows': {
        const numbered = /^\s+as\s+(?:my\s+)?(\p{Lu}\p{L}+)\s+(\d{1,5})(?!\d)/u.exec(text.slice(end, end + 40))
        if (numbered) {
          add(at, end + numbered[0].length, { author: { role: 'named', words: numbered[1]! }, number: numbered[2]! })
          break
        }
        const m = FOLLOWS.exec(lead)
        const after = text.slice(end, end + 24)
        if (!m || FOLLOWED.test(after) || /^\s*:/.test(after)) break
        // "text follows" and then the text itself.
        if (/^texts?\b/.test(m[1]!) && /^[.:]?\s*\n/.test(after)) break
        add(at - m[0].length, tailOf(text, end))
        break
      }
      case 'separately': {
        const m = SEPARATELY.exec(lead)
        if (m) add(at - m[0].trimStart().length, tailOf(text, end), self(m[0]))
        break
      }
      case 'pouch':
      case 'pouched':
      case 'pouching':
      case 'despatch': {
        const m =
          word === 'pouched'
            ? /\bbeing\s+$/.exec(lead)
            : word === 'pouching'
              ? /\b(?:am|is|are|embassy|legation|consulate)\s+$/.exec(lead)
              : /\b(?:be|being|follows?|forwarded|sent|reported|transmitted|submitted)\s+(?:\w+\s+)?(?:by|in|via)\s+(?:air\s+)?$/.exec(
                  lead,
                )
        if (m && !(word === 'despatch' && /^\s+(?:no\b|\d)/i.test(text.slice(end, end + 8))))
          add(at - m[0].length, end, { kind: 'report' })
        break
      }
      default: {
        const m = NEXT.exec(low.slice(at, at + 60))
        if (
          !m ||
          /\b(?:the|that|this|these|our|your|his)\s+$/.test(lead) ||
          /^\s*(?:no\.?\s*)?\d/.test(low.slice(at + m[0].length, at + m[0].length + 8))
        )
          break
        const opener = /^(?:following|next)/.test(m[0])
        // "Following telegram sent to Rome": what comes now. "in following telegram" is another.
        const led = FULL_LEAD.exec(lead)
        if (opener && !led && !/\bimmediately\s+$/.test(lead)) break
        add(/immediately\s+$/.test(lead) ? at - /immediately\s+$/.exec(lead)![0].length : at, at + m[0].length)
      }
    }
  }
  return found
}

function tailOf(text: string, end: number): number {
  TAIL.lastIndex = end
  return end + (TAIL.exec(text)?.[0].length ?? 0)
}

function self(words: string): { author?: Mention } {
  const m = /\b(I|we|am)\b/i.exec(words)
  return m ? { author: { role: 'self', words: m[1]! } } : {}
}
