/** What the keepers have set themselves: errands, settled as findings are; and where papers were looked for. */
import type { DeskErrand, DeskToDo } from '../../server/api.ts'
import { sayWhen } from '../desk/say.ts'
import { words } from '../words.ts'
import type { Handling } from './Findings.tsx'
import { Settle } from './Settle.tsx'

interface Props {
  readonly toDo: DeskToDo
  /** The keeper's own. */
  readonly handling?: Pick<Handling, 'settled' | 'onSettle'>
  readonly onEnter: (form: 'task' | 'request') => void
  readonly onOpen: (paper: string) => void
}

export function ToDo({ toDo, handling, onEnter, onOpen }: Props) {
  const { errands, searches } = toDo
  const isDone = (e: DeskErrand) => e.done || (handling?.settled[e.key]?.decision ?? 'open') !== 'open'
  const done = errands.filter(isDone)
  const { todo } = words
  return (
    <>
      <section className="group to-do">
        <h3>
          {todo.errands} <span className="count">{errands.length - done.length}</span>
        </h3>
        {errands.length === 0 && <p className="muted">{todo.noErrands}</p>}
        <Errands errands={errands.filter((e) => !isDone(e))} handling={handling} />
        {done.length > 0 && (
          <details>
            <summary>
              {todo.done} <span className="count">{done.length}</span>
            </summary>
            <Errands errands={done} handling={handling} />
          </details>
        )}
        {handling && (
          <button type="button" className="no-print" onClick={() => onEnter('task')}>
            {todo.newErrand}
          </button>
        )}
      </section>
      <section className="group to-do">
        <h3>
          {todo.searches} <span className="count">{searches.length}</span>
        </h3>
        {searches.length === 0 && <p className="muted">{todo.noSearches}</p>}
        <ul>
          {searches.map((s) => (
            <li key={s.paper}>
              <button type="button" className="plain title" onClick={() => onOpen(s.paper)}>
                {s.title}
              </button>
              {s.said.map((said) => (
                <p key={said} className="muted">
                  {said}
                </p>
              ))}
            </li>
          ))}
        </ul>
        {handling && (
          <button type="button" className="no-print" onClick={() => onEnter('request')}>
            {todo.newSearch}
          </button>
        )}
      </section>
    </>
  )
}

function Errands({ errands, handling }: { readonly errands: readonly DeskErrand[] } & Pick<Props, 'handling'>) {
  return (
    <ul>
      {errands.map((e) => (
        <li key={e.key} className="errand">
          <p className="message">{e.title}</p>
          <p className="muted">
            {[e.owner, e.by && words.todo.by(sayWhen(e.by))].filter(Boolean).join(' · ') || words.todo.nobody}
          </p>
          {handling && !e.done && (
            <Settle subject={e.key} standing={handling.settled[e.key]} onSettle={handling.onSettle} />
          )}
        </li>
      ))}
    </ul>
  )
}
