/**
 * Reads the fields of one item: known keys, wrong values and dates, each fault with its line. What is faulty is left out and
 * said; the rest of the item is kept. An item that lacks what it cannot be without is dropped, and that is said too.
 */

import { readDateWords } from '../reading/date-words.ts'
import { readEdtf } from '../record/edtf.ts'
import type { WhenSaid } from '../record/when.ts'
import { isZone } from '../record/zone.ts'
import type { Problem } from './intake.ts'
import type { Marked } from './marked.ts'
import { findNearest } from './nearest.ts'

export interface FieldContext {
  readonly file: string
  readonly problems: Problem[]
  /** For clock times that carry no offset. */
  readonly zone?: string | undefined
  readonly year?: number | undefined
}

export type Fields = ReturnType<typeof readFields>

/** Opens a map for reading. `what` names the item in messages: "paper", "statement st-1". */
export function readFields(marked: Marked | undefined, known: readonly string[], what: string, context: FieldContext) {
  const map = marked?.kind === 'map' ? marked : undefined
  const line = marked?.line ?? 1
  const warn = (
    code: string,
    at: number,
    message: string,
    remedy: string,
    severity: Problem['severity'] = 'warning',
  ): void => {
    context.problems.push({ severity, code, file: context.file, line: at, message: `Line ${at}: ${message}`, remedy })
  }
  if (marked && !map && marked.kind !== 'nothing')
    warn(
      'wrong-value',
      line,
      `${what} should be keys with values, and is ${describe(marked)}.`,
      `Write it as \`${known[0]}: ...\`, one key to a line.`,
    )
  for (const [key] of map?.fields ?? []) {
    if (known.includes(key)) continue
    const near = findNearest(key, known)
    warn(
      'unknown-key',
      map!.lines.get(key)!,
      `\`${key}\` is no key of ${what}${near ? `; the nearest is \`${near}\`` : ''}. It was left out.`,
      near ? `If \`${near}\` is meant, write that.` : `The keys are: ${known.join(', ')}.`,
    )
  }
  const get = (key: string): Marked | undefined => {
    const value = map?.fields.get(key)
    return value?.kind === 'nothing' ? undefined : value
  }
  const wrong = (key: string, value: Marked, expected: string) =>
    warn(
      'wrong-value',
      value.line,
      `\`${key}\` of ${what} is ${describe(value)}; ${expected} was expected. It was left out.`,
      `Write ${expected}.`,
    )

  const text = (key: string): string | undefined => {
    const value = get(key)
    if (!value) return undefined
    if (value.kind === 'words') return value.text
    if (value.kind === 'list' && value.items.length === 1 && value.items[0]!.kind === 'words')
      return value.items[0]!.text
    wrong(key, value, 'one word or phrase')
    return undefined
  }
  const id = (key: string): string | undefined => text(key)?.trim() || undefined
  const list = (key: string): string[] | undefined => {
    const value = get(key)
    if (!value) return undefined
    if (value.kind === 'words') return value.text.trim() === '' ? [] : [value.text]
    if (value.kind !== 'list') {
      wrong(key, value, 'a list, as `[one, two]`,')
      return undefined
    }
    return value.items.flatMap((item) => {
      if (item.kind === 'words' && item.text !== '') return [item.text]
      if (item.kind !== 'nothing') wrong(key, item, 'a word or phrase')
      return []
    })
  }
  const oneOf = <T extends string>(key: string, values: readonly T[]): T | undefined => {
    const said = text(key)
    if (said === undefined || values.includes(said as T)) return said as T | undefined
    const near = findNearest(said, values)
    warn(
      'wrong-value',
      get(key)!.line,
      `\`${key}\` of ${what} is "${said}"; one of ${values.join(', ')} was expected. It was left out.`,
      near ? `"${near}" is the nearest.` : `Write one of: ${values.join(', ')}.`,
    )
    return undefined
  }
  const yesNo = (key: string): boolean | undefined => {
    const said = oneOf(key, ['true', 'false', 'yes', 'no'])
    return said === undefined ? undefined : said === 'true' || said === 'yes'
  }
  const number = (key: string): number | undefined => {
    const said = text(key)
    if (said === undefined) return undefined
    if (/^\d{1,12}$/.test(said)) return Number(said)
    wrong(key, get(key)!, 'a whole number')
    return undefined
  }
  const when = (key: string): WhenSaid | undefined => {
    const value = get(key)
    return value && readWhenField(value, key, what, context)
  }
  const items = (key: string): readonly Marked[] => {
    const value = get(key)
    return value === undefined ? [] : value.kind === 'list' ? value.items : [value]
  }
  const lacks = (key: string) =>
    warn(
      'item-incomplete',
      line,
      `${what} has no \`${key}\`, without which it cannot be taken in.`,
      `Add \`${key}:\`, or delete the item.`,
      'error',
    )
  return {
    line,
    get,
    text,
    id,
    list,
    oneOf,
    yesNo,
    number,
    when,
    items,
    lacks,
    warn,
    has: (key: string) => get(key) !== undefined,
  }
}

