/**
 * A simple temporal network with uncertainty: moments, and how far apart they must be (or, where the stretch is uncertain, will
 * turn out to be). Read from JSON in the form of docs/plan.md, or in that of the HEATlab collection (`first_node`, `second_node`,
 * `type` "stc" or "stcu", `max_duration` "inf"). What is wrong is said with its place, and then nothing is computed.
 *
 *     {"nodes": [0, 1, 2], "constraints": [{"from": 0, "to": 1, "min": 2, "max": 5, "contingent": true}, {"from": 0, "to": 2, "max": 4}]}
 */

/** `to` comes at least `min` and at most `max` after `from`; contingent: it does so by itself, and nobody chooses when. */
export interface Constraint {
  /** Places in `nodes`. */
  readonly from: number
  readonly to: number
  /** -Infinity: no lower bound. */
  readonly min: number
  /** Infinity: no upper bound. */
  readonly max: number
  readonly contingent: boolean
}

export interface Network {
  readonly kind: 'network'
  /** What each moment is called. */
  readonly nodes: readonly string[]
  readonly constraints: readonly Constraint[]
  /** What a constraint says, where it comes from a plan and not from a file: used when a conflict is put into words. */
  readonly says?: readonly string[]
}

/** Something wrong with what was given, with its place: "constraints[3]", "plan.yaml: step load". */
export interface Fault {
  readonly kind: 'fault'
  readonly place: string
  /** Of a plan: the step that it is about. */
  readonly step?: string
  readonly message: string
  readonly remedy: string
}

/** Does this look like a network at all? Papers are never JSON, so the command line asks only of `.json` files. */
export function isNetwork(value: unknown): value is { readonly constraints: readonly unknown[] } {
  return typeof value === 'object' && value !== null && Array.isArray((value as { constraints?: unknown }).constraints)
}

/** Reads a network, or says everything that is wrong with it. */
export function readNetwork(value: unknown): Network | readonly Fault[] {
  const faults: Fault[] = []
  const fault = (place: string, message: string, remedy: string): undefined => {
    faults.push({ kind: 'fault', place, message, remedy })
    return undefined
  }
  if (!isNetwork(value)) {
    fault(
      'the file',
      'This is no network: it has no list `constraints`.',
      'Write {"nodes": [0, 1], "constraints": [{"from": 0, "to": 1, "min": 2, "max": 5}]}.',
    )
    return faults
  }
  const listed = (value as { nodes?: unknown }).nodes
  const places = new Map<string, number>()
  const place = (name: string): number => {
    const at = places.get(name)
    if (at !== undefined) return at
    places.set(name, places.size)
    return places.size - 1
  }
  if (Array.isArray(listed))
    for (const [i, node] of listed.entries()) {
      const name = nameOfNode(node)
      if (name === undefined)
        fault(`nodes[${i}]`, 'This node has no id.', 'A node is a number, a name, or {"node_id": 1}.')
      else if (places.has(name)) fault(`nodes[${i}]`, `The node ${name} is listed twice.`, 'List each node once.')
      else place(name)
    }
  else if (listed !== undefined) fault('nodes', '`nodes` is no list.', 'Write "nodes": [0, 1, 2].')
  const constraints: Constraint[] = []
  for (const [i, raw] of value.constraints.entries()) {
    const c = readConstraint(raw, `constraints[${i}]`, fault)
    if (!c) continue
    // Node 0 is where the clock starts, and some collections do not list it.
    const ends = [c.from, c.to].map((name) =>
      places.has(name) || name === '0' || !Array.isArray(listed)
        ? place(name)
        : fault(
            `constraints[${i}]`,
            `The node ${name} is not among the nodes.`,
            'List it in `nodes`, or correct the name.',
          ),
    )
    if (ends[0] === undefined || ends[1] === undefined) continue
    constraints.push({ from: ends[0], to: ends[1], min: c.min, max: c.max, contingent: c.contingent })
  }
  const network: Network = { kind: 'network', nodes: [...places.keys()], constraints }
  faults.push(...findFaults(network))
  return faults.length ? faults : network
}

interface Named {
  readonly from: string
  readonly to: string
  readonly min: number
  readonly max: number
  readonly contingent: boolean
}

