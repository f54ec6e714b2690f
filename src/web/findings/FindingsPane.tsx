/** Findings with their filters, and what people decided about them. */
import type { DeskFinding, DeskFindings } from '../../server/api.ts'
import type { Go, Own } from '../desk/address.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { humanise } from '../desk/say.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { words } from '../words.ts'
import { Findings } from './Findings.tsx'
import { useSettling } from './useSettling.ts'

interface Props {
  /** Without filters; the counts of the tabs come from it. */
  readonly answer: ReturnType<typeof useAnswer<DeskFindings>>
  readonly ready: boolean
  readonly seenBy?: string
  readonly asOf?: string
  readonly own: Own
  readonly edition: number
  readonly titleOf: (paper: string) => string
  readonly go: Go
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
  readonly onChanged: () => void
}

const SEVERITIES = ['error', 'warning', 'info'] as const

export function FindingsPane({ answer, ready, seenBy, asOf, own, edition, titleOf, go, onOpen, onChanged }: Props) {
  const sought = { check: own.check, severity: own.severity, party: own.about }
  const filtered = Boolean(own.check || own.severity || own.about)
  const narrowed = useAnswer<DeskFindings>(
    filtered && ready ? pathTo('findings', { ...sought, seenBy, asOf }) : undefined,
    edition,
  )
  const { settled, onSettle, trouble } = useSettling(seenBy === undefined && ready, asOf, edition, onChanged)
  const all = answer.value
  const shown = filtered ? narrowed.value : all
  const { findings: text } = words
  if (!all) return null
  const choose = (name: string, value: string) => go({ own: { ...own, [name]: value } }, true)
  return (
    <>
      {(all.total > 0 || filtered) && (
        <div className="filters">
          <label>
            {text.check}
            <select value={own.check ?? ''} onChange={(e) => choose('check', e.target.value)}>
              <option value="">{text.every(all.total)}</option>
              {all.groups.map((g) => (
                <option key={g.check} value={g.check}>
                  {humanise(g.check)} ({g.count.toLocaleString('en')})
                </option>
              ))}
            </select>
          </label>
          <label>
            {text.severity}
            <select value={own.severity ?? ''} onChange={(e) => choose('severity', e.target.value)}>
              <option value="">{text.any}</option>
              {SEVERITIES.map((s) => (
                <option key={s} value={s}>
                  {text.severities[s]}
                </option>
              ))}
            </select>
          </label>
          {all.parties.length > 0 && (
            <label>
              {text.about}
              <select value={own.about ?? ''} onChange={(e) => choose('about', e.target.value)}>
                <option value="">{text.any}</option>
                {all.parties.map((p) => (
                  <option key={p.id} value={p.id}>
                    {p.name} ({p.count.toLocaleString('en')})
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
      )}
      {trouble && <Trouble error={trouble} />}
      {narrowed.error && <Trouble error={narrowed.error} />}
      {shown && !(filtered && narrowed.error) && (
        <Findings
          findings={shown.findings}
          groups={shown.groups}
          none={filtered && all.total > 0 ? text.noneSuch : undefined}
          titleOf={titleOf}
          onOpen={onOpen}
          onAll={(check) => choose('check', check)}
          onBeside={(one, two) => go({ paper: one.paper, passage: one.span, beside: two })}
          handling={
            seenBy === undefined
              ? {
                  settled,
                  onSettle,
                  onTask: (f: DeskFinding) =>
                    go({ screen: 'papers', own: { form: 'task', 'for-title': f.next ?? f.message } }),
                  onRequest: (paper: string) => go({ screen: 'papers', own: { form: 'request', 'for-paper': paper } }),
                }
              : undefined
          }
        />
      )}
    </>
  )
}
