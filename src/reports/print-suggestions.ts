/** Stances suggested from what was said, as text: each with its words and reasons, what is none and why, and what to enter. */
import type { LeftOut, StanceSuggestion, SuggestedStances } from '../positions/suggest-stances.ts'
import { nameOf, type Record } from '../record/record.ts'
import { writeStances } from './folder.ts'
import { STANDING_WORDS } from './print-positions.ts'
import { count, findPlaces, type Places, paint, sayEyes, wrap } from './print-text.ts'
import { sayTime } from './print-time.ts'

export function* printSuggestions(record: Record, { suggestions, leftOut }: SuggestedStances): Generator<string> {
  const eyes = sayEyes(record)
  const places = findPlaces(record)
  yield `${paint('bold', `Stances suggested from what was said${eyes && `, ${eyes}`}`)}\n`
  if (suggestions.length === 0)
    yield `${wrap('None: nothing that was said takes up an option and is not on record already.')}\n`
  for (const s of suggestions) yield* printSuggestion(record, places, s)
  if (leftOut.length) yield `\n${paint('bold', 'Not suggested, though they speak of an option')}\n`
  for (const l of leftOut) yield `${wrap(sayLeftOut(places, l), '      ', '  - ')}\n`
  if (suggestions.length === 0) return
  yield `\n${wrap(`${count(suggestions.length, 'suggestion')}; none is in any answer until a person enters it. What is right goes into positions.yaml, or is entered on the desk:`)}\n\n`
  yield writeStances(
    record,
    suggestions.map((s) => s.stance),
  )
}

function* printSuggestion(record: Record, places: Places, s: StanceSuggestion): Generator<string> {
  const { stance } = s
  const takes = stance.stance === 'proposes' ? 'proposes' : STANDING_WORDS[stance.stance]
  const details = [
    stance.when && sayTime(stance.when.words),
    stance.manner,
    stance.authority,
    stance.condition && `if: ${stance.condition.join('; ')}`,
  ]
  const passage = stance.passage
  const where = passage ? places.say(passage.paper, passage.start) : stance.in
  yield `${wrap(`${nameOf(record, stance.party)} ${takes}: ${stance.option} (${details.filter(Boolean).join(', ')})`, '      ', '  - ')}\n`
  yield `${wrap(`“${s.words.replace(/\s+/g, ' ')}”${where === undefined ? '' : ` ${where}`}`, '      ')}\n`
  yield `${wrap(`because: ${s.why.join('; ')}`, '      ')}\n`
  if (!s.counts) yield `${wrap('it would not count: another stance outranks it', '      ')}\n`
}

function sayLeftOut(places: Places, l: LeftOut): string {
  const where = l.paper === undefined ? '' : ` ${l.span ? places.say(l.paper, l.span[0]) : l.paper}`
  return `${l.option}: ${l.who}, “${l.words.replace(/\s+/g, ' ')}”${where}: ${l.why}`
}
