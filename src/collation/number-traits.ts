/** Traits of a candidate by its numbers and its title. */
import { likeness } from './parties.ts'
import type { Question } from './question.ts'
import { isOddNumber } from './serials.ts'
import { normalNumber, type Shelf, type Shelved, titleKey } from './shelf.ts'
import { dayToIso } from './standing.ts'
import type { Note, Setting } from './traits.ts'

export function noteTitle(titled: string, shelf: Shelf, s: Shelved, note: Note): void {
  if (shelf.byTitle.get(titleKey(titled))?.includes(s)) note('title.same', 1, () => 'its title')
  // Two words in quotation marks may be anything that stands at some head.
  else
    note(titled.split(/\s+/).length > 2 && s.text.slice(0, 1500).includes(titled) ? 'title.at-the-head' : 'title.other')
}

export function noteNumber(
  { shelf, question: q, own, between, filed }: Setting,
  s: Shelved,
  number: string,
  note: Note,
): void {
  // "Aidto 1658": a name before a number is a series if papers here print it as one.
  const name = q.found.author?.role === 'named' ? q.found.author.words.toLowerCase() : undefined
  const named = q.found.series ?? (name !== undefined && shelf.series.has(name) ? name : undefined)
  const isGroup = /Z$/.test(number)
  const asked = named === 'dtg' || isGroup ? undefined : named
  const digits = normalNumber(number)
  const printed = s.numbers.filter((n) => n.digits === digits)
  if (printed.length) {
    const bySeries = printed.some(
      (n) =>
        n.series !== undefined && asked !== undefined && (n.series.startsWith(asked) || asked.startsWith(n.series)),
    )
    const relayed = printed.every((n) => n.relay)
    const plain = printed.some((n) => n.series === undefined || n.relay)
    note(
      isGroup
        ? 'number.group'
        : bySeries || digits.length > 2
          ? 'number.same'
          : digits.length < 2
            ? 'number.one-digit'
            : 'number.two-digits',
      1,
      () => `number ${asked ? `${asked} ` : ''}${number}${relayed ? ', as repeated' : ''}`,
    )
    if (digits.length > 3) note('number.long')
    if (
      own &&
      own.folder === s.folder &&
      q.from !== undefined &&
      s.day !== undefined &&
      q.from - s.day >= -1 &&
      q.from - s.day <= 60
    )
      note('number.near-in-file')
    if (relayed) note('number.as-repeated')
    if (asked)
      note(
        bySeries
          ? 'series.same'
          : shelf.series.has(asked)
            ? plain
              ? 'series.not-said'
              : 'series.other'
            : plain
              ? 'series.nobody-bears'
              : 'series.odd',
      )
    // "My 1991" leaves out what both of us know.
    else if (printed.every((n) => n.series !== undefined && !n.relay) && !isBetweenUs(q)) note('series.unasked')
  } else {
    const minute = filed && minuteOf(s, filed)
    if (minute !== undefined)
      note(
        filed!.minute % 30 === 0 ? 'minute.on-the-half-hour' : filed!.minute % 5 === 0 ? 'minute.round' : 'minute.same',
        1,
        () => `filed at the minute of ${number}, ${minute} hours from Greenwich`,
      )
    if (isGroup) note(minute === undefined ? 'minute.other' : 'minute.fits')
    else if (s.numbers.every((n) => n.relay)) note('number.not-printed')
    else if (isOddNumber(shelf.serials, s)) note('number.printed-is-odd')
    else {
      // What was sent to London as 2169 bears another number in Tel Aviv.
      const to = q.addressee ?? q.implied
      note(to && likeness(to, s.addressee) === 0 ? 'number.of-another-address' : 'number.other')
    }
  }
  if (between && s.day !== undefined) {
    const { first, last, about } = between
    const wide = last - first
    if (s.day < first || s.day > last)
      note(Math.min(Math.abs(s.day - first), Math.abs(s.day - last)) <= 1 ? 'run.beside' : 'run.outside')
    else if (printed.length) note('run.inside-and-same')
    else {
      note(
        wide <= 1 ? 'run.inside-1' : wide <= 4 ? 'run.inside-4' : wide <= 10 ? 'run.inside-10' : 'run.inside',
        1,
        () => `the numbers about it put it between ${dayToIso(first)} and ${dayToIso(last)}`,
      )
      note('run.off', Math.log(1 + Math.abs(s.day - about)))
    }
  }
}

function isBetweenUs({ found }: Question): boolean {
  return found.author?.role === 'self' || found.author?.role === 'addressee'
}

/** Hours from Greenwich, if the paper was filed at this minute by some clock on earth. */
export function minuteOf(s: Shelved, utc: { readonly day: number; readonly minute: number }): number | undefined {
  if (!s.clock || s.day === undefined) return undefined
  const offset = (s.day - utc.day) * 1440 + s.clock.minute - utc.minute
  const fits =
    s.clock.offset === undefined ? offset % 60 === 0 && offset >= -720 && offset <= 840 : offset === s.clock.offset
  return fits ? offset / 60 : undefined
}
