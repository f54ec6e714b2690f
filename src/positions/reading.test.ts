import { describe, expect, test } from 'vitest'
import { NotGmcr, readGmcr } from '../intake/gmcr.ts'
import { Unfit } from './lines.ts'
import { readModel } from './read-model.ts'
import { readProblem } from './read-problem.ts'

const MODEL = `{
  "options": [{"name": "strike"}, {"name": "withdraw", "reversible": "forward"}],
  "decisionMakers": [
    {"name": "A", "options": [0], "ranking": [2, 3, [0, 1]]},
    {"name": "B", "options": [1],
     "ranking": [1, ">>", {"unknown": [0, 2]}, 3]}
  ]
}`

const PROBLEM = `{
  "issues": [
    {"id": "where", "options": ["port", "sea"]},
    {"id": "when", "options": ["now"]}
  ],
  "parties": ["cuba", "usa"],
  "rules": [
    {"id": "r1", "party": "cuba", "cost": 3, "anyOf": [{"issue": "where", "is": ["sea"]}]}
  ]
}`

/** The complaint about a text in which something was replaced. */
function complaint(
  text: string,
  was: string,
  is: string,
  read: (t: string) => unknown,
): { message: string; line?: number; remedy: string } {
  expect(text).toContain(was)
  try {
    read(text.replace(was, is))
  } catch (e) {
    if (!(e instanceof Unfit)) throw e
    return { message: e.message, remedy: e.remedy, ...(e.line !== undefined && { line: e.line }) }
  }
  throw new Error('nothing was wrong')
}

describe('a model', () => {
  test('is read with ties, unknown orders and what is preferred by far', () => {
    const m = readModel(MODEL)
    expect([...m.feasible]).toEqual([0, 1, 2, 3])
    expect(m.decisionMakers[0]!.ranking).toEqual([2, 3, { kind: 'equal', states: [0, 1] }])
    expect(m.decisionMakers[1]!.ranking).toEqual([1, { kind: 'by far' }, { kind: 'unknown', states: [0, 2] }, 3])
  })

  test('ranks by preferences in order of priority where no ranking is given', () => {
    const m = readModel(
      MODEL.replace(
        '"ranking": [2, 3, [0, 1]]',
        '"preferences": ["-Y", {"pattern": "N-", "words": "no strike", "paper": "p"}]',
      ),
    )
    expect(m.decisionMakers[0]!.ranking).toEqual([2, 3, 0, 1])
    expect(m.decisionMakers[0]!.preferences[1]!.words).toBe('no strike')
  })

  test.each([
    ['"ranking": [2, 3, [0, 1]]', '"ranking": [2, 3, 0]', 4, 'The ranking of A misses a state: 1 (YN).'],
    [
      '"ranking": [2, 3, [0, 1]]',
      '"ranking": [2, 3, [0, 1], 2]',
      4,
      'A contradicts itself: the state 2 stands in the ranking twice.',
    ],
    ['"ranking": [1, ">>"', '"ranking": [9, ">>"', 6, 'B ranks the state 9, which is not feasible.'],
    ['"name": "B"', '"name": "A"', 5, 'Two decision makers are called A.'],
    ['"options": [1]', '"options": [0]', 5, 'Option 0 (strike) is given to A and to B.'],
    ['"options": [1]', '"options": [7]', 5, 'B is given option 7, and options run from 0 to 1.'],
    ['"forward"', '"sideways"', 2, '"reversible" is "sideways".'],
    [
      '"decisionMakers": [',
      '"infeasible": ["--"], "decisionMakers": [',
      3,
      'No state is feasible: the patterns rule out all of them.',
    ],
    ['"decisionMakers": [', '"feasible": [], "decisionMakers": [', 3, 'No state is feasible.'],
    ['"options": [1]', '"options": [1, 1]', 5, 'B is given option 1 twice.'],
    [
      '"decisionMakers": [',
      '"ladders": [{"options": [0, 1]}], "feasible": [0, 1, 2, 3], "decisionMakers": [',
      3,
      'The state 3 (YY) stands on two degrees of the ladder 0, 1.',
    ],
    [
      '"decisionMakers": [',
      '"ladders": [{"options": [1, 1]}], "decisionMakers": [',
      3,
      'A ladder names option 1 twice.',
    ],
    ['"decisionMakers": [', '"decisionMakers": [,', 3, 'This is no JSON from here on.'],
  ])('with %s as %s is refused on line %i', (was, is, line, message) => {
    const c = complaint(MODEL, was, is, readModel)
    expect([c.line, c.message]).toEqual([line, message])
    expect(c.remedy.length).toBeGreaterThan(5)
  })

  test('with one ladder for two decision makers is refused', () => {
    const text = `{"options": ["x", "y"], "ladders": [
      {"options": [0, 1]}],
      "decisionMakers": [{"name": "A", "options": [0], "ranking": [0, 1, 2]}, {"name": "B", "options": [1], "ranking": [0, 1, 2]}]}`
    expect(() => readModel(text)).toThrow('The ladder 0, 1 is shared by A and B.')
  })

  test('is read as analysis programs save it: directions, rankings and states by their decimal', () => {
    const m =
      readModel(`{"options": [{"name": "x", "permittedDirection": "fwd"}, {"name": "y", "permittedDirection": "back"}],
      "states": [{"ordered": 1, "decimal": 0}, {"ordered": 2, "decimal": 1}, {"ordered": 3, "decimal": 2}],
      "decisionMakers": [{"name": "A", "options": [0, 1], "rankingByOrderedState": [3, [1, 2]], "rankingByDecimal": [2, [0, 1]]}]}`)
    expect(m.options.map((o) => o.reversible)).toEqual(['forward', 'backward'])
    expect([...m.feasible]).toEqual([0, 1, 2])
    expect(m.decisionMakers[0]!.ranking).toEqual([2, { kind: 'equal', states: [0, 1] }])
  })

  test('that misses a state is told that an unknown order has its place too', () => {
    const { remedy } = complaint(MODEL, '"ranking": [2, 3, [0, 1]]', '"ranking": [2, 3, 0]', readModel)
    expect(remedy).toContain('those that share a place, in an order that nobody knows')
  })

  test('of twenty-five options and no list of states asks for the list', () => {
    const options = Array.from({ length: 25 }, (_, i) => ({ name: `o${i}` }))
    const text = JSON.stringify({ options, decisionMakers: [] })
    expect(() => readModel(text)).toThrow('33,554,432 states')
  })
})

