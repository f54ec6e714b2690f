/** Packages, concessions and conflicts as text. */
import type { Proposal, StanceChange } from '../positions/from-record.ts'
import type { Concession, PackagesFound } from '../positions/packages.ts'
import type { Chosen, Problem, Rule } from '../positions/problem.ts'
import { count, paint, wrap } from './print-text.ts'

const SHOWN = 12
const NONE_YET = 'none found as far as the search went'

/** Packages that somebody proposed: whom each goes against, and what it leaves open. */
export function* printProposals(proposals: readonly Proposal[], name: (party: string) => string): Generator<string> {
  if (proposals.length) yield '\nProposed, on record\n'
  for (const p of proposals) {
    const by = p.proposer === undefined ? '' : ` (${name(p.proposer)})`
    const open = p.leavesOpen.length ? `; leaves open: ${p.leavesOpen.join(', ')}` : ''
    const against = p.against.length ? `goes against: ${p.against.map(sayRule).join('; ')}` : 'goes against nobody'
    yield `${wrap(`${p.title ?? p.id}${by}: ${Object.values(p.package).join(', ')}: ${against}${open}`, '      ', '  - ')}\n`
  }
}

export function* printPackages(
  problem: Problem,
  found: PackagesFound,
  changes: readonly StanceChange[],
  name: (party: string) => string,
  unspoken: readonly { readonly side: string; readonly issue: string }[] = [],
): Generator<string> {
  const rule = new Map(problem.rules.map((r) => [r.id, r]))
  const all = `${count(problem.issues.length, 'issue')}, ${sayMany(found.packages)}, ${count(problem.rules.length, 'rule')}`
  if (found.count > 0) {
    const sure = found.complete.acceptable || found.count > found.acceptable.length ? '' : 'at least '
    yield `${paint('bold', `${sure}${count(found.count, 'acceptable package')}`)} (${all})\n`
    for (const p of found.acceptable.slice(0, SHOWN)) yield `${wrap(sayPackage(problem, p), '      ', '  - ')}\n`
    if (found.count > Math.min(SHOWN, found.acceptable.length))
      yield `  … and ${(found.count - Math.min(SHOWN, found.acceptable.length)).toLocaleString('en-GB')} more; all that are listed: --format json\n`
    const passages = problem.rules.filter((r) => r.paper !== undefined)
    if (passages.length) yield '\nWhat makes it so\n'
    for (const r of passages) yield `${wrap(sayRule(r), '      ', '  - ')}\n`
    if (unspoken.length) {
      const who = unspoken.map((u) => `${name(u.side)} on ${u.issue}`).join(', ')
      yield `\n${wrap(`Not refused is not accepted: nothing is on record as accepted by ${who}.`)}\n`
    }
    return
  }
  if (!found.complete.acceptable) {
    yield `${paint('bold', 'No acceptable package was found in the time given, and not all were gone through.')} (${all})\n`
    return
  }
  yield `${paint('bold', 'No package is acceptable to all.')} (${all})\n`
  yield '\nSmallest concessions, the cheapest first\n'
  for (const c of found.smallestConcessions.slice(0, SHOWN)) yield sayConcession(problem, rule, c)
  if (found.smallestConcessions.length === 0) yield `  - ${found.complete.concessions ? 'none' : NONE_YET}\n`
  const more = found.smallestConcessions.length - SHOWN
  if (more > 0) yield `  … and ${count(more, 'more', 'more')}${found.complete.concessions ? '' : ' found'}\n`
  if (found.singleChanges.length) {
    yield '\nOne rule given up opens a deal\n'
    for (const c of found.singleChanges) yield `${wrap(sayRule(rule.get(c.rules[0]!)!), '      ', '  - ')}\n`
  }
  if (changes.length) {
    yield '\nOne changed stance opens a deal\n'
    for (const c of changes)
      yield `${wrap(`${name(c.side)} accepts ${c.option}: ${count(c.opens, 'package')}`, '      ', '  - ')}\n`
  }
  if (found.byParty.length) {
    yield '\nWho could open a deal alone\n'
    const alone = found.byParty.flatMap(({ party, concession }) => (concession ? [{ party, concession }] : []))
    for (const { party, concession } of alone) {
      const ways = [concession, ...otherWays(found, party, concession)]
      const said = ways.slice(0, SHOWN).map((c) => `at ${c.cost}: ${c.rules.join(', ')}`)
      const rest = ways.length > SHOWN ? `; or ${count(ways.length - SHOWN, 'other way')}` : ''
      yield `${wrap(`${name(party)}, ${said.join('; or ')}${rest}`, '      ', '  - ')}\n`
    }
    if (alone.length === 0) yield '  - nobody\n'
  }
  yield '\nSmallest conflicts\n'
  if (found.smallestConflicts.length === 0) yield `  - ${found.complete.conflicts ? 'none' : NONE_YET}\n`
  for (const c of found.smallestConflicts.slice(0, SHOWN)) {
    yield `${wrap(`${c.rules.join(', ')} (${c.parties.map(name).join(', ')})`, '      ', '  - ')}\n`
    for (const r of c.rules)
      if (rule.get(r)!.text !== undefined) yield `${wrap(sayRule(rule.get(r)!), '          ', '        ')}\n`
  }
}

/** What else this party could give up alone, of the concessions listed. */
function otherWays(found: PackagesFound, party: string, cheapest: Concession): readonly Concession[] {
  return found.smallestConcessions.filter(
    (c) => c.parties.every((p) => p === party) && c.rules.join() !== cheapest.rules.join(),
  )
}

/** A number of packages beyond a thousand billion is no longer exact, and nobody reads its digits. */
export function sayMany(n: number): string {
  return n < 1e15 ? count(n, 'package') : `some ${n.toExponential(1).replace('e+', ' × 10^')} packages`
}

function sayConcession(problem: Problem, rule: ReadonlyMap<string, Rule>, c: Concession): string {
  const given = c.rules.map((id) => {
    const r = rule.get(id)!
    return r.text === undefined ? `${r.party || 'a party'} gives up ${id}` : `gives up ${id}: ${sayRule(r)}`
  })
  return `${wrap(`at ${c.cost}: ${given.join('; and ')}`, '      ', '  - ')}\n${wrap(`then: ${sayPackage(problem, c.package)}`, '      ', '      ')}\n`
}

function sayRule(r: Rule): string {
  const place = [r.when, r.paper].filter(Boolean).join(', ')
  return `${r.text ?? r.id}${place && ` (${place})`}`
}

function sayPackage(problem: Problem, p: Chosen): string {
  return problem.issues.map((i) => `${i.title ?? i.id}: ${p[i.id]}`).join('; ')
}
