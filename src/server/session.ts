/**
 * Who may sit at the desk: whoever opened the first URL, whose token works once, and nobody else on the machine. The session
 * lives in a cookie that scripts cannot read; its name carries the port, because cookies of 127.0.0.1 are shared by all ports.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Session {
  /** The value for `Set-Cookie` if this is the token and it has not been used; the token is spent by it. */
  readonly redeem: (token: string) => string | undefined
  readonly admits: (cookies: string | undefined) => boolean
}

export function openSession(token: string, port: () => number): Session {
  const secret = randomBytes(32).toString('base64url')
  let spent = false
  const name = () => `chancery-${port()}`
  return {
    redeem: (offered) => {
      if (spent || !same(offered, token)) return undefined
      spent = true
      return `${name()}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    },
    admits: (cookies) =>
      (cookies ?? '').split(';').some((pair) => {
        const at = pair.indexOf('=')
        return at > 0 && pair.slice(0, at).trim() === name() && same(pair.slice(at + 1).trim(), secret)
      }),
  }
}

export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** Compared by digest, so that neither length nor place of the first difference can be timed. */
function same(a: string, b: string): boolean {
  const digest = (s: string) => createHash('sha256').update(s).digest()
  return timingSafeEqual(digest(a), digest(b))
}
