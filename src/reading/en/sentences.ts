/** Where the sentence that a passage stands in begins and ends, roughly: enough for the names in it. */

/** Where the last sentence begins. A scan may put a blank line after every line: only a full stop ends a sentence here. */
export function lastStop(head: string): number {
  for (let i = head.length - 1; i > 2; i--) {
    const c = head.charCodeAt(i)
    if (c > 32 && c !== 160) continue
    let mark = i - 1
    const quote = head.charCodeAt(mark)
    if (quote === 34 || quote === 0x201d || quote === 0x2019 || quote === 41) mark--
    const m = head.charCodeAt(mark)
    if (
      (m === 46 || m === 63 || m === 33 || m === 58) &&
      isInside(head.charCodeAt(mark - 1)) &&
      isInside(head.charCodeAt(mark - 2))
    )
      return i + 1
  }
  return 0
}

/** Neither white space nor a full stop: "U.S. " ends no sentence. */
const isInside = (c: number) => c > 32 && c !== 46 && c !== 160

/** The sentence (roughly) that a passage stands in: enough for names. */
export function sentenceAround(text: string, start: number, end: number): string {
  const from = Math.max(0, start - 240)
  const cut = lastStop(text.slice(from, start))
  return text.slice(from + cut, nextStop(text, end))
}

/** Where the sentence ends, at most so far on. */
function nextStop(text: string, from: number): number {
  const last = Math.min(text.length, from + 240)
  for (let i = from + 2; i < last; i++) {
    const c = text.charCodeAt(i)
    if (c !== 46 && c !== 63 && c !== 33) continue
    if (!isInside(text.charCodeAt(i - 1)) || !isInside(text.charCodeAt(i - 2))) continue
    const next = text.charCodeAt(i + 1)
    const quoted = next === 34 || next === 0x201d || next === 0x2019 || next === 41 ? 1 : 0
    const after = i + 1 + quoted
    if (after >= text.length || text.charCodeAt(after) <= 32 || text.charCodeAt(after) === 160) return after
  }
  return last
}
