/** Texts of one paper, planted beside random letters and sought: how many are found, and how many are false alarms. */
import { describe, expect, test } from 'vitest'
import { copyLacksSection } from '../checks/copy-lacks-section.ts'
import { addLanguage } from '../reading/languages.ts'
import { spanish } from '../reading/spanish.fixture.ts'
import { recordOf } from '../record/notation.fixture.ts'
import { collate } from './collate.ts'
import { PLANTED, type Planted, type PlantedText, plantVersions } from './versions.fixture.ts'
import { findVersions } from './versions.ts'

addLanguage(spanish)

const SEEDS = Array.from({ length: 8 }, (_, i) => 211 + 13 * i)
const worlds = SEEDS.map((seed) => {
  const { notes, texts } = plantVersions(seed)
  return { texts, record: recordOf(...notes) }
})

const pairOf = (t: PlantedText) => [t.letter, t.other].sort().join(' ')
const of = (planted: Planted) => worlds.flatMap(({ texts }) => texts.filter((t) => t.planted === planted))
const versions = new Map(worlds.flatMap(({ record }) => findVersions(record).map((v) => [v.papers.join(' '), v])))
const findings = worlds.flatMap(({ record }) => copyLacksSection.run(record, collate(record)))

test('enough of each is planted to tell', () => {
  for (const planted of PLANTED) expect(of(planted).length, planted).toBeGreaterThan(25)
})

describe('another text of a letter', () => {
  test.each([
    ['omission', 'same text', 0.99],
    ['differs', 'same text', 0.99],
    ['shows its gap', 'same text', 0.99],
    ['draft', 'draft', 0.99],
    ['excerpt', 'excerpt', 0.95],
    ['translation', 'translation', 0.9],
  ] as const)('“%s” is proposed as “%s” in at least %f', (planted, kind, floor) => {
    const texts = of(planted)
    const right = texts.filter((t) => versions.get(pairOf(t))?.kind === kind)
    const line = `${planted}: ${right.length} of ${texts.length}`
    console.info(line)
    expect(right.length / texts.length, line).toBeGreaterThanOrEqual(floor)
    if (kind === 'draft' || kind === 'excerpt')
      for (const t of right) expect(versions.get(pairOf(t))!.lesser, pairOf(t)).toBe(t.other)
  })

  test('is never what only looks alike, and nothing else is proposed', () => {
    const truth = new Set(
      (['omission', 'differs', 'shows its gap', 'draft', 'excerpt', 'translation'] as const).flatMap((p) =>
        of(p).map(pairOf),
      ),
    )
    expect([...versions.keys()].filter((pair) => !truth.has(pair))).toEqual([])
    expect(versions.size).toBeGreaterThan(200)
  })
})

describe('a passage left out', () => {
  test('is found with its words and with the place where it should stand', () => {
    const texts = of('omission')
    const found = texts.filter((t) =>
      findings.some(
        (f) =>
          f.papers.join(' ') === `${t.other} ${t.letter}` &&
          f.evidence.some((e) => e.paper === t.letter && e.words.replace(/\s+/g, ' ') === t.words) &&
          f.evidence.some((e) => e.paper === t.other && e.words.length > 0),
      ),
    )
    const line = `${found.length} of ${texts.length} omissions found`
    console.info(line)
    expect(found.length / texts.length, line).toBeGreaterThanOrEqual(0.9)
  })

  test('is not alleged of a text that lacks nothing, or says itself what it lacks', () => {
    const planted = new Set(of('omission').map((t) => `${t.other} ${t.letter}`))
    expect(findings.map((f) => f.papers.join(' ')).filter((pair) => !planted.has(pair))).toEqual([])
  })
})

describe('"your letter of…", of which another text lies beside it', () => {
  const links = worlds.flatMap(({ record, texts }) => {
    const whole = collate(record)
    return texts.flatMap((t) => {
      const link = whole.links.find((l) => l.paper === t.citedBy)
      return link ? [{ t, link }] : []
    })
  })

  test('means the letter, where the two are one', () => {
    const one = links.filter(({ t }) => (['omission', 'differs', 'shows its gap'] as Planted[]).includes(t.planted))
    const right = one.filter(
      ({ t, link }) => link.outcome === 'resolved' && [t.letter, t.other].includes(link.targets[0]!),
    )
    expect(one.length).toBeGreaterThan(30)
    expect(right.length / one.length).toBeGreaterThanOrEqual(0.95)
  })

  test('has two letters of that day to choose from, and neither stands for the other', () => {
    const two = links.filter(({ t }) => t.planted === 'another of the day')
    expect(two.length).toBeGreaterThan(10)
    for (const { t, link } of two) {
      expect(link.candidates.map((c) => c.paper).sort(), t.letter).toEqual([t.letter, t.other].sort())
      expect(
        link.candidates.some((c) => c.texts),
        t.letter,
      ).toBe(false)
    }
  })
})
