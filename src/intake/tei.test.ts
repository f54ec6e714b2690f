import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bodyIn, codesIn, file, paperIn, read, sharedUrl } from './letters.ts'

const readShared = (path: string) => (existsSync(sharedUrl(path)) ? readFileSync(sharedUrl(path)) : undefined)

const VOLUME = `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<div type="document" xml:id="d1" n="1"><head>1. Letter From <gloss type="from">Ana</gloss> to <gloss type="to">Ben</gloss><note n="0">Source: A box.</note></head>
<dateline><placeName>Moscow</placeName>, <date when="1962-10-24T19:00:00">October 24, 1962, 7 p.m.</date></dateline><p>It is
  all well.</p></div>
<div type="document" xml:id="d2" n="2"><head>2. Letter From <gloss type="from">Ben</gloss> to <gloss type="to">Ana</gloss></head>
<p>Dear Ana: I have your letter of October 24,<note xml:id="d2fn1"><ref target="#d1">Document 1</ref>.</note> and Carla’s report,<note xml:id="d2fn2">Not printed.</note> and I recall our talk.<note xml:id="d2fn3">See <ref target="#d1">Document 1</ref>.</note> She was at home.<note xml:id="d2fn4">Carla, a friend.</note></p></div>
</body></text></TEI>`

test('every document of a volume is a paper, without its number, its notes and its line breaks', async () => {
  const intake = await read([file('v/vol1.xml', VOLUME)])
  expect(intake.problems).toEqual([])
  expect(paperIn(intake, 'vol1/d1')).toMatchObject({
    title: 'Letter From Ana to Ben',
    kind: 'letter',
    from: ['Ana'],
    to: ['Ben'],
    place: 'Moscow',
    source: ['A box.'],
    written: { edtf: '1962-10-24T19:00:00', zone: 'Europe/Moscow' },
  })
  expect(bodyIn(intake, 'vol1/d1')).toBe('Moscow, October 24, 1962, 7 p.m.\n\nIt is all well.\n')
})

test('what the editors say of a passage is a judgement with their name on it, and nothing is made of the rest', async () => {
  const intake = await read([file('vol1.xml', VOLUME)])
  const judgements = intake.entries.flatMap((e) => (e.kind === 'judgement' ? [e.said] : []))
  expect(judgements.map((j) => [j.passage?.words, j.decision, j.targets])).toEqual([
    ['I have your letter of October 24,', 'same', ['vol1/d1']],
    ['and Carla’s report,', 'same', []],
    ['and I recall our talk.', 'unsure', ['vol1/d1']],
  ])
  expect(new Set(judgements.map((j) => j.judge))).toEqual(new Set(['the edition’s editors']))
  expect(intake.entries.flatMap((e) => (e.kind === 'search' ? [[e.said.paper, e.said.result]] : []))).toEqual([
    ['vol1/d2fn2', 'not printed'],
  ])
  const without = await read([file('vol1.xml', VOLUME)], { ignoreNotes: true })
  expect(without.entries.map((e) => e.kind)).toEqual(['paper', 'paper'])
})

test('a letter breaks off where its XML does, and the letters before it are whole', async () => {
  const broken = VOLUME.replace('and I recall', '</p></q> and I recall')
  const intake = await read([file('vol1.xml', broken)])
  expect(intake.problems).toMatchObject([{ code: 'malformed-xml', line: 6, severity: 'error' }])
  expect(bodyIn(intake, 'vol1/d1')).toContain('It is all well.')
  expect(paperIn(intake, 'vol1/d1').note).toBeUndefined()
  expect(paperIn(intake, 'vol1/d2').note).toContain('cut short')
  expect(intake.files).toMatchObject([{ status: 'read in part', papers: 2 }])
})

test('a DOCTYPE is refused before any entity of it is opened', async () => {
  const bomb = `<?xml version="1.0"?>\n<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><TEI><text><body><p>&b;</p></body></text></TEI>`
  const intake = await read([file('a.xml', bomb)])
  expect(intake.problems).toMatchObject([
    { code: 'doctype-refused', line: 2, remedy: expect.stringContaining('Delete') },
  ])
  expect(intake.files).toMatchObject([{ status: 'unreadable', papers: 0 }])
})

test('elements nested deeper than any letter needs are refused', async () => {
  expect(codesIn(await read([file('a.xml', `<TEI><text><body>${'<p>'.repeat(100_000)}`)]))).toContain('too-deep')
})

