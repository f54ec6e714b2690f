/**
 * What is entered by form goes the way of every file: the form writes the file that a person could have written beside the papers,
 * and intake reads it. So there is one schema, and what is wrong is said in the same words.
 */
import { ACTS, AUTHORITIES, HOW, MANNERS, SEARCH_RESULTS, STANCES } from '../../record/choices.ts'

export type FormName = 'paper' | 'copy' | 'meeting' | 'statement' | 'issue' | 'stance' | 'package' | 'task' | 'request'

export interface Field {
  readonly name: string
  /** `options`: "short name: words", one to a line. `chosen`: "issue: option", one to a line. `hidden`: filled in by a link alone. */
  readonly kind:
    | 'text'
    | 'long'
    | 'party'
    | 'parties'
    | 'paper'
    | 'when'
    | 'choice'
    | 'words'
    | 'options'
    | 'chosen'
    | 'hidden'
  readonly required?: boolean
  readonly choices?: readonly string[]
}

export const FORMS: { readonly [name in FormName]: readonly Field[] } = {
  paper: [
    { name: 'id', kind: 'text', required: true },
    { name: 'title', kind: 'text' },
    {
      name: 'kind',
      kind: 'choice',
      choices: ['letter', 'telegram', 'message', 'note', 'memorandum', 'minutes', 'broadcast', 'mail'],
    },
    { name: 'from', kind: 'parties', required: true },
    { name: 'to', kind: 'parties' },
    { name: 'date', kind: 'when' },
    { name: 'received', kind: 'when' },
    { name: 'text', kind: 'long' },
  ],
  copy: [
    { name: 'paper', kind: 'paper', required: true },
    { name: 'holder', kind: 'party', required: true },
    { name: 'since', kind: 'when' },
    { name: 'until', kind: 'when' },
    {
      name: 'how',
      kind: 'choice',
      choices: HOW,
    },
    { name: 'via', kind: 'party' },
    { name: 'lacks', kind: 'words' },
  ],
  meeting: [
    { name: 'id', kind: 'text', required: true },
    { name: 'title', kind: 'text' },
    { name: 'when', kind: 'when' },
    { name: 'place', kind: 'text' },
    { name: 'present', kind: 'parties', required: true },
  ],
  statement: [
    { name: 'speaker', kind: 'party', required: true },
    { name: 'to', kind: 'parties' },
    { name: 'when', kind: 'when' },
    {
      name: 'act',
      kind: 'choice',
      choices: ACTS,
    },
    { name: 'manner', kind: 'choice', choices: ['', ...MANNERS] },
    { name: 'text', kind: 'long', required: true },
  ],
  issue: [
    { name: 'id', kind: 'text', required: true },
    { name: 'title', kind: 'text', required: true },
    { name: 'question', kind: 'text' },
    { name: 'options', kind: 'options', required: true },
  ],
  stance: [
    { name: 'party', kind: 'party', required: true },
    { name: 'option', kind: 'text', required: true },
    {
      name: 'stance',
      kind: 'choice',
      choices: STANCES,
    },
    { name: 'condition', kind: 'words' },
    { name: 'when', kind: 'when' },
    { name: 'manner', kind: 'choice', choices: ['', ...MANNERS] },
    { name: 'authority', kind: 'choice', choices: ['', ...AUTHORITIES] },
    { name: 'in', kind: 'paper' },
    { name: 'passage', kind: 'hidden' },
  ],
  package: [
    { name: 'id', kind: 'text', required: true },
    { name: 'title', kind: 'text' },
    { name: 'proposer', kind: 'party' },
    { name: 'chosen', kind: 'chosen', required: true },
    { name: 'in', kind: 'paper' },
  ],
  task: [
    { name: 'title', kind: 'text', required: true },
    { name: 'owner', kind: 'party' },
    { name: 'by', kind: 'when' },
  ],
  request: [
    { name: 'paper', kind: 'paper', required: true },
    { name: 'where', kind: 'text', required: true },
    { name: 'when', kind: 'when' },
    { name: 'result', kind: 'choice', choices: SEARCH_RESULTS },
  ],
}

export interface Written {
  readonly path: string
  readonly text: string
}

type Value = unknown

/** The file that says it. JSON is YAML, so that nothing typed can be taken for anything but words. */
export function writeForm(
  form: FormName,
  typed: { readonly [field: string]: string },
  signed: string,
  stamp: string,
): Written {
  const said: { [field: string]: Value } = {}
  for (const { name, kind } of FORMS[form]) {
    const value = typed[name]?.trim()
    if (!value || name === 'text') continue
    said[name] = kind === 'parties' || kind === 'words' ? splitList(value) : kind === 'hidden' ? readBack(value) : value
  }
  const folder = `desk-${stamp}`
  const source = [`Entered on the desk by ${signed}`]
  const words = typed.text?.trim()
  switch (form) {
    case 'paper': {
      const head = JSON.stringify({ ...said, source })
      return { path: `${folder}/paper.md`, text: `---\n${head}\n---\n\n${words ?? ''}\n` }
    }
    case 'copy':
      return file('judgements.yaml', { copies: [{ ...said, source }] })
    case 'request':
      return file('judgements.yaml', { searches: [{ ...said, source }] })
    case 'meeting':
      return file('meetings.yaml', [{ ...said, source }])
    case 'statement':
      return file('statements.yaml', [{ id: `desk-${stamp}`, ...said, text: words ?? '', source }])
    case 'issue':
      return file('positions.yaml', {
        issues: [{ ...said, options: readOptions(typed.id ?? '', typed.options ?? ''), source }],
      })
    case 'package': {
      const { chosen: _, ...rest } = said
      const pairs = readPairs(typed.chosen ?? '')
      // A line that names no issue would be lost: then nothing is filed, and intake says what is lacking.
      const options = pairs.every(([issue]) => issue) ? Object.fromEntries(pairs) : {}
      return file('positions.yaml', { packages: [{ ...rest, options, source }] })
    }
    case 'stance':
      return file('positions.yaml', { stances: [{ id: `desk-${stamp}`, ...said, source }] })
    case 'task':
      return file('plan.yaml', { steps: [{ id: `desk-${stamp}`, errand: true, ...said, source }] })
  }

  function file(name: string, value: unknown): Written {
    return { path: `${folder}/${name}`, text: `${JSON.stringify(value, null, 1)}\n` }
  }
}

function splitList(value: string): string[] {
  return value
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
}

/** "rail: By rail" → of the issue "road", road/rail; words without a short name make their own. */
function readOptions(issue: string, lines: string): { readonly id: string; readonly text: string }[] {
  return readPairs(lines).map(([name, text]) => {
    const short = (name || text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}/]+/gu, '-')
      .replace(/^-|-$/g, '')
    return { id: short.includes('/') ? short : `${issue.trim()}/${short}`, text }
  })
}

/** "name: words", one to a line; the name is empty where there is none. */
function readPairs(lines: string): (readonly [string, string])[] {
  return splitList(lines).map((line) => {
    const m = /^([^:\s]+)\s*:\s*(\S.*)$/.exec(line)
    return m ? ([m[1]!, m[2]!] as const) : (['', line] as const)
  })
}

/** What a link filled in and nobody could change; anything else counts as nothing. */
function readBack(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
