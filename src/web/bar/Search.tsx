/** Search in what the chosen eyes can see. */
import { type SyntheticEvent, useEffect, useState } from 'react'
import type { DeskFound, DeskHit } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { sayWhen } from '../desk/say.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { words } from '../words.ts'

export interface SearchProps {
  readonly seenBy?: string
  readonly asOf?: string
  readonly edition: number
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
  /** Enter: all of them, on the screen of papers. */
  readonly onAll: (query: string) => void
}

export function Search({ seenBy, asOf, edition, onOpen, onAll }: SearchProps) {
  const [query, setQuery] = useState('')
  const [asked, setAsked] = useState('')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const wait = setTimeout(() => setAsked(query.trim()), 180)
    return () => clearTimeout(wait)
  }, [query])
  const answer = useAnswer<DeskFound>(asked ? pathTo('search', { q: asked, seenBy, asOf }) : undefined, edition)
  const choose = (hit: DeskHit) => {
    onOpen(hit.paper, hit.at)
    setOpen(false)
  }
  const submit = (e: SyntheticEvent) => {
    e.preventDefault()
    setOpen(false)
    onAll(query.trim())
  }
  const hits = answer.value?.hits
  return (
    <search
      className="search"
      onKeyDown={(e) => e.key === 'Escape' && setOpen(false)}
      onBlur={(e) => !e.currentTarget.contains(e.relatedTarget) && setOpen(false)}
    >
      <form onSubmit={submit}>
        <input
          type="search"
          aria-label={words.bar.search}
          placeholder={words.bar.searchPlaceholder}
          value={query}
          onFocus={() => setOpen(true)}
          onChange={(e) => {
            setQuery(e.target.value)
            setOpen(true)
          }}
        />
      </form>
      {open && asked && (
        <div className="hits" tabIndex={-1}>
          {answer.error && <Trouble error={answer.error} />}
          {answer.value && <p className="muted">{words.bar.hits(answer.value.total)}</p>}
          {answer.value && answer.value.total > 0 && (
            <button type="button" className="more" onClick={submit}>
              {words.bar.all}
            </button>
          )}
          <ul>
            {hits?.map((hit) => (
              <li key={hit.paper}>
                <button type="button" onClick={() => choose(hit)}>
                  <strong>{hit.title}</strong> <span className="muted">{sayWhen({ words: hit.words })}</span>
                  <span className="snippet">
                    <Snippet marked={hit.snippet} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </search>
  )
}

/** Hits stand between \u0002 and \u0003; everything is set as text. */
export function Snippet({ marked }: { readonly marked: string }) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the two marks of a hit.
  return marked.split(/[\u0002\u0003]/).map((part, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one string, in their order.
    i % 2 === 1 ? <mark key={i}>{part}</mark> : part,
  )
}
