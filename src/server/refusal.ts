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
  // A person who came by the address bar reads a page; every program gets the one shape.
  if (r.status === 401 && c.req.method === 'GET' && !c.req.path.startsWith('/api/') && wantsPage(c))
    return c.html(NOT_ADMITTED_PAGE, 401)
  return c.json(body, r.status)
}

function wantsPage(c: Context): boolean {
  return (c.req.header('accept') ?? '').split(',').some((type) => type.trim().startsWith('text/html'))
}

const NOT_ADMITTED_PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Chancery: this address has been used</title>
<h1>This address has been used</h1>
<p>The address that <code>chancery open</code> prints works once, in one browser, and this desk is open to the person who started it.</p>
<ul>
<li>If the desk is open in another window or tab, go on there.</li>
<li>If not, stop <code>chancery open</code> in the terminal (Ctrl-C), start it again, and open the new address that it prints.</li>
</ul>
</html>
`

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
