/** One entry of every kind, for the tests that fix their bytes and their page. */
import { type AnyEntry, makeEntry } from './entry.ts'
import type { Kind, Said } from './said.ts'

const when = (edtf: string) => ({ words: `on ${edtf}`, edtf })

export const ONE_OF_EACH: { readonly [K in Kind]: Said<K> } = {
  settings: {
    name: 'A negotiation',
    zone: 'America/Havana',
    bodyFromMembers: true,
    memberFromBody: false,
    notReached: ['dora'],
    watch: ['ben'],
  },
  party: {
    kind: 'person',
    name: 'Ana Petrova',
    aliases: ['А. Петрова'],
    memberOf: [{ party: 'commission', from: when('1962-05-01') }],
  },
  paper: {
    kind: 'letter',
    from: ['ana'],
    to: ['ben'],
    written: when('1962-05-03'),
    received: { ben: when('1962-05-06') },
    numbers: ['17'],
    onFile: 'text',
    textHash: 'sha256:00',
    sections: [{ id: 's1', start: 0, end: 4, hash: 'sha256:00', label: '1' }],
  },
  copy: { paper: 'A1', holder: 'carla', since: when('1962-05-07'), how: 'shown', lacks: ['s1'] },
  transmission: {
    paper: 'A1',
    from: 'ana',
    to: 'ben',
    channel: 'telegraph',
    stages: ['encipher', 'transmit'],
    sent: when('1962-05-03T18:00'),
  },
  search: { paper: 'A2', where: 'Archive of the Commission', searcher: 'eli', result: 'not found' },
  meeting: {
    when: when('1962-05-08'),
    place: 'Vienna',
    present: [{ party: 'ana' }, { party: 'dora', for: 'commission' }],
  },
  statement: {
    speaker: 'ana',
    to: ['ben'],
    act: 'proposes',
    text: 'Let us meet.',
    manner: 'informal',
    authority: 'personal',
    in: 'A1',
  },
  issue: { title: 'Where to meet', options: [{ id: 'vienna', text: 'In Vienna', proposer: 'ana' }] },
  package: { title: 'All in Vienna', options: { where: 'vienna' } },
  stance: { party: 'ben', option: 'vienna', stance: 'accepts-if', condition: ['in June'], when: when('1962-05-09') },
  step: { title: 'Book the hall', owner: 'eli', duration: 'P2D', by: when('1962-05-20') },
  judgement: {
    decision: 'same',
    judge: 'Eli',
    passage: { paper: 'A3', start: 7, end: 28, words: 'your letter of 3 May' },
    targets: ['A1'],
  },
  given: { to: 'carla', entry: 'A1', sections: ['s1'], when: when('2026-01-01') },
  destruction: { textHash: 'sha256:00', reason: 'Asked for by the family.' },
}

export function entryOf(kind: Kind): AnyEntry {
  return makeEntry(kind, kind === 'paper' ? 'A1' : undefined, ONE_OF_EACH[kind], {
    by: 'intake/markdown',
    at: '2026-01-01T00:00:00.000Z',
    origin: { file: 'a1.md', line: 1 },
  })
}
