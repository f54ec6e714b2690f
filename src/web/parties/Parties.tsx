/** The screen of parties: who they are, for whom they act, what they wrote and were sent; and from here to their eyes and their brief. */
import { useMemo } from 'react'
import type { DeskPartyPage } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { ColumnHeads } from '../desk/ColumnHeads.tsx'
import { humanise } from '../desk/say.ts'
import { Trouble } from '../desk/Trouble.tsx'
import type { ScreenProps } from '../screens.ts'
import { words } from '../words.ts'

const FIRST = 300

export function Parties({ record, address, go, edition }: ScreenProps) {
  const { seenBy, asOf, own = {} } = address
  const answer = useAnswer<readonly DeskPartyPage[]>(pathTo('parties', { seenBy, asOf }), edition)
  const filter = own.find ?? ''
  const { parties } = words
  const shown = useMemo(() => {
    const asked = filter.trim().toLowerCase()
    return answer.value?.filter(
      (p) => !asked || [p.name, p.id, ...p.aliases].some((n) => n.toLowerCase().includes(asked)),
    )
  }, [answer.value, filter])
  const chosen = answer.value?.find((p) => p.id === own.party)
  return (
    <main className="screen parties">
      <section className="pane scroll" aria-label={parties.title}>
        <header className="screen-head">
          <h2>{parties.title}</h2>
          <label>
            {parties.find}{' '}
            <input type="search" value={filter} onChange={(e) => go({ own: { ...own, find: e.target.value } }, true)} />
          </label>
        </header>
        {answer.error && <Trouble error={answer.error} />}
        <table>
          <ColumnHeads columns={parties.columns} />
          <tbody>
            {shown?.slice(0, FIRST).map((p) => (
              <tr key={p.id} className={p.id === own.party ? 'chosen' : undefined}>
                <td>
                  <button
                    type="button"
                    className="plain"
                    aria-current={p.id === own.party ? 'true' : undefined}
                    onClick={() => go({ own: { ...own, party: p.id } })}
                  >
                    {p.name}
                  </button>
                </td>
                <td>{humanise(p.kind)}</td>
                <td className="number">{p.wrote}</td>
                <td className="number">{p.received}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="pane scroll" aria-label={parties.one} aria-live="polite">
        {chosen ? <One party={chosen} go={go} zone={record.zone} /> : <p className="empty">{parties.choose}</p>}
      </section>
    </main>
  )
}

function One({ party, go }: { readonly party: DeskPartyPage; readonly zone: string } & Pick<ScreenProps, 'go'>) {
  const { parties } = words
  const span = (x: { readonly from?: string; readonly until?: string }) =>
    [x.from && words.reader.since(x.from), x.until && words.reader.until(x.until)].filter(Boolean).join(', ')
  return (
    <article className="one">
      <p className="face">{humanise(party.kind)}</p>
      <h2 dir="auto">{party.name}</h2>
      {party.aliases.length > 0 && (
        <p className="muted">
          {parties.also} {party.aliases.join(' · ')}
        </p>
      )}
      <div className="ways">
        <button
          type="button"
          className="primary"
          onClick={() => go({ screen: undefined, seenBy: party.id, pane: undefined })}
        >
          {parties.lend}
        </button>
        <button type="button" onClick={() => go({ screen: 'brief', own: { for: party.id } })}>
          {parties.brief}
        </button>
        <button type="button" onClick={() => go({ screen: 'compare', own: { a: party.id } })}>
          {parties.compare}
        </button>
        <button type="button" onClick={() => go({ screen: 'papers', own: { party: party.id } })}>
          {parties.papers(party.traffic)}
        </button>
      </div>
      {party.roles.length > 0 && (
        <>
          <h3>{parties.roles}</h3>
          <ul>
            {party.roles.map((r) => (
              <li key={`${r.title} ${r.in}`}>
                {r.title}
                {r.in && `, ${r.in}`} <span className="muted">{span(r)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {party.memberOf.length > 0 && (
        <>
          <h3>{parties.actsFor}</h3>
          <Names of={party.memberOf} go={go} note={span} />
        </>
      )}
      {party.members.length > 0 && (
        <>
          <h3>{parties.members}</h3>
          <Names of={party.members} go={go} />
        </>
      )}
    </article>
  )
}

function Names({
  of,
  go,
  note,
}: {
  readonly of: readonly {
    readonly id: string
    readonly name: string
    readonly from?: string
    readonly until?: string
  }[]
  readonly note?: (x: { readonly from?: string; readonly until?: string }) => string
} & Pick<ScreenProps, 'go'>) {
  return (
    <ul>
      {of.map((m) => (
        <li key={m.id}>
          <button type="button" className="plain" onClick={() => go({ own: { party: m.id } })}>
            {m.name}
          </button>{' '}
          <span className="muted">{note?.(m)}</span>
        </li>
      ))}
    </ul>
  )
}
