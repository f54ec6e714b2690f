/** The first pane: the exchange as a picture or as a list of the same papers. */
import { useMemo, useRef, useState } from 'react'
import type { Desk, DeskPaper } from '../../server/api.ts'
import { words } from '../words.ts'
import { Arrange } from './Arrange.tsx'
import { Canvas, type CanvasHandle } from './Canvas.tsx'
import type { Range } from './draw.ts'
import type { Arrangement } from './lanes.ts'
import type { HeldCopy } from './layout.ts'
import { PaperList } from './PaperList.tsx'
import type { Stretch } from './stretch.ts'

interface Props {
  readonly desk: Desk
  readonly zone: string
  readonly selected?: string
  readonly related: ReadonlySet<string>
  readonly copies: readonly HeldCopy[]
  readonly arrangement: Arrangement
  readonly onArrange: (arrangement: Arrangement) => void
  readonly ghosts: readonly DeskPaper[]
  /** Undefined where nobody's eyes are lent. */
  readonly ghostly?: boolean
  readonly onGhostly: (ghostly: boolean) => void
  readonly dark: boolean
  /** Broad: over both columns. Undefined where there is only one. */
  readonly broad?: boolean
  readonly onBroad: (broad: boolean) => void
  /** The stretch of time in sight; undefined is where most happens. */
  readonly range?: Range
  readonly onRange: (range: Range) => void
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
  arrangement,
  onArrange,
  ghosts,
  ghostly,
  onGhostly,
  dark,
  broad,
  onBroad,
  range,
  onRange,
  list,
  onList,
  onSelect,
  onEnter,
}: Props) {
  const handle = useRef<CanvasHandle>(null)
  const [stretch, setStretch] = useState<Stretch>()
  const undated = useMemo(() => desk.papers.filter((p) => !(p.sent ?? p.published ?? p.received)).length, [desk])
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
          {!list && <Arrange desk={desk} arrangement={arrangement} onArrange={onArrange} />}
          {!list && ghostly !== undefined && (
            <button
              type="button"
              aria-pressed={ghostly}
              title={words.exchange.ghostsLong}
              onClick={() => onGhostly(!ghostly)}
            >
              {words.exchange.ghosts}
            </button>
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
          arrangement={arrangement}
          ghosts={ghosts}
          dark={dark}
          onSelect={onSelect}
          onEnter={onEnter}
          onStretch={setStretch}
          shown={range}
          onShown={onRange}
          handle={handle}
        />
      )}
      {!list && desk.papers.length > 0 && (
        <footer className="pane-foot">
          <Legend desk={desk} copies={copies.length > 0} ghosts={ghosts.length > 0} />
          {stretch && <p className="drawn">{words.exchange.drawn(stretch)}</p>}
          {undated > 0 && <p>{words.exchange.undated(undated)}</p>}
        </footer>
      )}
    </section>
  )
}

/** Only what is in the picture is explained. */
function Legend({ desk, copies, ghosts }: { readonly desk: Desk; readonly copies: boolean; readonly ghosts: boolean }) {
  const { legend, legendSeen } = words.exchange
  const seen = desk.eyes.seenBy !== undefined
  const has = useMemo(() => {
    const states = new Set(desk.papers.map((p) => p.state))
    return {
      part: states.has('holds-in-part'),
      hollow: states.has('absent') || states.has('knows-of'),
      possible: desk.papers.some((p) => !p.certain),
      published: desk.papers.some((p) => p.published),
    }
  }, [desk])
  return (
    <ul className="legend" aria-label={words.exchange.legendLabel}>
      <li className="key-held">{seen ? legendSeen.held : legend.held}</li>
      {has.possible && <li className="key-possible">{legend.possible}</li>}
      {has.part && <li className="key-part">{legend.part}</li>}
      {has.hollow && <li className="key-hollow">{seen ? legendSeen.hollow : legend.hollow}</li>}
      {ghosts && <li className="key-ghost">{legend.ghost}</li>}
      {has.published && <li className="key-public">{legend.public}</li>}
      <li className="key-band">{legend.band}</li>
      <li className="key-fading">{legend.fading}</li>
      {desk.meetings.length > 0 && <li className="key-knot">{legend.meeting}</li>}
      {copies && <li className="key-copy">{legend.copy}</li>}
    </ul>
  )
}
