/**
 * Registers: a line to a paper, without its text. Columns are known by the names people give them; a column that is not
 * known is said, once. Dates are EDTF or English words.
 */
import { parse } from 'csv-parse/sync'
import { EXISTENCE, ON_FILE } from '../record/choices.ts'
import type { WhenSaid } from '../record/when.ts'
import { clean, readWhenWords } from './fields.ts'
import { baseName, type Gathered, startGathering } from './gathering.ts'
import type { Problem } from './intake.ts'
import { findNearest } from './nearest.ts'
import { noneIfEmpty } from './paper-fields.ts'
import { slugName } from './tei.ts'
import { writeXml, type XmlElement } from './xml.ts'

/** Field → the column names it goes by, compared without case, spaces and punctuation. */
const COLUMNS: { readonly [field: string]: readonly string[] } = {
  id: ['id', 'identifier', 'paperid'],
  key: ['key', 'no', 'nr', 'reg', 'registernumber'],
  from: ['from', 'sender', 'senders', 'author', 'writer', 'fromname'],
  to: ['to', 'addressee', 'addressees', 'recipient', 'receiver', 'toname'],
  cc: ['cc', 'copyto', 'copiesto'],
  date: ['date', 'senderdate', 'written', 'datewritten', 'writtendate', 'dated'],
  dateWords: ['senderdatetext', 'datetext', 'datewords'],
  sent: ['sent', 'datesent', 'sentdate'],
  received: ['received', 'addresseedate', 'datereceived', 'receiveddate'],
  receivedWords: ['addresseedatetext'],
  published: ['published', 'datepublished'],
  place: ['place', 'senderplace', 'placesent', 'origin'],
  number: ['number', 'numbers', 'telegramnumber', 'documentnumber'],
  title: ['title', 'subject', 'description'],
  kind: ['kind', 'type', 'genre'],
  channel: ['channel'],
  language: ['language', 'lang'],
  onFile: ['onfile'],
  existence: ['existence'],
  meeting: ['meeting'],
  source: ['source', 'edition', 'reference'],
  page: ['page', 'pages'],
  note: ['note', 'notes', 'remarks', 'comment'],
  fromRef: ['senderid', 'fromid', 'senderref'],
  toRef: ['addresseeid', 'toid', 'addresseeref'],
  placeRef: ['senderplaceid', 'placeid'],
  toPlace: ['addresseeplace'],
  toPlaceRef: ['addresseeplaceid'],
}
const FIELD_OF = new Map(Object.entries(COLUMNS).flatMap(([field, names]) => names.map((n) => [n, field] as const)))

/** A line of a register, wherever it came from. */
export interface RegisterRow {
  readonly record: readonly string[]
  readonly line: number
}

