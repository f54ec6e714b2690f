/** What the pointer is on, in words. */
import type { Desk, DeskPaper } from '../../server/api.ts'
import { namesOf, stateWords, whenWords } from '../desk/say.ts'
import { words } from '../words.ts'
import type { Knot } from './layout.ts'

export type TipOn =
  | { readonly kind: 'paper'; readonly id: string; readonly paper: DeskPaper; readonly x: number; readonly y: number }
  | { readonly kind: 'meeting'; readonly id: string; readonly meeting: Knot; readonly x: number; readonly y: number }

export function Tip({
  tip,
  desk,
  width,
  height,
}: {
  readonly tip: TipOn
  readonly desk: Desk
  readonly width: number
  readonly height: number
}) {
  const left = Math.min(tip.x + 14, Math.max(0, width - 300))
  const below = tip.y < height - 130
  const style = below ? { left, top: tip.y + 16 } : { left, bottom: height - tip.y + 12 }
  if (tip.kind === 'meeting')
    return (
      <div className="tip" style={style}>
        <strong>{tip.meeting.title}</strong>
        <span>
          {words.exchange.talk}, {tip.meeting.words}
        </span>
      </div>
    )
  const { paper } = tip
  return (
    <div className="tip" style={style}>
      <strong>{paper.title}</strong>
      <span>
        {namesOf(desk.parties, paper.from) || words.reader.unknownParty} →{' '}
        {namesOf(desk.parties, paper.to) || words.reader.everyone}
      </span>
      <span>{whenWords(paper)}</span>
      <span className={`state state-${paper.state}`}>{stateWords(paper)}</span>
    </div>
  )
}
