/** The bytes and the hash of an entry are for ever: a record filed today must verify in fifty years. If one of these fails, the code is wrong. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type AnyEntry, canonical, hashEntry, makeEntry, parseSaid, sayingKey } from './entry.ts'
import { BY_TEST } from './notation.fixture.ts'
import { entryOf, ONE_OF_EACH } from './one-of-each.fixture.ts'
import { type Kind, SAID } from './said.ts'

/** Kind → hash, canonical bytes. NEVER to be changed. */
const FIXED: { readonly [K in Kind]: readonly [string, string] } = {
  settings: [
    'f914f6d84309ee39252e4f07585b372c2097551728b6cdb24cb3528a68712dc5',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"settings:48faa7a35bed0b16","kind":"settings","origin":{"file":"a1.md","line":1},"said":{"bodyFromMembers":true,"memberFromBody":false,"name":"A negotiation","notReached":["dora"],"watch":["ben"],"zone":"America/Havana"},"v":1}',
  ],
  party: [
    '110ea0da2719040495d01b2ab2f9df9da8e8594d7dd696ee3c0ad908638b969c',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"party:ff38b5da5902a97f","kind":"party","origin":{"file":"a1.md","line":1},"said":{"aliases":["А. Петрова"],"kind":"person","memberOf":[{"from":{"edtf":"1962-05-01","words":"on 1962-05-01"},"party":"commission"}],"name":"Ana Petrova"},"v":1}',
  ],
  paper: [
    '119b8b783f0114f924534f659197a8c82f8fa372b4e42424cd0ecfa676bf1311',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"A1","kind":"paper","origin":{"file":"a1.md","line":1},"said":{"from":["ana"],"kind":"letter","numbers":["17"],"onFile":"text","received":{"ben":{"edtf":"1962-05-06","words":"on 1962-05-06"}},"sections":[{"end":4,"hash":"sha256:00","id":"s1","label":"1","start":0}],"textHash":"sha256:00","to":["ben"],"written":{"edtf":"1962-05-03","words":"on 1962-05-03"}},"v":1}',
  ],
  copy: [
    '360163fe3e161abe69c6e515c7f1d4ea24529137179426ca281a286e98beb31c',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"copy:7d92414fab90cbdf","kind":"copy","origin":{"file":"a1.md","line":1},"said":{"holder":"carla","how":"shown","lacks":["s1"],"paper":"A1","since":{"edtf":"1962-05-07","words":"on 1962-05-07"}},"v":1}',
  ],
  transmission: [
    '645abae4b89b27e5eca45a6240a24a38c289dc350c54c1a6bb2aadf9a7ed7c5b',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"transmission:024c56caff41063b","kind":"transmission","origin":{"file":"a1.md","line":1},"said":{"channel":"telegraph","from":"ana","paper":"A1","sent":{"edtf":"1962-05-03T18:00","words":"on 1962-05-03T18:00"},"stages":["encipher","transmit"],"to":"ben"},"v":1}',
  ],
  search: [
    '2b03f293dbe173ace17ae7b19a4cc41004556aa33f821ad34c83a5819f4fa78a',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"search:c3107cc44e727ec0","kind":"search","origin":{"file":"a1.md","line":1},"said":{"paper":"A2","result":"not found","searcher":"eli","where":"Archive of the Commission"},"v":1}',
  ],
  meeting: [
    '650cb450c533d37af0719fe9e05f56916304ba77bbbe489ae0bcc46e94b019bd',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"meeting:ff5a6c5f9376c967","kind":"meeting","origin":{"file":"a1.md","line":1},"said":{"place":"Vienna","present":[{"party":"ana"},{"for":"commission","party":"dora"}],"when":{"edtf":"1962-05-08","words":"on 1962-05-08"}},"v":1}',
  ],
  statement: [
    '0aad794a177eb04e9464559525237ac23ebd8218870b58ace0c420f7b6cd3325',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"statement:bd932e7e57530896","kind":"statement","origin":{"file":"a1.md","line":1},"said":{"act":"proposes","authority":"personal","in":"A1","manner":"informal","speaker":"ana","text":"Let us meet.","to":["ben"]},"v":1}',
  ],
  issue: [
    '5e83afd62eefed617999cd16bb0d49784c942b1cabaaa95658f653066aa546db',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"issue:871ffe7108b10734","kind":"issue","origin":{"file":"a1.md","line":1},"said":{"options":[{"id":"vienna","proposer":"ana","text":"In Vienna"}],"title":"Where to meet"},"v":1}',
  ],
  package: [
    '64d703e8c37cb3a0de2654e34d4b14faae2a78cced04089fb3c45ebf55667f51',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"package:2581bb06464bcf07","kind":"package","origin":{"file":"a1.md","line":1},"said":{"options":{"where":"vienna"},"title":"All in Vienna"},"v":1}',
  ],
  stance: [
    '9a5e4519eb4ead8f04c3e3179433ee38370f8bc668b8a899f5817307acfb186e',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"stance:442b82d9e7d96743","kind":"stance","origin":{"file":"a1.md","line":1},"said":{"condition":["in June"],"option":"vienna","party":"ben","stance":"accepts-if","when":{"edtf":"1962-05-09","words":"on 1962-05-09"}},"v":1}',
  ],
  step: [
    '319fee662ecaef605e66085511c612eeb86785ac8d8aa0d81264473a5fd7423d',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"step:6e5bd2e837102a1f","kind":"step","origin":{"file":"a1.md","line":1},"said":{"by":{"edtf":"1962-05-20","words":"on 1962-05-20"},"duration":"P2D","owner":"eli","title":"Book the hall"},"v":1}',
  ],
  judgement: [
    '263285bb533fea1d17e11e8bd10b6691e5084e9e35569dc5e1be9e5f92f70542',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"judgement:01f7dc8a585ded37","kind":"judgement","origin":{"file":"a1.md","line":1},"said":{"decision":"same","judge":"Eli","passage":{"end":28,"paper":"A3","start":7,"words":"your letter of 3 May"},"targets":["A1"]},"v":1}',
  ],
  given: [
    'bc3b56ae4f97c2803e0a45813bed0b83fac70d33dbbc9ba8e8b2bf15abaa6a99',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"given:8ccef401c4159ebf","kind":"given","origin":{"file":"a1.md","line":1},"said":{"entry":"A1","sections":["s1"],"to":"carla","when":{"edtf":"2026-01-01","words":"on 2026-01-01"}},"v":1}',
  ],
  destruction: [
    '21abb9e07b66a92f3286f6c4d15e697803de7277c4a5d0d33e6cc20b6c13da52',
    '{"at":"2026-01-01T00:00:00.000Z","by":"intake/markdown","id":"destruction:6f075136bd091f51","kind":"destruction","origin":{"file":"a1.md","line":1},"said":{"reason":"Asked for by the family.","textHash":"sha256:00"},"v":1}',
  ],
}

