/**
 * The screens of the desk: one folder and one line each. A screen is a component that is given the record's card, whose eyes are
 * lent, and the address; it asks the server itself (`useAnswer`), and keeps what it wants to be linked to in `address.own`:
 *
 *     /?screen=positions&seen-by=ana&issue=bridge        address.own.issue === 'bridge'
 *     go({ own: { ...address.own, issue: 'guards' } })   a new step, with a link of its own
 *
 * Screens are loaded when they are opened. The first is the desk's own and comes with it.
 */
import { type ComponentType, lazy } from 'react'
import type { DeskRecord } from '../server/api.ts'
import type { Address, Go } from './desk/address.ts'
import { Table } from './table/Table.tsx'
import { words } from './words.ts'

export interface ScreenProps {
  readonly record: DeskRecord
  readonly address: Address
  readonly go: Go
  /** Rises when the record has changed: hand it to `useAnswer`. */
  readonly edition: number
  /** The record has changed: ask everything again. */
  readonly onChanged: () => void
  /** Opens a paper, at a passage, on the first screen. */
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
}

export interface Screen {
  readonly id: string
  readonly name: string
  readonly Page: ComponentType<ScreenProps>
}

export const SCREENS: readonly Screen[] = [
  { id: 'table', name: words.screens.table, Page: Table },
  { id: 'papers', name: words.screens.papers, Page: load(() => import('./papers/Papers.tsx').then((m) => m.Papers)) },
  {
    id: 'parties',
    name: words.screens.parties,
    Page: load(() => import('./parties/Parties.tsx').then((m) => m.Parties)),
  },
  {
    id: 'compare',
    name: words.screens.compare,
    Page: load(() => import('./compare/Compare.tsx').then((m) => m.Compare)),
  },
  {
    id: 'positions',
    name: words.screens.positions,
    Page: load(() => import('./positions/Positions.tsx').then((m) => m.Positions)),
  },
  { id: 'plan', name: words.screens.plan, Page: load(() => import('./plan/PlanScreen.tsx').then((m) => m.PlanScreen)) },
  { id: 'brief', name: words.screens.brief, Page: load(() => import('./brief/Brief.tsx').then((m) => m.Brief)) },
  { id: 'intake', name: words.screens.intake, Page: load(() => import('./intake/Intake.tsx').then((m) => m.Intake)) },
]

/** Without an id, the first; undefined if there is none by that id. */
export function findScreen(id: string | undefined): Screen | undefined {
  return id === undefined ? SCREENS[0] : SCREENS.find((s) => s.id === id)
}

/** For a line of the list: `load(() => import('./plan/Plan.tsx').then((m) => m.Plan))`. */
export function load(page: () => Promise<ComponentType<ScreenProps>>): ComponentType<ScreenProps> {
  return lazy(() => page().then((Page) => ({ default: Page })))
}
