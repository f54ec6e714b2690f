/** The first screen: the exchange, the paper, and the findings; all of them for one pair of eyes at one time. */
import { useCallback, useMemo } from 'react'
import type {
  DeskFindings,
  DeskLaid,
  DeskPaper,
  DeskText,
  DeskToDo,
  DeskWithheld,
  KeeperFirst,
} from '../../server/api.ts'
import { type Address, type Own, type Pane, readAddress, readIds, writeIds } from '../desk/address.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { PaneTabs } from '../desk/PaneTabs.tsx'
import { Trouble } from '../desk/Trouble.tsx'
import { isDark, rememberedTheme } from '../desk/theme.ts'
import { useDesk } from '../desk/useDesk.ts'
import { NARROW, useMedia } from '../desk/useMedia.ts'
import type { Range } from '../exchange/draw.ts'
import { Exchange } from '../exchange/Exchange.tsx'
import { type Arrangement, GROUPINGS, ORDERS } from '../exchange/lanes.ts'
import { FindingsPane } from '../findings/FindingsPane.tsx'
import { Missing } from '../findings/Missing.tsx'
import { type FindingsTab, Tabs } from '../findings/Tabs.tsx'
import { ToDo } from '../findings/ToDo.tsx'
import { useSettling } from '../findings/useSettling.ts'
import { Withheld } from '../findings/Withheld.tsx'
import { Beside } from '../reader/Beside.tsx'
import { hasImages } from '../reader/PageImage.tsx'
import { pageAt } from '../reader/pieces.ts'
import { Reader } from '../reader/Reader.tsx'
import type { ScreenProps } from '../screens.ts'
import { words } from '../words.ts'

