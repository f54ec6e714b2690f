import { expect, test } from 'vitest'
import { detectLanguage } from './language.ts'
import { codesIn, file, paperIn, read } from './letters.ts'

const FRENCH =
  "J'ai bien reçu votre lettre du 1er mai. Je regrette de n'avoir pas été avertie de ce que vous proposez à M. Lindqvist, et je vous prie de me faire savoir quand il sera à Anvers, afin que je puisse lui parler moi-même de la liste des bateaux. Veuillez agréer, Monsieur, l'expression de mes sentiments distingués.\n"

test('a long letter in French is kept, marked, and said to be unread', async () => {
  const intake = await read([file('a.txt', FRENCH)])
  expect(paperIn(intake)).toMatchObject({ language: 'fr', inferred: { language: 'from the words of the text' } })
  expect(intake.problems).toMatchObject([
    { code: 'unread-language', file: 'a.txt', message: 'In French: kept and placed, not read for references.' },
  ])
})

test('a language that the source gives is not guessed, and is said to be unread too', async () => {
  const said = await read([file('a.md', `---\nlanguage: en\n---\n${FRENCH}`)])
  expect([paperIn(said).language, codesIn(said)]).toEqual(['en', []])
  const given = await read([file('a.md', '---\nlanguage: de\n---\nIch habe Ihren Brief.\n')])
  expect([paperIn(given).language, paperIn(given).inferred?.language, codesIn(given)]).toEqual([
    'de',
    undefined,
    ['unread-language'],
  ])
})

test.each([
  [
    'de',
    'Ich habe Ihren Brief vom 3. Mai erhalten und danke Ihnen für die Liste, die Sie mir mit der letzten Post geschickt haben. Es ist nicht möglich, dass wir uns vor dem Ende des Monats in Antwerpen treffen, weil ich auf die Antwort der Gesellschaft warten muss und sie noch nicht gekommen ist.',
  ],
  [
    'sv',
    'Jag har mottagit ert brev av den 3 maj och tackar för listan, som ni har skickat med den sista posten. Det är inte möjligt att vi träffas i Antwerpen före slutet av månaden, för jag måste vänta på svaret från bolaget och det har inte kommit ännu till mig.',
  ],
  [
    'ru',
    'Я получил Ваше письмо от 3 мая и благодарю Вас за список, который Вы прислали мне с последней почтой. Невозможно, чтобы мы встретились в Антверпене до конца месяца, потому что я должен ждать ответа общества, а он ещё не пришёл, и я не знаю, когда он придёт сюда.',
  ],
  [
    'la',
    'Litteras tuas accepi et tibi gratias ago, quod indicem ad me misisti cum ultimo nuntio. Fieri non potest ut ante finem mensis conveniamus, sed responsum ab hac societate exspecto, quod non venit, et de hoc nihil est quod scribam, nisi ut valeas et me ames, atque ut omnia ex sententia tua sint.',
  ],
])('a letter in %s is told by its words', async (code, text) => {
  expect(await detectLanguage(text)).toBe(code)
})

test('English, telegraphese, cipher and a short note are in no other language', async () => {
  for (const text of [
    'I have to thank you for your letter of the 28th April. Antwerp will suit, and I shall be there any day after the 10th of May. I enclose a list of the lighters, and a copy of the letter to me of 25 April, from which you will see that nothing has been settled as yet.',
    'Deptel 548 rptd Saigon. PriMin informed Embassy no decision reached re Mekong flights. Believe FonMin will raise matter UNGA next week. Suggest Department consider joint demarche London Paris earliest. French here non-committal. Request instructions soonest. Embassy taking no further action pending reply.',
    'QXKDA LWPOE NNZRT YQUAI PLMOK IJNUH BYGVT FCRDX ESZWA QPLAM ZNXBC VURTI EOWPQ LAKSJ DHFGM ZNXBC YTREW QASDF GHJKL POIUY TREWQ ZXCVB NMLKJ HGFDS APOIU QWERT YUIOP ASDFG HJKLZ XCVBN MQWER TYUIO PASDF GHJKL',
    'Merci, et à bientôt.',
  ])
    expect(await detectLanguage(text)).toBeUndefined()
})

test('a letter in German that an English one copies is said to be unread, and the English around it is read', async () => {
  const intake = await read([
    file(
      'a.txt',
      `Harwich, 5 May 1891\n\nMy dear Lindqvist,\n\nI have your letter of 3 May, and copy here what the owners wrote to me.\n\n"Wir haben das Schreiben vom 1. Mai erhalten und werden die Geräte nicht herausgeben, bevor die Summe bezahlt ist, die man uns im April versprochen hat. Der Kapitän ist unterrichtet."\n\nThat is all that they say.\n`,
    ),
  ])
  expect(paperIn(intake).language).toBeUndefined()
  expect(intake.problems.map((p) => [p.code, p.message])).toEqual([
    [
      'unread-passage',
      'The paper a has a passage in German, “Wir haben das Schreiben vom 1. Mai erhalten und werden die…”: not read for references.',
    ],
  ])
})

test('what the keeper entered in German is kept, and said not to be compared', async () => {
  const statements = (text: string) => [
    file('parties.yaml', '- {id: hale, kind: person, name: Mr. Hale}\n'),
    file('statements.yaml', `- {id: s1, speaker: hale, act: states, text: "${text}"}\n`),
  ]
  const german = await read(statements('Die Geräte werden nicht herausgegeben, bevor die Summe bezahlt ist.'))
  expect(german.problems.map((p) => [p.code, p.message])).toEqual([
    ['unread-language', 'A statement is in German: kept, not compared with what others tell.'],
  ])
  expect(german.entries.some((e) => e.kind === 'statement')).toBe(true)
  expect(codesIn(await read(statements('The boats will not be handed over before the sum is paid.')))).toEqual([])
})

const passagesIn = async (text: string) =>
  (await read([file('a.txt', text)])).problems.filter((p) => p.code === 'unread-passage').map((p) => p.message)

test('a sentence of French in an English letter is said to be unread, by its words', async () => {
  const letter =
    'My dear Lindqvist,\n\nI have your letter of 3 May, in which you say "je ne sais pas quand le bateau sera à Anvers"; nor do I, and the owners will not tell me when she is to sail.\n'
  expect(await passagesIn(letter)).toEqual([
    'The paper a has a passage in French, “je ne sais pas quand le bateau sera à Anvers”: not read for references.',
  ])
})

test('so is one of a paper that is said to be in English; but of one all in French whoever says so knows better', async () => {
  const english =
    '---\nlanguage: en\n---\nI have your letter. The owners wrote: Wir kommen morgen mit dem Schiff. That is all.\n'
  expect(codesIn(await read([file('a.md', english)]))).toEqual(['unread-passage'])
  expect(codesIn(await read([file('a.md', `---\nlanguage: en\n---\n${FRENCH}`)]))).toEqual([])
})

test('a summary in French of a letter in English is said to be unread, and one in English of a French letter is read', async () => {
  const summary = (language: string, text: string) =>
    file('a.md', `---\nkind: letter\nlanguage: ${language}\non-file: summary\n---\n${text}\n`)
  expect(codesIn(await read([summary('en', FRENCH)]))).toEqual(['unread-language'])
  expect(
    codesIn(await read([summary('fr', 'He thanks her for her letter of 1 May and asks when she will come.')])),
  ).toEqual([])
})
