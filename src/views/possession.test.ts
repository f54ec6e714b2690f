import { describe, expect, test } from 'vitest'
import { broadcast, copy, letter, type Noted, party, recordOf, settings } from '../record/notation.fixture.ts'
import { asOfInstant, on } from '../record/when.ts'
import { holdingsOf, type SignsOfReceipt } from './possession.ts'
import { view } from './view.ts'

/** "certain", "possible" or "no", with what is lacking: `holds('ben', 'A1', '1962-05-04', ...)` → "certain, lacking s2". */
function holds(who: string, paper: string, day: string, notes: readonly Noted[], signs?: SignsOfReceipt): string {
  const record = recordOf(...notes)
  const t = asOfInstant(day, 'UTC')!
  const direct = describeHolding(holdingsOf(record, who, t, signs).get(paper))
  const viewed = view(record, { seenBy: who, asOf: day }, signs)
  const inView = !viewed.papers.has(paper) ? 'no' : viewed.possible.has(paper) ? 'possible' : 'certain'
  expect(direct.split(',')[0]).toBe(inView)
  return direct
}

function describeHolding(h: { certainty: string; lacks: readonly string[] } | undefined): string {
  return h ? [h.certainty, ...(h.lacks.length ? [`lacking ${h.lacks.join(' ')}`] : [])].join(', ') : 'no'
}

const TEXT = 'The first matter.\n\nThe second matter.\n\nThe third matter.'

describe('Possession runs from receipt, never from dispatch', () => {
  const sent = letter('A1', 'ana', 'ben', '1962-05-03', TEXT, { sent: '1962-05-03', receivedBy: { ben: '1962-05-06' } })
  test('the sender has a letter from the day it was written', () => {
    expect(holds('ana', 'A1', '1962-05-02', [sent, party('ana')])).toBe('no')
    expect(holds('ana', 'A1', '1962-05-03', [sent])).toBe('certain')
  })
  test('a letter sent on the 3rd and received on the 6th is not with its addressee on the 5th', () => {
    expect(holds('ben', 'A1', '1962-05-05', [sent])).toBe('no')
    expect(holds('ben', 'A1', '1962-05-06', [sent])).toBe('certain')
  })
  test('within the day of receipt nobody can tell', () => {
    expect(holds('ben', 'A1', '1962-05-06T12:00', [sent])).toBe('possible')
  })
  test('a letter whose receipt nobody recorded is possibly with its addressee, from its dispatch and for ever', () => {
    const plain = letter('A1', 'ana', 'ben', '1962-05-03', TEXT)
    expect(holds('ben', 'A1', '1962-05-02', [plain, party('ben')])).toBe('no')
    expect(holds('ben', 'A1', '1962-05-03', [plain])).toBe('possible')
    expect(holds('ben', 'A1', '1970-01-01', [plain])).toBe('possible')
  })
  test('a letter written on the 3rd and sent only on the 10th cannot have come by the 5th', () => {
    const late = letter('A1', 'ana', 'ben', '1962-05-03', TEXT, { sent: '1962-05-10' })
    expect(holds('ben', 'A1', '1962-05-05', [late])).toBe('no')
    expect(holds('ana', 'A1', '1962-05-05', [late])).toBe('certain')
  })
  test('his answer of the 8th is a sign of receipt: by then he certainly had it, and before it possibly', () => {
    const plain = letter('A1', 'ana', 'ben', '1962-05-03', TEXT)
    const signs = new Map([['A1', new Map([['ben', on('1962-05-08')]])]])
    expect(holds('ben', 'A1', '1962-05-08', [plain], signs)).toBe('certain')
    expect(holds('ben', 'A1', '1962-05-06', [plain], signs)).toBe('possible')
  })
  test('on the 6th the answer of the 8th is still to come, and no view of the 6th knows its date', () => {
    const record = recordOf(letter('A1', 'ana', 'ben', '1962-05-03', TEXT))
    const answered = (day: string) =>
      view(record, { seenBy: 'ben', asOf: '1962-05-06' }, new Map([['A1', new Map([['ben', on(day)]])]]))
    expect(answered('1962-05-08')).toEqual(answered('1962-05-09'))
  })
  test('a letter that was never sent, or that somebody denies, is with nobody by presumption', () => {
    for (const existence of ['never-sent', 'denied', 'alleged', 'proposed'] as const)
      expect(holds('ben', 'A1', '1970', [letter('A1', 'ana', 'ben', '1962-05-03', undefined, { existence })])).toBe(
        'no',
      )
  })
})

