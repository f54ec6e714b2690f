/** `chancery plan NETWORK.json`: a network by itself, without papers. */
import { readFileSync } from 'node:fs'
import { isNetwork, readNetwork } from '../plan/network.ts'
import { answerForNetwork } from '../plan/network-answer.ts'
import { percent } from '../reports/print-plan.ts'
import { wrap } from '../reports/print-text.ts'
import { writeText, writeValue } from './answer.ts'
import { type Given, UsageError } from './command.ts'
import { readRuns, readSeed } from './plan-options.ts'
import type { Terminal } from './terminal.ts'

export function isNetworkFile(path: string): boolean {
  return /\.json$/i.test(path)
}

export async function answerNetwork(path: string, given: Given, terminal: Terminal): Promise<number> {
  const value = readJson(path)
  const network = readNetwork(value)
  if (!('kind' in network))
    throw new UsageError(
      network.map((f) => `${path}: ${f.place}: ${f.message}`).join('\n'),
      isNetwork(value) ? `Nothing was computed on it. ${network[0]!.remedy}` : network[0]!.remedy,
    )
  const by = given.text('by') === undefined ? undefined : Number(given.text('by'))
  if (by !== undefined && !Number.isFinite(by))
    throw new UsageError(
      `--by ${given.text('by')}: of a network a number was expected, in its own unit.`,
      'For example --by 30.',
    )
  const answer = answerForNetwork(network, {
    ...(by !== undefined && { by }),
    runs: readRuns(given),
    seed: readSeed(given),
  })
  if (given.text('format') === 'json') await writeValue(terminal, answer)
  else await writeText(terminal, print(answer))
  return failsOn(given) && !answer.controllable ? 1 : 0
}

/** "No" is an answer, and no fault of the papers: it makes the exit status 1 only where somebody asks for that. */
export function failsOn(given: Given): boolean {
  const level = given.text('fail-on')
  return level !== undefined && level !== 'never'
}

function readJson(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new UsageError(`${path} cannot be read.`, 'Name a file: chancery plan NETWORK.json')
  }
  try {
    return JSON.parse(text)
  } catch (e) {
    throw new UsageError(
      `${path} is no JSON: ${(e as Error).message}`,
      'See docs/plan.md for what stands in a network.',
    )
  }
}

function* print(answer: ReturnType<typeof answerForNetwork>): Generator<string> {
  yield answer.controllable
    ? 'Controllable: there is a way to meet every constraint whatever the uncertain stretches turn out to be.\n'
    : answer.consistent
      ? 'Not controllable: there are schedules, but none can be kept whatever the uncertain stretches turn out to be.\n'
      : 'Not controllable: no schedule at all meets every constraint.\n'
  if (answer.conflict.length > 0) yield '\nThese cannot all be met:\n'
  for (const c of answer.conflict) yield `${wrap(c.words, '    ', '  - ')}\n`
  const { onTime, noChance } = answer
  if (onTime)
    yield `\n${wrap(`By ${onTime.by}: ${percent(onTime.probability)} (${percent(onTime.lowest)} to ${percent(onTime.highest)}), if one knew beforehand how long the uncertain stretches take; they are taken as uniform.`)}\n`
  if (noChance !== undefined) yield `\n${wrap(`How likely that is cannot be told: ${noChance}.`)}\n`
}
