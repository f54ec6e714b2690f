/** Packages by hand: choose an option for every issue and see at once whom it goes against; set rules aside and see what opens. */
import { useMemo } from 'react'
import { findPackages } from '../../positions/packages.ts'
import { brokenBy, type Chosen, type Problem, type Rule } from '../../positions/problem.ts'
import type { DeskIssue, DeskPositions } from '../../reports/desk-positions.ts'
import { type Own, readIds, writeIds } from '../desk/address.ts'
import { say } from '../words-positions.ts'

const LIMITS = { acceptable: 50, concessions: 12, conflicts: 8 }
/** So much work is done while somebody waits for a click. */
const MOST_LOOKS = 400

interface Props {
  readonly laid: DeskPositions
  readonly issue: DeskIssue
  /** What is put together, set aside and chosen by hand, as the address keeps it. */
  readonly own: Own
  readonly onKeep: (change: Own) => void
  readonly onOpen: (paper: string) => void
}

export function Explorer({ laid, issue, own, onKeep, onOpen }: Props) {
  const together = useMemo(() => new Set(own.together ? readIds(own.together) : [issue.id]), [own.together, issue.id])
  const givenUp = useMemo(() => new Set(readIds(own.aside)), [own.aside])
  const hand: Chosen = Object.fromEntries(pairs(readIds(own.hand)))
  const setTogether = (ids: ReadonlySet<string>) => onKeep({ together: writeIds(ids) })
  const setGivenUp = (ids: ReadonlySet<string>) => onKeep({ aside: writeIds(ids) })
  const setHand = (chosen: Chosen) => onKeep({ hand: writeIds(Object.entries(chosen).flat()) })
  const problem = useMemo(() => restrict(laid.problem, together), [laid.problem, together])
  const kept = useMemo(
    () => ({ ...problem, rules: problem.rules.filter((r) => !givenUp.has(r.id)) }),
    [problem, givenUp],
  )
  const found = useMemo(() => {
    let looks = 0
    return findPackages(kept, LIMITS, () => ++looks > MOST_LOOKS)
  }, [kept])
  const options = new Map(laid.issues.flatMap((i) => i.options.map((o) => [o.id, o.text])))
  const yours: Chosen = Object.fromEntries(
    problem.issues.map((i) => [
      i.id,
      hand[i.id] ?? found.acceptable[0]?.[i.id] ?? found.smallestConcessions[0]?.package[i.id] ?? i.options[0]!,
    ]),
  )
  const broken = brokenBy(problem, yours)
  const brokenIds = new Set(broken.map((r) => r.id))
  const rule = new Map(problem.rules.map((r) => [r.id, r]))
  const toggle = (set: ReadonlySet<string>, id: string) =>
    new Set(set.has(id) ? [...set].filter((x) => x !== id) : [...set, id])
  const { packages } = say
  return (
    <div className="explorer">
      <p className="muted">{packages.intro}</p>
      <fieldset>
        <legend>{packages.only}</legend>
        {laid.problem.issues.map((i) => (
          <label key={i.id}>
            <input type="checkbox" checked={together.has(i.id)} onChange={() => setTogether(toggle(together, i.id))} />
            {i.title}
          </label>
        ))}
      </fieldset>
      <p className={`verdict ${found.count ? 'good' : 'bad'}`} role="status">
        {packages.count(found.count, found.packages)}
      </p>
      <h3>{packages.yours}</h3>
      {problem.issues.map((i) => (
        <label key={i.id} className="choice">
          <span>{i.title}</span>
          <select value={yours[i.id]} onChange={(e) => setHand({ ...yours, [i.id]: e.target.value })}>
            {i.options.map((o) => (
              <option key={o} value={o}>
                {options.get(o) ?? o}
              </option>
            ))}
          </select>
        </label>
      ))}
      <p role="status" className={broken.length ? 'bad' : 'good'}>
        {packages.broken(
          broken.length,
          broken.reduce((n, r) => n + r.cost, 0),
        )}
      </p>
      <h3>{packages.ask}</h3>
      <ul className="asks">
        {problem.rules.map((r) => (
          <li key={r.id} className={`${brokenIds.has(r.id) ? 'broken' : ''}${givenUp.has(r.id) ? ' given-up' : ''}`}>
            <p dir="auto">{r.text ?? r.id}</p>
            <p className="muted">
              {r.paper && (
                <button type="button" className="plain" onClick={() => onOpen(r.paper!)}>
                  {r.when ?? r.paper}
                </button>
              )}{' '}
              {packages.cost(r.cost)}{' '}
              <button type="button" aria-pressed={givenUp.has(r.id)} onClick={() => setGivenUp(toggle(givenUp, r.id))}>
                {givenUp.has(r.id) ? packages.keep : packages.concede}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {found.smallestConcessions.length > 0 && (
        <>
          <h3>{packages.concessions}</h3>
          <ul className="asks">
            {found.smallestConcessions.map((c) => (
              <li key={c.rules.join()}>
                <p dir="auto">{c.rules.map((id) => sayRule(rule.get(id))).join('; ')}</p>
                <p className="muted">
                  {packages.cost(c.cost)}{' '}
                  <button type="button" onClick={() => setHand(c.package)}>
                    {packages.take}
                  </button>
                </p>
              </li>
            ))}
          </ul>
          <h3>{packages.conflicts}</h3>
          <ul className="asks">
            {found.smallestConflicts.map((c) => (
              <li key={c.rules.join()}>
                {c.rules.map((id) => (
                  <p key={id} dir="auto">
                    {sayRule(rule.get(id))}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function restrict(problem: Problem, together: ReadonlySet<string>): Problem {
  return {
    issues: problem.issues.filter((i) => together.has(i.id)),
    rules: problem.rules.filter((r) => r.anyOf.every((c) => together.has(c.issue))),
  }
}

function sayRule(r: Rule | undefined): string {
  return r ? (r.text ?? r.id) : ''
}

/** Issue, option, issue, option. */
function pairs(ids: readonly string[]): [string, string][] {
  return ids.flatMap((id, i) => (i % 2 === 0 && ids[i + 1] !== undefined ? [[id, ids[i + 1]!]] : []))
}
