// Registers and letters in TEI, read and compared with what stands in the files: `npm run accuracy -- registers`. The files are read
// a second time here, by regular expressions and nothing of the program, so that the two readings check each other.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const corpora = join(root, '../shared/corpora')
const row = (what, n, of) => console.log(`${what.padEnd(70)} ${n}${of === undefined ? '' : ` of ${of}`}`)
const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
const plain = (xml) => xml.replace(/<!--[\s\S]*?-->/g, '').replace(/\s+/g, ' ')

export async function printRegisters() {
  const load = (path) => import(join(root, 'dist', path))
  const { readPapers } = await load('intake/intake.js')
  const { foldEntries } = await load('record/fold.js')
  const { exportCmif } = await load('reports/cmif.js')
  const hasSame = (a, b) => [...a].reduce((n, [k, v]) => n + Math.min(v, b.get(k) ?? 0), 0)
  const at = '2026-01-01T00:00:00Z'
  const filesOf = (folder, ending) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith(ending))
      .sort()
      .map((f) => ({ path: f, bytes: readFileSync(join(folder, f)) }))
  const count = (list) => list.reduce((m, k) => m.set(k, (m.get(k) ?? 0) + 1), new Map())

  if (existsSync(join(corpora, 'cmif'))) {
    const [cmif, csv] = [
      filesOf(join(corpora, 'cmif/schnitzler-cmif'), '.xml'),
      filesOf(join(corpora, 'cmif/moritz'), '.csv'),
    ]
    const start = performance.now()
    const cpu = process.cpuUsage()
    const [a, b] = [await readPapers(cmif, { at }), await readPapers(csv, { at })]
    const [ra, rb] = [foldEntries(a.entries, a.bodies), foldEntries(b.entries, b.bodies)]
    const seconds = (performance.now() - start) / 1000
    const used = process.cpuUsage(cpu)
    row('rows of both registers read', ra.papers.size + rb.papers.size)
    row('seconds for both, wall / processor', `${seconds.toFixed(2)} / ${((used.user + used.system) / 1e6).toFixed(2)}`)

    // An element is compared by its tags, attributes in any order, and words; white space aside.
    const element = (xml) =>
      plain(xml)
        .replace(
          /<([\w:]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g,
          (_, name, attributes, close) =>
            `<${name} ${[...attributes.matchAll(/[\w:-]+="[^"]*"/g)]
              .map((m) => m[0])
              .sort()
              .join(' ')}>${close ? `</${name}>` : ''}`,
        )
        .replace(/\s*([<>])\s*/g, '$1')
        .replace(/\s+(?=<)/g, '')
    const rows = (xml) => [...xml.matchAll(/<correspDesc\b[\s\S]*?<\/correspDesc>/g)].map((m) => element(m[0]))
    const before = count(cmif.flatMap((f) => rows(f.bytes.toString('utf8'))))
    const after = count(rows(exportCmif(ra, '2026-01-01').xml))
    row(
      'CMIF: descriptions the same after reading and writing',
      hasSame(before, after),
      [...before.values()].reduce((x, y) => x + y, 0),
    )

    const { parse } = await import('csv-parse/sync')
    const lines = csv.flatMap((f) => parse(f.bytes, { columns: true, bom: true, trim: true }))
    const unescape = (s) =>
      s
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&amp;/g, '&')
    const face = (cells) => JSON.stringify(cells.map((c) => c ?? ''))
    const wrote = [...exportCmif(rb, '2026-01-01').xml.matchAll(/<correspDesc\b[\s\S]*?<\/correspDesc>/g)].map(
      ([xml]) => {
        const [sent, received] = xml.split('<correspAction type="received">')
        const all = (part, name) => [...part.matchAll(new RegExp(`<${name}\\b([^>]*?)(?:/>|>([^<]*)</${name}>)`, 'g'))]
        const words = (part, name) =>
          all(part, name)
            .map((m) => unescape(m[2] ?? ''))
            .join(' | ')
        const refs = (part, name) =>
          all(part, name)
            .map((m) => attribute(m[1], 'ref') ?? '')
            .join(' | ')
        const date = all(sent, 'date')[0]
        const day =
          date &&
          (attribute(date[1], 'when-custom') ??
            attribute(date[1], 'when') ??
            `${attribute(date[1], 'notBefore') ?? '..'}/${attribute(date[1], 'notAfter') ?? '..'}`)
        return face([
          attribute(xml, 'key'),
          words(sent, 'persName'),
          refs(sent, 'persName'),
          words(sent, 'placeName'),
          refs(sent, 'placeName'),
          day,
          unescape(date?.[2] ?? ''),
          words(received, 'persName'),
          refs(received, 'persName'),
          attribute(xml, 'source')?.slice(1),
        ])
      },
    )
    const spaced = (s) => s.split(/\s*\|\s*/).join(' | ')
    const stood = lines.map((l) => {
      const named = (words, refs) =>
        words
          ? spaced(words)
              .split(' | ')
              .map((_, i) => spaced(refs).split(' | ')[i] ?? '')
              .join(' | ')
          : ''
      return face([
        l.key,
        spaced(l.sender),
        named(l.sender, l.senderID),
        l.senderPlace,
        l.senderPlaceID,
        l.senderDate,
        l.senderDateText === l.senderDate ? '' : l.senderDateText,
        spaced(l.addressee),
        named(l.addressee, l.addresseeID),
        l.edition,
      ])
    })
    row(
      'CSV: rows the same, in ten cells, after reading and writing as CMIF',
      hasSame(count(stood), count(wrote)),
      lines.length,
    )
    if (process.argv.includes('--misses')) {
      const w = count(wrote)
      for (const s of stood.filter((x) => !w.has(x)).slice(0, 5)) console.log('  ', s)
    }
  } else console.log('The registers are not there (../shared/corpora/cmif).')

  const letters = join(corpora, 'tei/schnitzler/editions')
  if (!existsSync(letters)) return console.log('The letters are not there (../shared/corpora/tei/schnitzler).')
  const files = filesOf(letters, '.xml')
  const start = performance.now()
  const { entries, problems } = await readPapers(files, { at })
  const papers = new Map(entries.filter((e) => e.kind === 'paper').map((e) => [e.id, e.said]))
  let [sent, sentRight, received, receivedRight, context, contextRight] = [0, 0, 0, 0, 0, 0]
  const wrong = []
  /** The days that a TEI date names: each must be in what was read, and nothing else. */
  const days = (tag) => {
    const of = (...names) => names.map((n) => attribute(tag, n)).find((x) => x !== undefined)
    return new Set(
      [
        of('when', 'when-iso'),
        of('notBefore', 'notBefore-iso', 'from', 'from-iso'),
        of('notAfter', 'notAfter-iso', 'to', 'to-iso'),
      ].filter(Boolean),
    )
  }
  const agrees = (tag, when) => {
    const said = days(tag)
    const read = new Set(
      (when?.edtf ?? '')
        .replace(/[?~%]/g, '')
        .split('/')
        .filter((d) => d && d !== '..'),
    )
    // A day to sort by ("when") beside a stretch says no more than the stretch.
    if (said.size === 3) said.delete(attribute(tag, 'when') ?? attribute(tag, 'when-iso'))
    return (
      [...read].every((d) => said.has(d)) && read.size >= Math.min(1, said.size) && [...said].every((d) => read.has(d))
    )
  }
  for (const f of files) {
    const xml = plain(f.bytes.toString('utf8'))
    const id = attribute(/<TEI\b[^>]*>/.exec(xml)?.[0] ?? '', 'xml:id')
    const paper = papers.get(id)
    const desc = /<correspDesc\b[\s\S]*?<\/correspDesc>/.exec(xml)?.[0] ?? ''
    const action = (type) =>
      [...desc.matchAll(/<correspAction\b([^>]*)>([\s\S]*?)<\/correspAction>/g)].find(
        (m) => attribute(` ${m[1]}`, 'type') === type,
      )?.[2]
    const [s, r] = [action('sent'), action('received')].map((x) => (x ? /<date\b[^>]*>/.exec(x)?.[0] : undefined))
    if (s && days(s).size) {
      sent++
      if (agrees(s, paper?.sent)) sentRight++
      else wrong.push(`${id} sent ${s} ${paper?.sent?.edtf}`)
    }
    if (r && days(r).size) {
      received++
      const got = Object.values(paper?.received ?? {})
      if (got.length > 0 && got.every((w) => agrees(r, w))) receivedRight++
      else wrong.push(`${id} received ${r} ${JSON.stringify(paper?.received)}`)
    }
    const told = [...(/<correspContext\b[\s\S]*?<\/correspContext>/.exec(desc)?.[0] ?? '').matchAll(/<ref\b[^>]*>/g)]
      .map((m) => attribute(m[0], 'target'))
      .filter(Boolean)
    for (const t of told) {
      context++
      if (paper?.described?.includes(`target="${t}"`)) contextRight++
    }
  }
  row('letters in TEI read', papers.size, files.length)
  row('sent days right', sentRight, sent)
  row('received days right', receivedRight, received)
  row('neighbours in the correspondence kept (correspContext)', contextRight, context)
  row('seconds', ((performance.now() - start) / 1000).toFixed(1))
  row('problems told', problems.filter((p) => p.severity === 'error').length)
  if (process.argv.includes('--misses')) for (const w of wrong.slice(0, 15)) console.log('  ', w)
}
