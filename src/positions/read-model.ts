/** A stability model from its JSON, checked: every complaint names the line and says what to do. */
import { lineOf, type Path, readJson, Unfit } from './lines.ts'
import {
  type DecisionMaker,
  feasibleStates,
  type Ladder,
  lettersOf,
  MOST_OPTIONS,
  MOST_STATES,
  type Model,
  type ModelOption,
  matches,
  type Preference,
  type RankedItem,
  type Reversible,
  rankByPreferences,
} from './model.ts'

interface Reader {
  readonly refuse: (path: Path, message: string, remedy: string) => never
}

type Fields = { readonly [field: string]: unknown }

/** Reads a model (`MODEL.json`). Throws `Unfit`. */
export function readModel(text: string): Model {
  const file = fromSaved(readJson(text))
  const refuse = (path: Path, message: string, remedy: string): never => {
    throw new Unfit(message, remedy, lineOf(text, path))
  }
  const r: Reader = { refuse }
  if (!isFields(file) || !Array.isArray(file.options) || !Array.isArray(file.decisionMakers))
    return refuse(
      [],
      'A model has "options" and "decisionMakers", and this has not both.',
      'The form is described in docs/commands/stability.md.',
    )
  const options = file.options.map((o, i) => readOption(r, o, i))
  if (options.length > MOST_OPTIONS)
    refuse(
      ['options', MOST_OPTIONS],
      `${options.length} options; at most ${MOST_OPTIONS} are read.`,
      'Leave out options that nobody would take, or split the question in two.',
    )
  const ladders = readLadders(r, file.ladders, options.length)
  const feasible = readFeasible(r, file, options, ladders)
  const owner = new Map<number, string>()
  const names = new Set<string>()
  if (file.decisionMakers.length === 0)
    refuse(['decisionMakers'], 'Nobody decides.', 'Name at least one decision maker with its options.')
  const decisionMakers = file.decisionMakers.map((d: unknown, i): DecisionMaker => {
    const at: Path = ['decisionMakers', i]
    if (!isFields(d) || typeof d.name !== 'string')
      return refuse(at, 'A decision maker without a name.', 'Give it "name", "options" and "ranking".')
    if (names.has(d.name))
      refuse([...at, 'name'], `Two decision makers are called ${d.name}.`, 'Give each its own name.')
    names.add(d.name)
    const mine = Array.isArray(d.options)
      ? d.options
      : refuse(
          at,
          `${d.name} has no list of options.`,
          'Write "options": [0, 1] with the numbers of its options; [] if it has none.',
        )
    for (const [k, o] of mine.entries()) {
      if (mine.indexOf(o) < k)
        refuse([...at, 'options', k], `${d.name} is given option ${JSON.stringify(o)} twice.`, 'Keep one of the two.')
      if (!Number.isInteger(o) || (o as number) < 0 || (o as number) >= options.length)
        refuse(
          [...at, 'options', k],
          `${d.name} is given option ${JSON.stringify(o)}, and options run from 0 to ${options.length - 1}.`,
          'Options are named by their place in "options", from 0.',
        )
      if (owner.has(o as number))
        refuse(
          [...at, 'options', k],
          `Option ${o} (${options[o as number]!.name}) is given to ${owner.get(o as number)} and to ${d.name}.`,
          'One decision maker holds an option; divide it in two if both can take it.',
        )
      owner.set(o as number, d.name)
    }
    const preferences = readPreferences(r, at, d, options.length)
    const ranking =
      d.ranking === undefined && preferences.length
        ? rankByPreferences(feasible, preferences)
        : readRanking(r, at, d, feasible, options)
    if (d.ranking !== undefined) refuseDisagreement(r, at, d, ranking, preferences)
    return { name: d.name, options: mine as number[], ranking, preferences }
  })
  ladders.forEach((l, i) => {
    const climbers = new Set(l.options.map((o) => owner.get(o)).filter((name) => name !== undefined))
    if (climbers.size > 1)
      refuse(
        ['ladders', i],
        `The ladder ${l.options.join(', ')} is shared by ${[...climbers].join(' and ')}.`,
        'The degrees of one ladder are one decision maker’s; rule out what cannot go together by "infeasible".',
      )
  })
  return { ...(typeof file.name === 'string' && { name: file.name }), options, decisionMakers, ladders, feasible }
}

