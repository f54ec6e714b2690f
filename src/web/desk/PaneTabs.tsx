/** On a narrow screen the panes take turns. */
import { words } from '../words.ts'
import type { Pane } from './address.ts'
import type { FindingsTab } from './Desk.tsx'

interface Props {
  readonly shown: Pane
  readonly tab: FindingsTab
  readonly findings: number
  readonly missing: number
  readonly onShow: (pane: Pane) => void
}

export function PaneTabs({ shown, tab, findings, missing, onShow }: Props) {
  const lower = shown !== 'exchange' && shown !== 'paper'
  const turn = (pane: Pane, label: string, current: boolean) => (
    <button type="button" aria-current={current ? 'page' : undefined} onClick={() => onShow(pane)}>
      {label}
    </button>
  )
  return (
    <nav className="pane-tabs" aria-label={words.panes.label}>
      {turn('exchange', words.panes.exchange, shown === 'exchange')}
      {turn('paper', words.panes.paper, shown === 'paper')}
      {turn('findings', `${words.panes.findings} ${findings}`, lower && tab === 'findings')}
      {turn('missing', `${words.panes.missing} ${missing}`, lower && tab !== 'findings')}
    </nav>
  )
}
