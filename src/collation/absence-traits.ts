/** Traits of the absence of a paper, as a candidate among the others. */
import { type Keys, likeness } from './parties.ts'
import type { Shelf } from './shelf.ts'
import type { Note, Setting } from './traits.ts'

/** What speaks for the paper's absence, whichever candidates there are. */
export function noteAbsence(setting: Setting, count: number, note: Note): void {
  const { question: q, shelf, situation } = setting
  const { found } = q
  note('absent')
  note(`absent.kind-${found.kind}`)
  if (count === 0) note('absent.no-candidate')
  if (found.author?.role)
    note(
      found.author.role === 'named'
        ? q.stranger
          ? 'absent.by-stranger'
          : 'absent.by-name'
        : `absent.by-${found.author.role}`,
    )
  else note('absent.by-nobody')
  if (found.addressee || q.addressee) note('absent.to-somebody')
  if (found.indefinite) note('absent.indefinite')
  if (found.attached) note('absent.attached')
  if (found.label) note('absent.label')
  if (found.use === 'answers') note('absent.answered')
  if (found.start < 400) note('absent.at-the-head')
  if (found.order) note('absent.by-order')
  if (found.set) note('absent.several')
  if (q.days.length && situation !== 'day') note('absent.day-too')
  const day = q.days[0] ?? q.from
  if (q.days.length && q.from !== undefined) {
    const gap = q.from - q.days[0]!
    note(
      gap < 0
        ? 'absent.day-to-come'
        : gap <= 3
          ? 'absent.day-recent'
          : gap <= 30
            ? 'absent.day-of-the-month'
            : gap <= 200
              ? 'absent.day-of-the-year'
              : 'absent.day-long-ago',
    )
  }
  if (found.number && !setting.between) note('absent.no-run')
  if (setting.filed) note('absent.group')
  const who = q.author ?? q.antecedents?.[0]
  if (who && day !== undefined) {
    const n = papersAbout(shelf, who, q.addressee ?? q.implied, day)
    note(
      n === 0
        ? 'absent.file-has-none'
        : n < 4
          ? 'absent.file-has-few'
          : n < 12
            ? 'absent.file-has-some'
            : 'absent.file-has-many',
    )
  }
}

/** How many papers by the author, to the addressee if one is said, the file has within three weeks of a day. */
function papersAbout(shelf: Shelf, author: Keys, addressee: Keys | undefined, day: number): number {
  let most = 0
  for (const key of author) {
    if (key.startsWith('title:')) continue
    const list = shelf.byAuthor.get(key)
    if (!list) continue
    let [low, high] = [0, list.length]
    while (low < high) {
      const mid = (low + high) >> 1
      if ((list[mid]!.day ?? Number.POSITIVE_INFINITY) < day - 21) low = mid + 1
      else high = mid
    }
    let n = 0
    for (let i = low; i < list.length && i < low + 60; i++) {
      const s = list[i]!
      if (s.day === undefined || s.day > day + 21) break
      if (!addressee || (likeness(addressee, s.addressee) ?? 0) > 0) n++
    }
    most = Math.max(most, n)
  }
  return most
}
