/** An error in words: what, and what to do. */
import type { DeskError } from '../../server/api.ts'

export function Trouble({ error }: { readonly error: DeskError['error'] }) {
  return (
    <div className="trouble" role="alert">
      <p>{error.message}</p>
      <p className="muted">{error.help}</p>
    </div>
  )
}
