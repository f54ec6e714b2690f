/** The counts that `chancery plan` takes, of papers and of a network. */
import { type Given, UsageError } from './command.ts'

const MOST = 10_000_000

export function readRuns(given: Given): number {
  return readCount(given, 'runs', 1) ?? 20_000
}

export function readSeed(given: Given): number {
  return readCount(given, 'seed', 0) ?? 1
}

function readCount(given: Given, option: string, least: number): number | undefined {
  const typed = given.text(option)
  if (typed === undefined) return undefined
  const n = Number(typed)
  if (/^\d+$/.test(typed.trim()) && n >= least && n <= MOST) return n
  throw new UsageError(
    `--${option} ${typed}: a whole number from ${least} to ${MOST.toLocaleString('en')} was expected.`,
    `For example --${option} ${option === 'runs' ? '100000' : '7'}.`,
  )
}
