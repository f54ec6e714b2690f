/** The property on which everything rests: what a party sees does not depend on what it does not hold. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeEntry } from '../record/entry.ts'
import { BY_TEST, recordOf } from '../record/notation.fixture.ts'
import { BODY, dayOf, PEOPLE, type Sketch, sketches, write } from '../record/random-record.fixture.ts'
import type { Eyes } from '../record/record.ts'
import type { Said } from '../record/said.ts'
import { asOfInstant } from '../record/when.ts'
import { sharers } from './membership.ts'
import { holdingsOf, wasPresent } from './possession.ts'
import { type View, view } from './view.ts'

/** A view as text, in its own order: order betrays too. */
function spelledOut(v: View): string {
  return JSON.stringify(
    v,
    (_key, value) => (value instanceof Map ? [...value] : value instanceof Set ? [...value] : value),
    1,
  )
}

const LATER = 400
const who = fc.constantFrom<string>(...PEOPLE, BODY)
const change = fc.record({
  kind: fc.constantFrom(
    'text',
    'later',
    'id',
    'remove',
    'add',
    'copies',
    'statements',
    'judgements',
    'withheld words',
    'withheld number',
    'notes',
    'receipts',
    'stances',
    'date',
    'still to come',
    'terms',
  ),
  pick: fc.nat(),
  n: fc.nat({ max: 9 }),
})