describe('preferences that contradict each other', () => {
  const of = (decisionMaker: object) =>
    JSON.stringify(
      { options: [{ name: 'x' }, { name: 'y' }], decisionMakers: [{ name: 'A', options: [0, 1], ...decisionMaker }] },
      null,
      1,
    )
  test.each([
    ['one and its opposite', { preferences: ['Y-', 'N-'] }, 'says the opposite of "Y-", as number 1'],
    ['one twice', { preferences: ['Y-', '-Y', 'Y-'] }, 'stands in the list already'],
    ['a ranking that says otherwise', { preferences: ['Y-'], ranking: [0, 1, 2, 3] }, 'puts the state 0 above 1'],
    [
      'a ranking that says otherwise in the second place',
      { preferences: ['Y-', '-Y'], ranking: [1, 3, 2, 0] },
      'its preference 2 is "-Y", and its ranking puts the state 1 above 3',
    ],
    ['a ranking that sees no difference', { preferences: ['Y-'], ranking: [[0, 1], 2, 3] }, 'the state 0 level with 1'],
  ])('%s: refused, with the line', (_, said, words) => {
    try {
      readModel(of(said))
      expect.unreachable()
    } catch (e) {
      expect((e as Error).message).toContain(words)
      expect((e as { line?: number }).line).toBeGreaterThan(8)
    }
  })

  test('a ranking with its reasons beside it is read, and so is what only one state in four can meet', () => {
    expect(readModel(of({ preferences: ['Y-'], ranking: [1, 3, 0, 2] })).decisionMakers[0]!.preferences).toHaveLength(1)
    expect(readModel(of({ preferences: ['YY', 'NN'] })).decisionMakers[0]!.ranking[0]).toBe(3)
  })
})

