/** Above everything: whose record this is, the search, and the ways in. */
import { type ReactNode, useState } from 'react'
import { applyTheme, isDark, type Theme } from '../desk/theme.ts'
import { words } from '../words.ts'
import { Search, type SearchProps } from './Search.tsx'

interface Props extends SearchProps {
  readonly name: string
  readonly about?: string
  readonly theme: Theme
  readonly onTheme: (theme: Theme) => void
  readonly onAdd: (files: readonly File[]) => void
  /** The way to the screens. */
  readonly children?: ReactNode
}

export function Bar({ name, about, theme, onTheme, onAdd, children, ...search }: Props) {
  const dark = isDark(theme)
  const turn = () => {
    const next = dark ? 'light' : 'dark'
    applyTheme(next)
    onTheme(next)
  }
  return (
    <header className="bar">
      <h1 title={about ? `${name}: ${about}` : name}>{name}</h1>
      {children}
      <Search {...search} />
      <AddPapers onAdd={onAdd} />
      <button type="button" onClick={turn} aria-label={words.bar.themeLabel(dark)}>
        {dark ? words.bar.toLight : words.bar.toDark}
      </button>
    </header>
  )
}

/** Dropping is quicker; this is for the keyboard, and for those who never thought of dropping. */
function AddPapers({ onAdd }: { readonly onAdd: (files: readonly File[]) => void }) {
  const [open, setOpen] = useState(false)
  const take = (input: HTMLInputElement) => {
    if (input.files?.length) onAdd([...input.files])
    input.value = ''
    setOpen(false)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the small menu wherever in it the focus is.
    <div className="add" onKeyDown={(e) => e.key === 'Escape' && setOpen(false)}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.bar.add}
      </button>
      {open && (
        <div className="menu">
          <label>
            {words.bar.addFiles}
            <input type="file" multiple onChange={(e) => take(e.currentTarget)} />
          </label>
          <label>
            {words.bar.addFolder}
            <input
              type="file"
              multiple
              ref={(input) => input?.setAttribute('webkitdirectory', '')}
              onChange={(e) => take(e.currentTarget)}
            />
          </label>
        </div>
      )}
    </div>
  )
}
