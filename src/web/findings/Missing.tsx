/** Papers cited and not here, each with the passages that tell of it: a request list. */
import { useState } from 'react'
import type { DeskFindings, DeskMissing } from '../../server/api.ts'
import { words } from '../words.ts'
import { Quotation } from './Quotation.tsx'

type DeskNamed = DeskFindings['named']

interface Props {
  readonly missing: readonly DeskMissing[]
  /** Absent by the record's own word, and cited by no passage. */
  readonly named: DeskNamed
  readonly viewer?: string
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
}

const FIRST = 60
const PASSAGES = 4

export function Missing({ missing, named, viewer, onOpen }: Props) {
  const [all, setAll] = useState(false)
  if (missing.length + named.length === 0) return <p className="empty">{words.missing.none}</p>
  const shown = all ? missing : missing.slice(0, FIRST)
  return (
    <>
      <section className="group missing">
        {missing.length === 0 && <p className="muted">{words.missing.noneCited}</p>}
        {missing.length > 0 && (
          <p className="muted">{viewer ? words.missing.introSeen(viewer) : words.missing.intro}</p>
        )}
        <ul>
          {shown.map((m) => (
            <li key={m.id}>
              <button type="button" className="plain title" onClick={() => onOpen(m.id)}>
                {m.description}
              </button>
              {m.why === 'no text' && !m.sections && <p className="muted">{words.missing.noText}</p>}
              {m.sections && <p className="muted">{words.missing.sections(m.sections)}</p>}
              {m.searches.map((s) => (
                <p key={s} className="muted">
                  {words.missing.lookedFor} {s}
                </p>
              ))}
              {m.passages.slice(0, PASSAGES).map((p) => (
                <Quotation key={`${p.paper} ${p.start}`} passage={p} onOpen={() => onOpen(p.paper, [p.start, p.end])} />
              ))}
              {m.passages.length > PASSAGES && (
                <button type="button" className="more" onClick={() => onOpen(m.id)}>
                  {words.missing.passages(m.passages.length)}
                </button>
              )}
            </li>
          ))}
        </ul>
        {missing.length > shown.length && (
          <button type="button" className="more" onClick={() => setAll(true)}>
            {words.findings.more(missing.length - shown.length)}
          </button>
        )}
      </section>
      {named.length > 0 && (
        <details className="group quiet">
          <summary>
            {words.missing.named} <span className="count">{named.length}</span>
          </summary>
          <ul className="bare">
            {named.map((p) => (
              <li key={p.id}>
                <button type="button" className="plain" onClick={() => onOpen(p.id)}>
                  {p.title}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
