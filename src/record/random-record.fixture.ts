/**
 * Random records for property tests: parties, a commission, letters that cite each other in the usual words, copies with
 * sections lacking, talks, statements, stances, judgements. A `Sketch` is plain data that a test can change and write out again.
 *
 *     fc.property(sketches(), (sketch) => collate(recordOf(write(sketch))))
 */
import fc from 'fast-check'
import { type AnyEntry, makeEntry } from './entry.ts'
import { BY_TEST, type Noted } from './notation.fixture.ts'
import { type Said, TERMS } from './said.ts'
import { hashText, quote } from './text.ts'
import type { WhenSaid } from './when.ts'

export interface SketchedPaper {
  id: string
  kind: string
  from: string
  to: string[]
  /** Days after 1 May 1962. */
  day: number
  /** Days until it was sent and received; undefined: nobody says. */
  sent?: number
  received?: number
  /** Receipt by others, which the keeper notes. */
  receivedByOther?: { party: string; day: number }
  published?: number
  sections: { id: string; words: string }[]
  cites: string[]
  title: string
  note: string
}

export interface SketchedSaying {
  id: string | undefined
  speaker: string
  to: string
  day: number
  in?: string
  section?: string
  meeting?: string
  knownTo?: string
  about: string[]
  text: string
}

export interface Sketch {
  members: { party: string; from?: number; until?: number }[]
  papers: SketchedPaper[]
  copies: { paper: string; holder: string; since?: number; until?: number; lacks: string[]; note: string }[]
  meetings: { id: string; day: number; present: string[] }[]
  statements: SketchedSaying[]
  stances: { party: string; option: string; day: number; in?: string }[]
  judgements: { paper: string; section: string; words: string; targets: string[] }[]
  /** `terms` stand in `termsIn`, or nowhere: then they are the keeper's. */
  steps: { id: string; in: string; day: number; terms: string; termsIn?: string }[]
}

