/** Two papers side by side: what one has word for word from the other is marked in both, and so is what means the other. */
import { useMemo, useRef } from 'react'
import type { DeskText } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { sayWhen } from '../desk/say.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { words } from '../words.ts'
import { findSharedRuns } from './shared-words.ts'

interface Props {
  readonly first: string
  readonly second: string
  readonly seenBy?: string
  readonly asOf?: string
  readonly edition: number
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
  readonly onClose: () => void
}

interface Marked {
  readonly start: number
  readonly end: number
  readonly kind: 'shared' | 'means'
  /** Where it stands on the other side. */
  readonly other?: number
}

export function Beside({ first, second, seenBy, asOf, edition, onOpen, onClose }: Props) {
  const one = useAnswer<DeskText>(pathTo('paper', { id: first, seenBy, asOf }), edition)
  const two = useAnswer<DeskText>(pathTo('paper', { id: second, seenBy, asOf }), edition)
  const box = useRef<HTMLDivElement>(null)
  const runs = useMemo(() => findSharedRuns(one.value?.text ?? '', two.value?.text ?? ''), [one.value, two.value])
  const left = useMemo(
    () =>
      mark(
        one.value,
        two.value,
        runs.map((r) => ({ span: r.a, other: r.b[0] })),
      ),
    [one.value, two.value, runs],
  )
  const right = useMemo(
    () =>
      mark(
        two.value,
        one.value,
        runs.map((r) => ({ span: r.b, other: r.a[0] })),
      ),
    [one.value, two.value, runs],
  )
  const { beside } = words.reader
  const jump = (side: 'one' | 'two', at: number) => {
    const place = box.current?.querySelector<HTMLElement>(`[data-side="${side}"] [data-at="${at}"]`)
    place?.scrollIntoView({ block: 'center' })
    place?.focus()
  }
  return (
    <section className="pane beside" aria-label={beside.title}>
      <header className="pane-head">
        <h2>{beside.title}</h2>
        <p role="status" className="muted">
          {one.value && two.value && beside.shared(runs.length)}
        </p>
        <div className="tools">
          <button type="button" onClick={onClose}>
            {beside.close}
          </button>
        </div>
      </header>
      <div className="columns" ref={box}>
        <Side side="one" answer={one} marks={left} onOpen={onOpen} onJump={(at) => jump('two', at)} />
        <Side side="two" answer={two} marks={right} onOpen={onOpen} onJump={(at) => jump('one', at)} />
      </div>
    </section>
  )
}

function Side({
  side,
  answer,
  marks,
  onOpen,
  onJump,
}: {
  readonly side: 'one' | 'two'
  readonly answer: ReturnType<typeof useAnswer<DeskText>>
  readonly marks: readonly Marked[]
  readonly onOpen: Props['onOpen']
  readonly onJump: (at: number) => void
}) {
  const { value } = answer
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long paper is scrolled with the keyboard.
    <article className="scroll" data-side={side} tabIndex={0} aria-label={value?.paper.title ?? side}>
      {answer.error && <Trouble error={answer.error} />}
      {value && (
        <>
          <h3>
            <button type="button" className="plain" onClick={() => onOpen(value.paper.id)}>
              {value.paper.title}
            </button>
          </h3>
          <p className="muted">{sayWhen(value.paper.written ?? value.paper.sent)}</p>
          {value.text === '' && <p className="no-text">{words.reader.noTextYet}</p>}
          <div className="text">
            {cut(value.text, marks).map((piece) =>
              piece.mark === undefined ? (
                <span key={piece.start}>{piece.words}</span>
              ) : piece.mark.kind === 'shared' ? (
                <button
                  key={piece.start}
                  type="button"
                  className="shared"
                  data-at={piece.start}
                  title={words.reader.beside.jump}
                  onClick={() => onJump(piece.mark?.other ?? 0)}
                >
                  {piece.words}
                </button>
              ) : (
                <mark key={piece.start} className="means" title={words.reader.beside.means}>
                  {piece.words}
                </mark>
              ),
            )}
          </div>
        </>
      )}
    </article>
  )
}

function mark(
  own: DeskText | undefined,
  other: DeskText | undefined,
  shared: readonly { readonly span: readonly [number, number]; readonly other: number }[],
): Marked[] {
  if (!own || !other) return []
  const meant = own.links
    .filter((l) => l.targets.includes(other.paper.id))
    .map((l): Marked => ({ start: l.start, end: l.end, kind: 'means' }))
  const runs = shared.map(({ span: [start, end], other: at }): Marked => ({ start, end, kind: 'shared', other: at }))
  return [...meant, ...runs].sort((a, b) => a.start - b.start || b.end - a.end)
}

interface Piece {
  readonly start: number
  readonly words: string
  readonly mark?: Marked
}

/** Where marks overlap, the first goes before. */
function cut(text: string, marks: readonly Marked[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const m of marks) {
    if (m.start < at) continue
    if (m.start > at) pieces.push({ start: at, words: text.slice(at, m.start) })
    pieces.push({ start: m.start, words: text.slice(m.start, m.end), mark: m })
    at = m.end
  }
  if (at < text.length) pieces.push({ start: at, words: text.slice(at) })
  return pieces
}
