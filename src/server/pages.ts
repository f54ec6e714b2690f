/** The desk's own files, read once from dist/web. Only names found there are served, so that no path leads out of it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from './refusal.ts'

const TYPES: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export interface Page {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export type Pages = (path: string) => Page | undefined

/** Where the built pages are: beside this file when built, in dist/web when run from the source. */
export function webRoot(): string {
  const here = import.meta.url
  return fileURLToPath(new URL(here.endsWith('.ts') ? '../../dist/web' : '../web', here))
}

/** Throws a `Refusal` if the pages have not been built. */
export function readPages(root: string): Pages {
  if (!existsSync(join(root, 'index.html')))
    throw new Refusal(
      503,
      'desk-not-built',
      'The pages of the desk have not been built.',
      'Run `npm run build` in the Chancery folder.',
    )
  const pages = new Map<string, Page>()
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[extname(name)]
    if (type)
      pages.set(`/${relative(root, join(root, name)).split(sep).join('/')}`, {
        type,
        bytes: new Uint8Array(readFileSync(join(root, name))),
      })
  }
  return (path) => pages.get(path === '/' ? '/index.html' : path)
}
