/** From what the files gave to entries: inference, ids, minutes, names that nobody declared, papers that are one. */
import { type AnyEntry, makeEntry, parseSaid } from '../record/entry.ts'
import { findParty } from '../record/fold.ts'
import { indexNames } from '../record/names.ts'
import type { Kind, Said } from '../record/said.ts'
import { divideIntoSections, hashText } from '../record/text.ts'
import { copyForwarded } from './forwards.ts'
import type { Draft, Gathered, Loose } from './gathering.ts'
import { inferFields } from './infer.ts'
import type { Intake, IntakeOptions, Problem } from './intake.ts'
import { findNearest } from './nearest.ts'
import { divideParties } from './party-cells.ts'
import { placePassages } from './passages.ts'
import { findSamePapers } from './same-paper.ts'
import { settleShortYears } from './short-years.ts'
import { reportUnknownIds } from './unknown-ids.ts'
import { reportUnread } from './unread.ts'

export interface FileGathered {
  readonly path: string
  readonly gathered: Gathered
}

export function settle(files: readonly FileGathered[], options: IntakeOptions): Intake {
  // By path, so that the order in which files arrive changes nothing.
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  const problems: Problem[] = sorted.flatMap((f) => f.gathered.problems)
  const drafts = sorted.flatMap((f) => f.gathered.drafts)
  for (const draft of drafts) draft.id = mendSurrogates(draft.id)
  const parties = sorted.flatMap((f) => f.gathered.loose).filter((l) => l.kind === 'party')
  const declared = parties.map((p) => ({
    id: p.id!,
    name: (p.said as Said<'party'>).name,
    aliases: (p.said as Said<'party'>).aliases,
  }))
  const minutes = new Map(sorted.flatMap((f) => [...f.gathered.minutes]))

  const callParty = nameSenders(drafts, declared)
  const hang = (draft: Draft) => hangingOn(draft, callParty)
  const names = indexNames(declared)
  for (const draft of drafts) {
    for (const field of ['from', 'to', 'cc'] as const)
      if (draft.cells?.[field] !== undefined) draft.said[field] = divideParties(draft.cells[field], names)
    inferFields(draft, names)
  }
  settleShortYears(drafts, problems)
  for (const draft of drafts) reportEitherDay(draft, problems)
  for (const draft of drafts) settleReceipt(draft, problems)
  const bodies = new Map<string, string>()
  const texts = new Map<Draft, string>()
  for (const draft of drafts) {
    if (draft.body === undefined) continue
    const hash = hashText(draft.body)
    bodies.set(hash, draft.body)
    texts.set(draft, hash)
  }
  settleIds(drafts, texts, problems)
  for (const { said, enclosed } of drafts) if (enclosed) said.encloses = [...new Set(enclosed.map((d) => d.id))]
  if (declared.length > 0) reportUnknownParties(drafts, declared, hang, problems)
  reportUnread(sorted, drafts, problems)
  const same = findSamePapers(drafts, declared)
  const placed = placePassages(sorted, drafts, problems)
  reportUnknownIds(sorted, drafts, problems)

  const entries: AnyEntry[] = []
  const add = (loose: Loose, format: string, file: string) => {
    const origin = { file, ...(loose.line !== undefined && { line: loose.line }) }
    try {
      // The readers check what they read; this is the fence at the edge of the record.
      const said = parseSaid(loose.kind as Kind, mendSurrogates(loose.said))
      entries.push(makeEntry(loose.kind as Kind, loose.id, said, { by: `intake/${format}`, at: options.at, origin }))
    } catch (error) {
      problems.push({
        severity: 'error',
        code: 'unfit-entry',
        ...origin,
        message: `The ${loose.kind} ${loose.id ?? ''} does not fit the record: ${(error as Error).message.replace(/\s+/g, ' ').slice(0, 300)}`,
        remedy: 'Look at the fields named; an empty name or id is the usual cause.',
      })
    }
  }
  for (const { path, gathered } of sorted) {
    for (const loose of gathered.loose) add(placed.get(loose) ?? loose, gathered.format, path)
    for (const draft of gathered.drafts) {
      add(
        {
          kind: 'paper',
          id: draft.id,
          said: finishPaper(draft, texts.get(draft), minutes),
          ...(draft.line !== undefined && { line: draft.line }),
        },
        draft.format,
        path,
      )
      for (const loose of hang(draft)) add(loose, draft.format, path)
    }
  }
  for (const { outer, loose } of copyForwarded(drafts)) add(loose, outer.format, outer.file)
  const fileOf = new Map(drafts.map((d) => [d.id, d.file]))
  for (const loose of same.judgements)
    add(loose, 'same-paper', fileOf.get((loose.said as Said<'judgement'>).identity![1])!)
  return {
    entries,
    bodies,
    problems,
    questions: same.questions,
    files: sorted.map(({ path, gathered }) => ({
      path,
      format: gathered.format,
      papers: gathered.drafts.length,
      status: gathered.status ?? 'read',
    })),
  }
}

