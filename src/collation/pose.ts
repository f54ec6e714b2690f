/** Posing the question: who and when a reference means, in the paper in which it stands. */
import type { FoundDate, FoundReference, Mention } from '../reading/reference.ts'
import { daysMeant } from './days.ts'
import { kindClass } from './kinds.ts'
import type { Focus } from './memory.ts'
import { type Keys, keysOfName, likeness, placeKey, placeOfPost, union } from './parties.ts'
import type { Question } from './question.ts'
import type { Shelf } from './shelf.ts'
import { namesOf, type Speaker } from './speaker.ts'

/** What other references of the same text tell of this one: whoever it answers, or is answered by. */
export interface Partner {
  readonly author?: Mention
  readonly at: number
}

export function pose(shelf: Shelf, speaker: Speaker, said: FoundReference, focus: Focus, partner?: Partner): Question {
  const found = instructed(said)
  const isTelegram = found.kind === 'telegram'
  const author = keysOfMention(shelf, speaker, found.author, found.start, isTelegram)
  const addressee = keysOfMention(shelf, speaker, found.addressee, found.start)
  const antecedents = found.author?.role === 'third' ? whoIsMeant(shelf, speaker, found) : undefined
  // "yours of the 3rd to him" was not to me.
  const implied =
    addressee || found.addressee?.role === 'third'
      ? undefined
      : impliedAddressee(shelf, speaker, found, author ?? antecedents?.[0], partner)
  const meant = found.date
    ? daysMeant(found.date, speaker.day, focus.day, daysNamed(shelf, speaker, found))
    : { days: [] }
  const nearby = found.nearby?.length ? union(...found.nearby.map(keysOfName)) : undefined
  const folder = speaker.shelved?.folder
  return {
    found,
    ...(author?.size && { author }),
    ...(addressee?.size && { addressee }),
    ...(implied?.keys.size && { implied: implied.keys, ...(implied.firm && { firm: true }) }),
    ...(antecedents?.length && { antecedents }),
    days: meant.days,
    around: around(speaker, found),
    ...(speaker.shelved?.numbers[0] && { number: speaker.shelved.numbers[0].digits }),
    ...(meant.month && { month: meant.month }),
    ...(speaker.day !== undefined && { from: speaker.day }),
    ...(folder && { folder }),
    ...(focus.recent?.length && { named: new Set(focus.recent.flatMap((r) => r.resolved.targets)) }),
    ...(nearby && { nearby }),
    ...(isOfficial(speaker, found) && { loosely: true }),
    ...(isStranger(shelf, found) && { stranger: found.author!.words }),
  }
}

/** "my instructions": those that I was given. */
function instructed(found: FoundReference): FoundReference {
  const { author, addressee, ...rest } = found
  return found.kind === 'instruction' && !found.number && author?.role === 'self' && !addressee
    ? { ...rest, addressee: author }
    : found
}

/** How many words on either side tell what a passage is about. */
const REACH = 36

function around(speaker: Speaker, found: FoundReference): string {
  const text = speaker.shelved?.text
  if (text === undefined) return found.words
  let [from, to] = [found.start, found.end]
  for (let words = 0; from > 0 && words < REACH; from--)
    if (text.charCodeAt(from - 1) <= 32 && text.charCodeAt(from) > 32) words++
  for (let words = 0; to < text.length && words < REACH; to++)
    if (text.charCodeAt(to) <= 32 && text.charCodeAt(to - 1) > 32) words++
  return text.slice(from, to)
}

/** Days that the text gave with their year before this place, the nearest first, then those of the paper it answers. */
function daysNamed(shelf: Shelf, speaker: Speaker, found: FoundReference): FoundDate[] {
  if (!found.date?.month || !found.date.day || found.date.year) return []
  const full = (references: readonly FoundReference[]) =>
    references.flatMap((r) => (r.date?.year && r.date.month && r.date.day ? [r.date] : []))
  const own = full(speaker.shelved?.reading.references ?? []).filter((d) => d.end <= found.start)
  const answered = (speaker.shelved?.paper.answers ?? []).flatMap((id) =>
    full(shelf.byId.get(id)?.reading.references ?? []),
  )
  return [...own.reverse(), ...answered]
}

