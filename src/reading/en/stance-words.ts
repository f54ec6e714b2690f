/** Words that tell how a stance was taken, and on what condition. */

export type Manner = 'formal' | 'off-the-cuff'

const FORMAL = /\b(?:formal(?:ly)?|official(?:ly)?|in (?:due|proper) form|in writing|solemnly|categorically)\b/i
const IN_PASSING =
  /\b(?:off the cuff|in passing|in (?:the )?heat|heatedly|angrily|burst(?:ing)? out|outburst|shout(?:ed|s)|exclaim(?:ed|s)|snapp(?:ed|s)|blurt(?:ed|s)|half in jest|jokingly)\b/i
const CONDITION =
  /[\s,(]+(?:(?:but |and )?only )?(if|provided(?: that)?|providing|on (?:the )?condition(?: that)?|on the understanding that|as long as|so long as|subject to|unless|until)\s+/i
/** Where what is accepted or refused ends and something else begins. */
const TURN = /\s*[;:—]\s*|,?\s+(?:but|while|whereas|although|though|except|yet)\s+|,\s+(?:and|as)\s+/i

/** How it was said, if its words tell; and the words that do. */
export function readManner(words: string): { readonly manner: Manner; readonly words: string } | undefined {
  const hasty = IN_PASSING.exec(words)
  if (hasty) return { manner: 'off-the-cuff', words: hasty[0] }
  const formal = FORMAL.exec(words)
  return formal ? { manner: 'formal', words: formal[0] } : undefined
}

/**
 * What is accepted, refused or proposed, and on what condition; what follows is left alone.
 *
 *     "checks at sea if the crews agree; the ports are closed"  →  "checks at sea", "if the crews agree"
 */
export function readMatter(words: string): { readonly matter: string; readonly condition?: string } {
  const clause = words.split(TURN, 1)[0]!
  const m = CONDITION.exec(clause)
  if (!m) return { matter: clause }
  const said = clause.slice(m.index + m[0].length).replace(/[\s.,;)]+$/, '')
  const plain = /^(?:if|provided|providing|on |as |so )/i.test(m[1]!)
  return { matter: clause.slice(0, m.index), condition: plain ? said : `${m[1]!.toLowerCase()} ${said}` }
}

const DENIAL = /\b(?:not|no|never|neither|nor|none|nothing|cannot)\b|n['’]t\b/i

/** "Agreed that no ship be searched": what it speaks of is denied. */
export function isDenied(words: string): boolean {
  return DENIAL.test(words)
}
