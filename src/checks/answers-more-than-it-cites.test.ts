/** The finding moves with the letters: other names, other years, another letter that holds the matter. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCase, runCase } from './case.fixture.ts'

const CASE = readFileSync(
  new URL('../../cases/answers-more-than-it-cites-the-inspectors-at-the-docks.md', import.meta.url),
  'utf8',
)
const SHARED = new URL('../../../shared/corpora/frus/papers/frus1961-63v06/', import.meta.url)

async function findingsIn(files: readonly { readonly path: string; readonly text: string }[]) {
  const { findings } = await runCase({ title: '', story: '', files, expected: [] })
  return findings
    .filter((f) => f.check === 'answers-more-than-it-cites')
    .map((f) => ({ paper: f.paper!, takenFrom: f.papers[0]!, names: f.papers.slice(1), parties: f.parties }))
}

test('a twin of the case, with other people ten years later, has the same finding in other names', async () => {
  const rename = (text: string) =>
    text
      .replace(/1903/g, '1913')
      .replace(/[Mm]arten/g, (n) => (n[0] === 'M' ? 'Oswin' : 'oswin'))
      .replace(/[Ii]lse/g, (n) => (n[0] === 'I' ? 'Perpetua' : 'perpetua'))
      .replace(/Lübeck/g, 'Trieste')
      .replace(/gunboat/g, 'cavalry')
  const twin = readCase(rename(CASE)).files
  expect(await findingsIn(twin)).toEqual([
    { paper: 'perpetua-1913-05-06', takenFrom: 'oswin-1913-05-04', names: ['oswin-1913-05-03'], parties: ['perpetua'] },
  ])
})

test('where the two letters change their contents the finding goes, and the named one is the source', async () => {
  const { files } = readCase(CASE)
  const body = (text: string) => text.slice(text.indexOf('Dear'))
  const [third, fourth, answer] = files
  const swapped = [
    { ...third!, text: third!.text.replace(body(third!.text), () => body(fourth!.text)) },
    { ...fourth!, text: fourth!.text.replace(body(fourth!.text), () => body(third!.text)) },
    answer!,
  ]
  expect(await findingsIn(swapped)).toEqual([])
})

describe.skipIf(!existsSync(SHARED))('in the volume of letters between two heads of government (../shared)', () => {
  const numbers = Array.from({ length: 37 }, (_, i) => 34 + i)
  const papers = () =>
    numbers
      .filter((n) => existsSync(new URL(`d${n}.md`, SHARED)))
      .map((n) => ({ path: `d${n}.md`, text: readFileSync(new URL(`d${n}.md`, SHARED), 'utf8') }))
  const of = (findings: Awaited<ReturnType<typeof findingsIn>>, paper: string) =>
    findings
      .filter((f) => f.paper.endsWith(`/${paper}`))
      .map((f) => [f.takenFrom, f.names].flat().map((id) => id.split('/')[1]))

  test('the reply of the 27th names the letter of the 26th and takes its matter from that of the 27th', async () => {
    expect(of(await findingsIn(papers()), 'd67')).toEqual([['d66', 'd65']])
  }, 300_000)

  test('between other people and places, ten years later, it does so too', async () => {
    const twin = papers().map(({ path, text }) => ({
      path,
      text: text
        .replace(/Kennedy/g, 'Marchetti')
        .replace(/Khrushchev/g, 'Obrecht')
        .replace(/\bCuba(n?)\b/g, 'Zembla$1')
        .replace(/Turkey/g, 'Ruritania')
        .replace(/Soviet/g, 'Graustark')
        .replace(/New York/g, 'Port Selkirk')
        .replace(/Moscow/g, 'Streelsau')
        .replace(/\b1962\b/g, '1972'),
    }))
    expect(of(await findingsIn(twin), 'd67')).toEqual([['d66', 'd65']])
  }, 300_000)

  test('without the letter of the 27th there is nothing to report', async () => {
    expect(of(await findingsIn(papers().filter((p) => p.path !== 'd66.md')), 'd67')).toEqual([])
  }, 300_000)
})
