/** What every request must pass, and what every answer bears: the right host, no foreign page's doing, a policy that runs nothing. */
import { RequestError } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import type { DeskError } from './api.ts'
import { Refusal } from './refusal.ts'

export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

const HEADERS: [string, string][] = [
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

/** For a request so broken that no route ever sees it: a Host that is no name, a path that is none. */
export function refuseBroken(error: unknown): Response {
  const broken = error instanceof RequestError
  if (!broken) console.error(error)
  const body: DeskError = broken
    ? {
        error: {
          code: 'request-broken',
          message: 'This request cannot be read.',
          help: 'Open the address that `chancery open` prints.',
        },
      }
    : {
        error: {
          code: 'desk-failed',
          message: 'The desk could not answer this.',
          help: 'What went wrong is in the terminal where `chancery open` runs.',
        },
      }
  return Response.json(body, { status: broken ? 400 : 500, headers: HEADERS })
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
