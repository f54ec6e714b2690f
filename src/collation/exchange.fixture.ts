/**
 * Synthetic exchanges for tests, from a seed: random people, a vocabulary made up for each, and planted in random places what the program
 * is to find. Letters argue in points; a point is a handful of rare words that comes back in other order, with other endings,
 * and with some of its words changed, as people restate each other's terms. The truth is returned beside the letters.
 */
import { randomFrom } from '../checks/twin.fixture.ts'
import { letter, meeting, type Noted, party, recordOf } from '../record/notation.fixture.ts'
import type { Record } from '../record/record.ts'

export interface Exchange {
  readonly notes: readonly Noted[]
  /** Answers that take a point from a letter which they do not name. */
  readonly substantive: readonly { readonly reply: string; readonly to: string; readonly names: string }[]
  /** A shorter text of a letter, and the paragraph that it lacks. */
  readonly omissions: readonly { readonly fuller: string; readonly shorter: string; readonly words: string }[]
  /** Two minutes of one talk, and the sentences that contradict each other. */
  readonly rivals: readonly {
    readonly meeting: string
    readonly minutes: readonly [string, string]
    readonly sentences: readonly [string, string]
  }[]
}

export interface Planting {
  /** How many correspondences there are, each between two people of its own. */
  readonly exchanges: number
  /** Rounds of letters in each. */
  readonly rounds: number
  /** How much of a point's words survives when it is restated, 0 to 1. */
  readonly kept: number
}

const DEFAULT: Planting = { exchanges: 6, rounds: 5, kept: 0.75 }

export function makeExchange(seed: number, planting: Partial<Planting> = {}): Exchange {
  const { exchanges, rounds, kept } = { ...DEFAULT, ...planting }
  const random = randomFrom(seed)
  const words = makeWords(random)
  const notes: Noted[] = []
  const substantive: { reply: string; to: string; names: string }[] = []
  const omissions: { fuller: string; shorter: string; words: string }[] = []
  const rivals: Exchange['rivals'][number][] = []
  let day = Math.floor(random() * 9000)
  for (let e = 0; e < exchanges; e++) {
    const [ana, ben, carla] = [`${words.name()}-${e}`, `${words.name()}-${e}x`, `${words.name()}-${e}y`]
    notes.push(party(ana), party(ben), party(carla))
    const topic = Array.from({ length: 25 }, () => words.rare())
    const write = (id: string, from: string, to: string, on: number, paragraphs: readonly string[]) =>
      notes.push(letter(id, from, to, isoOf(on), paragraphs.join('\n\n')))
    const filler = () => words.sentence(pick(random, topic, 3), 14)
    day += Math.floor(random() * 200)
    const ownPoints: (readonly string[])[] = []
    for (let r = 0; r < rounds; r++) {
      const id = (which: string) => `${inLetters(seed)}${inLetters(e)}${inLetters(r)}${which}`
      const [first, second, answer] = [id('p'), id('q'), id('r')]
      const [pointOne, pointTwo, own] = [words.point(), words.point(), words.point()]
      const one = [words.state(pointOne, 1), filler(), filler()]
      const two = [filler(), words.state(pointTwo, 1), filler()]
      const planted = random() < 0.5
      const twice = !planted && random() < 0.3
      write(first, ben, ana, day, ['Dear friend,', ...one, ...(twice ? [words.state(pointTwo, kept)] : []), 'Yours'])
      write(second, ben, ana, day + 2, ['Dear friend,', ...two, 'Yours'])
      const again = ownPoints.length > 0 && random() < 0.5 ? [words.state(ownPoints.at(-1)!, kept)] : []
      const takes = planted || twice ? [words.state(pointTwo, kept)] : []
      write(answer, ana, ben, day + 5, [
        'Dear friend,',
        `I have received your letter of ${sayDay(day)}. ${words.state(pointOne, kept)}`,
        ...takes,
        ...again,
        filler(),
        words.state(own, 1),
        'Yours',
      ])
      ownPoints.push(own)
      if (planted) substantive.push({ reply: answer, to: second, names: first })
      if (random() < 0.4) {
        const lost = Math.floor(random() * 3)
        const shorter = id('v')
        const rest = one.filter((_, i) => i !== lost)
        write(shorter, ben, carla, day, ['Dear friend,', ...rest, 'Yours'])
        omissions.push({ fuller: first, shorter, words: one[lost]! })
      }
      if (random() < 0.4) {
        const talk = id('t')
        const [m, n] = [id('m'), id('n')]
        const about = words.point()
        const said: readonly [string, string] = [
          `${ana} agreed to ${words.phrase(about)}.`,
          `${ana} refused to ${words.phrase(about)}.`,
        ]
        notes.push(meeting(talk, `${ana}, ${ben}`, { when: isoOf(day + 3) }))
        const minutes = (own: string, from: string, sentence: string) =>
          notes.push(
            letter(own, from, carla, isoOf(day + 4), [filler(), sentence, filler()].join('\n\n'), {
              kind: 'minutes',
              meeting: talk,
            }),
          )
        minutes(m, ana, said[0])
        minutes(n, ben, said[1])
        rivals.push({ meeting: talk, minutes: [m, n], sentences: said })
      }
      day += 9
    }
  }
  return { notes, substantive, omissions, rivals }
}

