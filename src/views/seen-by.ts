/**
 * What a party holds at an instant, rebuilt from nothing: whatever is not put in below is not there. The keeper's own
 * annotations (sources, notes, reasons, who else knows, other parties' receipts) stay behind, and nothing derived from what the
 * party does not hold comes along: no id, no offset, no count, no spelling of a name (ruling 3).
 */
import { canonical, sha256 } from '../record/entry.ts'
import { shownName } from '../record/fold.ts'
import type { Certainty, Copy, Issue, Judgement, Meeting, Party, Record, Statement } from '../record/record.ts'
import type { Passage } from '../record/said.ts'
import { filterMap, mapValues } from './as-of.ts'
import { type Held, holdPapers } from './held.ts'
import { sharers } from './membership.ts'
import type { Holding, Possession, SignsOfReceipt } from './possession.ts'
import { holdingsOf, wasPresent } from './possession.ts'
import { withTerms } from './terms.ts'
import type { Ground } from './view.ts'

/** What every saying has: where it stands, and who besides the keeper knows of it. */
interface Placed {
  readonly in?: string
  readonly passage?: Passage
  readonly knownTo?: readonly string[]
}

export function seenBy(
  record: Record,
  party: string,
  t: number,
  signs: SignsOfReceipt,
): Record & { readonly derivation: ReadonlyMap<string, readonly Ground[]> } {
  const holdings = holdingsOf(record, party, t, signs)
  const held = holdPapers(record, party, holdings)
  const own = new Map<string, Certainty>([[party, 'certain']])
  for (const s of sharers(record, party, t))
    if (own.get(s.party) !== 'certain') own.set(s.party, s.answer === 'yes' ? 'certain' : 'possible')
  const spelled = new Set<string>(held.papers.keys())
  const possible = new Set<string>([...holdings.values()].filter((h) => h.certainty === 'possible').map((h) => h.paper))
  const eyes = { record, party, own, held }

  /** Puts in what is known of, under an id that betrays nothing, and remembers whose names it spells. */
  const take = <T extends { readonly id: string }>(
    kind: string,
    things: Iterable<T>,
    known: (x: T) => Certainty | undefined,
    show: (x: T) => T,
  ) => {
    const taken = new Map<string, { thing: T; was: string }>()
    for (const x of things) {
      const certainty = known(x)
      if (!certainty) continue
      const shown = ownId(kind, show(x))
      taken.set(shown.id, { thing: shown, was: x.id })
      spelled.add(x.id)
      if (certainty === 'possible' || record.possible.has(x.id)) possible.add(shown.id)
    }
    return new Map([...taken].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
  }
  const things = <T>(taken: ReadonlyMap<string, { thing: T }>) => new Map([...taken].map(([id, x]) => [id, x.thing]))

  const meetings = take(
    'meeting',
    record.meetings.values(),
    (m) => best(attended(eyes, m), told(eyes, m)),
    (m) => place(eyes, m),
  )
  const meetingIds = new Map([...meetings].map(([id, m]) => [m.was, id]))
  const said = take(
    'statement',
    record.statements.values(),
    (s) => best(heard(eyes, s), told(eyes, s)),
    (s) => retell(eyes, s, meetingIds),
  )
  const stances = take(
    'stance',
    record.stances,
    (s) => best(firstHand(eyes, s, s.party), told(eyes, s)),
    (s) => place(eyes, s),
  )
  // Whoever knows where somebody stands on an option knows that there is such a question, and that option of it.
  const spokenOf = new Map<string, Certainty>()
  for (const x of stances.values()) {
    const certainty = possible.has(x.thing.id) ? 'possible' : 'certain'
    if (spokenOf.get(x.thing.option) !== 'certain') spokenOf.set(x.thing.option, certainty)
  }
  const issues = take(
    'issue',
    record.issues.values(),
    (i) =>
      best(
        told(eyes, i),
        ...(placeOf(i) === undefined ? i.options : [])
          .filter((o) => o.in === undefined || held.papers.has(o.in))
          .map((o) => spokenOf.get(o.id)),
      ),
    (i) => askedIn(eyes, i, spokenOf),
  )
  const options = new Set([...issues.values()].flatMap((i) => i.thing.options.map((o) => o.id)))
  const packages = take(
    'package',
    record.packages.values(),
    (p) => (Object.values(p.options).every((o) => options.has(o)) ? told(eyes, p) : undefined),
    (p) => place(eyes, p),
  )
  const steps = take(
    'step',
    record.steps.values(),
    (s) => told(eyes, s),
    (s) => {
      // Whom it concerns is the keeper's opinion, and so is a term that no paper in these hands bears.
      const { consult: _, ...rest } = place(eyes, s)
      const certain = told(eyes, s) === 'certain'
      return withTerms(rest, (paper) => {
        if (paper === undefined) return s.knownTo?.includes(party) === true
        const borne = told(eyes, { in: paper })
        return borne === 'certain' || (borne === 'possible' && !certain)
      })
    },
  )
  const transmissions = take(
    'transmission',
    record.transmissions,
    (x) => (held.papers.has(x.paper) ? best(firstHand(eyes, x, x.from, x.to), told(eyes, x)) : undefined),
    (x) => ({ ...place(eyes, x), ...(!own.has(x.to ?? '') && { received: undefined }) }),
  )

  // What a statement or step is about is told only as far as it is in the view, under the ids that it has there.
  const now = new Map<string, string>()
  for (const taken of [said, meetings, issues, packages, stances, steps])
    for (const [id, x] of taken) now.set(x.was, id)
  for (const id of [...held.papers.keys(), ...options]) now.set(id, id)
  const visible = (list: readonly string[] | undefined) =>
    list?.flatMap((id) => now.get(id) ?? (record.parties.has(id) ? [id] : []))
  const statements = new Map([...things(said)].map(([id, s]) => [id, s.about ? { ...s, about: visible(s.about) } : s]))
  const judgements = take(
    'judgement',
    record.judgements,
    (j) => (judged(eyes, j, now) ? 'certain' : undefined),
    (j) => {
      const { reason: _, in: _i, ...rest } = place(eyes, j)
      return { ...rest, targets: visible(j.targets) }
    },
  )

  const copies = copiesOf(holdings, spelled)
  const view: Record = {
    settings: {
      ...record.settings,
      about: undefined,
      notReached: record.settings.notReached.filter((p) => p === party),
      watch: [],
      columns: undefined,
    },
    papers: mapValues(held.papers, (p) => (p.meeting === undefined ? p : { ...p, meeting: meetingIds.get(p.meeting) })),
    parties: new Map(),
    copies,
    transmissions: [...things(transmissions).values()],
    searches: [],
    meetings: things(meetings),
    statements,
    issues: things(issues),
    packages: things(packages),
    stances: [...things(stances).values()],
    steps: new Map(
      [...things(steps)].map(([id, s]) => [
        id,
        {
          ...s,
          // When it was done, its owner knows, and whoever has a paper that bears it out.
          ...(s.actual && !own.has(s.owner ?? '') && !visible(s.confirmedBy)?.length && { actual: undefined }),
          ...(s.after && { after: visible(s.after)?.filter((before) => steps.has(before)) }),
          ...(s.confirmedBy && { confirmedBy: visible(s.confirmedBy) }),
          ...(s.waitsFor && { waitsFor: visible(s.waitsFor) }),
          ...(s.carriesOut && { carriesOut: visible(s.carriesOut) }),
        },
      ]),
    ),
    judgements: [...things(judgements).values()],
    aliases: new Map(),
    rivalries: [],
    bodies: held.bodies,
    eyes: record.eyes,
    possible: new Set([...possible].sort()),
    filed: [],
  }
  const derivation = mapValues(holdings, (h) => inOrder(h.why.map(groundOf)))
  return { ...view, parties: partiesIn(record, view, party, spelled), derivation }
}

interface SeeingEyes {
  readonly record: Record
  readonly party: string
  /** The party and those who share with it. */
  readonly own: ReadonlyMap<string, Certainty>
  readonly held: Held
}

function best(...known: readonly (Certainty | undefined)[]): Certainty | undefined {
  return known.includes('certain') ? 'certain' : known.includes('possible') ? 'possible' : undefined
}

/** Ruling 5: in the view if the passage it comes from is, or if `knownTo` says so. */
function told(eyes: SeeingEyes, x: Placed & Pick<Statement, 'chain'>): Certainty | undefined {
  const known = (x.knownTo ?? []).map((p) => eyes.own.get(p))
  return best(...known, readIn(eyes, x))
}

function readIn(eyes: SeeingEyes, x: Placed & Pick<Statement, 'chain'>): Certainty | undefined {
  const { record, held } = eyes
  const place = placeOf(x)
  if (place === undefined) return undefined
  if (record.meetings.has(place)) return attended(eyes, record.meetings.get(place))
  // Of a paper held in part, only a passage shows whether its words are in the part.
  return held.wholly.get(place) ?? (x.passage && held.passage(x.passage) ? held.inPart.get(place) : undefined)
}

function placeOf(x: Placed & Pick<Statement, 'chain'>): string | undefined {
  return x.passage?.paper ?? x.in ?? x.chain?.find((c) => c.in !== undefined)?.in
}

/** What the party itself took part in, unless all that is known of it is somebody else's account, which is theirs to tell. */
function firstHand(
  { own }: SeeingEyes,
  x: Placed & Pick<Statement, 'chain'>,
  ...parties: readonly (string | undefined)[]
): Certainty | undefined {
  return placeOf(x) === undefined ? best(...parties.map((p) => own.get(p ?? ''))) : undefined
}

function attended({ own }: SeeingEyes, m: Meeting | undefined): Certainty | undefined {
  return best(...[...own].map(([p, certainty]) => (wasPresent(m, p) ? certainty : undefined)))
}

function heard(eyes: SeeingEyes, s: Statement): Certainty | undefined {
  const talk = s.meeting === undefined ? undefined : attended(eyes, eyes.record.meetings.get(s.meeting))
  return best(talk, firstHand(eyes, s, s.speaker, ...(s.to ?? [])))
}

/** Without the keeper's annotations; with its place only if that is held. */
function place<T extends Placed>({ held }: SeeingEyes, x: T): T {
  const { in: at, passage, knownTo: _k, source: _s, note: _n, ...rest } = x as T & { source?: unknown; note?: unknown }
  const seen = passage && held.passage(passage)
  return {
    ...rest,
    ...(at !== undefined && held.papers.has(at) && { in: at }),
    ...(seen && { passage: seen }),
  } as unknown as T
}

/**
 * An issue as these eyes have it: told of, with the options whose papers are held; or, where it is the keeper's own wording and stands
 * in no paper, with those options that a stance in the view speaks of. What stands in a paper that is not held stays there.
 */
function askedIn(eyes: SeeingEyes, i: Issue, spokenOf: ReadonlyMap<string, Certainty>): Issue {
  const whole = told(eyes, i) !== undefined
  const { question, ...placed } = place(eyes, i)
  return {
    ...placed,
    ...(whole && question !== undefined && { question }),
    options: i.options
      .filter((o) => (o.in === undefined || eyes.held.papers.has(o.in)) && (whole || spokenOf.has(o.id)))
      .map(({ source: _, ...o }) => o),
  }
}

/** A statement as these eyes have it: who reported it is told only as far as they hold the reports. */
function retell(eyes: SeeingEyes, s: Statement, meetings: ReadonlyMap<string, string>): Statement {
  const { chain, meeting, ...rest } = place(eyes, s)
  const reported = chain?.filter((c) => c.in === undefined || eyes.held.papers.has(c.in))
  return {
    ...rest,
    ...(reported?.length && told(eyes, s) && { chain: reported }),
    ...(meeting !== undefined && meetings.has(meeting) && { meeting: meetings.get(meeting) }),
  }
}

/** Judgements whose whole evidence is in the view: the passage in the text as held, and every paper it speaks of. */
function judged({ held }: SeeingEyes, j: Judgement, now: ReadonlyMap<string, string>): boolean {
  return (
    !j.identity &&
    j.passage !== undefined &&
    held.passage(j.passage) !== undefined &&
    (j.targets ?? []).every((id) => now.has(id))
  )
}

/** An id minted from what was said would betray what was left out; it is minted again from what is left. */
function ownId<T extends { readonly id: string }>(kind: string, x: T): T {
  if (!new RegExp(`^${kind}:[0-9a-f]{16}$`).test(x.id)) return x
  return {
    ...x,
    id: `${kind}:${sha256(canonical({ ...x, id: undefined, about: undefined, after: undefined })).slice(0, 16)}`,
  }
}

function groundOf({ rule, since, until, through }: Possession): Ground {
  const ground: { -readonly [F in keyof Ground]: Ground[F] } = { rule, since }
  if (until) ground.until = until
  if (through) ground.through = through
  return ground
}

function copiesOf(holdings: ReadonlyMap<string, Holding>, spelled: Set<string>): Copy[] {
  const copies: Copy[] = []
  for (const h of holdings.values()) {
    for (const p of h.why) if (p.copy) spelled.add(p.copy.id)
    const times = new Map<string, number>()
    for (const p of h.why.length < 2
      ? h.why
      : inOrder(
          h.why.map(({ copy, lacks: _, ...p }) => ({
            ...p,
            lacks: [],
            copy: copy && ({ how: copy.how, via: copy.via } as Copy),
          })),
        )) {
      const id = `${p.rule}:${h.paper}:${p.holder}${p.through ? `:${p.through}` : ''}`
      const nth = (times.get(id) ?? 0) + 1
      times.set(id, nth)
      const copy: { -readonly [F in keyof Copy]: Copy[F] } = {
        id: nth > 1 ? `${id}:${nth}` : id,
        paper: h.paper,
        holder: p.holder,
        since: p.since,
      }
      if (p.until) copy.until = p.until
      if (p.copy?.how) copy.how = p.copy.how
      if (p.copy?.via) copy.via = p.copy.via
      copies.push(copy)
    }
  }
  return copies
}

/** In an order that depends on nothing but what they say. */
function inOrder<T>(list: readonly T[]): T[] {
  if (list.length < 2) return [...list]
  const keyed = list
    .map((x) => [JSON.stringify(x), x] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0))
  return keyed.map(([, x]) => x)
}

