/**
 * What the forms of a letter say: the salutation at its head, the closing formula and the signature at its end. "Sir," makes
 * a letter and names nobody; "My dear Lindqvist," names one.
 *
 *     My dear Lindqvist,                       ← greeted: Lindqvist
 *     ...
 *     Believe me, yours sincerely,             ← closed
 *     J. M. Petrie                             ← signed: J. M. Petrie
 */

export interface LetterForms {
  /** A salutation stands at the head. */
  readonly greets: boolean
  /** Whom it names, as written ("Mr. Petrie"). */
  readonly greeted?: string
  readonly closes: boolean
  readonly signed?: string
}

const TAIL = 600

const GREETING =
  /^["“]?(?:(?:my )?dear(?:est)? \S.*|(?:honou?red |reverend )?(?:sirs?|madam|gentlemen|your excellenc(?:y|ies)|my lord)|(?:mon )?(?:cher|chère) \S.*|monsieur(?: le \S.*| l['’]\S.*)?|madame(?: la \S.*)?|messieurs|(?:sehr )?geehrter? \S.*|(?:lieber|liebe) \S.*|hochgeehrter \S.*)\s*[,:.!—–-]*$/i
const NAMED =
  /^["“]?(?:(?:my )?dear(?:est)?|(?:mon )?(?:cher|chère)|(?:sehr )?geehrter?|lieber|liebe) (.+?)\s*[,:.!—–-]*$/i
const NOBODY =
  /^(?:(?:and |my )?(?:sirs?|madam|madame|friends?|colleagues?|comrades?|excellency|lord|lady|ami|amie|herr|gentlemen|all|everyone|both|you|brother|boy|fellow|old|young|good|learned)\b)/i
const COURTESY = /^(?:Mr|Mrs|Ms|Miss|Dr|Mme|Madame|Monsieur|M|Herr|Frau|Señora?|Signora?)\.?\s+/

/** "Mr. Petrie" → "Petrie": the name without the courtesy. */
export function withoutCourtesy(name: string): string {
  return name.replace(COURTESY, '').trim()
}

const CLOSING =
  /^(?:(?:(?:and )?believe me|i (?:remain|am|have the hono(?:u)?r to (?:be|remain))|(?:with|best|kind(?:est)?|warm(?:est)?) (?:\w+ )*(?:wishes|regards|respects?|esteem|consideration|compliments)|(?:very |most )?(?:sincerely|respectfully|truly|faithfully|cordially|affectionately)(?: yours)?|(?:ever|always) yours|yours(?: (?:very|most|ever))?(?: (?:sincerely|faithfully|truly|ever|respectfully|obediently|affectionately|always))?|your (?:[\w'’]+,? ){0,5}servants?|(?:(?:with|all my) )?love|(?:veuillez |je vous prie d['’])?agré(?:ez|er)|hochachtungsvoll|mit (?:freundlichen|besten|vorzüglicher))(?=[\s,.:;]|$))(.*)$/i
/** What may stand between the formula's first words and a name on the same line. */
const CLOSING_WORDS =
  /^[\s,.:;]*(?:(?:my |dear |sirs?|madam|gentlemen|believe me|to be|to remain|with|great(?:est)?|respect|esteem|very|most|yours?|truly|sincerely|faithfully|ever|obedient(?:ly)?|humble|servants?|excellency['’]s|etc|&c|and|respectfully|affectionately|always|cordially|regards|wishes)[\s,.:;]*)*/i
/** "Yours of the 3rd is to hand" opens a letter and closes none. */
const NOT_CLOSING =
  /^(?:yours? (?:of|is|was|has|letter|dated|telegram|message)|i (?:am|remain) (?!.*(?:servant|yours|sincerely|truly|faithfully|,\s*$|^i am,? ?$)))/i

const WORD = String.raw`(?:\p{Lu}[\p{L}'’-]*\.?)`
const NAME = new RegExp(`^${WORD}(?: (?:${WORD}|de|der|den|von|van|la|le|di|da|af)){0,5}$`, 'u')
const NO_NAME =
  /^(?:enclosures?|attachments?|copy|copies|p\.? ?s\.?|stop|end|confidential|secret|private|sirs?|madam|monsieur|madame|president|secretary|minister|ambassador|chairman|sincerely|yours?|his|her|excellency|respectfully|love)\b/i

/** A signature names somebody: words with capitals, at least one of more than an initial. */
function readName(line: string | undefined): string | undefined {
  const name = (line ?? '')
    .replace(/^[\s[(]*\/?s\/\s*/i, '')
    .replace(/[\])"”,\s]+$/, '')
    .replace(/(?<=\p{L}{3})\.$/u, '')
    .trim()
  if (name.length > 50 || !NAME.test(name) || NO_NAME.test(name)) return undefined
  return /\p{L}{2}/u.test(name) ? name : undefined
}

/** Reads the forms of a letter. Costs the same for a text of any length. */
export function readLetterForms(body: string, head: readonly string[]): LetterForms {
  const first = head.filter((l) => l !== '').slice(0, 10)
  // "I have the honour to be, / Sir," is no beginning.
  const end = first.findIndex((l) => l.length < 120 && CLOSING.test(l) && !NOT_CLOSING.test(l))
  const top = end < 0 ? first : first.slice(0, end)
  const line = top.find(
    (l) => l.length < 70 && GREETING.test(l) && !/[.!?] \S/.test(l.replace(/\b\p{L}{1,3}\. /gu, '')),
  )
  const named =
    line &&
    NAMED.exec(line)?.[1]
      ?.replace(/\s*[,:;].*$/, '')
      .trim()
  const greeted = named && !NOBODY.test(named) && /^\p{Lu}/u.test(named) ? named : undefined
  const rows = body
    .slice(-TAIL)
    .trimEnd()
    .split('\n')
    .map((l) => l.trim())
  const tail = rows.filter(Boolean)
  let closes = false
  let signed: string | undefined
  for (let i = Math.max(line ? 0 : 1, tail.length - 8); i < tail.length && signed === undefined; i++) {
    const m = tail[i]!.length < 120 ? CLOSING.exec(tail[i]!) : null
    if (!m || NOT_CLOSING.test(tail[i]!) || tail[i] === line) continue
    const rest = m[1]!.replace(CLOSING_WORDS, '')
    // A formula stands alone or leads to a name; more words after it make it a sentence.
    if (rest !== '' && readName(rest) === undefined && !/^(?:veuillez|je|agr|hoch|mit|with)/i.test(tail[i]!)) continue
    closes = true
    signed = rest === '' ? (readName(tail[i + 1]) ?? readName(tail[i + 2])) : readName(rest)
    if (signed === undefined && rest !== '') signed = readName(tail[i + 1])
  }
  // "Sir, / ... / C. Voss": a name alone in the last line, after a blank one, signs what a salutation has opened.
  if (signed === undefined && line !== undefined && rows.length > 2 && rows.at(-2) === '' && tail.at(-1) !== line) {
    const last = readName(rows.at(-1))
    if (last?.includes(' ') && rows.at(-1) !== rows.at(-1)!.toUpperCase()) signed = last
  }
  return { greets: line !== undefined, closes, ...(greeted && { greeted }), ...(signed && { signed }) }
}
