/**
 * What an import has read before it was interrupted, in a folder beside the record. The next import takes it from there; one that
 * comes to its end removes the folder.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Memory } from '../intake/sandbox.ts'
import { sha256 } from '../record/entry.ts'
import { readVersion } from './version.ts'

export interface UnfinishedReading extends Memory {
  /** How many pieces of an earlier reading were taken up. */
  readonly recalled: () => number
  forget(): void
}

export function rememberReading(folder: string): UnfinishedReading {
  // Another version may read the same file otherwise.
  const version = readVersion()
  const place = (key: string) => join(folder, `${key}-${version}.json`)
  let recalled = 0
  return {
    recalled: () => recalled,
    recall(key) {
      try {
        const whole = readFileSync(place(key), 'utf8')
        const end = whole.indexOf('\n')
        const text = whole.slice(end + 1)
        if (sha256(text) !== whole.slice(0, end)) return undefined
        const value: unknown = JSON.parse(text)
        recalled++
        return value
      } catch {
        return undefined
      }
    },
    keep(key, value) {
      try {
        mkdirSync(folder, { recursive: true })
        const text = JSON.stringify(value)
        // A half-written file must not pass for a whole one.
        writeFileSync(`${place(key)}.part`, `${sha256(text)}\n${text}`, { mode: 0o600 })
        renameSync(`${place(key)}.part`, place(key))
      } catch {
        // A disk that is full or closed costs the next import time, and nothing else.
      }
    },
    forget() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
