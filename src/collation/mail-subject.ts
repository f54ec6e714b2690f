/** Subjects of mail, without what programs and lists put before them: "Re: [talks] AW: The flights" is about the flights. */

const PREFIX =
  /^\s*(?:(?:re|aw|antw|antwort|sv|vs|rv|odp|ynt|r|ref|res|fwd?|wg|tr|rif|enc|vl|вн|отв|回复|答复|转发)(?:\s*[[(]?\d+[\])]?)?\s*[:：]|\[[^\]]{1,40}\]|\((?:was|fwd)\b[^)]*\))\s*/iu

/** A subject without what programs and lists put before it. */
export function baseSubject(subject: string): string {
  let s = subject.trim()
  for (let n = 0; n < 20; n++) {
    const cut = s.replace(PREFIX, '')
    if (cut === s || cut === '') break
    s = cut
  }
  return s.replace(/\s*\((?:fwd|was:[^)]*)\)\s*$/i, '').trim()
}

export function isReplySubject(subject: string): boolean {
  return /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw|antwort|sv|vs|odp|ynt|res|rif|отв|回复|答复)(?:\s*[[(]?\d+[\])]?)?\s*[:：]/iu.test(
    subject,
  )
}
