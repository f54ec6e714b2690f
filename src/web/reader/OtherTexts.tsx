/** Texts that may be of the paper in hand, each with what it may be and how much the two share. */
import type { ReactNode } from 'react'
import type { DeskOtherTexts } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { words } from '../words.ts'

interface Props {
  readonly paper: string
  readonly seenBy?: string
  readonly asOf?: string
  readonly edition: number
  readonly onOpen: (paper: string) => void
  /** What leads to the paper read beside this one. */
  readonly beside: (paper: string, title: string) => ReactNode
}

export function OtherTexts({ paper, seenBy, asOf, edition, onOpen, beside }: Props) {
  const path = pathTo('other-texts', { seenBy, asOf })
  const answer = useAnswer<DeskOtherTexts>(path, edition)
  // What belongs to other eyes stays out.
  const pairs = (answer.of === path ? answer.value?.pairs : undefined) ?? []
  const own = pairs.filter((p) => p.papers.some(({ id }) => id === paper))
  if (own.length === 0) return null
  const { otherTexts } = words.reader
  return (
    <section>
      <h3>{otherTexts.title}</h3>
      <ul>
        {own.map((p) => {
          const first = p.papers[0].id === paper
          const other = p.papers[first ? 1 : 0]
          return (
            <li key={other.id}>
              <button type="button" className="plain" onClick={() => onOpen(other.id)}>
                {other.title}
              </button>{' '}
              {beside(other.id, other.title)}{' '}
              <span className="muted">
                {p.known
                  ? otherTexts.entered
                  : otherTexts.maybe[p.kind](p.told ? (first ? 'whole' : 'part') : 'either')}
                : {p.reasons.join('; ')}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
