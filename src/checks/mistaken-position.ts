/**
 * A stance or a package that speaks of an option or a party that is not there.
 *
 *     "Ana accepts road/rial"    ·    the options are road/rail and road/canal
 */
import { findMistakes } from '../positions/mistakes.ts'
import type { Check } from './checks.ts'
import { finding } from './evidence.ts'

export const mistakenPosition: Check = {
  name: 'mistaken-position',
  severity: 'warning',
  title: 'A stance or a package speaks of what is not on record',
  run: (record) =>
    findMistakes(record).map((m) =>
      finding('mistaken-position', {
        severity: 'warning',
        message: `${m.place}: ${m.message}`,
        ...(m.paper !== undefined && record.papers.has(m.paper) && { paper: m.paper }),
        evidence: [],
        papers: m.paper !== undefined && record.papers.has(m.paper) ? [m.paper] : [],
        parties: m.party !== undefined && record.parties.has(m.party) ? [m.party] : [],
        next: m.remedy,
      }),
    ),
}
