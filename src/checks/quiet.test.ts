/** What a page says under "To quiet or correct it" does quiet it: the remedy is written into the page's case, and the finding goes. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Case, readCase, runCase } from './case.fixture.ts'
import { CHECKS } from './checks.ts'

interface Remedy {
  readonly check: string
  readonly case: string
  readonly remedy: string
  /** Files changed by replacing words, or added whole. */
  readonly change: (files: Map<string, string>) => void
}

function put(path: string, words: string, instead: string): Remedy['change'] {
  return (files) => {
    const text = files.get(path)
    if (!text?.includes(words)) throw new Error(`“${words}” is not in ${path}.`)
    files.set(path, text.replace(words, instead))
  }
}

const add =
  (path: string, text: string): Remedy['change'] =>
  (files) =>
    void files.set(path, text)

/** A judgement on some words of a paper, as `judgements.yaml` has it. */
const judge = (path: string, words: string, decision: string, targets: readonly string[]): Remedy['change'] => {
  return (files) => {
    const body = files.get(path)!.split(/^---\n/m)[2]!
    const start = body.indexOf(words)
    const passage = { paper: path.replace(/\.md$/, ''), start, end: start + words.length, words }
    files.set('judgements.yaml', JSON.stringify([{ decision, judge: 'The keeper', passage, targets }]))
  }
}

