/** The screen of papers: full text and facets, every choice in the address; and the forms by which something is entered. */
import { useEffect, useState } from 'react'
import type { DeskFacet, DeskFound, Facet } from '../../server/api.ts'
import { Snippet } from '../bar/Search.tsx'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { PartyChooser } from '../desk/PartyChooser.tsx'
import { humanise, sayWhen } from '../desk/say.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { Enter } from '../enter/Enter.tsx'
import type { ScreenProps } from '../screens.ts'
import { words } from '../words.ts'

const FACETS: readonly Facet[] = ['party', 'kind', 'channel', 'year', 'month']
const TYPING = 250
/** How many more at a time. */
const MORE = 60

export function Papers({ record, address, go, edition, onChanged, onOpen }: ScreenProps) {
  const { seenBy, asOf, own = {} } = address
  const [query, setQuery] = useState(own.q ?? '')
  useEffect(() => setQuery(own.q ?? ''), [own.q])
  useEffect(() => {
    if (query.trim() === (own.q ?? '')) return
    const wait = setTimeout(() => go({ own: { ...own, q: query.trim(), shown: '' } }, true), TYPING)
    return () => clearTimeout(wait)
  }, [query, own, go])
  const sought = {
    q: own.q,
    party: own.party,
    kind: own.kind,
    channel: own.channel,
    year: own.year,
    month: own.month,
    shown: own.shown,
    asOf,
  }
  const heldBy = seenBy === undefined ? own.held : undefined
  const found = useAnswer<DeskFound>(
    heldBy ? pathTo('keeper/search', { ...sought, heldBy }) : pathTo('search', { ...sought, seenBy }),
    edition,
  )
  const choose = (facet: string, value: string) =>
    go({
      own: {
        ...own,
        [facet]: own[facet] === value ? '' : value,
        shown: '',
        // Another year has other months.
        ...(facet === 'year' && { month: '' }),
      },
    })
  const { value } = found
  const { papers } = words
  return (
    <main className="screen papers">
      <aside className="pane scroll facets" aria-label={papers.facets}>
        <label>
          {papers.words}
          <input
            type="search"
            value={query}
            placeholder={papers.wordsHint}
            onChange={(e) => setQuery(e.target.value)}
          />
        </label>
        {seenBy === undefined && (
          <PartyChooser
            label={papers.heldBy}
            record={record}
            value={own.held}
            nobody={papers.anybody}
            onChoose={(id) => go({ own: { ...own, held: id, shown: '' } })}
          />
        )}
        {FACETS.map((facet) => (
          <FacetList
            key={facet}
            facet={facet}
            chosen={own[facet]}
            values={value?.facets[facet] ?? []}
            onChoose={(id) => choose(facet, id)}
          />
        ))}
      </aside>
      <section className="pane scroll found" aria-label={papers.title}>
        <header className="screen-head">
          <h2>{papers.title}</h2>
          <p role="status">{value && papers.found(value.total, value.hits.length)}</p>
        </header>
        {found.error && <Trouble error={found.error} />}
        <ul className="results">
          {value?.hits.map((hit) => (
            <li key={hit.paper}>
              <button type="button" className="plain title" onClick={() => onOpen(hit.paper, hit.at)}>
                {hit.title}
              </button>
              <p className="muted">
                {hit.kind}
                {hit.words && ` · ${sayWhen({ words: hit.words })}`}
              </p>
              <p className="snippet">
                <Snippet marked={hit.snippet} />
              </p>
            </li>
          ))}
        </ul>
        {value && value.total > value.hits.length && (
          <button
            type="button"
            className="more"
            onClick={() => go({ own: { ...own, shown: String(value.hits.length + MORE) } }, true)}
          >
            {papers.more(Math.min(MORE, value.total - value.hits.length))}
          </button>
        )}
      </section>
      <section className="pane scroll enter" aria-label={words.enter.title}>
        <Enter record={record} form={own.form} go={go} own={own} onEntered={onChanged} />
      </section>
    </main>
  )
}

function FacetList({
  facet,
  values,
  chosen,
  onChoose,
}: {
  readonly facet: Facet
  readonly values: readonly DeskFacet[]
  readonly chosen?: string
  readonly onChoose: (id: string) => void
}) {
  if (values.length === 0 && !chosen) return null
  const shown =
    chosen && !values.some((v) => v.id === chosen) ? [{ id: chosen, name: chosen, count: 0 }, ...values] : values
  return (
    <fieldset>
      <legend>{words.papers.facetNames[facet]}</legend>
      {shown.map((v) => (
        <button
          key={v.id}
          type="button"
          className="facet-choice"
          aria-pressed={v.id === chosen}
          onClick={() => onChoose(v.id)}
        >
          {facet === 'kind' || facet === 'channel' ? humanise(v.name) : v.name} <span className="count">{v.count}</span>
        </button>
      ))}
    </fieldset>
  )
}
