/** Beside the text: references both ways with their passages, replies, copies, and what the keeper wrote on it. */
import type { ReactNode } from 'react'
import type { Desk, DeskCopy, DeskJourney, DeskText } from '../../server/api.ts'
import { sayWhen } from '../desk/say.ts'
import { Quotation } from '../findings/Quotation.tsx'
import { words } from '../words.ts'
import { Holding } from './Holding.tsx'
import { OtherTexts } from './OtherTexts.tsx'

interface Props {
  readonly shown: DeskText
  readonly desk: Desk
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
  readonly onBeside: (paper: string) => void
  readonly edition: number
}

export function Margin({ shown, desk, onOpen, onBeside, edition }: Props) {
  const { reader } = words
  const seen = desk.eyes.seenBy !== undefined
  const open = (id: string) => (
    <button type="button" className="plain" onClick={() => onOpen(id)}>
      {shown.titles[id] ?? id}
    </button>
  )
  const beside = (id: string, title = shown.titles[id] ?? id) => (
    <button type="button" className="aside" onClick={() => onBeside(id)} aria-label={reader.besideLabel(title)}>
      {reader.beside.open}
    </button>
  )
  const statements = shown.marks.filter((m) => m.kind === 'statement')
  const inferred = Object.entries(shown.inferred)
  return (
    <div className="margin">
      {shown.answers.length > 0 && (
        <Part title={reader.answers}>
          <ul>
            {shown.answers.map((id) => (
              <li key={id}>
                {open(id)} {beside(id)}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {shown.answeredBy.length > 0 && (
        <Part title={reader.answeredBy}>
          <ul>
            {shown.answeredBy.map((id) => (
              <li key={id}>
                {open(id)} {beside(id)}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {shown.paper.hasText && (
        <OtherTexts
          paper={shown.paper.id}
          seenBy={desk.eyes.seenBy}
          asOf={desk.eyes.asOf}
          edition={edition}
          onOpen={onOpen}
          beside={beside}
        />
      )}
      {shown.paper.hasText && (
        <Part title={reader.refersTo} count={shown.links.length}>
          {shown.links.length === 0 && <p className="muted">{reader.refersToNothing}</p>}
          <ul className="references">
            {shown.links.map((link) => (
              <li key={`${link.start}-${link.end}`}>
                <button
                  type="button"
                  className={`plain reference reference-${link.outcome}`}
                  onClick={() => onOpen(link.paper, [link.start, link.end])}
                >
                  {link.words}
                </button>{' '}
                <span className="muted">{reader.outcomes[link.outcome]}</span>{' '}
                {link.targets.map((id, i) => (
                  <span key={id}>
                    {i > 0 && '; '}
                    {open(id)} {beside(id)}
                  </span>
                ))}
                {link.targets.length === 0 && link.candidates.length > 0 && (
                  <span className="muted">
                    {link.candidates.map((c) => shown.titles[c.paper] ?? c.paper).join(' / ')}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {statements.length > 0 && (
        <Part title={reader.statements} count={statements.length}>
          <ul className="quotations">
            {statements.map((m) => (
              <li key={`${m.start} ${m.end} ${m.says}`}>
                <Quotation
                  passage={{ title: m.says, words: shown.text.slice(m.start, m.end) }}
                  onOpen={() => onOpen(shown.paper.id, [m.start, m.end])}
                />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={reader.referredToBy} count={shown.referredToBy.length}>
        {shown.referredToBy.length === 0 && <p className="muted">{reader.nobodyRefers}</p>}
        <ul className="quotations">
          {shown.referredToBy.map((p) => (
            <li key={`${p.paper} ${p.start}`}>
              <Quotation passage={p} onOpen={() => onOpen(p.paper, [p.start, p.end])} />
            </li>
          ))}
        </ul>
      </Part>
      {shown.paper.onFile !== 'absent' && (
        <Part title={seen ? reader.copiesSeen : reader.copies}>
          <Holding copies={shown.copies} />
          {shown.copies.length === 0 && <p className="muted">{reader.noCopies}</p>}
          <ul className="copies">
            {shown.copies.map((copy, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a holder may have several copies alike.
              <li key={`${copy.holder} ${i}`}>{sayCopy(copy)}</li>
            ))}
          </ul>
        </Part>
      )}
      {shown.journeys.length > 0 && (
        <Part title={reader.journeys} count={shown.journeys.length}>
          <ul className="copies">
            {shown.journeys.map((j, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two legs may be alike.
              <li key={`${j.from} ${j.to} ${i}`}>{sayJourney(j)}</li>
            ))}
          </ul>
        </Part>
      )}
      {shown.searches.length > 0 && (
        <Part title={reader.searches} count={shown.searches.length}>
          <ul>
            {shown.searches.map((s) => (
              <li key={s}>{s}</li>
            ))}
          </ul>
        </Part>
      )}
      {shown.note && (
        <Part title={reader.note}>
          <p>{shown.note}</p>
        </Part>
      )}
      {shown.source.length > 0 && (
        <Part title={reader.source}>
          <ul>
            {shown.source.map((s) => (
              <li key={s}>{s}</li>
            ))}
          </ul>
        </Part>
      )}
      {inferred.length > 0 && (
        <Part title={reader.inferred}>
          <ul>
            {inferred.map(([field, reason]) => (
              <li key={field}>
                {reader.inferredFields[field] ?? field}: <span className="muted">{reason}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </div>
  )
}

function sayJourney(j: DeskJourney): ReactNode {
  const { reader } = words
  const parts = [
    j.channel,
    j.stages.join(' → '),
    j.sent && `${reader.sent} ${sayWhen(j.sent)}`,
    j.received && `${reader.arrived} ${sayWhen(j.received)}`,
  ]
  return (
    <>
      <b>{j.from || '…'}</b> → <b>{j.to || '…'}</b> <span className="muted">{parts.filter(Boolean).join(' · ')}</span>
    </>
  )
}

function sayCopy(copy: DeskCopy): ReactNode {
  const { reader } = words
  const how = reader.how[copy.how] ?? copy.how
  const since = sayWhen(copy.since)
  return (
    <>
      {copy.name && <b>{copy.name}</b>} {how}
      {copy.via && `, ${reader.via(copy.via)}`}
      <span className="muted">
        , {since ? reader.since(since) : reader.unknownTime}
        {copy.until && `, ${reader.until(sayWhen(copy.until))}`}
      </span>
      {copy.lacks.length > 0 && <em> {reader.lacks(copy.lacks)}</em>}
    </>
  )
}

function Part({
  title,
  count,
  children,
}: {
  readonly title: string
  readonly count?: number
  readonly children: ReactNode
}) {
  return (
    <section>
      <h3>
        {title} {count !== undefined && count > 0 && <span className="count">{count}</span>}
      </h3>
      {children}
    </section>
  )
}
