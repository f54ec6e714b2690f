import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The day on which the measured papers are said to be entered: always the same, so that nothing depends on today. */
const ENTERED = '2026-01-01T00:00:00.000Z'

/** Papers of all volumes. Of one alone, the others are left out, so that its misses come at once (its links into others are lost). */
export function* readFrus(corpus, volume) {
  const folder = join(corpus, 'papers')
  const volumes = readdirSync(folder).filter((v) => statSync(join(folder, v)).isDirectory())
  for (const v of volumes.sort()) if (!volume || v.includes(volume)) yield* filesUnder(join(folder, v), `${v}/`)
}

/** Every file under a folder, with its path as intake wants it. */
export function* filesUnder(folder, under = '') {
  for (const name of readdirSync(folder).sort()) {
    const at = join(folder, name)
    if (statSync(at).isDirectory()) yield* filesUnder(at, `${under}${name}/`)
    else yield { path: under + name, bytes: readFileSync(at) }
  }
}

/** Reads papers, and collates them once; everything that is measured uses this one collation. */
export async function collateCorpus(load, files) {
  const [{ readPapers }, { foldEntries }, { collate }] = await Promise.all([
    load('intake/intake.js'),
    load('record/fold.js'),
    load('collation/collate.js'),
  ])
  const intake = await readPapers(files, { at: ENTERED })
  const record = foldEntries(intake.entries, intake.bodies)
  const start = performance.now()
  const whole = collate(record)
  return { intake, record, whole, seconds: (performance.now() - start) / 1000 }
}
