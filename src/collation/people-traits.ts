/** Traits of a candidate by who wrote it, who got it and who had a hand in it. */
import { nameKey } from '../record/names.ts'
import { type Keys, likeness, union } from './parties.ts'
import type { Question } from './question.ts'
import type { Shelved } from './shelf.ts'
import type { Note, Setting } from './traits.ts'

export function notePeople(setting: Setting, s: Shelved, note: Note): void {
  const { question: q, self, other } = setting
  const asLetter = s.inner && q.found.kind !== 'telegram' ? s.inner : undefined
  const isTalk = q.found.kind === 'talk'
  const talk = isTalk ? (s.present ?? new Set([...s.author, ...s.addressee])) : undefined
  const loose = q.found.author?.role === 'named' && q.found.author.loose === true
  if (q.author) {
    const whole = talk
      ? likeness(q.author, talk)
      : bestFit(q.author, asLetter?.author, loose ? union(s.author, s.addressee) : s.author)
    const by = () => `author: ${q.found.author?.words ?? 'as named'}`
    if (whole === undefined) note('author.unknown')
    else if (whole === 1)
      note(loose && !(likeness(q.author, s.author) ?? 0) ? 'author.as-addressee' : 'author.same', 1, by)
    else if (whole > 0) note('author.same-title', 1, by)
    else if (q.stranger && namesInTitle(s.paper.title, q.stranger))
      note('author.in-title', 1, () => `its title names ${q.stranger}`)
    else note(loose || isTalk ? 'author.other-loosely' : q.loosely ? 'author.other-office' : 'author.other')
    if (whole !== 1) noteHand(q.author, s, note)
    if (whole === 0 && !talk && (likeness(q.author, s.addressee) ?? 0) === 1) note('author.got-it')
    const both = whole ? bothNamed(q, s) : undefined
    if (both !== undefined) note(both ? 'author.both' : 'author.only-one')
  } else if (q.antecedents) {
    const which = q.antecedents.findIndex((keys) => (bestFit(keys, asLetter?.author, s.author) ?? 0) > 0)
    if (which < 0) note('he.other')
    else
      note(
        which === 0 ? 'he.named-last' : which === 1 ? 'he.named-before' : 'he.named-earlier',
        bestFit(q.antecedents[which]!, asLetter?.author, s.author)!,
        () => `author: ${q.found.author?.words ?? 'his'}, ${which === 0 ? 'the one named last' : 'named before'}`,
      )
  } else {
    if (q.nearby) {
      const near = likeness(q.nearby, asLetter?.author ?? s.author)
      if (near && near > 0) note('near.author', 1, () => 'its author is named in the sentence')
      else if (near === 0) note('near.not-author')
      if ((likeness(q.nearby, asLetter?.addressee ?? s.addressee) ?? 0) > 0) note('near.addressee')
      if (talk && s.present && (likeness(q.nearby, s.present) ?? 0) > 0)
        note('near.present', 1, () => 'one who was there is named in the sentence')
    }
    if ((likeness(self, s.author) ?? 0) === 1) note('circle.my-own')
    else if ((likeness(other, s.author) ?? 0) === 1) note('circle.my-correspondent')
    if ((likeness(self, s.addressee) ?? 0) === 1) note('circle.to-me')
    else if ((likeness(other, s.addressee) ?? 0) === 1) note('circle.to-my-correspondent')
  }
  const to = q.addressee ?? q.implied
  if (!to) return
  const whole = talk ? likeness(to, talk) : bestFit(to, asLetter?.addressee, s.addressee)
  const how = q.addressee ? 'addressee' : q.firm ? 'answered' : 'implied'
  if (whole === undefined) note(`${how}.unknown`)
  else if (whole > 0) note(`${how}.same`, whole, () => `addressee: ${q.found.addressee?.words ?? 'the writer'}`)
  else if (s.relayedTo && (likeness(to, s.relayedTo) ?? 0) > 0)
    note(`${how}.repeated-to`, 1, () => 'repeated to the addressee')
  // "The President has asked me to answer your letter of 8 May": on its day, another reader weighs less.
  else note(s.days.some((d) => q.days.includes(d.day)) ? `${how}.other-of-the-day` : `${how}.other`)
}

const hands = new WeakMap<Shelved, string>()

/** Source note, first and last lines, as names are compared: who drafted and signed it. */
function handsOf(s: Shelved): string {
  let known = hands.get(s)
  if (known === undefined) {
    known = ` ${nameKey(`${s.paper.source.join(' ')} ${s.text.slice(0, 250)} ${s.text.slice(-120)}`.replace(/[^\p{L}\p{M}\p{N}’']+/gu, ' '))} `
    hands.set(s, known)
  }
  return known
}

/** "Mr. Allen's cable" went out in his department's name: its source note or its first and last lines name him. */
function noteHand(author: Keys, s: Shelved, note: Note): void {
  for (const key of author) {
    if (!key.startsWith('surname:')) continue
    const name = key.slice(8)
    if (handsOf(s).includes(` ${name} `)) {
      note('author.had-a-hand', 1, () => 'its source note or its signature names the author')
      return
    }
  }
}

function namesInTitle(title: string, name: string): boolean {
  const at = title.indexOf(name)
  return at >= 0 && !/\p{L}/u.test(title[at - 1] ?? '') && !/\p{L}/u.test(title[at + name.length] ?? '')
}

/** "the McNamara-Taylor report" is of both. */
function bothNamed(q: Question, s: Shelved): boolean | undefined {
  if (!/\p{Ll}[-–]\p{Lu}\p{Ll}/u.test(q.found.author?.words ?? '')) return undefined
  const two = [...q.author!].filter((k) => k.startsWith('surname:') && !/[-–]| /.test(k))
  return two.length < 2 ? undefined : two.every((k) => s.author.has(k))
}

export function bestFit(mention: Keys, inner: Keys | undefined, outer: Keys): number | undefined {
  const a = inner && likeness(mention, inner)
  const b = likeness(mention, outer)
  return a === undefined ? b : b === undefined ? a : Math.max(a, b)
}
