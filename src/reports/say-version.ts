/** Two texts that may be of one paper, in a sentence. Suggestions, until a person enters what they are. */
import type { PossibleVersion } from '../collation/versions.ts'

/** "a may be a draft of b", by whatever the two are to be called. */
export function sayVersion(
  { papers, kind, lesser }: PossibleVersion,
  call: (id: string) => string = (id) => id,
): string {
  const [a, b] = papers.map(call) as [string, string]
  const [part, whole] = lesser === papers[1] ? [b, a] : [a, b]
  switch (kind) {
    case 'same text':
      return `${a} and ${b} may be two texts of one paper`
    case 'draft':
      return lesser === undefined ? `${a} and ${b} may be drafts of one paper` : `${part} may be a draft of ${whole}`
    case 'excerpt':
      return `${part} may be an excerpt from ${whole}`
    case 'translation':
      return `${a} and ${b} may be one paper in two languages`
  }
}

/** What the other text may be to this one: "a draft of this paper". */
export function sayOtherText({ kind, lesser }: PossibleVersion, id: string): string {
  switch (kind) {
    case 'same text':
      return 'another text of this paper'
    case 'draft':
      return lesser === undefined
        ? 'another draft'
        : lesser === id
          ? 'the paper of which this is a draft'
          : 'a draft of this paper'
    case 'excerpt':
      return lesser === id ? 'the paper from which this is an excerpt' : 'an excerpt from this paper'
    case 'translation':
      return 'this paper in another language'
  }
}
