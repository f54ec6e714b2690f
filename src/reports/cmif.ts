/**
 * A register in CMIF (Correspondence Metadata Interchange Format, TEI `correspDesc`): one description to a letter. What was read
 * from a register is written as it stood there, unless the record has come to know it otherwise.
 */
import { nameOf, type Paper, type Record } from '../record/record.ts'
import { sortKey, type When } from '../record/when.ts'

/** The register, and how many letters are in it. `today` is the day of publication, ISO. Papers from nobody to nobody are left out. */
export function exportCmif(record: Record, today: string): { readonly xml: string; readonly letters: number } {
  const papers = [...record.papers.values()]
    .filter((p) => p.described !== undefined || p.from.length > 0 || p.to.length > 0)
    .sort((a, b) => sortKey(a.sent ?? a.written) - sortKey(b.sent ?? b.written) || (a.id < b.id ? -1 : 1))
  const editions = new Map<string, string>()
  const rows = papers.map((p) => {
    const described = asItStood(p)
    const named = described && /^<correspDesc\b[^>]*?\ssource="#([^"]+)"/.exec(described)?.[1]
    const edition = p.source[0]?.replace(/, no\. [^,]*$/, '')
    if (named !== undefined) {
      if (edition !== undefined) editions.set(named, edition)
      return described!
    }
    return described ?? describe(record, p)
  })
  const bibliography = [...editions].map(
    ([id, words]) => `<bibl xml:id="${escape(id)}" type="online">${escape(words)}</bibl>`,
  )
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt><title>${escape(record.settings.name)}</title><editor>Chancery</editor></titleStmt>
      <publicationStmt><publisher>Chancery</publisher><availability><licence target="https://creativecommons.org/licenses/by/4.0/">CC-BY 4.0</licence></availability><date when="${today}"/></publicationStmt>
      <sourceDesc>
        ${bibliography.join('\n        ') || `<bibl xml:id="record" type="hybrid">${escape(record.settings.name)}</bibl>`}
      </sourceDesc>
    </fileDesc>
    <profileDesc>
      ${rows.join('\n      ')}
    </profileDesc>
  </teiHeader>
  <text><body><p/></body></text>
</TEI>
`
  return { xml, letters: rows.length }
}

/** The register's own element, while the day in it is still the one on record. */
function asItStood(paper: Paper): string | undefined {
  const { described } = paper
  if (described === undefined) return undefined
  const said = (paper.sent ?? paper.written)?.edtf
  const days = [...described.matchAll(/<date\b[^>]*>/g)].join(' ')
  const parts = (said ?? '')
    .replace(/[?~%]/g, '')
    .split('/')
    .filter((d) => d !== '' && d !== '..')
  return parts.every((d) => days.includes(`"${d}"`)) ? described : undefined
}

function describe(record: Record, p: Paper): string {
  const people = (ids: readonly string[]) =>
    ids
      .map((id) => {
        const element =
          record.parties.get(id)?.kind === 'body' || record.parties.get(id)?.kind === 'state' ? 'orgName' : 'persName'
        return `<${element}>${escape(nameOf(record, id))}</${element}>`
      })
      .join('')
  const received = p.to.map((id) => p.received.get(id)).find((w) => w !== undefined)
  const sent = `${people(p.from)}${writeDate(p.sent ?? p.written)}${p.place ? `<placeName>${escape(p.place)}</placeName>` : ''}`
  const came = `${people(p.to)}${writeDate(received)}`
  const language = p.language ? `<note><ref type="cmif:hasLanguage" target="${escape(p.language)}"/></note>` : ''
  return `<correspDesc key="${escape(p.id)}"><correspAction type="sent">${sent}</correspAction><correspAction type="received">${came}</correspAction>${language}</correspDesc>`
}

/** EDTF to the attributes of a TEI date, with the words as written where they are other than the value. */
function writeDate(when: When | undefined): string {
  if (!when) return ''
  const words = when.words !== when.edtf ? escape(when.words) : ''
  const inside = (attributes: string) => (words ? `<date${attributes}>${words}</date>` : `<date${attributes}/>`)
  if (!when.edtf) return words ? `<date>${words}</date>` : ''
  // TEI has a word for "uncertain" and none for "about": EDTF itself says it beside.
  const doubt = /[?~%]|^\/|\/$/.test(when.edtf) ? ` when-custom="${escape(when.edtf)}"` : ''
  const [from, to] = when.edtf.replace(/[?~%]/g, '').split('/')
  if (to === undefined) return inside(` when="${escape(from!)}"${doubt}`)
  const bound = (name: string, day: string | undefined) => (day && day !== '..' ? ` ${name}="${escape(day)}"` : '')
  return inside(`${bound('notBefore', from)}${bound('notAfter', to)}${doubt}`)
}

const ESCAPES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no room for control characters, not even written as numbers. */
function escape(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is replaced.
  return words.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g, '\uFFFD').replace(/[&<>"]/g, (c) => ESCAPES[c]!)
}
