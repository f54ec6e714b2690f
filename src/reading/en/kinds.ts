/** English words for kinds of papers, as keepers, editors and registers write them. */
import type { KindWords } from '../language.ts'
import { KIND_WORDS } from './paper-titles.ts'

export const kinds: KindWords = {
  classes: [
    [/telegram|cable|airgram/, 'telegram'],
    [/editor(?:ial|['’]s) note/, 'editorial'],
    [/diary/, 'other'],
    [
      /conversation|minutes|memcon|summary record|record of|summary notes|notes on|memorandum (?:of|for the record)|meeting/,
      'talk',
    ],
    [/memorand|memo\b/, 'memorandum'],
    [/letter/, 'letter'],
    [/message|oral|mail/, 'message'],
    [/note|aide/, 'note'],
    [/broadcast|speech|address|interview/, 'broadcast'],
    [/statement|press|declaration|announcement|proclamation/, 'statement'],
    [/estimate/, 'estimate'],
    [/agreement|protocol/, 'agreement'],
    [/resolution/, 'resolution'],
    [/report|study|despatch|review|paper/, 'report'],
  ],
  talkTitle: /conversation|conference|meeting/i,
  minutes: /minutes|memorandum|record|conversation/i,
  words: KIND_WORDS,
  draft:
    /^[[(]?(?:no\. \d+\W+)?(?:(?:the|an?|first|second|third|revised|rough|final|preliminary|proposed|unsent|new|amended|corrected|working)\s+)*draft\b|[,(:–—-]\s*(?:(?:first|second|third|revised|rough|final|unsent)\s+)?draft[\])]?$/i,
  excerpt: /^[[(]?(?:no\. \d+\W+)?(?:an?\s+)?(?:extracts?|excerpts?)\b|[,(:–—-]\s*(?:extracts?|excerpts?)[\])]?$/i,
}