/** `columns`: what the keeper calls columns, to what they are called here; remembered in the record's settings. */
export function readCsv(text: string, path: string, columns?: ReadonlyMap<string, string>): Gathered {
  const first = text.slice(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n'))
  const delimiter = [',', ';', '\t'].map((d) => [d, first.split(d).length] as const).sort((a, b) => b[1] - a[1])[0]![0]
  const rows: { record: string[]; line: number }[] = []
  let broken: Problem | undefined
  try {
    parse(text, {
      // What was read before the table breaks off is kept.
      on_record: (record: string[], { lines }: { lines: number }) => {
        rows.push({ record, line: lines })
        return null
      },
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: 10_000_000,
    })
  } catch (error) {
    const last = rows.at(-1)?.line
    broken = {
      severity: 'error',
      code: 'broken-csv',
      file: path,
      line: (last ?? 0) + 1,
      message: `The table breaks off ${last === undefined ? 'at once' : `after line ${last}`}: ${(error as Error).message.slice(0, 200)}`,
      remedy: 'Look below that line for a quotation mark that is opened and not closed.',
    }
  }
  if (!broken) return readRegister(rows, path, 'csv', columns)
  const gathered = rows.length > 1 ? readRegister(rows, path, 'csv', columns) : startGathering('csv')
  gathered.problems.push(broken)
  gathered.status = gathered.drafts.length > 0 ? 'read in part' : 'unreadable'
  return gathered
}

/** A table whose first line with anything in it names the columns. */
export function readRegister(
  all: readonly RegisterRow[],
  path: string,
  format: string,
  columns: ReadonlyMap<string, string> = new Map(),
): Gathered {
  const gathered = startGathering(format)
  const top = all.findIndex((r) => r.record.some((c) => c !== ''))
  const rows = top > 0 ? all.slice(top) : all
  const header = rows[0]?.record ?? []
  const key = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const kept = new Map([...columns].map(([name, field]) => [key(name), FIELD_OF.get(key(field))]))
  const fields = header.map((name) => kept.get(key(name)) ?? FIELD_OF.get(key(name)))
  if (!fields.some((f) => f === 'from' || f === 'to' || f === 'date' || f === 'sent')) {
    gathered.problems.push({
      severity: 'error',
      code: 'no-register',
      file: path,
      line: 1,
      message: `The first line names no column for sender, addressee or date; it says: ${header.join(', ').slice(0, 120)}.`,
      remedy:
        'Give the table a first line such as id,from,to,date,place,number,kind,title; or say in chancery.yaml what its columns are: `columns: {Absender: from, Datum: date}`.',
    })
    gathered.status = 'unreadable'
    return gathered
  }
  for (const [i, name] of header.entries()) {
    if (fields[i] !== undefined || name === '') continue
    const near = findNearest(name.toLowerCase(), FIELD_OF.keys())
    gathered.problems.push({
      severity: 'warning',
      code: 'unknown-column',
      file: path,
      line: 1,
      message: `The column "${name}" is not known${near ? `; the nearest is "${near}"` : ''}. It was left out.`,
      remedy: near
        ? `If "${near}" is meant, call it that, or say so in chancery.yaml: \`columns: {${name}: ${near}}\`.`
        : `Columns that are known: ${Object.keys(COLUMNS)
            .filter((c) => !/Ref$|Words$/.test(c))
            .join(', ')}.`,
    })
  }
  for (const { record, line } of rows.slice(1)) readRow(record, fields, line, path, gathered)
  return gathered
}

function readRow(
  record: readonly string[],
  fields: readonly (string | undefined)[],
  line: number,
  path: string,
  gathered: Gathered,
): void {
  const cell = (field: string): string | undefined => {
    for (const [i, f] of fields.entries()) if (f === field && record[i]) return record[i]
    return undefined
  }
  const names = (field: string) =>
    noneIfEmpty(
      cell(field)
        ?.split(/\s*[;|]\s*/)
        .filter(Boolean),
    )
  // Where the parties are declared, a cell is divided by what they are called.
  const cells = clean({ from: cell('from'), to: cell('to'), cc: cell('cc') })
  const context = { file: path, problems: gathered.problems }
  const when = (field: string, wordsField?: string) => {
    const said = cell(field)
    const read = said === undefined ? undefined : readWhenWords(said, line, field, 'this line', context)
    const words = wordsField && cell(wordsField)
    return words ? { ...read, words } : read
  }
  const [from, to, id] = [names('from'), names('to'), cell('id')]
  if (!from && !to && !id && !cell('date') && !cell('title')) return
  const [received, written, sent] = [when('received', 'receivedWords'), when('date', 'dateWords'), when('sent')]
  const key = cell('key') ?? cell('number')
  const name =
    key ?? [cell('date') ?? cell('sent') ?? 'undated', from?.[0] ?? 'unknown', to?.[0] ?? 'unknown'].join('-')
  const one = <T extends string>(field: string, values: readonly T[]): T | undefined => {
    const said = cell(field)?.toLowerCase()
    if (said === undefined || values.includes(said as T)) return said as T | undefined
    gathered.problems.push({
      severity: 'warning',
      code: 'wrong-value',
      file: path,
      line,
      message: `Line ${line}: "${said}" was found where one of ${values.join(', ')} was expected. It was left out.`,
      remedy: `Write one of: ${values.join(', ')}.`,
    })
    return undefined
  }
  const source = cell('source')
  gathered.drafts.push({
    file: path,
    line,
    format: gathered.format,
    register: true,
    id: id ?? `${baseName(path)}/${slugName(name)}`,
    idGiven: id !== undefined,
    inferred: {},
    attached: [],
    cells,
    ...(received && { receivedByAddressee: received }),
    said: {
      ...clean({
        title: cell('title'),
        kind: cell('kind')?.toLowerCase(),
        from,
        to,
        cc: names('cc'),
        place: cell('place'),
        written,
        sent,
        published: when('published'),
        channel: cell('channel'),
        numbers: names('number'),
        language: cell('language'),
        onFile: one('onFile', ON_FILE) ?? ('none' as const),
        existence: one('existence', EXISTENCE),
        meeting: cell('meeting'),
        source: source ? [cell('page') ? `${source}, p. ${cell('page')}` : source] : undefined,
        note: cell('note'),
        described: fields.some((f) => /(?:Ref|toPlace)$/.test(f ?? ''))
          ? describeRow(cell, written ?? sent, received)
          : undefined,
      }),
    },
  })
}

type Cell = (field: string) => string | undefined

/**
 * A row that names people and places by their numbers in an authority file, as a `correspDesc`: the record has names, and the
 * numbers must not be lost on the way through it.
 */
function describeRow(cell: Cell, sent: WhenSaid | undefined, received: WhenSaid | undefined): string {
  const list = (field: string) => cell(field)?.split(/\s*[;|]\s*/) ?? []
  const element = (name: string, words: string, attributes: { [name: string]: string | undefined }): XmlElement => ({
    name,
    attributes: Object.fromEntries(Object.entries(attributes).filter((a): a is [string, string] => Boolean(a[1]))),
    children: words === '' ? [] : [words],
    line: 0,
    complete: true,
  })
  const people = (names: string, refs: string) =>
    list(names).map((name, i) => element('persName', name, { ref: list(refs)[i] }))
  const place = (name: string, ref: string) =>
    cell(name) || cell(ref) ? [element('placeName', cell(name) ?? '', { ref: cell(ref) })] : []
  const date = (when: WhenSaid | undefined, said: string | undefined) => {
    if (!when) return []
    const edtf = when.edtf ?? ''
    const [from, to] = edtf.replace(/[?~%]/g, '').split('/')
    const bound = (day: string | undefined) => (day === '..' ? undefined : day)
    return [
      element('date', when.words === when.edtf ? '' : when.words, {
        ...(to === undefined ? { when: from } : { notBefore: bound(from), notAfter: bound(to) }),
        'when-custom':
          said !== undefined && /^[[{]|\/\?$/.test(said) ? said : /[?~%]|^\/|\/$/.test(edtf) ? edtf : undefined,
      }),
    ]
  }
  const action = (type: string, inside: XmlElement[]) => ({
    ...element('correspAction', '', { type }),
    children: inside,
  })
  const edition = cell('source')
  return writeXml({
    ...element('correspDesc', '', {
      source: edition && /^[\w.-]+$/.test(edition) ? `#${edition}` : undefined,
      key: cell('key') ?? cell('id'),
    }),
    children: [
      action('sent', [
        ...people('from', 'fromRef'),
        ...date(sent, cell('date') ?? cell('sent')),
        ...place('place', 'placeRef'),
      ]),
      action('received', [
        ...people('to', 'toRef'),
        ...date(received, cell('received')),
        ...place('toPlace', 'toPlaceRef'),
      ]),
    ],
  })
}