describe('Copies', () => {
  const secret = letter('A1', 'ana', 'ben', '1962-05-03', TEXT)
  test('somebody shown a letter on the 7th has it from the 7th', () => {
    const shown = copy('A1', 'carla', { since: '1962-05-07', how: 'shown' })
    expect(holds('carla', 'A1', '1962-05-06', [secret, shown])).toBe('no')
    expect(holds('carla', 'A1', '1962-05-07', [secret, shown])).toBe('certain')
  })
  test('a copy taken back is held until it was taken back', () => {
    const back = copy('A1', 'carla', { since: '1962-05-07', until: '1962-05-09' })
    expect(holds('carla', 'A1', '1962-05-08', [secret, back])).toBe('certain')
    expect(holds('carla', 'A1', '1962-05-09T12:00', [secret, back])).toBe('possible')
    expect(holds('carla', 'A1', '1962-05-10', [secret, back])).toBe('no')
  })
  test('a letter taken back from its addressee is gone from him too, though its receipt is on record', () => {
    const given = letter('A1', 'ana', 'ben', '1962-05-03', TEXT, { receivedBy: { ben: '1962-05-04' } })
    const back = copy('A1', 'ben', { since: '1962-05-04', until: '1962-05-06' })
    expect(holds('ben', 'A1', '1962-05-05', [given, back])).toBe('certain')
    expect(holds('ben', 'A1', '1962-05-07', [given, back])).toBe('no')
  })
  test('a copy without the second section is a paper held in part', () => {
    expect(holds('carla', 'A1', '1970', [secret, copy('A1', 'carla', { since: '1962-05-07', lacks: ['s2'] })])).toBe(
      'certain, lacking s2',
    )
  })
  test('an addressee whose copy lacks a section does not have it by presumption', () => {
    const given = letter('A1', 'ana', 'ben', '1962-05-03', TEXT, { receivedBy: { ben: '1962-05-04' } })
    expect(holds('ben', 'A1', '1970', [given, copy('A1', 'ben', { lacks: ['s2'] })])).toBe('certain, lacking s2')
  })
  test('an addressee who had the letter and was later shown an extract has the letter', () => {
    const given = letter('A1', 'ana', 'ben', '1962-05-03', TEXT, { receivedBy: { ben: '1962-05-04' } })
    expect(holds('ben', 'A1', '1970', [given, copy('A1', 'ben', { since: '1962-06-01', lacks: ['s2'] })])).toBe(
      'certain',
    )
  })
  test('two copies lacking different sections make up the whole', () => {
    const two = [
      copy('A1', 'carla', { since: '1962-05-07', lacks: ['s2'] }),
      copy('A1', 'carla', { since: '1962-05-08', lacks: ['s3'] }),
    ]
    expect(holds('carla', 'A1', '1962-05-07', [secret, ...two])).toBe('certain, lacking s2')
    expect(holds('carla', 'A1', '1962-05-08', [secret, ...two])).toBe('certain')
  })
  test('a whole copy that may have come does not complete the part that certainly came', () => {
    const two = [copy('A1', 'carla', { since: '1962-05-07', lacks: ['s2'] }), copy('A1', 'carla')]
    expect(holds('carla', 'A1', '1970', [secret, ...two])).toBe('certain, lacking s2')
  })
})

describe('Publication', () => {
  const speech = broadcast('B1', 'ana', '1962-05-03', TEXT)
  test('gives everyone a copy from then on', () => {
    expect(holds('dora', 'B1', '1962-05-02', [speech, party('dora')])).toBe('no')
    expect(holds('dora', 'B1', '1962-05-03', [speech, party('dora')])).toBe('certain')
  })
  test('and none to a party with no set to listen', () => {
    expect(holds('dora', 'B1', '1970', [speech, party('dora'), settings({ notReached: ['dora'] })])).toBe('no')
  })
  test('whose name may be written as a person writes it', () => {
    expect(
      holds('dora', 'B1', '1970', [
        speech,
        party('dora', { name: 'Dora Díaz' }),
        settings({ notReached: ['DORA DIAZ'] }),
      ]),
    ).toBe('no')
  })
  test('a letter published in June is everybody’s in June, and its addressee’s before', () => {
    const open = letter('A1', 'ana', 'ben', '1962-05-03', TEXT, {
      published: '1962-06-01',
      receivedBy: { ben: '1962-05-04' },
    })
    expect(holds('dora', 'A1', '1962-05-31', [open, party('dora')])).toBe('no')
    expect(holds('ben', 'A1', '1962-05-31', [open])).toBe('certain')
    expect(holds('dora', 'A1', '1962-06-01', [open, party('dora')])).toBe('certain')
  })
})