/** The parties that the members of a view name, and the bodies these belong to; undeclared ones as spelled in what is held. */
function partiesIn(record: Record, seen: Record, viewer: string, spelled: ReadonlySet<string>): Map<string, Party> {
  const named = new Set<string>([viewer])
  const name = (...ids: readonly (string | undefined)[]) => {
    for (const id of ids) if (id !== undefined) named.add(id)
  }
  for (const p of seen.papers.values()) name(...p.from, ...p.to, ...p.cc)
  for (const c of seen.copies) name(c.via, c.holder)
  for (const x of seen.transmissions) name(x.from, x.to)
  for (const m of seen.meetings.values()) name(m.interpreter, ...(m.present ?? []).flatMap((x) => [x.party, x.for]))
  for (const s of seen.statements.values())
    name(
      s.speaker,
      ...(s.to ?? []),
      ...(s.chain ?? []).map((c) => c.reporter),
      ...(s.onBehalfOf ?? []),
      ...(s.endorsedBy ?? []),
      ...(s.about ?? []),
    )
  for (const i of seen.issues.values()) name(...i.options.map((o) => o.proposer))
  for (const p of seen.packages.values()) name(p.proposer)
  for (const s of seen.steps.values())
    name(
      s.owner,
      ...(s.confirmedBy ?? []),
      ...(s.mayConfirm ?? []),
      ...(s.consult ?? []),
      ...(s.delay ?? []).map((d) => d.bearer),
    )
  for (const s of seen.stances) name(s.party)
  for (const id of named) {
    const party = record.parties.get(id)
    name(...(party?.memberOf ?? []).map((m) => m.party), ...(party?.roles ?? []).map((r) => r.in))
  }
  const declared = new Set([...named].filter((id) => record.parties.get(id)?.implied === false))
  return new Map(
    [...filterMap(record.parties, (p) => named.has(p.id))].map(([id, p]) => {
      if (!p.written) return [id, p]
      const written = new Map([...p.written].filter(([thing]) => spelled.has(thing) || declared.has(thing)))
      return [id, { ...p, name: written.size ? shownName(written) : id, written: asSpelled(written) }]
    }),
  )
}

/** Minted ids would betray what was left out; the papers' own are enough to say where a name is written. */
function asSpelled(written: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...written].filter(([thing]) => !/^[a-z]+:[0-9a-f]{16}$/.test(thing)))
}
