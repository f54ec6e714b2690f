import { expect, test } from 'vitest'
import { makeGraph } from '../positions/graph.ts'
import { readModel } from '../positions/read-model.ts'
import { testRobustness } from '../positions/robust.ts'
import { findStability } from '../positions/stability.ts'
import { printStability } from './print-stability.ts'

test('what holds whatever an unknown order is, is said of the orders tried and not of all that might be unknown', () => {
  const model = readModel(
    '{"options": ["x"], "decisionMakers": [{"name": "A", "options": [0], "ranking": [{"unknown": [0, 1]}]}]}',
  )
  const graph = makeGraph(model)
  const said = [...printStability({ graph, stability: findStability(graph), robust: testRobustness(model) })].join('')
  expect(said.replace(/\s+/g, ' ')).toContain(
    'Unknown preferences: 2 orders tried, all there are with each {"unknown"} list where it stands in its ranking',
  )
})
