/**
 * The desk on this machine: one person, one record, 127.0.0.1 only. `makeDesk` is the routes, `serveDesk` listens.
 *
 *     const desk = await serveDesk({ load: async () => foldEntries(entries, bodies) })
 *     desk.url   // http://127.0.0.1:40123/?token=…  works once
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { runChecks } from '../checks/checks.ts'
import { hashEntry } from '../record/entry.ts'
import type { Eyes, Record } from '../record/record.ts'
import { showPositions } from '../reports/desk-positions.ts'
import { showSuggestions } from '../reports/desk-suggestions.ts'
import { NoSuchParty, NoSuchTime } from '../views/view.ts'
import type { IntakeReport, KeeperIntakes } from './api.ts'
import { showBeside } from './beside.ts'
import { showBrief } from './brief.ts'
import { waitForCalm } from './calm.ts'
import { describeRecord, whereToLook } from './card.ts'
import { compareParties, showSections } from './compare.ts'
import { layCited, layDesk, layInColumns } from './desk.ts'
import { showFindings } from './findings.ts'
import { bearHeaders, checkHost, refuseBroken } from './guard.ts'
import { addEntry, asIntake, takeBack, writeJudgement } from './judge.ts'
import { countPapers, readClock } from './keeper.ts'
import { type Look, type LookAt, makeLooks, type RunChecks } from './look.ts'
import { showOtherTexts } from './other-texts.ts'
import { describePage, type PaperFolder, readPage } from './page-image.ts'
import { type Pages, readPages, webRoot } from './pages.ts'
import { showPaper } from './paper.ts'
import { listParties } from './parties.ts'
import { showPlan } from './plan.ts'
import { noSuchPage, noSuchPaper, notAdmitted, Refusal, refuse } from './refusal.ts'
import { readSought, searchPapers } from './search.ts'
import { newToken, openSession, type Session } from './session.ts'
import { settledIn, type Write, writeSettlement } from './settle.ts'
import { addInMemory, type KeepPapers, type ReadPapers, readUpload, takeInPapers } from './takeIn.ts'
import { showToDo } from './to-do.ts'
import { showWithheld } from './withheld.ts'

export interface DeskOptions {
  /** Gives the record: read from files, or from the store that is open. Called once. */
  readonly load: () => Promise<Record>
  /** What was read before the desk was opened, for the report of the intake. */
  readonly readBefore?: IntakeReport
  /** Adds papers to the open store and gives the record after it. Without it, papers are added in memory and gone afterwards. */
  readonly keep?: KeepPapers
  readonly read?: ReadPapers
  readonly runChecks?: RunChecks
  /** Lays the record out at once, while the browser is still on its way. */
  readonly ahead?: boolean
  /** 0 (the default): any free port. */
  readonly port?: number
  readonly token?: string
  /** Most bytes that one drop may bring. */
  readonly dropLimit?: number
  readonly webRoot?: string
  /** Where images of pages are looked for. Without any, none are found. */
  readonly folders?: readonly PaperFolder[]
  /** ISO instant that new entries bear. */
  readonly now?: () => string
}

export interface ServedDesk {
  /** The first address, with the token; works once. */
  readonly url: string
  readonly port: number
  readonly close: () => Promise<void>
}

const MOST_INTAKES = 20
const DROP_LIMIT = 256 * 1024 * 1024

