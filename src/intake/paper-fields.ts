/** The keys of a paper's front matter, and of the copies, transmissions and searches that stand in it. */
import { EXISTENCE, HOW, ON_FILE } from '../record/choices.ts'
import type { Said } from '../record/said.ts'
import { hashText } from '../record/text.ts'
import type { WhenSaid } from '../record/when.ts'
import { clean, type FieldContext, type Fields, readFields, readWhenField, readZone } from './fields.ts'
import type { Attach, Draft, Loose } from './gathering.ts'
import type { Marked } from './marked.ts'

export const PAPER_KEYS = [
  'id',
  'title',
  'kind',
  'from',
  'to',
  'cc',
  'place',
  'date',
  'dates',
  'zone',
  'channel',
  'number',
  'numbers',
  'language',
  'on-file',
  'existence',
  'meeting',
  'source',
  'note',
  'copies',
  'transmissions',
  'searches',
  'answers',
  'cites',
  'encloses',
  'header',
  'pages',
  'described',
  'version-of',
  'replaced',
  'translation-of',
  'media-type',
  'sections',
  'text-hash',
  'inferred',
] as const

/** Keys that copies, transmissions, statements and stances share. */
export const PROVENANCE_KEYS = ['in', 'passage', 'source', 'known-to', 'note'] as const

/** Reads the front matter of a paper into a draft that has no text yet. */
export function readPaperFields(
  marked: Marked,
  defaultId: string,
  format: string,
  context: FieldContext,
  body?: string,
): Draft {
  const outer = readFields(marked, PAPER_KEYS, 'a paper', context)
  const zone = readZone(outer, context)
  const inner = { ...context, zone }
  // The context with the zone reports nothing a second time: the keys were checked above.
  const f = readFields(marked, PAPER_KEYS, 'a paper', { ...inner, problems: [] })
  const what = `the paper ${outer.id('id') ?? defaultId}`
  const when = (key: string): WhenSaid | undefined => {
    const value = f.get(key)
    return value && readWhenField(value, key, what, inner)
  }
  const id = outer.id('id')
  const dates = f.get('dates')
  const d = dates && readFields(dates, ['written', 'sent', 'received', 'published'], '`dates`', inner)
  const received = readReceived(d?.get('received'), what, inner)
  const notes = f.get('inferred')
  const inferred: { [field: string]: string } = {}
  if (notes?.kind === 'map')
    for (const [key, value] of notes.fields) if (value.kind === 'words') inferred[key] = value.text
  const numbers = [...(outer.list('number') ?? []), ...(outer.list('numbers') ?? [])]
  const attached: Attach[] = []
  for (const item of f.items('copies')) attached.push(...readCopy(item, what, inner))
  for (const item of f.items('transmissions')) attached.push(...readTransmission(item, what, inner))
  for (const item of f.items('searches')) attached.push(...readSearch(item, what, inner))
  return {
    file: context.file,
    line: outer.line,
    format,
    ...(marked.kind === 'map' && { keyLines: marked.lines }),
    id: id ?? defaultId,
    idGiven: id !== undefined,
    zone,
    ...(notes?.kind === 'map' && { complete: true }),
    ...(received.single && { receivedByAddressee: received.single }),
    inferred,
    attached,
    said: {
      ...clean({
        title: outer.text('title'),
        kind: outer.id('kind'),
        from: outer.list('from'),
        to: outer.list('to'),
        cc: noneIfEmpty(outer.list('cc')),
        place: outer.id('place'),
        written: d?.get('written') ? d && readWhenField(d.get('written')!, 'written', what, inner) : when('date'),
        sent: d?.get('sent') && readWhenField(d.get('sent')!, 'sent', what, inner),
        received: received.byParty,
        published: d?.get('published') && readWhenField(d.get('published')!, 'published', what, inner),
        channel: outer.id('channel'),
        numbers: noneIfEmpty(numbers),
        language: outer.id('language'),
        onFile: outer.oneOf('on-file', ON_FILE),
        existence: outer.oneOf('existence', EXISTENCE),
        meeting: outer.id('meeting'),
        textHash: outer.id('text-hash'),
        sections: readSections(f.items('sections'), body ?? '', inner),
        answers: noneIfEmpty(outer.list('answers')),
        cites: noneIfEmpty(outer.list('cites')),
        encloses: noneIfEmpty(outer.list('encloses')),
        header: readHeader(f.get('header'), inner),
        pages: readPages(f.items('pages'), inner),
        described: outer.text('described'),
        versionOf: outer.id('version-of'),
        replaced: noneIfEmpty(outer.list('replaced')),
        translationOf: outer.id('translation-of'),
        mediaType: outer.id('media-type'),
        source: noneIfEmpty(outer.list('source')),
        note: outer.text('note'),
      }),
    },
  }
}

