/**
 * Chance from a seed: the same seed gives the same run on every machine. Chris Doty-Humphrey's sfc32. Draws are made by the block,
 * one tight loop for each kind of distribution, so that a million runs allocate nothing.
 */
import type { Distribution } from './distribution.ts'

/** The state of one stream; each step has a stream of its own, so that what one step draws never moves another's. */
export type Stream = Int32Array

export function streamFrom(seed: number, nth = 0): Stream {
  const s = Int32Array.of(
    0x9e3779b9 ^ seed,
    0x243f6a88 ^ Math.floor(seed / 4294967296),
    0xb7e15162 ^ Math.imul(nth, 0x85ebca6b),
    1,
  )
  for (let i = 0; i < 20; i++) next(s)
  return s
}

/** A number in [0, 1). */
export function next(s: Stream): number {
  const b = s[1]!
  const c = s[2]!
  const n = s[3]!
  const t = (s[0]! + b + n) | 0
  s[3] = n + 1
  s[0] = b ^ (b >>> 9)
  s[1] = c + (c << 3)
  s[2] = ((c << 21) | (c >>> 11)) + t
  return (t >>> 0) * 2.3283064365386963e-10
}

/** Fills `into` from `from` up to `to` with draws. */
export type Draw = (into: Float64Array, from: number, to: number) => void

export function drawFrom(d: Distribution, s: Stream): Draw {
  switch (d.kind) {
    case 'fixed': {
      const { value } = d
      return (into, from, to) => {
        into.fill(value, from, to)
      }
    }
    case 'uniform': {
      const { min } = d
      const wide = d.max - d.min
      return (into, from, to) => {
        for (let i = from; i < to; i++) into[i] = min + wide * next(s)
      }
    }
    case 'triangular':
      return drawTriangular(d.min, d.mode, d.max, s)
    case 'pert':
      return drawPert(d.min, d.mode, d.max, s)
    case 'lognormal':
      return drawLognormal(d.median, Math.log(d.spread), s)
    case 'exponential': {
      const { mean } = d
      return (into, from, to) => {
        for (let i = from; i < to; i++) into[i] = -mean * Math.log(1 - next(s))
      }
    }
    case 'empirical': {
      const min = Float64Array.from(d.values, (v) => v.min)
      const wide = Float64Array.from(d.values, (v) => v.max - v.min)
      return (into, from, to) => {
        for (let i = from; i < to; i++) {
          const k = Math.floor(next(s) * min.length)
          into[i] = min[k]! + wide[k]! * next(s)
        }
      }
    }
  }
}

function drawTriangular(min: number, mode: number, max: number, s: Stream): Draw {
  const wide = max - min
  const turn = wide === 0 ? 0 : (mode - min) / wide
  const rising = wide * (mode - min)
  const falling = wide * (max - mode)
  return (into, from, to) => {
    for (let i = from; i < to; i++) {
      const u = next(s)
      into[i] = u < turn ? min + Math.sqrt(u * rising) : max - Math.sqrt((1 - u) * falling)
    }
  }
}

/** The polar method of Marsaglia; of each pair one is kept, so that a draw depends on nothing before it. */
function drawLognormal(median: number, sigma: number, s: Stream): Draw {
  return (into, from, to) => {
    for (let i = from; i < to; i++) {
      let x: number
      let r: number
      do {
        x = 2 * next(s) - 1
        const y = 2 * next(s) - 1
        r = x * x + y * y
      } while (r >= 1 || r === 0)
      into[i] = median * Math.exp(sigma * x * Math.sqrt((-2 * Math.log(r)) / r))
    }
  }
}

/**
 * Beta(1 + 4(mode-min)/(max-min), 1 + 4(max-mode)/(max-min)), stretched to [min, max], by Cheng's algorithm BB (R. C. H. Cheng, 1978);
 * where the mode is at an end, by inversion.
 */
function drawPert(min: number, mode: number, max: number, s: Stream): Draw {
  const wide = max - min
  if (wide === 0) return drawFrom({ kind: 'fixed', value: min }, s)
  const alpha = 1 + (4 * (mode - min)) / wide
  const beta = 1 + (4 * (max - mode)) / wide
  if (alpha === 1 || beta === 1)
    return (into, from, to) => {
      for (let i = from; i < to; i++)
        into[i] = alpha === 1 ? max - wide * (1 - next(s)) ** 0.2 : min + wide * next(s) ** 0.2
    }
  const a = Math.min(alpha, beta)
  const b = Math.max(alpha, beta)
  const lambda = Math.sqrt((a + b - 2) / (2 * a * b - a - b))
  const gamma = a + 1 / lambda
  const swapped = a !== alpha
  return (into, from, to) => {
    for (let i = from; i < to; i++)
      for (;;) {
        const u1 = 1 - next(s)
        const z = u1 * u1 * (1 - next(s))
        const v = lambda * Math.log(u1 / (1 - u1))
        const w = a * Math.exp(v)
        if (w === Infinity) continue
        const r = gamma * v - 1.3862943611198906
        const t = a + r - w
        if (t + 2.6094379124341005 < 5 * z) {
          const log = Math.log(z)
          if (t < log && r + (a + b) * Math.log((a + b) / (b + w)) < log) continue
        }
        into[i] = min + (wide * (swapped ? b : w)) / (b + w)
        break
      }
  }
}
