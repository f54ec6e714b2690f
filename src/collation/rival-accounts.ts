/**
 * Accounts of one thing said that stand in different papers, set against each other. What the keeper entered and what was found by
 * reading are compared alike; two accounts in one paper are not, for a paper that contradicts itself mostly tells of two moments.
 */
import { nameKey } from '../record/names.ts'
import type { Record, Statement } from '../record/record.ts'
import type { When } from '../record/when.ts'
import { compareAccounts, compareFigures, type Disagreement, shared, type Told, tell } from './accounts.ts'
import type { Collation } from './collate.ts'
import type { Shelved } from './shelf.ts'
import { type FoundStatement, isRead, speakerKey, statementsIn } from './statements.ts'

export interface Account {
  /** The party, where it is one of the record. */
  readonly speaker?: string
  readonly key: string
  /** The paper it stands in; of an entered statement, the paper it was taken from. */
  readonly paper?: string
  readonly span?: readonly [number, number]
  readonly statement?: string
  readonly act: Statement['act']
  readonly when?: When
  readonly text: string
  /** With its verb, as the paper has it: "Pascoe refused the discount". */
  readonly whole?: string
  readonly told: Told
}

export interface Rivals {
  readonly first: Account
  readonly second: Account
  readonly kind: Disagreement['kind'] | 'speaker'
  readonly words: readonly [string, string]
}

/** Acts that tell the same matter in two accounts; a question and a proposal of the same words are no rivals. */
const TELLS = new Set<Statement['act']>([
  'states',
  'answers',
  'assures',
  'concedes',
  'interprets',
  'proposes',
  'accepts',
  'refuses',
])
/** More accounts of one speaker in one talk than this are not set against each other one by one. */
const MOST = 300

/** Accounts of one talk in different papers that disagree. */
export function accountsOfTalks(record: Record, collation: Collation): Rivals[] {
  const groups = new Map<string, Account[]>()
  const add = (talk: string, a: Account) => push(groups, talk, a)
  for (const s of record.statements.values()) {
    if (!TELLS.has(s.act) || !isRead(s)) continue
    const talk = s.meeting ?? sameHour(s)
    if (talk !== undefined) add(talk, entered(s))
  }
  for (const [talk, papers] of talksOnFile(collation))
    if (papers.length > 1 || groups.has(talk))
      for (const s of papers)
        for (const f of statementsIn(record, collation, s.paper.id))
          if (TELLS.has(f.act) && f.within === undefined && !f.modality) add(talk, foundAccount(f, s))
  const rivals = [...groups.values()].flatMap((accounts) => compareAll(accounts))
  return oneForEach(rivals)
}

/**
 * Papers that are accounts of one talk: of one meeting of the record, or, where nobody entered it, two records of one day that name the
 * same people. Parts of one record have other matter and are not set against each other by what follows.
 */
function talksOnFile(collation: Collation): Map<string, Shelved[]> {
  const talks = new Map<string, Shelved[]>()
  const byDay = new Map<number, Shelved[]>()
  for (const s of collation.shelf.papers) {
    if (s.text.trim() === '') continue
    if (s.paper.meeting !== undefined) push(talks, s.paper.meeting, s)
    else if (s.day !== undefined && s.reading.present.length > 1) push(byDay, s.day, s)
  }
  for (const papers of byDay.values())
    papers.forEach((s, i) => {
      const others = papers.slice(i + 1).filter((t) => sharedNames(s, t) >= 2)
      if (others.length) talks.set(`\0${s.paper.id}`, [s, ...others])
    })
  return talks
}

function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function sharedNames(a: Shelved, b: Shelved): number {
  const last = (names: readonly string[]) => new Set(names.map((n) => nameKey(n).split(' ').at(-1)!))
  const mine = last(a.reading.present)
  return [...last(b.reading.present)].filter((n) => mine.has(n)).length
}

/** Said by one to the same on one day: one statement, most likely. */
function sameHour(s: Statement): string | undefined {
  const day = s.when?.edtf && !s.when.edtf.includes('/') ? s.when.edtf.slice(0, 10) : undefined
  return day !== undefined && day.length === 10 && s.to?.length
    ? `${s.speaker}\0${[...s.to].sort().join()}\0${day}`
    : undefined
}

function entered(s: Statement): Account {
  const paper = s.chain?.at(-1)?.in ?? s.in
  return {
    speaker: s.speaker,
    key: s.speaker,
    ...(paper !== undefined && { paper }),
    ...(s.passage && { span: [s.passage.start, s.passage.end] as const }),
    statement: s.id,
    act: s.act,
    ...(s.when && { when: s.when }),
    text: s.text,
    told: tell(s.text, s.act === 'refuses'),
  }
}

function foundAccount(f: FoundStatement, { text, language }: Shelved): Account {
  return {
    ...(f.speaker.party !== undefined && { speaker: f.speaker.party }),
    // "It was agreed" in two records is one thing agreed, whoever spoke.
    key: speakerKey(f.speaker) ?? (f.speaker.words === '' ? `\0${f.act}` : `${f.id}`),
    paper: f.paper,
    span: [f.start, f.end],
    act: f.act,
    ...(f.when && { when: f.when }),
    text: f.text,
    whole: text.slice(f.start, f.end),
    told: tell(f.text, f.act === 'refuses' || f.denied === true, language),
  }
}

