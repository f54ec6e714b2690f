/** Words by which papers are read stand in a language's folder. This looks for them everywhere else, and fails on any without a reason. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const SRC = fileURLToPath(new URL('..', import.meta.url))
const ENGLISH = 'reading/en/'
/** Rooms that speak to people in English and read nothing that stands in a paper. */
const SAYS_ONLY = ['web/', 'cli/', 'server/', 'store/', 'disclosure/']

const MAIL =
  'what mail programs write around messages, in all the languages that they speak; no paper’s language says which'
const FORMAT = 'names of a file format'
const EDITION = 'an edition’s own notation, read as its format'
const SAYS = 'what is said to people, or taken from it'

/** Files in which words stand that no language's folder should have, each with the reason. */
const ALLOWED: { readonly [file: string]: string } = {
  'collation/mail-subject.ts': MAIL,
  'reading/foreign.ts':
    'the commonest words of many languages and of English, by which they are told apart; nothing is read by them',
  'reading/forwarded-mail.ts': MAIL,
  'reading/mail-date.ts': MAIL,
  'reading/quoted-mail.ts': MAIL,
  'intake/mail-header.ts': MAIL,
  'intake/mail.ts': MAIL,
  'intake/mbox.ts': MAIL,
  'intake/marked.ts': 'messages of the reader of YAML',
  'intake/csv.ts': FORMAT,
  'intake/docx.ts': FORMAT,
  'intake/intake.ts': FORMAT,
  'intake/rtf.ts': FORMAT,
  'intake/xlsx.ts': FORMAT,
  'reports/cmif.ts': FORMAT,
  'positions/lines.ts': FORMAT,
  'intake/tei-frus.ts': EDITION,
  'intake/tei-notes.ts': EDITION,
  'plan/duration.ts': 'the notation of durations in plan files (docs/formats): the keeper writes it, no paper does',
  'intake/places.ts': 'names of towns and of the time zones in which they are, in the spelling of any language',
  'intake/letter-forms.ts': '"von", "de": small words within names, wherever their bearers write',
  'record/when.ts': SAYS,
  'reports/missing.ts': SAYS,
  'reports/print-missing.ts': SAYS,
  'reports/one-party.ts': 'words that YAML takes for something else than words',
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replace(/\\/g, '/'))
  .filter((name) => /\.ts$/.test(name) && !/\.(?:test|fixture)\.ts$/.test(name))
  .filter((name) => !SAYS_ONLY.some((room) => name.startsWith(room)))
  .sort()

/** Patterns of a source file: regular expressions, strings made into one, and lists of words that are cut apart. */
function patternsOf(source: string): string[] {
  const found: string[] = []
  // What may stand before a regular expression and not before a division.
  let before = '('
  let word = ''
  for (let i = 0; i < source.length; ) {
    const rest = source.slice(i, i + 2)
    if (rest === '//' || rest === '/*') {
      const end = source.indexOf(rest === '//' ? '\n' : '*/', i)
      i = end < 0 ? source.length : end + 2 - Number(rest === '//')
      continue
    }
    const c = source[i]!
    if (c === "'" || c === '"' || c === '`' || (c === '/' && (/[(,=:[!&|?{};>\n]/.test(before) || word === 'return'))) {
      const end = endOf(source, i, c)
      const words = source.slice(i + 1, end)
      const around = source.slice(Math.max(0, i - 40), i)
      const list = /^\s*\.split\(/.test(source.slice(end + 1, end + 20))
      if (c === '/' || list || /(?:RegExp\(|String\.raw)\s*$/.test(around) || /\(\?[:<!=]|\w\|\w/.test(words))
        found.push(words)
      before = ')'
      word = ''
      i = end + 1
      continue
    }
    // After a name "!" only says that it is there.
    if (!/[ \t]/.test(c) && !(c === '!' && /[\w)\]]/.test(source[i - 1] ?? ''))) before = c
    if (/\w/.test(c)) word = /\w/.test(source[i - 1] ?? '') ? word + c : c
    else if (!/[ \t]/.test(c)) word = ''
    i++
  }
  return found
}

function endOf(source: string, start: number, quote: string): number {
  let inClass = false
  for (let i = start + 1; i < source.length; i++) {
    const c = source[i]!
    if (c === '\\') i++
    else if (quote === '/' && c === '[') inClass = true
    else if (quote === '/' && c === ']') inClass = false
    else if (c === quote && !inClass) return i
  }
  return source.length
}

/** The words in a pattern: letters that follow each other and are no part of its notation. */
function wordsIn(pattern: string): string[] {
  return pattern
    .replace(/\\[pP]\{[^}]*\}|\\u\{?[0-9a-fA-F]+\}?|\\[a-zA-Z]|\$\{[^}]*\}|\(\?<[a-z]+>/g, ' ')
    .replace(/\[[^\]]*\]/g, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2)
}

const read = (name: string) => readFileSync(join(SRC, name), 'utf8')
const KNOWN = new Set(FILES.filter((f) => f.startsWith(ENGLISH)).flatMap((f) => patternsOf(read(f)).flatMap(wordsIn)))

function englishIn(source: string): string[] {
  return [...new Set(patternsOf(source).flatMap(wordsIn))].filter((word) => KNOWN.has(word))
}

describe('English words', () => {
  const outside = FILES.filter((f) => !f.startsWith(ENGLISH))

  test('by which papers are read stand in the folder of English, and nowhere else without a reason', () => {
    const found = outside.filter((f) => !ALLOWED[f]).flatMap((f) => englishIn(read(f)).map((word) => `${f}: ${word}`))
    expect(found).toEqual([])
  })

  test('are asked for by way of the list of languages: no other file imports the folder', () => {
    const importing = outside.filter((f) => /from '[^']*\/en\/[^']*'/.test(read(f)))
    expect(importing).toEqual(['reading/languages.ts'])
  })

  test('that are excused are still there', () => {
    expect(Object.keys(ALLOWED).filter((f) => englishIn(read(f)).length === 0)).toEqual([])
  })

  test.each([
    ['a rule', String.raw`const A = /\b(?:letter|message) of\b/i`, ['letter', 'message']],
    ['a rule in a call', String.raw`if (/^received\s/.test(words)) return 1 / 2`, ['received']],
    ['a rule in pieces', 'const M = "(?:January|February)"', ['january', 'february']],
    ['a piece of a rule', "const M = 'january|february'", ['january', 'february']],
    ['a list that is cut apart', "const N = 'january february'.split(' ')", ['january', 'february']],
  ])('are seen in %s', (_, source, words) => {
    expect(englishIn(source)).toEqual(words)
  })

  test.each([
    ['a comment', '// "your letter of 3 May": /letter/'],
    ['a message', "throw new Error('no letter of January')"],
    ['a division', 'const a = letter / message / received'],
  ])('are not seen in %s', (_, source) => {
    expect(englishIn(source)).toEqual([])
  })
})