const DIRECTIONS: Fields = { fwd: 'forward', back: 'backward', both: 'both' }

/** Models are also published as analysis programs save them: `permittedDirection`, `rankingByDecimal`, `states[].decimal`. */
function fromSaved(file: unknown): unknown {
  if (!isFields(file)) return file
  const each = (list: unknown, change: (x: Fields) => Fields) =>
    Array.isArray(list) ? list.map((x) => (isFields(x) ? change(x) : x)) : list
  const { options, decisionMakers, feasible, states } = file
  const listed = feasible ?? (Array.isArray(states) ? states.map((s) => (isFields(s) ? s.decimal : s)) : undefined)
  return {
    ...file,
    options: each(options, (o) => {
      const said = o.permittedDirection
      return o.reversible === undefined && said !== undefined
        ? { ...o, reversible: DIRECTIONS[String(said)] ?? said }
        : o
    }),
    decisionMakers: each(decisionMakers, (d) =>
      d.ranking === undefined && d.rankingByDecimal !== undefined ? { ...d, ranking: d.rankingByDecimal } : d,
    ),
    ...(listed !== undefined && { feasible: listed }),
  }
}

function readOption(r: Reader, o: unknown, i: number): ModelOption {
  if (typeof o === 'string') return { name: o, reversible: 'both' }
  if (!isFields(o) || typeof o.name !== 'string')
    return r.refuse(['options', i], 'An option without a name.', 'Write {"name": "...", "reversible": "both"}.')
  return { name: o.name, reversible: readReversible(r, ['options', i], o.reversible) }
}

function readReversible(r: Reader, at: Path, said: unknown): Reversible {
  if (said === undefined) return 'both'
  if (said === 'both' || said === 'forward' || said === 'backward') return said
  return r.refuse(
    [...at, 'reversible'],
    `"reversible" is ${JSON.stringify(said)}.`,
    'It is "both", "forward" (once taken it stays taken) or "backward" (once dropped it stays dropped).',
  )
}

function readLadders(r: Reader, said: unknown, options: number): Ladder[] {
  if (said === undefined) return []
  if (!Array.isArray(said))
    return r.refuse(
      ['ladders'],
      '"ladders" is no list.',
      'Write [{"options": [2, 3], "reversible": "forward"}], the lowest degree first.',
    )
  return said.map((l, i) => {
    if (
      !isFields(l) ||
      !Array.isArray(l.options) ||
      l.options.some((o) => !Number.isInteger(o) || (o as number) < 0 || (o as number) >= options)
    )
      return r.refuse(
        ['ladders', i],
        'A ladder names options that are not there.',
        `Its "options" are numbers from 0 to ${options - 1}, the lowest degree first.`,
      )
    const twice = l.options.findIndex((o, k) => (l.options as unknown[]).indexOf(o) < k)
    if (twice >= 0)
      r.refuse(
        ['ladders', i, 'options', twice],
        `A ladder names option ${l.options[twice]} twice.`,
        'Each degree is an option of its own.',
      )
    return { options: l.options as number[], reversible: readReversible(r, ['ladders', i], l.reversible) }
  })
}