export function recordOfExchange(exchange: Exchange): Record {
  return recordOf(...exchange.notes)
}

export function makeWords(random: () => number) {
  const syllable = () =>
    `${pick1(random, 'b d f g k l m n p r s t v z'.split(' '))}${pick1(random, 'a e i o u ai ou'.split(' '))}`
  const make = (n: number) => Array.from({ length: n }, syllable).join('') + pick1(random, ['', 'n', 'r', 's', 'l'])
  const common = Array.from({ length: 60 }, () => make(1 + Math.floor(random() * 1.4)))
  const content = Array.from({ length: 1500 }, () => make(3 + Math.floor(random() * 2)))
  const endings = ['', '', 'e', 'en', 'ing', 's']
  const often = () => common[Math.floor(60 * random() ** 2.5)]!
  const rare = () => content[Math.floor(content.length * random())]!
  /** Words with others between them, in a sentence. */
  const sentence = (core: readonly string[], length: number) => {
    const all = [...core, ...Array.from({ length: Math.max(0, length - core.length) }, often)]
    const line = shuffle(random, all).join(' ')
    return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`
  }
  return {
    name: () => {
      const name = make(3)
      return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    },
    rare,
    sentence,
    point: () => Array.from({ length: 10 }, rare),
    phrase: (point: readonly string[]) => point.slice(0, 6).join(' '),
    /** A point in words: so much of it as is kept, the rest other words; endings vary. */
    state: (point: readonly string[], kept: number) =>
      sentence(
        point.map((w) => (random() < kept ? w + (kept < 1 ? pick1(random, endings) : '') : rare())),
        22,
      ),
  }
}

export function pick1<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!
}

function pick<T>(random: () => number, list: readonly T[], n: number): T[] {
  return Array.from({ length: n }, () => pick1(random, list))
}

function shuffle<T>(random: () => number, list: readonly T[]): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}

export function isoOf(day: number): string {
  return new Date(Date.UTC(1870, 0, 1 + day)).toISOString().slice(0, 10)
}

/** "3 May 1902" */
export function sayDay(day: number): string {
  const date = new Date(Date.UTC(1870, 0, 1 + day))
  const month = 'January February March April May June July August September October November December'.split(' ')
  return `${date.getUTCDate()} ${month[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** An id without figures: those at the end of an id are an order of filing. */
export function inLetters(n: number): string {
  return [n / 676, n / 26, n].map((x) => String.fromCharCode(97 + (Math.floor(x) % 26))).join('')
}
