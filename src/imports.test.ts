/** The house stands on the direction of its imports. This reads them all and fails on any that runs the wrong way. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const SRC = fileURLToPath(new URL('.', import.meta.url))

/** For each room, the rooms it may import. */
const PURE = ['record', 'views', 'reading', 'collation', 'positions', 'plan', 'checks', 'reports'] as const
const MAY: { readonly [room: string]: readonly string[] } = {
  record: [],
  views: ['record'],
  reading: ['record', 'views'],
  collation: ['record', 'views', 'reading'],
  positions: ['record', 'views', 'reading', 'collation'],
  plan: ['record', 'views', 'reading', 'collation', 'positions'],
  checks: ['record', 'views', 'reading', 'collation', 'positions', 'plan'],
  reports: ['record', 'views', 'reading', 'collation', 'positions', 'plan', 'checks'],
  disclosure: ['record'],
  intake: ['record', 'reading'],
  store: ['record'],
  server: [...PURE, 'disclosure', 'intake', 'store'],
  cli: [...PURE, 'disclosure', 'intake', 'store', 'server'],
  web: [...PURE],
}
/** Rooms without files, clock and network. */
const WITHOUT_NODE = new Set<string>([...PURE, 'disclosure'])
const LONGEST = 400

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replace(/\\/g, '/'))
  .filter((name) => /\.tsx?$/.test(name))
  .sort()
const SHIPPED = FILES.filter((name) => !/\.(test|fixture)\.tsx?$/.test(name) && !isForTests(name))

/** What only tests use says so in its first lines. */
function isForTests(name: string): boolean {
  return /^\/\*\*[^\n]*\b(?:for|in) tests?\b/i.test(read(name))
}

function read(name: string): string {
  return readFileSync(join(SRC, name), 'utf8')
}

function roomOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '(top)'
}

function importsOf(name: string): Import[] {
  const text = read(name).replace(/\/\*[\s\S]*?\*\//g, '')
  const found = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'";]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*(?:\/\*[\s\S]*?\*\/)?\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
    ),
  ]
  return found.map((m) => ({ from: name, to: m[2] ?? m[3] ?? m[4]!, typeOnly: m[1] !== undefined }))
}

const IMPORTS = SHIPPED.flatMap(importsOf)
const INSIDE = IMPORTS.filter((i) => i.to.startsWith('.')).map((i) => ({
  ...i,
  to: relative(SRC, join(SRC, dirname(i.from), i.to)).replace(/\\/g, '/'),
}))

describe('imports run one way', () => {
  test('every room is one the house knows', () => {
    const rooms = new Set(FILES.map(roomOf).filter((room) => room !== '(top)'))
    expect([...rooms].filter((room) => !Object.hasOwn(MAY, room))).toEqual([])
  })

  for (const room of Object.keys(MAY))
    test(`${room} imports ${MAY[room]!.length ? `only from ${MAY[room]!.join(', ')}` : 'from no other room'}`, () => {
      const wrong = INSIDE.filter((i) => roomOf(i.from) === room).filter((i) => {
        const to = roomOf(i.to)
        if (to === room || MAY[room]!.includes(to)) return false
        // The desk knows the forms of the server's answers and nothing else of it.
        return !(room === 'web' && i.to === 'server/api.ts' && i.typeOnly)
      })
      expect(wrong.map((i) => `${i.from} imports ${i.to}`)).toEqual([])
    })

  test('only the command line and the server open a store', () => {
    const wrong = INSIDE.filter(
      (i) => roomOf(i.to) === 'store' && !['store', 'cli', 'server', '(top)'].includes(roomOf(i.from)),
    )
    expect(wrong.map((i) => `${i.from} imports ${i.to}`)).toEqual([])
  })

  test('no file of the program imports a test or what only tests use', () => {
    const wrong = INSIDE.filter((i) => !SHIPPED.includes(i.to) && FILES.includes(i.to))
    expect(wrong.map((i) => `${i.from} imports ${i.to}`)).toEqual([])
  })
})

describe('the pure rooms', () => {
  test('use nothing of Node but its hashes: no files, no clock, no network', () => {
    const builtins = IMPORTS.filter(
      (i) => WITHOUT_NODE.has(roomOf(i.from)) && /^node:/.test(i.to) && i.to !== 'node:crypto',
    )
    const bare = IMPORTS.filter(
      (i) => WITHOUT_NODE.has(roomOf(i.from)) && /^(fs|net|http|https|child_process|path|os)(\/|$)/.test(i.to),
    )
    expect([...builtins, ...bare].map((i) => `${i.from} imports ${i.to}`)).toEqual([])
  })

  test('do not look at the clock, roll dice or read the environment', () => {
    const wrong = SHIPPED.filter((name) => WITHOUT_NODE.has(roomOf(name))).filter((name) =>
      /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bfetch\(/.test(
        read(name).replace(/\/\*[\s\S]*?\*\//g, ''),
      ),
    )
    expect(wrong).toEqual([])
  })
})

test(`no file passes ${LONGEST} lines without a reason in its first line`, () => {
  const long = FILES.map((name) => ({ name, text: read(name) })).filter(
    ({ text }) => text.split('\n').length > LONGEST + 1,
  )
  const without = long.filter(
    ({ text }) => !/\b(long|because|lines|table|generated)\b/i.test(text.slice(0, text.indexOf('\n'))),
  )
  expect(without.map(({ name }) => name)).toEqual([])
})
