// Threads and absent messages of a seeded mailbox, measured against its truth: `npm run accuracy -- mail [FOLDER]`. FOLDER holds
// corpus.mbox and truth.json; without it ../shared/tools/make-mailbox.py makes them. What the figures cover: docs/reliability.md.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname

/** The mailbox and its truth, made in a folder of its own if none is given; undefined, and said, where it cannot be made. */
export function makeMailbox(given) {
  if (given && existsSync(join(given, 'truth.json'))) return given
  const script = join(root, '../shared/tools/make-mailbox.py')
  if (!existsSync(script)) {
    console.log(`The mailbox cannot be made: ${script} is not there. Nothing was measured.`)
    return undefined
  }
  const folder = mkdtempSync(join(tmpdir(), 'chancery-mail-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const done = spawnSync('python3', [script, folder], { encoding: 'utf8' })
  if (done.status !== 0) {
    console.log(`The mailbox could not be made: ${done.stderr || done.error}`)
    return undefined
  }
  return folder
}

export async function measureMail(folder) {
  const load = (path) => import(join(root, 'dist', path))
  const { readPapers } = await load('intake/intake.js')
  const { foldEntries } = await load('record/fold.js')
  const { collate } = await load('collation/collate.js')
  const { findMailThreads } = await load('collation/mail-threads.js')
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  const bytes = readFileSync(join(folder, 'corpus.mbox'))
  const intake = await readPapers([{ path: 'corpus.mbox', bytes }], { at: '2026-01-01T00:00:00Z' })
  const record = foldEntries(intake.entries, intake.bodies)
  const threads = findMailThreads(record)
  const { placeholders, links } = collate(record)
  const byId = new Map([...placeholders.values()].filter((p) => p.messageId).map((p) => [p.messageId, p]))
  const absent = Object.entries(truth.absent)
  const quoted = absent.filter(([, t]) => t.quoted)
  const instant = (words) => Math.floor(Date.parse(words) / 60_000)
  const dated = quoted.filter(([id, t]) => {
    const edtf = byId.get(id)?.when?.edtf
    return edtf !== undefined && instant(edtf) === instant(t.date)
  })
  const sent = quoted.filter(([id, t]) => byId.get(id)?.from.join() === t.sender)
  const told = absent.filter(([id, t]) => !t.quoted && byId.get(id)?.when !== undefined)
  const surviving = quoted.filter(([id]) => (byId.get(id)?.survives ?? []).length > 0)

  // A thread is right if it has all messages of one true thread and none of another.
  const sizes = new Map()
  for (const t of Object.values(truth.threadOf)) sizes.set(t, (sizes.get(t) ?? 0) + 1)
  let whole = 0
  let mixed = 0
  for (const thread of threads) {
    const of = new Set(thread.papers.map((id) => truth.threadOf[id]))
    if (of.size > 1) mixed++
    else if (thread.papers.length === sizes.get([...of][0])) whole++
  }
  const header = new Map([...record.papers.values()].map((p) => [p.id, p.header]))
  let invented = 0
  let parents = 0
  for (const thread of threads)
    for (const [id, parent] of thread.parents) {
      parents++
      const h = header.get(id)
      if (!(h?.answers ?? []).includes(parent) && !(h?.references ?? []).includes(parent)) invented++
    }
  const inventedPlaces = [...placeholders.values()].filter(
    (p) => p.kind === 'mail' && !(p.messageId in truth.absent),
  ).length
  return {
    messages: record.papers.size,
    links: links.length,
    threads: threads.length,
    truth: {
      kept: truth.kept,
      threads: truth.threads,
      replies: truth.replies,
      absent: absent.length,
      quoted: quoted.length,
    },
    whole,
    mixed,
    tiedBySubject: threads.reduce((n, t) => n + t.bySubject.length, 0),
    absentKept: absent.filter(([id]) => byId.has(id)).length,
    dated: dated.length,
    sent: sent.length,
    surviving: surviving.length,
    datedWithoutQuotation: told.length,
    parents,
    invented: invented + inventedPlaces,
  }
}

export async function printMailTruth(given) {
  const folder = makeMailbox(given)
  if (!folder) return
  const m = await measureMail(folder)
  const row = (what, found, of) =>
    console.log(`${what.padEnd(64)} ${String(found).padStart(7)}${of === undefined ? '' : ` of ${of}`}`)
  console.log(`\nA seeded mailbox of ${m.truth.kept} messages, one parent in twenty removed.\n`)
  row('messages read', m.messages, m.truth.kept)
  row('absent messages that have a place in the record', m.absentKept, m.truth.absent)
  row('of those quoted: date right, to the minute', m.dated, m.truth.quoted)
  row('of those quoted: sender right', m.sent, m.truth.quoted)
  row('of those quoted: the places where their words survive', m.surviving, m.truth.quoted)
  row('dated though nothing quotes them (should be none)', m.datedWithoutQuotation)
  row('threads', m.threads, m.truth.threads)
  row('threads that are one true thread and all of it', m.whole, m.truth.threads)
  row('threads that mix two (should be none)', m.mixed)
  row('parts tied to a thread by their subject alone', m.tiedBySubject)
  row('messages with a parent, on file or absent', m.parents, m.truth.replies)
  row('parents or absent messages that nothing names (should be none)', m.invented)
}
