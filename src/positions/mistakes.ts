/**
 * Stances and packages that speak of what is not on record: an option that no issue has, a party that nobody entered and no paper
 * names. They count nowhere, and without a word of it that would look like an answer. Of the whole record alone: what a view lacks it may lack
 * for good reason.
 */

import { placeOf } from '../record/place.ts'
import type { Record, Stance } from '../record/record.ts'

export interface Mistake {
  /** "positions.yaml:9: the stance of Ana". */
  readonly place: string
  readonly message: string
  readonly remedy: string
  readonly party?: string
  readonly paper?: string
}

export function findMistakes(record: Record): Mistake[] {
  if (record.eyes.seenBy !== undefined || record.eyes.asOf !== undefined) return []
  const issueOf = new Map([...record.issues.values()].flatMap((i) => i.options.map((o) => [o.id, i.id] as const)))
  const known = (option: string) => {
    const issue = record.issues.get(option.split('/')[0]!)
    return issue?.options.length
      ? `The options of ${issue.id}: ${issue.options.map((o) => o.id).join(', ')}.`
      : `Issues: ${[...record.issues.keys()].sort().join(', ') || 'none'}.`
  }
  const place = (kind: 'stance' | 'package', id: string, who: string) =>
    [placeOf(record, kind, id), `the ${kind} ${who}`].filter(Boolean).join(': ')
  const ofStances = record.stances.flatMap((s): Mistake[] => {
    const at = {
      place: place('stance', s.id, `of ${record.parties.get(s.party)?.name ?? s.party}`),
      party: s.party,
      ...(paperOf(s) !== undefined && { paper: paperOf(s)! }),
    }
    return [
      ...(issueOf.has(s.option)
        ? []
        : [
            {
              ...at,
              message: `It is on “${s.option}”, and no issue on record has that option: it counts nowhere.`,
              remedy: `Correct the option, or enter it. ${known(s.option)}`,
            },
          ]),
      ...(isStranger(record, s.party)
        ? [
            {
              ...at,
              message: `“${s.party}” is a party that nobody entered and no paper names: it counts as a side of its own.`,
              remedy: 'Correct the name, or enter the party in parties.yaml.',
            },
          ]
        : []),
    ]
  })
  const ofPackages = [...record.packages.values()].flatMap((p) =>
    Object.entries(p.options).flatMap(([issue, option]): Mistake[] =>
      issueOf.get(option) === issue
        ? []
        : [
            {
              place: place('package', p.id, p.id),
              message: `It takes “${option}” for the issue “${issue}”, which ${record.issues.has(issue) ? 'has no such option' : 'is not on record'}.`,
              remedy: `Correct it. ${known(issue)}`,
            },
          ],
    ),
  )
  return [...ofStances, ...ofPackages].sort((a, b) => (a.place + a.message < b.place + b.message ? -1 : 1))
}

function paperOf(s: Stance): string | undefined {
  return s.passage?.paper ?? s.in
}

/** Named by stances and the like alone. */
function isStranger(record: Record, id: string): boolean {
  const party = record.parties.get(id)
  if (!party) return true
  if (!party.implied) return false
  return ![...record.papers.values()].some((p) => [...p.from, ...p.to, ...p.cc].includes(id))
}
