/**
 * Something promised, not yet done, of which nobody says by when or how long it takes.
 *
 *     "We shall of course return the instruments."    ·    when?
 */
import { isDone, type PlanStep, planOf } from '../plan/plan.ts'
import { languages } from '../reading/languages.ts'
import type { Check } from './checks.ts'
import { capital, finding, list, sayParty } from './evidence.ts'
import { placesOf, sayStep } from './plan-evidence.ts'

export const promiseWithoutDate: Check = {
  name: 'promise-without-date',
  severity: 'info',
  title: 'A promise has no date',
  run: (record) =>
    planOf(record).steps.flatMap((s) => {
      if (s.status !== 'agreed' || isDone(s) || isDated(s)) return []
      const promises = s.reports.filter((r) => r.event === 'agreed')
      const who = [...new Set(promises.flatMap((r) => r.by ?? []))].map((p) => sayParty(record, p))
      return [
        finding('promise-without-date', {
          severity: 'info',
          message: `${capital(sayStep(s))} is promised${who.length ? ` by ${list(who)}` : ''}, and nobody says by when, or how long it takes.`,
          ...placesOf(record, promises, s),
          next: 'Ask for a date, or for what must come first.',
        }),
      ]
    }),
}

/** A date, a deadline, a length, or words of time in the promise itself. */
function isDated(s: PlanStep): boolean {
  if (s.by || s.promised || s.duration !== undefined || s.actual) return true
  return s.reports.some((r) => r.event === 'agreed' && languages().some((l) => l.dates.saysWhen.test(r.words)))
}
