/**
 * Passages in another language than English within a text, told by their commonest words and by their script: from four words on, wherever
 * they stand. A name of a body ("Comité Central du Parti") and a phrase that English has borrowed ("persona non grata") are none. Two
 * walks over the words, linear; nothing is loaded and nothing is guessed of what has too few words to tell.
 */
export interface ForeignPassage {
  readonly start: number
  readonly end: number
  /** ISO 639-1. */
  readonly language: string
}

/** Common words of each language that are no English words. */
const STRONG: { readonly [code: string]: string } = {
  fr: `les des et dans est pas vous je nous votre vos nos notre ce cette ces que qui ne pour avec sur une ont sont mes mon ma mais ou où être été avait était étaient sera
  seront serait aux leur leurs lui ils elle elles tout toute tous plus moins très bien fait faire comme si sans sous chez après avant entre aussi donc car dont ainsi puis
  quand soit même encore jamais rien il je suis avons avez fut peut doit sa ses son veuillez agréer cher chère`,
  de: `der das und nicht ist sich mit dem ein eine einen einem einer auf für zu zum zur von vom auch als aus bei nach wir ich sie er es ihr ihre ihren ihnen uns haben habe hat hatte
  wird werden wurde wurden sind sein seine seiner dass daß wenn aber oder noch nur über unter durch gegen ohne kein keine keinen mehr sehr schon wie ob kann können muß muss müssen
  soll sollen wollen diese dieser dieses diesem unser unsere unseren mir mich ihn ihm bis vor zwischen weil damit`,
  es: `que los las una por para con está están ha han su sus como más pero muy nos este esta esto ese esa sobre entre sin hasta desde cuando donde quien ser son fue era eran hay
  yo usted ustedes nosotros nuestro nuestra lo le les se ni ya también porque todo todos toda todas aquí ahora así sino tiene tienen hemos he está muchas gracias sé cuándo qué dónde cómo quién todavía después según`,
  it: `che gli una non per con sono della delle dei degli nella nel nelle alla alle agli dal dalla sul sulla questo questa questi come più ma anche se ho ha hanno abbiamo essere stato stata
  mio mia nostro nostra suo sua loro noi voi lei lui perché quando dove tutto tutti molto ancora sempre ed qui sarà così già qualche cosa ogni prima dopo senza fino`,
  pt: `que não uma com os as ao aos na nas no nos dos das por para mais como mas foi são está estão ser seu sua seus suas eu nós você ele ela isso este esta quando onde também já muito pelo pela`,
  nl: `het een van niet dat zijn met voor aan ook als maar bij naar uit ik wij we u uw hij zij wordt worden heeft hebben had kan kunnen moet deze dit die geen nog om over te zal zullen onze ons werd waren er`,
  sv: `och att det som är på av för med till inte har de ett jag vi han hon men om från eller också när skall kan vill mig er ert detta denna hade var där efter mot`,
  da: `og at det som er på af for med til ikke har de et jeg vi han hun men om fra eller også når skal kan vil mig denne dette havde blev efter mod`,
  no: `og at det som er på av for med til ikke har de et jeg vi han hun men om fra eller også når skal kan vil meg denne dette hadde ble etter mot`,
  la: `et est sed quod quae qui cum ex ad ab ut enim autem nec neque atque sunt esse hoc haec mihi tibi nos vos eius quam quid nihil iam tamen pro per inter ante post sine contra`,
  pl: `nie się że jest na do od po jak przez ale dla przy są był który która oraz tylko czy ich jego mnie nas już kiedy gdzie wiem będzie jako także`,
  cs: `se je že na do za pro jako po od jsem není však které který ale byl jsou nebo také jen když tak už mu ho`,
  hu: `az és hogy nem egy ez volt csak már ha mint vagy van kell meg el ki fel nekem itt ami aki`,
  ro: `și la nu că este care pentru mai din sau ce fost prin sunt acest această lui ei noi`,
  tr: `ve bir bu için ile çok daha olarak var kadar olan değil ben siz biz ne gibi`,
  fi: `ja ei että oli hän mutta niin myös ovat joka kuin minä te me se`,
}
/** They are words of names too, wherever people come from. */
const WEAK: { readonly [code: string]: string } = {
  fr: 'de la le du en à au un l d',
  de: 'die den des in im am an zu',
  es: 'de la el los las del y en un al a lo no me',
  it: 'non so di la il i del e un in da si lo le a al',
  pt: 'de a o e do da em um se',
  nl: 'de den der en op is in',
  sv: 'den en i',
  da: 'den en i',
  no: 'den en i',
  la: 'in non de a si ac',
  pl: 'i w z o a to za co ma',
  cs: 'a v s z k i to o ve',
  hu: 'a de s is',
  ro: 'de în a cu pe o un',
  tr: 'da de o',
  fi: 'on en tai',
}
/** English words that are common elsewhere too, and tell nothing. */
const EITHER = new Set(
  `non a i in is on an as at am do so no me we he to us or die den des over had has have was her his him man men per pro ex plus son ont fait car sous mine dies mark art gut
  also hat bin mix most sole sale main pain point chat fin but comment rose bald fast hast last list mild rein toll war wars under for from for de la le el y e o u s d l m n t c j if
  can chose once use dose fore more since dire place long large force court grave simple double note table cause charge page some same come made data sever grand rare
  vice fine give live has ad post inter ante contra per pan tak jest ale bar pod for per til var han er det vi de et men om kan vil mod fra mig bly if van ben gibi ne ile var
  te me se en ja on ei niin si mint meg el ki fel is ez egy van kell s is to za co ma by je se na do pro po od ho mu jen`.split(
    /\s+/,
  ),
)
const ENGLISH = new Set(
  `the of and to that for it with by have not this are which at from you your my will would be been were had has was he she they his her their our we us them what when where who
  there then than but if or an as on in is all any no so up out one into its only other such should could may might must shall can said say says about after before between under
  over more most some these those upon very also both each being did does do made make against through during while because how i him me now new two first government states`.split(
    /\s+/,
  ),
)

