/**
 * A small negotiation for the desk's tests, whose every word is known.
 *
 *     a1 Ana → Ben 3 May · b1 Ben → Ana 6 May · a2 Ana → Ben 8 May (secret) · b2 Ben → Ana 10 May, copy to Carla 12 May
 *     s1 Ana broadcasts 11 May · c1 Carla → Ben 14 May, who received it 16 May
 *
 * Carla holds b2, which speaks of a2; a2 is on file and was not passed on to her. b1 speaks of a letter of 2 April that nobody has.
 */
import { type AnyEntry, makeEntry } from '../record/entry.ts'
import { foldEntries } from '../record/fold.ts'
import type { Record } from '../record/record.ts'
import type { Said } from '../record/said.ts'
import { divideIntoSections, hashText, normalizeText } from '../record/text.ts'

const made = { by: 'test', at: '2026-01-01T00:00:00Z' }
const at = (edtf: string) => ({ words: edtf, edtf })

export interface Written {
  readonly entries: readonly AnyEntry[]
  readonly bodies: ReadonlyMap<string, string>
}

export interface Letter {
  readonly id: string
  readonly from: string
  readonly to: readonly string[]
  readonly date: string
  readonly text: string
  readonly said?: Partial<Said<'paper'>>
}

export function write(letters: readonly Letter[]): Written {
  const bodies = new Map<string, string>()
  const entries = letters.map(({ id, from, to, date, text, said }) => {
    const body = normalizeText(text)
    const textHash = hashText(body)
    bodies.set(textHash, body)
    const paper: Said<'paper'> = {
      kind: 'letter',
      from: [from],
      to: [...to],
      written: at(date),
      sent: at(date),
      onFile: 'text',
      textHash,
      sections: divideIntoSections(body),
      ...said,
    }
    return makeEntry('paper', id, paper, made)
  })
  return { entries, bodies }
}

/** A word that stands in a2 and nowhere else: it must not be found where a2 is not. */
export const SECRET = 'quicksilver'

export const LETTERS: readonly Letter[] = [
  {
    id: 'a1',
    from: 'ana',
    to: ['ben'],
    date: '1955-05-03T10:00',
    text: 'Dear Mr. Ben,\n\nI propose that the bridge be opened in June. What do you say to that?',
    said: {
      title: 'Ana to Ben, 3 May',
      place: 'Northtown',
      numbers: ['11'],
      received: { ben: at('1955-05-04T09:00') },
    },
  },
  {
    id: 'b1',
    from: 'ben',
    to: ['ana'],
    date: '1955-05-06T12:00',
    text: 'Dear Mrs. Ana,\n\nI have received your letter of 3 May. As I wrote in my letter of 2 April, the bridge needs a guard on both banks.\n\nLet the guards be few.',
    said: { title: 'Ben to Ana, 6 May', received: { ana: at('1955-05-07T08:30') } },
  },
  {
    id: 'a2',
    from: 'ana',
    to: ['ben'],
    date: '1955-05-08T15:00',
    text: `Dear Mr. Ben,\n\nThank you for your letter of 6 May. For your ears only: the ${SECRET} can be moved before June.`,
    said: { title: 'Ana to Ben, 8 May', channel: 'confidential', received: { ben: at('1955-05-09T08:00') } },
  },
  {
    id: 'b2',
    from: 'ben',
    to: ['ana'],
    date: '1955-05-10T18:00',
    text: 'Dear Mrs. Ana,\n\nI have read with care your letter of 8 May. Together with your letter of 3 May it gives us a basis.\n\nThe guards may leave in July.',
    said: { title: 'Ben to Ana, 10 May' },
  },
  {
    id: 's1',
    from: 'ana',
    to: [],
    date: '1955-05-11T20:00',
    text: 'Citizens! The bridge will be opened. More cannot be said today.',
    said: { title: 'Broadcast of 11 May', kind: 'broadcast' },
  },
  {
    id: 'c1',
    from: 'carla',
    to: ['ben'],
    date: '1955-05-14',
    text: 'Dear Ben,\n\nYou gave me your letter of 10 May to Mrs. Ana. It speaks of her letter of 8 May, which I have not seen.',
    said: { title: 'Carla to Ben, 14 May', received: { ben: at('1955-05-16') } },
  },
]

const PARTIES: readonly (readonly [string, string, readonly string[]])[] = [
  ['ana', 'Ana Northland', ['Mrs. Ana', 'Ana']],
  ['ben', 'Ben Southland', ['Mr. Ben', 'Ben']],
  ['carla', 'Carla Eastland', ['Carla']],
]

export function thawEntries(more: readonly Letter[] = []): Written {
  const { entries, bodies } = write([...LETTERS, ...more])
  const known = new Set<string>(PARTIES.map(([id]) => id))
  const strangers = [...new Set(more.map((l) => l.from))].filter((id) => !known.has(id))
  return {
    bodies,
    entries: [
      makeEntry(
        'settings',
        'settings',
        { name: 'The bridge', zone: 'Europe/Vienna', about: 'Letters about a bridge, 1955' },
        made,
      ),
      ...PARTIES.map(([id, name, aliases]) =>
        makeEntry('party', id, { kind: 'person', name, aliases: [...aliases] }, made),
      ),
      ...strangers.map((id) => makeEntry('party', id, { kind: 'person', name: id, aliases: [`the ${id}`] }, made)),
      makeEntry(
        'copy',
        undefined,
        { paper: 'b2', holder: 'carla', since: at('1955-05-12'), how: 'given', via: 'ben' },
        made,
      ),
      makeEntry(
        'meeting',
        'talk-1',
        { title: 'Talk on the bridge', when: at('1955-05-13T11:00'), present: [{ party: 'ana' }, { party: 'ben' }] },
        made,
      ),
      ...entries,
    ],
  }
}

export function thaw(more: readonly Letter[] = []): Record {
  const { entries, bodies } = thawEntries(more)
  return foldEntries(entries, bodies)
}
