import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foreignAsWhole, foreignPassages } from './foreign.ts'

const told = (text: string) => foreignPassages(text).map((p) => `${p.language}: ${text.slice(p.start, p.end)}`)

describe('a passage in another language', () => {
  it.each([
    [
      'You say "je ne sais pas quand le bateau sera à Anvers"; nor do I.',
      'fr: je ne sais pas quand le bateau sera à Anvers',
    ],
    ['He told me that je ne sais pas quand il viendra and left the room.', 'fr: je ne sais pas quand il viendra'],
    [
      'Dear Hale,\n\nVeuillez agréer, Monsieur, l’expression de mes sentiments.\n',
      'fr: Veuillez agréer, Monsieur, l’expression de mes sentiments',
    ],
    ['The owners wrote: Wir kommen morgen mit dem Schiff. That is all.', 'de: Wir kommen morgen mit dem Schiff'],
    ['His last words were “Ich habe ihn nicht gesehen.”', 'de: Ich habe ihn nicht gesehen'],
    ['He wrote "El barco no ha llegado todavía" and nothing more.', 'es: El barco no ha llegado todavía'],
    ['The note ends: “Non so quando la nave sarà qui.”', 'it: Non so quando la nave sarà qui'],
    ['As they put it, não sei quando o navio chega.', 'pt: não sei quando o navio chega'],
    ['Ik weet niet wanneer het schip komt. I asked again.', 'nl: Ik weet niet wanneer het schip komt'],
    ['He said “Jag vet inte när båten kommer.”', 'sv: Jag vet inte när båten kommer'],
    ['The seal reads: et in hoc signo nihil est quod timeas.', 'la: et in hoc signo nihil est quod timeas'],
    ['The telegram ends: Пароход ещё не пришёл. Nobody knows why.', 'ru: Пароход ещё не пришёл'],
    ['He wrote 我们明天不能来参加会议 and left.', 'zh: 我们明天不能来参加会议'],
    ['It is headed Το πλοίο δεν ήρθε and has no date.', 'el: Το πλοίο δεν ήρθε'],
    ['The captain writes that "les canots\nne sont pas arrivés".', 'fr: les canots\nne sont pas arrivés'],
  ])('%s', (text, expected) => expect(told(text)).toEqual([expected]))

  it.each([
    'The Comité Central du Parti Communiste Français met on Monday.',
    'He was declared persona non grata, a condition sine qua non of the status quo ante.',
    'The Instituto Nacional de la Reforma Agraria wrote to Diario de la Marina.',
    'General von der Heydte and Mr. van den Berg met Señor de la Torre y del Castillo.',
    'The chargé d’affaires ad interim handed over an aide-mémoire and a communiqué on non-aggression.',
    'Merci, et à bientôt, he said.',
    'He quoted Izvestia, Neues Deutschland and Le Monde diplomatique.',
    'They are to die; on the hat the man was in the war, and art is also fast.',
    'Rue de la Paix, Place de la Concorde, Avenue des Champs-Élysées.',
    'The Ministère des Affaires Étrangères et de la Coopération replied.',
    'Vo Nguyen Giap met Tran Van Do et al. in Hue.',
    'QXKDA LWPOE NNZRT YQUAI PLMOK IJNUH',
    'It is signed Никита Хрущёв, and sealed 毛泽东.',
  ])('but none in: %s', (text) => expect(told(text)).toEqual([]))
})

it('sentences that follow each other are one passage', () =>
  expect(told('They wrote: “Wir haben das Schreiben erhalten. Der Kapitän ist nicht hier.” That is all.')).toEqual([
    'de: Wir haben das Schreiben erhalten. Der Kapitän ist nicht hier',
  ]))

it('a text most of which is in French is in French', () => {
  expect(foreignAsWhole('Il remercie de la lettre du 1er mai et demande quand elle viendra. Pas de date.')).toBe('fr')
  expect(
    foreignAsWhole('He thanks her for the letter. “Je ne sais pas quand elle viendra,” he adds, and more of it.'),
  ).toBe(undefined)
})

it('whatever the words, passages lie in the text, in order, and do not overlap', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'je',
          'ne',
          'sais',
          'pas',
          'the',
          'of',
          'und',
          'nicht',
          'Hale',
          'été',
          '“',
          '.',
          '\n\n',
          'не',
          'знаю',
          'de',
          'la',
          'que',
          '—',
          '’',
        ),
        { maxLength: 60 },
      ),
      (words) => {
        const text = words.join(' ')
        let last = 0
        for (const p of foreignPassages(text)) {
          expect(p.start).toBeGreaterThanOrEqual(last)
          expect(p.end).toBeGreaterThan(p.start)
          expect(p.end).toBeLessThanOrEqual(text.length)
          last = p.end
        }
      },
    ),
  ))
