/** `chancery stability`: which states would hold, with the moves that make or break them. */
import { type CoalitionMove, coalitionImprovements, coalitionJudge } from '../positions/coalitions.ts'
import { MOST_TOGETHER, makeRecordModel, type RecordModel, settlementOn } from '../positions/from-record.ts'
import { type Graph, makeGraph } from '../positions/graph.ts'
import { invert } from '../positions/inverse.ts'
import { heldByNobody, lettersOf, type Model, matches, sayState } from '../positions/model.ts'
import { pathsFrom } from '../positions/paths.ts'
import { readModel } from '../positions/read-model.ts'
import { isUnsure, testRobustness } from '../positions/robust.ts'
import {
  CONCEPTS,
  type Concept,
  conceptsIn,
  findStability,
  isStable,
  type Stability,
  TooManySides,
} from '../positions/stability.ts'
import { isStronglyStable, saysByFar } from '../positions/strength.ts'
import { explain } from '../positions/witness.ts'
import { nameOf, type Record } from '../record/record.ts'
import { sayStance } from '../reports/print-positions.ts'
import { printStability, type StabilityAnswer } from '../reports/print-stability.ts'
import { writeJson, writeText } from './answer.ts'
import { type Command, commonOptions, type Given, UsageError } from './command.ts'
import { eyesInJson } from './look.ts'
import { gmcrAsJson, namedFile, readFileBy } from './model-files.ts'
import { lookAtPositions, ON_POSITIONS } from './positions.ts'
import type { Terminal } from './terminal.ts'

/** In larger models a verdict on every coalition would be long in coming: their improvements alone are told. */
const JUDGED = 1024
/** In larger models the witnesses are given of the state asked for alone: of every state they would fill a book. */
const EXPLAINED = 512

export const command: Command = {
  name: 'stability',
  summary: 'what would hold, with the moves that make or break it',
  usage: 'chancery stability PAPERS…|MODEL.json|MODEL.gmcr [--issue ID] [--state S] [--from S] [options]',
  about:
    'Tests every state for six kinds of stability (nash, gmr, smr, seq, sseq, sim) by the formal definitions: legal sequences of\nmoves, ties are no improvement. Every verdict has its witness in words. From papers, the state is which option each side agrees\nto on one issue, and the rankings are the stances on record in the view asked for.',
  options: [
    ...ON_POSITIONS,
    {
      name: 'state',
      value: 'S',
      says: 'explain this state: its number, its letters (YN-Y), or, from papers, the option settled on',
    },
    {
      name: 'from',
      value: 'S',
      says: 'from this state, the shortest ways to the equilibria: by moves, and by improvements',
    },
    {
      name: 'coalitions',
      says: 'what coalitions would leave each equilibrium for, and whether the others could deter them',
    },
    { name: 'inverse', says: 'with --state: the fewest swaps in whose ranking would make it stable' },
    ...commonOptions('text', 'json'),
  ],
  example:
    'chancery stability examples/october-1962 --issue inspection --as-of 1962-11-04 --state inspection/high-seas',
  run,
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const asked = await askedOf(given, terminal)
  const unheld = heldByNobody(asked.model).map((o) => o.name)
  if (unheld.length && !terminal.isQuiet)
    terminal.tell(
      `warning: Nobody holds ${unheld.join(', ')}: no move takes or drops ${unheld.length > 1 ? 'them' : 'it'}. Give each option to a decision maker in its "options".`,
    )
  const unsure = isUnsure(asked.model)
  const graph = makeGraph(asked.model)
  let stability: Stability
  try {
    stability = findStability(graph, (done) =>
      terminal.progress.show(`Testing ${graph.size.toLocaleString('en-GB')} states: ${Math.round(done * 100)} %`),
    )
  } catch (e) {
    if (e instanceof TooManySides) throw new UsageError(e.message, 'See docs/commands/stability.md.')
    throw e
  }
  terminal.progress.done()
  const state = readState(given, 'state', graph, asked.built)
  const from = readState(given, 'from', graph, asked.built)
  const robust = unsure ? testRobustness(asked.model) : undefined
  const equilibria = [...stability.equilibrium.keys()].filter((s) => stability.equilibrium[s] !== 0)
  const tested = given.has('coalitions') ? (state === undefined ? equilibria.slice(0, 200) : [state]) : undefined
  const coalitions = tested?.flatMap((s): CoalitionMove[] => coalitionImprovements(graph, s))
  const judge = coalitionJudge(graph)
  const against = graph.size <= JUDGED ? tested?.map((s) => ({ state: s, verdicts: judge(s) })) : undefined
  const answer: StabilityAnswer = {
    graph,
    stability,
    ...(state !== undefined && { state }),
    ...(state !== undefined &&
      given.has('inverse') && {
        inverse: CONCEPTS.map((concept) => ({ concept, raises: invert(graph, state, concept) })),
      }),
    ...(from !== undefined && {
      paths: { from, moves: pathsFrom(graph, from, false), improvements: pathsFrom(graph, from, true) },
    }),
    ...(coalitions && { coalitions }),
    ...(against && { against }),
    ...(robust && { robust }),
    ...(asked.grounds && { grounds: asked.grounds }),
  }
  if (given.text('format') === 'json') await writeAll(terminal, answer, asked)
  else await writeText(terminal, printStability(answer))
  return 0
}

interface AskedOf {
  readonly model: Model
  readonly built?: RecordModel
  readonly record?: Record
  readonly grounds?: readonly string[]
}

