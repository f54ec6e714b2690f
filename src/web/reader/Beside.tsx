/**
 * Two papers side by side: what one takes from the other is marked and numbered in both, in the same words or in others; so is the
 * passage by which one means the other, and what only one of two texts of a paper says.
 */
import { useMemo, useRef, useState } from 'react'
import type { DeskBeside, DeskText } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { sayWhen } from '../desk/say.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { words } from '../words.ts'

interface Props {
  readonly first: string
  readonly second: string
  readonly seenBy?: string
  readonly asOf?: string
  readonly edition: number
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
  readonly onClose: () => void
}

type Side = 'one' | 'two'

interface Marked {
  readonly start: number
  readonly end: number
  readonly kind: 'same words' | 'taken up' | 'alone' | 'means'
  /** The same on both sides. */
  readonly pair?: number
}

export function Beside({ first, second, seenBy, asOf, edition, onOpen, onClose }: Props) {
  const one = useAnswer<DeskText>(pathTo('paper', { id: first, seenBy, asOf }), edition)
  const two = useAnswer<DeskText>(pathTo('paper', { id: second, seenBy, asOf }), edition)
  const aligned = useAnswer<DeskBeside>(pathTo('beside', { first, second, seenBy, asOf }), edition).value
  const box = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<number>()
  const left = useMemo(() => mark('one', one.value, two.value, aligned), [one.value, two.value, aligned])
  const right = useMemo(() => mark('two', two.value, one.value, aligned), [one.value, two.value, aligned])
  const { beside } = words.reader
  const jump = (side: Side, pair: number) => {
    const place = box.current?.querySelector<HTMLElement>(`[data-side="${side}"] [data-pair~="${pair}"]`)
    place?.scrollIntoView({ block: 'center' })
    place?.focus()
  }
  const how = (kind: 'same words' | 'taken up') => aligned?.passages.filter((p) => p.how === kind).length ?? 0
  return (
    <section className="pane beside" aria-label={beside.title}>
      <header className="pane-head">
        <h2>{beside.title}</h2>
        <p role="status" className="muted">
          {aligned &&
            `${beside.found(how('same words'), how('taken up'), aligned.onlyFirst.length + aligned.onlySecond.length)}.`}
        </p>
        <div className="tools">
          <button type="button" onClick={onClose}>
            {beside.close}
          </button>
        </div>
      </header>
      <div className="columns" ref={box}>
        {(['one', 'two'] as const).map((side) => (
          <Column
            key={side}
            side={side}
            answer={side === 'one' ? one : two}
            marks={side === 'one' ? left : right}
            pointed={pointed}
            onPoint={setPointed}
            onOpen={onOpen}
            onJump={(pair) => jump(side === 'one' ? 'two' : 'one', pair)}
          />
        ))}
      </div>
    </section>
  )
}

function Column({
  side,
  answer,
  marks,
  pointed,
  onPoint,
  onOpen,
  onJump,
}: {
  readonly side: Side
  readonly answer: ReturnType<typeof useAnswer<DeskText>>
  readonly marks: readonly Marked[]
  readonly pointed: number | undefined
  readonly onPoint: (pair: number | undefined) => void
  readonly onOpen: Props['onOpen']
  readonly onJump: (pair: number) => void
}) {
  const { value } = answer
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long paper is scrolled with the keyboard.
    <article className="scroll" data-side={side} tabIndex={0} aria-label={value?.paper.title ?? side}>
      {answer.error && <Trouble error={answer.error} />}
      {value && (
        <>
          <header dir="auto">
            <h3>
              <button type="button" className="plain" onClick={() => onOpen(value.paper.id)}>
                {value.paper.title}
              </button>
            </h3>
            <p className="muted">
              <bdi>{sayWhen(value.paper.written ?? value.paper.sent ?? value.paper.published)}</bdi>
            </p>
          </header>
          {value.text === '' && <p className="no-text">{words.reader.noTextYet}</p>}
          <div className="text" dir="auto">
            {cut(value.text, marks).map((piece) => (
              <Words key={piece.start} piece={piece} pointed={pointed} onPoint={onPoint} onJump={onJump} />
            ))}
          </div>
        </>
      )}
    </article>
  )
}

function Words({
  piece,
  pointed,
  onPoint,
  onJump,
}: {
  readonly piece: Piece
  readonly pointed: number | undefined
  readonly onPoint: (pair: number | undefined) => void
  readonly onJump: (pair: number) => void
}) {
  const { beside } = words.reader
  const [pair] = piece.marks.flatMap((m) => m.pair ?? [])
  const kinds = new Set(piece.marks.map((m) => m.kind))
  const look = [...kinds].map((kind) => kind.replace(' ', '-')).join(' ')
  if (pair === undefined)
    return kinds.size === 0 ? (
      piece.words
    ) : (
      <mark className={look} title={kinds.has('means') ? beside.means : beside.alone}>
        {piece.words}
      </mark>
    )
  const end = piece.start + piece.words.length
  return (
    // A real button cannot break across lines, and passages do.
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <span
      role="button"
      className={`pair ${look}${piece.marks.some((m) => m.pair === pointed) ? ' pointed' : ''}`}
      data-pair={piece.marks.flatMap((m) => m.pair ?? []).join(' ')}
      tabIndex={piece.marks.some((m) => m.start === piece.start) ? 0 : -1}
      title={kinds.has('same words') ? beside.sameWords(pair) : beside.takenUp(pair)}
      onClick={() => onJump(pair)}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' && e.key !== ' ') return
        e.preventDefault()
        onJump(pair)
      }}
      onPointerEnter={() => onPoint(pair)}
      onPointerLeave={() => onPoint(undefined)}
      onFocus={() => onPoint(pair)}
      onBlur={() => onPoint(undefined)}
    >
      {piece.words}
      {piece.marks.map((m) => m.end === end && m.pair !== undefined && <sup key={m.pair}>{m.pair}</sup>)}
    </span>
  )
}

function mark(
  side: Side,
  own: DeskText | undefined,
  other: DeskText | undefined,
  aligned: DeskBeside | undefined,
): Marked[] {
  if (!own || !other) return []
  const meant = own.links
    .filter((l) => l.targets.includes(other.paper.id))
    .map((l): Marked => ({ start: l.start, end: l.end, kind: 'means' }))
  const pairs = (aligned?.passages ?? []).map((p, i): Marked => {
    const [start, end] = side === 'one' ? p.first : p.second
    return { start, end, kind: p.how, pair: i + 1 }
  })
  const alone = ((side === 'one' ? aligned?.onlyFirst : aligned?.onlySecond) ?? []).map(
    ({ start, end }): Marked => ({ start, end, kind: 'alone' }),
  )
  return [...meant, ...pairs, ...alone].sort((a, b) => a.start - b.start || b.end - a.end)
}

interface Piece {
  readonly start: number
  readonly words: string
  readonly marks: readonly Marked[]
}

/** The text cut at the edge of every mark. */
function cut(text: string, marks: readonly Marked[]): Piece[] {
  const edges = [...new Set([0, ...marks.flatMap((m) => [m.start, m.end]), text.length])].sort((a, b) => a - b)
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1]!
    return { start, words: text.slice(start, end), marks: marks.filter((m) => m.start <= start && m.end >= end) }
  })
}
