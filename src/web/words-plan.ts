/** Every word of the plan's screen, in one place. */
export const sayPlan = {
  title: 'The plan',
  back: 'The desk',
  seenBy: (name: string) => `as seen by ${name}`,
  upTo: 'What leads to',
  everything: 'everything',
  asOf: 'As of',
  by: 'To be done by',
  datePlaceholder: 'year-month-day',
  reset: (n: number) => `As written again (${n} changed)`,
  none: 'No steps are on record here. What is to be done, by whom and by when stands in plan.yaml; what these eyes or this time do not show, others may.',
  chart: 'Steps against time',
  chartHelp:
    'Up and down go from step to step. On the end of a bar, left and right make the step shorter or longer by a tenth.',
  now: 'now',
  due: 'due',
  deadline: 'to be done by',
  done: (words: string) => `done: ${words}`,
  vague: 'nobody says how long',
  lasts: (title: string, percent: number) => `Length of “${title}”: ${percent}% of what is written`,
  clock: 'The clock',
  onTime: 'in time',
  atMost: 'at most',
  range: (low: string, high: string) => `${low} to ${high}`,
  likely: 'likely done',
  orLater: 'likely done, or later',
  oneInTen: (early: string, late: string) => `one in ten before ${early}, one in ten after ${late}`,
  sure: 'There is a way to be in time whatever happens.',
  sureAsFar: 'So far as anybody says how long it takes, there is a way to be in time whatever happens.',
  notSure: 'No way is in time whatever happens:',
  heldUp: 'Held up by',
  helps: (title: string, by: string, earlier: string) =>
    `Shorter by ${by}, “${title}” brings the end ${earlier} forward: no other step helps more.`,
  cost: 'Expected cost of delay',
  borneBy: (names: string) => `borne by ${names}`,
  refused: 'Refused, though others wait for it, so that the time of whatever takes its place is not counted:',
  unknown: 'Nobody says how long these take; they count as taking no time:',
  runs: (n: number, seed: number) =>
    `${n.toLocaleString('en')} runs from seed ${seed}. Durations are taken as independent.`,
  said: 'What was said',
  nothingSaid: 'Nobody has said anything of it.',
  conditions: 'What it waits for',
  toShow: (owner: string) => `What ${owner} must be shown first`,
  open: 'the chain is open here',
  or: (others: string) => `or ${others}: the order of the reports cannot be told`,
  marks: {
    confirmed: 'confirmed',
    'claimed, not confirmed': 'claimed only',
    'confirmed without standing': 'confirmed without standing',
    disputed: 'disputed',
    violated: 'violated',
    suspended: 'suspended',
    discharged: 'discharged',
    'nothing said': 'not done',
  } as { readonly [state: string]: string },
  met: { yes: 'met', claimed: 'claimed, not confirmed', no: 'open', 'cannot tell': 'cannot tell' } as {
    readonly [met: string]: string
  },
}

const HOUR = 3_600_000

export function sayShort(ms: number): string {
  const hours = ms / HOUR
  return hours < 48 ? `${Math.round(hours * 10) / 10} h` : `${Math.round((hours / 24) * 10) / 10} days`
}

export function sayPercent(share: number): string {
  const p = share * 100
  return p > 0 && p < 1 ? '<1%' : p > 99 && p < 100 ? '>99%' : `${Math.round(p)}%`
}

/** "9 Nov 1962, 12:01" in the record's zone. */
export function sayMoment(iso: string, zone: string, hour = true): string {
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...(hour && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(new Date(iso))
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(new Date(iso))
  }
}
