/** Stability as text: the equilibria, each with its concepts; of a state asked for, every verdict with its witness in words. */
import type { CoalitionMove, CoalitionVerdict } from '../positions/coalitions.ts'
import type { Graph } from '../positions/graph.ts'
import type { Raise } from '../positions/inverse.ts'
import { lettersOf, sayState } from '../positions/model.ts'
import type { Path } from '../positions/paths.ts'
import type { Robustness } from '../positions/robust.ts'
import { CONCEPTS, type Concept, conceptsIn, isStable, type Stability } from '../positions/stability.ts'
import { explain } from '../positions/witness.ts'
import { count, paint, wrap } from './print-text.ts'

export interface StabilityAnswer {
  readonly graph: Graph
  readonly stability: Stability
  /** A state asked for, by its number in the graph. */
  readonly state?: number
  readonly inverse?: readonly { readonly concept: Concept; readonly raises: readonly Raise[] }[]
  readonly paths?: { readonly from: number; readonly moves: readonly Path[]; readonly improvements: readonly Path[] }
  readonly coalitions?: readonly CoalitionMove[]
  /** By the number of the state; absent where the model is too large. */
  readonly against?: readonly { readonly state: number; readonly verdicts: readonly CoalitionVerdict[] }[]
  readonly robust?: Robustness
  /** What the rankings rest on, in words. */
  readonly grounds?: readonly string[]
}

const SHOWN = 20

export function* printStability(a: StabilityAnswer): Generator<string> {
  const { graph, stability } = a
  const { model } = graph
  yield `${paint('bold', `${count(graph.size, 'state')}, ${count(model.decisionMakers.length, 'decision maker')}, ${count(model.options.length, 'option')}`)}\n`
  for (const g of a.grounds ?? []) yield `${wrap(g, '      ', '  - ')}\n`
  if (a.state === undefined) yield* printEquilibria(a)
  else yield* printState(a, a.state)
  if (a.coalitions) yield* printCoalitions(graph, a.coalitions, a.against)
  if (a.paths) yield* printPaths(a, a.paths)
  if (a.robust) yield* printRobust(graph, a.robust)
  if (model.decisionMakers.length && a.state === undefined && stability.equilibrium.some(Boolean))
    yield `\n${wrap('Each state with its witnesses: --state with its number or letters.')}\n`
}

function sayAt(g: Graph, pattern: number): string {
  return `${pattern} ${lettersOf(g.model, pattern)} (${sayState(g.model, pattern)})`
}

function* printEquilibria({ graph, stability }: StabilityAnswer): Generator<string> {
  const found = [...graph.patterns.keys()].filter((s) => stability.equilibrium[s] !== 0)
  // Those that hold under most concepts first; of equals, in order.
  const strength = (s: number) => conceptsIn(stability.equilibrium[s]!).length
  found.sort((x, y) => strength(y) - strength(x) || x - y)
  yield `\n${count(found.length, 'state')} would hold under at least one concept\n`
  for (const s of found.slice(0, SHOWN))
    yield `${wrap(`${sayAt(graph, graph.patterns[s]!)}: ${conceptsIn(stability.equilibrium[s]!).join(', ')}`, '      ', '  - ')}\n`
  if (found.length > SHOWN) yield `  … and ${count(found.length - SHOWN, 'more', 'more')}; all of them: --format json\n`
  for (const c of CONCEPTS) {
    const n = found.filter((s) => isStable(stability.equilibrium[s]!, c)).length
    yield `  ${c.padEnd(5)} ${n.toLocaleString('en-GB')}\n`
  }
}

