/** What is wrong in a file of a model or a problem, with its line and what to do. Lines are sought only when something is wrong. */
import { isNode, LineCounter, parseDocument } from 'yaml'

export class Unfit extends Error {
  readonly line: number | undefined
  readonly remedy: string

  constructor(message: string, remedy: string, line?: number) {
    super(message)
    this.remedy = remedy
    this.line = line
  }
}

export type Path = readonly (string | number)[]

/** Reads JSON. Throws `Unfit` with the line where it stops being JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (e) {
    const lines = new LineCounter()
    const doc = parseDocument(text, { lineCounter: lines })
    const at = doc.errors[0]?.pos[0]
    const position = at ?? Number(/position (\d+)/.exec((e as Error).message)?.[1] ?? 0)
    const line = text.slice(0, position).split('\n').length
    throw new Unfit(
      'This is no JSON from here on.',
      'Look for a missing comma, quotation mark or bracket, here or just before.',
      line,
    )
  }
}

/** The line, from 1, on which the value at this path begins; as much of the path as there is. */
export function lineOf(text: string, path: Path): number | undefined {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines })
  for (let n = path.length; n > 0; n--) {
    const node = doc.getIn(path.slice(0, n), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}