function readFeasible(
  r: Reader,
  file: Fields,
  options: readonly ModelOption[],
  ladders: readonly Ladder[],
): number[] | Int32Array {
  const patterns = file.infeasible ?? []
  if (!Array.isArray(patterns))
    return r.refuse(['infeasible'], '"infeasible" is no list.', 'Write patterns such as "YY--".')
  for (const [i, p] of patterns.entries())
    if (typeof p !== 'string' || p.length !== options.length || /[^YN-]/.test(p))
      r.refuse(
        ['infeasible', i],
        `The pattern ${JSON.stringify(p)} does not fit ${options.length} options.`,
        'A letter for each option: Y taken, N not taken, - either.',
      )
  if (file.feasible === undefined && 2 ** options.length > MOST_STATES)
    r.refuse(
      ['options'],
      `${options.length} options make ${(2 ** options.length).toLocaleString('en-GB')} states; at most ${MOST_STATES.toLocaleString('en-GB')} are gone through.`,
      'List the states that can occur in "feasible", or leave options out.',
    )
  if (file.feasible === undefined) {
    const all = feasibleStates(options.length, patterns as string[], ladders)
    if (all.length === 0)
      r.refuse(['infeasible'], 'No state is feasible: the patterns rule out all of them.', 'Take away a pattern.')
    return all
  }
  if (!Array.isArray(file.feasible))
    return r.refuse(['feasible'], '"feasible" is no list.', 'List the numbers of the states.')
  if (file.feasible.length === 0)
    r.refuse(
      ['feasible'],
      'No state is feasible.',
      'List the states that can occur, or leave "feasible" out if all can.',
    )
  const seen = new Set<number>()
  for (const [i, s] of file.feasible.entries()) {
    if (!Number.isInteger(s) || (s as number) < 0 || (s as number) >= 2 ** options.length)
      r.refuse(
        ['feasible', i],
        `${JSON.stringify(s)} is no state of ${options.length} options.`,
        `States are numbers from 0 to ${2 ** options.length - 1}: bit i is set when option i is taken.`,
      )
    const ladder = ladders.find((l) => l.options.filter((o) => ((s as number) >>> o) & 1).length > 1)
    if (ladder)
      r.refuse(
        ['feasible', i],
        `The state ${s} (${lettersOf({ options }, s as number)}) stands on two degrees of the ladder ${ladder.options.join(', ')}.`,
        'Of a ladder at most one option is taken: take the state out, or the ladder.',
      )
    if (seen.has(s as number)) r.refuse(['feasible', i], `The state ${s} is listed twice.`, 'List it once.')
    seen.add(s as number)
  }
  const kept = (file.feasible as number[]).filter(
    (s) =>
      !(patterns as string[]).some((p) => [...p].every((c, i) => c === '-' || (c === 'Y') === (((s >>> i) & 1) === 1))),
  )
  if (kept.length === 0)
    r.refuse(['infeasible'], 'No state is feasible: the patterns rule out every state listed.', 'Take away a pattern.')
  return kept.sort((a, b) => a - b)
}

function readPreferences(r: Reader, at: Path, d: Fields, options: number): Preference[] {
  if (d.preferences === undefined) return []
  if (!Array.isArray(d.preferences))
    return r.refuse(
      [...at, 'preferences'],
      '"preferences" is no list.',
      'Write patterns in order of priority, the weightiest first.',
    )
  const earlier = new Map<string, number>()
  return d.preferences.map((p, i) => {
    const said: Fields = typeof p === 'string' ? { pattern: p } : isFields(p) ? p : {}
    if (typeof said.pattern !== 'string' || said.pattern.length !== options || /[^YN-]/.test(said.pattern))
      return r.refuse(
        [...at, 'preferences', i],
        `The preference ${JSON.stringify(said.pattern ?? p)} does not fit ${options} options.`,
        'A letter for each option: Y taken, N not taken, - either.',
      )
    const { pattern } = said
    const before =
      earlier.get(pattern) ?? (pattern.replace(/-/g, '').length === 1 ? earlier.get(opposite(pattern)) : undefined)
    if (before !== undefined)
      r.refuse(
        [...at, 'preferences', i],
        `${d.name} contradicts itself: the preference "${pattern}" ${earlier.has(pattern) ? 'stands in the list already' : `says the opposite of "${opposite(pattern)}"`}, as number ${before + 1}.`,
        'Keep one of the two.',
      )
    earlier.set(pattern, i)
    const text = (x: unknown) => (typeof x === 'string' ? x : undefined)
    const [words, paper, when] = [text(said.words), text(said.paper), text(said.when)]
    return {
      pattern: said.pattern,
      ...(words !== undefined && { words }),
      ...(paper !== undefined && { paper }),
      ...(when !== undefined && { when }),
    }
  })
}

function opposite(pattern: string): string {
  return pattern.replace(/[YN]/g, (c) => (c === 'Y' ? 'N' : 'Y'))
}

