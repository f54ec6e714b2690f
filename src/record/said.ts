/**
 * What an entry can say: one schema for each kind, in the words of `docs/model.md`. Times are said as in the source
 * (`WhenSaid`); ids of parties and papers are plain strings. Everything optional is absent when nobody says it.
 */
import { z } from 'zod'
import { ACTS, AUTHORITIES, EXISTENCE, HOW, MANNERS, ON_FILE, REPORTS, SEARCH_RESULTS, STANCES } from './choices.ts'

const id = z.string().min(1)
const ids = z.array(id)
const text = z.string()

export const whenSaid = z.strictObject({
  words: text,
  edtf: text.optional(),
  zone: text.optional(),
  relativeTo: z.strictObject({ words: text, paper: id.optional(), meeting: id.optional() }).optional(),
})

/** A place in a paper, anchored as W3C selectors are: position, exact words, and the words before and after. */
export const passage = z.strictObject({
  paper: id,
  start: z.int().min(0),
  end: z.int().min(0),
  words: text,
  prefix: text.optional(),
  suffix: text.optional(),
  textHash: text.optional(),
})

/** Where it is said, and who besides the keeper knows of it (ruling 5). */
const provenance = {
  in: id.optional(),
  passage: passage.optional(),
  source: z.array(text).optional(),
  knownTo: ids.optional(),
  note: text.optional(),
}

/** Fields that intake filled in by itself, each with its reason: `{date: "from the date line"}`. */
const inferred = z.record(z.string(), text).optional()

export const settings = z.strictObject({
  name: text,
  zone: text.optional(),
  about: text.optional(),
  /** A body holds what its members hold while they act for it. Default true. */
  bodyFromMembers: z.boolean().optional(),
  /** A member holds what its body holds. Default false. */
  memberFromBody: z.boolean().optional(),
  /** Parties with no set to listen: publication reaches everyone but them. */
  notReached: ids.optional(),
  /** Parties whose holdings are checked. Default: those with an attested copy. */
  watch: ids.optional(),
  /** What the keeper calls the columns of his registers: name to column. */
  columns: z.record(z.string(), text).optional(),
})

export const party = z.strictObject({
  kind: z.enum(['person', 'body', 'state', 'post', 'unknown']),
  name: text,
  aliases: z.array(text).optional(),
  roles: z
    .array(z.strictObject({ title: text, in: id.optional(), from: whenSaid.optional(), until: whenSaid.optional() }))
    .optional(),
  memberOf: z.array(z.strictObject({ party: id, from: whenSaid.optional(), until: whenSaid.optional() })).optional(),
  inferred,
  source: z.array(text).optional(),
  note: text.optional(),
})

/** A numbered part of a paper; bound to its place and the hash of its words when the paper is taken in. */
export const section = z.strictObject({
  id,
  start: z.int().min(0),
  end: z.int().min(0),
  hash: text,
  label: text.optional(),
})

export const paper = z.strictObject({
  title: text.optional(),
  kind: text,
  from: ids,
  to: ids,
  cc: ids.optional(),
  place: text.optional(),
  written: whenSaid.optional(),
  sent: whenSaid.optional(),
  received: z.record(z.string(), whenSaid).optional(),
  published: whenSaid.optional(),
  channel: text.optional(),
  /** Every number the paper bears, the sender's own first: "1101", "Secto 42". */
  numbers: z.array(text).optional(),
  language: text.optional(),
  onFile: z.enum(ON_FILE),
  existence: z.enum(EXISTENCE).optional(),
  meeting: id.optional(),
  textHash: text.optional(),
  sections: z.array(section).optional(),
  /** What the keeper or an edition says the paper does: evidence a person gave. */
  answers: ids.optional(),
  cites: ids.optional(),
  encloses: ids.optional(),
  versionOf: id.optional(),
  translationOf: id.optional(),
  /** Of an earlier text of `versionOf`: when another took its place in the file, ISO instants. */
  replaced: z.array(text).optional(),
  mediaType: text.optional(),
  /** What a message says of its own thread: part of its text, seen by whoever holds it. */
  header: z.strictObject({ id: id.optional(), answers: ids.optional(), references: ids.optional() }).optional(),
  /** Where the image of each page lies, and where its words begin in the text. */
  pages: z.array(z.strictObject({ at: z.int().min(0), label: text.optional(), image: text.optional() })).optional(),
  /** The register's own element (`correspDesc`) that the paper was read from, so that nothing in it is lost on the way out. */
  described: text.optional(),
  inferred,
  source: z.array(text).optional(),
  note: text.optional(),
})

export const copy = z.strictObject({
  paper: id,
  holder: id,
  since: whenSaid.optional(),
  until: whenSaid.optional(),
  how: z.enum(HOW).optional(),
  via: id.optional(),
  lacks: ids.optional(),
  ...provenance,
})

export const transmission = z.strictObject({
  paper: id,
  from: id.optional(),
  to: id.optional(),
  channel: text.optional(),
  stages: z.array(text).optional(),
  sent: whenSaid.optional(),
  received: whenSaid.optional(),
  parts: text.optional(),
  ...provenance,
})