function readConstraint(
  raw: unknown,
  place: string,
  fault: (place: string, message: string, remedy: string) => undefined,
): Named | undefined {
  if (typeof raw !== 'object' || raw === null)
    return fault(place, 'This is no constraint.', 'Write {"from": 0, "to": 1, "min": 2, "max": 5}.')
  const c = raw as { readonly [key: string]: unknown }
  const from = nameOfNode(c.from ?? c.first_node)
  const to = nameOfNode(c.to ?? c.second_node)
  if (from === undefined || to === undefined)
    return fault(
      place,
      `It does not say ${from === undefined ? 'from' : 'to'} which node it runs.`,
      'Give "from" and "to".',
    )
  const contingent = c.contingent === true || c.type === 'stcu'
  const min = readBound(c.min ?? c.min_duration, -Infinity)
  const max = readBound(c.max ?? c.max_duration, Infinity)
  if (min === undefined || max === undefined)
    return fault(
      place,
      `\`${min === undefined ? 'min' : 'max'}\` is no number.`,
      'Write a number, or leave `max` out where there is no upper bound.',
    )
  if (contingent && min === -Infinity)
    return fault(place, 'An uncertain stretch has no `min`.', 'Say the least that it can take, 0 if nothing is known.')
  return { from, to, min, max, contingent }
}

function nameOfNode(node: unknown): string | undefined {
  if (typeof node === 'number' || (typeof node === 'string' && node !== '')) return String(node)
  if (typeof node !== 'object' || node === null) return undefined
  const n = node as { node_id?: unknown; id?: unknown }
  return nameOfNode(n.node_id ?? n.id)
}

function readBound(value: unknown, none: number): number | undefined {
  if (value === undefined || value === null) return none
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value
  if (value === 'inf' || value === '+inf' || value === 'Infinity') return Infinity
  if (value === '-inf' || value === '-Infinity') return -Infinity
  return undefined
}

/** What no network may have: an uncertain stretch that is negative or empty, that ends where another one ends, or that waits for itself. */
function findFaults(network: Network): Fault[] {
  const faults: Fault[] = []
  const name = (i: number) => network.nodes[i]!
  const endsAt = new Map<number, number>()
  for (const [i, c] of network.constraints.entries()) {
    const place = `constraints[${i}] (from ${name(c.from)} to ${name(c.to)})`
    const fault = (message: string, remedy: string) => faults.push({ kind: 'fault', place, message, remedy })
    if (c.min === Infinity || c.max === -Infinity)
      fault('It can never hold: a bound is infinite on the wrong side.', 'Correct `min` and `max`.')
    if (!c.contingent) continue
    if (c.min < 0)
      fault(`It is uncertain and may take ${c.min}: a negative duration.`, 'An uncertain stretch takes 0 or more.')
    if (c.min > c.max)
      fault(
        `It takes at least ${c.min} and at most ${c.max}: nothing is left between.`,
        'Exchange `min` and `max`, or correct them.',
      )
    if (c.from === c.to) fault('It is uncertain and ends where it begins.', 'Name the moment at which it ends.')
    const other = endsAt.get(c.to)
    if (other !== undefined)
      fault(
        `The uncertain stretch of constraints[${other}] ends at ${name(c.to)} too: one moment cannot be decided twice.`,
        'Give each uncertain stretch an end of its own.',
      )
    else endsAt.set(c.to, i)
  }
  const cycle = cycleOfUncertain(network, endsAt)
  if (cycle)
    faults.push({
      kind: 'fault',
      place: cycle.map((i) => `constraints[${i}]`).join(', '),
      message: `These uncertain stretches wait for each other in a circle: ${cycle.map((i) => name(network.constraints[i]!.from)).join(', ')}.`,
      remedy: 'One of them must begin without the others.',
    })
  return faults
}

function cycleOfUncertain(network: Network, endsAt: ReadonlyMap<number, number>): number[] | undefined {
  const settled = new Set<number>()
  for (const start of endsAt.values()) {
    const path: number[] = []
    let at: number | undefined = start
    while (at !== undefined && !settled.has(at)) {
      if (path.includes(at)) return path.slice(path.indexOf(at))
      path.push(at)
      at = endsAt.get(network.constraints[at]!.from)
    }
    for (const i of path) settled.add(i)
  }
  return undefined
}

/**
 * The bounds in whole units, so that 0.1 + 0.2 - 0.3 is nothing: a sign decides everything here. Bounds with up to nine decimals
 * that fit are exact; longer ones are rounded there. `forever` stands for a stretch without end, longer than all others together.
 */
export function scaleBounds(network: Network): { readonly unit: number; readonly forever: number } {
  let decimals = 0
  let total = 1
  for (const c of network.constraints)
    for (const bound of [c.min, c.max]) {
      if (!Number.isFinite(bound)) continue
      total += Math.abs(bound)
      decimals = Math.max(decimals, decimalsOf(bound))
    }
  const room = Math.floor(Math.log10(Number.MAX_SAFE_INTEGER / (8 * total)))
  const unit = 10 ** Math.max(0, Math.min(decimals, 9, room))
  return { unit, forever: Math.ceil(total * unit) }
}

function decimalsOf(x: number): number {
  const text = String(x)
  const e = /e-(\d+)$/.exec(text)
  const dot = text.indexOf('.')
  const plain = dot < 0 ? 0 : text.replace(/e.*$/, '').length - dot - 1
  return plain + (e ? Number(e[1]) : 0)
}
