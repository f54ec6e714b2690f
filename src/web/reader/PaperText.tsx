/** The text with its references marked; pressing one opens a card beside it. */
import { Fragment, useEffect, useMemo, useRef, useState } from 'react'
import type { Link } from '../../collation/link.ts'
import type { DeskText } from '../../server/api.ts'
import { languageName } from '../desk/say.ts'
import { words } from '../words.ts'
import { nameOfPage } from './PageImage.tsx'
import { cutText, type Paragraph, type Piece } from './pieces.ts'
import { ReferenceCard } from './ReferenceCard.tsx'

interface Props {
  readonly shown: DeskText
  readonly passage?: readonly [number, number]
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
  /** Shows the image of a page; undefined where no page has one. */
  readonly onPage?: (n: number) => void
  /** Only under the keeper's own eyes. */
  readonly judging?: { readonly kept: boolean; readonly onJudged: () => void }
}

interface Opened {
  readonly link: Link
  readonly top: number
  readonly left: number
  readonly from: HTMLElement
}

const CARD = 340

export function PaperText({ shown, passage, onOpen, onPage, judging }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<Opened>()
  const paragraphs = useMemo(
    () => cutText(shown.text, shown.links, passage, shown.marks, shown.pages),
    [shown, passage],
  )
  // A card belongs to the text it was opened in; after a judgement it stays, with what the reference has become.
  useEffect(
    () =>
      setOpened((was) => {
        const link =
          was &&
          shown.links.find((l) => l.paper === was.link.paper && l.start === was.link.start && l.end === was.link.end)
        return link && { ...was, link }
      }),
    [shown],
  )
  const close = () => {
    opened?.from.focus()
    setOpened(undefined)
  }
  const open = (link: Link, from: HTMLElement) => {
    if (opened?.link === link) return close()
    const frame = box.current!.getBoundingClientRect()
    const rects = from.getClientRects()
    const last = rects[rects.length - 1] ?? frame
    const left = Math.max(0, Math.min(last.left - frame.left, frame.width - Math.min(CARD, frame.width)))
    setOpened({ link, from, top: last.bottom - frame.top + 6, left })
  }
  if (shown.text === '') {
    const absent = shown.paper.onFile === 'absent'
    return <p className="no-text">{absent ? words.reader.absentText : words.reader.noTextYet}</p>
  }
  return (
    <div className="text-box" ref={box}>
      <div className="text" lang={languageOf(shown)}>
        {paragraphs.map((paragraph) => (
          <p key={paragraph.start} dir="auto" className={isHeading(paragraph) ? 'marked-heading' : undefined}>
            {paragraph.pieces.map((piece) => (
              <Fragment key={piece.start}>
                {piece.pages?.map((n) => (
                  <PageMark key={n} label={nameOfPage(shown.pages, n)} onPress={onPage && (() => onPage(n))} />
                ))}
                <Words piece={piece} open={piece.link !== undefined && opened?.link === piece.link} onPress={open} />
              </Fragment>
            ))}
          </p>
        ))}
      </div>
      {opened && (
        <ReferenceCard
          link={opened.link}
          judgements={shown.judgements}
          judging={judging}
          titles={shown.titles}
          top={opened.top}
          left={opened.left}
          onOpen={onOpen}
          onClose={close}
        />
      )}
      <Key shown={shown} />
    </div>
  )
}

/** Where a page begins. Its name is drawn and is no part of the text: who copies the words copies them alone. */
function PageMark({ label, onPress }: { readonly label: string; readonly onPress?: () => void }) {
  const { pages } = words.reader
  return onPress ? (
    <button type="button" className="page-mark" data-label={label} aria-label={pages.show(label)} onClick={onPress} />
  ) : (
    <span className="page-mark" data-label={label} role="img" aria-label={pages.page(label)} />
  )
}

function Words({
  piece,
  open,
  onPress,
}: {
  readonly piece: Piece
  readonly open: boolean
  readonly onPress: (link: Link, from: HTMLElement) => void
}) {
  const { link } = piece
  const kinds = [...new Set(piece.marks.map((m) => m.kind))].map((kind) => ` said-${kind}`).join('')
  const sought = `${piece.sought ? ' sought' : ''}${kinds}`
  const says =
    piece.marks
      .map((m) =>
        m.kind === 'unread' ? words.reader.unread(languageName(m.says)) : `${words.reader.marks[m.kind]}: ${m.says}`,
      )
      .join('\n') || undefined
  const lang = piece.marks.find((m) => m.kind === 'unread')?.says
  if (!link) {
    if (!sought) return piece.words
    const Tag = piece.sought ? 'mark' : 'span'
    return (
      <Tag className={sought.trim()} title={says} lang={lang}>
        {piece.words}
      </Tag>
    )
  }
  return (
    // A real button cannot break across lines, and references do.
    // biome-ignore lint/a11y/useSemanticElements: see above.
    <span
      role="button"
      tabIndex={piece.leads ? 0 : -1}
      className={`reference reference-${link.outcome}${sought}`}
      aria-expanded={open}
      aria-haspopup="dialog"
      aria-description={words.reader.outcomeNames[link.outcome]}
      data-start={link.start}
      lang={lang}
      title={says}
      onClick={(e) => onPress(link, e.currentTarget)}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' && e.key !== ' ') return
        e.preventDefault()
        onPress(link, e.currentTarget)
      }}
    >
      {piece.words}
    </span>
  )
}

/** A line with Markdown's heading marks: set as a heading, its words as they are. */
function isHeading({ pieces }: Paragraph): boolean {
  const line = pieces.map((p) => p.words).join('')
  return /^#{1,6} \S/.test(line) && !line.includes('\n')
}

/** A summary is not in the language of the paper. */
function languageOf({ paper }: DeskText): string | undefined {
  return paper.onFile === 'text' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(paper.language ?? '')
    ? paper.language
    : undefined
}

/** What the underlines mean, for those that occur. */
function Key({ shown: { links, marks } }: { readonly shown: DeskText }) {
  const outcomes = (['resolved', 'ambiguous', 'absent', 'unmatched'] as const).filter((o) =>
    links.some((l) => l.outcome === o),
  )
  const kinds = (['date', 'party', 'statement', 'unread'] as const).filter((kind) => marks.some((m) => m.kind === kind))
  if (outcomes.length + kinds.length === 0) return null
  return (
    <p className="key">
      {words.reader.key}{' '}
      {outcomes.map((o) => (
        <span key={o} className={`reference reference-${o}`}>
          {words.reader.outcomeNames[o]}
        </span>
      ))}
      {kinds.map((kind) => (
        <span key={kind} className={`said-${kind}`}>
          {words.reader.marks[kind]}
        </span>
      ))}
    </p>
  )
}
