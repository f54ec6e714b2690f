/**
 * Titles as editions and registers write them: "Telegram From the Embassy in Vietnam to the Department of State", "Letter
 * from A to B", "Memorandum of Conversation". Gives the kind, and sender and addressee where the title names them.
 */
import type { TitleRead } from '../language.ts'

/** Words for kinds, and the kind each means. */
export const KIND_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    telegram: 'telegram',
    telegrams: 'telegram',
    cable: 'telegram',
    telegramm: 'telegram',
    letter: 'letter',
    brief: 'letter',
    message: 'message',
    note: 'note',
    memorandum: 'memorandum',
    memo: 'memorandum',
    memcon: 'minutes',
    minutes: 'minutes',
    broadcast: 'broadcast',
    speech: 'broadcast',
    address: 'broadcast',
    statement: 'statement',
    report: 'report',
    mail: 'mail',
    email: 'mail',
    press: 'press',
    airgram: 'airgram',
    despatch: 'despatch',
    dispatch: 'despatch',
    postcard: 'letter',
    proclamation: 'statement',
    'aide-mémoire': 'note',
    'aide-memoire': 'note',
    instruction: 'instruction',
    circular: 'telegram',
  }),
)

const KIND =
  /^(?:(?:Draft|Revised|Circular|Oral|Personal|Confidential|Open|Secret|Joint|Informal)\s+)*(Telegram|Letter|Message|Note|Memorandum of (?:a )?(?:Telephone )?Conversation|Memorandum for the Record|Memorandum|Airgram|Despatch|Dispatch|Minutes|Statement|Broadcast|Aide-Mémoire|Cable|Instruction|Report|Speech|Address|Editorial Note|(?:Special )?National Intelligence Estimate|National Security Council Report|Record)\b/i

/** "No. 100 The Ambassador in the United Kingdom (Aldrich) to the Department of State": no kind, but both ends. */
const OFFICE =
  /^(?:No\. \d+\s+)?(?:The )?((?:(?:Acting|Deputy|Under|Assistant|Vice|Prime) )*(?:Secretary|Ambassador|Chargé|Minister|Consul|President|Chairman|Counselor|Department|Embassy|Legation)\b.+?)\s+to\s+(.+)$/

export function readTitle(title: string): TitleRead {
  const words = firstSentence(title.replace(/\s+/g, ' ').trim())
  const kind = KIND.exec(words)
  const named = kind && kindOf(kind[1]!)
  const alone = kind && /^,? (?:No\.? ?|Number |Nr\.? ?|№ ?)(\d{1,5}[A-Z]?)\.?$/i.exec(words.slice(kind[0].length))
  if (alone) return { kind: named!, number: alone[1]! }
  const numbered = kind && /^ ((?:[A-Z][a-z]+ |No\. )?\d{1,5}) (?=from |to )/i.exec(words.slice(kind[0].length))
  if (numbered) {
    const without = `${kind[0]} ${words.slice(kind[0].length + numbered[0].length)}`
    return { ...readTitle(without), number: numbered[1]!.replace(/^No\. /, '') }
  }
  const m = /^(.*?)\b(?:from|by)\s+(.+?)\s+to\s+(.+)$/i.exec(words)
  if (m && kind && m[1]!.trim().length <= kind[0].length + 30)
    return { kind: named!, from: party(m[2]!), to: party(m[3]!) }
  const one = kind && /^\s*(?:from|by)\s+(.+)$/i.exec(words.slice(kind[0].length))
  if (one) return { kind: named!, from: party(one[1]!) }
  const to = kind && named !== 'minutes' && /^\s*to\s+(.+)$/i.exec(words.slice(kind[0].length))
  if (to) return { kind: named!, to: party(to[1]!) }
  if (named) return { kind: named }
  const office = OFFICE.exec(words)
  return office ? { from: party(office[1]!), to: party(office[2]!) } : {}
}

const NAME = String.raw`(?:\p{Lu}[\p{L}'’-]*\.?)(?: (?:\p{Lu}[\p{L}'’-]*\.?|de|der|den|von|van|la|le|di|da|af|of)){0,5}`
const ENDS = new RegExp(String.raw`^(${NAME}) (?:to|à|an|a|til|till) (${NAME})(?=$|[,;:(]| (?:on |dated )?\d)`, 'u')
const NO_SENDER =
  /^(?:Reply|Repl(?:y|ies)|Answer|Response|Letters?|Notes?|Messages?|Telegrams?|Memo|Memorandum|Annex|Appendix|Address|Speech|Introduction|Guide|Return|Visit|Road|Preface|Prelude|Speaks?|Instructions?|Draft|Report|Re|The|A|An|How|Why|From|On|In|Towards?|Trip|Journey|Travels?|Voyage|Way|Flight|Next|Due|According|Thanks|Welcome|Copy|Copies|Dear|Up|Back)$/

/** "Petrie to Lindqvist", "Anders Lindqvist to Carla Voss, confidential": both ends, and no word of what it is. */
export function readEnds(words: string): Pick<TitleRead, 'from' | 'to'> {
  const m = ENDS.exec(words.replace(/\s+/g, ' ').trim())
  return !m || NO_SENDER.test(m[1]!.split(' ')[0]!) ? {} : { from: m[1]!, to: m[2]! }
}

function kindOf(words: string): string {
  const lower = words.toLowerCase()
  if (lower.includes('conversation')) return 'memorandum'
  if (lower.startsWith('memorandum')) return 'memorandum'
  return KIND_WORDS.get(lower) ?? lower
}

/** A calendar of documents goes on after the title: "Letter from Fisk to McCloy, March 2. Transmits final report..." */
function firstSentence(words: string): string {
  const m = /^.{12,}?(?:\p{Ll}|\d|\))\.(?= \p{Lu})/u.exec(words)
  return m && !/\b(?:Mr|Mrs|Dr|Gen|Adm|No|St|Jr|Sr|Lt|Col|Sen)\.$/.test(m[0]) ? m[0].slice(0, -1) : words
}

/** "the Ambassador in Vietnam (Durbrow)" → "Ambassador in Vietnam (Durbrow)"; a date or place after a comma is no name. */
function party(words: string): string {
  return words
    .replace(/^the\s+/i, '')
    .replace(
      /,\s+(?:dated\s+)?(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b.*$/i,
      '',
    )
    .replace(/,\s+at\s+\p{Lu}.*$/u, '')
    .replace(/[.,;:]+$/, '')
    .trim()
}
