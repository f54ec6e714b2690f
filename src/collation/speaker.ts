/** Who speaks in a text, and to whom: the frame in which "my", "your" and "yesterday" have a meaning. A paper or a statement. */
import type { Record, Statement } from '../record/record.ts'
import { civilDate } from '../record/when.ts'
import { type Keys, keysOfParty, union } from './parties.ts'
import type { Shelved } from './shelf.ts'
import { dayNumber } from './standing.ts'

export interface Speaker {
  /** The citing paper, which never cites itself; absent for a statement. */
  readonly shelved?: Shelved
  readonly author: Keys
  readonly addressee: Keys
  /** From this place on a carried letter speaks. */
  readonly inner?: Shelved['inner']
  readonly day?: number
}

export function speakerOfPaper(s: Shelved): Speaker {
  return {
    shelved: s,
    author: s.author,
    addressee: s.addressee,
    ...(s.inner && { inner: s.inner }),
    ...(s.day !== undefined && { day: s.day }),
  }
}

export function speakerOfStatement(record: Record, statement: Statement): Speaker {
  const c = civilDate(statement.when)
  return {
    author: keysOfParty(record, statement.speaker),
    addressee: union(...(statement.to ?? []).map((p) => keysOfParty(record, p))),
    ...(c?.year !== undefined && c.month && c.day && { day: dayNumber(c.year, c.month, c.day) }),
  }
}

/** "my" and "your" at this place of the text. */
export function namesOf(speaker: Speaker, at: number): { readonly self: Keys; readonly other: Keys } {
  if (speaker.inner && at >= speaker.inner.start) return { self: speaker.inner.author, other: speaker.inner.addressee }
  return { self: speaker.author, other: speaker.addressee }
}
