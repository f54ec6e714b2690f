/** The one error shape over HTTP: never a stack trace, never whether something exists that the caller may not see. */
import type { Context } from 'hono'
import type { DeskError } from './api.ts'

export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 413 | 415 | 500 | 503

export class Refusal extends Error {
  readonly status: RefusalStatus
  readonly code: string
  readonly help: string

  constructor(status: RefusalStatus, code: string, message: string, help: string) {
    super(message)
    this.status = status
    this.code = code
    this.help = help
  }
}

export function refuse(c: Context, r: Refusal): Response {
  const body: DeskError = { error: { code: r.code, message: r.message, help: r.help } }
  return c.json(body, r.status)
}

export const notAdmitted = () =>
  new Refusal(
    401,
    'not-admitted',
    'This desk is open to the person who started it.',
    'Run `chancery open` again and use the address that it prints; each address works once.',
  )

export const noSuchPage = () =>
  new Refusal(
    404,
    'page-not-found',
    'There is no such page at this desk.',
    'Start again from the address of the desk, `/`.',
  )

export const noSuchPaper = () =>
  new Refusal(
    404,
    'paper-not-found',
    'No paper with this id is known to these eyes.',
    'Check the id, or look with other eyes or at a later time.',
  )