describe('A body and those who act for it', () => {
  const toDora = letter('A1', 'ana', 'dora', '1962-05-10', TEXT, { receivedBy: { dora: '1962-05-11' } })
  const toBody = letter('A2', 'ana', 'commission', '1962-05-10', TEXT, { receivedBy: { commission: '1962-05-11' } })
  const dora = (from?: string, until?: string) => party('dora', { memberOf: [{ party: 'commission', from, until }] })
  const commission = party('commission', { kind: 'body' })
  test('a body holds what its member received while acting for it', () => {
    expect(holds('commission', 'A1', '1962-05-10', [toDora, dora(), commission])).toBe('no')
    expect(holds('commission', 'A1', '1962-05-11', [toDora, dora(), commission])).toBe('certain')
  })
  test('but not before she joined, nor after she left', () => {
    const notes = [toDora, dora('1962-05-15', '1962-05-20'), commission]
    expect(holds('commission', 'A1', '1962-05-14', notes)).toBe('no')
    expect(holds('commission', 'A1', '1962-05-16', notes)).toBe('certain')
    expect(holds('commission', 'A1', '1962-05-21', notes)).toBe('no')
  })
  test('on the days on which she joined or left nobody can tell', () => {
    expect(holds('commission', 'A1', '1962-05-15T12:00', [toDora, dora('1962-05-15'), commission])).toBe('possible')
    expect(holds('commission', 'A1', '1962-05-20T12:00', [toDora, dora(undefined, '1962-05-20'), commission])).toBe(
      'possible',
    )
  })
  test('a membership without dates takes the dates of the role in that body', () => {
    const inRole = party('dora', {
      memberOf: ['commission'],
      roles: [{ title: 'Delegate', in: 'commission', from: { words: '15 May', edtf: '1962-05-15' } }],
    })
    expect(holds('commission', 'A1', '1962-05-14', [toDora, inRole, commission])).toBe('no')
    expect(holds('commission', 'A1', '1962-05-15', [toDora, inRole, commission])).toBe('certain')
  })
  test('a member does not hold what her body holds, unless the record says so', () => {
    expect(holds('dora', 'A2', '1970', [toBody, dora(), commission])).toBe('no')
    expect(holds('dora', 'A2', '1970', [toBody, dora(), commission, settings({ memberFromBody: true })])).toBe(
      'certain',
    )
  })
  test('and a body holds nothing through members if that is switched off', () => {
    expect(holds('commission', 'A1', '1970', [toDora, dora(), commission, settings({ bodyFromMembers: false })])).toBe(
      'no',
    )
  })
  test('a body within a body passes on what its member has', () => {
    const nested = [
      party('dora', { memberOf: ['desk'] }),
      party('desk', { kind: 'body', memberOf: ['commission'] }),
      commission,
    ]
    expect(holds('commission', 'A1', '1970', [toDora, ...nested])).toBe('certain')
  })
  test('what one body has never reaches another through a member they share, whatever is switched on', () => {
    const shared = party('dora', { memberOf: ['commission', 'bank'] })
    const notes = [
      toBody,
      shared,
      commission,
      party('bank', { kind: 'body' }),
      settings({ memberFromBody: true, bodyFromMembers: true }),
    ]
    expect(holds('bank', 'A2', '1970', notes)).toBe('no')
    expect(holds('dora', 'A2', '1970', notes)).toBe('certain')
  })
  test('a body whose membership goes round in a circle is no trouble', () => {
    const round = [party('a', { kind: 'body', memberOf: ['b'] }), party('b', { kind: 'body', memberOf: ['a'] })]
    expect(holds('b', 'A1', '1970', [letter('A1', 'ana', 'a', '1962'), ...round])).toBe('possible')
  })
  test('a member with no set is not reached through the set of her body', () => {
    const speech = broadcast('B1', 'ana', '1962-05-03', TEXT)
    expect(holds('dora', 'B1', '1970', [speech, dora(), commission, settings({ notReached: ['dora'] })])).toBe('no')
  })
})
