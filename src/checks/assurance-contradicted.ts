/**
 * Somebody gave an assurance about papers ("all the letters were given", "there is no other message"), and the record has
 * papers of that description which the party in question did not hold then. It says what the record shows, not what was meant.
 *
 *     Ben tells Carla on 6 May: "All of Ana's letters have been given to you."   ·   Ana's letter of 3 May: no copy with Carla
 */
import type { Collation, SaidReference } from '../collation/collate.ts'
import { isMissive } from '../collation/kinds.ts'
import { type Keys, keysOfParty, likeness } from '../collation/parties.ts'
import { languages } from '../reading/languages.ts'
import type { Paper, Record, Statement } from '../record/record.ts'
import { dateOf } from '../record/record.ts'
import { after, before } from '../record/when.ts'
import type { Possession } from '../views/possession.ts'
import type { Check } from './checks.ts'
import { byDate, finding, list, sayPaper, sayParty, sayWhen } from './evidence.ts'
import type { Finding } from './finding.ts'
import { inAnyLanguage, possessionsOf } from './paper-not-passed-on.ts'

export const assuranceContradicted: Check = {
  name: 'assurance-contradicted',
  severity: 'error',
  title: 'An assurance about papers and the record disagree',
  run: (record, whole) => {
    const held = new Map<string, Map<string, Possession[]>>()
    const holdingsOf = (party: string) => {
      const known = held.get(party) ?? possessionsOf(record, whole, party)
      held.set(party, known)
      return known
    }
    return [...record.statements.values()].flatMap((s) =>
      isAssurance(s) ? weighAssurance(record, whole, s, holdingsOf) : [],
    )
  },
}

/** "There is no other letter": in whichever language it was entered. */
function deniesMore(s: Statement): boolean {
  return languages().some(({ assurances }) => assurances.deniesMore.test(s.text))
}

function isAssurance(s: Statement): boolean {
  return s.act === 'assures' || ((s.act === 'states' || s.act === 'answers') && deniesMore(s))
}

function weighAssurance(
  record: Record,
  whole: Collation,
  s: Statement,
  holdingsOf: (party: string) => Map<string, Possession[]>,
): Finding[] {
  const references = whole.said.get(s.id) ?? []
  const holder = holderMeant(record, s, references)
  if (!holder) return []
  const held = holdingsOf(holder)
  const meant = deniesMore(s)
    ? deniedPapers(record, references, held)
    : languages().some(({ assurances }) => assurances.given.test(s.text))
      ? promisedPapers(references)
      : []
  const lacking = [...new Set(meant)].filter((id) => {
    const paper = record.papers.get(id)
    return (
      paper?.existence === 'attested' &&
      paper.onFile !== 'absent' &&
      existedBy(paper, s) &&
      !hadThen(inAnyLanguage(record, held, id), s)
    )
  })
  if (lacking.length === 0) return []
  const papers = lacking.sort(byDate(record))
  const later = [...whole.said]
    .filter(
      ([id, refs]) =>
        isLater(record.statements.get(id), s) && refs.some((r) => r.resolved.targets.some((x) => papers.includes(x))),
    )
    .map(([id]) => id)
  const [name, speaker] = [sayParty(record, holder), sayParty(record, s.speaker)]
  const own = later.find((id) => record.statements.get(id)?.speaker === s.speaker)
  return [
    finding('assurance-contradicted', {
      severity: 'error',
      message: `${speaker} ${(s.to ?? []).includes(holder) ? `assured ${name}` : 'gave an assurance'}${s.when ? `, ${sayWhen(s.when)}` : ''}: “${shorten(s.text)}” On record, and not among the papers held by ${name} then: ${list(
        papers.map((id) => sayPaper(record, id)),
        8,
      )}.${own ? ` ${speaker} later spoke of one of them to that effect.` : ''}`,
      ...(s.in && { paper: s.in }),
      evidence: [],
      papers,
      parties: [s.speaker, holder],
      statements: [s.id, ...later],
      next: 'Compare the words of the assurance with each paper: it may have meant another set, another time, or may be literally true.',
    }),
  ]
}

/** The words of the assurance, cut at a word where they are long. */
function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= 180 ? flat : `${flat.slice(0, 180).replace(/\s+\S*$/, '')}…`
}

/** To whom everything is said to have been given: a party named in the words as receiving, else whom the statement was made to. */
function holderMeant(record: Record, s: Statement, references: readonly SaidReference[]): string | undefined {
  const people = references
    .flatMap((r) => [r.resolved.question.author, r.resolved.question.addressee])
    .filter((k): k is Keys => k !== undefined)
  const isCorrespondent = (id: string) => people.some((k) => (likeness(k, keysOfParty(record, id)) ?? 0) === 1)
  const text = s.text.toLowerCase()
  const named = [...record.parties.values()]
    .filter((p) => p.kind !== 'state' && !isCorrespondent(p.id) && p.id !== s.speaker)
    .flatMap((p) =>
      [p.name, ...p.aliases]
        .filter(
          (n) => n.length > 3 && new RegExp(`(?<![\\p{L}])${escape(n.toLowerCase())}(?![\\p{L}])`, 'u').test(text),
        )
        .map((n) => ({ id: p.id, length: n.length })),
    )
    .sort((a, b) => b.length - a.length || (a.id < b.id ? -1 : 1))
  const inPlay = named.find((n) => (s.to ?? []).includes(n.id)) ?? named[0]
  return inPlay?.id ?? (s.to ?? []).find((p) => !isCorrespondent(p))
}

function promisedPapers(references: readonly SaidReference[]): string[] {
  return references.filter((r) => r.found.set === 'open').flatMap((r) => [...r.resolved.targets])
}

/** "No other message from A": letters and messages of A in the exchanges of which the party holds some. */
function deniedPapers(
  record: Record,
  references: readonly SaidReference[],
  held: ReadonlyMap<string, readonly Possession[]>,
): string[] {
  const letters = [...record.papers.values()].filter(
    (p) => isMissive(p.kind) && p.existence === 'attested' && p.onFile !== 'absent',
  )
  const found: string[] = []
  for (const { resolved } of references) {
    const author = resolved.question.author
    if (!author) continue
    const byAuthor = letters.filter((p) => p.from.some((id) => (likeness(author, keysOfParty(record, id)) ?? 0) === 1))
    const to = resolved.question.addressee
    const exchanges = new Set(byAuthor.filter((p) => held.has(p.id)).map((p) => exchange(p)))
    for (const p of byAuthor) {
      const fits = to ? p.to.some((id) => (likeness(to, keysOfParty(record, id)) ?? 0) > 0) : exchanges.has(exchange(p))
      if (fits) found.push(p.id)
    }
  }
  return found
}

function exchange(p: Paper): string {
  return `${[...p.from].sort().join('+')} > ${[...p.to].sort().join('+')}`
}

/** Only a paper that was certainly there by then contradicts what was said of it. */
function existedBy(paper: Paper, s: Statement): boolean {
  if (!s.when) return true
  const signs = [dateOf(paper), ...paper.received.values()]
  return signs.some((sign) => sign !== undefined && before(sign, s.when!) === 'yes')
}

function hadThen(all: readonly Possession[], s: Statement): boolean {
  return all.some((p) => !s.when || after(p.since, s.when) !== 'yes')
}

function isLater(other: Statement | undefined, s: Statement): boolean {
  return (
    other !== undefined &&
    other.id !== s.id &&
    other.when !== undefined &&
    s.when !== undefined &&
    after(other.when, s.when) === 'yes'
  )
}

function escape(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
