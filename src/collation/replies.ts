/**
 * Formal replies: one paper answers another and says so. A passage like "I have received your letter of 24 October" makes its
 * paper a reply if the letter came from somebody this paper is addressed to. What the keeper or an edition says counts too.
 */
import type { Record } from '../record/record.ts'
import type { Link, Reply } from './link.ts'
import { likeness } from './parties.ts'
import type { Shelf } from './shelf.ts'

export function findReplies(record: Record, links: readonly Link[], shelf: Shelf): Reply[] {
  const replies = new Map<string, Reply>()
  for (const paper of record.papers.values())
    for (const to of paper.answers)
      if (record.papers.has(to)) replies.set(`${paper.id}\0${to}`, { reply: paper.id, to, kind: 'formal' })
  links.forEach((link, i) => {
    if (link.relation !== 'answers' || link.outcome !== 'resolved' || link.set || !link.target) return
    const citing = shelf.byId.get(link.paper)
    const answered = shelf.byId.get(link.target)
    if (!citing || !answered || link.target === link.paper) return
    if ((citing.day ?? Infinity) < (answered.day ?? -Infinity)) return
    const to = [...citing.addressee, ...(citing.inner?.addressee ?? [])]
    const author = [...answered.author, ...(answered.inner?.author ?? [])]
    const key = `${link.paper}\0${link.target}`
    if ((likeness(new Set(author), new Set(to)) ?? 0) > 0 && !replies.has(key))
      replies.set(key, { reply: link.paper, to: link.target, kind: 'formal', link: i })
  })
  return [...replies.values()].sort((a, b) => (a.reply < b.reply ? -1 : a.reply > b.reply ? 1 : a.to < b.to ? -1 : 1))
}
