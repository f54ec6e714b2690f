/**
 * A record as a papers folder: what a person would write by hand, and what intake reads back into the same record. Papers go
 * to `papers/<id>.md`; every one carries `inferred`, which tells intake that nothing is left to be inferred.
 */
import { stringify } from 'yaml'
import { readEdtf } from '../record/edtf.ts'
import { makeEntry } from '../record/entry.ts'
import type { Paper, Record, Stance } from '../record/record.ts'
import type { Kind, Said } from '../record/said.ts'
import { divideIntoSections } from '../record/text.ts'
import type { WhenSaid } from '../record/when.ts'

export interface FolderFile {
  readonly path: string
  readonly text: string
}

type Fields = { [key: string]: unknown }

/** Files of the folder, paths with `/`. Nothing is written here: the caller has the disk. */
export function exportFolder(record: Record): FolderFile[] {
  const files: FolderFile[] = []
  const put = (name: string, value: unknown[] | Fields) => {
    if (Object.keys(value).length > 0) files.push({ path: `${name}.yaml`, text: yaml(value) })
  }
  const strays = <T extends { paper: string }>(list: readonly T[]) => list.filter((x) => !record.papers.has(x.paper))
  put('chancery', writeSettings(record))
  put('parties', writeParties(record))
  put(
    'meetings',
    [...record.meetings.values()].map((m) => named(m.id, kebab(plain(record, m.id, m)))),
  )
  put(
    'statements',
    [...record.statements.values()].map((s) => named(s.id, kebab(plain(record, s.id, s)))),
  )
  put(
    'positions',
    full({
      issues: [...record.issues.values()].map((i) => named(i.id, kebab(plain(record, i.id, i)))),
      stances: record.stances.map((s) => unnamed(record, 'stance', s)),
      packages: [...record.packages.values()].map((p) => ({
        ...named(p.id, kebab(plain(record, p.id, { ...p, options: undefined }))),
        options: p.options,
      })),
    }),
  )
  put(
    'plan',
    full({
      steps: [...record.steps.values()].map((s) => named(s.id, kebab(plain(record, s.id, s)))),
      transmissions: strays(record.transmissions).map((t) => unnamed(record, 'transmission', t)),
    }),
  )
  const judgements = record.judgements.map(({ at: _at, by: _by, ...j }) => unnamed(record, 'judgement', j))
  const [searches, copies] = [
    strays(record.searches).map((s) => unnamed(record, 'search', s)),
    strays(record.copies).map((c) => unnamed(record, 'copy', c)),
  ]
  put('judgements', searches.length || copies.length ? full({ judgements, searches, copies }) : judgements)

  const taken = new Set<string>()
  const attached = {
    copies: byPaper(record.copies),
    transmissions: byPaper(record.transmissions),
    searches: byPaper(record.searches),
  }
  for (const paper of record.papers.values()) {
    const body = paper.textHash === undefined ? undefined : record.bodies.get(paper.textHash)
    const head = yaml(full(writePaper(record, paper, body, attached)))
    files.push({ path: pathOf(paper.id, taken), text: `---\n${head}---\n${body ?? ''}` })
  }
  return files
}

/** Stances as `positions.yaml` has them, for a person to take from. */
export function writeStances(record: Record, stances: readonly Stance[]): string {
  return yaml({
    stances: stances.map((s) => {
      const { passage, ...rest } = kebab(plain(record, s.id, s)) as Fields & { passage?: Said<'judgement'>['passage'] }
      const place = passage && { paper: passage.paper, start: passage.start, end: passage.end, words: passage.words }
      return { ...rest, ...(place && { passage: place }) }
    }),
  })
}

type Attached = {
  readonly [K in 'copies' | 'transmissions' | 'searches']: ReadonlyMap<string, readonly { readonly id: string }[]>
}

