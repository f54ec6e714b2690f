/** Whether an option that a step waits for is agreed: as the matrix of positions has it, and by whom. */
import { isAccepting, makeMatrix } from '../positions/matrix.ts'
import { nameOf, type Record } from '../record/record.ts'

/** Undefined: no issue on record has such an option. */
export function agreementOn(
  record: Record,
  option: string,
): { readonly met: 'yes' | 'no' | 'cannot tell'; readonly why: string } | undefined {
  const issue = [...record.issues.values()].find((i) => i.options.some((o) => o.id === option))
  if (!issue) return undefined
  const matrix = makeMatrix({ ...record, issues: new Map([[issue.id, issue]]) })
  const row = matrix.issues[0]!.rows.find((r) => r.option === option)!
  const sides = (which: (standing: (typeof row.cells)[number]['standing']) => boolean) =>
    row.cells.flatMap((c) => (which(c.standing) ? [nameOf(record, c.side)] : []))
  const say = (names: readonly string[], words: string) => (names.length > 0 ? [`${words} ${names.join(', ')}`] : [])
  const accepted = say(sides(isAccepting), 'accepted by')
  const conditions = say(
    sides((s) => s === 'accepts-if'),
    'on conditions by',
  )
  const against = [
    ...say(
      sides((s) => s === 'rejects'),
      'rejected by',
    ),
    ...say(
      sides((s) => s === 'contested'),
      'accepted and rejected by',
    ),
  ]
  const silent = say(
    sides((s) => s === 'silent' || s === 'unknown' || s === 'personal'),
    'not by',
  )
  const met = row.outcome === 'acceptable' ? 'yes' : row.outcome === 'refused' ? 'no' : 'cannot tell'
  const told =
    met === 'yes'
      ? ['acceptable to all', ...conditions]
      : met === 'no'
        ? [...against, ...accepted]
        : accepted.length > 0
          ? [...accepted, ...conditions, ...silent]
          : ['nobody has accepted it']
  return { met, why: `“${row.text}”: ${told.join(', ')}` }
}
