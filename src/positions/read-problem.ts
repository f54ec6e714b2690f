/** A package problem from its JSON, checked: every complaint names the line and says what to do. */
import { lineOf, type Path, readJson, Unfit } from './lines.ts'
import type { Condition, Problem, ProblemIssue, Rule } from './problem.ts'

type Fields = { readonly [field: string]: unknown }

/** Options of one issue, so that a set of them fits an integer. */
export const MOST_CHOICES = 30

/** Reads a problem (`PROBLEM.json`); also the short form with `I` issues of `O` options and `lits`. Throws `Unfit`. */
export function readProblem(text: string): Problem {
  const file = readJson(text)
  const refuse = (path: Path, message: string, remedy: string): never => {
    throw new Unfit(message, remedy, lineOf(text, path))
  }
  if (!isFields(file) || !Array.isArray(file.rules))
    return refuse(
      [],
      'A problem has "issues" and "rules", and this has not both.',
      'The form is described in docs/commands/packages.md.',
    )
  const short = Number.isInteger(file.I) && Number.isInteger(file.O)
  const said = short
    ? Array.from({ length: file.I as number }, (_, i) => ({
        id: String(i),
        options: Array.from({ length: file.O as number }, (_, o) => String(o)),
      }))
    : file.issues
  if (!Array.isArray(said))
    return refuse([], 'The problem has no "issues".', 'List them: {"id": "where", "options": ["port", "sea"]}.')
  const issues = said.map((x: unknown, i): ProblemIssue => {
    const at: Path = ['issues', i]
    if (!isFields(x) || typeof x.id !== 'string' || !Array.isArray(x.options))
      return refuse(at, 'An issue without "id" or "options".', 'Write {"id": "where", "options": ["port", "sea"]}.')
    if (x.options.length === 0)
      refuse(
        [...at, 'options'],
        `The issue ${x.id} has no options, so no package settles it.`,
        'Give it at least one option, or leave the issue out.',
      )
    if (x.options.length > MOST_CHOICES)
      refuse(
        [...at, 'options'],
        `The issue ${x.id} has ${x.options.length} options; at most ${MOST_CHOICES} are read.`,
        'Divide the issue in two.',
      )
    const double = x.options.findIndex((o, k) => (x.options as unknown[]).indexOf(o) < k)
    if (double >= 0)
      refuse(
        [...at, 'options', double],
        `The issue ${x.id} has the option ${JSON.stringify(x.options[double])} twice.`,
        'Keep one of them.',
      )
    return { id: x.id, ...(typeof x.title === 'string' && { title: x.title }), options: x.options.map(String) }
  })
  if (issues.length === 0)
    refuse(
      ['issues'],
      'The problem has no issues, so there is nothing to settle.',
      'List them: {"id": "where", "options": ["port", "sea"]}.',
    )
  const twice = issues.findIndex((x, i) => issues.findIndex((y) => y.id === x.id) < i)
  if (twice >= 0)
    refuse(['issues', twice, 'id'], `Two issues are called ${issues[twice]!.id}.`, 'Give each its own id.')
  const byId = new Map(issues.map((x) => [x.id, x]))
  const parties = Array.isArray(file.parties)
    ? new Set(file.parties.map((p) => (isFields(p) ? String(p.id) : String(p))))
    : undefined
  const ids = new Set<string>()
  const rules = file.rules.map((x: unknown, i): Rule => {
    const at: Path = ['rules', i]
    if (!isFields(x))
      return refuse(
        at,
        'This is no rule.',
        'Write {"id": "r1", "party": "cuba", "anyOf": [{"issue": "where", "is": ["sea"]}]}.',
      )
    const id = x.id === undefined ? `r${i + 1}` : String(x.id)
    if (ids.has(id)) refuse([...at, 'id'], `Two rules are called ${id}.`, 'Give each its own id.')
    ids.add(id)
    const party = String(x.party ?? '')
    if (party === '') refuse(at, `The rule ${id} is of no party.`, 'Say whose it is: "party": "cuba".')
    if (parties && !parties.has(party))
      refuse(
        [...at, 'party'],
        `The rule ${id} is of the party ${JSON.stringify(x.party)}, which is not among "parties".`,
        `Parties: ${[...parties].join(', ')}.`,
      )
    const cost = x.cost ?? 1
    if (typeof cost !== 'number' || !Number.isInteger(cost) || cost < 1 || cost > 1_000_000)
      refuse(
        [...at, 'cost'],
        `The rule ${id} costs ${JSON.stringify(x.cost)}.`,
        'A cost is a whole number from 1 to 1,000,000; left out, it is 1.',
      )
    const fromMask = (lit: unknown, k: number): unknown => {
      const most = 2 ** (file.O as number) - 1
      if (!isMask(lit) || lit[1] > most)
        return refuse(
          [...at, 'lits', k],
          `The rule ${id} has ${JSON.stringify(lit)} where an issue and a mask of options belong.`,
          `Write [issue, mask], for example [0, 1]: the issue by its number, from 0 to ${(file.I as number) - 1}, and a mask from 1 to ${most}, in which bit o stands for option o.`,
        )
      const options = Array.from({ length: file.O as number }, (_, o) => o)
      return { issue: String(lit[0]), is: options.filter((o) => (lit[1] >>> o) & 1).map(String) }
    }
    const conditions = short && Array.isArray(x.lits) ? x.lits.map((lit, k) => fromMask(lit, k)) : x.anyOf
    if (!Array.isArray(conditions) || conditions.length === 0)
      return refuse(
        at,
        `The rule ${id} has no condition, so no package can keep it.`,
        'Give "anyOf" at least one condition, or leave the rule out.',
      )
    const anyOf = conditions.map((c: unknown, k): Condition => {
      const here: Path = [...at, 'anyOf', k]
      if (!isFields(c)) return refuse(here, `A condition of ${id} is none.`, 'Write {"issue": "where", "is": ["sea"]}.')
      const issue = byId.get(String(c.issue))
      if (!issue)
        return refuse(
          [...here, 'issue'],
          `The rule ${id} speaks of the issue ${JSON.stringify(c.issue)}, which is not there.`,
          `Issues: ${issues.map((x) => x.id).join(', ')}.`,
        )
      const is = (Array.isArray(c.is) ? c.is : [c.is]).map(String)
      if (is.length === 0)
        refuse(
          here,
          `A condition of ${id} on ${issue.id} names no option, so no package can meet it.`,
          `Name at least one in "is", or leave the condition out. Options of ${issue.id}: ${issue.options.join(', ')}.`,
        )
      const odd = is.find((o) => !issue.options.includes(o))
      if (odd !== undefined)
        refuse(
          [...here, 'is'],
          `The rule ${id} speaks of the option "${odd}" of ${issue.id}, which is not there.`,
          `Options of ${issue.id}: ${issue.options.join(', ')}.`,
        )
      return { issue: issue.id, is }
    })
    const text = (v: unknown) => (typeof v === 'string' ? v : undefined)
    const [words, paper, when] = [text(x.text), text(x.paper), text(x.when)]
    return {
      id,
      party,
      cost: cost as number,
      anyOf,
      ...(words !== undefined && { text: words }),
      ...(paper !== undefined && { paper }),
      ...(when !== undefined && { when }),
    }
  })
  return { issues, rules }
}

function isMask(lit: unknown): lit is readonly [issue: number, mask: number] {
  return Array.isArray(lit) && lit.length === 2 && lit.every((n) => Number.isInteger(n)) && lit[1] > 0
}

function isFields(x: unknown): x is Fields {
  return typeof x === 'object' && x !== null && !Array.isArray(x)
}
