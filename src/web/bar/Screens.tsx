/** From screen to screen; the eyes and the clock come along. */
import type { Go } from '../desk/address.ts'
import { SCREENS } from '../screens.ts'
import { words } from '../words.ts'

export function Screens({ shown, go }: { readonly shown: string; readonly go: Go }) {
  return (
    <nav className="screens" aria-label={words.screens.label}>
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