describe('An entry is for ever', () => {
  test.each(Object.keys(SAID) as Kind[])('the bytes and the hash of a %s', (kind) => {
    const entry = entryOf(kind)
    expect(canonical(entry)).toBe(FIXED[kind][1])
    expect(hashEntry(entry)).toBe(FIXED[kind][0])
    expect(hashEntry(JSON.parse(FIXED[kind][1]) as AnyEntry)).toBe(FIXED[kind][0])
  })
  test.each(Object.keys(SAID) as Kind[])('a %s is what its schema says', (kind) => {
    expect(parseSaid(kind, ONE_OF_EACH[kind])).toEqual(ONE_OF_EACH[kind])
    expect(() => parseSaid(kind, { ...ONE_OF_EACH[kind], surprise: 1 })).toThrow(/surprise/)
  })
})

describe('What an entry says', () => {
  const said = { kind: 'letter', from: ['ana'], to: ['ben'], onFile: 'none' } as const
  const one = makeEntry('paper', 'A1', { ...said, from: ['ana'], to: ['ben'] }, BY_TEST)
  test('is the same whoever enters it and whenever', () => {
    const other = makeEntry(
      'paper',
      'A1',
      { ...said, from: ['ana'], to: ['ben'] },
      { by: 'somebody', at: '2030-01-01T00:00:00.000Z' },
    )
    expect(sayingKey(other)).toBe(sayingKey(one))
    expect(hashEntry(other)).not.toBe(hashEntry(one))
  })
  test('is not the same from another file', () => {
    expect(sayingKey({ ...one, origin: { file: 'b.md' } } as AnyEntry)).not.toBe(sayingKey(one))
  })
  test('does not depend on the order of its fields, nor on fields left undefined', () => {
    const turned = makeEntry(
      'paper',
      'A1',
      { onFile: 'none', to: ['ben'], from: ['ana'], kind: 'letter', title: undefined },
      BY_TEST,
    )
    expect(hashEntry(turned)).toBe(hashEntry(one))
  })
  test('names a thing without a name of its own', () => {
    const copy = makeEntry('copy', undefined, { paper: 'A1', holder: 'ben' }, BY_TEST)
    expect(copy.id).toMatch(/^copy:[0-9a-f]{16}$/)
    expect(makeEntry('copy', undefined, { holder: 'ben', paper: 'A1', lacks: undefined }, BY_TEST).id).toBe(copy.id)
  })
  test('must be such as JSON can carry', () => {
    expect(() => canonical(undefined)).toThrow()
    expect(() => canonical({ a: Number.NaN })).toThrow()
  })
})

const VECTORS = new URL('../../../shared/vectors/jcs/testdata/', import.meta.url)

describe.skipIf(!existsSync(VECTORS))(
  'RFC 8785, by its own vectors (skipped: they are not beside this checkout)',
  () => {
    const names = existsSync(VECTORS) ? readdirSync(new URL('input/', VECTORS)) : []
    test.each(names)('%s', (name) => {
      const input = JSON.parse(readFileSync(new URL(`input/${name}`, VECTORS), 'utf8')) as unknown
      const hex = readFileSync(new URL(`outhex/${name.replace('.json', '.txt')}`, VECTORS), 'utf8').replace(/\s/g, '')
      expect(Buffer.from(canonical(input), 'utf8').toString('hex')).toBe(hex)
    })
  },
)
