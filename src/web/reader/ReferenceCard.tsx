/** What the machine makes of one reference: the paper meant, how sure, why, and who else it could be. */
import { useEffect, useRef } from 'react'
import type { Link } from '../../collation/link.ts'
import type { DeskJudgement } from '../../server/api.ts'
import { words } from '../words.ts'
import { Judge, useJudging } from './Judge.tsx'

interface Props {
  readonly link: Link
  readonly judgements: readonly DeskJudgement[]
  readonly judging?: { readonly kept: boolean; readonly onJudged: () => void }
  readonly titles: { readonly [paper: string]: string }
  readonly top: number
  readonly left: number
  readonly onOpen: (paper: string) => void
  readonly onClose: () => void
}

export function ReferenceCard({ link, judgements, judging, titles, top, left, onOpen, onClose }: Props) {
  const card = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reference opened takes the focus once.
  useEffect(() => {
    card.current?.focus({ preventScroll: true })
    card.current?.scrollIntoView({ block: 'nearest' })
  }, [link])
  const judge = useJudging(link, judgements, judging?.onJudged)
  const others = link.candidates.filter((c) => !link.targets.includes(c.paper))
  const confidence = link.outcome === 'unmatched' ? undefined : words.reader.confidence(link.confidence)
  return (
    <div
      ref={card}
      className="card"
      role="dialog"
      aria-label={`“${link.words}”`}
      tabIndex={-1}
      style={{ top, left }}
      onKeyDown={(e) => {
        if (e.key === 'Escape') onClose()
        else if (judging) judge.key(e)
      }}
    >
      <button type="button" className="close" aria-label={words.reader.close} onClick={onClose}>
        ×
      </button>
      <p className="card-lead">
        “{link.words}” <em className={`outcome outcome-${link.outcome}`}>{words.reader.outcomes[link.outcome]}</em>
      </p>
      {link.targets.length > 0 && (
        <ul className="targets">
          {link.targets.map((id) => (
            <Row key={id} title={titles[id] ?? id} onOpen={() => onOpen(id)} />
          ))}
        </ul>
      )}
      {link.set && link.targets.length > 1 && <p className="muted">{words.reader.set[link.set]}</p>}
      {confidence && link.targets.length > 0 && (
        <p className="muted">
          {words.reader.confidenceLabel}: {confidence}
        </p>
      )}
      {link.reasons.length > 0 && (
        <>
          <h4>{words.reader.reasons}</h4>
          <ul className="reasons">
            {link.reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
      {others.length > 0 && (
        <>
          <h4>{words.reader.candidates}</h4>
          <ul className="targets">
            {others.slice(0, 8).map((c) => (
              <Row
                key={c.paper}
                title={titles[c.paper] ?? c.paper}
                note={words.reader.confidence(c.confidence)}
                onOpen={() => onOpen(c.paper)}
                onSame={judging && (() => judge.decide('same', [c.paper]))}
              />
            ))}
          </ul>
        </>
      )}
      {judging && <Judge judge={judge} kept={judging.kept} />}
      <p className="muted small">
        {link.judgedBy ? words.reader.judged(link.judgedBy) : judge.standing ? '' : words.reader.suggestion}
      </p>
    </div>
  )
}

interface RowProps {
  readonly title: string
  readonly note?: string
  readonly onOpen: () => void
  readonly onSame?: () => void
}

function Row({ title, note, onOpen, onSame }: RowProps) {
  return (
    <li>
      <span>
        {title} {note && <span className="muted">{note}</span>}
      </span>
      {onSame && (
        <button type="button" onClick={onSame} aria-label={words.reader.judge.sameAs(title)}>
          {words.reader.judge.same}
        </button>
      )}
      <button type="button" onClick={onOpen} aria-label={`${words.reader.open} ${title}`}>
        {words.reader.open}
      </button>
    </li>
  )
}
