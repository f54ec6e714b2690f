/** What the desk's tests ask it with, and a reader of dropped letters. */
import { get, type IncomingHttpHeaders } from 'node:http'
import type { ReadPapers } from './takeIn.ts'
import { write } from './thaw.fixture.ts'

export interface Got {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** `fetch` sets the Host header by itself; these tests need to lie about it. */
export function askAt(port: number, path: string, headers: { [name: string]: string } = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        body += part
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    request.on('error', reject)
  })
}

/** Goes in by the first address, and gives the cookie. */
export async function cookieFrom(address: string): Promise<string> {
  const url = new URL(address)
  const first = await askAt(Number(url.port), url.pathname + url.search)
  return first.headers['set-cookie']![0]!.split(';')[0]!
}

/** Reads a dropped file as a letter from Ana to Ben: its first line is the date. */
export const readAsLetter: ReadPapers = (files) => {
  const letters = files.map((f) => {
    const [date = '', ...text] = new TextDecoder().decode(f.bytes).split('\n')
    return { id: f.path, from: 'ana', to: ['ben'], date, text: text.join('\n') }
  })
  const { entries, bodies } = write(letters)
  return {
    entries,
    bodies,
    problems: [],
    questions: [],
    files: files.map((f) => ({ path: f.path, format: 'letter', papers: 1, status: 'read' as const })),
  }
}
