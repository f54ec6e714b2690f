/** Who has the paper over time, as bars on one scale; a beginning that nobody recorded fades in, an end that never came stays open. */
import type { DeskCopy } from '../../server/api.ts'
import { sayWhen } from '../desk/say.ts'
import { words } from '../words.ts'

export function Holding({
  copies,
  from,
  to,
}: {
  readonly copies: readonly DeskCopy[]
  readonly from?: string
  readonly to?: string
}) {
  const timed = copies.filter((c) => c.holder && c.since?.earliest)
  if (timed.length === 0) return null
  const at = (iso: string | undefined, otherwise: number) => (iso === undefined ? otherwise : Date.parse(iso))
  const starts = timed.map((c) => at(c.since!.earliest, 0))
  const first = Math.min(...starts, from ? Date.parse(from) : Infinity)
  const last = Math.max(...timed.map((c) => at(c.until?.latest ?? c.since?.latest, 0)), to ? Date.parse(to) : -Infinity)
  const span = Math.max(1, last - first) * 1.04
  const part = (t: number) => `${Math.max(0, Math.min(100, ((t - first) / span) * 100))}%`
  return (
    <ul className="holding" aria-label={words.reader.holding}>
      {timed.map((c, i) => {
        const since = at(c.since!.earliest, first)
        const sure = at(c.since!.latest, since)
        const until = c.until ? at(c.until.latest ?? c.until.earliest, last) : first + span
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a holder may have several copies alike.
          <li key={`${c.holder} ${i}`}>
            <span className="name">{c.name}</span>
            <span className="track" title={[sayWhen(c.since), sayWhen(c.until)].filter(Boolean).join(' – ')}>
              <span className="maybe" style={{ left: part(since), right: `calc(100% - ${part(sure)})` }} />
              <span
                className={c.lacks.length > 0 ? 'lasting cut' : 'lasting'}
                style={{ left: part(sure), right: `calc(100% - ${part(until)})` }}
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