/** A ranking may have its reasons beside it, as preferences with their papers; but not such as would rank otherwise. */
function refuseDisagreement(
  r: Reader,
  at: Path,
  d: Fields,
  ranking: readonly RankedItem[],
  preferences: readonly Preference[],
): void {
  if (preferences.length === 0) return
  // The preferences give every state a level; down the ranking no level may rise again, and equal states share one.
  const groups = ranking.flatMap((item): (readonly number[])[] =>
    typeof item === 'number' ? [[item]] : item.kind === 'equal' ? [item.states] : [],
  )
  const level = new Map<number, number>()
  for (const [k, item] of rankByPreferences(groups.flat(), preferences).entries())
    for (const s of typeof item === 'number' ? [item] : item.kind === 'by far' ? [] : item.states) level.set(s, k)
  const complain = (above: number, below: number, how: string) => {
    const which = preferences.findIndex((p) => matches(below, p.pattern) !== matches(above, p.pattern))
    r.refuse(
      [...at, 'preferences', which],
      `${d.name} contradicts itself: its preference ${which + 1} is "${preferences[which]!.pattern}", and its ranking puts the state ${above} ${how} ${below}.`,
      'Correct one of the two, or leave the ranking out: it then follows from the preferences.',
    )
  }
  let last: number | undefined
  for (const group of groups) {
    for (const s of group) {
      if (level.get(s) !== level.get(group[0]!)) complain(group[0]!, s, 'level with')
      if (last !== undefined && level.get(s)! < level.get(last)!) complain(last, s, 'above')
    }
    last = group[0] ?? last
  }
}

function readRanking(
  r: Reader,
  at: Path,
  d: Fields,
  feasible: ArrayLike<number>,
  options: readonly ModelOption[],
): RankedItem[] {
  const here: Path = [...at, 'ranking']
  if (!Array.isArray(d.ranking))
    return r.refuse(
      at,
      `${d.name} has no "ranking".`,
      'List the states from most to least preferred, equal ones in an inner list; or give "preferences".',
    )
  const can = new Set<number>()
  for (let i = 0; i < feasible.length; i++) can.add(feasible[i]!)
  const seen = new Set<number>()
  const take = (s: unknown, path: Path): number => {
    if (!Number.isInteger(s))
      r.refuse(
        path,
        `${d.name} ranks ${JSON.stringify(s)}, which is no state.`,
        'States are numbers: bit i is set when option i is taken.',
      )
    if (!can.has(s as number))
      r.refuse(
        path,
        `${d.name} ranks the state ${s}, which is not feasible.`,
        'Take it out of the ranking, or put it into "feasible".',
      )
    if (seen.has(s as number))
      r.refuse(
        path,
        `${d.name} contradicts itself: the state ${s} stands in the ranking twice.`,
        'Keep one of the two places; states that are equal stand in one inner list.',
      )
    seen.add(s as number)
    return s as number
  }
  const list = (states: unknown[], path: Path) => states.map((s, k) => take(s, [...path, k]))
  const ranking = d.ranking.map((item, i): RankedItem => {
    const path = [...here, i]
    if (item === '>>') return { kind: 'by far' }
    if (Array.isArray(item)) return { kind: 'equal', states: list(item, path) }
    if (isFields(item) && Array.isArray(item.unknown))
      return { kind: 'unknown', states: list(item.unknown, [...path, 'unknown']) }
    return take(item, path)
  })
  if (seen.size < can.size) {
    const missing = [...can].filter((s) => !seen.has(s))
    const some = missing.slice(0, 5).map((s) => `${s} (${lettersOf({ options }, s)})`)
    r.refuse(
      here,
      `The ranking of ${d.name} misses ${missing.length === 1 ? 'a state' : `${missing.length.toLocaleString('en-GB')} states`}: ${some.join(', ')}${missing.length > some.length ? ', …' : ''}.`,
      'Rank every feasible state; those that share a place, in an order that nobody knows, stand there as {"unknown": [...]}.',
    )
  }
  return ranking
}

function isFields(x: unknown): x is Fields {
  return typeof x === 'object' && x !== null && !Array.isArray(x)
}
