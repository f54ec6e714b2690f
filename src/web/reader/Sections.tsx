/** For the keeper: which parts of the paper a party has, and which it lacks. */
import { useState } from 'react'
import type { DeskRecord, KeeperSections } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { words } from '../words.ts'

interface Props {
  readonly paper: string
  readonly record: DeskRecord
  readonly seenBy?: string
  readonly asOf?: string
  readonly edition: number
}

export function Sections({ paper, record, seenBy, asOf, edition }: Props) {
  const [chosen, setChosen] = useState<string>()
  const party = chosen ?? seenBy
  const answer = useAnswer<KeeperSections>(
    party ? pathTo('keeper/sections', { party, paper, asOf }) : undefined,
    edition,
  )
  const { sections } = words.reader
  const { value } = answer
  return (
    <section className="sections">
      <h3>{sections.title}</h3>
      <label>
        {sections.who}{' '}
        <select value={party ?? ''} onChange={(e) => setChosen(e.target.value || undefined)}>
          <option value="">{words.compare.choose}</option>
          {record.eyesToChoose.map((p) => (
            <option key={p.id} value={p.id}>
              {p.name}
            </option>
          ))}
        </select>
      </label>
      {value && (
        <>
          <p>
            {!value.certain && `${words.possibly} `}
            {sections.states[value.state]}
          </p>
          <ol>
            {value.sections.map((s) => (
              <li key={s.id} className={s.held ? 'has' : 'lacks'}>
                <strong>{s.held ? sections.has : sections.lacks}</strong> <span className="muted">{s.id}</span>{' '}
                {s.words}…
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
