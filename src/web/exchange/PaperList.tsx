/** The same papers as a table, for those who read with the keyboard or the ear, and for those without a date. */
import { useEffect, useRef, useState } from 'react'
import type { Desk } from '../../server/api.ts'
import { ColumnHeads } from '../desk/ColumnHeads.tsx'
import { namesOf, sayWhen, stateWords } from '../desk/say.ts'
import { words } from '../words.ts'

interface Props {
  readonly desk: Desk
  readonly selected?: string
  readonly related: ReadonlySet<string>
  readonly onSelect: (paper: string) => void
}

const PAGE = 200

export function PaperList({ desk, selected, related, onSelect }: Props) {
  const at = desk.papers.findIndex((p) => p.id === selected)
  const [shown, setShown] = useState(PAGE)
  const upTo = Math.max(shown, Math.ceil((at + 1) / PAGE) * PAGE)
  const chosen = useRef<HTMLTableRowElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new choice is what scrolls the list.
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const rest = desk.papers.length - upTo
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled with the keyboard.
    <section className="list scroll" tabIndex={0} aria-label={words.exchange.list}>
      {desk.papers.length === 0 && <p className="empty">{words.exchange.empty}</p>}
      {desk.papers.length > 0 && (
        <table>
          <ColumnHeads columns={words.exchange.columns} />
          <tbody>
            {desk.papers.slice(0, upTo).map((p) => (
              <tr
                key={p.id}
                ref={p.id === selected ? chosen : undefined}
                className={p.id === selected ? 'chosen' : related.has(p.id) ? 'related' : undefined}
              >
                <td className="when">{sayWhen(p.sent ?? p.published ?? p.received) || words.reader.noDate}</td>
                <td>{namesOf(desk.parties, p.from) || <Unknown>{words.reader.unknownParty}</Unknown>}</td>
                <td>
                  {namesOf(desk.parties, p.to) ||
                    (p.published ? words.reader.everyone : <Unknown>{words.reader.noAddressee}</Unknown>)}
                </td>
                <td>
                  <button
                    type="button"
                    className="plain"
                    aria-current={p.id === selected ? 'true' : undefined}
                    onClick={() => onSelect(p.id)}
                  >
                    {p.title}
                  </button>
                </td>
                <td>
                  <span className={`state state-${p.state}`}>{stateWords(p)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rest > 0 && (
        <button type="button" className="more" onClick={() => setShown(upTo + PAGE)}>
          {words.exchange.more(Math.min(PAGE, rest))}
        </button>
      )}
    </section>
  )
}

function Unknown({ children }: { readonly children: string }) {
  return <span className="muted">{children}</span>
}
