/** For tests: a little Spanish, enough for a dozen letters, to show that a folder is all that a language needs. */
import { type HeadField, type Language, NEVER } from './language.ts'
import type { FoundDate, FoundReference, Mention, PaperReading, ReferenceKind } from './reference.ts'

const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')
const DAY = `(?<day>\\d{1,2})(?:º|°)? de (?<month>${MONTHS.join('|')})(?: de (?<year>\\d{4}))?`
const NAME = '\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)*'
const KINDS: { readonly [noun: string]: ReferenceKind } = {
  carta: 'letter',
  telegrama: 'telegram',
  nota: 'note',
  mensaje: 'message',
  informe: 'report',
}
const OWNERS: { readonly [word: string]: Mention['role'] } = { su: 'addressee', tu: 'addressee', mi: 'self' }
const REFERENCE = new RegExp(
  `(?<![\\p{L}])(?:(?<owner>[Ss]u|[Tt]u|[Mm]i|[Ll]a|[Ee]l|una?) )(?<order>última )?(?<noun>${Object.keys(KINDS).join('|')})(?: n\\.º (?<number>\\d+))?(?: de (?<author>${NAME}))?(?: del? ${DAY})?`,
  'gu',
)
const ANSWERS = /(?:he recibido|acuso recibo de|en respuesta a|contesto a) $/i
const WHOLE_DAY = new RegExp(`^${DAY}$`, 'iu')

function monthNumber(name: string): number {
  return MONTHS.indexOf(name.toLowerCase()) + 1
}

function dateOf(words: string, groups: RegExpExecArray['groups'], end: number): FoundDate | undefined {
  if (!groups?.day || !groups.month) return undefined
  const said = words.slice(words.search(new RegExp(DAY, 'iu')))
  return {
    start: end - said.length,
    end,
    words: said,
    day: Number(groups.day),
    month: monthNumber(groups.month),
    ...(groups.year && { year: Number(groups.year) }),
  }
}

function referenceOf(text: string, m: RegExpExecArray): FoundReference | undefined {
  const { owner, order, noun, number, author } = m.groups!
  const [start, end] = [m.index, m.index + m[0].length]
  const date = dateOf(m[0], m.groups, end)
  const role = OWNERS[owner!.toLowerCase()]
  if (!date && !number && !author && !order) return undefined
  return {
    start,
    end,
    words: m[0],
    kind: KINDS[noun!.toLowerCase()]!,
    noun: noun!.toLowerCase(),
    use: ANSWERS.test(text.slice(0, start)) ? 'answers' : 'cites',
    ...(order && { order: 'last' as const }),
    ...(number && { number }),
    ...(date && { date }),
    ...(author ? { author: { role: 'named', words: author } } : role && { author: { role, words: owner! } as Mention }),
  }
}

function read(text: string): PaperReading {
  const line = new RegExp(`^(?<place>${NAME}), ${DAY}`, 'u').exec(text.trimStart())
  const dated = line ? dateOf(line[0], line.groups, line[0].length) : undefined
  return {
    references: [...text.matchAll(REFERENCE)].flatMap((m) => referenceOf(text, m) ?? []),
    numbers: /^Telegrama n\.º (\d+)/.exec(text)?.slice(1, 2) ?? [],
    present: [],
    ...(line && { place: line.groups!.place! }),
    ...(dated?.year && { dated }),
  }
}

function iso(groups: RegExpExecArray['groups'], year: number | undefined): string | undefined {
  const of = groups?.year ?? year
  return of && groups?.day
    ? `${of}-${String(monthNumber(groups.month!)).padStart(2, '0')}-${groups.day.padStart(2, '0')}`
    : undefined
}

const TITLE = new RegExp(`^(?<kind>\\p{Lu}\\p{Ll}+) de (?<from>${NAME})(?: a (?<to>${NAME}))?`, 'u')

function readTitle(title: string) {
  const { kind, from, to } = TITLE.exec(title)?.groups ?? {}
  const known = kind && KINDS[kind.toLowerCase()]
  return known && from ? { kind: known, from, ...(to && { to }) } : {}
}

