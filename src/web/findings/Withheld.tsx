/** For the keeper: the whole record beside one party's view. Asked for only when this tab is open; it is not in the view. */
import type { DeskWithheld } from '../../server/api.ts'
import type { Answer } from '../desk/ask.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { words } from '../words.ts'
import { Findings } from './Findings.tsx'
import { Quotation } from './Quotation.tsx'

interface Props {
  readonly answer: Answer<DeskWithheld>
  readonly viewer: string
  /** Of what the party holds or knows of. */
  readonly titles: ReadonlyMap<string, string>
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
  readonly onOpenWhole: (paper: string, passage?: readonly [number, number]) => void
}

export function Withheld({ answer, viewer, titles, onOpen, onOpenWhole }: Props) {
  const { withheld } = words
  if (answer.error) return <Trouble error={answer.error} />
  const { value } = answer
  if (!value) return null
  const titleOf = (id: string) => value.titles[id] ?? titles.get(id) ?? id
  // A finding of the whole record may point to what these eyes do not have.
  const follow = (id: string, passage?: readonly [number, number]) =>
    titles.has(id) ? onOpen(id, passage) : onOpenWhole(id, passage)
  return (
    <div className="withheld">
      <p className="muted">{withheld.intro(viewer)}</p>
      {value.referredTo.length > 0 && (
        <section className="group">
          <h3>
            {withheld.referredTo} <span className="count">{value.referredTo.length}</span>
          </h3>
          <ul>
            {value.referredTo.map(({ paper, passages, signs }) => (
              <li key={paper.id}>
                <button
                  type="button"
                  className="plain title"
                  onClick={() => onOpenWhole(paper.id)}
                  title={withheld.openWhole}
                >
                  {paper.title}
                </button>
                {passages.map((p) => (
                  <Quotation
                    key={`${p.paper} ${p.start}`}
                    passage={p}
                    onOpen={() => onOpen(p.paper, [p.start, p.end])}
                  />
                ))}
                {signs.map((s) => (
                  <p key={`${s.rule} ${s.words}`} className="muted">
                    {withheld.signs[s.rule] ?? s.rule}: {s.words}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {value.inPart.length > 0 && (
        <section className="group">
          <h3>
            {withheld.inPart} <span className="count">{value.inPart.length}</span>
          </h3>
          <ul>
            {value.inPart.map((p) => (
              <li key={p.id}>
                <button
                  type="button"
                  className="plain title"
                  onClick={() => onOpenWhole(p.id)}
                  title={withheld.openWhole}
                >
                  {p.title}
                </button>
                <p className="muted">{p.lacks.length > 0 ? words.reader.lacks(p.lacks) : withheld.summaryOnly}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {value.findings.length > 0 && (
        <>
          <h2 className="over">{withheld.findings}</h2>
          <Findings findings={value.findings} titleOf={titleOf} onOpen={follow} />
        </>
      )}
      {value.referredTo.length + value.inPart.length + value.findings.length === 0 && (
        <p className="empty">{withheld.none}</p>
      )}
      {value.noTrace.length > 0 && (
        <details className="group">
          <summary>
            {withheld.noTrace} <span className="count">{value.noTraceCount.toLocaleString('en')}</span>
          </summary>
          <ul className="bare">
            {value.noTrace.map((p) => (
              <li key={p.id}>
                <button type="button" className="plain" onClick={() => onOpenWhole(p.id)} title={withheld.openWhole}>
                  {p.title}
                </button>
              </li>
            ))}
          </ul>
          {value.noTraceCount > value.noTrace.length && (
            <p className="muted">{words.brief.more(value.noTraceCount - value.noTrace.length)}</p>
          )}
        </details>
      )}
    </div>
  )
}
