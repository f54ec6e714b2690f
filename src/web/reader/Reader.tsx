/** The second pane: one paper, what it refers to and what refers to it, and who holds it. */
import { type ReactNode, useEffect, useRef } from 'react'
import type { Desk, DeskRecord, DeskText, DeskVersion, KeeperFirst, PaperState } from '../../server/api.ts'
import type { Go } from '../desk/address.ts'
import type { Answer } from '../desk/ask.ts'
import { languageName, namesOf, sayWhen, stateWords } from '../desk/say.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { words } from '../words.ts'
import { Margin } from './Margin.tsx'
import { hasImages, PageImage } from './PageImage.tsx'
import { PaperText } from './PaperText.tsx'
import { pageAt } from './pieces.ts'
import { Sections } from './Sections.tsx'

interface Props {
  readonly answer: Answer<DeskText>
  readonly desk: Desk
  readonly record: DeskRecord
  readonly lookFirst?: KeeperFirst['lookFirst']
  readonly chosen?: string
  readonly passage?: readonly [number, number]
  /** The page whose image is shown beside the text. */
  readonly page?: number
  readonly onPage: (n: number | undefined) => void
  readonly edition: number
  /** Whose copy is looked at part by part. */
  readonly hands?: string
  readonly onHands: (party: string) => void
  readonly go: Go
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
  /** The record has changed. */
  readonly onJudged: () => void
}

export function Reader(props: Props) {
  const { answer, desk, record, lookFirst, chosen, passage, page, onPage, edition, hands, onHands, go } = props
  const { onOpen, onJudged } = props
  const scroll = useRef<HTMLDivElement>(null)
  const shown = answer.value
  const id = shown?.paper.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: another paper begins at its beginning.
  useEffect(() => {
    scroll.current?.scrollTo(0, 0)
  }, [id])
  useEffect(() => {
    if (id === undefined || !passage || id !== chosen) return
    scroll.current?.querySelector('.sought')?.scrollIntoView({ block: 'center' })
  }, [id, chosen, passage])
  return (
    <section className="pane reader" aria-label={words.reader.title} aria-busy={answer.asking}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long paper is scrolled with the keyboard. */}
      <div className="scroll" ref={scroll} tabIndex={0} id="reader">
        {!chosen &&
          (desk.eyes.seenBy ? (
            <p className="empty">{words.reader.nothing}</p>
          ) : (
            <Welcome record={record} first={lookFirst} go={go} />
          ))}
        {chosen &&
          answer.error &&
          (answer.error.code === 'paper-not-found' ? (
            <NotHere desk={desk} go={go} />
          ) : (
            <Trouble error={answer.error} />
          ))}
        {chosen && shown && (
          <article
            key={shown.paper.id}
            data-paper={shown.paper.id}
            className={page === undefined ? undefined : 'with-page'}
          >
            <Heading shown={shown} desk={desk} state={cut(desk, shown.paper.id) ?? shown.paper.state}>
              {hasImages(shown) && page === undefined && (
                <button type="button" onClick={() => onPage(pageAt(shown.pages, passage?.[0] ?? 0))}>
                  {words.reader.pages.open}
                </button>
              )}
            </Heading>
            {shown.version && (
              <Version version={shown.version} onOpen={onOpen} onBeside={(other) => go({ beside: other })} />
            )}
            {page !== undefined && (
              <PageImage
                shown={shown}
                page={page}
                seenBy={desk.eyes.seenBy}
                asOf={desk.eyes.asOf}
                edition={edition}
                onPage={onPage}
                onClose={() => onPage(undefined)}
              />
            )}
            <PaperText
              shown={shown}
              passage={id === chosen ? passage : undefined}
              onOpen={onOpen}
              onPage={hasImages(shown) ? onPage : undefined}
              judging={desk.eyes.seenBy === undefined ? { kept: record.kept, onJudged } : undefined}
            />
            <Margin
              shown={shown}
              desk={desk}
              onOpen={onOpen}
              onBeside={(other) => go({ beside: other })}
              edition={edition}
            />
            {shown.paper.onFile !== 'absent' && (
              <Sections
                paper={shown.paper.id}
                record={record}
                seenBy={desk.eyes.seenBy}
                asOf={desk.eyes.asOf}
                edition={edition}
                hands={hands}
                onHands={onHands}
              />
            )}
          </article>
        )}
      </div>
    </section>
  )
}

/** The first visit: what this is, and one thing to look at. */
function Welcome({
  record,
  first,
  go,
}: {
  readonly record: DeskRecord
  readonly first?: KeeperFirst['lookFirst']
  readonly go: Go
}) {
  return (
    <div className="welcome">
      <h2>{record.name}</h2>
      {record.about && <p>{record.about}</p>}
      <p>{record.papers === 0 ? words.reader.noneYet : words.reader.welcome(record.papers)}</p>
      {first && (
        <button
          type="button"
          className="first"
          onClick={() => go({ seenBy: first.party, asOf: first.asOf, pane: 'not-passed-on' })}
        >
          {words.reader.lookFirst(first.name, sayWhen({ words: first.asOf }))}
        </button>
      )}
      {record.papers > 0 && <p className="muted">{words.reader.orChoose}</p>}
    </div>
  )
}