const LABELS: readonly (readonly [string, HeadField])[] = [
  ['de', 'from'],
  ['a', 'to'],
  ['fecha', 'date'],
  ['asunto', 'title'],
]

export const spanish: Language = {
  tags: ['es', 'spa'],
  text: { read, tells: NEVER, dateAt: () => undefined, namesIn: () => [] },
  speech: { read: () => [], tellsOfSilence: () => false, writerInSummary: NEVER },
  stances: { manner: () => undefined, matter: (words) => ({ matter: words }), denied: () => false },
  matter: { stems: () => new Set(), figures: () => [], denies: () => false },
  dates: {
    readWords: (words, { year }) => {
      const edtf = iso(WHOLE_DAY.exec(words.trim())?.groups, year)
      return edtf ? { words, edtf } : undefined
    },
    inLine: new RegExp(DAY.replace(/\?$/, ''), 'iu'),
    today: NEVER,
    monthNumber,
    saysWhen: /mañana|semana/i,
  },
  kinds: {
    classes: [
      [/carta/, 'letter'],
      [/telegrama/, 'telegram'],
      [/acta/, 'talk'],
    ],
    talkTitle: /conversación/i,
    minutes: /acta/i,
    words: new Map(Object.entries(KINDS)),
    draft: /^(?:borrador|proyecto)\b/i,
    excerpt: /^(?:extracto|fragmento)\b/i,
  },
  names: {
    honorifics: /^(?:el |la |don |doña )+/i,
    titled: /^(?:el |la |don |doña )+/i,
    courtesy: /^(?:don|doña|señora?) /i,
    article: /^(?:El|La) /,
    possessive: NEVER,
    posts: [/(?:embajada|embajador) en ([\p{L} ]+)/iu],
    station: NEVER,
    postBefore: NEVER,
    mission: /embajad/i,
    ministry: /^ministerio de estado$/i,
    ministryName: 'Ministerio de Estado',
    offices: [],
    titles: ['presidente', 'ministro'],
    notSurnames: new Set(['ministerio', 'gobierno']),
    afterSurname: NEVER,
    joins: / (?:de|y) /,
    inBodies: / (?:de|y|la) /i,
    place: (name) => name.replace(/^(?:el|la) /, ''),
    office: /^(?:el )?(ministro|presidente)(?: de ([\p{L} ]+))?$/iu,
    officeBeforeName: /^(?:el )?(ministro|presidente) \p{Lu}/iu,
    listed: /\s*,\s*|\s+y\s+/,
    and: /\s+y\s+(?=\p{Lu})/u,
    stateNamed: () => undefined,
  },
  titles: {
    read: readTitle,
    readEnds: () => ({}),
    readHeading: readTitle,
    numbers: () => [],
    label: /^asunto:/i,
    to: 'a',
  },
  notes: { numbers: () => [], dates: () => [], relayedTo: () => [], withheld: NEVER },
  letters: {
    greeting: /^(?:estimad[oa]|querid[oa]) .+:$/i,
    greets: /^(?:estimad[oa]|querid[oa]) (.+):$/i,
    nobody: /^(?:amig[oa]|señor)$/i,
    courtesy: /^(?:don|doña) /i,
    closing: /^(?:le saluda atentamente|suyo afectísimo)(.*)$/i,
    closingGoesOn: /^[,\s]*/,
    notClosing: NEVER,
    longClosing: NEVER,
    noSignature: /^posdata/i,
  },
  heads: {
    labels: new Map(LABELS),
    beforeDate: [/,\s*(?:a )?$/],
    notPlace: /(?:carta|estimad[oa]|del?|el)\b/i,
    notOnlyPlace: /^fecha/i,
    numberBefore: NEVER,
    afterName: / \d.*$/,
    wired: NEVER,
    ownNumber: NEVER,
  },
  assurances: { given: /entregad/i, deniesMore: /ninguna otra/i },
}