/** Changes a sketch in what `party` does not hold at `t`, and in nothing else. */
function changeUnseen(sketch: Sketch, party: string, t: number, c: { kind: string; pick: number; n: number }): Sketch {
  const record = recordOf(write(sketch))
  const held = holdingsOf(record, party, t)
  const own = new Set([party, ...sharers(record, party, t).map((s) => s.party)])
  const everOwn = new Set([
    party,
    ...sharers(record, party, Infinity).map((s) => s.party),
    ...sketch.members.filter(() => party === BODY).map((m) => m.party),
  ])
  const hidden = sketch.papers.filter((p) => !held.has(p.id))
  const target = hidden[c.pick % Math.max(1, hidden.length)]
  const next = structuredClone(sketch)
  // Two papers of one name are one paper, which its party may then hold.
  const unused = (id: string): string => (next.papers.some((p) => p.id === id) ? unused(`${id}x`) : id)
  const unseen = (s: Sketch['statements'][number]) =>
    !(s.knownTo && own.has(s.knownTo)) &&
    s.in !== undefined &&
    !held.has(s.in) &&
    !(s.meeting && [...own].some((p) => wasPresent(record.meetings.get(s.meeting!), p)))
  const inPart = [...held.values()].find((h) => h.lacks.length > 0)
  switch (c.kind) {
    case 'text':
      for (const p of next.papers)
        if (p.id === target?.id)
          p.sections = p.sections.map((s) => ({ ...s, words: `Other words, ${c.n}. ${s.words}` }))
      break
    case 'later':
      for (const p of next.papers) if (p.id === target?.id) p.day = LATER + c.n
      break
    case 'date':
      // Another day, however dated, as long as it stays out of sight.
      for (const p of next.papers) if (p.id === target?.id) p.day = (p.day + c.n) % 40
      if (target && holdingsOf(recordOf(write(next)), party, t).has(target.id)) return sketch
      break
    case 'id': {
      if (!target) break
      const other = unused(`A-other-${c.n}`)
      const named = (id: string) => (id === target.id ? other : id)
      for (const p of next.papers) Object.assign(p, { id: named(p.id), cites: p.cites.map(named) })
      for (const x of next.copies) x.paper = named(x.paper)
      for (const s of next.statements) Object.assign(s, { ...(s.in && { in: named(s.in) }), about: s.about.map(named) })
      for (const s of next.stances) if (s.in) s.in = named(s.in)
      for (const s of next.steps) Object.assign(s, { in: named(s.in), ...(s.termsIn && { termsIn: named(s.termsIn) }) })
      for (const j of next.judgements) Object.assign(j, { paper: named(j.paper), targets: j.targets.map(named) })
      break
    }
    case 'remove': {
      if (!target) break
      const other = (id: string) => id !== target.id
      next.papers = next.papers.filter((p) => other(p.id))
      for (const p of next.papers) p.cites = p.cites.filter(other)
      next.copies = next.copies.filter((x) => other(x.paper))
      next.statements = next.statements.filter((s) => s.in === undefined || other(s.in) || !unseen(s))
      for (const s of next.statements) s.about = s.about.filter(other)
      next.judgements = next.judgements.filter((j) => other(j.paper) && j.targets.every(other))
      next.steps = next.steps.filter((s) => other(s.in))
      break
    }
    case 'add': {
      const [a, b] = PEOPLE.filter((p) => !everOwn.has(p))
      if (!a || !b) break
      const id = unused(`A-new-${c.n}`)
      next.papers.splice(c.pick % next.papers.length, 0, {
        id,
        kind: 'letter',
        from: a,
        to: [b],
        day: c.pick % 40,
        sections: [{ id: 's1', words: `I refer to the letter of 3 May 1962, ${c.n}.` }],
        cites: next.papers.map((p) => p.id),
        title: 'Secret',
        note: '',
      })
      next.judgements.push({ paper: id, section: 's1', words: 'I refer', targets: [next.papers[0]!.id] })
      next.statements.push({
        id: undefined,
        speaker: party === BODY ? 'ana' : party,
        to: a,
        day: c.n,
        in: id,
        about: [],
        text: 'As they tell it.',
      })
      break
    }
    case 'copies': {
      const other = PEOPLE.find((p) => !everOwn.has(p))
      next.copies = next.copies.filter((x, i) => everOwn.has(x.holder) || i % 2 === c.n % 2)
      if (other && next.papers.length > 0)
        next.copies.push({
          paper: next.papers[c.pick % next.papers.length]!.id,
          holder: other,
          since: c.n,
          lacks: ['s1'],
          note: 'n',
        })
      break
    }
    case 'statements':
      next.statements = next.statements.flatMap((s) =>
        !unseen(s) ? [s] : c.n % 3 === 0 ? [] : [{ ...s, text: `${s.text} ${c.n}`, day: (s.day + c.n) % 40 }],
      )
      break
    case 'stances':
      next.stances = next.stances.flatMap((s) =>
        s.in === undefined || held.has(s.in) ? [s] : c.n % 3 === 0 ? [] : [{ ...s, option: 'o9' }],
      )
      break
    case 'terms':
      // A condition, a deadline, a duration: by the keeper's own pen, or from a paper that is not held.
      for (const s of next.steps)
        if (s.termsIn === undefined || !held.has(s.termsIn))
          Object.assign(s, { day: s.day + c.n, terms: `else, ${c.n}` })
      break
    case 'judgements':
      next.judgements = next.judgements.filter((j) => held.has(j.paper) && j.targets.every((id) => held.has(id)))
      if (target)
        next.judgements.push({
          paper: next.papers[0]!.id,
          section: 's1',
          words: next.papers[0]!.sections[0]!.words.slice(0, 5),
          targets: [target.id],
        })
      break
    case 'withheld words':
    case 'withheld number': {
      if (!inPart) break
      const paper = next.papers.find((p) => p.id === inPart.paper)!
      const lacking = inPart.lacks[c.pick % inPart.lacks.length]!
      const at = paper.sections.findIndex((s) => s.id === lacking)
      if (c.kind === 'withheld words') paper.sections[at]!.words = `Quite other and longer words, ${c.n}.`
      else {
        paper.sections.splice(at + 1, 0, { id: `${lacking}x`, words: `One more, ${c.n}.` })
        for (const x of next.copies) if (x.paper === paper.id && x.lacks.includes(lacking)) x.lacks.push(`${lacking}x`)
      }
      for (const j of next.judgements)
        if (j.paper === paper.id && j.section === lacking) j.words = paper.sections[at]!.words.slice(0, 5)
      paper.cites = []
      break
    }
    case 'notes':
      for (const p of next.papers) p.note = `A note of the keeper, ${c.n}.`
      for (const x of next.copies) x.note = `Copied from a list, ${c.n}.`
      break
    case 'still to come': {
      // When it was sent, received or published is not known before it was, even to those who hold it.
      const moved = (from: number, days: number | undefined) =>
        days !== undefined && Date.parse(dayOf(from + days)) > t ? days + c.n : days
      for (const p of next.papers)
        Object.assign(p, {
          sent: moved(p.day, p.sent),
          received: moved(p.day, p.received),
          published: moved(p.day, p.published),
        })
      for (const x of next.copies) Object.assign(x, { since: moved(0, x.since), until: moved(0, x.until) })
      for (const m of next.members) Object.assign(m, { from: moved(0, m.from), until: moved(0, m.until) })
      break
    }
    case 'receipts':
      for (const p of next.papers)
        if (p.receivedByOther && !everOwn.has(p.receivedByOther.party))
          p.receivedByOther = { party: p.receivedByOther.party, day: c.n }
      break
  }
  return next
}

