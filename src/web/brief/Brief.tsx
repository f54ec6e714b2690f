/** The brief for a meeting: one page to print. What they hold and lack, will ask, are owed; and what must be shown before they can say a thing. */
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import type { KeeperBrief } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { PartyChooser } from '../desk/PartyChooser.tsx'
import { sayWhen } from '../desk/say.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { Quotation } from '../findings/Quotation.tsx'
import type { ScreenProps } from '../screens.ts'
import { words } from '../words.ts'

/** A page is a page. */
const MOST = 12

export function Brief({ record, address, go, edition, onOpen }: ScreenProps) {
  const { asOf, own = {} } = address
  const { for: party = address.seenBy, say } = own
  const answer = useAnswer<KeeperBrief>(
    party ? pathTo('keeper/brief', { party, asOf, toSay: say || undefined }) : undefined,
    edition,
  )
  const [typed, setTyped] = useState(say ?? '')
  useEffect(() => setTyped(say ?? ''), [say])
  const { brief: text } = words
  const submit = (e: FormEvent) => {
    e.preventDefault()
    go({ own: { ...own, say: typed.trim() } })
  }
  const { value } = answer
  return (
    <main className="screen brief">
      <form className="pane screen-head no-print" onSubmit={submit}>
        <PartyChooser
          label={text.for}
          record={record}
          value={party}
          nobody={words.compare.choose}
          onChoose={(id) => go({ own: { ...own, for: id } })}
        />
        <label className="wide">
          {text.toSay}
          <input
            type="text"
            value={typed}
            placeholder={text.toSayHint}
            list="statements"
            onChange={(e) => setTyped(e.target.value)}
          />
        </label>
        <datalist id="statements">
          {value?.statements.map((s) => (
            <option key={s.id} value={s.id}>
              {s.speaker}: {s.text}
            </option>
          ))}
        </datalist>
        <button type="submit">{text.ask}</button>
        <button type="button" className="primary" disabled={!value} onClick={() => window.print()}>
          {text.print}
        </button>
      </form>
      {answer.error && <Trouble error={answer.error} />}
      {!value && !answer.error && <p className="empty">{answer.asking ? words.laying : text.choose}</p>}
      {value && <Page value={value} asOf={asOf} onOpen={onOpen} />}
    </main>
  )
}

function Page({
  value,
  asOf,
  onOpen,
}: {
  readonly value: KeeperBrief
  readonly asOf?: string
  readonly onOpen: ScreenProps['onOpen']
}) {
  const { brief: text } = words
  const { brief, titles } = value
  const paper = (id: string) => (
    <button type="button" className="plain" onClick={() => onOpen(id)}>
      {titles[id] ?? id}
    </button>
  )
  const known = (state: string) => brief.knowledge.papers.filter((p) => p.state === state)
  const held = known('holds')
  return (
    <article className="pane scroll page">
      <p className="face">{value.record}</p>
      <h2>{text.title(value.name, asOf ? sayWhen({ words: asOf }) : undefined)}</h2>
      <p className="muted">
        {text.covers(brief.covers.papers, brief.covers.withText, held.length, brief.knowledge.noTrace)}
      </p>
      <List title={text.questions} of={brief.questions} empty={text.noQuestions}>
        {(q) => (
          <>
            <strong>{q.question}</strong>
            {!q.certain && ` (${words.possibly})`}
            <p className="muted">{q.because}</p>
            {q.evidence.slice(0, 2).map((e) => (
              <Quotation
                key={`${e.paper} ${e.span[0]}`}
                passage={{ title: titles[e.paper] ?? e.paper, words: e.words }}
                onOpen={() => onOpen(e.paper, e.span)}
              />
            ))}
          </>
        )}
      </List>
      <List title={text.open} of={brief.open}>
        {(o) => (
          <>
            “{o.text}” <span className="muted">{o.when}</span>
          </>
        )}
      </List>
      <List title={text.owed} of={brief.owed}>
        {(o) => (
          <>
            <button type="button" className="plain" onClick={() => onOpen(o.paper)}>
              {o.description}
            </button>
            <span className="muted">: {text.owedBy(o.by)}</span>
          </>
        )}
      </List>
      {brief.toShow && (
        <List
          title={text.toShow}
          of={brief.toShow}
          empty={brief.recognised === 0 ? text.notRecognised : text.nothingToShow}
        >
          {(s) => (
            <>
              <button type="button" className="plain" onClick={() => onOpen(s.paper)}>
                {s.description}
              </button>
              <p className="muted">{s.because}</p>
            </>
          )}
        </List>
      )}
      {brief.noSuchStatement && <p className="trouble">{text.noStatement(brief.noSuchStatement.typed)}</p>}
      <List title={text.notSettled} of={brief.notSettled ?? []}>
        {(n) => (
          <>
            “{n.words}”: {n.because} {n.candidates.map((c) => c.description).join(' / ')}
          </>
        )}
      </List>
      <List title={text.positions} of={value.positions}>
        {(p) => (
          <>
            <strong>{p.issue}</strong>: {p.said}{' '}
            <span className="muted">{[p.when, p.manner].filter(Boolean).join(', ')}</span>
          </>
        )}
      </List>
      <List title={text.lacks} of={known('knows-of')}>
        {(p) => paper(p.paper)}
      </List>
      <List title={text.inPart} of={known('holds-in-part')}>
        {(p) => (
          <>
            {paper(p.paper)}
            {p.lacks.length > 0 && <span className="muted">, {words.reader.lacks(p.lacks)}</span>}
          </>
        )}
      </List>
      <List title={text.holds} of={held}>
        {(p) => (
          <>
            {paper(p.paper)}
            {!p.certain && <span className="muted"> ({words.possibly})</span>}
          </>
        )}
      </List>
    </article>
  )
}

function List<T>({
  title,
  of,
  empty,
  children,
}: {
  readonly title: string
  readonly of: readonly T[]
  /** Said if there is nothing; without it, nothing is said. */
  readonly empty?: string
  readonly children: (row: T) => ReactNode
}) {
  if (of.length === 0 && !empty) return null
  return (
    <section>
      <h3>
        {title} {of.length > 0 && <span className="count">{of.length}</span>}
      </h3>
      {of.length === 0 && <p className="muted">{empty}</p>}
      <ul>
        {of.slice(0, MOST).map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of one answer, in its order.
          <li key={i}>{children(row)}</li>
        ))}
      </ul>
      {of.length > MOST && <p className="muted">{words.brief.more(of.length - MOST)}</p>}
    </section>
  )
}