/** The address names a paper that these eyes do not have: the keeper may look with his own. */
function NotHere({ desk, go }: { readonly desk: Desk; readonly go: Go }) {
  return (
    <div className="empty">
      <p>{words.reader.notHere}</p>
      {(desk.eyes.seenBy || desk.eyes.asOf) && (
        <button type="button" onClick={() => go({ seenBy: undefined, asOf: undefined })}>
          {words.withheld.openWhole}
        </button>
      )}
    </div>
  )
}

/** Its file was read again with other words: which version this is, and the way to the other. */
function Version({
  version: { n, count, other, said, texts },
  onOpen,
  onBeside,
}: {
  readonly version: DeskVersion
  readonly onOpen: Props['onOpen']
  readonly onBeside: (other: string) => void
}) {
  const { version } = words.reader
  const otherN = n === 1 ? 2 : n - 1
  return (
    <aside className="version" aria-label={version.title}>
      <p>{said.charAt(0).toUpperCase() + said.slice(1)}.</p>
      <p className="acts">
        <button type="button" onClick={() => onBeside(other)}>
          {version.compare(otherN)}
        </button>
        {texts.map(
          (id, i) =>
            i + 1 !== n && (
              // biome-ignore lint/suspicious/noArrayIndexKey: one text may have stood twice.
              <button type="button" className="plain" key={`${id} ${i}`} onClick={() => onOpen(id)}>
                {version.open(i + 1, i + 1 === count)}
              </button>
            ),
        )}
      </p>
    </aside>
  )
}

/** That a copy is cut, the keeper's desk knows and the party's own answer does not. */
function cut(desk: Desk, id: string): PaperState | undefined {
  return desk.eyes.seenBy ? desk.papers.find((p) => p.id === id)?.state : undefined
}

function Heading({
  shown,
  desk,
  state,
  children,
}: {
  readonly children?: ReactNode
  readonly shown: DeskText
  readonly desk: Desk
  readonly state: PaperState
}) {
  const paper = { ...shown.paper, state }
  const existence = words.reader.existence[paper.existence]
  const face = [paper.kind, paper.channel, paper.place].filter(Boolean).join(' · ')
  return (
    <header className="paper-head">
      <p className="face">
        {face}
        {paper.numbers.length > 0 && ` · ${words.reader.number} ${paper.numbers.join(', ')}`}
      </p>
      <h2 dir="auto">{paper.title}</h2>
      {!desk.eyes.seenBy && paper.onFile !== 'absent' && (
        <p className="origin">
          {paper.id}
          {shown.files.length > 0 && ` · ${words.reader.origin} ${shown.files.join(', ')}`}
        </p>
      )}
      <p className="who">
        <b>{namesOf(desk.parties, paper.from) || words.reader.unknownParty}</b>{' '}
        {paper.to.length > 0 ? (
          <>
            {words.reader.to} <b>{namesOf(desk.parties, paper.to)}</b>
          </>
        ) : paper.published ? (
          words.reader.everyone
        ) : (
          words.reader.noAddressee
        )}
      </p>
      <ul className="times">
        {paper.written && (
          <li>
            {words.reader.dated} <time title={paper.written.words}>{sayWhen(paper.written)}</time>
          </li>
        )}
        {paper.sent && paper.dateIs !== 'written' && (
          <li>
            {words.reader.sent} <time title={paper.sent.words}>{sayWhen(paper.sent)}</time>
          </li>
        )}
        {paper.receipts.map((r) => (
          <li key={r.party}>
            {words.reader.received(namesOf(desk.parties, [r.party]))}{' '}
            <time title={r.when.words}>{sayWhen(r.when)}</time>
          </li>
        ))}
        {paper.awaited.length > 0 && (
          <li className="muted">{words.reader.awaited(namesOf(desk.parties, paper.awaited))}</li>
        )}
        {paper.published && (
          <li>
            {words.reader.published} <time title={paper.published.words}>{sayWhen(paper.published)}</time>
          </li>
        )}
        {!paper.sent && !paper.published && paper.receipts.length === 0 && <li>{words.reader.noDate}</li>}
        {paper.to.length > 0 && paper.receipts.length + paper.awaited.length === 0 && !paper.published && (
          <li className="muted">{words.reader.receiptUnknown}</li>
        )}
      </ul>
      <p className="standing">
        <span className={`state state-${paper.state}`}>{stateWords(paper)}</span>
        <span className="muted">
          {words.reader.onFile[paper.onFile]}
          {existence ? `; ${existence}` : ''}
        </span>
        {children}
      </p>
      {shown.unread !== undefined && <p className="unread">{words.reader.unread(languageName(shown.unread))}</p>}
    </header>
  )
}
