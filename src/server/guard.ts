/** What every request must pass, and what every answer bears: the right host, no foreign page's doing, a policy that runs nothing. */
import type { Context, MiddlewareHandler } from 'hono'
import { Refusal } from './refusal.ts'

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

const HEADERS: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cache-Control', 'no-store'],
]

export const bearHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of HEADERS) c.res.headers.set(name, value)
}

/**
 * A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding) and then read what the browser fetches; it cannot
 * change the Host header. Other ports of this machine count as the same site, so `Origin` is checked besides the cookie.
 */
export function checkHost(c: Context, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const host = c.req.header('host') ?? ''
  if (!hosts.includes(host))
    throw new Refusal(
      403,
      'host-not-allowed',
      'This desk answers only to 127.0.0.1 and localhost.',
      'Open the address that `chancery open` prints.',
    )
  const origin = c.req.header('origin')
  if (origin !== undefined && !hosts.some((h) => origin === `http://${h}`))
    throw new Refusal(
      403,
      'origin-not-allowed',
      'Another page asked; this desk answers only its own.',
      'Open the desk itself.',
    )
}
