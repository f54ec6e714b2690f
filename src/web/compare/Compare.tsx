/** Two parties side by side at one time: what each holds that the other does not. For the keeper. */
import { useState } from 'react'
import type { HeldBy, KeeperCompared } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { PartyChooser } from '../desk/PartyChooser.tsx'
import { sayWhen } from '../desk/say.ts'
import { Trouble } from '../desk/Trouble.tsx'
import type { ScreenProps } from '../screens.ts'
import { words } from '../words.ts'

const PAGE = 200

export function Compare({ record, address, go, edition, onOpen }: ScreenProps) {
  const { asOf, own = {} } = address
  const { a = address.seenBy, b } = own
  const answer = useAnswer<KeeperCompared>(a && b ? pathTo('keeper/compare', { a, b, asOf }) : undefined, edition)
  const { compare } = words
  const name = (id: string | undefined) => record.eyesToChoose.find((p) => p.id === id)?.name ?? id ?? ''
  const choose = (side: 'a' | 'b', label: string, value: string | undefined) => (
    <PartyChooser
      label={label}
      record={record}
      value={value}
      nobody={compare.choose}
      onChoose={(id) => go({ own: { ...own, a: a ?? '', [side]: id } })}
    />
  )
  const { value } = answer
  return (
    <main className="screen compare">
      <header className="pane screen-head">
        <h2>{compare.title}</h2>
        {choose('a', compare.one, a)}
        {choose('b', compare.other, b)}
        <p role="status">{value?.counts}</p>
      </header>
      {answer.error && <Trouble error={answer.error} />}
      {!value && !answer.error && <p className="empty">{answer.asking ? words.laying : compare.both}</p>}
      {value && (
        <div className="columns">
          <Column title={compare.only(name(a))} rows={value.onlyA} other={name(b)} onOpen={onOpen} />
          <Column title={compare.held} rows={value.both} other="" onOpen={onOpen} />
          <Column title={compare.only(name(b))} rows={value.onlyB} other={name(a)} onOpen={onOpen} />
        </div>
      )}
    </main>
  )
}

function Column({
  title,
  rows,
  other,
  onOpen,
}: {
  readonly title: string
  readonly rows: readonly (HeldBy & { readonly differs?: string })[]
  readonly other: string
  readonly onOpen: ScreenProps['onOpen']
}) {
  const { compare } = words
  const [shown, setShown] = useState(PAGE)
  return (
    <section className="pane scroll" aria-label={title}>
      <h3>
        {title} <span className="count">{rows.length}</span>
      </h3>
      {rows.length === 0 && <p className="muted">{compare.none}</p>}
      <ul>
        {rows.slice(0, shown).map((row) => (
          <li key={row.id} className={row.certain ? 'held' : 'held possible'}>
            <button type="button" className="plain" onClick={() => onOpen(row.id)}>
              {row.title}
            </button>
            <p className="muted">
              {[
                sayWhen({ words: row.words }),
                !row.certain && words.possibly,
                row.lacks.length > 0 && !row.differs && words.reader.lacks(row.lacks),
                row.otherKnows && compare.knowsOf(other),
                row.differs,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {rows.length > shown && (
        <button type="button" className="more" onClick={() => setShown(shown + PAGE)}>
          {words.exchange.more(Math.min(PAGE, rows.length - shown))}
        </button>
      )}
    </section>
  )
}
