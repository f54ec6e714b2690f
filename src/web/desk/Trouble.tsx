/** An error in words: what, what to do, and perhaps a way out. */
import type { ReactNode } from 'react'
import type { DeskError } from '../../server/api.ts'

export function Trouble({ error, children }: { readonly error: DeskError['error']; readonly children?: ReactNode }) {
  return (
    <div className="trouble" role="alert">
      <p>{error.message}</p>
      <p className="muted">{error.help}</p>
      {children}
    </div>
  )
}
