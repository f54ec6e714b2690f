/** A language is a folder: with it its letters are read, without it they are said to be unread, and nothing else changes. */
import { describe, expect, test } from 'vitest'
import { type Collation, collate } from './collation/collate.ts'
import { readPapers } from './intake/intake.ts'
import { addLanguage, languageOf } from './reading/languages.ts'
import { spanish } from './reading/spanish.fixture.ts'
import { foldEntries } from './record/fold.ts'
import type { Record } from './record/record.ts'
import { listPapers } from './reports/papers.ts'

const LETTERS = {
  'muelles.md': `Cádiz, 3 de mayo de 1905

Estimado Bruno Vidal:

Los barcos de la compañía no llevan armas, y que los inspectores entren en los muelles no es cosa que se pueda negar por más tiempo.

Le saluda atentamente,
Ana Ruiz
`,
  'respuesta.md': `Vigo, 8 de mayo de 1905

Estimada Ana Ruiz:

He recibido su carta del 3 de mayo y la he leído con los otros. Con la carta de Carla Mora del 5 de mayo son ya dos las que hablan de los muelles, y por eso le escribo.

Le saluda atentamente,
Bruno Vidal
`,
  'english.md': `Harwich, 9 May 1905

Dear Bruno Vidal,

I have your letter of the 4th, and thank you for it with all my heart.

Yours sincerely,
Dora Penn
`,
}

async function take(files: { readonly [path: string]: string }) {
  const intake = await readPapers(
    Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
    { at: '2026-01-01T00:00:00.000Z' },
  )
  const record = foldEntries(intake.entries, intake.bodies)
  // Told at once: which languages are read may change while the test runs.
  const unread = [...listPapers(record, new Map())].filter((r) => r.unread).map((r) => [r.id, r.language])
  return { intake, record, whole: collate(record), unread }
}

const linksOf = (whole: Collation, paper: string) =>
  whole.links
    .filter((l) => l.paper === paper)
    .map((l) => [l.words, l.relation, l.outcome, l.outcome === 'resolved' ? l.target : undefined])

const headOf = (record: Record, id: string) => {
  const p = record.papers.get(id)!
  const name = (party: string | undefined) => party && record.parties.get(party)?.name
  return [p.kind, name(p.from[0]), name(p.to[0]), p.written?.edtf, p.place, p.language]
}

/** All that is known of the English letter beside them. */
const english = ({ record, whole }: Awaited<ReturnType<typeof take>>) =>
  JSON.stringify([headOf(record, 'english'), linksOf(whole, 'english')])

describe('Spanish letters', async () => {
  const before = await take(LETTERS)
  addLanguage(spanish)
  const after = await take(LETTERS)

  test('are said to be unread while there is no folder for Spanish', () => {
    expect(before.unread).toEqual([
      ['muelles', 'es'],
      ['respuesta', 'es'],
    ])
    expect(before.intake.problems.map((p) => [p.code, p.file, p.message])).toEqual(
      expect.arrayContaining(
        ['muelles.md', 'respuesta.md'].map((file) => [
          'unread-language',
          file,
          'In Spanish: kept and placed, not read for references.',
        ]),
      ),
    )
    expect(linksOf(before.whole, 'respuesta')).toEqual([])
    expect(before.whole.replies).toEqual([])
  })

  test('say by their forms who wrote them, to whom, where and when', () => {
    expect(headOf(before.record, 'muelles')).toEqual(['paper', undefined, undefined, undefined, undefined, 'es'])
    expect(headOf(after.record, 'muelles')).toEqual(['letter', 'Ana Ruiz', 'Bruno Vidal', '1905-05-03', 'Cádiz', 'es'])
    expect(after.unread).toEqual([])
    expect(after.intake.problems.filter((p) => p.code === 'unread-language')).toEqual([])
  })

  test('mean other letters: "su carta del 3 de mayo" is Ana’s, and Carla’s of the 5th is absent', () => {
    expect(linksOf(after.whole, 'respuesta')).toEqual([
      ['su carta del 3 de mayo', 'answers', 'resolved', 'muelles'],
      ['la carta de Carla Mora del 5 de mayo', 'cites', 'absent', undefined],
    ])
    expect(after.whole.replies.map((r) => [r.reply, r.to])).toEqual([['respuesta', 'muelles']])
    expect([...after.whole.placeholders.values()].map((p) => [p.kind, p.from, p.date])).toContainEqual([
      'letter',
      ['Carla Mora'],
      '1905-05-05',
    ])
  })

  test('change nothing in the English letter beside them', () => {
    expect(english(after)).toBe(english(before))
    expect(linksOf(after.whole, 'english')).toHaveLength(1)
  })

  test('may be described in Spanish: kinds, dates and titles', async () => {
    const { record, whole } = await take({
      'a.md':
        '---\nid: a\nkind: telegrama\nlanguage: es\nfrom: Carla Mora\nto: Bruno Vidal\ndate: 7 de junio de 1905\nnumber: "14"\n---\nLos muelles siguen cerrados.\n',
      'b.md':
        '---\nid: b\nlanguage: es\ntitle: Carta de Carla Mora a Bruno Vidal\ndate: 9 de junio de 1905\n---\nMi telegrama n.º 14 no pedía nada.\n',
    })
    expect(record.papers.get('a')!.written?.edtf).toBe('1905-06-07')
    expect(headOf(record, 'b').slice(0, 3)).toEqual(['letter', 'Carla Mora', 'Bruno Vidal'])
    expect(linksOf(whole, 'b')).toEqual([['Mi telegrama n.º 14', 'cites', 'resolved', 'a']])
  })

  test('are told by their lines as they stand: "De:" is no "From:"', async () => {
    const { record } = await take({
      'c.txt': 'De: Ana Ruiz\nA: Bruno Vidal\nAsunto: Los muelles\n\nLos barcos de la compañía no llevan armas.\n',
    })
    expect(record.papers.get('c')!.inferred).toMatchObject({
      from: 'from the line "De:"',
      to: 'from the line "A:"',
      title: 'from the line "Asunto:"',
    })
  })

  test('have one folder: a tag is taken once, and stands for all its regions', () => {
    expect(() => addLanguage(spanish)).toThrow('There are rules for es already.')
    expect(['es', 'es-MX', 'ES_mx', 'spa'].map((tag) => languageOf(tag)?.tags[0])).toEqual(['es', 'es', 'es', 'es'])
    expect(languageOf('esu')).toBeUndefined()
  })
})
