/**
 * A moment of calm: every answer that can be given at once has gone out, to its last byte, and no request came for a little while.
 * Work that blocks the server waits for it, but never for long.
 */
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'

const CALM = 50
const AT_MOST = 4000

export interface Calm {
  readonly watch: MiddlewareHandler
  /** Resolves when it is calm; this request is not one that others wait for. */
  readonly come: (c: Context) => Promise<void>
}

export function waitForCalm(): Calm {
  const going = new Set<object>()
  let last = 0
  const answerOf = (c: Context) => (c.env as Partial<HttpBindings>).outgoing
  return {
    watch: async (c, next) => {
      last = Date.now()
      const answer = answerOf(c)
      if (answer) {
        going.add(answer)
        answer.once('close', () => {
          going.delete(answer)
          last = Date.now()
        })
      }
      await next()
    },
    come: async (c) => {
      const answer = answerOf(c)
      if (answer) going.delete(answer)
      const asked = Date.now()
      for (;;) {
        const now = Date.now()
        if ((going.size === 0 && now - last >= CALM) || now - asked >= AT_MOST) return
        await new Promise((done) => setTimeout(done, 20))
      }
    },
  }
}