const CODES = Object.keys(STRONG)
const STRENGTH = new Map<string, { strong: number; weak: number }>()
CODES.forEach((code, i) => {
  const add = (word: string, kind: 'strong' | 'weak') => {
    const known = STRENGTH.get(word) ?? { strong: 0, weak: 0 }
    known[kind] |= 1 << i
    STRENGTH.set(word, known)
  }
  for (const w of STRONG[code]!.split(/\s+/)) add(w, EITHER.has(w) || ENGLISH.has(w) ? 'weak' : 'strong')
  for (const w of WEAK[code]!.split(/\s+/)) add(w, 'weak')
})

/** "j'ai", "n'est", "qu'il": cut at the mark; "d'affaires" and "l'Est" are in English too. */
const ELIDED = /^(?:j|n|qu|c|s|m|t)['’](?=\p{Ll})/u
const ELIDED_WEAK = /^(?:d|l)['’](?=\p{L})/u
/** Scripts that tell a language, or stand for the commonest of those that they write. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[їєґ]/i, 'uk'],
  [/[јљњћђ]/i, 'sr'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/[پچژگ]/u, 'fa'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Devanagari}/u, 'hi'],
]
const OTHER_SCRIPT = /[\u0370-\u03ff\u0400-\u052f\u0590-\u06ff\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/

const FEWEST_WORDS = 4
/** In another script three tell as much, and two are a name. */
const FEWEST_OF_SCRIPT = 3
/** Written without spaces between words. */
const UNSPACED = /[\u3040-\u30ff\u4e00-\u9fff]{8}/

interface Word {
  readonly start: number
  readonly end: number
  /** 0 English, 1 unknown, 2 weak, 3 strong, 4 of another script. */
  readonly kind: 0 | 1 | 2 | 3 | 4
  readonly strong: number
  readonly weak: number
  readonly capital: boolean
}

const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu
const BREAK = /[.?!;:()[\]“”"«»—\n]/
const PARAGRAPH = /\n[^\S\n]*\n/g

/** In the order of their places; none overlaps another. */
export function foreignPassages(text: string): ForeignPassage[] {
  const found: ForeignPassage[] = []
  for (const { start, end } of paragraphsOf(text))
    if (mayBeForeign(text, start, end)) readParagraph(text, start, end, found)
  return found
}

/** The language in which most of a text is, where it is not English. */
export function foreignAsWhole(text: string): string | undefined {
  const found = foreignPassages(text)
  const letters = found.reduce((n, p) => n + p.end - p.start, 0)
  if (found.length === 0 || letters * 2 < text.trim().length) return undefined
  return found.reduce((a, b) => (b.end - b.start > a.end - a.start ? b : a)).language
}

/** The language of what is on file of a paper: its own of its text, that of its words of a summary. Undefined: the keeper's. */
export function languageOnFile(
  { onFile, language }: { readonly onFile: string; readonly language?: string },
  text: string,
): string | undefined {
  return onFile === 'text' ? language : text === '' ? undefined : foreignAsWhole(text)
}

function paragraphsOf(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  let start = 0
  for (const m of text.matchAll(PARAGRAPH)) {
    found.push({ start, end: m.index })
    start = m.index + m[0].length
  }
  found.push({ start, end: text.length })
  return found
}

/** One word that only another language has, or a letter of another script: few paragraphs have it, and the others are not gone through twice. */
function mayBeForeign(text: string, from: number, to: number): boolean {
  let start = -1
  for (let i = from; i <= to; i++) {
    const c = i < to ? text.charCodeAt(i) : 32
    if (c >= 0x370 && (c < 0x1e00 || c >= 0x3040)) return true
    if ((c >= 97 && c <= 122) || (c >= 0xc0 && c < 0x370)) {
      if (start < 0) start = i
      continue
    }
    if (start >= 0) {
      if (i - start > 1 && i - start < 9 && STRENGTH.get(text.slice(start, i))?.strong) return true
      start = -1
    }
  }
  return false
}

function readParagraph(text: string, from: number, to: number, found: ForeignPassage[]): void {
  let words: Word[] = []
  let telling = 0
  let end = from
  const close = () => {
    if (telling >= 2) for (const p of passagesIn(text, words)) push(text, found, p)
    words = []
    telling = 0
  }
  for (const m of text.slice(from, to).matchAll(WORD)) {
    const start = from + m.index
    if (start > end && words.length && BREAK.test(text.slice(end, start)) && breaks(text, end, start)) close()
    end = start + m[0].length
    const word = weigh(m[0], start)
    if (word.kind >= 2) telling += word.kind === 4 ? 2 : 1
    words.push(word)
  }
  close()
}

/** A line's end alone breaks no sentence, nor does the point of "M." or "Mr.". */
function breaks(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, to)
  if (/^\s*\n\s*$/.test(gap)) return false
  return !(/^\.\s/.test(gap) && from > 0 && /(?:^|\s)\p{Lu}\p{Ll}{0,2}$/u.test(text.slice(Math.max(0, from - 4), from)))
}

function weigh(as: string, start: number): Word {
  const end = start + as.length
  const capital = /^\p{Lu}/u.test(as)
  const made = (kind: Word['kind'], strong = 0, weak = 0): Word => ({ start, end, kind, strong, weak, capital })
  if (OTHER_SCRIPT.test(as)) return made(4)
  const low = as.toLowerCase()
  if (low.length > 3 && (low[1] === "'" || low[1] === '’' || low.startsWith('qu'))) {
    if (ELIDED.test(low)) return made(3, 1, 0)
    if (ELIDED_WEAK.test(low)) return made(2, 0, 1)
  }
  const known = low.length < 9 ? STRENGTH.get(low) : undefined
  if (known) return made(known.strong ? 3 : ENGLISH.has(low) ? 0 : 2, known.strong, known.weak | known.strong)
  return made(ENGLISH.has(low) ? 0 : 1)
}

/** Stretches of one sentence with the words of one other language and hardly any of English. */
function passagesIn(text: string, words: readonly Word[]): ForeignPassage[] {
  const found: ForeignPassage[] = []
  for (let i = 0; i < words.length; ) {
    if (words[i]!.kind < 2) {
      i++
      continue
    }
    // From a telling word on, as long as English does not come back.
    let [from, to, lost] = [i, i, 0]
    for (let k = i + 1; k < words.length && lost < 6; k++) {
      const { kind } = words[k]!
      if (kind >= 2) [to, lost] = [k, 0]
      else lost += kind === 0 ? 3 : words[k]!.capital ? 1.5 : 1
    }
    while (
      from > 0 &&
      words[from - 1]!.kind === 1 &&
      ACCENTED.test(text.slice(words[from - 1]!.start, words[from - 1]!.end))
    )
      from--
    while (
      to + 1 < words.length &&
      words[to + 1]!.kind === 1 &&
      !ENDS_ENGLISH.test(text.slice(words[to + 1]!.start, words[to + 1]!.end))
    )
      to++
    const language = languageOf(text, words.slice(from, to + 1))
    if (language !== undefined) found.push({ start: words[from]!.start, end: words[to]!.end, language })
    i = to + 1
  }
  return found
}

const ACCENTED = /[ß-öø-ÿŀ-ſș-ț]/

/** An English word by its ending. */
const ENDS_ENGLISH = /(?:ing|ed|ly|tion|ness|ght|wn|ck)s?$/i

function languageOf(text: string, run: readonly Word[]): string | undefined {
  const other = run.filter((w) => w.kind === 4)
  if (other.length > 0.7 * run.length) {
    const words = other.map((w) => text.slice(w.start, w.end)).join(' ')
    return other.length >= FEWEST_OF_SCRIPT || UNSPACED.test(words)
      ? SCRIPTS.find(([script]) => script.test(words))?.[1]
      : undefined
  }
  if (run.length < FEWEST_WORDS) return undefined
  let [best, most] = [-1, 0]
  for (let i = 0; i < CODES.length; i++) {
    let score = 0
    for (const w of run) score += w.strong & (1 << i) ? 2 : w.weak & (1 << i) ? 1 : 0
    if (score > most) [best, most] = [i, score]
  }
  if (best < 0) return undefined
  const bit = 1 << best
  // A small word with an accent is no English one, whosever it is.
  const accented = (w: Word) => w.kind === 1 && !w.capital && ACCENTED.test(text.slice(w.start, w.end))
  const distinct = (of: readonly Word[]) => new Set(of.map((w) => text.slice(w.start, w.end).toLowerCase())).size
  const own = distinct(run.filter((w) => w.strong & bit))
  const strong = own + (own > 0 ? distinct(run.filter(accented)) : 0)
  const telling = run.filter((w) => (w.strong | w.weak) & bit || accented(w)).length
  const english = run.filter((w) => w.kind === 0 && !(w.weak & bit)).length
  const unknown = run.filter((w) => w.kind === 1 || (w.kind === 2 && !(w.weak & bit)))
  const small = unknown.filter((w) => !w.capital).length
  if (strong < 2 || telling < 0.3 * run.length || english > 0.12 * run.length) return undefined
  // The name of a body has capitals; German writes every noun with one.
  if (CODES[best] !== 'de' && small < unknown.length - small) return undefined
  return small === 0 && strong < 3 ? undefined : CODES[best]
}

/** What stands next to the last, with nothing but marks between, is one passage with it. */
function push(text: string, found: ForeignPassage[], next: ForeignPassage): void {
  const last = found.at(-1)
  if (last && next.start - last.end < 60 && !/[a-z]{3,}/.test(text.slice(last.end, next.start))) {
    const longer = last.end - last.start >= next.end - next.start ? last : next
    found[found.length - 1] = { start: last.start, end: next.end, language: longer.language }
  } else found.push(next)
}