test('what a party sees at a time is unchanged by any change to what it does not hold then', () => {
  let tried = 0
  fc.assert(
    fc.property(
      sketches(),
      who,
      fc.integer({ min: 0, max: 70 }),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      (sketch, party, day, changes) => {
        const asOf = dayOf(day)
        const t = asOfInstant(asOf, 'UTC')!
        const changed = changes.reduce((s, c) => changeUnseen(s, party, t, c), sketch)
        const [before, after] = [recordOf(write(sketch)), recordOf(write(changed))]
        if (!before.parties.has(party) || !after.parties.has(party)) return
        tried++
        expect(spelledOut(view(after, { seenBy: party, asOf }))).toBe(spelledOut(view(before, { seenBy: party, asOf })))
      },
    ),
    { numRuns: 1500 },
  )
  expect(tried).toBeGreaterThan(1000)
}, 300_000)

test('a condition shows only to whoever holds the paper in which it stands, and not before that was written', () => {
  const at = (day: number) => ({ words: dayOf(day), edtf: dayOf(day) })
  const letter = (id: string, to: string[], day: number) =>
    makeEntry(
      'paper',
      id,
      { kind: 'letter', from: ['ana'], to, written: at(day), received: {}, onFile: 'text' },
      BY_TEST,
    )
  const stepOf = (termsIn: Said<'step'>['termsIn'], eyes: Eyes) => {
    const terms = { condition: ['the mast is up'], duration: '3 days', by: at(30), termsIn }
    const step = makeEntry('step', 'open', { title: 'Open the bridge', in: 'early', ...terms }, BY_TEST)
    const papers = [letter('early', ['ben', 'carla'], 1), letter('late', ['ben'], 9)]
    return view(recordOf({ entries: [...papers, step], bodies: new Map() }), eyes).steps.get('open')!
  }
  const named = { condition: 'late', duration: 'early' } as const
  expect(stepOf(named, {})).toMatchObject({ condition: ['the mast is up'], duration: '3 days' })
  expect(stepOf(named, { asOf: dayOf(5) }).condition).toBeUndefined()
  expect(stepOf(named, { asOf: dayOf(5) }).by?.words).toBe(dayOf(30))
  expect(stepOf(named, { asOf: dayOf(12) }).condition).toEqual(['the mast is up'])
  const seen = (seenBy: string, day: number) => stepOf(named, { seenBy, asOf: dayOf(day) })
  expect(seen('ben', 12).condition).toEqual(['the mast is up'])
  expect(seen('ben', 5).condition).toBeUndefined()
  expect(seen('carla', 12)).toMatchObject({ duration: '3 days', termsIn: { duration: 'early' } })
  expect(seen('carla', 12).condition).toBeUndefined()
  // What names no paper is the keeper's own.
  expect(seen('ben', 12).by).toBeUndefined()
  expect(stepOf(undefined, { seenBy: 'ben', asOf: dayOf(12) }).condition).toBeUndefined()
})

test('a view then seen by a party is the party’s view then', () => {
  fc.assert(
    fc.property(sketches(), who, fc.integer({ min: 0, max: 70 }), (sketch, party, day) => {
      const record = recordOf(write(sketch))
      if (!record.parties.has(party)) return
      const asOf = dayOf(day)
      const once = view(record, { asOf, seenBy: party })
      expect(spelledOut(view(view(record, { asOf }), { seenBy: party }))).toBe(spelledOut(once))
    }),
    { numRuns: 400 },
  )
})

test('what we had on file after so many entries is the fold of that many', () => {
  fc.assert(
    fc.property(sketches(), fc.nat({ max: 20 }), (sketch, n) => {
      const { entries, bodies } = write(sketch)
      const record = recordOf({ entries, bodies })
      const first = entries.slice(0, n)
      const texts = new Set(first.map((e) => (e.kind === 'paper' ? e.said.textHash : undefined)))
      const then = recordOf({ entries: first, bodies: new Map([...bodies].filter(([h]) => texts.has(h))) })
      const { eyes: _e, until: _u, derivation: _d, ...seen } = view(record, { recordedBy: n })
      const { eyes: _, ...whole } = then
      expect(seen).toEqual(whole)
    }),
    { numRuns: 200 },
  )
})
