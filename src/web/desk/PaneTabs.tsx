/** On a narrow screen the panes take turns. */

import { type FindingsTab, type TabCounts, tabsOf } from '../findings/Tabs.tsx'
import { words } from '../words.ts'
import type { Pane } from './address.ts'

interface Props {
  readonly shown: Pane
  readonly tab: FindingsTab
  readonly counts: TabCounts
  readonly seen: boolean
  readonly onShow: (pane: Pane) => void
}

export function PaneTabs({ shown, tab, counts, seen, onShow }: Props) {
  const upper = shown === 'exchange' || shown === 'paper'
  const turns: readonly { readonly id: Pane; readonly label: string; readonly count?: number }[] = [
    { id: 'exchange', label: words.panes.exchange },
    { id: 'paper', label: words.panes.paper },
    ...tabsOf(counts, seen),
  ]
  return (
    <nav className="pane-tabs" aria-label={words.panes.label}>
      {turns.map(({ id, label, count }) => (
        <button
          key={id}
          type="button"
          aria-current={id === (upper ? shown : tab) ? 'page' : undefined}
          onClick={() => onShow(id)}
        >
          {label} {count ?? ''}
        </button>
      ))}
    </nav>
  )
}