export const search = z.strictObject({
  paper: id,
  where: text,
  when: whenSaid.optional(),
  searcher: id.optional(),
  result: z.enum(SEARCH_RESULTS),
  ...provenance,
})

export const meeting = z.strictObject({
  title: text.optional(),
  when: whenSaid.optional(),
  place: text.optional(),
  present: z.array(z.strictObject({ party: id, for: id.optional() })).optional(),
  interpreter: id.optional(),
  ...provenance,
})

export const statement = z.strictObject({
  speaker: id,
  to: ids.optional(),
  when: whenSaid.optional(),
  meeting: id.optional(),
  /** Chain of reporters, outermost first. */
  chain: z.array(z.strictObject({ reporter: id, in: id.optional() })).optional(),
  act: z.enum(ACTS),
  text,
  manner: z.enum(MANNERS).optional(),
  onBehalfOf: ids.optional(),
  authority: z.enum(AUTHORITIES).optional(),
  endorsedBy: ids.optional(),
  about: ids.optional(),
  /** On a step it is about: what the speaker says has become of it. */
  reports: z.enum(REPORTS).optional(),
  ...provenance,
})

export const issue = z.strictObject({
  title: text,
  question: text.optional(),
  options: z.array(
    z.strictObject({
      id,
      text,
      proposer: id.optional(),
      date: whenSaid.optional(),
      in: id.optional(),
      source: z.array(text).optional(),
    }),
  ),
  ...provenance,
})

export const packageSaid = z.strictObject({
  title: text.optional(),
  options: z.record(z.string(), id),
  proposer: id.optional(),
  ...provenance,
})

export const stance = z.strictObject({
  party: id,
  option: id,
  stance: z.enum(STANCES),
  when: whenSaid.optional(),
  manner: z.enum(MANNERS).optional(),
  authority: z.enum(AUTHORITIES).optional(),
  condition: z.array(text).optional(),
  ...provenance,
})

/** What the keeper puts down of a step in his own words, each of which may have a paper of its own to stand in. */
export const TERMS = ['condition', 'promised', 'by', 'duration', 'mayConfirm', 'delay', 'status'] as const

export const step = z.strictObject({
  title: text,
  /** An errand of those who keep the record (ask an archive, show a letter), and no step of what is negotiated. */
  errand: z.boolean().optional(),
  owner: id.optional(),
  after: ids.optional(),
  condition: z.array(text).optional(),
  promised: whenSaid.optional(),
  by: whenSaid.optional(),
  actual: whenSaid.optional(),
  duration: text.optional(),
  confirmedBy: ids.optional(),
  /** Who may confirm it; default: anybody but the owner's own side. */
  mayConfirm: ids.optional(),
  /** Whom it concerns, so that they are to be asked before it is promised. */
  consult: ids.optional(),
  /** What its conditions come to: steps, papers, statements or options that must be there first. */
  waitsFor: ids.optional(),
  /** Options of issues that it carries out. */
  carriesOut: ids.optional(),
  /** What each day costs by which it is done later than `from` (default: than `by`). */
  delay: z
    .array(
      z.strictObject({ perDay: z.number(), unit: text.optional(), bearer: id.optional(), from: whenSaid.optional() }),
    )
    .optional(),
  status: text.optional(),
  /** The paper in which a term stands. One that names none is the keeper's own, and no party sees it. */
  termsIn: z.partialRecord(z.enum(TERMS), id).optional(),
  ...provenance,
})

/** A person's decision on what the machine found, or on the identity of two papers or parties; never overwritten. */
export const judgement = z.strictObject({
  ...provenance,
  decision: z.enum(['same', 'not same', 'unsure']),
  judge: text,
  when: whenSaid.optional(),
  /** On a reference: this passage means (or does not mean) these. `[]` with `same`: it means a paper that is not on file. */
  passage: passage.optional(),
  targets: ids.optional(),
  /** On identity: the first and the second are one. The first id is kept; both resolve. */
  identity: z.tuple([id, id]).optional(),
  /** On a finding of the checks, by its key: same, it is so and done with; not same, it is no fault. */
  finding: text.optional(),
  reason: text.optional(),
})

/** Giving something to a party: the only thing that lets an account see it (ruling 6). */
export const given = z.strictObject({ to: id, entry: id, sections: ids.optional(), when: whenSaid })

/** A text destroyed because law or the parties require it; the tombstone stays. */
export const destruction = z.strictObject({ textHash: text, reason: text, when: whenSaid.optional() })

export const SAID = {
  settings,
  party,
  paper,
  copy,
  transmission,
  search,
  meeting,
  statement,
  issue,
  package: packageSaid,
  stance,
  step,
  judgement,
  given,
  destruction,
} as const

export type Kind = keyof typeof SAID
export type Said<K extends Kind = Kind> = z.infer<(typeof SAID)[K]>
export type Passage = z.infer<typeof passage>
export type Section = z.infer<typeof section>
