// Malformed mail with its expected parse: `npm run accuracy -- hostile`. Every message must be answered (a paper, or a problem that
// says why not), and the words of every text part that the expected parse has must stand in one of the papers that it gave.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname

export async function printHostileMail(verbose) {
  const folder = join(root, '../shared/hostile/mime')
  if (!existsSync(folder)) {
    console.log(`The messages are not there: ${folder}. Nothing was measured.`)
    return
  }
  const load = (path) => import(join(root, 'dist', path))
  const { readPapers } = await load('intake/intake.js')
  const { readHtmlText } = await load('intake/html.js')
  const squeeze = (s) => s.replace(/[\s\0\uFEFF]+/g, '')
  const all = {
    inputs: 0,
    answered: 0,
    thrown: 0,
    expected: 0,
    matched: 0,
    parts: 0,
    found: 0,
    subjects: 0,
    subjectsRight: 0,
    worst: 0,
  }
  for (const suite of readdirSync(folder)) {
    const at = join(folder, suite)
    if (!existsSync(join(at, '.')) || suite.endsWith('.txt')) continue
    const files = readdirSync(at)
    for (const name of files.filter((f) => /\.(?:msg|eml)$/.test(f))) {
      all.inputs++
      const bytes = readFileSync(join(at, name))
      const start = performance.now()
      let intake
      try {
        intake = await readPapers([{ path: name.replace(/\.msg$/, '.eml'), bytes }], { at: '2026-01-01T00:00:00Z' })
      } catch (error) {
        all.thrown++
        console.log(`${name}: ${error.message}`)
        continue
      }
      all.worst = Math.max(all.worst, performance.now() - start)
      if (intake.entries.length > 0 || intake.problems.length > 0) all.answered++
      const base = name.replace(/\.(?:msg|eml)$/, '')
      const xml = join(at, `${base}_decoded.xml`)
      if (!existsSync(xml)) continue
      all.expected++
      const texts = [...intake.bodies.values()].map(squeeze)
      const whole = texts.join('\n')
      const parse = readFileSync(xml, 'utf8')
      const names = [...parse.matchAll(/<text-body name="([^"]+)"/g)].map((m) => m[1])
      const missing = names.filter((part) => {
        if (!existsSync(join(at, part))) return false
        const raw = readFileSync(join(at, part))
        const words = new TextDecoder('utf-8').decode(raw)
        const shown = /<(?:html|body|p|br|a|b|font)\b/i.test(words) ? readHtmlText(words).text : words
        const readings = [shown, ...['windows-1252', 'iso-8859-15'].map((c) => new TextDecoder(c).decode(raw))]
        return squeeze(shown) !== '' && !readings.some((r) => whole.includes(squeeze(r)))
      })
      all.parts += names.length
      all.found += names.length - missing.length
      if (missing.length === 0) all.matched++
      else if (verbose)
        console.log(
          `  ${suite}/${name}: not found ${missing.join(', ')} | ${intake.problems.map((p) => p.code).join(' ')} | ${JSON.stringify(whole.slice(0, 200))}`,
        )
      const subject = /<field>\s*Subject:\s*([^<]*)<\/field>/i.exec(parse.slice(0, parse.indexOf('</header>')))?.[1]
      if (subject !== undefined && !subject.includes('=?')) {
        all.subjects++
        const plain = squeeze(
          subject
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&quot;/g, '"')
            .replace(/&amp;/g, '&'),
        )
        if (intake.entries.some((e) => e.kind === 'paper' && squeeze(e.said.title ?? '') === plain)) all.subjectsRight++
        else if (verbose)
          console.log(
            `  ${suite}/${name}: subject ${JSON.stringify(subject)} ${JSON.stringify(intake.entries.map((e) => e.said.title))}`,
          )
      }
    }
  }
  const row = (what, n, of) => console.log(`${what.padEnd(60)} ${n}${of === undefined ? '' : ` of ${of}`}`)
  row('messages answered (papers, or a problem that says why not)', all.answered, all.inputs)
  row('messages that threw', all.thrown)
  row('expected parses of which every text part was found', all.matched, all.expected)
  row('text parts found', all.found, all.parts)
  row('subjects right', all.subjectsRight, all.subjects)
  row('slowest message, ms', Math.round(all.worst))
}
