/** One desk, three panes: the exchange, the paper, and the findings; all of them for one pair of eyes at one time. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { DeskRecord, DeskText, DeskWithheld, Desk as Laid } from '../../server/api.ts'
import { Bar } from '../bar/Bar.tsx'
import { Drop, useTaking } from '../drop/Drop.tsx'
import { named } from '../drop/gather.ts'
import { Exchange } from '../exchange/Exchange.tsx'
import { Findings } from '../findings/Findings.tsx'
import { Missing } from '../findings/Missing.tsx'
import { Tabs } from '../findings/Tabs.tsx'
import { Withheld } from '../findings/Withheld.tsx'
import { Glass } from '../glass/Glass.tsx'
import { Reader } from '../reader/Reader.tsx'
import { words } from '../words.ts'
import { type Pane, useAddress } from './address.ts'
import { pathTo, useAnswer } from './ask.ts'
import { PaneTabs } from './PaneTabs.tsx'
import { Trouble } from './Trouble.tsx'
import { isDark, rememberedTheme, type Theme } from './theme.ts'
import { useMedia } from './useMedia.ts'

const NARROW = '(max-width: 820px)'

export function Desk() {
  const [address, go] = useAddress()
  const [edition, setEdition] = useState(0)
  const [theme, setTheme] = useState<Theme>(rememberedTheme)
  const [broad, setBroad] = useState(false)
  const narrow = useMedia(NARROW)
  useMedia('(prefers-color-scheme: dark)')
  const { seenBy, asOf, paper } = address

  const record = useAnswer<DeskRecord>('/api/record', edition)
  const desk = useAnswer<Laid>(pathTo('desk', { seenBy, asOf }), edition)
  const text = useAnswer<DeskText>(paper ? pathTo('paper', { id: paper, seenBy, asOf }) : undefined, edition)
  const tab = tabOf(address.pane, seenBy !== undefined)
  const withheld = useAnswer<DeskWithheld>(seenBy ? pathTo('withheld', { party: seenBy, asOf }) : undefined, edition)

  const onTaken = useCallback(() => setEdition((n) => n + 1), [])
  const { taking, send, forget, gather } = useTaking(onTaken)
  const open = useCallback(
    (id: string, passage?: readonly [number, number]) =>
      go({ paper: id, passage, ...(narrow && { pane: 'paper' as const }) }),
    [go, narrow],
  )
  const select = useCallback((id: string) => open(id), [open])
  const openWhole = useCallback(
    (id: string, passage?: readonly [number, number]) =>
      go({ paper: id, passage, seenBy: undefined, ...(narrow && { pane: 'paper' as const }) }),
    [go, narrow],
  )

  const name = record.value?.name
  useEffect(() => {
    document.title = name ? `${name} · ${words.product}` : words.product
  }, [name])
  const related = useMemo(() => relatedTo(text.value), [text.value])
  const copies = useMemo(() => givenOn(text.value, paper), [text.value, paper])
  const titles = useMemo(() => new Map(desk.value?.papers.map((p) => [p.id, p.title])), [desk.value])
  const titleOf = useCallback((id: string) => titles.get(id) ?? id, [titles])

  const trouble = record.error ?? desk.error
  const laid = desk.value
  const viewer = laid?.parties.find((p) => p.id === laid.eyes.seenBy)?.name
  const welcome = record.value?.lookFirst && !seenBy && !asOf && !paper
  const shown = narrow ? (address.pane ?? (welcome ? 'paper' : 'exchange')) : undefined
  const lacked = withheld.value && withheld.value.party === seenBy ? countLacked(withheld.value) : undefined
  const show = (pane: Pane) => go({ pane })
  return (
    <div
      className={`desk${shown ? ` only-${shown === 'exchange' || shown === 'paper' ? shown : 'findings'}` : ''}`}
      aria-busy={desk.asking}
    >
      <Bar
        name={name ?? words.product}
        about={record.value?.about}
        theme={theme}
        onTheme={setTheme}
        onAdd={(files) => send(files.map(named))}
        seenBy={seenBy}
        asOf={asOf}
        edition={edition}
        onOpen={open}
      />
      {record.value && <Glass record={record.value} desk={laid} seenBy={seenBy} go={go} />}
      {trouble && (
        <Trouble error={trouble}>
          {(seenBy || asOf) && (
            <button type="button" onClick={() => go({ seenBy: undefined, asOf: undefined })}>
              {words.errors.whole}
            </button>
          )}
        </Trouble>
      )}
      {!laid && !trouble && <p className="empty">{words.laying}</p>}
      {laid && record.value && (
        <main className={broad && !narrow ? 'panes broad' : 'panes'}>
          <Exchange
            desk={laid}
            zone={record.value.zone}
            selected={paper}
            related={related}
            copies={copies}
            dark={isDark(theme)}
            broad={narrow ? undefined : broad}
            onBroad={setBroad}
            list={address.list ?? false}
            onList={(list) => go({ list: list || undefined })}
            onSelect={select}
            onEnter={() => document.getElementById('reader')?.focus()}
          />
          <Reader
            answer={text}
            desk={laid}
            record={record.value}
            chosen={paper}
            passage={address.passage}
            go={go}
            onOpen={open}
            onJudged={onTaken}
          />
          <section className="pane findings" aria-label={words.findings.title}>
            <Tabs
              tab={tab}
              onTab={show}
              counts={{ findings: laid.findings.length, missing: laid.missing.length, lacked }}
              seen={seenBy !== undefined}
            />
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long findings are scrolled with the keyboard. */}
            <div className="scroll" role="tabpanel" id="findings-panel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
              {tab === 'findings' && <Findings findings={laid.findings} titleOf={titleOf} onOpen={open} />}
              {tab === 'missing' && <Missing missing={laid.missing} named={laid.named} viewer={viewer} onOpen={open} />}
              {tab === 'not-passed-on' && (
                <Withheld
                  answer={withheld}
                  viewer={viewer ?? ''}
                  titles={titles}
                  onOpen={open}
                  onOpenWhole={openWhole}
                />
              )}
            </div>
          </section>
        </main>
      )}
      {narrow && laid && (
        <PaneTabs
          shown={shown ?? 'exchange'}
          tab={tab}
          onShow={show}
          missing={laid.missing.length}
          findings={laid.findings.length}
          lacked={lacked}
          seen={seenBy !== undefined}
        />
      )}
      <Drop taking={taking} onGather={gather} onFiles={send} onClose={forget} />
    </div>
  )
}

export type FindingsTab = 'findings' | 'missing' | 'not-passed-on'

function tabOf(pane: Pane | undefined, seen: boolean): FindingsTab {
  if (pane === 'missing' || pane === 'findings') return pane
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
