/**
 * A few words for tests about letters. Each makes real entries; `recordOf` folds them.
 *
 *     recordOf(
 *       party('commission', { kind: 'body' }),
 *       letter('A1', 'ana', 'ben', '1962-05-03', 'I have your letter of 1 May.\n\nKeep this to yourself.'),
 *       copy('A1', 'carla', { since: '1962-05-05', lacks: ['s2'] }),
 *     )
 */
import { type AnyEntry, makeEntry } from './entry.ts'
import { foldEntries } from './fold.ts'
import type { Record } from './record.ts'
import type { Said } from './said.ts'
import { divideIntoSections, hashText, quote } from './text.ts'
import type { WhenSaid } from './when.ts'

/** Entries, with the texts they speak of. */
export interface Noted {
  readonly entries: readonly AnyEntry[]
  readonly bodies: ReadonlyMap<string, string>
}

/** A time as a test writes it: EDTF, or a said time. */
export type Time = string | WhenSaid

type Timed<S, T extends keyof S> = Partial<Omit<S, T>> & { readonly [F in T]?: Time }

export const BY_TEST = { by: 'a test', at: '2026-01-01T00:00:00.000Z' } as const

function said(time: Time): WhenSaid {
  return typeof time === 'string' ? { words: time, edtf: time } : time
}

/** Fields that are times, from a test's short form. */
function timed(fields: object | undefined): object {
  const TIMES = new Set(['written', 'sent', 'published', 'since', 'until', 'when', 'from', 'promised', 'by', 'actual'])
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([f, v]) => [f, TIMES.has(f) && typeof v === 'string' ? said(v) : v]),
  )
}

function noted(...entries: AnyEntry[]): Noted {
  return { entries, bodies: new Map() }
}

type PaperFields = Timed<Said<'paper'>, 'written' | 'sent' | 'published'> & {
  readonly receivedBy?: { readonly [party: string]: Time }
}

/** A paper from one (or several, with commas) to others. With a text it is on file; its sections are its paragraphs. */
export function letter(
  id: string,
  from: string,
  to: string,
  written?: Time,
  text?: string,
  fields: PaperFields = {},
): Noted {
  const { receivedBy, ...rest } = fields
  const names = (list: string) =>
    list
      .split(',')
      .map((n) => n.trim())
      .filter(Boolean)
  const received = receivedBy && Object.fromEntries(Object.entries(receivedBy).map(([p, t]) => [p, said(t)]))
  const paper: Said<'paper'> = {
    kind: 'letter',
    from: names(from),
    to: names(to),
    ...(written && { written: said(written) }),
    ...(received && { received }),
    onFile: text === undefined ? 'none' : 'text',
    ...(text !== undefined && { textHash: hashText(text), sections: divideIntoSections(text) }),
    ...timed(rest),
  }
  return {
    entries: [makeEntry('paper', id, paper, BY_TEST)],
    bodies: new Map(text === undefined ? [] : [[hashText(text), text]]),
  }
}

export function broadcast(id: string, from: string, when: Time, text?: string, fields: PaperFields = {}): Noted {
  return letter(id, from, '', when, text, { kind: 'broadcast', sent: when, ...fields })
}

export function copy(paper: string, holder: string, fields: Timed<Said<'copy'>, 'since' | 'until'> = {}): Noted {
  return noted(makeEntry('copy', undefined, { paper, holder, ...timed(fields) }, BY_TEST))
}

/** A party; `memberOf` takes names, or terms: `{ party: 'commission', from: '1962-05-01' }`. */
export function party(
  id: string,
  fields: Partial<Omit<Said<'party'>, 'memberOf'>> & {
    readonly memberOf?: readonly (string | { readonly party: string; readonly from?: Time; readonly until?: Time })[]
  } = {},
): Noted {
  const memberOf = fields.memberOf?.map((m) =>
    typeof m === 'string' ? { party: m } : { party: m.party, ...timed({ from: m.from, until: m.until }) },
  )
  return noted(
    makeEntry(
      'party',
      id,
      { kind: 'person', name: id, ...fields, ...(memberOf && { memberOf }) } as Said<'party'>,
      BY_TEST,
    ),
  )
}

export function settings(fields: Partial<Said<'settings'>>): Noted {
  return noted(makeEntry('settings', 'settings', { name: 'A test', ...fields }, BY_TEST))
}

export function statement(
  id: string | undefined,
  speaker: string,
  text: string,
  fields: Timed<Said<'statement'>, 'when'> = {},
): Noted {
  return noted(
    makeEntry('statement', id, { speaker, text, act: 'states', ...timed(fields) } as Said<'statement'>, BY_TEST),
  )
}

/** A talk; those present, with commas. */
export function meeting(id: string, present: string, fields: Timed<Said<'meeting'>, 'when'> = {}): Noted {
  return noted(
    makeEntry(
      'meeting',
      id,
      { present: present.split(',').map((p) => ({ party: p.trim() })), ...timed(fields) },
      BY_TEST,
    ),
  )
}

export function stance(
  by: string,
  option: string,
  takes: Said<'stance'>['stance'],
  fields: Timed<Said<'stance'>, 'when'> = {},
): Noted {
  return noted(makeEntry('stance', undefined, { party: by, option, stance: takes, ...timed(fields) }, BY_TEST))
}

/** The first (or only) is kept; both ids mean one thing from now on. */
export function sameAs(
  keep: string,
  drop: string,
  decision: Said<'judgement'>['decision'] = 'same',
  at: string = BY_TEST.at,
): Noted {
  return noted(
    makeEntry('judgement', undefined, { decision, judge: 'a tester', identity: [keep, drop] }, { ...BY_TEST, at }),
  )
}

/** A person's decision on what some words of a paper mean. */
export function judged(
  paper: Noted,
  words: string,
  targets: readonly string[],
  decision: Said<'judgement'>['decision'] = 'same',
  at: string = BY_TEST.at,
): Noted {
  const [entry] = paper.entries
  const [[hash, text] = ['', '']] = [...paper.bodies]
  const start = text.indexOf(words)
  const passage = quote(entry!.id, text, start, start + words.length, hash)
  return noted(
    makeEntry(
      'judgement',
      undefined,
      { decision, judge: 'a tester', passage, targets: [...targets] },
      { ...BY_TEST, at },
    ),
  )
}

/** Several notes as one. */
export function together(...notes: readonly Noted[]): Noted {
  return { entries: notes.flatMap((n) => n.entries), bodies: new Map(notes.flatMap((n) => [...n.bodies])) }
}

export function recordOf(...notes: readonly Noted[]): Record {
  const { entries, bodies } = together(...notes)
  return foldEntries(entries, bodies)
}
