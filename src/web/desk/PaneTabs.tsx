/** On a narrow screen the panes take turns. */

import type { FindingsTab } from '../findings/Tabs.tsx'
import { words } from '../words.ts'
import type { Pane } from './address.ts'

interface Props {
  readonly shown: Pane
  readonly tab: FindingsTab
  /** Undefined while it is not known. */
  readonly findings?: number
  readonly missing?: number
  readonly lacked?: number
  readonly seen: boolean
  readonly onShow: (pane: Pane) => void
}

export function PaneTabs({ shown, tab, findings, missing, lacked, seen, onShow }: Props) {
  const lower = shown !== 'exchange' && shown !== 'paper'
  const turn = (pane: Pane, label: string, current: boolean) => (
    <button type="button" aria-current={current ? 'page' : undefined} onClick={() => onShow(pane)}>
      {label}
    </button>
  )
  return (
    <nav className={seen ? 'pane-tabs five' : 'pane-tabs'} aria-label={words.panes.label}>
      {turn('exchange', words.panes.exchange, shown === 'exchange')}
      {turn('paper', words.panes.paper, shown === 'paper')}
      {seen && turn('not-passed-on', `${words.panes.withheld} ${lacked ?? ''}`, lower && tab === 'not-passed-on')}
      {turn('findings', `${words.panes.findings} ${findings ?? ''}`, lower && tab === 'findings')}
      {turn('missing', `${words.panes.missing} ${missing ?? ''}`, lower && tab === 'missing')}
    </nav>
  )
}
