/** A volume of Foreign Relations of the United States: every `<div type="document">` is a paper, its footnotes the editors' judgements. */

import { readTitle } from '../reading/paper-titles.ts'
import { type Gathered, type PaperSaid, startGathering } from './gathering.ts'
import { type Rendered, renderBody } from './tei-body.ts'
import { attachNotes } from './tei-notes.ts'
import { childrenOf, findAll, findFirst, wordsOf, type XmlElement, type XmlRead } from './xml.ts'

export function isFrusVolume(root: XmlElement): boolean {
  return findFirst(root, isDocument) !== undefined
}

const isDocument = (e: XmlElement) => e.name === 'div' && e.attributes.type === 'document'

export function readFrusVolume(xml: XmlRead, path: string, volume: string, ignoreNotes: boolean): Gathered {
  const gathered = startGathering('tei')
  gathered.problems.push(...xml.problems)
  const documents = findAll(xml.root, isDocument)
  const ids = new Set(documents.map((d) => `${volume}/${d.attributes['xml:id'] ?? ''}`))
  for (const [i, element] of documents.entries()) {
    const named = element.attributes['xml:id']
    const id = `${volume}/${named ?? `document-${i + 1}`}`
    const head = childrenOf(element, 'head')[0]
    const nameOf = (e: XmlElement | undefined) => e?.attributes['xml:id'] && `${volume}/${e.attributes['xml:id']}`
    const place = { before: nameOf(documents[i - 1]), after: nameOf(documents[i + 1]) }
    const rendered = renderBody(element, { skip: (e) => e === head, inline: INLINE, spaces: SPACES })
    const said = readDocument(element, head, rendered)
    if (!element.complete) said.note = 'The file broke off inside this paper: its text is cut short.'
    gathered.drafts.push({
      file: path,
      line: element.line,
      format: 'tei',
      id,
      idGiven: named !== undefined,
      said,
      inferred: {},
      attached: ignoreNotes ? [] : attachNotes(rendered, volume, ids, place),
      ...(rendered.text !== '' && { body: rendered.text }),
    })
  }
  return gathered
}

const SPACES: ReadonlySet<string> = new Set(['lb', 'pb'])
const INLINE: ReadonlySet<string> = new Set(['quote', 'q', 'label'])

function readDocument(element: XmlElement, head: XmlElement | undefined, rendered: Rendered): PaperSaid {
  const number = element.attributes.n
  let title = wordsOf(head, ['note'])
  if (number && title.startsWith(`${number}.`)) title = title.slice(number.length + 1).trim()
  const ends = (type: string) =>
    findAll(
      head,
      (e) => (e.name === 'gloss' || e.name === 'persName' || e.name === 'orgName') && e.attributes.type === type,
    )
      .map((e) => wordsOf(e, ['note']).replace(/^the\s+/i, ''))
      .filter(Boolean)
  const read = readTitle(title)
  const [from, to] = [ends('from'), ends('to')]
  const dateline = findFirst(element, 'dateline')
  const date = findFirst(dateline, 'date')
  const place = wordsOf(findFirst(dateline, 'placeName'), ['note'])
  const when =
    date?.attributes.when ??
    (date?.attributes.from && date.attributes.to ? `${date.attributes.from}/${date.attributes.to}` : undefined)
  const source = childrenOf(head, 'note').map((n) => wordsOf(n).replace(/^Source:\s*/, ''))
  return {
    ...(title && { title }),
    ...(read.kind && { kind: read.kind }),
    ...(from.length ? { from } : read.from && { from: [read.from] }),
    ...(to.length ? { to } : read.to && { to: [read.to] }),
    ...(read.number && { numbers: [read.number] }),
    ...(place && { place }),
    ...(when && { written: { words: when, edtf: when.replace(/\.\d+/, '') } }),
    ...(source.length && { source }),
    ...(rendered.text === '' && { onFile: 'none' as const }),
  }
}
