/** From screen to screen; the eyes and the clock come along. */
import { useEffect, useRef } from 'react'
import type { Go } from '../desk/address.ts'
import { SCREENS } from '../screens.ts'
import { words } from '../words.ts'

export function Screens({ shown, go }: { readonly shown?: string; readonly go: Go }) {
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    const row = nav.current
    if (!row) return
    const look = () => {
      const before = row.scrollLeft > 4
      const after = row.scrollLeft + row.clientWidth < row.scrollWidth - 4
      row.dataset.more = [before && 'before', after && 'after'].filter(Boolean).join(' ')
    }
    const watch = new ResizeObserver(look)
    watch.observe(row)
    row.addEventListener('scroll', look)
    return () => {
      watch.disconnect()
      row.removeEventListener('scroll', look)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen is another button to be seen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown])
  return (
    <nav ref={nav} className="screens" aria-label={words.screens.label}>
      {SCREENS.map((s, i) => (
        <button
          key={s.id}
          type="button"
          aria-current={s.id === shown ? 'page' : undefined}
          onClick={() => go({ screen: i === 0 ? undefined : s.id })}
        >
          {s.name}
        </button>
      ))}
    </nav>
  )
}
