/** Papers, parties and times said in words, the same way on every pane. */
import { MONTH_NAMES } from '../../record/when.ts'
import type { DeskPaper, DeskParty, TimeSpan } from '../../server/api.ts'
import { words } from '../words.ts'

const EDTF_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2})?([+-]\d{2}:?\d{2}|Z)?)?([~?%])?$/
const EDTF_MONTH = /^(\d{4})-(\d{2})([~?%])?$/

/** Words as written; where the source was a bare EDTF value, the same said plainly: "25 October 1962, 01:59 (UTC−04:00)". */
export function sayWhen(span: TimeSpan | undefined): string {
  if (!span) return ''
  return span.words
    .split('/')
    .map(sayOne)
    .join(' – ')
    .replace(/^\.\. – /, 'by ')
    .replace(/ – \.\.$/, ' and after')
}

function sayOne(part: string): string {
  const day = EDTF_DAY.exec(part)
  if (day) {
    const zone = day[5] === undefined ? '' : ` (UTC${day[5] === 'Z' ? '' : day[5].replace('-', '−')})`
    return `${doubt(day[6])}${Number(day[3])} ${MONTH_NAMES[Number(day[2]) - 1] ?? day[2]} ${day[1]}${day[4] ? `, ${day[4]}${zone}` : ''}`
  }
  const month = EDTF_MONTH.exec(part)
  return month ? `${doubt(month[3])}${MONTH_NAMES[Number(month[2]) - 1] ?? month[2]} ${month[1]}` : part
}

function doubt(mark: string | undefined): string {
  return mark === '~' ? 'about ' : mark === '?' ? 'perhaps ' : mark === '%' ? 'perhaps about ' : ''
}

export function whenWords(paper: DeskPaper): string {
  const sent = sayWhen(paper.sent ?? paper.published)
  const received = sayWhen(paper.received)
  return [sent || words.reader.noDate, received && `→ ${received}`].filter(Boolean).join(' ')
}

export function namesOf(parties: readonly DeskParty[], ids: readonly string[]): string {
  return ids.map((id) => parties.find((p) => p.id === id)?.name ?? id).join(', ')
}

export function stateWords(paper: DeskPaper): string {
  const state = words.states[paper.state]
  const text = paper.state === 'knows-of' || paper.state === 'absent' || paper.hasText ? '' : `, ${words.noText}`
  return `${paper.certain ? '' : `${words.possibly} `}${state}${text}`
}

/** "French" for "fr"; a code that nobody knows stays as it is. */
export function languageName(code: string | undefined): string {
  try {
    return (code && new Intl.DisplayNames(['en'], { type: 'language' }).of(code)) || 'another language'
  } catch {
    return code ?? 'another language'
  }
}

export function humanise(id: string): string {
  const said = id.replace(/[-_]+/g, ' ')
  return said.charAt(0).toUpperCase() + said.slice(1)
}
