import { crc32, deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bodyIn, codesIn, file, paperIn, read } from './letters.ts'

/** A zip archive made by hand, so that it can be made wrong. */
function zip(parts: readonly { name: string; bytes: Buffer; claim?: number }[]): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const { name, bytes, claim } of parts) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claim ?? bytes.length, 18)
    head.writeUInt16LE(name.length, 22)
    locals.push(Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    central.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), head, rest, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end])
}

const crc = (bytes: Buffer): number => (typeof crc32 === 'function' ? crc32(bytes) : 0)

const part = (name: string, text: string) => ({ name, bytes: Buffer.from(text) })
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
  expect(codesIn(await read([file('b.docx', zip(docx(['x'])).subarray(0, 200))]))).toEqual(['broken-docx'])
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
