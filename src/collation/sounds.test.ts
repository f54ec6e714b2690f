import { describe, expect, test } from 'vitest'
import { soundOf } from './sounds.ts'

describe('a name meets itself in other alphabets and spellings', () => {
  test.each([
    ['Khrushchev', ['Chruschtschow', 'Hruščov', 'Khrouchtchev', 'Chroesjtsjov', 'Хрущёв', 'Jruschov']],
    ['Mikoyan', ['Mikojan', 'Микоян', 'Mikoian']],
    ['Gromyko', ['Громыко', 'Gromyco']],
    ['Dobrynin', ['Добрынин', 'Dobrinin']],
    ['Alekseyev', ['Alexeyev', 'Alekseev', 'Алексеев']],
    ['Zhukov', ['Žukov', 'Жуков']],
  ])('%s', (name, others) => {
    for (const other of others) expect(soundOf(other), other).toBe(soundOf(name))
  })
  test('and not another', () => {
    const all = [
      'Kennedy',
      'Kuznetsov',
      'Gromyko',
      'Mikoyan',
      'Thompson',
      'Stevenson',
      'Rusk',
      'Castro',
      'Dorticós',
      'Dobrynin',
      'Zorin',
    ]
    expect(new Set(all.map(soundOf)).size).toBe(all.length)
  })
})
