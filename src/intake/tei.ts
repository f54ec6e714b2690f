/** TEI files: a FRUS volume, a register in CMIF, or one letter with its `correspDesc`. */
import { readEdtf } from '../record/edtf.ts'
import type { WhenSaid } from '../record/when.ts'
import { asStretch } from './fields.ts'
import { baseName, type Gathered, idFromPath, type PaperSaid, startGathering } from './gathering.ts'
import type { IntakeOptions } from './intake.ts'
import { type PageBreak, renderBody } from './tei-body.ts'
import { isFrusVolume, readFrusVolume } from './tei-frus.ts'
import { childrenOf, findAll, findFirst, readXml, wordsOf, writeXml, type XmlElement, type XmlRead } from './xml.ts'

export function readTei(text: string, path: string, options: IntakeOptions): Gathered {
  const xml = readXml(text, path)
  const root = xml.root
  let gathered = startGathering('tei')
  if (!root || xml.refused) gathered.problems.push(...xml.problems)
  else if (isFrusVolume(root)) gathered = readFrusVolume(xml, path, baseName(path), Boolean(options.ignoreNotes))
  else if (isRegister(root)) gathered = readCmif(xml, path)
  else if (/^TEI/.test(root.name)) gathered = readLetter(xml, path)
  else {
    gathered.problems.push(...xml.problems, {
      severity: 'error',
      code: 'not-tei',
      file: path,
      line: root.line,
      message: `The file is XML whose outermost element is <${root.name}>; <TEI> was expected.`,
      remedy: 'Give TEI or CMIF, or turn the file into Markdown, text or CSV.',
    })
  }
  if (gathered.problems.some((p) => p.severity === 'error'))
    gathered.status = gathered.drafts.length > 0 ? 'read in part' : 'unreadable'
  return gathered
}

/** CMIF: letters described in the header, and no text of theirs in the file. */
function isRegister(root: XmlElement): boolean {
  const descriptions = findAll(root, 'correspDesc')
  if (descriptions.length === 0) return false
  return descriptions.length > 1 || wordsOf(findFirst(findFirst(root, 'text'), 'body')) === ''
}

/** One paper for each `correspDesc`. Its id is the key, or date, sender and addressee: a line added above must not rename it. */
function readCmif(xml: XmlRead, path: string): Gathered {
  const gathered = startGathering('cmif')
  gathered.problems.push(...xml.problems)
  const bibliography = new Map(findAll(xml.root, 'bibl').map((b) => [`#${b.attributes['xml:id'] ?? ''}`, wordsOf(b)]))
  for (const element of findAll(xml.root, 'correspDesc')) {
    if (!element.complete) continue
    const { said, receivedByAddressee } = readCorrespondence(element)
    const key = element.attributes.key ?? element.attributes.n
    const date = said.sent?.edtf ?? said.written?.edtf ?? 'undated'
    const name =
      key ?? [date, ...(said.from ?? ['unknown']).slice(0, 1), ...(said.to ?? ['unknown']).slice(0, 1)].join('-')
    const edition = bibliography.get(element.attributes.source ?? '')
    gathered.drafts.push({
      file: path,
      line: element.line,
      format: 'cmif',
      register: true,
      id: `${baseName(path)}/${slugName(name)}`,
      idGiven: false,
      inferred: {},
      attached: [],
      ...(receivedByAddressee && { receivedByAddressee }),
      said: {
        ...said,
        kind: 'letter',
        onFile: 'none',
        described: writeXml(element),
        ...languageIn(element),
        ...(key && edition && { source: [`${edition}, no. ${key}`] }),
        ...(!key && edition && { source: [edition] }),
        ...(element.attributes.ref && { note: element.attributes.ref }),
      },
    })
  }
  return gathered
}

