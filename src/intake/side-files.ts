/** The YAML beside the papers: the record's name, its parties and its meetings. The other side files have files of their own. */
import { normalizeText } from '../record/text.ts'
import { clean, type FieldContext, readFields, readZone } from './fields.ts'
import { baseName, type Gathered, startGathering } from './gathering.ts'
import { type Marked, readMarked } from './marked.ts'
import { noneIfEmpty, PROVENANCE_KEYS, readProvenance } from './paper-fields.ts'
import { readJudgements } from './side-judgements.ts'
import { readPlan } from './side-plan.ts'
import { readPositions, readStatements } from './side-positions.ts'

type SideReader = (marked: Marked, gathered: Gathered, context: FieldContext) => void

const READERS: { readonly [name: string]: SideReader } = {
  chancery: readSettings,
  parties: readParties,
  meetings: readMeetings,
  statements: readStatements,
  positions: readPositions,
  plan: readPlan,
  judgements: readJudgements,
}

/** True for `parties.yaml` and its fellows, in any folder. */
export function isSideFile(path: string): boolean {
  return /\.ya?ml$/i.test(path) && Object.hasOwn(READERS, baseName(path))
}

export function readSideFile(text: string, path: string): Gathered {
  const gathered = startGathering('yaml')
  const marked = readMarked(normalizeText(text), path, 0, gathered.problems)
  const context: FieldContext = { file: path, problems: gathered.problems }
  if (marked.kind === 'words') {
    gathered.problems.push({
      severity: 'error',
      code: 'bad-yaml',
      file: path,
      line: marked.line,
      message: `The file holds words and no keys or list: "${marked.text.slice(0, 60)}".`,
      remedy: `See docs/formats/${baseName(path)}.md for what stands in it.`,
    })
  } else if (marked.kind !== 'nothing') READERS[baseName(path)]!(marked, gathered, context)
  if (gathered.problems.some((p) => p.severity === 'error'))
    gathered.status = gathered.loose.length ? 'read in part' : 'unreadable'
  return gathered
}

/** A list of items, or a map that has the list under this key. */
export function itemsOf(
  marked: Marked,
  key: string,
  others: readonly string[],
  context: FieldContext,
): readonly Marked[] {
  if (marked.kind === 'list') return marked.items
  return readFields(marked, [key, ...others], 'this file', context).items(key)
}

function readSettings(marked: Marked, gathered: Gathered, context: FieldContext): void {
  const keys = ['name', 'zone', 'about', 'body-from-members', 'member-from-body', 'not-reached', 'watch', 'columns']
  const f = readFields(marked, keys, 'chancery.yaml', context)
  gathered.loose.push({
    kind: 'settings',
    id: 'settings',
    said: {
      name: f.text('name') ?? 'Unnamed record',
      ...clean({
        zone: readZone(f, context),
        about: f.text('about'),
        bodyFromMembers: f.yesNo('body-from-members'),
        memberFromBody: f.yesNo('member-from-body'),
        notReached: f.list('not-reached'),
        watch: f.list('watch'),
        columns: readColumns(f.get('columns')),
      }),
    },
    line: f.line,
  })
}

/** `columns: {Absender: from, Datum: date}` */
function readColumns(value: Marked | undefined): { [name: string]: string } | undefined {
  if (value?.kind !== 'map') return undefined
  const columns: { [name: string]: string } = {}
  for (const [name, field] of value.fields) if (field.kind === 'words') columns[name] = field.text
  return columns
}

function readParties(marked: Marked, gathered: Gathered, context: FieldContext): void {
  for (const item of itemsOf(marked, 'parties', [], context)) {
    const keys = ['id', 'kind', 'name', 'aliases', 'roles', 'member-of', 'source', 'note']
    const name = readFields(item, keys, 'a party', { ...context, problems: [] })
    const id = name.id('id')
    const f = readFields(item, keys, `the party ${id ?? name.text('name') ?? ''}`, context)
    if (!id) {
      f.lacks('id')
      continue
    }
    const roles = f.items('roles').flatMap((role) => {
      if (role.kind === 'words') return [{ title: role.text }]
      const r = readFields(role, ['title', 'in', 'from', 'until'], `a role of ${id}`, context)
      const title = r.text('title')
      if (title === undefined) r.lacks('title')
      return title === undefined
        ? []
        : [{ title, ...clean({ in: r.id('in'), from: r.when('from'), until: r.when('until') }) }]
    })
    const memberOf = f.items('member-of').flatMap((member) => {
      if (member.kind === 'words') return [{ party: member.text }]
      const m = readFields(member, ['party', 'from', 'until'], `a membership of ${id}`, context)
      const party = m.id('party')
      if (party === undefined) m.lacks('party')
      return party === undefined ? [] : [{ party, ...clean({ from: m.when('from'), until: m.when('until') }) }]
    })
    gathered.loose.push({
      kind: 'party',
      id,
      said: {
        kind: f.oneOf('kind', ['person', 'body', 'state', 'post', 'unknown']) ?? 'unknown',
        name: f.text('name') ?? id,
        ...clean({
          aliases: noneIfEmpty(f.list('aliases')),
          roles: noneIfEmpty(roles),
          memberOf: noneIfEmpty(memberOf),
          source: noneIfEmpty(f.list('source')),
          note: f.text('note'),
        }),
      },
      line: f.line,
    })
  }
}

function readMeetings(marked: Marked, gathered: Gathered, context: FieldContext): void {
  for (const item of itemsOf(marked, 'meetings', [], context)) {
    const keys = ['id', 'title', 'when', 'date', 'place', 'present', 'interpreter', 'minutes', ...PROVENANCE_KEYS]
    const id = readFields(item, keys, 'a meeting', { ...context, problems: [] }).id('id')
    const f = readFields(item, keys, `the meeting ${id ?? ''}`, context)
    if (!id) {
      f.lacks('id')
      continue
    }
    const present = f.items('present').flatMap((p) => {
      if (p.kind === 'words') return [{ party: p.text }]
      const m = readFields(p, ['party', 'for'], `someone present at ${id}`, context)
      const party = m.id('party')
      if (party === undefined) m.lacks('party')
      return party === undefined ? [] : [{ party, ...clean({ for: m.id('for') }) }]
    })
    for (const paper of f.list('minutes') ?? []) gathered.minutes.set(paper, id)
    gathered.loose.push({
      kind: 'meeting',
      id,
      said: {
        ...clean({
          title: f.text('title'),
          when: f.when('when') ?? f.when('date'),
          place: f.text('place'),
          present: noneIfEmpty(present),
          interpreter: f.id('interpreter'),
        }),
        ...readProvenance(f, context),
      },
      line: f.line,
    })
  }
}
