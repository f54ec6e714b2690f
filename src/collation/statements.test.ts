import { describe, expect, test } from 'vitest'
import { readPapers } from '../intake/intake.ts'
import { foldEntries } from '../record/fold.ts'
import type { Record } from '../record/record.ts'
import { collate } from './collate.ts'
import { lendEyes } from './eyes.ts'
import { indexParties, nameParty } from './name-parties.ts'
import { followInPaper } from './questions.ts'
import { findStatements, sayAttribution } from './statements.ts'

async function recordOf(files: { readonly [path: string]: string }): Promise<Record> {
  const { entries, bodies, problems } = await readPapers(
    Object.entries(files).map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })),
    { at: '2026-11-24T12:00:00Z' },
  )
  expect(problems.filter((p) => p.severity === 'error')).toEqual([])
  return foldEntries(entries, bodies)
}

const PARTIES = `- {id: khrushchev, kind: person, name: N. S. Khrushchev, aliases: [Khrushchev], roles: [{title: Premier, in: ussr, from: "1958-03-27", until: "1964-10-14"}]}
- {id: kosygin, kind: person, name: A. N. Kosygin, roles: [{title: Premier, in: ussr, from: "1964-10-15"}]}
- {id: john-kennedy, kind: person, name: John F. Kennedy, roles: [{title: President, in: usa, from: "1961-01-20", until: "1963-11-22"}]}
- {id: robert-kennedy, kind: person, name: Robert F. Kennedy}
- {id: thompson, kind: person, name: Llewellyn Thompson, roles: [{title: Ambassador, in: usa}]}
- {id: dobrynin, kind: person, name: Anatoly Dobrynin, roles: [{title: Ambassador, in: ussr}]}
- {id: ussr, kind: state, name: Union of Soviet Socialist Republics, aliases: [USSR, Soviet Union]}
- {id: usa, kind: state, name: United States of America, aliases: [United States]}
- {id: cuba, kind: state, name: Republic of Cuba, aliases: [Cuba]}
`

describe('whom words mean', async () => {
  const record = await recordOf({
    'parties.yaml': PARTIES,
    'papers/a.md': '---\nkind: memorandum\nfrom: [thompson]\nto: [usa]\ndate: 1962-10-30\n---\nNothing.',
    'papers/b.md': '---\nkind: letter\nfrom: [robert-kennedy]\nto: [dobrynin]\ndate: 1962-10-30\n---\nNothing.',
  })
  const names = indexParties(record)
  const of = (words: string, paper = 'papers/a') => nameParty(names, words, { paper: record.papers.get(paper)! })
  test.each([
    ['Khrushchev', 'khrushchev'],
    ['Chairman Khrushchev', 'khrushchev'],
    ['Chruschtschow', 'khrushchev'],
    ['Hruščov', 'khrushchev'],
    ['Хрущёв', 'khrushchev'],
    ['R. Kennedy', 'robert-kennedy'],
    ['the Government of Cuba', 'cuba'],
    ['the Cubans', 'cuba'],
    ['the Soviet Government', 'ussr'],
    ['the Ambassador', 'thompson'],
  ])('%s', (words, party) => expect(of(words).party).toBe(party))
  test('an office is held by whoever held it on that day', () => {
    const at = (edtf: string) =>
      nameParty(names, 'the Premier', {
        when: { words: edtf, edtf, earliest: Date.parse(edtf), latest: Date.parse(edtf) } as never,
      }).party
    expect(at('1962-10-30')).toBe('khrushchev')
    expect(at('1965-01-01')).toBe('kosygin')
  })
  test('a surname that two bear is the one in the exchange, and otherwise both', () => {
    expect(of('Kennedy', 'papers/b').party).toBe('robert-kennedy')
    expect(of('Kennedy').party).toBeUndefined()
    expect([...of('Kennedy').candidates].sort()).toEqual(['john-kennedy', 'robert-kennedy'])
  })
  test('a name that no party bears stays unresolved, with the reason', () => {
    expect(of('Mr. Borisov')).toEqual({ candidates: [], reason: 'no party of the record bears this name' })
  })
})