/** Listens on 127.0.0.1. Rejects if the port is taken. */
export function serveDesk(options: DeskOptions): Promise<ServedDesk> {
  const token = options.token ?? newToken()
  let port = options.port ?? 0
  const { app, prepare } = makeDesk(
    options,
    openSession(token, () => port),
    () => port,
  )
  return new Promise((resolve, reject) => {
    const listener = getRequestListener(app.fetch, { hostname: '127.0.0.1', errorHandler: refuseBroken })
    // A request without a Host is refused by `checkHost`, in the one shape.
    const server = createServer({ requireHostHeader: false }, listener)
    server.on('error', reject)
    server.listen(port, '127.0.0.1', () => {
      port = (server.address() as AddressInfo).port
      // What fails here fails again when it is asked for, and is told then.
      if (options.ahead) setImmediate(() => prepare().catch(() => undefined))
      resolve({
        url: `http://127.0.0.1:${port}/?token=${encodeURIComponent(token)}`,
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}

/** `prepare` lays out the whole record, which is what a browser asks for first, while the browser is still on its way. */
function makeDesk(
  options: DeskOptions,
  session: Session,
  port: () => number,
): { readonly app: Hono; readonly prepare: () => Promise<void> } {
  const keeper = keepRecord(options)
  let pages: Pages | undefined
  const app = new Hono()

  app.use(bearHeaders)
  app.use(async (c, next) => {
    checkHost(c, port())
    const token = c.req.query('token')
    if (token !== undefined && c.req.path === '/' && c.req.method === 'GET') return admit(c, session, token)
    if (!session.admits(c.req.header('cookie'))) throw notAdmitted()
    await next()
  })

  const calm = waitForCalm()
  app.use(calm.watch)
  // The keeper's own.
  app.get('/api/keeper/record', async (c) =>
    c.json(describeRecord((await keeper.lookAt())({}), options.keep !== undefined)),
  )
  const tell = (route: string, make: (look: Look) => unknown, reads = true) => {
    const told = new WeakMap<Look, string>()
    const tellOf = (eyes: Look) => {
      const json = told.get(eyes) ?? JSON.stringify(make(eyes))
      told.set(eyes, json)
      return json
    }
    app.get(route, async (c) => {
      // Reading a long record takes seconds, in which nothing else is answered: what can be told at once goes first.
      if (reads) await calm.come(c)
      const eyes = await look(c, keeper)
      return c.body(tellOf(eyes), 200, { 'Content-Type': 'application/json; charset=utf-8' })
    })
    return tellOf
  }
  tell('/api/keeper/first', whereToLook)
  tell('/api/keeper/clock', readClock)
  tell('/api/keeper/counts', countPapers)
  // A view's own.
  tell('/api/desk', layDesk, false)
  const desk = tell('/api/desk/columns', layInColumns, false)
  tell('/api/cited', layCited)
  tell('/api/other-texts', showOtherTexts)
  app.get('/api/paper', async (c) => {
    const paper = showPaper(await look(c, keeper), c.req.query('id') ?? '')
    if (!paper) throw noSuchPaper()
    return c.json(paper)
  })
  app.get('/api/beside', async (c) => {
    const seen = await look(c, keeper)
    return c.json(showBeside(seen, c.req.query('first') ?? '', c.req.query('second') ?? ''))
  })
  const pageAsked = async (c: Context) =>
    [
      await look(c, keeper),
      c.req.query('paper') ?? '',
      Number(c.req.query('page') || Number.NaN),
      options.folders ?? [],
    ] as const
  app.get('/api/page/about', async (c) => c.json(await describePage(...(await pageAsked(c)))))
  app.get('/api/page', async (c) => {
    const { bytes, type } = await readPage(...(await pageAsked(c)))
    return c.body(bytes, 200, { 'Content-Type': type, 'Content-Disposition': 'inline' })
  })
  const search = (c: Context, seen: Look, among?: ReadonlySet<string>) => {
    const ask = (name: string) => c.req.query(name)?.slice(0, 500) || undefined
    return c.json(searchPapers(seen, { ...readSought(ask), ...(among && { among }) }))
  }
  app.get('/api/search', async (c) => search(c, await look(c, keeper)))
  app.get('/api/findings', async (c) => {
    await calm.come(c)
    const ask = (name: string) => c.req.query(name)?.slice(0, 500) || undefined
    return c.json(
      showFindings(await look(c, keeper), {
        ...optional('check', ask('check')),
        ...optional('severity', ask('severity')),
        ...optional('party', ask('party')),
      }),
    )
  })
  tell('/api/to-do', showToDo, false)
  app.get('/api/parties', async (c) => c.json(listParties(await look(c, keeper))))
  app.get('/api/plan', async (c) => c.json(showPlan(await look(c, keeper), c.req.query())))
  app.get('/api/positions/suggested', async (c) => {
    const { seen, collation } = await look(c, keeper)
    return c.json(showSuggestions(seen, collation(), c.req.query('issue')))
  })
  app.get('/api/positions', async (c) => c.json(showPositions((await look(c, keeper)).seen, c.req.query('issue'))))
  const lend = async (c: Context, name = 'party') => {
    const seenBy = c.req.query(name)
    if (!seenBy) throw new Refusal(400, 'whose-eyes', 'This needs a party.', `Add \`${name}=\`, the id of a party.`)
    return (await keeper.lookAt())({ ...eyesOf(c), seenBy })
  }
  app.get('/api/keeper/compare', async (c) => c.json(compareParties(await lend(c, 'a'), await lend(c, 'b'))))
  app.get('/api/keeper/brief', async (c) =>
    c.json(showBrief(await lend(c), c.req.query('toSay')?.slice(0, 5000) || undefined)),
  )
  app.get('/api/keeper/search', async (c) => {
    const holder = await lend(c, 'heldBy')
    const held = (holder.knowledge()?.papers ?? []).filter((p) => p.state !== 'knows-of')
    return search(c, holder.whole, new Set(held.map((p) => p.paper)))
  })
  app.get('/api/keeper/sections', async (c) => {
    const sections = showSections(await lend(c), c.req.query('paper') ?? '')
    if (!sections) throw noSuchPaper()
    return c.json(sections)
  })
  app.get('/api/keeper/settled', async (c) => c.json(settledIn((await keeper.lookAt())({}).seen)))
  app.get('/api/keeper/intakes', (c) => c.json({ intakes: keeper.intakes() } satisfies KeeperIntakes))
  app.get('/api/keeper/withheld', async (c) => c.json(showWithheld(await lend(c))))
  app.post(
    '/api/papers',
    bodyLimit({
      maxSize: options.dropLimit ?? DROP_LIMIT,
      onError: () => {
        throw new Refusal(
          413,
          'drop-too-large',
          'This is more than the desk takes at once.',
          'Drop fewer files, or use `chancery import`.',
        )
      },
    }),
    async (c) => c.json(await keeper.takeIn(await readUpload(c.req.raw))),
  )
  const judged = (write: Write) => async (c: Context) => {
    const kept = options.keep !== undefined
    return c.json({ hash: await keeper.judge(write, await readJson(c)), kept })
  }
  const short = bodyLimit({
    maxSize: 64 * 1024,
    onError: () => {
      throw new Refusal(
        413,
        'judgement-too-large',
        'This is more than a judgement can be.',
        'Judge one passage at a time.',
      )
    },
  })
  app.post('/api/judgement', short, judged(writeJudgement))
  app.post('/api/judgement/undo', short, judged(takeBack))
  app.post('/api/keeper/settle', short, judged(writeSettlement))
  app.all('/api/*', () => {
    throw noSuchPage()
  })
  app.get('*', (c) => {
    pages ??= readPages(options.webRoot ?? webRoot())
    const page = pages(c.req.path)
    if (!page) throw noSuchPage()
    return c.body(page.bytes, 200, { 'Content-Type': page.type })
  })
  app.notFound((c) => refuse(c, noSuchPage()))
  app.onError((error, c) => refuse(c, asRefusal(error)))
  return { app, prepare: async () => void desk((await keeper.lookAt())({})) }
}

interface Keeper {
  /** The latest first. */
  readonly intakes: () => readonly IntakeReport[]
  readonly lookAt: () => Promise<LookAt>
  readonly takeIn: (files: Awaited<ReturnType<typeof readUpload>>) => Promise<unknown>
  /** Adds the entry, and gives its hash. */
  readonly judge: (write: Write, body: unknown) => Promise<string>
}

/** The record in use, loaded once; whatever is dropped on the desk replaces it by a fuller one. */
function keepRecord(options: DeskOptions): Keeper {
  let loading: Promise<{ record: Record; lookAt: LookAt }> | undefined
  const withChecks = (record: Record) => ({ record, lookAt: makeLooks(record, options.runChecks ?? runChecks) })
  const current = () => {
    loading ??= options.load().then(withChecks)
    // A load that failed may be tried again.
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }
  let intakes: readonly IntakeReport[] = options.readBefore ? [options.readBefore] : []
  let queue: Promise<unknown> = Promise.resolve()
  // One change after another: the second is made to what the first made.
  const inTurn = <T>(change: (record: Record, at: string, lookAt: LookAt) => Promise<T>): Promise<T> => {
    const turn = queue.then(async () => {
      const { record, lookAt } = await current()
      return change(record, options.now?.() ?? new Date().toISOString(), lookAt)
    })
    queue = turn.catch(() => undefined)
    return turn
  }
  return {
    intakes: () => intakes,
    lookAt: async () => (await current()).lookAt,
    takeIn: (files) =>
      inTurn(async (record, at) => {
        const keep: KeepPapers = options.keep ?? (async (intake) => addInMemory(record, intake))
        const read = options.read ?? (await import('../intake/intake.ts')).readPapers
        const taken = await takeInPapers(files, at, read, keep, options.keep !== undefined)
        loading = Promise.resolve(withChecks(taken.record))
        intakes = [taken.told, ...intakes].slice(0, MOST_INTAKES)
        return taken.report
      }),
    judge: (write, body) =>
      inTurn(async (record, at, lookAt) => {
        const entry = write(record, body, at, lookAt)
        const next = options.keep ? (await options.keep(asIntake(entry))).record : addEntry(record, entry)
        loading = Promise.resolve(withChecks(next))
        return hashEntry(entry)
      }),
  }
}

async function readJson(c: Context): Promise<unknown> {
  if (!(c.req.header('content-type') ?? '').startsWith('application/json'))
    throw new Refusal(415, 'not-json', 'A judgement is sent as JSON.', 'Judge on the desk, or write judgements.yaml.')
  return c.req.json().catch(() => {
    throw new Refusal(400, 'not-json', 'What was sent is no JSON.', 'Judge on the desk, or write judgements.yaml.')
  })
}

/** The first address: sets the cookie and leads to the clean one. A browser that only looks ahead does not spend the token. */
function admit(c: Context, session: Session, token: string): Response {
  const clean = new URL(c.req.url)
  clean.searchParams.delete('token')
  const path = `/${clean.search}`
  if (!session.admits(c.req.header('cookie'))) {
    if (c.req.header('sec-purpose')?.includes('prefetch')) throw notAdmitted()
    const cookie = session.redeem(token)
    if (!cookie) throw notAdmitted()
    c.header('Set-Cookie', cookie)
  }
  // Coming from another site's page, a strict cookie would not follow a redirect; a page that moves on by itself is our own.
  if (c.req.header('sec-fetch-site') === 'cross-site')
    return c.html(
      `<!doctype html><meta http-equiv="refresh" content="0;url=${inAttribute(path)}"><title>Chancery</title>`,
    )
  return c.redirect(path, 303)
}

function inAttribute(path: string): string {
  return path.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
}

function optional<K extends string>(name: K, value: string | undefined): { readonly [k in K]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [k in K]?: string })
}

function eyesOf(c: Context): Eyes {
  const seenBy = c.req.query('seenBy')
  const asOf = c.req.query('asOf')
  return { ...(seenBy && { seenBy }), ...(asOf && { asOf }) }
}

async function look(c: Context, keeper: Keeper): Promise<Look> {
  return (await keeper.lookAt())(eyesOf(c))
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof NoSuchParty)
    return new Refusal(
      404,
      'party-not-found',
      'No party with this id is on record.',
      'Choose one of the parties that the desk offers under "seen by".',
    )
  if (error instanceof NoSuchTime)
    return new Refusal(
      400,
      'not-a-time',
      'This is not a time that can be read.',
      'Write it as 1962-11-04 or 1962-11-04T18:30.',
    )
  console.error(error)
  return new Refusal(
    500,
    'desk-failed',
    'The desk could not answer this.',
    'What went wrong is in the terminal where `chancery open` runs.',
  )
}
