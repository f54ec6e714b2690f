/** The image of a page beside the text: page by page, and in words where there is none to show. */
import type { DeskPage, DeskPageImage, DeskText } from '../../server/api.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { words } from '../words.ts'

interface Props {
  readonly shown: DeskText
  readonly page: number
  readonly seenBy?: string
  readonly asOf?: string
  readonly edition: number
  readonly onPage: (n: number) => void
  readonly onClose: () => void
}

export function hasImages(shown: DeskText | undefined): boolean {
  return shown?.pages.some((p) => p.image !== 'none') ?? false
}

export function nameOfPage(pages: readonly DeskPage[], n: number): string {
  return pages[n]?.label ?? String(n + 1)
}

export function PageImage({ shown, page: n, seenBy, asOf, edition, onPage, onClose }: Props) {
  const { pages } = words.reader
  const name = nameOfPage(shown.pages, n)
  return (
    <aside className="page-image" aria-label={pages.title}>
      <header>
        <h3 aria-live="polite">{pages.of(name, n + 1, shown.pages.length)}</h3>
        <div className="tools">
          <button type="button" disabled={n === 0} aria-label={pages.previous} onClick={() => onPage(n - 1)}>
            ‹
          </button>
          <button
            type="button"
            disabled={n === shown.pages.length - 1}
            aria-label={pages.next}
            onClick={() => onPage(n + 1)}
          >
            ›
          </button>
          <button type="button" onClick={onClose}>
            {pages.close}
          </button>
        </div>
      </header>
      <Sheet
        key={`${shown.paper.id} ${n}`}
        paper={shown.paper.id}
        page={shown.pages[n]}
        n={n}
        name={name}
        seenBy={seenBy}
        asOf={asOf}
        edition={edition}
      />
    </aside>
  )
}

function Sheet({
  paper,
  page,
  n,
  name,
  seenBy,
  asOf,
  edition,
}: Pick<Props, 'seenBy' | 'asOf' | 'edition'> & {
  readonly paper: string
  readonly page?: DeskPage
  readonly n: number
  readonly name: string
}) {
  const { pages } = words.reader
  const asked = { paper, page: String(n), seenBy, asOf }
  const about = useAnswer<DeskPageImage>(page?.image === 'file' ? pathTo('page/about', asked) : undefined, edition)
  const source = pathTo('page', asked)
  if (page?.address !== undefined)
    return (
      <div className="no-image">
        <p>{pages.away(new URL(page.address).host)}</p>
        <Away href={page.address}>{pages.openAway}</Away>
      </div>
    )
  if (page?.image !== 'file') return <p className="no-image">{pages.none}</p>
  if (about.error) return <Trouble error={about.error} />
  const told = about.value
  if (!told) return <p className="no-image">{pages.looking}</p>
  if (told.state === 'image')
    return (
      <a className="sheet" href={source} target="_blank" rel="noopener noreferrer" title={pages.large}>
        <img src={source} alt={pages.image(name)} />
      </a>
    )
  if (told.state === 'pdf')
    return (
      <div className="no-image">
        <p>{pages.pdf}</p>
        <Away href={told.pdfPage === undefined ? source : `${source}#page=${told.pdfPage}`}>
          {pages.openPdf(told.pdfPage)}
        </Away>
      </div>
    )
  return (
    <div className="no-image">
      <p>{pages.states[told.state]}</p>
      {told.file !== undefined && (
        <p className="muted">
          {pages.named} <code>{told.file}</code>
        </p>
      )}
      {told.state === 'missing' && told.file !== undefined && <p className="muted">{pages.remedy}</p>}
    </div>
  )
}

function Away({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer" className="away">
      {children}
    </a>
  )
}