function writePaper(record: Record, paper: Paper, body: string | undefined, attached: Attached): Fields {
  const who = namesIn(record, paper.id)
  const hang = (list: keyof Attached, kind: 'copy' | 'transmission' | 'search') =>
    attached[list].get(paper.id)?.map((x) => {
      const { paper: _paper, ...rest } = unnamed(record, kind, x)
      return rest
    })
  const ownSections = body === undefined ? [] : divideIntoSections(body)
  const sections = JSON.stringify(ownSections) === JSON.stringify(paper.sections) ? [] : paper.sections
  return {
    id: paper.id,
    title: paper.title || undefined,
    kind: paper.kind,
    from: paper.from.map(who),
    to: paper.to.map(who),
    cc: paper.cc.map(who),
    place: paper.place,
    dates: full({
      written: writeWhen(paper.written),
      sent: writeWhen(paper.sent),
      received: Object.fromEntries([...paper.received].map(([party, when]) => [who(party), writeWhen(when)])),
      published: writeWhen(paper.published),
    }),
    channel: paper.channel,
    numbers: paper.numbers,
    language: paper.language,
    'on-file': paper.onFile,
    existence: paper.existence === 'attested' ? undefined : paper.existence,
    meeting: paper.meeting,
    source: paper.source,
    note: paper.note,
    copies: hang('copies', 'copy'),
    transmissions: hang('transmissions', 'transmission'),
    searches: hang('searches', 'search'),
    answers: paper.answers,
    cites: paper.cites,
    encloses: paper.encloses,
    header: paper.header && full({ ...paper.header }),
    pages: paper.pages,
    described: paper.described,
    'version-of': paper.versionOf,
    replaced: paper.replaced,
    'translation-of': paper.translationOf,
    sections,
    'text-hash': body === undefined ? paper.textHash : undefined,
    inferred: { ...paper.inferred },
  }
}

function writeSettings({ settings }: Record): Fields {
  return full({
    name: settings.name,
    zone: settings.zone,
    about: settings.about,
    'body-from-members': settings.bodyFromMembers ? undefined : false,
    'member-from-body': settings.memberFromBody || undefined,
    'not-reached': settings.notReached,
    watch: settings.watch,
    columns: settings.columns,
  })
}

/** Declared parties only: one that papers merely name comes back when they are read. */
function writeParties(record: Record): Fields[] {
  const declared = [...record.parties.values()].filter((p) => !p.implied)
  return declared.map((p) => {
    const who = namesIn(record, p.id)
    const period = (x: { from?: WhenSaid; until?: WhenSaid }) => ({
      from: writeWhen(x.from),
      until: writeWhen(x.until),
    })
    return full({
      id: p.id,
      kind: p.kind,
      name: p.name,
      aliases: p.aliases,
      roles: p.roles.map((r) => full({ title: r.title, in: r.in && who(r.in), ...period(r) })),
      'member-of': p.memberOf.map((m) =>
        m.from || m.until ? full({ party: who(m.party), ...period(m) }) : who(m.party),
      ),
    })
  })
}

const PARTY_FIELDS: ReadonlySet<string> = new Set([
  'holder',
  'via',
  'from',
  'to',
  'speaker',
  'onBehalfOf',
  'endorsedBy',
  'knownTo',
  'party',
  'for',
  'reporter',
  'interpreter',
  'owner',
  'confirmedBy',
  'mayConfirm',
  'consult',
  'bearer',
  'proposer',
  'searcher',
])

/** What was said, as it was said: Whens without their bounds, parties that nobody declared by the name written here. */
function plain(record: Record, thing: string, value: object): Fields {
  const who = namesIn(record, thing)
  const walk = (v: unknown, key: string): unknown => {
    if (typeof v === 'string') return PARTY_FIELDS.has(key) ? who(v) : v
    if (Array.isArray(v)) return v.map((x) => walk(x, key))
    if (v instanceof Map) return Object.fromEntries([...v].map(([k, x]) => [k, walk(x, k)]))
    if (v === null || typeof v !== 'object') return v
    if ('words' in v && !('start' in v)) return saidOf(v as WhenSaid)
    return Object.fromEntries(
      Object.entries(v)
        .filter(([, x]) => x !== undefined)
        .map(([k, x]) => [k, walk(x, k)]),
    )
  }
  const { id: _id, ...rest } = walk(value, '') as Fields
  return rest
}

