/**
 * What an import has taken out of PDFs and Word files before it was interrupted, in a folder beside the record. The next import takes
 * it from there; one that comes to its end removes the folder.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Memory } from '../intake/sandbox.ts'
import { sha256 } from '../record/entry.ts'
import { readVersion } from './version.ts'

export interface UnfinishedReading extends Memory {
  forget(): void
}

export function rememberReading(folder: string): UnfinishedReading {
  // Another version may read the same file otherwise.
  const version = readVersion()
  const place = (key: string) => join(folder, `${key}-${version}.json`)
  return {
    recall(key) {
      try {
        const [hash, text] = JSON.parse(readFileSync(place(key), 'utf8')) as [string, string]
        return sha256(text) === hash ? JSON.parse(text) : undefined
      } catch {
        return undefined
      }
    },
    keep(key, value) {
      try {
        mkdirSync(folder, { recursive: true })
        const text = JSON.stringify(value)
        // A half-written file must not pass for a whole one.
        writeFileSync(`${place(key)}.part`, JSON.stringify([sha256(text), text]), { mode: 0o600 })
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
