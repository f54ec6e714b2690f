/**
 * Why a state is stable or not: the improvements, the sanction that answers each, and the counter-move, found by walking forward
 * from one state. It uses nothing of the engine, so that a verdict and its witness check each other.
 */
import { type Graph, movesOf } from './graph.ts'
import { sayState } from './model.ts'
import type { Concept } from './stability.ts'

/** One move: who makes it, and the pattern it leads to. */
export interface Move {
  readonly by: string
  readonly to: number
}

export interface Sanction {
  readonly moves: readonly Move[]
  /** Where it ends: for SIM, both at once. */
  readonly to: number
  /** SMR and symmetric SEQ: the best the first one can still do; absent if it has no move. */
  readonly counter?: number
}

export interface Answered {
  readonly to: number
  readonly sanction?: Sanction
}

export interface Witness {
  readonly decisionMaker: string
  readonly concept: Concept
  readonly state: number
  readonly stable: boolean
  readonly improvements: readonly Answered[]
  readonly words: string
}

/** Asked about other preferences than the model's: everything depends only on what is better than the state asked about. */
export interface Supposing {
  /** Is it preferred to the state asked about? */
  readonly better: (state: number) => boolean
  /** Would ending there fail to deter? What is preferred, unless only what is worse by far deters. */
  readonly spared: (state: number) => boolean
}

/** Explains one verdict. `state` is a state number of the graph. */
export function explain(g: Graph, dm: number, state: number, concept: Concept, suppose?: Supposing): Witness {
  const payoff = g.payoff[dm]!
  const better = (t: number) => payoff[t]! > payoff[state]!
  const { better: isBetter, spared } = suppose ?? { better, spared: better }
  const improvements: Answered[] = []
  const tempting = [...movesOf(g, dm, state)].filter(isBetter).sort((a, b) => payoff[b]! - payoff[a]!)
  const joint = concept === 'sim' && tempting.length ? reachable(g, dm, state, true) : undefined
  for (const t of tempting) {
    const sanction =
      concept === 'nash' ? undefined : joint ? simultaneous(g, dm, t, joint, spared) : inTurn(g, dm, t, concept, spared)
    improvements.push({ to: g.patterns[t]!, ...(sanction && { sanction }) })
    // One that goes unanswered settles it.
    if (!sanction) break
  }
  const open = improvements.find((i) => !i.sanction)
  const shown = open ? [open] : improvements
  const base = {
    decisionMaker: g.model.decisionMakers[dm]!.name,
    concept,
    state: g.patterns[state]!,
    stable: !open,
    improvements: shown,
  }
  return { ...base, words: inWords(g, base) }
}

interface Reached {
  readonly at: Map<number, { readonly from: number; readonly by: number }>
  readonly order: readonly number[]
}

/** What everyone but `dm` can reach from a state, nearest first. Shortest ways never let one move twice running. */
function reachable(g: Graph, dm: number, start: number, improving: boolean): Reached {
  const at = new Map<number, { from: number; by: number }>()
  const order: number[] = []
  const queue = [start]
  for (let k = 0; k < queue.length; k++) {
    const s = queue[k]!
    for (let j = 0; j < g.payoff.length; j++) {
      if (j === dm) continue
      for (const t of movesOf(g, j, s)) {
        if (at.has(t) || t === start || (improving && g.payoff[j]![t]! <= g.payoff[j]![s]!)) continue
        at.set(t, { from: s, by: j })
        order.push(t)
        queue.push(t)
      }
    }
  }
  return { at, order }
}

function wayTo(g: Graph, reached: Reached, end: number): Move[] {
  const way: Move[] = []
  for (let s = end; ; ) {
    const step = reached.at.get(s)
    if (!step) return way.reverse()
    way.push({ by: g.model.decisionMakers[step.by]!.name, to: g.patterns[s]! })
    s = step.from
  }
}

function inTurn(g: Graph, dm: number, s1: number, concept: Concept, spared: Supposing['spared']): Sanction | undefined {
  const reached = reachable(g, dm, s1, concept === 'seq' || concept === 'sseq')
  const escapes = concept === 'smr' || concept === 'sseq'
  for (const s2 of reached.order) {
    if (spared(s2)) continue
    const replies = escapes ? [...movesOf(g, dm, s2)] : []
    if (replies.some(spared)) continue
    const best = replies.sort((a, b) => g.payoff[dm]![b]! - g.payoff[dm]![a]!)[0]
    return {
      moves: wayTo(g, reached, s2),
      to: g.patterns[s2]!,
      ...(best !== undefined && { counter: g.patterns[best]! }),
    }
  }
  return undefined
}

function simultaneous(
  g: Graph,
  dm: number,
  s1: number,
  reached: Reached,
  spared: Supposing['spared'],
): Sanction | undefined {
  const own = g.own[dm]!
  for (const s2 of reached.order) {
    const end = g.find((g.patterns[s1]! & own) | (g.patterns[s2]! & ~own))
    if (end >= 0 && !spared(end)) return { moves: wayTo(g, reached, s2), to: g.patterns[end]! }
  }
  return undefined
}

const ANSWERED: { readonly [C in Concept]: string } = {
  nash: '',
  gmr: 'the others can answer',
  smr: 'the others can answer, and it cannot escape',
  seq: 'the others have their own reasons to answer',
  sseq: 'the others have their own reasons to answer, and it cannot escape',
  sim: 'the others, moving at the same time for their own reasons, spoil it',
}

function inWords(g: Graph, w: Omit<Witness, 'words'>): string {
  const say = (s: number) => `"${sayState(g.model, s)}"`
  const way = (moves: readonly Move[]) => moves.map((m) => `${m.by} to ${say(m.to)}`).join(', then ')
  if (w.improvements.length === 0) return `${w.decisionMaker} has no move to anything it prefers.`
  if (!w.stable) {
    const to = say(w.improvements[0]!.to)
    if (w.concept === 'nash') return `${w.decisionMaker} would rather move to ${to}.`
    const sanctions = {
      gmr: 'no sequence of moves by the others leaves it no better off than before',
      smr: 'the others cannot hold it to what it had: wherever they go, it is better off or can move to something better',
      seq: 'no sequence of moves by which the others gain leaves it no better off than before',
      sseq: 'no sequence of moves by which the others gain holds it to what it had',
      sim: 'nothing that the others would do at the same time for their own gain spoils it',
    }[w.concept]
    return `${w.decisionMaker} would move to ${to}, and ${sanctions}.`
  }
  const each = w.improvements.map((i) => {
    const s = i.sanction!
    const counter =
      w.concept === 'smr' || w.concept === 'sseq'
        ? s.counter === undefined
          ? '; from there it has no move'
          : `; the best it can still do, ${say(s.counter)}, is no better than to stay`
        : ''
    const end = w.concept === 'sim' ? ` together that ends at ${say(s.to)}, no better than to stay` : ''
    return `if it moves to ${say(i.to)}: ${way(s.moves)}${end && `;${end}`}${counter}`
  })
  return `${w.decisionMaker} would gain by moving, but ${ANSWERED[w.concept]}: ${each.join('; ')}.`
}
