/**
 * The running text of a TEI body: a block to a paragraph, white space collapsed, the edition's notes left out. Where a note stood
 * and where a page begins is remembered as an offset into the text: what the editors say can be tied to the words, and the words to
 * the image of their page.
 */
import type { XmlElement } from './xml.ts'

export interface RenderedNote {
  readonly element: XmlElement
  /** Offset of the note's anchor in the text. */
  readonly at: number
}

export interface PageBreak {
  readonly element: XmlElement
  /** Offset of the first words after it. */
  readonly at: number
}

export interface Rendered {
  readonly text: string
  readonly notes: readonly RenderedNote[]
  readonly pages: readonly PageBreak[]
}

const BLOCKS = new Set([
  'p',
  'head',
  'dateline',
  'opener',
  'closer',
  'signed',
  'salute',
  'list',
  'item',
  'table',
  'row',
  'byline',
  'div',
  'lg',
  'l',
  'quote',
  'q',
  'floatingText',
  'body',
  'postscript',
  'address',
  'addrLine',
  'figure',
  'ab',
  'argument',
  'epigraph',
  'trailer',
  'titlePage',
  'docTitle',
  'listBibl',
  'attachment',
  'frus:attachment',
  'label',
])
const LEFT_OUT = new Set([
  'pb',
  'fw',
  'graphic',
  'figDesc',
  'back',
  'listPerson',
  'listPlace',
  'teiHeader',
  'milestone',
  'anchor',
  'del',
  'frus:file',
  'frus:pdf',
  'frus:page-count-according-to-citation',
])

export interface RenderRules {
  /** Elements that do not begin a new paragraph in this edition. */
  readonly inline?: ReadonlySet<string>
  /** Elements without words of their own that stand for a space: `lb`, and in printed editions `pb`. */
  readonly spaces?: ReadonlySet<string>
  /** Elements to pass over at the top: the document's own head. */
  readonly skip?: (element: XmlElement) => boolean
}

export function renderBody(root: XmlElement, rules: RenderRules = {}): Rendered {
  const notes: RenderedNote[] = []
  const pages: PageBreak[] = []
  const turned: XmlElement[] = []
  const turn = () => pages.push(...turned.splice(0).map((element) => ({ element, at: text.length })))
  let text = ''
  let gap = ''
  // White space is added only when words follow, so that no line begins or ends with it.
  const add = (words: string) => {
    const flat = words.replace(/[ \t\r\n]+/g, ' ')
    if (flat === '') return
    if (flat === ' ') {
      if (gap === '' && text !== '') gap = ' '
      return
    }
    const lead = flat.startsWith(' ') && gap === '' && text !== '' ? ' ' : gap
    text += lead
    turn()
    text += flat.replace(/^ | $/g, '')
    gap = flat.endsWith(' ') ? ' ' : ''
  }
  const breakTo = (separator: string) => {
    if (text !== '' && (gap === '' || gap === ' ' || separator.length > gap.length)) gap = separator
  }
  const walk = (element: XmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') {
        add(child)
        continue
      }
      if (child.name === 'note') {
        notes.push({ element: child, at: text.length })
        continue
      }
      if (child.name === 'pb') turned.push(child)
      if (rules.spaces?.has(child.name)) {
        add(' ')
        continue
      }
      if (LEFT_OUT.has(child.name) || rules.skip?.(child)) continue
      if (child.name === 'lb') breakTo('\n')
      else if (child.name === 'space') add(' ')
      else if (child.name === 'cell') {
        // A cell ends with a bar even if it is empty, so that columns can be counted.
        const before = text.length
        walk(child)
        if (text.length > before) gap = ''
        add(' | ')
      } else if (BLOCKS.has(child.name) && !rules.inline?.has(child.name)) {
        const separator = child.name === 'addrLine' || child.name === 'l' ? '\n' : '\n\n'
        breakTo(separator)
        walk(child)
        breakTo(separator)
      } else walk(child)
    }
  }
  walk(root)
  turn()
  return { text: text === '' ? '' : `${text}\n`, notes, pages }
}