export function Table({ record, address, go, edition, onChanged }: ScreenProps) {
  const narrow = useMedia(NARROW)
  const { seenBy, asOf, paper } = address
  const desk = useDesk(seenBy, asOf, edition)
  const laid = desk.value
  // Papers first: what takes reading is asked for when they are on the desk.
  const ready = laid !== undefined
  const first = useAnswer<KeeperFirst>(ready && !seenBy ? '/api/keeper/first' : undefined, edition)
  const found = useAnswer<DeskFindings>(ready ? pathTo('findings', { seenBy, asOf }) : undefined, edition)
  const text = useAnswer<DeskText>(paper ? pathTo('paper', { id: paper, seenBy, asOf }) : undefined, edition)
  const withheld = useAnswer<DeskWithheld>(
    ready && seenBy ? pathTo('keeper/withheld', { party: seenBy, asOf }) : undefined,
    edition,
  )
  const toDo = useAnswer<DeskToDo>(ready ? pathTo('to-do', { seenBy, asOf }) : undefined, edition).value
  const settling = useSettling(ready && seenBy === undefined && address.pane === 'to-do', asOf, edition, onChanged)
  const tab = tabOf(address.pane, seenBy !== undefined)
  const own = address.own ?? NOTHING
  const withPages = Boolean(own.page)
  const open = useCallback(
    (paper: string, passage?: Passage, besides: Partial<Address> = {}) =>
      go({
        ...besides,
        paper,
        passage,
        ...(withPages && { own: { ...readAddress(location.search).own, page: FOLLOWS } }),
        ...(narrow && { pane: 'paper' as const }),
      }),
    [go, narrow, withPages],
  )
  const select = useCallback((id: string) => open(id), [open])
  const openWhole = useCallback((id: string, passage?: Passage) => open(id, passage, { seenBy: undefined }), [open])
  const related = useMemo(() => relatedTo(text.value), [text.value])
  const copies = useMemo(() => givenOn(text.value, paper), [text.value, paper])
  const titles = useMemo(() => new Map(laid?.papers.map((p) => [p.id, p.title])), [laid])
  const titleOf = useCallback((id: string) => titles.get(id) ?? id, [titles])

  const { order, group, folded, broad, within, hands } = address.own ?? NOTHING
  // From the address bar, as it is said late: by then something else may have been chosen.
  const keep = useCallback((change: Own) => go({ own: { ...readAddress(location.search).own, ...change } }, true), [go])
  const range = useMemo(() => readRange(within), [within])
  const arrangement = useMemo(() => readArrangement(order, group, folded), [order, group, folded])
  const ghostly = seenBy !== undefined && address.own?.ghosts === '1'
  const whole = useAnswer<DeskLaid>(ghostly ? pathTo('desk', { asOf }) : undefined, edition)
  const ghosts = useMemo(
    () =>
      (ghostly && laid ? whole.value?.papers.filter((p) => !titles.has(p.id) && p.onFile !== 'absent') : undefined) ??
      NOBODY,
    [ghostly, laid, whole.value, titles],
  )

  const readsFindings = tab === 'findings' || tab === 'missing'
  const page = withPages ? pageShown(text.value, own.page, address.passage) : undefined
  const viewer = record.eyesToChoose.find((p) => p.id === laid?.eyes.seenBy)?.name
  const lookFirst = first.value?.lookFirst
  const welcome = !seenBy && !asOf && !paper
  const shown = narrow ? (address.pane ?? (welcome ? 'paper' : 'exchange')) : undefined
  const lacked = withheld.value && withheld.value.party === seenBy ? countLacked(withheld.value) : undefined
  const counts = {
    findings: found.value?.total,
    missing: found.value?.missing.length,
    toDo: toDo && toDo.errands.length + toDo.searches.length,
    lacked,
  }
  const show = (pane: Pane) => go({ pane })
  if (desk.error)
    return (
      <Trouble error={desk.error}>
        {(seenBy || asOf) && (
          <button type="button" onClick={() => go({ seenBy: undefined, asOf: undefined })}>
            {words.errors.whole}
          </button>
        )}
      </Trouble>
    )
  if (!laid) return <p className="empty">{words.laying}</p>
  const only = shown && (shown === 'exchange' || shown === 'paper' ? shown : 'findings')
  if (paper && address.beside)
    return (
      <main className="panes side-by-side">
        <Beside
          first={paper}
          second={address.beside}
          seenBy={seenBy}
          asOf={asOf}
          edition={edition}
          onOpen={(id, passage) => go({ paper: id, passage, beside: undefined })}
          onClose={() => go({ beside: undefined })}
        />
      </main>
    )
  return (
    <>
      <main
        className={`panes${broad === '1' && !narrow ? ' broad' : ''}${page !== undefined && !narrow ? ' paged' : ''}${only ? ` only-${only}` : ''}`}
        aria-busy={desk.asking}
      >
        <Exchange
          desk={laid}
          zone={record.zone}
          selected={paper}
          related={related}
          copies={copies}
          arrangement={arrangement}
          onArrange={(next) => keep(writeArrangement(next))}
          ghosts={ghosts}
          ghostly={seenBy === undefined ? undefined : ghostly}
          onGhostly={(on) => keep({ ghosts: on ? '1' : '' })}
          dark={isDark(rememberedTheme())}
          broad={narrow ? undefined : broad === '1'}
          onBroad={(on) => keep({ broad: on ? '1' : '' })}
          range={range}
          onRange={(next) => keep({ within: writeRange(next) })}
          list={address.list ?? false}
          onList={(list) => go({ list: list || undefined })}
          onSelect={select}
          onEnter={() => document.getElementById('reader')?.focus()}
        />
        <Reader
          answer={text}
          desk={laid}
          record={record}
          lookFirst={lookFirst}
          chosen={paper}
          passage={address.passage}
          page={page}
          onPage={(n) =>
            go(
              { own: { ...readAddress(location.search).own, page: n === undefined ? '' : String(n + 1) } },
              withPages && n !== undefined,
            )
          }
          edition={edition}
          hands={hands}
          onHands={(party) => keep({ hands: party })}
          go={go}
          onOpen={open}
          onJudged={onChanged}
        />
        <section className="pane findings" aria-label={words.findings.title}>
          <Tabs tab={tab} onTab={show} counts={counts} seen={seenBy !== undefined} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long findings are scrolled with the keyboard. */}
          <div className="scroll" role="tabpanel" id="findings-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
            {readsFindings && found.error && <Trouble error={found.error} />}
            {readsFindings && !found.value && !found.error && <p className="empty">{words.findings.reading}</p>}
            {tab === 'findings' && (
              <FindingsPane
                answer={found}
                ready={ready}
                seenBy={seenBy}
                asOf={asOf}
                own={own}
                edition={edition}
                titleOf={titleOf}
                go={go}
                onOpen={open}
                onChanged={onChanged}
              />
            )}
            {tab === 'missing' && found.value && (
              <Missing missing={found.value.missing} named={found.value.named} viewer={viewer} onOpen={open} />
            )}
            {tab === 'to-do' && toDo && (
              <>
                {settling.trouble && <Trouble error={settling.trouble} />}
                <ToDo
                  toDo={toDo}
                  handling={seenBy === undefined ? settling : undefined}
                  onEnter={(form) => go({ screen: 'papers', own: { form } })}
                  onOpen={open}
                />
              </>
            )}
            {tab === 'not-passed-on' && (
              <Withheld answer={withheld} viewer={viewer ?? ''} titles={titles} onOpen={open} onOpenWhole={openWhole} />
            )}
          </div>
        </section>
      </main>
      {narrow && (
        <PaneTabs shown={shown ?? 'exchange'} tab={tab} onShow={show} counts={counts} seen={seenBy !== undefined} />
      )}
    </>
  )
}