const LETTER = `<TEI xml:id="L1"><teiHeader><fileDesc><titleStmt><title level="s">Briefe</title><title level="a">Ana an Ben</title></titleStmt></fileDesc>
<profileDesc><correspDesc><correspAction type="sent"><persName>Ruiz, Ana</persName><placeName>Wien</placeName><date when="1907-12-21">21. 12. 1907</date></correspAction>
<correspAction type="received"><persName>Blau, Ben</persName><date evidence="conjecture" notBefore="1907-12-22" notAfter="1907-12-26">[22.–26. 12. 1907?]</date></correspAction></correspDesc></profileDesc></teiHeader>
<text><body><div><p><salute>Lieber Ben!</salute> Wie<space unit="chars"/>geht es?<note>Gut.</note></p></div></body></text></TEI>`

test('a letter in TEI says when it was sent and when it came', async () => {
  const intake = await read([file('L1.xml', LETTER)])
  expect(paperIn(intake, 'L1')).toMatchObject({
    title: 'Ana an Ben',
    kind: 'letter',
    from: ['Ruiz, Ana'],
    to: ['Blau, Ben'],
    place: 'Wien',
    sent: { words: '21. 12. 1907', edtf: '1907-12-21' },
    received: { 'Blau, Ben': { edtf: '1907-12-22/1907-12-26' } },
  })
  expect(bodyIn(intake)).toBe('Lieber Ben! Wie geht es?\n')
})

test('a register in CMIF gives a paper without a text for every letter', async () => {
  const one = /<correspDesc>[\s\S]*<\/correspDesc>/.exec(LETTER)![0]
  const cmif = `<TEI><teiHeader><profileDesc>${one.replace('<correspDesc>', '<correspDesc key="7">')}${one}</profileDesc></teiHeader><text><body><p/></body></text></TEI>`
  const intake = await read([file('reg.xml', cmif)])
  expect(intake.entries.map((e) => e.id)).toEqual(['reg/7', 'reg/1907-12-21-ruiz-ana-blau-ben'])
  expect(paperIn(intake, 'reg/7')).toMatchObject({ onFile: 'none', from: ['Ruiz, Ana'] })
})

test('a FRUS volume gives the texts of the corpus, and nearly all that its editors say', async (context) => {
  const volume = readShared('corpora/tei/frus/volumes/frus1961-63v06.xml')
  if (!volume) return context.skip('../shared/corpora is not beside the checkout')
  const intake = await read([file('volumes/frus1961-63v06.xml', volume)])
  let same = 0
  let papers = 0
  for (const entry of intake.entries) {
    if (entry.kind !== 'paper') continue
    const path = new URL(`../../../shared/corpora/frus/papers/${entry.id}.md`, import.meta.url)
    if (!existsSync(path)) continue
    papers++
    const text = readFileSync(path, 'utf8')
    if (text.slice(text.indexOf('\n---\n', 4) + 5) === intake.bodies.get(entry.said.textHash ?? '')) same++
  }
  expect([same, papers]).toEqual([120, 120])
  expect(intake.entries.filter((e) => e.kind === 'judgement').length).toBeGreaterThan(80)
})

test('where a page begins is kept with its number and its facsimile, and the words run on over it', async () => {
  const letter = `<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="L1"><teiHeader><profileDesc><correspDesc/></profileDesc></teiHeader>
<facsimile><surface xml:id="f2"><graphic url="https://iiif.example/L1/2/full/max/0/default.jpg"/></surface></facsimile>
<text><body><pb n="1r" facs="scans/1r.jpg"/><p>Dear Ben, I have <pb n="1v" facs="#f2"/>your letter.</p><pb facs="#gone"/><p>Ana</p><pb n="2v"/></body></text></TEI>`
  const intake = await read([file('L1.xml', letter)])
  expect(bodyIn(intake, 'L1')).toBe('Dear Ben, I have your letter.\n\nAna\n')
  expect(paperIn(intake, 'L1').pages).toEqual([
    { at: 0, label: '1r', image: 'scans/1r.jpg' },
    { at: 17, label: '1v', image: 'https://iiif.example/L1/2/full/max/0/default.jpg' },
    { at: 31 },
    { at: 34, label: '2v' },
  ])
})
