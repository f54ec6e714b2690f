/** How long something takes, as far as anybody says: lengths in the unit of whoever asks (milliseconds, where words were read). */

export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  /** Beta with the mean (min + 4 mode + max) / 6, as in PERT (Malcolm, Roseboom, Clark and Fazar 1959). */
  | { readonly kind: 'pert'; readonly min: number; readonly mode: number; readonly max: number }
  /** `spread` is the factor that about two in three stay within, either way; 1 is no spread. */
  | { readonly kind: 'lognormal'; readonly median: number; readonly spread: number }
  | { readonly kind: 'exponential'; readonly mean: number }
  /** One of these, each as likely; each somewhere in its range. `of` says what they are. */
  | {
      readonly kind: 'empirical'
      readonly values: readonly { readonly min: number; readonly max: number }[]
      readonly of: string
    }

/** What is wrong with it, in words; undefined if nothing is. */
export function faultOf(d: Distribution): string | undefined {
  const numbers = d.kind === 'empirical' ? d.values.flatMap((v) => [v.min, v.max]) : numbersOf(d)
  if (numbers.some((x) => !Number.isFinite(x))) return 'a length is no number'
  if (numbers.some((x) => x < 0)) return 'a negative duration'
  switch (d.kind) {
    case 'fixed':
      return undefined
    case 'uniform':
      return d.min > d.max ? 'the least is more than the most: a distribution with no mass' : undefined
    case 'triangular':
    case 'pert':
      if (d.min > d.max) return 'the least is more than the most: a distribution with no mass'
      return d.mode < d.min || d.mode > d.max ? 'the likeliest does not lie between the least and the most' : undefined
    case 'lognormal':
      if (d.median === 0) return 'a median of nothing: a distribution with no mass'
      return d.spread < 1 ? 'a spread below 1' : undefined
    case 'exponential':
      return d.mean === 0 ? 'a mean of nothing: a distribution with no mass' : undefined
    case 'empirical':
      if (d.values.length === 0) return `nothing on record to take it from (${d.of}): a distribution with no mass`
      return d.values.some((v) => v.min > v.max)
        ? 'the least is more than the most: a distribution with no mass'
        : undefined
  }
}

function numbersOf(d: Exclude<Distribution, { kind: 'empirical' }>): number[] {
  return Object.values(d).filter((x): x is number => typeof x === 'number')
}

/** The least and the most that it can take; Infinity where there is no most. */
export function rangeOf(d: Distribution): { readonly min: number; readonly max: number } {
  switch (d.kind) {
    case 'fixed':
      return { min: d.value, max: d.value }
    case 'uniform':
    case 'triangular':
    case 'pert':
      return { min: d.min, max: d.max }
    case 'lognormal':
      return d.spread === 1 ? { min: d.median, max: d.median } : { min: 0, max: Infinity }
    case 'exponential':
      return { min: 0, max: Infinity }
    case 'empirical':
      return { min: Math.min(...d.values.map((v) => v.min)), max: Math.max(...d.values.map((v) => v.max)) }
  }
}

/** The mean, exactly. */
export function meanOf(d: Distribution): number {
  switch (d.kind) {
    case 'fixed':
      return d.value
    case 'uniform':
      return (d.min + d.max) / 2
    case 'triangular':
      return (d.min + d.mode + d.max) / 3
    case 'pert':
      return (d.min + 4 * d.mode + d.max) / 6
    case 'lognormal':
      return d.median * Math.exp(Math.log(d.spread) ** 2 / 2)
    case 'exponential':
      return d.mean
    case 'empirical':
      return d.values.reduce((sum, v) => sum + (v.min + v.max) / 2, 0) / d.values.length
  }
}
