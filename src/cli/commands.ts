/** The commands by name. Each is a file of its own, loaded when it is called. */
import { findNearest } from '../intake/nearest.ts'
import { type Command, UsageError } from './command.ts'

interface Listed {
  readonly summary: string
  readonly load: () => Promise<{ readonly command: Command }>
}

export const COMMANDS: { readonly [name: string]: Listed } = {
  open: { summary: 'read the papers and open the desk in a browser', load: () => import('./open.ts') },
  import: { summary: 'add papers to a record file', load: () => import('./import.ts') },
  papers: {
    summary: 'each paper as it was understood: date, from, to, kind, language',
    load: () => import('./list-papers.ts'),
  },
  check: { summary: 'what is wrong or doubtful in the file, with the passages', load: () => import('./check.ts') },
  missing: { summary: 'papers and sections cited and not here: a request list', load: () => import('./missing.ts') },
  links: { summary: 'every reference and the paper it means', load: () => import('./links.ts') },
  known: { summary: 'what a party holds, holds in part and knows of', load: () => import('./known.ts') },
  brief: { summary: 'one page before a meeting with a party', load: () => import('./brief.ts') },
  thread: { summary: 'what a paper answers, what answers it, what it cites', load: () => import('./thread.ts') },
  statements: { summary: 'who said what to whom, in whose account', load: () => import('./statements.ts') },
  positions: {
    summary: 'where each side stands on each option, with the passages',
    load: () => import('./positions.ts'),
  },
  packages: {
    summary: 'what all can accept; else the smallest concessions and conflicts',
    load: () => import('./packages.ts'),
  },
  stability: { summary: 'what would hold, with the moves that make or break it', load: () => import('./stability.ts') },
  plan: {
    summary: 'what must happen, who confirms it, and whether it can be in time',
    load: () => import('./plan.ts'),
  },
  export: { summary: 'write the record as a folder of papers', load: () => import('./export.ts') },
}

/** Throws `UsageError` with the nearest name. */
export async function findCommand(name: string): Promise<Command> {
  if (Object.hasOwn(COMMANDS, name)) return (await COMMANDS[name]!.load()).command
  const near = findNearest(name, Object.keys(COMMANDS))
  throw new UsageError(
    `There is no command "${name}".`,
    near ? `Is "chancery ${near}" meant? All commands: chancery --help` : 'All commands: chancery --help',
  )
}

export function listCommands(): string {
  const names = Object.keys(COMMANDS)
  const wide = Math.max(...names.map((n) => n.length))
  return [
    'chancery: the working record of a negotiation carried on in letters',
    '',
    '  chancery COMMAND [PAPERS…] [options]',
    '',
    'PAPERS are files and folders in any format that is read, or record files (*.chancery), mixed freely.',
    '',
    ...names.map((n) => `  ${n.padEnd(wide)}  ${COMMANDS[n]!.summary}`),
    '',
    'chancery COMMAND --help shows the options of a command and an example.',
    'To begin: chancery open',
    '',
  ].join('\n')
}
