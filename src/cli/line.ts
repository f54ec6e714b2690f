/** A command line: the words that were typed, done. Only what they ask for is loaded: `chancery --help` should not start a database. */
import { helpPage, readGiven, UsageError } from './command.ts'
import { findCommand, listCommands } from './commands.ts'
import { CannotWrite, openTerminal, ReaderGone, type Streams, type Terminal } from './terminal.ts'

/** Runs `chancery` with these words on these streams, the process's own if none are given. Gives the exit status; never throws. */
export async function runLine(words: readonly string[], streams?: Streams): Promise<number> {
  const terminal = openTerminal(
    {
      quiet: words.includes('--quiet'),
      noColor: words.includes('--no-color'),
      progress: words.includes('--progress'),
    },
    streams,
  )
  try {
    const status = await run(words, terminal)
    await terminal.settle()
    return status
  } catch (error) {
    return tellFailure(error, terminal)
  }
}

/** Does what the words ask for. Gives the exit status. */
async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = name === 'help' ? rest[0] : undefined
    await terminal.write(asked === undefined ? listCommands() : helpPage(await findCommand(asked)))
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-v') {
    const { readVersion } = await import('./version.ts')
    await terminal.write(`chancery ${readVersion()}\n`)
    return 0
  }
  const command = await findCommand(name)
  const given = readGiven(command, rest)
  if (given.has('help')) {
    await terminal.write(helpPage(command))
    return 0
  }
  return command.run(given, terminal)
}

/** Our own refusals are told; anything else is a fault of the program and says where to take it. */
function tellFailure(error: unknown, to: Terminal): number {
  if (error instanceof ReaderGone) return Number(process.exitCode ?? 0)
  if (error instanceof CannotWrite) {
    to.tell(
      `chancery: The answer could not be written: ${error.message}.\n  What was written of it is not whole. Is the disk full?`,
    )
    return 74
  }
  if (error instanceof UsageError) {
    to.tell(`chancery: ${error.message}\n  ${error.remedy}`)
    return 2
  }
  if ((error as Error).name === 'StoreError') {
    to.tell(`chancery: ${(error as Error).message}`)
    return 2
  }
  to.tell(
    `chancery: the program failed: ${(error as Error).stack ?? error}\n  This is a fault of Chancery, not of your papers. Nothing was changed. Please report it with the lines above.`,
  )
  return 70
}