/** An item whose id is made from what it says gets it back when it is read; any other id is written. */
function unnamed(record: Record, kind: Kind, item: { readonly id: string }): Fields {
  const said = plain(record, item.id, item)
  const made = makeEntry(kind, undefined, said as Said<Kind>, { by: '', at: '' }).id
  return made === item.id ? kebab(said) : named(item.id, kebab(said))
}

function named(id: string, fields: Fields): Fields {
  return { id, ...fields }
}

/** Empty lists that say something: judged to mean no paper on file; known to nobody else. */
const EMPTY_SAYS: ReadonlySet<string> = new Set(['targets', 'knownTo'])

/** camelCase to kebab-case, Whens to what a person would write, what is empty left out. */
function kebab(fields: Fields): Fields {
  const write = (v: unknown): unknown => {
    if (Array.isArray(v)) return v.map(write)
    if (v === null || typeof v !== 'object') return v
    return 'words' in v && !('start' in v) ? writeWhen(v as WhenSaid) : kebab(v as Fields)
  }
  const kept = Object.entries(fields).filter(
    ([k, v]) => v !== undefined && !(Array.isArray(v) && v.length === 0 && !EMPTY_SAYS.has(k)),
  )
  return Object.fromEntries(kept.map(([k, v]) => [k.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`), write(v)]))
}

function full(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).filter(([k, v]) => v !== undefined && (k === 'inferred' || !isEmpty(v))),
  )
}

const isEmpty = (v: unknown) =>
  Array.isArray(v) ? v.length === 0 : v !== null && typeof v === 'object' && Object.keys(v).length === 0

/** Party id → what to write for it in this thing: its id if it is declared, else the name as this thing writes it. */
function namesIn(record: Record, thing: string): (party: string) => string {
  return (id) => {
    const party = record.parties.get(id)
    return party?.implied ? (party.written?.get(thing) ?? party.name) : id
  }
}

function saidOf(when: WhenSaid): WhenSaid {
  return {
    words: when.words,
    ...(when.edtf !== undefined && { edtf: when.edtf }),
    ...(when.zone !== undefined && { zone: when.zone }),
    ...(when.relativeTo !== undefined && { relativeTo: when.relativeTo }),
  }
}

/** One line where that line is read back to the same; else the parts by name. */
function writeWhen(when: WhenSaid | undefined): string | Fields | undefined {
  if (!when) return undefined
  const { words, edtf, zone, relativeTo } = when
  if (edtf !== undefined && zone === undefined && relativeTo === undefined && words.trim() === words) {
    if (words === edtf && readEdtf(edtf, 'UTC')) return edtf
  }
  return full({ words, edtf, zone, 'relative-to': relativeTo && { ...relativeTo } })
}

function byPaper<T extends { readonly id: string; readonly paper: string }>(list: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const item of list) {
    const known = map.get(item.paper)
    if (known) known.push(item)
    else map.set(item.paper, [item])
  }
  return map
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, schema: 'core' })
}

/** `papers/<id>.md`; characters that some disk cannot have are replaced, and the id itself stands in the front matter. */
function pathOf(id: string, taken: Set<string>): string {
  const safe = id
    .split('/')
    .map((part) =>
      part
        .replace(/[<>:"|?*\\]|\p{Cc}/gu, '_')
        .replace(/^\.+$/, '_')
        .replace(/[. ]+$/, '_')
        .slice(0, 120),
    )
    .filter((part) => part !== '')
    .join('/')
  let path = `papers/${safe || 'paper'}.md`
  for (let n = 2; taken.has(path.toLowerCase()); n++) path = `papers/${safe || 'paper'}-${n}.md`
  taken.add(path.toLowerCase())
  return path
}
