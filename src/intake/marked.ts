/**
 * YAML as written: every scalar the text it was, every part the line it stands on. A number "0042" stays "0042", a date stays
 * words, and a problem can name its line. Aliases are followed up to a bound, so that no small file becomes a large one.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import type { Problem } from './intake.ts'

export type Marked =
  | { readonly kind: 'words'; readonly text: string; readonly line: number }
  | { readonly kind: 'list'; readonly items: readonly Marked[]; readonly line: number }
  | {
      readonly kind: 'map'
      readonly fields: ReadonlyMap<string, Marked>
      readonly lines: ReadonlyMap<string, number>
      readonly line: number
    }
  | { readonly kind: 'nothing'; readonly line: number }

const ALIASES_FOLLOWED = 1000

/** Reads YAML. What is broken is a problem with its line; what could be read before and after it is kept. */
export function readMarked(
  text: string,
  file: string,
  lineOffset: number,
  problems: Problem[],
  code = 'bad-yaml',
): Marked {
  return readPlainLines(text, lineOffset) ?? readAnyYaml(text, file, lineOffset, problems, code)
}

/**
 * Front matter written by a program is `key: "JSON string"` line by line. JSON is YAML, and the platform's JSON parser is
 * thirty times faster: with thousands of papers that is felt.
 */
function readPlainLines(text: string, lineOffset: number): Marked | undefined {
  const fields = new Map<string, Marked>()
  const lines = new Map<string, number>()
  let line = lineOffset
  for (const row of text.split('\n')) {
    line++
    if (row === '') continue
    const m = /^([a-z-]+): (["[].*)$/.exec(row)
    if (!m || fields.has(m[1]!)) return undefined
    let value: unknown
    try {
      value = JSON.parse(m[2]!)
    } catch {
      return undefined
    }
    if (typeof value === 'string') fields.set(m[1]!, { kind: 'words', text: value, line })
    else if (Array.isArray(value) && value.every((v) => typeof v === 'string'))
      fields.set(m[1]!, { kind: 'list', items: value.map((v: string) => ({ kind: 'words', text: v, line })), line })
    else return undefined
    lines.set(m[1]!, line)
  }
  return { kind: 'map', fields, lines, line: lineOffset + 1 }
}

/** No front matter nests so far; a parser that calls itself for each bracket gives out some thousands further. */
const DEEPEST = 60
const GAVE_OUT = /call stack/i
const OF_BRACKETS = /is not YAML: (?:Maximum call stack|Flow (?:sequence|map)\b)/i

function readAnyYaml(text: string, file: string, lineOffset: number, problems: Problem[], code: string): Marked {
  const before = problems.length
  const tooDeep = (line: number) => {
    // What the parser says of those brackets, one by one, is this one fault.
    const others = problems.splice(before).filter((p) => !OF_BRACKETS.test(p.message))
    problems.push(...others, {
      severity: 'error',
      code,
      file,
      line,
      message: `Line ${line}: brackets stand within brackets more than ${DEEPEST} deep. What is in them was left out.`,
      remedy: 'Take the brackets away: a list is `[one, two]`.',
    })
  }
  try {
    return readNodes(text, file, lineOffset, problems, code, tooDeep)
  } catch (error) {
    if (!(error instanceof RangeError && GAVE_OUT.test(error.message))) throw error
    tooDeep(lineOffset + 1)
    return { kind: 'nothing', line: lineOffset + 1 }
  }
}

function readNodes(
  text: string,
  file: string,
  lineOffset: number,
  problems: Problem[],
  code: string,
  tooDeep: (line: number) => void,
): Marked {
  const counter = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: counter,
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: false,
  })
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : counter.linePos(offset).line) + lineOffset
  const gaveOut = document.errors.find((e) => GAVE_OUT.test(e.message))
  // A bracket left open is missed once for every bracket around it.
  const errors = new Map(document.errors.map((e) => [`${lineAt(e.pos[0])} ${e.message.split('\n')[0]}`, e]))
  for (const error of [...errors.values()].slice(0, 5))
    problems.push({
      severity: 'error',
      code,
      file,
      line: lineAt(error.pos[0]),
      message: `Line ${lineAt(error.pos[0])} is not YAML: ${error.message.split('\n')[0]}`,
      remedy: 'Mend that line. Words with a colon, a hash or a leading quotation mark belong in quotation marks.',
    })
  let followed = 0
  let deep = gaveOut && lineAt(gaveOut.pos[0])
  const mark = (node: unknown, depth: number): Marked => {
    const line = lineAt((node as Node | null)?.range?.[0])
    if (depth > DEEPEST) {
      // An alias that stands in what it names goes round and round, and has no brackets.
      if (followed === 0) deep ??= line
      return { kind: 'nothing', line }
    }
    if (isAlias(node)) {
      const target = ++followed > ALIASES_FOLLOWED ? undefined : node.resolve(document)
      if (target) return mark(target, depth + 1)
      problems.push({
        severity: 'warning',
        code,
        file,
        line,
        message: `Line ${line}: the alias *${node.source} ${followed > ALIASES_FOLLOWED ? `is one of more than ${ALIASES_FOLLOWED}; no more are followed` : 'has no anchor'}.`,
        remedy: 'Write the words out where the alias stands.',
      })
      return { kind: 'nothing', line }
    }
    if (isMap(node)) {
      const fields = new Map<string, Marked>()
      const lines = new Map<string, number>()
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
        const keyLine = lineAt((pair.key as Node | null)?.range?.[0])
        if (fields.has(key))
          problems.push({
            severity: 'warning',
            code: 'key-twice',
            file,
            line: keyLine,
            message: `Line ${keyLine}: \`${key}\` stands here a second time, after line ${lines.get(key)}. The first was kept.`,
            remedy: 'Delete one of the two.',
          })
        else {
          const value = mark(pair.value, depth + 1)
          fields.set(key, deep !== undefined && isHollow(value) ? { kind: 'nothing', line: value.line } : value)
          lines.set(key, keyLine)
        }
      }
      return { kind: 'map', fields, lines, line }
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => mark(item, depth + 1)), line }
    if (!isScalar(node)) return { kind: 'nothing', line }
    const words = String(node.value ?? '')
    const bare = node.type === 'PLAIN' || node.type === undefined
    return bare && /^(?:|~|null|Null|NULL)$/.test(words)
      ? { kind: 'nothing', line }
      : { kind: 'words', text: words, line }
  }
  const marked = mark(document.contents, 0)
  if (deep !== undefined) tooDeep(deep)
  return marked
}

/** Brackets around brackets, and no word to be seen in them. */
function isHollow(value: Marked): boolean {
  return value.kind === 'list' && value.items.every((item) => item.kind === 'nothing' || isHollow(item))
}