describe('statements that a paper reports', () => {
  test('stand in its writer’s account, and one inside another in the other’s too', async () => {
    const record = await recordOf({
      'parties.yaml': PARTIES,
      'papers/a.md':
        '---\nkind: memorandum\nfrom: [thompson]\nto: [usa]\ndate: 1962-10-30\n---\nDobrynin said that Khrushchev had told Robert Kennedy that the bases would stay. I replied that they would not.',
    })
    const found = findStatements(record, collate(record))
    expect(found.map((s) => [s.speaker.party, s.to?.party, s.chain.map((c) => c.reporter.party)])).toEqual([
      ['dobrynin', undefined, ['thompson']],
      ['khrushchev', 'robert-kennedy', ['thompson', 'dobrynin']],
      ['thompson', undefined, ['thompson']],
    ])
  })
  test('"he" that may be two people stays two people', async () => {
    const record = await recordOf({
      'parties.yaml': PARTIES,
      'papers/a.md':
        '---\nkind: memorandum\nfrom: [usa]\nto: [usa]\ndate: 1962-10-30\n---\nDobrynin told Thompson that the bases would stay. The room was cold. He answered that they would not.',
    })
    const [, answer] = findStatements(record, collate(record))
    expect(answer!.speaker.party).toBeUndefined()
    expect([...answer!.speaker.candidates].sort()).toEqual(['dobrynin', 'thompson'])
    expect(sayAttribution(record, answer!.speaker)).toMatch(/^He \(.* or .*\?\)$/)
  })
  test('a paper in a language without rules reports nothing', async () => {
    const record = await recordOf({
      'papers/a.md': '---\nfrom: [ana]\nto: [ben]\nlanguage: de\n---\nBen said that it rained.',
    })
    expect(findStatements(record, collate(record))).toEqual([])
  })
})

test('a question is answered, settled, reopened, or left', async () => {
  const follow = async (text: string) => {
    const record = await recordOf({ 'papers/a.md': `---\nkind: minutes\nfrom: [clerk]\nto: [board]\n---\n${text}` })
    return followInPaper(record, collate(record), 'papers/a').map((q) => `${q.status}${q.thin ? '?' : ''}`)
  }
  expect(await follow('Hale asked whether the siding was clear. Trewin replied that it was.')).toEqual(['answered'])
  expect(await follow('Hale asked whether the siding was clear. Trewin replied that it was. Hale agreed.')).toEqual([
    'settled',
  ])
  expect(await follow('Hale asked whether the siding was clear.\n\nTrewin made no reply.')).toEqual(['open'])
  expect(await follow('Hale asked whether the siding was clear. It rained.')).toEqual(['open?'])
  expect(
    await follow(
      'Hale asked whether the upper siding was clear of snow. Trewin replied that it was. Hale asked again whether the upper siding was clear of snow.',
    ),
  ).toEqual(['reopened', 'open?'])
})

test('nothing of a paper that a party never held is in what its view reports', async () => {
  const record = await recordOf({
    'parties.yaml': PARTIES,
    'papers/a.md':
      '---\nkind: letter\nfrom: [thompson]\nto: [dobrynin]\ndates: {written: 1962-10-30, received: {dobrynin: 1962-10-31}}\n---\nRusk said that the bases would stay.',
    'papers/b.md':
      '---\nkind: letter\nfrom: [thompson]\nto: [robert-kennedy]\ndates: {written: 1962-10-30, received: {robert-kennedy: 1962-10-31}}\n---\nHarriman said that the bases would go.',
  })
  const seen = lendEyes(record, { seenBy: 'dobrynin' })
  const found = findStatements(seen, collate(seen))
  expect(found.map((s) => s.paper)).toEqual(['papers/a'])
  expect(JSON.stringify(found)).not.toMatch(/Harriman|papers\/b/)
})
