/** The tabs of the third pane, with their counts. */
import type { KeyboardEvent } from 'react'
import { words } from '../words.ts'

export type FindingsTab = 'findings' | 'missing' | 'to-do' | 'not-passed-on'

export interface TabCounts {
  /** Undefined while it is not known. */
  readonly findings?: number
  readonly missing?: number
  readonly toDo?: number
  readonly lacked?: number
}

interface Props {
  readonly tab: FindingsTab
  readonly onTab: (tab: FindingsTab) => void
  readonly counts: TabCounts
  /** A party's eyes are lent: the keeper may compare. */
  readonly seen: boolean
}

export function Tabs({ tab, onTab, counts, seen }: Props) {
  const tabs = tabsOf(counts, seen)
  const keys = (e: KeyboardEvent) => {
    const by = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0
    if (!by) return
    const next = tabs[(tabs.findIndex((t) => t.id === tab) + by + tabs.length) % tabs.length]!
    onTab(next.id)
    document.getElementById(`tab-${next.id}`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={words.findings.title} onKeyDown={keys} tabIndex={-1}>
      {tabs.map((t) => (
        <button
          key={t.id}
          id={`tab-${t.id}`}
          type="button"
          role="tab"
          aria-selected={t.id === tab}
          aria-controls="findings-panel"
          tabIndex={t.id === tab ? 0 : -1}
          onClick={() => onTab(t.id)}
        >
          {t.label} {t.count !== undefined && <span className="count">{t.count}</span>}
        </button>
      ))}
    </div>
  )
}

/** The same on a narrow screen, where they are pages. Under a party's eyes there is to do only what it is known to know of. */
export function tabsOf(
  counts: TabCounts,
  seen: boolean,
): readonly { readonly id: FindingsTab; readonly label: string; readonly count?: number }[] {
  return [
    ...(seen ? [{ id: 'not-passed-on' as const, label: words.panes.withheld, count: counts.lacked }] : []),
    { id: 'findings', label: words.panes.findings, count: counts.findings },
    { id: 'missing', label: words.panes.missing, count: counts.missing },
    ...(seen && !counts.toDo ? [] : [{ id: 'to-do' as const, label: words.panes.toDo, count: counts.toDo }]),
  ]
}
