import { expect, test } from 'vitest'
import { findParty } from './fold.ts'
import { indexNames, nameKey, slug } from './names.ts'

test('a name is one name however its initials are pointed and its accents set', () => {
  for (const name of ['N. S. Khrushchev', 'N.S. Khrushchev', 'NS Khrushchev', 'n s  khrushchev', 'N. S. KHRUSHCHEV'])
    expect(nameKey(name)).toBe('ns khrushchev')
  expect(nameKey('Raúl Díaz')).toBe(nameKey('Raul Diaz'))
})
test('an id is made from a name in any script', () => {
  expect(slug('Embassy in Vietnam')).toBe('embassy-in-vietnam')
  expect(slug('А. И. Микоян')).toBe('аи-микоян')
  expect(slug('???')).toBe('unnamed')
})
test('a name that two parties share means neither; an id always means its own', () => {
  const names = indexNames([
    { id: 'kennedy', name: 'John Kennedy', aliases: ['JFK', 'Kennedy'] },
    { id: 'rfk', name: 'Robert Kennedy', aliases: ['Kennedy', 'The Minister'] },
    { id: 'm', name: 'Marin', aliases: ['The Minister'] },
  ])
  expect(findParty(names, 'Kennedy')).toBe('kennedy')
  expect(findParty(names, 'the minister')).toBeUndefined()
  expect(findParty(names, 'j.f.k.')).toBe('kennedy')
  expect(findParty(names, 'Nobody')).toBeUndefined()
})
