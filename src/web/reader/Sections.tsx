/** For the keeper: which parts of the paper a party has, and which it lacks. */
import type { DeskRecord, KeeperSections } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { PartyChooser } from '../desk/PartyChooser.tsx'
import { words } from '../words.ts'

interface Props {
  readonly paper: string
  readonly record: DeskRecord
  readonly seenBy?: string
  readonly asOf?: string
  readonly edition: number
  /** Whose copy is looked at; as long as nobody says, that of the eyes lent. */
  readonly hands?: string
  readonly onHands: (party: string) => void
}

export function Sections({ paper, record, seenBy, asOf, edition, hands, onHands }: Props) {
  const party = hands ?? seenBy
  const answer = useAnswer<KeeperSections>(
    party ? pathTo('keeper/sections', { party, paper, asOf }) : undefined,
    edition,
  )
  const { sections } = words.reader
  const { value } = answer
  return (
    <section className="sections">
      <h3>{sections.title}</h3>
      <PartyChooser
        label={sections.who}
        record={record}
        value={party}
        nobody={words.compare.choose}
        onChoose={onHands}
      />
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
