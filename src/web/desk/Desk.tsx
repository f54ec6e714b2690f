/** The desk: whose record, whose eyes and when above; below, the screen that is open. */
import { Suspense, useCallback, useEffect, useState } from 'react'
import type { DeskRecord, KeeperClock, KeeperCounts } from '../../server/api.ts'
import { Bar } from '../bar/Bar.tsx'
import { Screens } from '../bar/Screens.tsx'
import { Drop, useTaking } from '../drop/Drop.tsx'
import { named } from '../drop/gather.ts'
import { Glass } from '../glass/Glass.tsx'
import { findScreen } from '../screens.ts'
import { words } from '../words.ts'
import { useAddress } from './address.ts'
import { pathTo, useAnswer } from './ask.ts'
import { Trouble } from './Trouble.tsx'
import { rememberedTheme, type Theme } from './theme.ts'
import { NARROW, useMedia } from './useMedia.ts'

export function Desk() {
  const [address, go] = useAddress()
  const [edition, setEdition] = useState(0)
  const [theme, setTheme] = useState<Theme>(rememberedTheme)
  const narrow = useMedia(NARROW)
  useMedia('(prefers-color-scheme: dark)')
  const { seenBy, asOf } = address

  const record = useAnswer<DeskRecord>('/api/keeper/record', edition)
  const clock = useAnswer<KeeperClock>(pathTo('keeper/clock', { seenBy }), edition)
  // Counting takes reading: the papers come first.
  const counts = useAnswer<KeeperCounts>(
    clock.value && !clock.asking ? pathTo('keeper/counts', { seenBy, asOf }) : undefined,
    edition,
  )
  const onChanged = useCallback(() => setEdition((n) => n + 1), [])
  const { taking, send, forget, gather } = useTaking(onChanged)
  const open = useCallback(
    (id: string, passage?: readonly [number, number]) =>
      go({ screen: undefined, paper: id, passage, ...(narrow && { pane: 'paper' as const }) }),
    [go, narrow],
  )
  const name = record.value?.name
  const screen = findScreen(address.screen)
  useEffect(() => {
    document.title = [screen === findScreen(undefined) ? undefined : screen?.name, name, words.product]
      .filter(Boolean)
      .join(' · ')
  }, [name, screen])
  const Page = screen?.Page
  return (
    <div className={`desk on-${screen?.id ?? 'nothing'}`} aria-busy={counts.asking}>
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
        onAll={(q) => go({ screen: 'papers', own: { q } })}
      >
        <Screens shown={screen?.id} go={go} />
      </Bar>
      {record.value && (
        <Glass record={record.value} clock={clock.value} counts={counts.value} address={address} go={go} />
      )}
      {record.error && <Trouble error={record.error} />}
      {!record.value && !record.error && <p className="empty">{words.laying}</p>}
      {!screen && (
        <Trouble error={words.errors.noScreen(address.screen ?? '')}>
          <button type="button" onClick={() => go({ screen: undefined })}>
            {words.errors.first}
          </button>
        </Trouble>
      )}
      {record.value && screen && Page && (
        <Suspense fallback={<p className="empty">{words.laying}</p>}>
          <Page
            key={screen.id}
            record={record.value}
            address={address}
            go={go}
            edition={edition}
            onChanged={onChanged}
            onOpen={open}
          />
        </Suspense>
      )}
      <Drop
        taking={taking}
        onGather={gather}
        onFiles={send}
        onClose={forget}
        onReport={() => {
          forget()
          go({ screen: 'intake', own: undefined })
        }}
      />
    </div>
  )
}