/** "12/5/1891" in a date line: the day and the month cannot be told apart. */
function reportEitherDay(draft: Draft, problems: Problem[]): void {
  const { written } = draft.said
  if (draft.complete || !written?.edtf?.includes('/') || !/^\D*\d{1,2}\/\d{1,2}\/['’]?\d{2,4}\b/.test(written.words))
    return
  problems.push({
    severity: 'warning',
    code: 'day-or-month',
    file: draft.file,
    ...(draft.line !== undefined && { line: draft.line }),
    message: `The paper ${draft.id} is dated "${written.words}": the day and the month cannot be told apart, so it is of ${written.edtf.replace('/', ' or ')}, or between.`,
    remedy: 'Write the date in its front matter: `date: 1891-05-12`.',
  })
}

function finishPaper(draft: Draft, textHash: string | undefined, minutes: ReadonlyMap<string, string>): Said<'paper'> {
  const { said, body } = draft
  if (said.kind === undefined) draft.inferred.kind = 'nothing says what it is'
  const meeting = said.meeting ?? minutes.get(draft.id)
  const sections = said.sections ?? (body === undefined ? undefined : divideIntoSections(body))
  return {
    ...said,
    kind: said.kind ?? 'paper',
    from: said.from ?? [],
    to: said.to ?? [],
    onFile: said.onFile ?? (body === undefined || body.trim() === '' ? 'none' : 'text'),
    ...(meeting !== undefined && { meeting }),
    ...(textHash !== undefined && { textHash }),
    ...(sections?.length && { sections }),
    ...(Object.keys(draft.inferred).length > 0 && { inferred: draft.inferred }),
  }
}

/** The day a paper was received, said once for all its addressees. */
function settleReceipt(draft: Draft, problems: Problem[]): void {
  const own = draft.receivedBy
  const receiver = own && draft.said[own.side]?.[own.nth]
  if (own && receiver !== undefined) draft.said.received = { ...draft.said.received, [receiver]: own.when }
  const when = draft.receivedByAddressee
  if (!when) return
  const to = draft.said.to ?? []
  if (to.length === 1 || (to.length > 1 && draft.format !== 'markdown'))
    draft.said.received = { ...Object.fromEntries(to.map((party) => [party, when])), ...draft.said.received }
  else
    problems.push({
      severity: 'warning',
      code: 'received-by-whom',
      file: draft.file,
      ...(draft.line !== undefined && { line: draft.line }),
      message: `The paper ${draft.id} says that it was received ("${when.words}") and ${to.length === 0 ? 'names no addressee' : `has ${to.length} addressees`}. It cannot be told by whom.`,
      remedy: 'Write `received: {party: when}`.',
    })
}

/** Two papers cannot have one id, unless they are one: the same text, or a line of a register that names the paper by its id. */
function settleIds(drafts: readonly Draft[], texts: ReadonlyMap<Draft, string>, problems: Problem[]): void {
  const taken = new Map<string, Draft[]>()
  const last = new Map<string, number>()
  for (const draft of drafts) {
    const id = draft.id
    const others = taken.get(id)
    if (!others) {
      taken.set(id, [draft])
      continue
    }
    if (others.some((o) => isOnePaper(o, draft, texts))) {
      if (draft.format !== 'mail' || others.length < 3) others.push(draft)
      continue
    }
    if (draft.format === 'mail' && others[0]!.format === 'mail' && draft.idGiven) {
      settleVersion(draft, others[0]!, texts, problems)
      continue
    }
    let n = last.get(id) ?? 2
    while (taken.has(`${id}~${n}`)) n++
    last.set(id, n + 1)
    draft.id = `${id}~${n}`
    taken.set(draft.id, [draft])
    if (!draft.idGiven && draft.register && draft.file === others[0]!.file) continue
    problems.push({
      severity: 'error',
      code: 'two-papers-one-id',
      file: draft.file,
      ...(draft.line !== undefined && { line: draft.line }),
      message: `The paper in ${where(draft)} has the id ${id}, which the paper in ${where(others[0]!)} has too. It was filed as ${draft.id}.`,
      remedy:
        'Give one of the two another `id`. If they are one paper, keep one file, or say so in judgements.yaml: `identity: [keep, drop]`.',
    })
  }
}

/** One Message-ID and two texts: a list added its footer, a virus filter its line, somebody changed the words, or wrote another message under it. */
function settleVersion(draft: Draft, first: Draft, texts: ReadonlyMap<Draft, string>, problems: Problem[]): void {
  const { id } = first
  // Named by its words, so that the same version has the same id wherever and in whatever order it is read.
  draft.id = `${id}~${(texts.get(draft) ?? hashText('')).slice(7, 15)}`
  const place = { file: draft.file, ...(draft.line !== undefined && { line: draft.line }) }
  if (isAnother(draft, first)) {
    problems.push({
      severity: 'warning',
      code: 'one-id-two-messages',
      ...place,
      message: `The Message-ID ${id} is used twice: this message is of another sender and day than the one in ${where(first)}, and in other words. It was filed as ${draft.id}, a paper of its own.`,
      remedy:
        'Find out where it came from: no program gives one id to two messages. What names this id is taken to mean the other.',
    })
    return
  }
  draft.said.versionOf = id
  problems.push({
    severity: 'warning',
    code: 'two-texts-one-message',
    ...place,
    message: `The message ${id} is here with another text. This one was filed as ${draft.id}, a version of it.`,
    remedy: 'Compare the two: a list or a filter may have added a line, or somebody changed the words.',
  })
}

/** Nothing but the id is the same: not the sender, not the day, and hardly a word. */
function isAnother(a: Draft, b: Draft): boolean {
  const senders = new Set([...(a.addresses?.values() ?? []), ...(a.said.from ?? [])])
  if (!a.said.from?.length || !b.said.from?.length || b.said.from.some((name) => senders.has(name))) return false
  const day = (d: Draft) => d.said.sent?.edtf?.slice(0, 10)
  if (day(a) === undefined || day(b) === undefined || day(a) === day(b)) return false
  const words = (d: Draft) => new Set(d.body?.toLowerCase().match(/\p{L}{4,}/gu))
  const [own, other] = [words(a), words(b)]
  const shared = [...own].filter((w) => other.has(w)).length
  return own.size > 0 && other.size > 0 && shared * 5 < Math.min(own.size, other.size)
}

const where = (draft: Draft) => (draft.line && draft.line > 2 ? `${draft.file}, line ${draft.line},` : draft.file)

function isOnePaper(a: Draft, b: Draft, texts: ReadonlyMap<Draft, string>): boolean {
  // Two lines of one register are two papers, however alike.
  if (a.register && b.register && a.file === b.file) return false
  if (a.file !== b.file && Boolean(a.register) !== Boolean(b.register)) return a.idGiven && b.idGiven
  const text = texts.get(a)
  // One id and one text are one paper, even if two sources tell different things of it: the fold keeps the rivalry.
  if (text !== undefined && text === texts.get(b)) return true
  return text === texts.get(b) && JSON.stringify(a.said) === JSON.stringify(b.said)
}

/** What a party is called, by the name and the address that a message gives. */
type CallParty = (name: string, address: string | undefined) => string

/** A mail address stands behind a display name: the declared party that has it as an alias is meant. */
function nameSenders(drafts: readonly Draft[], declared: Parameters<typeof indexNames>[0]): CallParty {
  const names = indexNames(declared)
  const addressesOf = new Map<string, Set<string>>()
  for (const draft of drafts)
    for (const [name, address] of draft.addresses ?? [])
      addressesOf.set(name, (addressesOf.get(name) ?? new Set()).add(address))
  const call: CallParty = (name, address) => {
    if (address === undefined || findParty(names, name) !== undefined) return name
    // Two people with one display name are told apart by their addresses.
    return findParty(names, address) ?? ((addressesOf.get(name)?.size ?? 0) > 1 ? address : name)
  }
  for (const draft of drafts)
    for (const field of ['from', 'to', 'cc'] as const)
      if (draft.addresses && draft.said[field])
        draft.said[field] = draft.said[field].map((name) => call(name, draft.addresses!.get(name)))
  return call
}

/** What hangs on a paper, its ids and names settled. */
function hangingOn(draft: Draft, call: CallParty): Loose[] {
  return draft.attached.map((make) => {
    const loose = make(draft.id, draft.outer?.id ?? '')
    if (draft.format !== 'mail' && draft.outer === undefined) return loose
    const said = Object.fromEntries(
      Object.entries(loose.said).map(([field, value]) => {
        if (typeof value !== 'string' || !value.includes('\0')) return [field, value]
        const [name = '', address] = value.split('\0')
        return [field, call(name, address)]
      }),
    )
    return { ...loose, said } as Loose
  })
}

/** One warning to a name, however many papers bear it. */
function reportUnknownParties(
  drafts: readonly Draft[],
  declared: readonly { id: string; name: string; aliases?: readonly string[] | undefined }[],
  hang: (draft: Draft) => readonly Loose[],
  problems: Problem[],
): void {
  const names = indexNames(declared)
  const found = new Map<string, { draft: Draft; papers: Set<string> }>()
  for (const draft of drafts) {
    const holders = hang(draft).flatMap((l) => (l.kind === 'copy' ? [l.said.holder] : []))
    for (const name of [
      ...(draft.said.from ?? []),
      ...(draft.said.to ?? []),
      ...(draft.said.cc ?? []),
      ...Object.keys(draft.said.received ?? {}),
      ...holders,
    ]) {
      if (names.has(name) || findParty(names, name) !== undefined) continue
      const seen = found.get(name) ?? { draft, papers: new Set() }
      seen.papers.add(draft.id)
      found.set(name, seen)
    }
  }
  const known = declared.flatMap((p) => [p.id, p.name, ...(p.aliases ?? [])])
  for (const [name, { draft, papers }] of found) {
    const near = findNearest(name, known)
    const more = papers.size > 1 ? ` and ${papers.size - 1} more` : ''
    problems.push({
      severity: 'warning',
      code: 'unknown-party',
      file: draft.file,
      ...(draft.line !== undefined && { line: draft.line }),
      message: `"${name}" (in ${draft.id}${more}) is not among the parties${near ? `; the nearest is "${near}"` : ''}. The name was kept as it stands.`,
      remedy: near
        ? `If "${near}" is meant, write that, or add "${name}" to its aliases in parties.yaml.`
        : `Add "${name}" to parties.yaml.`,
    })
  }
}

/** Half a character (an escape in YAML, the cut edge of a quotation) has no canonical bytes: it becomes U+FFFD. */
function mendSurrogates<T>(value: T): T {
  if (isWhole(value)) return value
  if (typeof value === 'string') return value.toWellFormed() as T
  if (Array.isArray(value)) return value.map(mendSurrogates) as T
  return Object.fromEntries(
    Object.entries(value as object).map(([k, v]) => [mendSurrogates(k), mendSurrogates(v)]),
  ) as T
}

function isWhole(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (value === null || typeof value !== 'object') return true
  return Array.isArray(value)
    ? value.every(isWhole)
    : Object.entries(value).every(([k, v]) => k.isWellFormed() && isWhole(v))
}