async function askedOf(given: Given, terminal: Terminal): Promise<AskedOf> {
  const file = namedFile(given, ['.json', '.gmcr'])
  if (file !== undefined)
    return {
      model: readFileBy(file, (text) => readModel(file.toLowerCase().endsWith('.gmcr') ? gmcrAsJson(text) : text)),
    }
  const { seen, matrix } = await lookAtPositions('stability', given, terminal)
  const spoken = matrix.issues.filter((i) => i.rows.some((r) => r.cells.some((c) => c.history.length)))
  if (spoken.length !== 1)
    throw new UsageError(
      spoken.length
        ? 'A model is of one issue, and there are several.'
        : 'No stances are on record here, so there is nothing to test.',
      spoken.length
        ? `Name one: --issue ${spoken.map((i) => i.id).join(' | ')}`
        : 'Enter issues and stances in positions.yaml, or ask with other eyes: --as-of, --seen-by.',
    )
  const built = makeRecordModel(seen, matrix, spoken[0]!.id)
  if (!built)
    throw new UsageError(
      `The issue ${spoken[0]!.id} has more options with stances than fit one model (options times sides, at most ${MOST_TOGETHER}).`,
      'Name fewer sides (--sides), or an earlier time (--as-of).',
    )
  const grounds = built.grounds.map((g) => {
    const rank = ['worse than none', 'as good as none', 'better than none', 'best'][g.level]
    const why = g.contested
      ? `, as long as it depends on which of its stances counts (${g.contested.map((s) => sayStance(seen, s)).join('; ')})`
      : g.stance
        ? ` (${sayStance(seen, g.stance)})`
        : ' (no binding stance on record)'
    return `${nameOf(seen, g.side)} on ${g.option}: ${rank}${why}`
  })
  return { model: built.model, built, record: seen, grounds }
}

/** A state by its number, its letters or the option that it settles on. */
function readState(given: Given, option: string, g: Graph, built: RecordModel | undefined): number | undefined {
  const typed = given.text(option)
  if (typed === undefined) return undefined
  const { options } = g.model
  const letters = /^[YN]+$/.test(typed) && typed.length === options.length
  const pattern = letters
    ? [...g.patterns].find((p) => matches(p, typed))
    : built && !/^\d+$/.test(typed)
      ? settlementOn(built, typed)
      : Number(typed)
  const at = pattern === undefined || !Number.isInteger(pattern) ? -1 : g.find(pattern)
  if (at === undefined || at < 0)
    throw new UsageError(
      `--${option} ${typed}: this is no feasible state.`,
      built
        ? `Name an option (${built.rows.map((r) => r.option).join(', ')}) or the number of a state; 0: nobody agrees to anything.`
        : `Write its number, or ${options.length} letters Y and N, in the order of the options: ${options.map((o) => o.name).join(', ')}.`,
    )
  return at
}

async function writeAll(terminal: Terminal, a: StabilityAnswer, asked: AskedOf): Promise<void> {
  const { graph, stability } = a
  const people = graph.model.decisionMakers
  const coalition = a.coalitions?.map((c) => ({ members: c.members, from: c.from, to: c.to, moves: c.moves }))
  await writeJson(terminal, 'states', rowsOf(a), {
    options: graph.model.options.map((o) => o.name),
    decisionMakers: people.map((d) => d.name),
    concepts: CONCEPTS,
    equilibria: Object.fromEntries(
      CONCEPTS.map((c) => [c, [...graph.patterns].filter((_, s) => isStable(stability.equilibrium[s]!, c))]),
    ),
    ...(coalition && { coalitionImprovements: coalition }),
    ...(a.against && {
      coalitionStability: a.against.map(({ state, verdicts }) => ({ state: graph.patterns[state], verdicts })),
    }),
    ...(a.inverse && { inverse: a.inverse }),
    ...(a.paths && { paths: { ...a.paths, from: graph.patterns[a.paths.from] } }),
    ...(a.robust && {
      robustness: {
        completions: a.robust.completions,
        complete: a.robust.complete,
        states: [...a.robust.holds].map(([state, holds]) => ({ state, holds })),
      },
    }),
    ...(asked.grounds && { grounds: asked.grounds }),
    ...(asked.record && eyesInJson(asked.record)),
  })
}

function* rowsOf(a: StabilityAnswer): Generator<object> {
  const { graph, stability } = a
  const people = graph.model.decisionMakers
  for (let s = 0; s < graph.size; s++) {
    if (a.state !== undefined && s !== a.state) continue
    const explained = graph.size <= EXPLAINED || s === a.state
    const each = <T>(make: (dm: number) => T) => Object.fromEntries(people.map((d, dm) => [d.name, make(dm)]))
    const byFar = people.some((_, dm) => saysByFar(graph, dm))
    yield {
      state: graph.patterns[s],
      letters: lettersOf(graph.model, graph.patterns[s]!),
      words: sayState(graph.model, graph.patterns[s]!),
      stable: each((dm) => conceptsIn(stability.stable[dm]![s]!)),
      equilibrium: conceptsIn(stability.equilibrium[s]!),
      ...(byFar && {
        strong: each((dm) => CONCEPTS.filter((c: Concept) => isStronglyStable(graph, dm, s, c))),
      }),
      ...(explained && {
        witness: each((dm) =>
          Object.fromEntries(
            CONCEPTS.map((c) => {
              const { stable, improvements, words } = explain(graph, dm, s, c)
              return [c, { stable, improvements, words }]
            }),
          ),
        ),
      }),
    }
  }
}
