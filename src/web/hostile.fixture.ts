/** Hostile letters for tests: markup, scripts and tricks of direction in every place where a paper's words can stand. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Letter } from '../server/thaw.fixture.ts'

const OWN_PAYLOADS = [
  '<script>window.ran = "script"</script>',
  '<img src=x onerror="window.ran = \'img\'">',
  '"><svg onload=window.ran=1>',
  "javascript:window.ran='url'",
  '{{constructor.constructor("window.ran=1")()}}',
  '<style>body{display:none}</style><base href="//evil.example/">',
  '\u202Etxt.exe\u2066\u0000',
]

function payloads(): string[] {
  const shared = fileURLToPath(new URL('../../../shared/hostile/html-payloads.json', import.meta.url))
  if (!existsSync(shared)) return OWN_PAYLOADS
  const cases = JSON.parse(readFileSync(shared, 'utf8')) as { payload: string }[]
  return [...OWN_PAYLOADS, ...cases.filter((c) => c.payload.length < 4000).map((c) => c.payload)].slice(0, 140)
}

export const HOSTILE: readonly Letter[] = payloads().map((payload, i) => ({
  id: `h${i}-${payload.slice(0, 40)}`,
  from: payload.slice(0, 60) || 'x',
  to: ['ana'],
  date: `1955-05-${String(20 + (i % 9)).padStart(2, '0')}`,
  text: `${payload}\n\nI have Mrs. Ana's letter of 3 May. ${payload}`,
  said: {
    title: payload,
    place: payload.slice(0, 80),
    numbers: [payload.slice(0, 30)],
    note: payload,
    source: [payload],
    onFile: 'text' as const,
  },
}))
