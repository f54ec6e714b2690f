/** A passage with the words around it, and the paper it stands in; pressing it goes there. */
import type { DeskPassage } from '../../server/api.ts'

type Quoted = Pick<DeskPassage, 'title' | 'words'> & Partial<Pick<DeskPassage, 'before' | 'after'>>

export function Quotation({ passage, onOpen }: { readonly passage: Quoted; readonly onOpen: () => void }) {
  return (
    <button type="button" className="quotation" onClick={onOpen}>
      <q>
        {passage.before && <span className="around">…{tidy(passage.before, 'start')}</span>}
        <strong>{passage.words}</strong>
        {passage.after && <span className="around">{tidy(passage.after, 'end')}…</span>}
      </q>
      <cite>{passage.title}</cite>
    </button>
  )
}

/** Words cut in two at the far edge are left out. */
function tidy(text: string, side: 'start' | 'end'): string {
  const flat = text.replace(/\s+/g, ' ')
  return side === 'start' ? flat.replace(/^\S*\s/, '') : flat.replace(/\s\S*$/, '')
}
