/** The child process in which packed files are read. It watches its own memory from a second thread, for a parser may never pause. */
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import { extract } from './packed.ts'
import type { Answer, Errand } from './sandbox.ts'

if (isMainThread) serve()
else watch(workerData as number)

function serve(): void {
  const megabytes = Number(process.argv[2] ?? 1024)
  new Worker(new URL(import.meta.url), {
    workerData: megabytes,
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  }).unref()
  const say = (answer: Answer) => {
    // Before the second thread has looked: what overstepped is this file's, and must not be laid to the next.
    endIfOver(megabytes)
    process.send?.(answer)
  }
  process.on('message', (errand: Errand) => {
    extract(errand.what, errand.bytes).then(
      (extract) => say({ n: errand.n, extract }),
      (error: unknown) => say({ n: errand.n, error: error instanceof Error ? error.message : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit(0))
  // A promise that a parser leaves behind must not pass for too much memory.
  process.on('unhandledRejection', () => {})
  process.on('uncaughtException', () => {})
}

function watch(megabytes: number): void {
  setInterval(() => endIfOver(megabytes), 50)
}

function endIfOver(megabytes: number): void {
  if (process.memoryUsage.rss() > megabytes * 1024 * 1024) process.kill(process.pid, 'SIGKILL')
}
