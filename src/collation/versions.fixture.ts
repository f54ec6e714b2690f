/**
 * Synthetic letters for tests, from a seed, and beside many of them another text: with a passage left out, a draft, an excerpt, a
 * translation; or one that only differs, or only looks alike. The truth is returned beside the letters.
 */
import { randomFrom } from '../checks/twin.fixture.ts'
import { letter, type Noted, party } from '../record/notation.fixture.ts'
import { inLetters, isoOf, makeWords, pick1, sayDay } from './exchange.fixture.ts'

/** What stands beside a letter. The first five are texts of it; of the last four none is. */
export const PLANTED = [
  'omission',
  'differs',
  'shows its gap',
  'draft',
  'excerpt',
  'translation',
  'form',
  'quoted whole',
  'another of the day',
  'another of the day, in another language',
] as const
export type Planted = (typeof PLANTED)[number]

export interface PlantedText {
  readonly planted: Planted
  readonly letter: string
  readonly other: string
  /** The passage left out. */
  readonly words?: string
  /** A paper that cites the letter by its day, where one does. */
  readonly citedBy?: string
}

export interface PlantedVersions {
  readonly notes: readonly Noted[]
  readonly texts: readonly PlantedText[]
}

export function plantVersions(seed: number, letters = 60): PlantedVersions {
  const random = randomFrom(seed)
  const words = makeWords(random)
  const spanish = makeWords(random)
  const notes: Noted[] = []
  const texts: PlantedText[] = []
  const people = Array.from({ length: 8 }, (_, i) => `${words.name()}-${inLetters(i)}`)
  for (const p of people) notes.push(party(p))
  let day = Math.floor(random() * 9000)
  for (let n = 0; n < letters; n++) {
    day += 3 + Math.floor(random() * 9)
    const [ana, ben] = twoOf(random, people)
    const id = (which: string) => `${inLetters(seed)}${inLetters(n)}${which}`
    const paragraphs = Array.from({ length: 4 + Math.floor(random() * 3) }, () => makeParagraph(random, words))
    const width = random() < 0.3 ? 64 : undefined
    const body = (list: readonly string[]) =>
      ['Dear friend,', ...list.map((p) => wrap(p, width)), 'Yours sincerely,', ana].join('\n\n')
    const number = String(100 + n)
    const write = (which: string, on: number, text: string, fields: Parameters<typeof letter>[5] = {}, to = ben) => {
      notes.push(letter(id(which), ana, to, isoOf(on), text, { language: 'en', ...fields }))
      return id(which)
    }
    const own = write('a', day, body(paragraphs.map((p) => p.text)), { numbers: [number] })
    const cited = random() < 0.5 ? id('r') : undefined
    if (cited) {
      const answer = `Dear friend,\n\nI have received your letter of ${sayDay(day)}. ${makeParagraph(random, words).text}\n\nYours sincerely,\n\n${ben}`
      notes.push(letter(cited, ben, ana, isoOf(day + 2), answer, { language: 'en' }))
    }
    const planted = pick1(random, PLANTED)
    const told = { planted, letter: own, ...(cited && { citedBy: cited }) }
    const all = paragraphs.map((p) => p.text)
    switch (planted) {
      case 'omission': {
        const lost = Math.floor(random() * all.length)
        const sentences = paragraphs[lost]!.sentences
        const one = random() < 0.4 ? Math.floor(random() * sentences.length) : undefined
        const rest = all.flatMap((p, i) =>
          i !== lost ? [p] : one === undefined ? [] : [sentences.filter((_, k) => k !== one).join(' ')],
        )
        const text = disguise(random, words, body(rest))
        texts.push({ ...told, other: write('b', day, text), words: one === undefined ? all[lost]! : sentences[one]! })
        break
      }
      case 'differs':
        texts.push({ ...told, other: write('b', day, disguise(random, words, body(all), 0.08)) })
        break
      case 'shows its gap': {
        const lost = Math.floor(random() * all.length)
        const gap = pick1(random, ['. . .', '[…]', '[Here follow two paragraphs on another matter.]', '* * *'])
        texts.push({ ...told, other: write('b', day, body(all.map((p, i) => (i === lost ? gap : p)))) })
        break
      }
      case 'draft': {
        const first = all.map((p, i) => (i === 1 ? makeParagraph(random, words).text : garble(random, p, 0.05)))
        texts.push({ ...told, other: write('b', day - 1, body(first), { title: `${ana} to ${ben}, draft` }) })
        break
      }
      case 'excerpt': {
        const from = Math.floor(random() * (all.length - 1))
        texts.push({ ...told, other: write('b', day, all.slice(from, from + 2).join('\n\n')) })
        break
      }
      case 'translation': {
        const text = ['Estimado amigo:', ...paragraphs.map((p) => p.translate(spanish)), 'Le saluda atentamente,', ana]
        texts.push({ ...told, other: write('b', day, text.join('\n\n'), { language: 'es' }) })
        break
      }
      case 'form': {
        const carla = people.find((p) => p !== ana && p !== ben)!
        const other = body(all.filter((_, i) => i !== 2))
        texts.push({ ...told, other: write('b', day, other, { numbers: [`${number}1`] }, carla) })
        break
      }
      case 'quoted whole': {
        const cover = `Dear friend,\n\n${makeParagraph(random, words).text}\n\nHere is what was written to me:\n\n${body(all)}\n\n${makeParagraph(random, words).text}\n\nYours sincerely,\n\n${ben}`
        notes.push(letter(id('b'), ben, ana, isoOf(day + 1), cover, { language: 'en' }))
        texts.push({ ...told, other: id('b') })
        break
      }
      case 'another of the day': {
        const another = [all[0]!, ...all.slice(1).map(() => makeParagraph(random, words).text)]
        texts.push({ ...told, other: write('b', day, body(another)) })
        break
      }
      case 'another of the day, in another language': {
        const another = all.map(() => makeParagraph(random, words).translate(spanish))
        const text = ['Estimado amigo:', ...another, 'Le saluda atentamente,', ana].join('\n\n')
        texts.push({ ...told, other: write('b', day, text, { language: 'es' }) })
      }
    }
  }
  return { notes, texts }
}

