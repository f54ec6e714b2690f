import { join } from 'node:path'

const PAPERS = 30_000
const BY = { by: 'the bench', at: '2026-01-01T00:00:00.000Z' }

/** A view of 30,000 invented letters among 200 persons, forty of whom act for one commission: milliseconds of the best and the middle of 15. */
export async function measureViews(root) {
  const load = (path) => import(join(root, 'dist', path))
  const [{ foldEntries }, { makeEntry }, { view }, { divideIntoSections, hashText }] = await Promise.all(
    ['record/fold.js', 'record/entry.js', 'views/view.js', 'record/text.js'].map(load),
  )
  const person = (i) => `person-${i % 200}`
  const entries = [makeEntry('party', 'commission', { kind: 'body', name: 'Commission' }, BY)]
  const bodies = new Map()
  for (let i = 0; i < 200; i++)
    entries.push(
      makeEntry(
        'party',
        person(i),
        { kind: 'person', name: person(i), ...(i < 40 && { memberOf: [{ party: 'commission' }] }) },
        BY,
      ),
    )
  for (let i = 0; i < PAPERS; i++) {
    const text = `Letter ${i}.\n\nMore.`
    bodies.set(hashText(text), text)
    const to = person(i * 13 + 1)
    const letter = {
      kind: 'letter',
      from: [person(i * 7)],
      to: [to],
      written: day(i % 400),
      onFile: 'text',
      textHash: hashText(text),
      sections: divideIntoSections(text),
      ...(i % 3 === 0 && { received: { [to]: day((i % 400) + 2) } }),
    }
    entries.push(makeEntry('paper', `P${i}`, letter, BY))
    const copy = {
      paper: `P${i}`,
      holder: person(i * 3),
      since: day((i % 400) + 5),
      ...(i % 10 === 0 && { lacks: ['s2'] }),
    }
    if (i % 5 === 0) entries.push(makeEntry('copy', undefined, copy, BY))
  }
  const record = foldEntries(entries, bodies)
  return [
    ['a person', { seenBy: 'person-3' }],
    ['a body of forty', { seenBy: 'commission' }],
    ['the keeper', {}],
  ].map(([eyes, seen]) => {
    const took = []
    let papers = 0
    for (let i = 0; i < 15; i++) {
      const start = performance.now()
      papers = view(record, { ...seen, asOf: day(300).edtf }).papers.size
      took.push(performance.now() - start)
    }
    took.sort((a, b) => a - b)
    return { eyes, papers, best: took[0], middle: took[7] }
  })
}

function day(i) {
  const edtf = new Date(Date.UTC(1962, 0, 1) + i * 86_400_000).toISOString().slice(0, 10)
  return { words: edtf, edtf }
}
