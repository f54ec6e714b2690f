// Mail side by side with mu and notmuch, in one run on this machine: `npm run bench -- mail [FOLDER]`. Import, index and threads of a
// seeded mailbox of 20,000 messages, each program from nothing; wall time, processor time and peak memory. The two peers are
// installed from Debian packages where they are missing and the system lets us. Figures vary with the load: compare within a run.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeMailbox } from './mail-truth.mjs'

const root = new URL('..', import.meta.url).pathname
const main = join(root, 'dist/cli/main.js')
const has = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

function install() {
  if (has('mu') && has('notmuch')) return
  console.log('Installing mu and notmuch from Debian packages…')
  spawnSync('apt-get', ['install', '-y', 'notmuch', 'maildir-utils'], { stdio: 'ignore' })
}

/** Wall seconds, processor seconds and megabytes of a command; what it printed. */
function time(command, args, env = {}) {
  const timed = existsSync('/usr/bin/time')
  const line = timed ? ['/usr/bin/time', '-f', 'measured %e %U %S %M', command, ...args] : [command, ...args]
  const start = performance.now()
  const done = spawnSync(line[0], line.slice(1), {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, ...env },
  })
  const wall = (performance.now() - start) / 1000
  const m = /measured ([\d.]+) ([\d.]+) ([\d.]+) (\d+)/.exec(done.stderr ?? '')
  if (done.status !== 0)
    console.log(`${command} ${args[0]} ended with ${done.status}: ${(done.stderr ?? '').slice(0, 300)}`)
  return {
    wall,
    cpu: m ? Number(m[2]) + Number(m[3]) : Number.NaN,
    memory: m ? Number(m[4]) / 1024 : Number.NaN,
    out: done.stdout ?? '',
  }
}

const sum = (...runs) => ({
  wall: runs.reduce((s, r) => s + r.wall, 0),
  cpu: runs.reduce((s, r) => s + r.cpu, 0),
  memory: Math.max(...runs.map((r) => r.memory)),
  out: runs.at(-1).out,
})

function chancery(folder, work) {
  const record = join(work, 'mail.chancery')
  rmSync(record, { force: true })
  const read = time(process.execPath, [main, 'import', join(folder, 'corpus.mbox'), '--record', record, '--quiet'])
  const threads = time(process.execPath, [main, 'thread', record, '--format', 'jsonl', '--quiet'])
  const rows = threads.out
    .split('\n')
    .filter(Boolean)
    .map((l) => JSON.parse(l))
  return { ...sum(read, threads), threads: rows.length }
}

function mu(folder, work) {
  const home = join(work, 'mu')
  rmSync(home, { recursive: true, force: true })
  const init = time('mu', ['init', `--muhome=${home}`, `--maildir=${join(folder, 'Maildir')}`, '--quiet'])
  const index = time('mu', ['index', `--muhome=${home}`, '--quiet'])
  const find = time('mu', ['find', `--muhome=${home}`, '--threads', '--fields', 'i', ''])
  return sum(init, index, find)
}

function notmuch(folder, work) {
  const mail = join(work, 'notmuch')
  rmSync(mail, { recursive: true, force: true })
  mkdirSync(mail)
  cpSync(join(folder, 'Maildir'), join(mail, 'Maildir'), { recursive: true })
  const config = join(mail, 'config')
  writeFileSync(
    config,
    `[database]\npath=${mail}/Maildir\n[user]\nname=a\nprimary_email=a@example.org\n[new]\ntags=\nignore=\n[search]\nexclude_tags=\n[maildir]\nsynchronize_flags=false\n`,
  )
  const fresh = time('notmuch', ['new', '--quiet'], { NOTMUCH_CONFIG: config })
  const count = time('notmuch', ['count', '--output=threads', '*'], { NOTMUCH_CONFIG: config })
  return { ...sum(fresh, count), threads: Number(count.out.trim()) }
}

export async function benchMail(given) {
  const folder = makeMailbox(given)
  if (!folder) return
  install()
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
  const work = mkdtempSync(join(tmpdir(), 'chancery-bench-mail-'))
  process.on('exit', () => rmSync(work, { recursive: true, force: true }))
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)}; ${truth.kept} messages, truth: ${truth.threads} threads\n`,
  )
  const peers = [
    ['chancery import + thread', chancery],
    ...(has('mu') ? [['mu init + index + find --threads', mu]] : []),
    ...(has('notmuch') ? [['notmuch new + count', notmuch]] : []),
  ]
  const runs = new Map(peers.map(([name]) => [name, []]))
  // In turns, so that a load that comes and goes falls on all of them.
  for (let i = 0; i < 3; i++) for (const [name, run] of peers) runs.get(name).push(run(folder, work))
  console.log(`${'best of 3'.padEnd(34)}     wall  processor    memory  threads`)
  for (const [name, list] of runs) {
    const best = [...list].sort((a, b) => a.wall - b.wall)[0]
    const cpu = Math.min(...list.map((r) => r.cpu))
    console.log(
      `${name.padEnd(34)} ${best.wall.toFixed(1).padStart(6)} s ${cpu.toFixed(1).padStart(8)} s ${Math.round(best.memory).toString().padStart(6)} MB  ${best.threads ?? ''}`,
    )
  }
  chain()
}

/** One chain of replies, each naming all that went before as far as programs do: twice as long must not cost four times as much. */
function chain() {
  const work = mkdtempSync(join(tmpdir(), 'chancery-chain-'))
  process.on('exit', () => rmSync(work, { recursive: true, force: true }))
  console.log('\none chain of replies')
  for (const n of [2000, 4000, 8000]) {
    const file = join(work, `${n}.mbox`)
    let mbox = ''
    for (let i = 0; i < n; i++) {
      const date = new Date(Date.UTC(2012, 0, 1) + i * 600_000).toUTCString().replace('GMT', '+0000')
      const refs = Array.from({ length: Math.min(i, 20) }, (_, k) => `<${i - Math.min(i, 20) + k}@chain.example>`)
      mbox += `From a@chain.example Sun Jan  1 00:00:00 2012\nFrom: ${i % 2 ? 'Ana' : 'Ben'} <a${i % 2}@chain.example>\nTo: ${i % 2 ? 'Ben' : 'Ana'} <a${1 - (i % 2)}@chain.example>\nSubject: Re: The long matter\nDate: ${date}\nMessage-ID: <${i}@chain.example>\n${i ? `In-Reply-To: <${i - 1}@chain.example>\nReferences: ${refs.join('\n ')}\n` : ''}\nMessage number ${i} of a long exchange about the harbour.\n\n`
    }
    writeFileSync(file, mbox)
    const run = time(process.execPath, [main, 'thread', file, '--format', 'jsonl', '--quiet'])
    const rows = run.out
      .split('\n')
      .filter(Boolean)
      .map((l) => JSON.parse(l))
    console.log(
      `${String(n).padStart(6)} replies: ${rows.length} thread of ${rows[0]?.messages}, ${run.wall.toFixed(1)} s, processor ${run.cpu.toFixed(1)} s, ${Math.round(run.memory)} MB`,
    )
  }
}
