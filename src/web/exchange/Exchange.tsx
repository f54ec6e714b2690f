/** The first pane: the exchange as a picture or as a list of the same papers. */
import { useCallback, useRef, useState } from 'react'
import type { Desk } from '../../server/api.ts'
import { words } from '../words.ts'
import { Canvas, type CanvasHandle } from './Canvas.tsx'
import type { HeldCopy } from './layout.ts'
import { PaperList } from './PaperList.tsx'

interface Props {
  readonly desk: Desk
  readonly zone: string
  readonly selected?: string
  readonly related: ReadonlySet<string>
  readonly copies: readonly HeldCopy[]
  readonly dark: boolean
  /** Broad: over both columns. Undefined where there is only one. */
  readonly broad?: boolean
  readonly onBroad: (broad: boolean) => void
  readonly list: boolean
  readonly onList: (list: boolean) => void
  readonly onSelect: (paper: string) => void
  readonly onEnter: () => void
}

export function Exchange({
  desk,
  zone,
  selected,
  related,
  copies,
  dark,
  broad,
  onBroad,
  list,
  onList,
  onSelect,
  onEnter,
}: Props) {
  const handle = useRef<CanvasHandle>(null)
  const [outside, setOutside] = useState({ before: 0, after: 0 })
  const onOutside = useCallback(
    (before: number, after: number) =>
      setOutside((was) => (was.before === before && was.after === after ? was : { before, after })),
    [],
  )
  const undated = desk.papers.filter((p) => !(p.sent ?? p.published ?? p.received)).length
  return (
    <section className="pane exchange" aria-label={words.exchange.title}>
      <header className="pane-head">
        <h2>{words.exchange.title}</h2>
        <div className="tools">
          {!list && (
            <>
              <button
                type="button"
                onClick={() => handle.current?.zoom(1 / 1.6)}
                aria-label={words.exchange.zoomOut}
                title={words.exchange.zoomOut}
              >
                −
              </button>
              <button
                type="button"
                onClick={() => handle.current?.zoom(1.6)}
                aria-label={words.exchange.zoomIn}
                title={words.exchange.zoomIn}
              >
                +
              </button>
              <button type="button" onClick={() => handle.current?.fit()}>
                {words.exchange.fit}
              </button>
            </>
          )}
          {broad !== undefined && (
            <button type="button" aria-pressed={broad} onClick={() => onBroad(!broad)}>
              {words.exchange.broad}
            </button>
          )}
          <button type="button" aria-pressed={list} onClick={() => onList(!list)}>
            {words.exchange.list}
          </button>
        </div>
      </header>
      <p id="exchange-help" className="unseen">
        {words.exchange.help}
      </p>
      {list ? (
        <PaperList desk={desk} selected={selected} related={related} onSelect={onSelect} />
      ) : (
        <Canvas
          desk={desk}
          zone={zone}
          selected={selected}
          related={related}
          copies={copies}
          dark={dark}
          onSelect={onSelect}
          onEnter={onEnter}
          onOutside={onOutside}
          handle={handle}
        />
      )}
      {!list && (
        <footer className="pane-foot">
          <Legend desk={desk} copies={copies.length > 0} />
          {outside.before + outside.after > 0 && <p>{words.exchange.outside(outside.before, outside.after)}</p>}
          {undated > 0 && <p>{words.exchange.undated(undated)}</p>}
        </footer>
      )}
    </section>
  )
}

/** Only what is in the picture is explained. */
function Legend({ desk, copies }: { readonly desk: Desk; readonly copies: boolean }) {
  const { legend, legendSeen } = words.exchange
  const seen = desk.eyes.seenBy !== undefined
  const has = (state: Desk['papers'][number]['state']) => desk.papers.some((p) => p.state === state)
  return (
    <ul className="legend" aria-label="Legend">
      <li className="key-held">{seen ? legendSeen.held : legend.held}</li>
      {has('holds-in-part') && <li className="key-part">{legend.part}</li>}
      {(has('absent') || has('knows-of')) && <li className="key-hollow">{seen ? legendSeen.hollow : legend.hollow}</li>}
      {desk.papers.some((p) => p.published) && <li className="key-public">{legend.public}</li>}
      <li className="key-fading">{legend.fading}</li>
      {desk.meetings.length > 0 && <li className="key-knot">{legend.meeting}</li>}
      {copies && <li className="key-copy">{legend.copy}</li>}
    </ul>
  )
}
