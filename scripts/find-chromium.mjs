/**
 * Finds a Chromium to drive: the one that CHROMIUM names, else one that is installed, else (as root, with apt-get) installs
 * Debian's. `node scripts/find-chromium.mjs` prints its path. Nothing is downloaded from anywhere but the package manager.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** What a headless Chromium needs in a container, and nothing that calls home. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function installed() {
  const named = process.env.CHROMIUM
  if (named) {
    if (runs(named)) return named
    throw new Error(`CHROMIUM names ${named}, which cannot be run.`)
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...PLACES, ...onPath].find(runs)
}

/** The path of a Chromium. Throws with what to do when there is none and none can be installed. */
export function findChromium({ install = true } = {}) {
  const found = installed()
  if (found) return found
  if (install && process.getuid?.() === 0 && runs('/usr/bin/apt-get')) {
    process.stderr.write('No Chromium here; installing it with apt-get…\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']])
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
    const now = installed()
    if (now) return now
  }
  throw new Error(
    'No Chromium found. Install Chromium or Chrome (Debian: apt-get install chromium), or set CHROMIUM to its path.',
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${findChromium()}\n`)