describe('a problem', () => {
  test('is read, in the long form and in the short', () => {
    expect(readProblem(PROBLEM).rules[0]).toEqual({
      id: 'r1',
      party: 'cuba',
      cost: 3,
      anyOf: [{ issue: 'where', is: ['sea'] }],
    })
    const short = readProblem('{"I":2,"O":3,"P":1,"rules":[{"id":"x","party":0,"cost":2,"lits":[[0,5],[1,2]]}]}')
    expect(short.rules[0]!.anyOf).toEqual([
      { issue: '0', is: ['0', '2'] },
      { issue: '1', is: ['1'] },
    ])
  })

  test.each([
    ['"party": "cuba"', '"party": "mars"', 8, 'The rule r1 is of the party "mars", which is not among "parties".'],
    ['"issue": "where"', '"issue": "whither"', 8, 'The rule r1 speaks of the issue "whither", which is not there.'],
    ['"is": ["sea"]', '"is": ["moon"]', 8, 'The rule r1 speaks of the option "moon" of where, which is not there.'],
    ['"cost": 3', '"cost": -3', 8, 'The rule r1 costs -3.'],
    ['"options": ["now"]', '"options": []', 4, 'The issue when has no options, so no package settles it.'],
    ['"id": "when"', '"id": "where"', 4, 'Two issues are called where.'],
    ['"is": ["sea"]', '"is": []', 8, 'A condition of r1 on where names no option, so no package can meet it.'],
    ['"party": "cuba", "cost"', '"cost"', 8, 'The rule r1 is of no party.'],
    ['[{"issue": "where", "is": ["sea"]}]', '[]', 8, 'The rule r1 has no condition, so no package can keep it.'],
  ])('with %s as %s is refused on line %i', (was, is, line, message) => {
    const c = complaint(PROBLEM, was, is, readProblem)
    expect([c.line, c.message]).toEqual([line, message])
  })
})

describe('a problem in the short form', () => {
  const SHORT = `{"I": 2, "O": 2,
    "rules": [
      {"id": "r", "party": 0, "lits": [[0, 1], [1, 2]]}
    ]}`
  test.each([
    ['[[0, 1], [1, 2]]', '[5]', 'The rule r has 5 where'],
    ['[1, 2]', '[1, 4]', 'The rule r has [1,4] where'],
    ['[1, 2]', '[1, 0]', 'The rule r has [1,0] where'],
    ['[1, 2]', '[1]', 'The rule r has [1] where'],
    ['[1, 2]', '[7, 1]', 'The rule r speaks of the issue "7", which is not there.'],
    ['"party": 0, ', '', 'The rule r is of no party.'],
  ])('with %s as %s is refused on its line', (was, is, message) => {
    const c = complaint(SHORT, was, is, readProblem)
    expect(c.line).toBe(3)
    expect(c.message).toContain(message)
  })
})

describe('a .gmcr file', () => {
  const gmcr = {
    program: 'gmcr-py',
    useManualPreferenceRanking: true,
    options: [
      { name: 'strike', permittedDirection: 'fwd' },
      { name: 'blockade', permittedDirection: 'both' },
      { name: 'withdraw', permittedDirection: 'back' },
    ],
    decisionMakers: [
      { name: 'A', options: [0, 1], preferences: [], preferenceRanking: [1, [2, 3], 4, 5, 6] },
      { name: 'B', options: [2], preferences: [], preferenceRanking: [6, 5, 4, 3, 2, 1] },
    ],
    infeasibles: [
      [
        [0, 'Y'],
        [1, 'Y'],
      ],
    ],
  }

  test('is read: directions, states by their order, states ruled out', () => {
    const m = readGmcr(JSON.stringify(gmcr))
    expect(m.feasible).toEqual([0, 1, 2, 4, 5, 6])
    expect(m.options.map((o) => o.reversible)).toEqual(['forward', 'both', 'backward'])
    expect(m.decisionMakers[0]!.ranking).toEqual([0, [1, 2], 4, 5, 6])
    expect(readModel(JSON.stringify(m)).decisionMakers).toHaveLength(2)
  })

  test('without a ranking by hand is ranked by its patterns in order of priority', () => {
    const m = readGmcr(
      JSON.stringify({
        ...gmcr,
        useManualPreferenceRanking: false,
        decisionMakers: [
          {
            name: 'A',
            options: [0, 1],
            preferences: [
              [[2, 'Y']],
              [
                [0, 'N'],
                [1, 'N'],
              ],
            ],
          },
        ],
      }),
    )
    expect(m.decisionMakers[0]!.ranking).toEqual([4, [5, 6], 0, [1, 2]])
  })

  test('that is something else is refused with what was found', () => {
    expect(() => readGmcr('<xml/>')).toThrow(NotGmcr)
    expect(() => readGmcr('{}')).toThrow('A .gmcr file has "options"')
    expect(() => readGmcr(JSON.stringify({ ...gmcr, infeasibles: [[[9, 'Y']]] }))).toThrow('option 10')
  })
})