export const PEOPLE = ['ana', 'ben', 'carla', 'dora', 'eli'] as const
export const BODY = 'commission'
const MONTHS = ['May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** The EDTF date so many days after 1 May 1962. */
export function dayOf(day: number): string {
  return new Date(Date.UTC(1962, 4, 1 + day)).toISOString().slice(0, 10)
}

/** "3 May 1962". */
export function dayInWords(day: number): string {
  const date = new Date(Date.UTC(1962, 4, 1 + day))
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth() - 4] ?? 'April'} ${date.getUTCFullYear()}`
}

const person = fc.constantFrom(...PEOPLE)
const anyone = fc.constantFrom<string>(...PEOPLE, BODY)
const day = fc.integer({ min: 0, max: 40 })
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const FILLING = [
  'I write in haste.',
  'The ships have turned back.',
  'We shall wait for your proposal.',
  'Nothing is agreed until all is agreed.',
  'No.',
]

/** A record's worth of papers. */
export function sketches(most = 7): fc.Arbitrary<Sketch> {
  const paper = fc.record({
    kind: fc.constantFrom('letter', 'letter', 'telegram', 'broadcast'),
    from: anyone,
    to: fc.uniqueArray(anyone, { minLength: 1, maxLength: 2 }),
    day,
    sent: maybe(fc.integer({ min: 0, max: 3 })),
    received: maybe(fc.integer({ min: 3, max: 9 })),
    receivedByOther: maybe(fc.record({ party: person, day })),
    published: maybe(fc.integer({ min: 0, max: 60 })),
    paragraphs: fc.array(fc.record({ filling: fc.constantFrom(...FILLING), cites: maybe(fc.nat()) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  return fc
    .record({
      members: fc.array(fc.record({ party: person, from: maybe(day), until: maybe(day) }), { maxLength: 3 }),
      papers: fc.array(paper, { minLength: 2, maxLength: most }),
      copies: fc.array(
        fc.record({
          paper: fc.nat(),
          holder: anyone,
          since: maybe(day),
          until: maybe(fc.integer({ min: 20, max: 60 })),
          lacks: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }),
        }),
        { maxLength: 8 },
      ),
      meetings: fc.array(fc.record({ day, present: fc.uniqueArray(person, { minLength: 2, maxLength: 3 }) }), {
        maxLength: 2,
      }),
      statements: fc.array(
        fc.record({
          named: fc.boolean(),
          speaker: person,
          to: person,
          day,
          in: maybe(fc.nat()),
          section: maybe(fc.nat()),
          meeting: maybe(fc.nat()),
          knownTo: maybe(person),
          about: maybe(fc.nat()),
        }),
        { maxLength: 5 },
      ),
      stances: fc.array(fc.record({ party: person, option: fc.constantFrom('o1', 'o2'), day, in: maybe(fc.nat()) }), {
        maxLength: 3,
      }),
      judgements: fc.array(
        fc.record({ paper: fc.nat(), section: fc.nat(), targets: fc.array(fc.nat(), { maxLength: 2 }) }),
        { maxLength: 4 },
      ),
      steps: fc.array(fc.record({ in: fc.nat(), day, termsIn: maybe(fc.nat()) }), { maxLength: 3 }),
    })
    .map((r): Sketch => {
      const id = (n: number) => `P${n % r.papers.length}`
      const papers = r.papers.map(
        ({ paragraphs, ...p }, i): SketchedPaper => ({
          ...p,
          id: `P${i}`,
          sections: paragraphs.map((q, k) => {
            const cited = q.cites === undefined ? undefined : r.papers[q.cites % r.papers.length]!
            const words = cited
              ? `I refer to ${cited.to.includes(p.from) ? 'your' : 'the'} ${cited.kind} of ${dayInWords(cited.day)}. `
              : ''
            return { id: `s${k + 1}`, words: words + q.filling }
          }),
          cites: paragraphs.flatMap((q) => (q.cites === undefined ? [] : [id(q.cites)])),
          title: `Paper ${i}`,
          note: '',
        }),
      )
      const section = (paper: string, n: number) => {
        const { sections } = papers.find((p) => p.id === paper)!
        return sections[n % sections.length]!
      }
      return {
        members: r.members,
        papers,
        copies: r.copies.map((c) => ({
          ...c,
          paper: id(c.paper),
          lacks: [...new Set(c.lacks.map((n) => section(id(c.paper), n).id))],
          note: '',
        })),
        meetings: r.meetings.map((m, i) => ({ ...m, id: `M${i}` })),
        statements: r.statements.map((s, i) => ({
          id: s.named ? `S${i}` : undefined,
          speaker: s.speaker,
          to: s.to,
          day: s.day,
          ...(s.in !== undefined && {
            in: id(s.in),
            ...(s.section !== undefined && { section: section(id(s.in), s.section).id }),
          }),
          ...(s.meeting !== undefined && r.meetings.length > 0 && { meeting: `M${s.meeting % r.meetings.length}` }),
          ...(s.knownTo && { knownTo: s.knownTo }),
          about: s.about === undefined ? [] : [id(s.about)],
          text: `What was said, ${i}.`,
        })),
        stances: r.stances.map((s) => ({ ...s, in: s.in === undefined ? undefined : id(s.in) })),
        judgements: r.judgements.map((j) => {
          const s = section(id(j.paper), j.section)
          return {
            paper: id(j.paper),
            section: s.id,
            words: s.words.slice(0, 12),
            targets: [...new Set(j.targets.map(id))],
          }
        }),
        steps: r.steps.map((s, i) => ({
          id: `T${i}`,
          in: id(s.in),
          day: s.day,
          terms: `if so, ${i}`,
          ...(s.termsIn !== undefined && { termsIn: id(s.termsIn) }),
        })),
      }
    })
}

const at = (d: number): WhenSaid => ({ words: dayInWords(d), edtf: dayOf(d) })
const ifAny = <K extends string>(field: K, d: number | undefined) =>
  d === undefined ? {} : ({ [field]: at(d) } as { [F in K]: WhenSaid })

/** The entries and texts of a sketch. */
export function write(sketch: Sketch): Noted {
  const bodies = new Map<string, string>()
  const texts = new Map<string, { text: string; sections: Said<'paper'>['sections']; hash: string }>()
  for (const p of sketch.papers) {
    const text = p.sections.map((s) => s.words).join('\n\n')
    let start = 0
    const sections = p.sections.map((s) => {
      const one = { id: s.id, start, end: start + s.words.length, hash: hashText(s.words) }
      start = one.end + 2
      return one
    })
    bodies.set(hashText(text), text)
    texts.set(p.id, { text, sections, hash: hashText(text) })
  }
  const passage = (paper: string, section: string | undefined, words?: string) => {
    const t = texts.get(paper)
    const s = t?.sections?.find((x) => x.id === section)
    return t && s
      ? quote(paper, t.text, s.start, words === undefined ? s.end : s.start + words.length, t.hash)
      : undefined
  }
  const entries: AnyEntry[] = [
    ...PEOPLE.slice(0, 4).map((id) =>
      makeEntry(
        'party',
        id,
        {
          kind: 'person',
          name: id,
          memberOf: sketch.members
            .filter((m) => m.party === id)
            .map((m) => ({ party: BODY, ...ifAny('from', m.from), ...ifAny('until', m.until) })),
        },
        BY_TEST,
      ),
    ),
    makeEntry('party', BODY, { kind: 'body', name: 'The Commission' }, BY_TEST),
    ...sketch.papers.map((p) => {
      const received = {
        ...(p.received !== undefined && { [p.to[0]!]: at(p.day + p.received) }),
        ...(p.receivedByOther &&
          !p.to.includes(p.receivedByOther.party) && { [p.receivedByOther.party]: at(p.receivedByOther.day) }),
      }
      return makeEntry(
        'paper',
        p.id,
        {
          kind: p.kind,
          from: [p.from],
          to: p.to,
          title: p.title,
          note: p.note,
          onFile: 'text',
          cites: p.cites,
          received,
          written: at(p.day),
          ...ifAny('sent', p.sent === undefined ? undefined : p.day + p.sent),
          ...ifAny('published', p.published === undefined ? undefined : p.day + p.published),
          textHash: texts.get(p.id)!.hash,
          sections: texts.get(p.id)!.sections,
        },
        BY_TEST,
      )
    }),
    ...sketch.copies.map((c) =>
      makeEntry(
        'copy',
        undefined,
        {
          paper: c.paper,
          holder: c.holder,
          ...ifAny('since', c.since),
          ...ifAny('until', c.until),
          lacks: c.lacks,
          note: c.note,
        },
        BY_TEST,
      ),
    ),
    ...sketch.meetings.map((m) =>
      makeEntry('meeting', m.id, { when: at(m.day), present: m.present.map((party) => ({ party })) }, BY_TEST),
    ),
    ...sketch.statements.map((s) =>
      makeEntry(
        'statement',
        s.id,
        {
          speaker: s.speaker,
          to: [s.to],
          when: at(s.day),
          act: 'states',
          text: s.text,
          about: s.about,
          in: s.in,
          meeting: s.meeting,
          passage: s.in === undefined ? undefined : passage(s.in, s.section),
          knownTo: s.knownTo === undefined ? undefined : [s.knownTo],
        },
        BY_TEST,
      ),
    ),
    ...sketch.stances.map((s) =>
      makeEntry(
        'stance',
        undefined,
        { party: s.party, option: s.option, stance: 'accepts', when: at(s.day), in: s.in },
        BY_TEST,
      ),
    ),
    ...sketch.judgements.map((j) =>
      makeEntry(
        'judgement',
        undefined,
        {
          decision: 'same',
          judge: 'a tester',
          passage: passage(j.paper, j.section, j.words),
          targets: j.targets,
          reason: `It means ${j.targets.join()}.`,
        },
        BY_TEST,
      ),
    ),
    ...sketch.steps.map((s) =>
      makeEntry(
        'step',
        s.id,
        {
          title: s.id,
          in: s.in,
          condition: [s.terms],
          duration: s.terms,
          by: at(s.day),
          promised: at(s.day),
          mayConfirm: [s.day % 2 ? 'ana' : 'ben'],
          delay: [{ perDay: s.day, unit: s.terms }],
          status: s.terms,
          waitsFor: [s.in],
          ...(s.termsIn && {
            termsIn: Object.fromEntries(TERMS.map((t) => [t, s.termsIn!])),
          }),
        },
        BY_TEST,
      ),
    ),
  ]
  return { entries, bodies }
}