function* printState(a: StabilityAnswer, s: number): Generator<string> {
  const { graph, stability } = a
  const held = conceptsIn(stability.equilibrium[s]!)
  yield `\n${wrap(`${sayAt(graph, graph.patterns[s]!)} ${held.length ? `would hold: ${held.join(', ')}` : 'would not hold under any concept'}`)}\n`
  for (const dm of graph.model.decisionMakers.keys()) {
    const words = new Map<string, Concept[]>()
    for (const c of CONCEPTS) {
      const w = explain(graph, dm, s, c)
      const said = `${w.stable ? 'stable' : 'not stable'}: ${w.words}`
      words.set(said, [...(words.get(said) ?? []), c])
    }
    for (const [said, concepts] of words) yield `${wrap(`${concepts.join(', ')} ${said}`, '      ', '  - ')}\n`
  }
  for (const { concept, raises } of a.inverse ?? []) {
    const needed = raises.filter((r) => r.swaps > 0)
    const said = needed.length
      ? needed
          .map(
            (r) =>
              `${r.decisionMaker} would have to stop preferring ${count(r.swaps, 'state')} to it (${r.overtakes.slice(0, 6).join(', ')}${r.swaps > 6 ? ', …' : ''})`,
          )
          .join('; ')
      : 'stable as it is'
    yield `${wrap(`for ${concept}: ${said}`, '      ', '  ~ ')}\n`
  }
}

function* printCoalitions(
  g: Graph,
  moves: readonly CoalitionMove[],
  against: StabilityAnswer['against'],
): Generator<string> {
  yield `\nCoalitions\n`
  if (moves.length === 0) yield '  - no coalition would leave these states\n'
  const verdicts = new Map(against?.map((x) => [g.patterns[x.state], x.verdicts]))
  for (const m of moves.slice(0, SHOWN)) {
    yield `${wrap(`${m.members.join(' and ')} together: from ${sayAt(g, m.from)} to ${sayAt(g, m.to)}`, '      ', '  - ')}\n`
    const mine = verdicts.get(m.from)?.filter((v) => v.members.join() === m.members.join())
    if (mine) yield `${wrap(sayDeterred(g, mine, m.to), '      ')}\n`
  }
  if (moves.length > SHOWN) yield `  … and ${count(moves.length - SHOWN, 'more', 'more')}; all of them: --format json\n`
  if (moves.length && !against)
    yield `${wrap('Whether the others could deter them is told of models of at most 1,024 states.')}\n`
}

/** Under which concepts the coalition is deterred from leaving the state, and by what after this move. */
function sayDeterred(g: Graph, verdicts: readonly CoalitionVerdict[], to: number): string {
  const stable = verdicts.filter((v) => v.stable)
  if (stable.length === 0) return 'nothing that the others can do afterwards deters them'
  const sanction = stable.flatMap((v) => v.improvements).find((i) => i.to === to)?.sanction
  const answer =
    sanction === undefined ? '' : `: it may end in ${sayAt(g, sanction)}, where not all of them are better off`
  return `deterred from leaving under ${stable.map((v) => v.concept).join(', ')}${answer}`
}

function* printPaths(
  { graph, stability }: StabilityAnswer,
  paths: NonNullable<StabilityAnswer['paths']>,
): Generator<string> {
  const holds = new Set([...graph.patterns].filter((_, s) => stability.equilibrium[s] !== 0))
  for (const [how, list] of [
    ['by moves', paths.moves],
    ['by improvements', paths.improvements],
  ] as const) {
    const to = list.filter((p) => holds.has(p.to))
    yield `\nFrom ${sayAt(graph, graph.patterns[paths.from]!)}, ${how}: ${count(list.length, 'state')} within reach, ${to.length} of them would hold\n`
    for (const p of to.slice(0, SHOWN))
      yield `${wrap(`${p.to}: ${p.moves.map((m) => `${m.by} to ${sayAt(graph, m.to)}`).join(', then ')}`, '      ', '  - ')}\n`
  }
}

function* printRobust(g: Graph, r: Robustness): Generator<string> {
  yield `\n${wrap(`Unknown preferences: ${count(r.completions, 'order')} tried, ${r.complete ? 'all there are' : 'a sample of those there are'} with each {"unknown"} list where it stands in its ranking`)}\n`
  for (const [state, holds] of r.holds) {
    const said = CONCEPTS.filter((c) => holds[c] > 0).map(
      (c) => `${c} ${holds[c] === r.completions ? 'in all of them' : `in ${holds[c]}`}`,
    )
    if (said.length) yield `${wrap(`${sayAt(g, state)}: ${said.join(', ')}`, '      ', '  - ')}\n`
  }
}