type Passage = Address['passage']

const NOTHING: Own = {}
/** Of whatever paper is opened, the page of the passage. */
const FOLLOWS = 'on'
const NOBODY: readonly DeskPaper[] = []

function pageShown(
  text: DeskText | undefined,
  asked: string | undefined,
  passage: readonly [number, number] | undefined,
): number | undefined {
  if (!text || !hasImages(text)) return undefined
  const n = Number(asked) - 1
  return text.pages[n] ? n : pageAt(text.pages, passage?.[0] ?? 0)
}

function readArrangement(order?: string, group?: string, folded?: string): Arrangement {
  return {
    order: ORDERS.find((o) => o === order) ?? 'busiest',
    group: GROUPINGS.find((g) => g === group) ?? 'none',
    folded: new Set(readIds(folded)),
  }
}

/** What is as always is left out of the address. */
function writeArrangement({ order, group, folded }: Arrangement): { order: string; group: string; folded: string } {
  return {
    order: order === 'busiest' ? '' : order,
    group: group === 'none' ? '' : group,
    folded: writeIds(folded),
  }
}

/** "1962-10-22T00:00:00/1962-11-21T06:30:00": the stretch of time in sight. */
function readRange(said: string | undefined): Range | undefined {
  const [from, to] = (said ?? '').split('/').map((part) => Date.parse(`${part}Z`))
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined
}

function writeRange(range: Range | undefined): string {
  const second = (at: number) => new Date(at).toISOString().slice(0, 19)
  return range ? `${second(range.from)}/${second(range.to)}` : ''
}

function tabOf(pane: Pane | undefined, seen: boolean): FindingsTab {
  if (pane === 'missing' || pane === 'findings' || pane === 'to-do') return pane
  // Under a party's eyes, what it lacked is what one came to see.
  return seen ? 'not-passed-on' : 'findings'
}

/** Papers that something it holds tells of, and papers that it holds in part. */
function countLacked(withheld: DeskWithheld): number {
  return withheld.referredTo.length + withheld.inPart.length
}

/** What the chosen paper refers to, and what refers to it: lit in the exchange. */
function relatedTo(text: DeskText | undefined): ReadonlySet<string> {
  if (!text) return new Set()
  return new Set([
    ...text.links.flatMap((l) => l.targets),
    ...text.referredToBy.map((p) => p.paper),
    ...text.answers,
    ...text.answeredBy,
  ])
}

const OWN_HANDS = new Set(['sender', 'addressee', 'publication'])

/** Copies that went further than from sender to addressee: drawn where they arrived. */
function givenOn(text: DeskText | undefined, chosen: string | undefined): DeskText['copies'] {
  return text && text.paper.id === chosen ? text.copies.filter((c) => !OWN_HANDS.has(c.how)) : []
}