function compareAll(accounts: readonly Account[]): Rivals[] {
  const rivals: Rivals[] = []
  const some = accounts.slice(0, MOST)
  some.forEach((a, i) => {
    for (const b of some.slice(i + 1)) {
      if (a.paper === undefined || b.paper === undefined || a.paper === b.paper) continue
      if (a.key === b.key) {
        const d = compareAccounts(a.told, b.told) ?? compareAnswers(a, b, some)
        if (d) rivals.push({ first: a, second: b, ...d })
      } else if (a.speaker !== undefined && b.speaker !== undefined && a.act === b.act) {
        // The same words in two mouths.
        const alike = shared(a.told, b.told)
        const most = Math.max(a.told.matter.size, b.told.matter.size)
        if (alike.n >= 5 && alike.n / most >= 0.75)
          rivals.push({
            first: a,
            second: b,
            kind: 'speaker',
            words: [a.text, b.text].map(shorten) as unknown as [string, string],
          })
      }
    }
  })
  return rivals
}

/**
 * "Agreed to the discount" and "refused the discount": the verb says yes or no, and little else need be said. Not if either paper has
 * both, for then somebody changed his mind.
 */
function compareAnswers(a: Account, b: Account, all: readonly Account[]): Disagreement | undefined {
  const answers = [a.act, b.act]
  if (!answers.includes('accepts') || !answers.includes('refuses')) return undefined
  const ofOneMatter = (x: Account, y: Account) =>
    x.key === y.key &&
    shared(x.told, y.told).share === 1 &&
    Math.max(x.told.matter.size, y.told.matter.size) <= 2 * Math.min(x.told.matter.size, y.told.matter.size)
  if (!ofOneMatter(a, b)) return undefined
  const saysToo = (paper: string | undefined, other: Account) =>
    all.some((x) => x.paper === paper && x.act === other.act && ofOneMatter(x, other))
  if (saysToo(a.paper, b) || saysToo(b.paper, a)) return undefined
  return { kind: 'yes-and-no', words: [shorten(a.whole ?? a.text), shorten(b.whole ?? b.text)] }
}

function shorten(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= 120 ? flat : `${flat.slice(0, 120).replace(/\s+\S*$/, '')}…`
}

function oneForEach(rivals: readonly Rivals[]): Rivals[] {
  const kept = new Map<string, Rivals>()
  for (const r of rivals) {
    const key = [[r.first.paper, r.second.paper].sort().join('\0'), r.first.key, r.kind, r.words.join('\0')].join('\0')
    if (!kept.has(key)) kept.set(key, r)
  }
  return [...kept.values()]
}

/**
 * What somebody is said to have written, against the paper itself: a figure told of a paper that the paper gives otherwise, in a
 * sentence about the same matter.
 */
export function accountsOfPapers(record: Record, collation: Collation): Rivals[] {
  const rivals: Rivals[] = []
  for (const s of record.statements.values()) {
    if (!TELLS.has(s.act) || !isRead(s)) continue
    const account = entered(s)
    if (account.told.figures.length === 0) continue
    const meant = new Set([
      ...(s.about ?? []),
      ...(collation.said.get(s.id) ?? [])
        .filter(
          (r) => r.resolved.outcome === 'resolved' && r.resolved.targets.length === 1 && r.resolved.confidence >= 0.6,
        )
        .flatMap((r) => [...r.resolved.targets]),
    ])
    for (const id of meant) rivals.push(...againstPaper(collation, account, id, s.speaker))
  }
  for (const p of collation.shelf.papers)
    for (const i of collation.byPaper.get(p.paper.id) ?? []) {
      const link = collation.links[i]!
      if (link.outcome !== 'resolved' || link.targets.length !== 1 || link.confidence < 0.9 || link.set) continue
      const said = p.language?.text.tells.exec(p.text.slice(link.end, link.end + 360))
      if (!said) continue
      const told = tell(said[0], false, p.language)
      if (told.figures.length === 0) continue
      const target = collation.shelf.byId.get(link.target!)
      const writer = target?.paper.from.length === 1 ? target.paper.from[0] : undefined
      const account: Account = {
        ...(writer !== undefined && { speaker: writer }),
        key: link.target!,
        paper: p.paper.id,
        span: [link.start, link.end + said[0].length],
        act: 'states',
        text: p.text.slice(link.start, link.end + said[0].length),
        told,
      }
      rivals.push(...againstPaper(collation, account, link.target!, writer))
    }
  return oneForEach(rivals)
}

const SENTENCE = /[^.?!]+[.?!]?/g

function againstPaper(collation: Collation, account: Account, id: string, speaker: string | undefined): Rivals[] {
  const target = collation.shelf.byId.get(id)
  if (
    !target ||
    id === account.paper ||
    target.text.trim() === '' ||
    !target.language ||
    speaker === undefined ||
    !target.paper.from.includes(speaker)
  )
    return []
  const { language } = target
  const figures = account.told.figures.filter((f) => f.unit !== 'date')
  const near = [...target.text.matchAll(SENTENCE)]
    .map((m) => ({ at: m.index, words: m[0], told: tell(m[0], false, language) }))
    .filter((s) => s.told.figures.length && shared(account.told, s.told).n >= 2)
  for (const f of figures) {
    const same = near.filter((s) => s.told.figures.some((g) => g.unit === f.unit))
    // Wherever the paper gives the figure too, nothing is wrong.
    if (
      same.length === 0 ||
      same.some(
        (s) =>
          !compareFigures(
            [f],
            s.told.figures.filter((g) => g.unit === f.unit),
          ),
      )
    )
      continue
    const [s] = same
    const d = compareFigures(
      [f],
      s!.told.figures.filter((g) => g.unit === f.unit),
    )!
    return [
      {
        first: account,
        second: {
          speaker,
          key: account.key,
          paper: id,
          span: [s!.at, s!.at + s!.words.length],
          act: 'states',
          text: s!.words.trim(),
          told: s!.told,
        },
        kind: d.kind,
        words: d.words,
      },
    ]
  }
  return []
}
