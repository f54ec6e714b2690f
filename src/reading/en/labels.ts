/**
 * What goes with a paper: "(Tab A)", "Enclosure 3", "Appendix “B”", "the attached chart", "copy attached", "I am enclosing a clipping".
 * A paper already found in the same phrase is marked as attached; else the phrase is a reference of its own.
 */
import type { FoundReference } from '../reference.ts'
import { KIND_NOUNS } from './nouns.ts'
import type { Cue } from './scan.ts'

const LABEL =
  /\s*\(?(?:No\.?\s*|#\s*|number\s+)?[“"‘']?((?:\d{1,2}|[A-Z]{1,2}|[IVX]{1,4})(?:-\d{1,2}|\d{0,2}))[”"’']?(?![\p{L}\d’'])\)?/uy
const LISTED = /\s*(?:,|and|&|through|to|[–-])\s*[“"‘']?([A-Z]|\d{1,2})[”"’']?(?![\p{L}\d])/uy
const LABEL_WORD = /^(?:tabs?|[ei]nclosures?|encls?|incls?|annex(?:es)?|appendi(?:x|ces)|attachments?)$/
/** Annexes and appendices of treaties and laws, and headings that only say what follows: no enclosures of this paper. */
const OF_ANOTHER = /^\s*(?:of|to)\s+(?:the\s+)?(?:\p{Lu}|treat|agreement|convention|protocol)/u

/** Finds labels and marks of enclosure; gives back all references, the ones found before with what these add. */
export function findLabels(
  text: string,
  low: string,
  cues: readonly Cue[],
  found: readonly FoundReference[],
): FoundReference[] {
  if (cues.length === 0) return [...found]
  const all = [...found].sort((a, b) => a.start - b.start)
  const added: FoundReference[] = []
  let done = 0
  for (const cue of cues) {
    if (cue.at < done) continue
    const one = LABEL_WORD.test(cue.word) ? readLabel(text, cue) : undefined
    const end = one
      ? place(text, all, added, one)
      : LABEL_WORD.test(cue.word)
        ? alone(text, low, cue, added)
        : /^(?:attach|[ei]nclos|appended|herewith)/.test(cue.word)
          ? readAttached(text, low, all, added, cue)
          : 0
    done = Math.max(done, end)
  }
  return [...all, ...added]
}

interface Label {
  readonly start: number
  readonly end: number
  readonly label: string
  readonly set?: 'closed'
}

function readLabel(text: string, cue: Cue): Label | undefined {
  LABEL.lastIndex = cue.end
  const m = LABEL.exec(text)
  if (!m) return undefined
  const word = text.slice(cue.at, cue.end)
  // "tab a" is a label only in capitals or with its capital letter; a figure may follow any.
  if (/^[A-Z]/.test(m[1]!) && m[1]!.length > 2 && !/^[IVX]+$/.test(m[1]!)) return undefined
  if (/^I$/.test(m[1]!) && !/tab|annex|appendix|enclosure|attachment/i.test(word)) return undefined
  let end = cue.end + m[0].replace(/\)$/, (mark) => (m[0].includes('(') ? mark : '')).length
  if (OF_ANOTHER.test(text.slice(end, end + 40)) && !/^tab/i.test(word)) return undefined
  let set = false
  for (let step = 0; step < 8; step++) {
    LISTED.lastIndex = end
    const more = LISTED.exec(text)
    if (!more || (!/s$/.test(cue.word) && !/^[A-Z]$/.test(more[1]!))) break
    end += more[0].length
    set = true
  }
  const name = word[0]!.toUpperCase() + word.slice(1).toLowerCase().replace(/s$/, '')
  return { start: cue.at, end, label: `${name} ${m[1]}`, ...(set && { set: 'closed' as const }) }
}

/** A label right behind a paper, "the basic recommendation (Tab A)", is that paper's; else it stands for itself. */
function place(text: string, all: FoundReference[], added: FoundReference[], one: Label): number {
  const i = before(all, one.start)
  const r = all[i]
  const between = r ? text.slice(r.end, one.start) : undefined
  let { end } = one
  if (text[end] === ')' && /\([^()]*$/.test(text.slice(Math.max(0, one.start - 160), one.start))) end++
  if (r && between !== undefined && !r.label && between.length < 90 && JOINS.test(between) && !r.back) {
    all[i] = {
      ...r,
      end,
      words: text.slice(r.start, end),
      use: 'encloses',
      attached: true,
      label: one.label,
    }
    return end
  }
  const lead = text.slice(Math.max(0, one.start - 40), one.start)
  const line = lead.slice(lead.lastIndexOf('\n') + 1)
  const rest = text.slice(one.end, one.end + 60).split('\n', 1)[0]!
  // Alone on its line, bracketed or not, it heads what is printed after it.
  if (/^[\s[*#>“"]*$/.test(line) && /^[\s\])*:.”"]*$/.test(rest)) return one.end
  const start = one.start
  added.push({
    start,
    end: one.end,
    words: text.slice(start, one.end),
    kind: 'enclosure',
    attached: true,
    label: one.label,
    use: 'encloses',
    ...(one.set && { set: one.set }),
  })
  return one.end
}

/** From the paper to its label: a bracket, "is attached as", "which is". */
const JOINS =
  /^\s*,?\s*(?:\(\s*)?(?:(?:(?:is|are|was|were)\s+)?(?:also\s+)?(?:copy\s+)?(?:attached|[ei]nclosed|appended)(?:\s+(?:hereto|herewith|to\s+this\s+\w+))?)?\s*(?:for\s+(?:your|the)\s+\w+\s*)?,?\s*(?:\(\s*)?(?:(?:as|at|in|under|see|copy)\s+)?(?:part\s+of\s+)?$/

function before(all: readonly FoundReference[], at: number): number {
  let [from, to] = [0, all.length]
  while (from < to) {
    const mid = (from + to) >> 1
    if (all[mid]!.start < at) from = mid + 1
    else to = mid
  }
  return from - 1
}

/** "See attachment", "set forth in the enclosures": with an article, and no number. */
function alone(text: string, low: string, cue: Cue, added: FoundReference[]): number {
  const lead = /(?:\bsee|\bthe|\bas an|\bin an)\s+(?:\w+\s+)?$/.exec(low.slice(Math.max(0, cue.at - 24), cue.at))
  if (!lead || /^(?:tab|incl)/.test(cue.word)) return 0
  // "the annex" is a building or a part of a treaty as often as not.
  if (/^a(?:nnex|pp)/.test(cue.word) && !/\b(?:in|see|as)\s+the\s+$/.test(low.slice(Math.max(0, cue.at - 10), cue.at)))
    return 0
  const start = /^the/.test(lead[0]) ? cue.at - lead[0].length : cue.at
  added.push({
    start,
    end: cue.end,
    words: text.slice(start, cue.end),
    kind: 'enclosure',
    attached: true,
    use: 'encloses',
  })
  return cue.end
}

/** "is attached", "(copy attached)", "attached hereto": after what is attached. */
const PREDICATE =
  /(?:\b(?:is|are|am|was|were|be|being|been|also|copy|copies|text|list|summary|,|\(|see|herewith|hereto)\s*|\()$/
const VERB =
  /\b(?:I|we|he|she|they|you|am|are|is|also|herewith|take pleasure in|pleased to|to)\s+(?:(?:also|herewith|now|am|are|will|is)\s+)*$/i
const HEAD =
  /\s+(?:herewith\s+|hereto\s+|for\s+(?:your|the)\s+(?:[\p{L}’'-]+\s+){1,3})?(?:(?:is|are)\s+)?(?:(?:a|an|the|my|our|some|one|another|two|three|four|copies|copy|text|various|of|herewith)\s+){0,4}(?:(?:very|more|rather)\s+)?((?:[\p{L}\d’'–-]+\s+){0,4}?[\p{L}\d’'–-]+)(?=\s*(?:[.,;:()\n]|$|\s(?:of|from|to|on|for|which|that|in|by|with|will|should|gives?|shows?|regarding|concerning|about|and|is|are|was|were|might|may|prepared|describing|showing|dated|written|setting|marked|listing|setting)\s))/uy
const NO_THINGS =
  /^(?:to|by|importance|great|hereto|herewith|as|in|for|at|and|or|is|are|was|with|condition|conditions|strings|significance|weight|value|themselves|himself|itself|much|any|no|particular|special|considerable|less|more|greatest|utmost|primary|mainly)\b/i
const NO_PAPERS =
  /\b(?:importance|significance|weight|value|priority|conditions?|strings|unit|units|personnel|officers?|advis[eo]rs?|men|troops|forces|blame|responsibility|urgency|interest|area|areas|waters|sea|territory|embassy|legation|mission|staff|note\s+taker)\b/i

function readAttached(text: string, low: string, all: FoundReference[], added: FoundReference[], cue: Cue): number {
  const i = before(all, cue.at)
  const inside = all[i]
  // "the attached report" has been read with its noun.
  if (inside && inside.end > cue.at) return 0
  const lead = low.slice(Math.max(0, cue.at - 48), cue.at)
  const before40 = text.slice(Math.max(0, cue.at - 130), cue.at)
  const predicate = PREDICATE.test(lead) && /ed$|herewith$/.test(cue.word)
  const rest = text.slice(cue.end, cue.end + 40)
  if (
    /^\s+(?:great|much|any|no|little|more|less|considerable|the\s+(?:greatest|utmost))\s+(?:\w+\s+)?(?:importance|significance|weight|value|priority)/.test(
      rest,
    )
  )
    return 0
  if (predicate && !/^\s+(?:is|are)\s/.test(rest) && (!/^\s+to\s/.test(rest) || TO_PAPER.test(rest))) {
    const objects = /(?:^|[.;:!?]["”’)]?\s|\n)\s*(?:there\s+(?:is|are)|also)\s+(?:also\s+)?$/i.test(before40)
    if (!objects) {
      const since = inside ? text.slice(inside.end, cue.at) : undefined
      const end = endOfMark(text, cue.end)
      if (inside && since !== undefined && since.length < 100 && !/[;\n]|[^\s.]{3,}\.\s/.test(since)) {
        const near = since.length < 28
        // "(attached)" further on is said of something else.
        if (!near && /\(\s*$/.test(lead)) return addMark(text, added, cue, end)
        // "A copy of this draft is enclosed": it is not the paper at hand.
        const { atHand, back: _, ...told } = inside
        all[i] = {
          ...(near && atHand ? told : inside),
          use: 'encloses',
          attached: true,
          ...(near && { end, words: text.slice(inside.start, end) }),
        }
        if (near) return end
      }
      const subject = subjectBefore(text, cue.at)
      if (subject === undefined || NO_PAPERS.test(text.slice(subject, cue.at))) return 0
      const start = inside && inside.end > subject ? cue.at : subject
      added.push({ start, end, words: text.slice(start, end), kind: 'enclosure', attached: true, use: 'encloses' })
      return end
    }
  }
  // "Attached is a chart", "I attach a clipping", "the attached list", "see attached map".
  const verb = VERB.test(text.slice(Math.max(0, cue.at - 40), cue.at))
  const adjective = /(?:\bthe|\ban?|\bsee|\bthis)\s+$/i.test(lead)
  const opens = /(?:^|[.;:(!?]["”’)]?\s*|\n|\balso\s+|\bthere\s+(?:is|are)\s+(?:also\s+)?)$/i.test(lead)
  if (
    !verb &&
    !adjective &&
    !(opens && cue.word !== 'attaching' && cue.word !== 'enclosing' && cue.word !== 'inclosing')
  )
    return 0
  // "I enclose one for your files."
  const one = verb
    ? /^\s+(?:one|another|two|three|some|it|them)\b(?=\s*(?:[.,;)]|for\b|as\b|herewith\b|with\b))/.exec(rest)
    : null
  if (one) return addMark(text, added, cue, cue.end + one[0].length)
  HEAD.lastIndex = cue.end
  const m = HEAD.exec(text)
  if (!m || NO_THINGS.test(m[1]!) || NO_PAPERS.test(m[1]!)) {
    if (!adjective || !/^[.,;]/.test(rest)) return 0
    return addMark(text, added, cue, cue.end)
  }
  const end = cue.end + m[0].length
  const next = all[i + 1]
  // A noun of the trade inside the phrase has been read: it only gains the mark.
  if (next && next.start < end + 30 && next.start >= cue.end && !/[.;]/.test(text.slice(cue.end, next.start))) {
    all[i + 1] = { ...next, use: 'encloses', attached: true }
    return 0
  }
  const start = adjective ? cue.at - (/the\s+$/.exec(lead)?.[0].length ?? 0) : cue.at
  added.push({
    start,
    end,
    words: text.slice(start, end),
    kind: 'enclosure',
    noun: m[1]!.toLowerCase(),
    attached: true,
    use: 'encloses',
    ...(!adjective && { indefinite: true }),
  })
  return end
}

function addMark(text: string, added: FoundReference[], cue: Cue, end: number): number {
  added.push({
    start: cue.at,
    end,
    words: text.slice(cue.at, end),
    kind: 'enclosure',
    attached: true,
    use: 'encloses',
  })
  return end
}

/** A mark of enclosure ends with what belongs to it: "attached hereto". */
function endOfMark(text: string, end: number): number {
  const more = /^\s+(?:hereto|herewith|to\s+this\s+\p{L}+)/u.exec(text.slice(end, end + 40))
  return end + (more?.[0].length ?? 0)
}

/** Attached to a paper, and not to a staff or a condition. */
const TO_PAPER = new RegExp(`^\\s+to\\s+(?:this|that|the|my|our|your|his|a)\\s+(?:\\w+\\s+){0,2}(?:${KIND_NOUNS})`, 'i')

/** Where the clause begins whose subject is attached, at most a hundred letters back. */
function subjectBefore(text: string, at: number): number | undefined {
  const from = Math.max(0, at - 140)
  const window = text.slice(from, at)
  let cut = from === 0 ? 0 : -1
  for (const m of window.matchAll(/(?<=[^\s.]{3,}|\d|^)[.;:?!(][”"’)]?\s*|\n\s*|,\s+(?:and|but|also)\s+|\(/g))
    cut = m.index + m[0].length
  return cut < 0 || at - from - cut > 130 ? undefined : from + cut
}