/** What the second version of the format proposes to say of a letter: `<note><ref type="cmif:hasLanguage" target="de">`. */
function languageIn(element: XmlElement): { language?: string } {
  const said = findAll(element, 'ref').find((r) => /(?:^|[:#/])hasLanguage$/.test(r.attributes.type ?? ''))
  const language = said?.attributes.target ?? findAll(element, 'language')[0]?.attributes.ident
  return language && /^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(language) ? { language } : {}
}

/** A slug that keeps dates readable and letters of every script. */
export function slugName(name: string): string {
  return (
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}.~]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'unnamed'
  )
}

function readLetter(xml: XmlRead, path: string): Gathered {
  const gathered = startGathering('tei')
  gathered.problems.push(...xml.problems)
  const root = xml.root!
  const header = findFirst(root, 'teiHeader')
  const description = findFirst(header, 'correspDesc')
  const { said, receivedByAddressee } = description
    ? readCorrespondence(description)
    : { said: {} as PaperSaid, receivedByAddressee: undefined }
  const titles = findAll(findFirst(header, 'titleStmt'), 'title')
  const title = wordsOf(
    titles.find((t) => t.attributes.level === 'a') ??
      titles.find((t) => !t.attributes.type && !t.attributes.level) ??
      titles[0],
  )
  const body = findFirst(findFirst(root, 'text'), 'body')
  // Within a letter's paragraph the greeting runs on into the text, as it was written.
  const { text, pages } = body
    ? renderBody(body, { inline: new Set(['salute', 'signed']) })
    : { text: '', pages: [] as readonly PageBreak[] }
  const object = findFirst(header, 'objectType')?.attributes.corresp
  const language = findFirst(header, 'language')?.attributes.ident
  const place = findFirst(header, 'msIdentifier')
  gathered.drafts.push({
    file: path,
    line: root.line,
    format: 'tei',
    id: root.attributes['xml:id'] ?? idFromPath(path),
    idGiven: root.attributes['xml:id'] !== undefined,
    inferred: {},
    attached: [],
    ...(receivedByAddressee && { receivedByAddressee }),
    ...(text !== '' && { body: text }),
    said: {
      ...(title && { title }),
      ...(description && { kind: kindOfObject(object) }),
      ...said,
      ...(findFirst(description, 'correspContext') && { described: writeXml(description!) }),
      ...(language && { language }),
      ...(pages.length > 0 && { pages: pages.map((p) => readPage(p, root)) }),
      ...(place && {
        source: [
          childrenOf(place, 'repository')
            .concat(childrenOf(place, 'idno'))
            .map((e) => wordsOf(e))
            .join(', '),
        ].filter(Boolean),
      }),
      ...(!root.complete && { note: 'The file broke off inside this paper: its text is cut short.' }),
    },
  })
  return gathered
}

/** `<pb n="12r" facs="scans/12r.jpg"/>`; `facs="#f12"` is the drawing of that surface among the facsimiles. */
function readPage({ element, at }: PageBreak, root: XmlElement): NonNullable<PaperSaid['pages']>[number] {
  const { n, facs } = element.attributes
  const surface = facs?.startsWith('#')
    ? findAll(root, 'surface').find((s) => s.attributes['xml:id'] === facs.slice(1))
    : undefined
  const image = facs?.startsWith('#') ? findFirst(surface, 'graphic')?.attributes.url : facs
  return { at, ...(n && { label: n }), ...(image && { image }) }
}

function kindOfObject(object: string | undefined): string {
  return object === 'telegramm' ? 'telegram' : 'letter'
}

/** Sender, addressee, places and dates of a `correspDesc`. */
function readCorrespondence(element: XmlElement): { said: PaperSaid; receivedByAddressee?: WhenSaid | undefined } {
  const action = (type: string) => childrenOf(element, 'correspAction').find((a) => a.attributes.type === type)
  const [sent, received] = [action('sent'), action('received')]
  const names = (a: XmlElement | undefined) =>
    [...childrenOf(a, 'persName'), ...childrenOf(a, 'orgName'), ...childrenOf(a, 'name')]
      .map((n) => wordsOf(n))
      .filter(Boolean)
  const sentOn = childrenOf(sent, 'date')[0]
  const place = wordsOf(childrenOf(sent, 'placeName')[0])
  const [from, to] = [names(sent), names(received)]
  const when = readTeiDate(sentOn)
  const arrival = readTeiDate(childrenOf(received, 'date')[0])
  return {
    said: {
      ...(from.length && { from }),
      ...(to.length && { to }),
      ...(place && { place }),
      ...(when && { sent: when }),
    },
    receivedByAddressee: arrival,
  }
}

/** `when`, `from`/`to` or `notBefore`/`notAfter` to EDTF; a conjecture (`evidence`, `cert="low"`) is uncertain. */
export function readTeiDate(date: XmlElement | undefined): WhenSaid | undefined {
  if (!date) return undefined
  const a = date.attributes
  const doubt = a.evidence === 'conjecture' || a.cert === 'low' || a.cert === 'medium' ? '?' : ''
  const first = a.notBefore ?? a['notBefore-iso'] ?? a.from ?? a['from-iso']
  const last = a.notAfter ?? a['notAfter-iso'] ?? a.to ?? a['to-iso']
  const only = a.when ?? a['when-iso']
  // "when" beside a last day is the edition's way to sort; the stretch is what it knows.
  const edtf =
    first && last && first !== last
      ? `${first}/${last}`
      : only && last && last > only
        ? `${only}/${last}`
        : only && first && !last && first < only
          ? `${first}/${only}`
          : (only ?? (first && last ? first : first ? `${first}/..` : last ? `../${last}` : undefined))
  // What TEI's own attributes cannot say ("about"), a register that was written here says in EDTF.
  const custom = a['when-custom']
  const said = custom && asStretch(custom)
  if (said && readEdtf(said, 'UTC')) return { words: wordsOf(date) || custom, edtf: said }
  const words = wordsOf(date) || edtf
  if (!words) return undefined
  const marked = edtf && (edtf.includes('/') ? edtf : edtf + doubt)
  return marked && readEdtf(marked, 'UTC') ? { words, edtf: marked } : { words }
}
