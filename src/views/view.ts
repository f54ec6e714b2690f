/**
 * The one view function: `view(record, {asOf, seenBy, recordedBy})`, Record in, Record out, so that views compose and every
 * other room runs on them unchanged. What had happened is in `as-of.ts`, what a party holds in `seen-by.ts`.
 */
import { fold } from '../record/fold.ts'
import type { Eyes, Record } from '../record/record.ts'
import { asOfInstant } from '../record/when.ts'
import { asOf } from './as-of.ts'
import { type Possession, reachableBy, type SignsOfReceipt } from './possession.ts'
import { seenBy } from './seen-by.ts'

export interface View extends Record {
  /** Under `seenBy`: why each paper is in the view. Empty otherwise. What a copy lacks is not told here: its holder cannot see it. */
  readonly derivation: ReadonlyMap<string, readonly Ground[]>
  /** The last instant the view takes in, ms; Infinity without `asOf`. */
  readonly until: number
}

/** One reason why a viewer holds a paper: the rule, since when, and through whom. */
export type Ground = Pick<Possession, 'rule' | 'since' | 'until' | 'through'>

export class NoSuchTime extends Error {}
export class NoSuchParty extends Error {}

/** What a view was made from, so that "as we had it on file" can be asked of a view too. */
const made = new WeakMap<Record, { readonly of: Record; readonly eyes: Eyes; readonly signs: SignsOfReceipt }>()

/**
 * What the record is to these eyes. Throws `NoSuchTime` if `asOf` is no EDTF, `NoSuchParty` if nobody has that id.
 * `signs` narrow unrecorded receipts (see `possession.ts`); they come from the viewer's own replies.
 *
 *     view(record, { asOf: '1962-11-04', seenBy: 'fidel-castro' }).papers.has('khrushchev-kennedy-1962-10-26')   // true
 */
export function view(record: Record, eyes: Eyes, signs: SignsOfReceipt = new Map()): View {
  const past = eyes.recordedBy === undefined ? record : recordedBy(record, eyes.recordedBy)
  const asked = instantOf(past, eyes.asOf)
  const before = untilOf(past)
  const t = Math.min(asked, before)
  const party = eyes.seenBy === undefined ? undefined : partyOf(past, eyes.seenBy)
  // A person's few papers are found by an index; what had become of the others by then need not be worked out.
  const only = party === undefined ? past : reachableBy(past, party)
  const then = t === Infinity ? { ...past, ...only } : asOf(past, t, only)
  const asOfNow = eyes.asOf !== undefined && asked <= before ? eyes.asOf : past.eyes.asOf
  const by = party ?? past.eyes.seenBy
  const filedBy =
    eyes.recordedBy === undefined ? past.eyes.recordedBy : Math.min(eyes.recordedBy, record.eyes.recordedBy ?? Infinity)
  const merged: Eyes = {
    ...(asOfNow !== undefined && { asOf: asOfNow }),
    ...(by !== undefined && { seenBy: by }),
    ...(filedBy !== undefined && { recordedBy: filedBy }),
  }
  const seen = party === undefined ? { ...then, derivation: new Map() } : seenBy(then, party, t, signs)
  const result: View = { ...seen, eyes: merged, until: t }
  made.set(result, { of: record, eyes, signs })
  return result
}

function partyOf(record: Record, id: string): string {
  const party = record.aliases.get(id) ?? id
  if (!record.parties.has(party)) throw new NoSuchParty(id)
  return party
}

function instantOf(record: Record, asOf: string | undefined): number {
  if (asOf === undefined) return Infinity
  const t = asOfInstant(asOf, record.settings.zone)
  if (t === undefined) throw new NoSuchTime(asOf)
  return t
}

/** A view of a view never looks further than the first. */
function untilOf(record: Record): number {
  return (record as Partial<View>).until ?? instantOf(record, record.eyes.asOf)
}

/** What we ourselves had on file after entry `n`; of a view, the same view of what was on file then. */
function recordedBy(record: Record, n: number): Record {
  const from = made.get(record)
  if (from)
    return view(
      recordedBy(from.of, Math.min(n, from.eyes.recordedBy ?? n)),
      { ...from.eyes, recordedBy: undefined },
      from.signs,
    )
  const filed = record.filed.filter((f) => f.n <= n)
  const texts = new Set(filed.map((f) => (f.entry.kind === 'paper' ? f.entry.said.textHash : undefined)))
  return fold(filed, new Map([...record.bodies].filter(([hash]) => texts.has(hash))))
}
