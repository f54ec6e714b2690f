/** The desk put together: the papers at once; what reading adds, and what only the keeper knows, when they come. */
import { useMemo } from 'react'
import { fromColumns } from '../../reports/columns.ts'
import type { Desk, DeskCited, DeskInColumns, DeskLaid, DeskPaper, DeskParty, KeeperCounts } from '../../server/api.ts'
import { type Answer, pathTo, useAnswer } from './ask.ts'

export function useDesk(seenBy: string | undefined, asOf: string | undefined, edition: number): Answer<Desk> {
  const laid = useAnswer<DeskInColumns>(pathTo('desk/columns', { seenBy, asOf }), edition)
  const after = laid.value && laid.of === pathTo('desk/columns', { seenBy, asOf })
  const cited = useAnswer<DeskCited>(after ? pathTo('cited', { seenBy, asOf }) : undefined, edition)
  const counts = useAnswer<KeeperCounts>(
    after && seenBy ? pathTo('keeper/counts', { seenBy, asOf }) : undefined,
    edition,
  )
  const base = useMemo(
    (): DeskLaid | undefined => laid.value && { ...laid.value, papers: fromColumns<DeskPaper>(laid.value.papers) },
    [laid.value],
  )
  // What belongs to other eyes stays out.
  const more = base && cited.of === pathTo('cited', eyesOf(base)) ? cited.value : undefined
  const lacking = base && counts.of === pathTo('keeper/counts', eyesOf(base)) ? counts.value?.lacking : undefined
  const value = useMemo(() => base && putTogether(base, more, lacking), [base, more, lacking])
  return { asking: laid.asking || cited.asking, ...(value && { value }), ...(laid.error && { error: laid.error }) }
}

function eyesOf({ eyes }: DeskLaid): { seenBy?: string; asOf?: string } {
  return { seenBy: eyes.seenBy, asOf: eyes.asOf }
}

export function putTogether(
  laid: DeskLaid,
  cited: DeskCited | undefined,
  lacking: KeeperCounts['lacking'] | undefined,
): Desk {
  const cut = (p: DeskPaper): DeskPaper => (lacking?.[p.id] ? { ...p, state: 'holds-in-part' } : p)
  const papers = lacking && Object.keys(lacking).length > 0 ? laid.papers.map(cut) : laid.papers
  if (!cited) return { ...laid, papers, replies: [] }
  return {
    ...laid,
    papers: mergeByTime(papers, cited.papers),
    parties: addParties(laid.parties, cited.parties),
    replies: cited.replies,
  }
}

/** Two lists in time order become one; papers without a date stay at the end. */
function mergeByTime(one: readonly DeskPaper[], two: readonly DeskPaper[]): DeskPaper[] {
  const merged: DeskPaper[] = []
  let at = 0
  for (const p of two) {
    while (at < one.length && sorting(one[at]!) <= sorting(p)) merged.push(one[at++]!)
    merged.push(p)
  }
  return [...merged, ...one.slice(at)]
}

function sorting(p: DeskPaper): string {
  const when = p.written ?? p.sent ?? p.published
  return when?.earliest ?? when?.latest ?? '~'
}

function addParties(known: readonly DeskParty[], more: readonly DeskParty[]): DeskParty[] {
  const all = new Map(known.map((p) => [p.id, p]))
  for (const p of more) all.set(p.id, { ...p, traffic: p.traffic + (all.get(p.id)?.traffic ?? 0) })
  return [...all.values()].sort((a, b) => b.traffic - a.traffic || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