/**
 * Whom "his" can mean, the likeliest first: the name that stands nearest in the sentence, then the sentence's subject, then names of
 * the sentences before. In a summary "he" without a name is the paper's author.
 */
function whoIsMeant(shelf: Shelf, speaker: Speaker, found: FoundReference): Keys[] {
  const summary = speaker.shelved !== undefined && speaker.shelved.paper.onFile !== 'text'
  const named = found.subject ? keysOfName(found.subject) : undefined
  const subject = named && isKnown(shelf, named) ? [named] : summary ? [speaker.author] : []
  const inside = (found.antecedents ?? []).map(keysOfName)
  const earlier = (found.earlier ?? []).map(keysOfName)
  return (found.own ? [...subject, ...inside, ...earlier] : [...inside, ...subject, ...earlier])
    .filter((k) => k.size > 0)
    .slice(0, 5)
}

/** "your letter" is to me, "my letter" to you; so is a letter that one of the two is named as the writer of. */
function impliedAddressee(
  shelf: Shelf,
  speaker: Speaker,
  found: FoundReference,
  author: Keys | undefined,
  partner: Partner | undefined,
): { keys: Keys; firm: boolean } | undefined {
  if (found.kind === 'talk' || found.kind === 'broadcast' || found.kind === 'statement') return undefined
  const { self, other } = namesOf(speaker, found.start)
  if (found.author?.role === 'mission') return { keys: new Set(['seat:state']), firm: false }
  const answered = partner && keysOfMention(shelf, speaker, partner.author, partner.at)
  if (answered?.size) return { keys: found.author?.role === 'addressee' ? union(answered, self) : answered, firm: true }
  const firm = found.use === 'answers' && found.answeredBy === undefined
  if (found.author?.role === 'addressee') return { keys: self, firm }
  if (found.author?.role === 'self') return { keys: other, firm: false }
  if (!author) return undefined
  if ((likeness(author, other) ?? 0) > 0) return { keys: self, firm }
  if ((likeness(author, self) ?? 0) === 1 && other.size > 0) return { keys: other, firm: false }
  return undefined
}

/** A telegram's number cited as "my" or "your" in a paper that is no telegram. */
function isOfficial(speaker: Speaker, found: FoundReference): boolean {
  const own = found.author?.role === 'self' || found.author?.role === 'addressee'
  return (
    own &&
    found.kind === 'telegram' &&
    speaker.shelved !== undefined &&
    kindClass(speaker.shelved.paper.kind) !== 'telegram'
  )
}

/** The keys of whomever a word means here: "my" is the writer, inside a carried letter the writer of that. */
export function keysOfMention(
  shelf: Shelf,
  speaker: Speaker,
  mention: Mention | undefined,
  at: number,
  isTelegram = false,
): Keys | undefined {
  if (!mention) return undefined
  const { self, other } = namesOf(speaker, at)
  switch (mention.role) {
    case 'self':
      return self
    case 'addressee':
      return other
    case 'third':
      return undefined
    case 'department':
      return new Set(['seat:state'])
    case 'mission':
      return new Set([...speaker.author, ...speaker.addressee].filter((k) => k.startsWith('post:')))
    case 'named': {
      const bare = placeOfPost(mention.words)
      const place = shelf.places.get(placeKey(bare))
      const keys = keysOfName(mention.words)
      if (!place && isTelegram && !isKnown(shelf, keys)) return undefined
      return place ? union(place, new Set([`name:${placeKey(bare)}`, `station:${placeKey(bare)}`])) : keys
    }
  }
}

/** A name that no paper's sender bears: "the resolution of Congress" may still be told by its title. */
function isStranger(shelf: Shelf, found: FoundReference): boolean {
  return found.author?.role === 'named' && found.kind !== 'telegram' && !isKnown(shelf, keysOfName(found.author.words))
}

/** Does anybody on the shelf answer to this name? "Secun 30" is a series that no party bears. */
function isKnown(shelf: Shelf, keys: Keys): boolean {
  for (const k of keys) if (shelf.byAuthor.has(k)) return true
  return false
}
