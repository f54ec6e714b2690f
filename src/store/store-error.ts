/** Why a record file could not be used, in words for the person who opened it. */
export class StoreError extends Error {
  /**
   * `not-a-record`: something else; `newer-format`: made by a later Chancery; `damaged`: cut short or garbled; `tampered`: an entry
   * or text is not what was filed; `busy`: somebody else has been writing for too long; `cannot-open`: not there, or not ours to read.
   */
  readonly code: 'not-a-record' | 'newer-format' | 'damaged' | 'tampered' | 'busy' | 'cannot-open'
  /** The number of the entry, where one is to blame. */
  readonly n?: number

  constructor(code: StoreError['code'], message: string, more: { n?: number; cause?: unknown } = {}) {
    super(message, { cause: more.cause })
    this.name = 'StoreError'
    this.code = code
    if (more.n !== undefined) this.n = more.n
  }
}

/** SQLite's own errors, told as ours; others pass through. */
export function asStoreError(error: unknown, path: string): unknown {
  const code = (error as { code?: unknown }).code
  if (error instanceof StoreError || typeof code !== 'string' || !code.startsWith('SQLITE_')) return error
  const cause = { cause: error }
  if (code === 'SQLITE_NOTADB') return new StoreError('not-a-record', `${path} is not a Chancery record.`, cause)
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_IOERR_SHORT_READ')
    return new StoreError(
      'damaged',
      `${path} is damaged: part of it is missing or garbled. Take it from a copy, or read the papers in again.`,
      cause,
    )
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new StoreError('busy', `Somebody else is writing to ${path}. Try again when they have finished.`, cause)
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_PERM'))
    return new StoreError(
      'cannot-open',
      `${path} cannot be opened for writing: is it there, and is it yours to change?`,
      cause,
    )
  return error
}
