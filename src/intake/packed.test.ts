import { expect, test } from 'vitest'
import { bodyIn, codesIn, file, paperIn, read } from './letters.ts'
import { part, word, zip } from './zip.fixture.ts'

const docx = (paragraphs: readonly string[]) => [
  part(
    '[Content_Types].xml',
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  part(
    '_rels/.rels',
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  ),
  part(
    'word/document.xml',
    `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.map((p) => `<w:p><w:r><w:t>${p}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
  ),
]

test('a letter in Word is read, a paragraph to a paragraph', async () => {
  const intake = await read([file('ruiz-letter-1962-10-26.docx', zip(docx(['Dear Ben:', 'I have it.'])))])
  expect(intake.problems).toEqual([])
  expect(bodyIn(intake)).toBe('Dear Ben:\n\nI have it.\n')
  expect(paperIn(intake)).toMatchObject({ kind: 'letter', from: ['ruiz'], to: ['Ben'] })
})

test('a Word file that opens to gigabytes is not opened', async () => {
  const bomb = zip([...docx(['Dear Ben']), { name: 'word/media/a.xml', bytes: Buffer.alloc(50_000_000, 'a') }])
  const intake = await read([file('a.docx', bomb), file('b.md', 'Dear Ben\n')])
  expect(intake.problems).toMatchObject([
    { code: 'zip-bomb', file: 'a.docx', message: expect.stringContaining('word/media/a.xml') },
  ])
  expect(intake.files.map((f) => f.status)).toEqual(['unreadable', 'read'])
})

test('a Word file that lies about its size, or reaches out of its folder, is not opened', async () => {
  const liar = zip([...docx(['Dear Ben']), { name: 'word/a.xml', bytes: Buffer.alloc(50_000_000, 'a'), claim: 1000 }])
  const climber = zip([...docx(['Dear Ben']), part('../../evil', 'x')])
  for (const bytes of [liar, climber]) {
    const intake = await read([file('a.docx', bytes)])
    expect(intake.problems).toMatchObject([{ severity: 'error', file: 'a.docx' }])
    expect(intake.entries).toEqual([])
  }
})

test('a zip that is no Word file is said to be none', async () => {
  expect(codesIn(await read([file('a.docx', zip([part('hello.txt', 'x')]))]))).toEqual(['not-a-docx'])
  const cut = await read([file('b.docx', zip(docx(['x'])).subarray(0, 200))])
  expect(cut.problems).toMatchObject([{ code: 'broken-docx', message: expect.stringContaining('it was cut short') }])
})

function pdf(text: string): string {
  const stream = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let out = '%PDF-1.4\n'
  const at = objects.map((o, i) => {
    const start = out.length
    out += `${i + 1} 0 obj${o}endobj\n`
    return start
  })
  const xref = out.length
  return `${out}xref\n0 6\n0000000000 65535 f \n${at.map((a) => `${String(a).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF`
}

test('a PDF gives its text; one without a text is a paper without a text, and that is said', async () => {
  const intake = await read([
    file('a.pdf', pdf('Dear Ben: I have it.')),
    file('b.pdf', pdf('')),
    file('c.pdf', '%PDF-1.4\nnothing'),
  ])
  expect(bodyIn(intake, 'a')).toBe('Dear Ben: I have it.\n')
  expect(paperIn(intake, 'b').onFile).toBe('none')
  expect(intake.problems.map((p) => [p.file, p.code])).toEqual([
    ['b.pdf', 'pdf-without-text'],
    ['c.pdf', 'broken-pdf'],
  ])
})

test('a page in HTML gives the words that are shown and nothing that runs', async () => {
  const page =
    '<html lang="en"><head><title>Letter from Ana to Ben</title><style>p{}</style></head><body><script>alert(1)</script><p>Dear&nbsp;Ben,<br>I have  it.</p><ul><li>One<li>Two</ul><img src=x onerror=alert(1)></body></html>'
  const intake = await read([file('a.html', page)])
  expect(bodyIn(intake)).toBe('Dear\u00A0Ben,\nI have it.\n\nOne\nTwo\n')
  expect(paperIn(intake)).toMatchObject({ kind: 'letter', from: ['Ana'], to: ['Ben'], language: 'en' })
})

test('a file that comes as a Buffer, as Node reads it from the disk, is read like any other', async () => {
  // A stretch of a larger Buffer, as small files are: what lies around it is not the file.
  const within = (bytes: Buffer) => Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]).subarray(6, -5)
  const given = within(Buffer.from(pdf('Dear Ben: I have it.'), 'latin1'))
  const intake = await read([
    file('a.pdf', given),
    file('b.docx', within(zip(docx(['Dear Ben: I sent it.'])))),
    file('c.eml', within(Buffer.from('From: ana@x.org\r\nDate: Fri, 26 Oct 1962 19:00:00 +0300\r\n\r\nI saw it.\r\n'))),
  ])
  expect(intake.problems).toEqual([])
  expect(['a', 'b', 'c'].map((id) => bodyIn(intake, id)?.trim())).toEqual([
    'Dear Ben: I have it.',
    'Dear Ben: I sent it.',
    'I saw it.',
  ])
  expect(given.toString('latin1', 0, 5)).toBe('%PDF-')
})

test('what was inserted and deleted in Word is told apart: the text as it stands, and the text before as a version', async () => {
  const body =
    '<w:p><w:r><w:t>We accept</w:t></w:r><w:ins w:author="Ben" w:date="2012-03-05T10:00:00Z"><w:r><w:t> nothing</w:t></w:r></w:ins><w:del w:author="Carla" w:date="2012-03-04T10:00:00Z"><w:r><w:delText> everything</w:delText></w:r></w:del><w:r><w:t>.</w:t></w:r></w:p>'
  const intake = await read([file('draft.docx', word(body))])
  expect(intake.problems).toEqual([])
  expect(bodyIn(intake, 'draft')).toBe('We accept nothing.\n')
  expect(bodyIn(intake, 'draft~before-changes')).toBe('We accept everything.\n')
  expect(paperIn(intake, 'draft~before-changes')).toMatchObject({
    versionOf: 'draft',
    note: 'The text before the tracked changes of Ben, Carla, the last of 2012-03-05.',
  })
})

test('a comment in Word is a statement of whoever wrote it, on the words that it is about', async () => {
  const body =
    '<w:p><w:r><w:t>We accept </w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>in June</w:t></w:r><w:commentRangeEnd w:id="0"/></w:p>'
  const comments =
    '<w:comments xmlns:w="x"><w:comment w:id="0" w:author="Carla Voss" w:date="2012-03-05T10:00:00Z"><w:p><w:r><w:t>Why not in May?</w:t></w:r></w:p></w:comment></w:comments>'
  const intake = await read([file('draft.docx', word(body, part('word/comments.xml', comments)))])
  expect(intake.entries.find((e) => e.kind === 'statement')?.said).toMatchObject({
    speaker: 'Carla Voss',
    act: 'asks',
    text: 'Why not in May?',
    passage: { words: 'in June', paper: 'draft' },
  })
})

test('a Word file with a document type in it is not read, and the next file is', async () => {
  const bytes = zip([part('word/document.xml', '<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="x"/>')])
  const intake = await read([file('a.docx', bytes), file('b.txt', 'Dear Ben, I have it.')])
  expect(intake.problems).toMatchObject([{ code: 'broken-docx', file: 'a.docx' }])
  expect(intake.files.map((f) => f.status)).toEqual(['unreadable', 'read'])
})

test('each page of a PDF keeps its place and its image', async () => {
  const intake = await read([file('a.pdf', pdf('Dear Ben: I have it.'))])
  expect(paperIn(intake, 'a').pages).toEqual([{ at: 0, label: '1', image: 'a.pdf#page=1' }])
})

test('rich text gives its words in their own alphabet, and nothing of its fonts, pictures and hidden words', async () => {
  const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}{\*\generator X;}\f0 Dear B\'e9n,\par I have \u8364?5. {\v secret}{\pict abcdef}\f1 \'e4\'e0\par}`
  const intake = await read([file('a.rtf', rtf)])
  expect(intake.problems).toEqual([])
  expect(bodyIn(intake, 'a')).toBe('Dear Bén,\n\nI have €5. да\n')
})

test('rich text that breaks off is read up to the break, and that is said', async () => {
  const intake = await read([file('a.rtf', String.raw`{\rtf1 Dear Ben, I have {\b it`)])
  expect(codesIn(intake)).toEqual(['cut-short'])
  expect(bodyIn(intake, 'a')).toBe('Dear Ben, I have it\n')
})

const workbook = (rows: string, styles = '') =>
  zip([
    part('xl/workbook.xml', '<workbook><sheets><sheet name="Letters"/></sheets></workbook>'),
    part(
      'xl/sharedStrings.xml',
      '<sst><si><t>Absender</t></si><si><t>An</t></si><si><t>Datum</t></si><si><t>Ana</t></si></sst>',
    ),
    part('xl/styles.xml', `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>${styles}</styleSheet>`),
    part('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  ])
const ROWS =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" t="inlineStr"><is><t>Ben</t></is></c><c r="C3" s="1"><v>22945</v></c></row>'

test('a cell a million rows below is a line of that number; a formula without a value or with an error gives nothing, and is named', async () => {
  const t = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
  const rows = `<row r="1">${t('A1', 'id')}${t('B1', 'from')}${t('C1', 'to')}${t('D1', 'date')}</row>
    <row r="2"><c r="A2" t="str"><f>CONCAT("t",1)</f><v>t1</v></c>${t('B2', 'Ana')}<c r="C2" t="str"><f>WEBSERVICE("http://elsewhere.example")</f></c><c r="D2" s="1"><f>DATE(1962,10,26)</f><v>22945</v></c></row>
    <row r="3"><c r="A3" t="str"><v>t2</v></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c>${t('C3', 'Ben')}</row>
    <row r="1048576">${t('A1048576', 'last')}${t('B1048576', 'Ana')}<c r="XFD1048576"><v>1</v></c></row>`
  const intake = await read([file('register.xlsx', workbook(rows))])
  expect(intake.problems).toMatchObject([{ code: 'formula-without-value', message: expect.stringContaining('C2, B3') }])
  expect(intake.entries.map((e) => [e.id, e.origin?.line])).toEqual([
    ['t1', 2],
    ['t2', 3],
    ['last', 1048576],
  ])
  expect(intake.entries[0]!.said).toMatchObject({ from: ['Ana'], to: [], written: { edtf: '1962-10-26' } })
})

test('a workbook is a register, by the columns that the keeper named', async () => {
  const intake = await read([
    file('chancery.yaml', 'name: Talks\ncolumns: {Absender: from, An: to, Datum: date}\n'),
    file('register.xlsx', workbook(ROWS)),
  ])
  expect(intake.problems).toEqual([])
  const paper = intake.entries.find((e) => e.kind === 'paper')
  expect(paper?.said).toMatchObject({ from: ['Ana'], to: ['Ben'], written: { edtf: '1962-10-26' } })
  expect(paper?.origin?.line).toBe(3)
})

test('a workbook enclosed in a message is its words, a row to a line, and no list of papers', async () => {
  const enclosed = (bytes: Uint8Array) =>
    `From: Ana <ana@x>\nTo: Ben <ben@x>\nDate: Mon, 1 Mar 2021 10:00:00 +0000\nMessage-ID: <1@x>\nSubject: Dues\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe dues are enclosed.\n\n--b\nContent-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet\nContent-Disposition: attachment; filename="dues.xlsx"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64')}\n--b--\n`
  const intake = await read([file('a.eml', enclosed(workbook(ROWS)))])
  expect(intake.problems).toEqual([])
  expect(intake.entries.filter((e) => e.kind === 'paper').map((e) => e.id)).toEqual(['1@x', '1@x/dues.xlsx'])
  expect(bodyIn(intake, '1@x/dues.xlsx')?.trim()).toBe('Absender\tAn\tDatum\nAna\tBen\t1962-10-26')
  const faulty = await read([
    file('a.eml', enclosed(workbook('<row r="1"><c r="A1"><v>7</v></c><c r="B1"><f>A1*2</f></c></row>'))),
  ])
  expect(codesIn(faulty)).toContain('formula-without-value')
  const broken = await read([file('a.eml', enclosed(zip([part('xl/workbook.xml', '<workbook/>')])))])
  expect(codesIn(broken)).toEqual(expect.arrayContaining(['not-a-workbook', 'attachment-not-read']))
})

test('an archive with two parts of one name is not read: programs differ on which of them counts', async () => {
  const twice = zip([part('word/document.xml', '<a/>'), part('word/document.xml', '<b/>')])
  const intake = await read([file('a.docx', twice)])
  expect(intake.problems).toMatchObject([{ message: expect.stringContaining('two parts are named word/document.xml') }])
})

test('a header longer than is read of one is said to be cut', async () => {
  const intake = await read([
    file('a.eml', `From: Ana <ana@x>\nTo: Ben <ben@x>\nSubject: ${'x'.repeat(3_000_000)}\n\nDear Ben\n`),
  ])
  expect(codesIn(intake)).toEqual(['header-cut'])
  expect(bodyIn(intake, 'a')).toBe('Dear Ben\n')
})
