/** statements.yaml and positions.yaml: who said what in whose account, and where each party stands on each option. */
import { ACTS, AUTHORITIES, MANNERS, REPORTS, STANCES } from '../record/choices.ts'
import { clean, type FieldContext, readFields } from './fields.ts'
import type { Gathered } from './gathering.ts'
import type { Marked } from './marked.ts'
import { noneIfEmpty, PROVENANCE_KEYS, readProvenance, tellTwice } from './paper-fields.ts'
import { itemsOf } from './side-files.ts'

export function readStatements(marked: Marked, gathered: Gathered, context: FieldContext): void {
  const keys = [
    'id',
    'speaker',
    'to',
    'when',
    'meeting',
    'chain',
    'act',
    'text',
    'manner',
    'on-behalf-of',
    'authority',
    'endorsed-by',
    'about',
    'reports',
    ...PROVENANCE_KEYS,
  ]
  for (const item of itemsOf(marked, 'statements', [], context)) {
    const id = readFields(item, keys, 'a statement', { ...context, problems: [] }).id('id')
    const f = readFields(item, keys, `the statement ${id ?? ''}`.trim(), context)
    const [speaker, text, act] = [f.id('speaker'), f.text('text'), f.oneOf('act', ACTS)]
    if (!speaker || text === undefined) {
      f.lacks(speaker ? 'text' : 'speaker')
      continue
    }
    const chain = f.items('chain').flatMap((link) => {
      if (link.kind === 'words') return [{ reporter: link.text }]
      const c = readFields(link, ['reporter', 'in'], `the chain of ${id ?? 'a statement'}`, context)
      const reporter = c.id('reporter')
      if (reporter === undefined) c.lacks('reporter')
      return reporter === undefined ? [] : [{ reporter, ...clean({ in: c.id('in') }) }]
    })
    gathered.loose.push({
      kind: 'statement',
      id,
      said: {
        speaker,
        act: act ?? 'states',
        text,
        ...clean({
          to: f.list('to'),
          when: f.when('when'),
          meeting: f.id('meeting'),
          chain: noneIfEmpty(chain),
          manner: f.oneOf('manner', MANNERS),
          onBehalfOf: noneIfEmpty(f.list('on-behalf-of')),
          authority: f.oneOf('authority', AUTHORITIES),
          endorsedBy: noneIfEmpty(f.list('endorsed-by')),
          about: noneIfEmpty(f.list('about')),
          reports: f.oneOf('reports', REPORTS),
        }),
        ...readProvenance(f, context),
      },
      line: f.line,
    })
  }
}

export function readPositions(marked: Marked, gathered: Gathered, context: FieldContext): void {
  const file = readFields(marked, ['issues', 'stances', 'packages'], 'positions.yaml', context)
  tellTwice(file.items('issues'), 'issue', context)
  tellTwice(file.items('packages'), 'package', context)
  for (const item of file.items('issues')) readIssue(item, gathered, context)
  for (const item of file.items('stances')) readStance(item, gathered, context)
  for (const item of file.items('packages')) readPackage(item, gathered, context)
}

function readIssue(item: Marked, gathered: Gathered, context: FieldContext): void {
  const keys = ['id', 'title', 'question', 'options', ...PROVENANCE_KEYS]
  const id = readFields(item, keys, 'an issue', { ...context, problems: [] }).id('id')
  const f = readFields(item, keys, `the issue ${id ?? ''}`.trim(), context)
  if (!id) {
    f.lacks('id')
    return
  }
  const options = f.items('options').flatMap((option) => {
    if (option.kind === 'words') return [{ id: option.text, text: option.text }]
    const o = readFields(option, ['id', 'text', 'proposer', 'date', 'in', 'source'], `an option of ${id}`, context)
    const named = o.id('id')
    if (named === undefined) o.lacks('id')
    if (named === undefined) return []
    return [
      {
        id: named,
        text: o.text('text') ?? named,
        ...clean({
          proposer: o.id('proposer'),
          date: o.when('date'),
          in: o.id('in'),
          source: noneIfEmpty(o.list('source')),
        }),
      },
    ]
  })
  gathered.loose.push({
    kind: 'issue',
    id,
    said: {
      title: f.text('title') ?? id,
      options,
      ...clean({ question: f.text('question') }),
      ...readProvenance(f, context),
    },
    line: f.line,
  })
}

function readStance(item: Marked, gathered: Gathered, context: FieldContext): void {
  const keys = ['id', 'party', 'option', 'stance', 'when', 'manner', 'authority', 'condition', ...PROVENANCE_KEYS]
  const id = readFields(item, keys, 'a stance', { ...context, problems: [] }).id('id')
  const f = readFields(item, keys, `the stance ${id ?? ''}`.trim(), context)
  const [party, option, stance] = [f.id('party'), f.id('option'), f.oneOf('stance', STANCES)]
  if (!party || !option || !stance) {
    f.lacks(!party ? 'party' : !option ? 'option' : 'stance')
    return
  }
  gathered.loose.push({
    kind: 'stance',
    id,
    said: {
      party,
      option,
      stance,
      ...clean({
        when: f.when('when'),
        manner: f.oneOf('manner', MANNERS),
        authority: f.oneOf('authority', AUTHORITIES),
        condition: noneIfEmpty(f.list('condition')),
      }),
      ...readProvenance(f, context),
    },
    line: f.line,
  })
}

function readPackage(item: Marked, gathered: Gathered, context: FieldContext): void {
  const keys = ['id', 'title', 'options', 'proposer', ...PROVENANCE_KEYS]
  const id = readFields(item, keys, 'a package', { ...context, problems: [] }).id('id')
  const f = readFields(item, keys, `the package ${id ?? ''}`.trim(), context)
  const chosen = f.get('options')
  const options: { [issue: string]: string } = {}
  if (chosen?.kind === 'map')
    for (const [issue, option] of chosen.fields) if (option.kind === 'words') options[issue] = option.text
  if (Object.keys(options).length === 0) {
    f.lacks('options')
    return
  }
  gathered.loose.push({
    kind: 'package',
    id,
    said: { options, ...clean({ title: f.text('title'), proposer: f.id('proposer') }), ...readProvenance(f, context) },
    line: f.line,
  })
}
