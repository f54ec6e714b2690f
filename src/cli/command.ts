/**
 * What a command is, and how the words after its name are read. Node's own parser gives the tokens; what is unknown is
 * refused here with the nearest name, since a mistyped `--as-off` that is silently ignored would answer another question.
 */
import { parseArgs } from 'node:util'
import { findNearest } from '../intake/nearest.ts'
import type { Terminal } from './terminal.ts'

export interface Option {
  readonly name: string
  /** What stands after it, as the help calls it; absent for a switch. */
  readonly value?: string
  readonly says: string
  readonly choices?: readonly string[]
}

export interface Command {
  readonly name: string
  /** One line for the list. */
  readonly summary: string
  readonly usage: string
  readonly about: string
  readonly options: readonly Option[]
  readonly example: string
  /** Gives the exit status. */
  readonly run: (given: Given, terminal: Terminal) => Promise<number>
}

/** What was typed after the command's name. */
export interface Given {
  readonly papers: readonly string[]
  readonly has: (option: string) => boolean
  readonly text: (option: string) => string | undefined
}

/** Wrong usage, or nothing that could be read: exit status 2. */
export class UsageError extends Error {
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

/** Options that every command knows. */
const EVERYWHERE: readonly Option[] = [
  { name: 'quiet', says: 'no progress, no notes; errors are still told' },
  { name: 'no-color', says: 'no colour (as the environment variable NO_COLOR)' },
  { name: 'help', says: 'this page' },
]

/** Options of every command that reads papers. */
export const READING: readonly Option[] = [
  { name: 'record', value: 'FILE', says: 'read this record file (*.chancery) as well' },
  { name: 'ignore-notes', says: "leave out an edition's own notes" },
  { name: 'progress', says: 'tell the progress even when standard error is no terminal' },
]

/** Options of every command that answers to somebody's eyes. */
export const EYES: readonly Option[] = [
  {
    name: 'as-of',
    value: 'TIME',
    says: 'what had happened by then: a date in words, or EDTF (dates with the year first): 1962-11-04, 1962-11-04T18:30',
  },
  {
    name: 'seen-by',
    value: 'PARTY',
    says: 'only what this party holds and knows of: an id, a name, or a part of one that nobody else bears',
  },
]

const FAIL_ON: Option = {
  name: 'fail-on',
  value: 'LEVEL',
  says: 'findings that make the exit status 1: error (default), warning or never',
  choices: ['error', 'warning', 'never'],
}

/** The common options of a command that answers in these formats. */
export function commonOptions(...formats: readonly string[]): readonly Option[] {
  const format: Option = { name: 'format', value: 'FORMAT', says: formats.join(', '), choices: formats }
  return [...READING, ...EYES, format, FAIL_ON]
}

/** Reads what was typed. Throws `UsageError`. */
export function readGiven(command: Command, words: readonly string[]): Given {
  const known = new Map([...command.options, ...EVERYWHERE].map((o) => [o.name, o]))
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      [...known.values()].map((o) => [o.name, { type: o.value ? ('string' as const) : ('boolean' as const) }]),
    ),
  })
  const papers: string[] = []
  const values = new Map<string, string | undefined>()
  for (const token of tokens) {
    if (token.kind === 'positional') papers.push(token.value)
    if (token.kind !== 'option') continue
    // `-h` is a habit of many hands; no other short option exists.
    const name = token.rawName === '-h' ? 'help' : token.name
    const option = token.rawName.startsWith('--') || token.rawName === '-h' ? known.get(name) : undefined
    if (!option) throw unknownOption(command, token.rawName, known.keys())
    values.set(name, readValue(command, option, token.value))
  }
  return { papers, has: (name) => values.has(name), text: (name) => values.get(name) }
}

function unknownOption(command: Command, typed: string, known: Iterable<string>): UsageError {
  const near = findNearest(typed.replace(/^-+/, ''), known)
  return new UsageError(
    `"chancery ${command.name}" has no option ${typed}.`,
    near
      ? `Is --${near} meant? All options: chancery ${command.name} --help`
      : `All options: chancery ${command.name} --help`,
  )
}

function readValue(command: Command, option: Option, value: string | undefined): string | undefined {
  const all = `chancery ${command.name} --help`
  if (!option.value) {
    if (value !== undefined)
      throw new UsageError(`--${option.name} takes no value, and was given "${value}".`, `See ${all}`)
    return undefined
  }
  if (value === undefined || value === '' || value.startsWith('--'))
    throw new UsageError(`--${option.name} needs a value: --${option.name} ${option.value}.`, `See ${all}`)
  if (option.choices && !option.choices.includes(value)) {
    const near = findNearest(value, option.choices)
    throw new UsageError(
      `--${option.name} is one of ${option.choices.join(', ')}; "${value}" is none of them.`,
      near ? `Is "${near}" meant?` : `See ${all}`,
    )
  }
  return value
}

/** The page that `--help` shows. */
export function helpPage(command: Command): string {
  const options = [...command.options, ...EVERYWHERE]
  const left = (o: Option) => `--${o.name}${o.value ? ` ${o.value}` : ''}`
  const wide = Math.max(...options.map((o) => left(o).length))
  return [
    `chancery ${command.name}: ${command.summary}`,
    '',
    `  ${command.usage}`,
    '',
    command.about,
    '',
    'Options',
    ...options.map((o) => `  ${left(o).padEnd(wide)}  ${o.says}`),
    '',
    'Example',
    `  $ ${command.example}`,
    '',
    'Exit status: 0 done and nothing to report; 1 findings at or above --fail-on; 2 wrong usage, or nothing that could be read.',
    '',
  ].join('\n')
}