/** EDTF or English date words, or `{words, edtf, zone, relative-to}`. What is neither keeps its words and is reported. */
export function readWhenField(value: Marked, key: string, what: string, context: FieldContext): WhenSaid | undefined {
  if (value.kind === 'words') return readWhenWords(value.text, value.line, key, what, context)
  if (value.kind === 'map') {
    const f = readFields(value, ['words', 'edtf', 'zone', 'relative-to'], `\`${key}\` of ${what}`, context)
    const edtf = f.text('edtf')
    const relative = f.get('relative-to')
    const r = relative && readFields(relative, ['words', 'paper', 'meeting'], '`relative-to`', context)
    const words = f.text('words') ?? edtf ?? ''
    const zone = readZone(f, context)
    const relativeTo = r && {
      words: r.text('words') ?? '',
      ...clean({ paper: r.id('paper'), meeting: r.id('meeting') }),
    }
    const valid = edtf === undefined || readEdtf(edtf, 'UTC') !== undefined
    if (!valid) notADate(context, value.line, key, what, edtf)
    return {
      words,
      ...(edtf !== undefined && valid && { edtf }),
      ...(zone && { zone }),
      ...(relativeTo && { relativeTo }),
    }
  }
  context.problems.push({
    severity: 'warning',
    code: 'wrong-value',
    file: context.file,
    line: value.line,
    message: `Line ${value.line}: \`${key}\` of ${what} is ${describe(value)}; a date was expected.`,
    remedy: 'Write a date as 1962-10-26, or in words.',
  })
  return undefined
}

export function readWhenWords(
  words: string,
  line: number | undefined,
  key: string,
  what: string,
  context: FieldContext,
): WhenSaid | undefined {
  const said = words.trim()
  if (said === '') return undefined
  const edtf = asStretch(said)
  const read = readEdtf(edtf, 'UTC') ? { words: said, edtf } : readDateWords(said, { year: context.year })
  if (!read) {
    notADate(context, line, key, what, said)
    return { words: said }
  }
  return context.zone && hasBareClock(read.edtf!) ? { ...read, zone: context.zone } : read
}

/** EDTF's "one of a set" ([1542-05-05,1542-05-06], [1542..1545]) leaves open the stretch from its first to its last; "/?" is an end nobody knows. */
export function asStretch(said: string): string {
  const m = /^\[\s*([^\s,.\]]+)\s*(?:,|\.\.)(?:[^\]]*[,.])?\s*([^\s,.\]]+)\s*\]$/.exec(said)
  return m ? `${m[1]}/${m[2]}` : said.replace(/\/\?$/, '/')
}

/** A clock time that carries no offset of its own. */
export function hasBareClock(edtf: string): boolean {
  return edtf.split('/').some((part) => /T\d/.test(part) && !/(?:Z|T.*[+-]\d{2}(?::?\d{2})?)[~?%]?$/.test(part))
}

function notADate(context: FieldContext, line: number | undefined, key: string, what: string, said: string): void {
  context.problems.push({
    severity: 'warning',
    code: 'not-a-date',
    file: context.file,
    ...(line !== undefined && { line }),
    message: `${line === undefined ? '' : `Line ${line}: `}\`${key}\` of ${what} says "${said.slice(0, 80)}", which is no date that can be read. The words were kept; the paper is treated as undated there.`,
    remedy: 'Write it as 1962-10-26, 1962-10-26T19:00+03:00, 1962-10-25/1962-10-26, or "26 October 1962".',
  })
}

export function readZone(f: Fields, context: FieldContext): string | undefined {
  const zone = f.id('zone')
  if (zone === undefined || isZone(zone)) return zone
  context.problems.push({
    severity: 'warning',
    code: 'unknown-zone',
    file: context.file,
    line: f.get('zone')!.line,
    message: `Line ${f.get('zone')!.line}: "${zone}" is no time zone that is known here. It was left out.`,
    remedy: 'Write a name such as Europe/Moscow, or an offset such as +03:00.',
  })
  return undefined
}

function describe(value: Marked): string {
  switch (value.kind) {
    case 'words':
      return `"${value.text.slice(0, 40)}"`
    case 'list':
      return 'a list'
    case 'map':
      return 'keys with values'
    case 'nothing':
      return 'empty'
  }
}

/** The fields that are there. */
export function clean<T extends object>(value: T): { [F in keyof T]?: Exclude<T[F], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as never
}
