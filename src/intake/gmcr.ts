/**
 * A conflict as GMCR+ and gmcr-py save it (`.gmcr`, JSON): options with directions, decision makers with a manual ranking or with
 * weighted preference patterns, infeasible patterns. The answer is the same conflict in Chancery's own form (`MODEL.json`).
 *
 * States are numbered by their order there, from 1, among the feasible ones; `Y` and `N` stand at an option's number.
 */

export interface GmcrModel {
  readonly name?: string
  readonly options: readonly { readonly name: string; readonly reversible: 'both' | 'forward' | 'backward' }[]
  readonly decisionMakers: readonly {
    readonly name: string
    readonly options: readonly number[]
    readonly ranking: readonly (number | readonly number[])[]
  }[]
  readonly feasible: readonly number[]
}

export class NotGmcr extends Error {}

type Letter = readonly [option: number, letter: string]
type Fields = { readonly [field: string]: unknown }

/** Reads the text of a `.gmcr` file. Throws `NotGmcr` with what was found and expected. */
export function readGmcr(text: string): GmcrModel {
  let file: Fields
  try {
    file = JSON.parse(text) as Fields
  } catch {
    throw new NotGmcr('This is no JSON, and .gmcr files are.')
  }
  if (!Array.isArray(file.options) || !Array.isArray(file.decisionMakers))
    throw new NotGmcr('A .gmcr file has "options" and "decisionMakers", and this has not both.')
  const direction: { readonly [said: string]: 'both' | 'forward' | 'backward' } = {
    fwd: 'forward',
    back: 'backward',
    both: 'both',
  }
  const options = (file.options as Fields[]).map((o, i) => {
    const reversible = direction[String(o.permittedDirection ?? 'both')]
    if (!reversible)
      throw new NotGmcr(
        `Option ${i + 1} has the direction ${JSON.stringify(o.permittedDirection)}; fwd, back and both are known.`,
      )
    return { name: String(o.name ?? `option ${i + 1}`), reversible }
  })
  const infeasible = ((file.infeasibles ?? []) as unknown[]).map((p) => lettersIn(p, options.length))
  const feasible: number[] = []
  for (let s = 0; s < 2 ** options.length; s++) if (!infeasible.some((p) => p.length && fits(s, p))) feasible.push(s)
  const decisionMakers = (file.decisionMakers as Fields[]).map((d) => {
    const name = String(d.name)
    const mine = ((d.options ?? []) as unknown[]).map(Number)
    const manual = d.preferenceRanking
    const byHand = file.useManualPreferenceRanking !== false && Array.isArray(manual) && manual.length > 0
    return {
      name,
      options: mine,
      ranking: byHand ? ranked(manual as unknown[], feasible, name) : weighed(d, feasible, options.length),
    }
  })
  return { ...(typeof file.title === 'string' && { name: file.title }), options, decisionMakers, feasible }
}

function ranked(ranking: readonly unknown[], feasible: readonly number[], name: string): (number | number[])[] {
  const state = (ordered: unknown): number => {
    const s = feasible[Number(ordered) - 1]
    if (s === undefined)
      throw new NotGmcr(
        `The ranking of ${name} names state ${JSON.stringify(ordered)}; states run from 1 to ${feasible.length}.`,
      )
    return s
  }
  return ranking.map((r) => (Array.isArray(r) ? r.map(state) : state(r)))
}

/** Preferences in order of priority: the first weighs more than all after it together. */
function weighed(d: Fields, feasible: readonly number[], options: number): (number | number[])[] {
  const patterns = ((d.preferences ?? []) as unknown[]).map((p) => lettersIn(p, options))
  const score = (s: number) => patterns.map((p) => (fits(s, p) ? '1' : '0')).join('')
  const levels = new Map<string, number[]>()
  for (const s of feasible) levels.set(score(s), [...(levels.get(score(s)) ?? []), s])
  return [...levels]
    .sort((a, b) => (a[0] < b[0] ? 1 : -1))
    .map(([, states]) => (states.length === 1 ? states[0]! : states))
}

/** `[[0, "Y"], [1, "N"]]`, or the same under "condition" or "options"; a pattern in letters works too. */
function lettersIn(said: unknown, options: number): Letter[] {
  if (typeof said === 'string') return [...said].flatMap((c, i): Letter[] => (c === 'Y' || c === 'N' ? [[i, c]] : []))
  if (Array.isArray(said)) {
    if (said.length === 2 && Number.isInteger(said[0]) && (said[1] === 'Y' || said[1] === 'N'))
      return [[said[0] as number, said[1]]]
    const letters = said.flatMap((x) => lettersIn(x, options))
    const odd = letters.find(([o]) => o < 0 || o >= options)
    if (odd) throw new NotGmcr(`A pattern speaks of option ${odd[0] + 1}, and there are ${options}.`)
    return letters
  }
  if (typeof said === 'object' && said !== null) {
    const { condition, options: inner } = said as Fields
    if (condition !== undefined || inner !== undefined) return lettersIn(condition ?? inner, options)
  }
  throw new NotGmcr(`A pattern is written ${JSON.stringify(said)}, which is not understood; [[0, "Y"], [1, "N"]] is.`)
}

function fits(state: number, pattern: readonly Letter[]): boolean {
  return pattern.every(([o, c]) => (c === 'Y') === (((state >>> o) & 1) === 1))
}
