/** The screen of positions: the matrix of one issue, and beside it the passages, the packages, and whether a settlement would hold. */
import { useMemo } from 'react'
import type { DeskIssue, DeskPositions } from '../../reports/desk-positions.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { Trouble } from '../desk/Trouble.tsx'
import type { ScreenProps } from '../screens.ts'
import { say } from '../words-positions.ts'
import { Explorer } from './Explorer.tsx'
import { Holds } from './Holds.tsx'
import { Matrix } from './Matrix.tsx'
import { Passages } from './Passages.tsx'
import { Suggested } from './Suggested.tsx'

const TABS = ['passages', 'packages', 'holds', 'suggested'] as const

export function Positions({ address, go, edition, onOpen }: ScreenProps) {
  const { seenBy, asOf, own = {} } = address
  const answer = useAnswer<DeskPositions>(pathTo('positions', { seenBy, asOf, issue: own.issue }), edition)
  const laid = answer.value
  const issue = laid && (laid.issues.find((i) => i.id === own.issue) ?? laid.issues[0])
  const tab = TABS.find((t) => t === own.tab) ?? 'passages'
  const busy = useMemo(() => laid && countStances(laid.issues), [laid])
  const set = (change: { readonly [name: string]: string }) => go({ own: { ...own, ...change } })
  return (
    <main className="screen positions">
      <section className="pane scroll" aria-label={say.matrix} aria-busy={answer.asking}>
        <header className="screen-head">
          <h2>{issue?.title ?? say.title}</h2>
          {laid && laid.issues.length > 0 && (
            <label>
              {say.issues}{' '}
              <select value={issue?.id} onChange={(e) => go({ own: { tab, issue: e.target.value } })}>
                {laid.issues.map((i) => (
                  <option key={i.id} value={i.id}>
                    {i.title} ({busy?.get(i.id)})
                  </option>
                ))}
              </select>
            </label>
          )}
          {issue?.question && <p className="muted question">{issue.question}</p>}
        </header>
        {answer.error && <Trouble error={answer.error} />}
        {laid && !issue && <p className="empty">{say.none}</p>}
        {laid && issue && (
          <Matrix issue={issue} sides={laid.sides} cell={own.cell} onCell={(cell) => set({ cell, tab: 'passages' })} />
        )}
      </section>
      <section className="pane scroll" aria-label={say.tabs[tab]}>
        <div className="tabs" role="tablist" aria-label={say.title}>
          {TABS.map((t) => (
            <button
              key={t}
              type="button"
              role="tab"
              id={`positions-tab-${t}`}
              aria-selected={t === tab}
              aria-controls="positions-panel"
              onClick={() => set({ tab: t })}
            >
              {say.tabs[t]}
            </button>
          ))}
        </div>
        <div className="beside" role="tabpanel" id="positions-panel" aria-labelledby={`positions-tab-${tab}`}>
          {laid && issue && tab === 'passages' && (
            <Passages issue={issue} sides={laid.sides} cell={own.cell} onOpen={onOpen} />
          )}
          {laid && issue && tab === 'packages' && (
            <Explorer
              laid={laid}
              issue={issue}
              own={own}
              onKeep={(change) => go({ own: { ...own, ...change } }, true)}
              onOpen={onOpen}
            />
          )}
          {laid && issue && tab === 'holds' && (
            <Holds laid={laid} issue={issue} chosen={own.option} onChoose={(option) => set({ option })} />
          )}
          {issue && tab === 'suggested' && (
            <Suggested issue={issue} address={address} go={go} edition={edition} onOpen={onOpen} />
          )}
        </div>
      </section>
    </main>
  )
}

function countStances(issues: readonly DeskIssue[]): ReadonlyMap<string, number> {
  return new Map(
    issues.map((i) => [i.id, i.options.reduce((n, o) => n + o.cells.reduce((m, c) => m + c.history.length, 0), 0)]),
  )
}
