/** judgements.yaml: what people decided about references and identities; and searches and copies of papers that have no file. */
import { clean, type FieldContext, readFields } from './fields.ts'
import type { Gathered } from './gathering.ts'
import type { Marked } from './marked.ts'
import { PROVENANCE_KEYS, readCopy, readProvenance, readSearch } from './paper-fields.ts'
import { itemsOf } from './side-files.ts'

export function readJudgements(marked: Marked, gathered: Gathered, context: FieldContext): void {
  for (const item of itemsOf(marked, 'judgements', ['searches', 'copies'], context))
    readJudgement(item, gathered, context)
  if (marked.kind !== 'map') return
  const file = readFields(marked, ['judgements', 'searches', 'copies'], 'judgements.yaml', { ...context, problems: [] })
  for (const [key, read] of [
    ['searches', readSearch],
    ['copies', readCopy],
  ] as const)
    for (const item of file.items(key)) {
      if (!readFields(item, ['paper'], '', { ...context, problems: [] }).id('paper'))
        readFields(item, [], `an item of \`${key}\``, context).lacks('paper')
      else for (const make of read(item, 'a paper', context)) gathered.loose.push(make(''))
    }
}

function readJudgement(item: Marked, gathered: Gathered, context: FieldContext): void {
  const f = readFields(
    item,
    ['id', 'decision', 'judge', 'when', 'targets', 'identity', 'finding', 'reason', ...PROVENANCE_KEYS],
    'a judgement',
    context,
  )
  const decision = f.oneOf('decision', ['same', 'not same', 'unsure'])
  if (!decision) {
    f.lacks('decision')
    return
  }
  const identity = f.list('identity')
  if (identity && identity.length !== 2)
    f.warn(
      'wrong-value',
      f.get('identity')!.line,
      `\`identity\` of a judgement names ${identity.length} papers; two were expected, the one to keep first.`,
      'Write `identity: [keep, drop]`.',
    )
  gathered.loose.push({
    kind: 'judgement',
    id: f.id('id'),
    said: {
      decision,
      judge: f.text('judge') ?? 'the keeper',
      ...clean({
        when: f.when('when'),
        targets: f.list('targets'),
        identity: identity?.length === 2 ? ([identity[0]!, identity[1]!] as [string, string]) : undefined,
        finding: f.text('finding'),
        reason: f.text('reason'),
      }),
      ...readProvenance(f, context),
    },
    line: f.line,
  })
}