/** What a message's own header names: `header: {id: 2@example.org, answers: [1@example.org]}`. */
function readHeader(value: Marked | undefined, context: FieldContext): Said<'paper'>['header'] {
  if (!value) return undefined
  const f = readFields(value, ['id', 'answers', 'references'], '`header`', context)
  return clean({
    id: f.id('id'),
    answers: noneIfEmpty(f.list('answers')),
    references: noneIfEmpty(f.list('references')),
  })
}

/** `pages: [{label: 12r, image: scans/12r.jpg, at: 0}]`: the image is a path beside the papers, or an address of IIIF. */
function readPages(items: readonly Marked[], context: FieldContext): Said<'paper'>['pages'] {
  const pages = items.map((item) => {
    const f = readFields(item, ['at', 'label', 'image'], 'a page', context)
    const at = Number(f.text('at') ?? 0)
    return {
      at: Number.isInteger(at) && at >= 0 ? at : 0,
      ...clean({ label: f.text('label'), image: f.text('image') }),
    }
  })
  return pages.length ? pages : undefined
}

function readReceived(
  value: Marked | undefined,
  what: string,
  context: FieldContext,
): { single?: WhenSaid; byParty?: { [party: string]: WhenSaid } } {
  if (!value) return {}
  const spelled = ['words', 'edtf', 'zone', 'relative-to']
  if (value.kind !== 'map' || [...value.fields.keys()].every((k) => spelled.includes(k))) {
    const single = readWhenField(value, 'received', what, context)
    return single ? { single } : {}
  }
  const byParty: { [party: string]: WhenSaid } = {}
  for (const [party, at] of value.fields) {
    const when = at.kind === 'nothing' ? undefined : readWhenField(at, `received by ${party}`, what, context)
    if (when) byParty[party] = when
  }
  return { byParty }
}

function readSections(
  items: readonly Marked[],
  body: string,
  context: FieldContext,
): Said<'paper'>['sections'] | undefined {
  const sections = items.flatMap((item) => {
    const f = readFields(item, ['id', 'start', 'end', 'label', 'hash'], 'a section', context)
    const [id, start, end] = [f.id('id'), f.number('start'), f.number('end')]
    if (id === undefined || start === undefined || end === undefined) {
      f.lacks(id === undefined ? 'id' : start === undefined ? 'start' : 'end')
      return []
    }
    return [
      { id, start, end, hash: f.id('hash') ?? hashText(body.slice(start, end)), ...clean({ label: f.text('label') }) },
    ]
  })
  return noneIfEmpty(sections)
}

/** One id for two things of a file: whoever refers to it refers to both. */
export function tellTwice(items: readonly Marked[], what: string, context: FieldContext): void {
  const lines = new Map<string, number>()
  for (const item of items) {
    const id = item.kind === 'map' ? item.fields.get('id') : undefined
    if (id?.kind !== 'words') continue
    const first = lines.get(id.text)
    if (first === undefined) lines.set(id.text, item.line)
    else
      context.problems.push({
        severity: 'error',
        code: 'id-twice',
        file: context.file,
        line: item.line,
        message: `Line ${item.line}: the ${what} ${id.text} stands here a second time; the first is on line ${first}.`,
        remedy: 'Give one of them an id of its own, or delete it.',
      })
  }
}