type Words = ReturnType<typeof makeWords>

/** Three sentences, with a name, a figure or a day in most of them; `translate` keeps these and no other word. */
function makeParagraph(random: () => number, words: Words) {
  const parts = Array.from({ length: 3 }, () => {
    const core = Array.from({ length: 6 }, words.rare)
    const day = Math.floor(random() * 20000)
    const mark = pick1(random, ['name', 'figure', 'day', 'none'] as const)
    const said = { name: words.name(), figure: String(2 + Math.floor(random() * 900)), none: '' }
    // One mark in seven is lost on the way: a figure written out, a name called otherwise.
    const lost = random() < 1 / 7
    const of = (language: 'en' | 'es') =>
      lost && language === 'es' ? '' : mark === 'day' ? sayDayIn(language, day) : said[mark]
    const sentence = (w: Words, list: readonly string[], language: 'en' | 'es') =>
      w.sentence(list, 13).replace(/\.$/, of(language) ? ` ${of(language)}.` : '.')
    return {
      text: sentence(words, core, 'en'),
      translate: (other: Words) => sentence(other, core.map(other.rare), 'es'),
    }
  })
  return {
    text: parts.map((p) => p.text).join(' '),
    sentences: parts.map((p) => p.text),
    translate: (other: Words) => parts.map((p) => p.translate(other)).join(' '),
  }
}

/** "3 May 1902", "3 de mayo de 1902" */
function sayDayIn(language: 'en' | 'es', on: number): string {
  const english = sayDay(on)
  if (language === 'en') return english
  const [d, month, year] = english.split(' ')
  const MONTHS = 'January February March April May June July August September October November December'.split(' ')
  const MESES = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
  return `${d} de ${MESES[MONTHS.indexOf(month!)]} de ${year}`
}

/** What copyists and those who send a text on do to it: slips, a heading, a line below. Nothing of it is left out. */
function disguise(random: () => number, words: Words, text: string, slips = 0.03): string {
  const head = random() < 0.5 ? `SECRET\n${words.sentence(Array.from({ length: 9 }, words.rare), 12)}\n\n` : ''
  const foot = random() < 0.5 ? `\n\n${words.sentence(Array.from({ length: 9 }, words.rare), 12)}` : ''
  const width = random() < 0.3 ? 72 : undefined
  const lines = text.split('\n\n').map((p) => wrap(p.replace(/\n/g, ' '), width))
  return head + garble(random, lines.join('\n\n'), slips) + foot
}

/** In lines of so many letters, as clerks and mail programs break them. */
function wrap(paragraph: string, width: number | undefined): string {
  return width === undefined
    ? paragraph
    : paragraph.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd()
}

function garble(random: () => number, text: string, slips: number): string {
  return text.replace(/\p{Ll}{4,}/gu, (w) => (random() < slips ? [...w].reverse().join('') : w))
}

function twoOf(random: () => number, people: readonly string[]): [string, string] {
  const a = Math.floor(random() * people.length)
  return [people[a]!, people[(a + 1 + Math.floor(random() * (people.length - 1))) % people.length]!]
}
