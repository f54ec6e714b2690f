/**
 * XML into a light tree, streaming through saxes with positions. A DOCTYPE is refused (it is how entity bombs come in), depth
 * is capped, and at the first fault reading stops: what was read before it is kept, and says that it was cut short.
 */
import { SaxesParser } from 'saxes'
import type { Problem } from './intake.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: (XmlElement | string)[]
  readonly line: number
  /** False where the file broke off inside. */
  complete: boolean
}

export interface XmlRead {
  readonly root: XmlElement | undefined
  readonly problems: readonly Problem[]
  readonly refused: boolean
}

const DEEPEST = 200
const CHUNK = 1 << 16

class Stop extends Error {}

export function readXml(text: string, file: string): XmlRead {
  const problems: Problem[] = []
  const parser = new SaxesParser({ xmlns: false, position: true })
  let root: XmlElement | undefined
  const open: XmlElement[] = []
  let closed: XmlElement | undefined
  let refused = false
  const stop = (code: string, message: string, remedy: string): never => {
    problems.push({ severity: 'error', code, file, line: parser.line, message, remedy })
    throw new Stop()
  }
  parser.on('doctype', () => {
    refused = true
    stop(
      'doctype-refused',
      `Line ${parser.line} has a DOCTYPE. It can define entities that grow without bound, so files with one are not read.`,
      'Delete the DOCTYPE declaration. If the text uses entities that it defines, replace them with the characters themselves.',
    )
  })
  parser.on('error', (error) => {
    // The parser closes an element before it says that another should have been closed.
    if (closed && /unexpected close tag/.test(error.message)) closed.complete = false
    stop(
      'malformed-xml',
      `Line ${parser.line}, column ${parser.column}: ${error.message.replace(/^.*?\d+:\d+:\s*/, '')}. What stands before it was kept; what follows was not read.`,
      'Mend the XML there; any XML validator shows the same place.',
    )
  })
  parser.on('opentag', (tag) => {
    const element: XmlElement = {
      name: tag.name.replace(/^tei:/, ''),
      attributes: tag.attributes as { [name: string]: string },
      children: [],
      line: parser.line,
      complete: false,
    }
    if (open.length >= DEEPEST)
      stop(
        'too-deep',
        `Line ${parser.line}: elements are nested more than ${DEEPEST} deep, which no letter needs.`,
        'Flatten the markup there.',
      )
    const parent = open.at(-1)
    if (parent) parent.children.push(element)
    else root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    closed = open.pop()
    if (closed) closed.complete = true
  })
  const addText = (words: string) => {
    open.at(-1)?.children.push(words)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  try {
    for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK))
    parser.close()
  } catch (error) {
    if (!(error instanceof Stop)) throw error
  }
  return { root, problems, refused }
}

/** The elements of this name anywhere inside, in order; not those inside a match. */
export function findAll(element: XmlElement | undefined, match: string | ((e: XmlElement) => boolean)): XmlElement[] {
  const fits = typeof match === 'string' ? (e: XmlElement) => e.name === match : match
  const found: XmlElement[] = []
  const walk = (e: XmlElement) => {
    for (const child of e.children) {
      if (typeof child === 'string') continue
      if (fits(child)) found.push(child)
      else walk(child)
    }
  }
  if (element) walk(element)
  return found
}

export function findFirst(
  element: XmlElement | undefined,
  match: string | ((e: XmlElement) => boolean),
): XmlElement | undefined {
  const fits = typeof match === 'string' ? (e: XmlElement) => e.name === match : match
  for (const child of element?.children ?? []) {
    if (typeof child === 'string') continue
    if (fits(child)) return child
    const inner = findFirst(child, match)
    if (inner) return inner
  }
  return undefined
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((c): c is XmlElement => typeof c !== 'string' && c.name === name)
}

/** All words inside, white space collapsed; elements of these names left out. */
export function wordsOf(element: XmlElement | undefined, without: readonly string[] = []): string {
  let words = ''
  const walk = (e: XmlElement) => {
    for (const child of e.children) {
      if (typeof child === 'string') words += child
      else if (child.name === 'lb') words += ' '
      else if (!without.includes(child.name)) walk(child)
    }
  }
  if (element) walk(element)
  return words.replace(/\s+/g, ' ').trim()
}

const ESCAPES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (s: string) => s.replace(/[&<>"]/g, (c) => ESCAPES[c]!)

/** The element as XML again; white space between elements, which says nothing, is left out. */
export function writeXml(element: XmlElement): string {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
  const inside = element.children
    .map((c) =>
      typeof c !== 'string' ? writeXml(c) : c.trim() === '' ? '' : escapeXml(c.replace(/\s*[\n\r\t]\s*/g, ' ')),
    )
    .join('')
  return inside === '' ? `<${element.name}${attributes}/>` : `<${element.name}${attributes}>${inside}</${element.name}>`
}