const REMEDIES: readonly Remedy[] = [
  {
    check: 'answers-more-than-it-cites',
    case: 'answers-more-than-it-cites-the-inspectors-at-the-docks',
    remedy: 'enter that it answers both',
    change: put(
      'papers/ilse-1903-05-06.md',
      'date: 1903-05-06',
      'date: 1903-05-06\nanswers: [marten-1903-05-03, marten-1903-05-04]',
    ),
  },
  {
    check: 'copy-lacks-section',
    case: 'copy-lacks-section-the-lock-left-out',
    remedy: 'judge that they are not one paper',
    change: add('judgements.yaml', '- {decision: not same, judge: The keeper, identity: [ana-ben, as-carla-had-it]}\n'),
  },
  {
    check: 'copy-lacks-section',
    case: 'copy-lacks-section-two-texts-in-one-drawer',
    remedy: 'say that the shorter text is an extract',
    change: put('papers/treasury-file.md', 'kind: letter', 'kind: letter\ntitle: Extract from a letter'),
  },
  {
    check: 'paper-not-passed-on',
    case: 'paper-not-passed-on-the-companys-second-letter',
    remedy: 'enter the copy that the party had',
    change: put(
      'papers/osgood-pryce-9-may.md',
      'dates:',
      'copies: [{holder: lane, since: "1911-05-11", how: given}]\ndates:',
    ),
  },
  {
    check: 'paper-not-passed-on',
    case: 'paper-not-passed-on-the-companys-second-letter',
    remedy: 'judge that the passage does not mean that letter',
    change: judge('papers/pryce-osgood-12-may.md', 'your letter of 9 May', 'not same', ['papers/osgood-pryce-9-may']),
  },
  {
    check: 'paper-not-passed-on',
    case: 'paper-not-passed-on-the-companys-second-letter',
    remedy: 'name somebody else under `watch`',
    change: add('chancery.yaml', 'name: The docks\nwatch: [osgood]\n'),
  },
  {
    check: 'assurance-contradicted',
    case: 'assurance-contradicted-all-letters-were-given',
    remedy: 'enter the copy',
    change: put(
      'papers/fenwick-marsh-6-september.md',
      'dates:',
      'copies: [{holder: dunn, since: "1921-09-09", how: given}]\ndates:',
    ),
  },
  {
    check: 'assurance-contradicted',
    case: 'assurance-contradicted-all-letters-were-given',
    remedy: 'give the statement the act that it was',
    change: put('statements.yaml', 'act: assures', 'act: expects'),
  },
  {
    check: 'reply-names-another-letter',
    case: 'reply-names-another-letter-the-wrong-invitation',
    remedy: 'enter that the letter answers this one as well',
    change: put('papers/bank-coop-20-october.md', 'dates:', 'answers: [papers/coop-bank-3-october]\ndates:'),
  },
  {
    check: 'copy-lacks-section',
    case: 'copy-lacks-section-a-page-held-back',
    remedy: 'take the section out of `lacks`',
    change: put('papers/museum-university-7-january.md', ', lacks: [s3]', ''),
  },
  {
    check: 'answered-before-received',
    case: 'answered-before-received-the-letter-was-early',
    remedy: 'correct the date',
    change: put('papers/tenants-league-14-november.md', '1919-11-17', '1919-11-15'),
  },
  {
    check: 'date-conflict',
    case: 'date-conflict-two-copies-two-days',
    remedy: 'it is another letter',
    change: put('papers/letter-book-11-august.md', 'version-of: papers/commissioners-mill-12-august\n', ''),
  },
  {
    check: 'reference-to-absent-paper',
    case: 'reference-to-absent-paper-the-letter-of-the-first',
    remedy: 'file an entry for it without a text',
    change: add(
      'papers/stmary-grammar-1-may.md',
      '---\nkind: letter\nfrom: [stmary]\nto: [grammar]\ndate: "1958-05-01"\non-file: none\n---\n',
    ),
  },
  {
    check: 'reference-to-absent-paper',
    case: 'reference-to-absent-paper-the-letter-of-the-first',
    remedy: 'judge that it means the letter of 20 April',
    change: judge('papers/grammar-stmary-5-may.md', 'your letter of 1 May', 'same', ['papers/stmary-grammar-20-april']),
  },
  {
    check: 'quotation-differs',
    case: 'quotation-differs-a-condition-changed',
    remedy: 'put the other text of the message beside it',
    change: add(
      'papers/pilots-second-text.md',
      '---\nkind: mail\nfrom: [Piet Mol]\nto: [Ines Duarte]\ndate: "2019-03-04"\nversion-of: 1@pilots.example\n---\nDear Ines,\n\nThe pilots will work the night tides from April, if the second boat is kept in service through the spring.\nWe ask for an answer by Friday.\n',
    ),
  },
  {
    check: 'gap-in-series',
    case: 'gap-in-series-one-went-to-the-legation',
    remedy: 'enter the number without its text',
    change: add(
      'papers/despatch-7.md',
      '---\nkind: despatch\non-file: none\nfrom: [consul]\nto: [ministry]\nnumber: "7"\n---\n',
    ),
  },
  {
    check: 'crossed-letters',
    case: 'crossed-letters-in-the-post',
    remedy: 'enter what answers what',
    change: put('papers/growers-merchants-4-may.md', 'dates:', 'answers: [papers/merchants-growers-3-may]\ndates:'),
  },
  {
    check: 'ambiguous-reference',
    case: 'ambiguous-reference-two-letters-of-one-day',
    remedy: 'judge which of the two is meant',
    change: judge('papers/gallo-bassi-11-february.md', 'your letter of 9 February', 'same', [
      'papers/bassi-gallo-evening',
    ]),
  },
  {
    check: 'unanswered-letter',
    case: 'unanswered-letter-they-wrote-of-something-else',
    remedy: 'say which letter answers it',
    change: put('papers/council-holders-19-april.md', 'dates:', 'answers: [papers/holders-council-3-april]\ndates:'),
  },
  {
    check: 'conflicting-accounts',
    case: 'conflicting-accounts-forty-waggons-or-fourteen',
    remedy: 'make the two accounts accounts of two meetings',
    change: put('meetings.yaml', 'papers/minutes-hale, papers/minutes-trewin', 'papers/minutes-hale'),
  },
  {
    check: 'open-question',
    case: 'open-question-nobody-answered-about-the-rents',
    remedy: 'enter the answer',
    change: put(
      'statements.yaml',
      '- id: pell-on-the-well',
      '- {id: pell-on-the-rents, speaker: steward, to: [orrin], when: "1886-02-20", act: answers, text: The rents will be lowered before the harvest.}\n- id: pell-on-the-well',
    ),
  },
  {
    check: 'unconfirmed-step',
    case: 'unconfirmed-step-the-crates-are-ashore',
    remedy: 'enter who confirmed it',
    change: put(
      'plan.yaml',
      'reports: [',
      'reports: [{by: surveyor, says: confirmed, when: "1931-05-07", text: counted}, ',
    ),
  },
  {
    check: 'confirmation-before-deed',
    case: 'confirmation-before-deed-counted-before-they-came',
    remedy: 'say that only the days are known',
    change: put('plan.yaml', 'done: "1931-05-09"', 'done: "1931-05-05/1931-05-09"'),
  },
  {
    check: 'mistaken-position',
    case: 'mistaken-position-the-northern-quay',
    remedy: 'correct the option',
    change: put('positions.yaml', 'quay/nroth', 'quay/north'),
  },
  {
    check: 'faulty-plan',
    case: 'faulty-plan-the-mast-and-the-sail',
    remedy: 'take one step out of the `after` of the next',
    change: put('plan.yaml', '    after: [sail]\n', ''),
  },
  {
    check: 'deadline-cannot-be-met',
    case: 'deadline-cannot-be-met-two-steps-and-three-days',
    remedy: 'correct the deadline',
    change: put('plan.yaml', 'by: "1931-05-07"', 'by: "1931-05-09"'),
  },
  {
    check: 'promise-without-date',
    case: 'promise-without-date-in-due-course',
    remedy: 'enter the date',
    change: put('plan.yaml', '    in: islands-surveyor-4-may', '    by: "1931-06-01"\n    in: islands-surveyor-4-may'),
  },
  {
    check: 'consultation-skipped-though-possible',
    case: 'consultation-skipped-though-possible-the-northern-channel',
    remedy: 'take out whom it does not concern',
    change: put('plan.yaml', '    consult: [islands]\n', ''),
  },
]

test.each(REMEDIES)('$check is quiet when you $remedy', async (r) => {
  const told = readCase(readFileSync(new URL(`../../cases/${r.case}.md`, import.meta.url), 'utf8'))
  const speaks = async (c: Case) => {
    const { findings, problems } = await runCase(c)
    expect(problems.map((p) => p.message)).toEqual([])
    return findings.some((f) => f.check === r.check)
  }
  expect(await speaks(told)).toBe(true)
  const files = new Map(told.files.map((f) => [f.path, f.text]))
  r.change(files)
  expect(await speaks({ ...told, files: [...files].map(([path, text]) => ({ path, text })) })).toBe(false)
})

test('there is a remedy for every check', () => {
  expect(new Set(REMEDIES.map((r) => r.check))).toEqual(new Set(CHECKS.map((c) => c.name)))
})