/** What `in`, `passage`, `source`, `known-to` and `note` say. */
export function readProvenance(f: Fields, context: FieldContext) {
  return clean({
    in: f.id('in'),
    passage: readPassage(f.get('passage'), context),
    source: noneIfEmpty(f.list('source')),
    knownTo: f.list('known-to'),
    note: f.text('note'),
  })
}

export function readPassage(value: Marked | undefined, context: FieldContext): Said<'judgement'>['passage'] {
  if (!value) return undefined
  const f = readFields(value, ['paper', 'start', 'end', 'words', 'prefix', 'suffix', 'text-hash'], 'a passage', context)
  const [paper, start, end, words] = [f.id('paper'), f.number('start'), f.number('end'), f.text('words')?.trim()]
  const spanned = start !== undefined && end !== undefined
  if (paper === undefined || (!spanned && !words)) {
    f.lacks(paper === undefined ? 'paper' : words === undefined ? 'words' : start === undefined ? 'start' : 'end')
    return undefined
  }
  return {
    paper,
    // Without its place the passage is looked for by its words, when the papers are there (passages.ts).
    ...(spanned ? { start, end } : { start: 0, end: 0 }),
    words: (spanned ? f.text('words') : words) ?? '',
    ...clean({ prefix: f.text('prefix'), suffix: f.text('suffix'), textHash: f.id('text-hash') }),
  }
}

export function readCopy(item: Marked, what: string, context: FieldContext): ((paper: string) => Loose)[] {
  const f = readFields(
    item,
    ['id', 'paper', 'holder', 'since', 'until', 'how', 'via', 'lacks', ...PROVENANCE_KEYS],
    `a copy of ${what}`,
    context,
  )
  const holder = f.id('holder')
  if (!holder) {
    f.lacks('holder')
    return []
  }
  const said = {
    holder,
    ...clean({
      since: f.when('since'),
      until: f.when('until'),
      how: f.oneOf('how', HOW),
      via: f.id('via'),
      lacks: noneIfEmpty(f.list('lacks')),
    }),
    ...readProvenance(f, context),
  }
  const [id, paper] = [f.id('id'), f.id('paper')]
  return [(owner) => ({ kind: 'copy', id, said: { paper: paper ?? owner, ...said }, line: f.line })]
}

export function readTransmission(item: Marked, what: string, context: FieldContext): ((paper: string) => Loose)[] {
  const f = readFields(
    item,
    ['id', 'paper', 'from', 'to', 'channel', 'stages', 'sent', 'received', 'parts', ...PROVENANCE_KEYS],
    `a transmission of ${what}`,
    context,
  )
  const said = {
    ...clean({
      from: f.id('from'),
      to: f.id('to'),
      channel: f.text('channel'),
      stages: noneIfEmpty(f.list('stages')),
      sent: f.when('sent'),
      received: f.when('received'),
      parts: f.list('parts')?.join('; '),
    }),
    ...readProvenance(f, context),
  }
  const [id, paper] = [f.id('id'), f.id('paper')]
  return [(owner) => ({ kind: 'transmission', id, said: { paper: paper ?? owner, ...said }, line: f.line })]
}

export function readSearch(item: Marked, what: string, context: FieldContext): ((paper: string) => Loose)[] {
  const f = readFields(
    item,
    ['id', 'paper', 'where', 'when', 'searcher', 'result', ...PROVENANCE_KEYS],
    `a search for ${what}`,
    context,
  )
  const result = f.oneOf('result', ['found', 'not found', 'not printed', 'not declassified'])
  if (!result) {
    f.lacks('result')
    return []
  }
  const said = {
    where: f.text('where') ?? '',
    result,
    ...clean({ when: f.when('when'), searcher: f.id('searcher') }),
    ...readProvenance(f, context),
  }
  const [id, paper] = [f.id('id'), f.id('paper')]
  return [(owner) => ({ kind: 'search', id, said: { paper: paper ?? owner, ...said }, line: f.line })]
}

export function noneIfEmpty<T>(list: readonly T[] | undefined): T[] | undefined {
  return list?.length ? [...list] : undefined
}
