import { expect, test } from 'vitest'
import { indexNames } from '../record/names.ts'
import { file, paperIn, read } from './letters.ts'
import { divideParties } from './party-cells.ts'

const COMMISSION = 'The Commission for Lighters, Barges and Other Craft; and for Ports'
const names = indexNames([
  { id: 'petrie', name: 'J. M. Petrie', aliases: ['Petrie, Harwich'] },
  { id: 'ana', name: 'Ana' },
  { id: 'ben', name: 'Ben' },
  { id: 'commission', name: COMMISSION },
])

test.each([
  [COMMISSION, [COMMISSION]],
  ['Petrie, Harwich', ['Petrie, Harwich']],
  ['Petrie, Harwich; Ana', ['Petrie, Harwich', 'Ana']],
  ['Ana, Ben', ['Ana', 'Ben']],
  ['Ana, Ben and J. M. Petrie', ['Ana', 'Ben', 'J. M. Petrie']],
  ['Carla and Dora', ['Carla', 'Dora']],
  ['Voss, Carla', ['Voss, Carla']],
  ['The Board for Canals, Locks and Other Works', ['The Board for Canals, Locks and Other Works']],
])('the cell "%s" names %j', (cell, parties) => {
  expect(divideParties(cell, names, true)).toEqual(parties)
})

test('a declared name is not divided in a register nor in a line "From:"', async () => {
  const parties = file(
    'parties.yaml',
    `- {id: c, kind: body, name: "${COMMISSION}"}\n- {id: ana, kind: person, name: Ana}\n`,
  )
  const said = await read([parties, file('r.csv', `from,to,date\n"${COMMISSION}","Ana",1891-05-20\n`)])
  expect(paperIn(said).from).toEqual([COMMISSION])
  expect(said.problems).toEqual([])
  expect(paperIn(await read([parties, file('a.txt', `From: ${COMMISSION}\nTo: Ana\n\nText.\n`)])).from).toEqual([
    COMMISSION,
  ])
})
