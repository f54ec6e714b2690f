/** plan.yaml: what is to be done, by whom, after what, and what confirms it; and journeys of papers that stand nowhere else. */
import { REPORTS } from '../record/choices.ts'
import { type Said, TERMS } from '../record/said.ts'
import { clean, type FieldContext, type Fields, readFields } from './fields.ts'
import type { Gathered } from './gathering.ts'
import type { Marked } from './marked.ts'
import { noneIfEmpty, PROVENANCE_KEYS, readProvenance, readTransmission, tellTwice } from './paper-fields.ts'

const STEP_KEYS = [
  'id',
  'title',
  'errand',
  'owner',
  'after',
  'condition',
  'promised',
  'by',
  'actual',
  'done',
  'duration',
  'confirmed-by',
  'may-confirm',
  'consult',
  'waits-for',
  'carries-out',
  'delay',
  'reports',
  'status',
  'terms-in',
  ...PROVENANCE_KEYS,
]

/** `figures` are for readers of the file: they are not entries, and passing over them is not worth a warning. */
export function readPlan(marked: Marked, gathered: Gathered, context: FieldContext): void {
  const file = readFields(marked, ['steps', 'transmissions', 'figures'], 'plan.yaml', context)
  const steps = marked.kind === 'list' ? marked.items : file.items('steps')
  tellTwice(steps, 'step', context)
  for (const item of steps) readStep(item, gathered, context)
  for (const item of file.items('transmissions')) {
    if (!readFields(item, ['paper'], '', { ...context, problems: [] }).id('paper')) {
      readFields(item, [], 'a transmission', { ...context, problems: [] })
      context.problems.push({
        severity: 'error',
        code: 'item-incomplete',
        file: context.file,
        line: item.line,
        message: `Line ${item.line}: a transmission has no \`paper\`, without which nobody knows what travelled.`,
        remedy: 'Add `paper:`, or delete the item.',
      })
      continue
    }
    for (const make of readTransmission(item, 'a paper', context)) gathered.loose.push(make(''))
  }
}

function readStep(item: Marked, gathered: Gathered, context: FieldContext): void {
  const id = readFields(item, STEP_KEYS, 'a step', { ...context, problems: [] }).id('id')
  const f = readFields(item, STEP_KEYS, `the step ${id ?? ''}`.trim(), context)
  if (!id) {
    f.lacks('id')
    return
  }
  const owners = f.list('owner') ?? []
  const promised = f.get('promised')
  const dated = promised && (promised.kind === 'words' || promised.kind === 'map') && !isPromise(promised)
  if (promised && !dated) readPromises(id, f.items('promised'), gathered, context)
  readReports(id, f.items('reports'), gathered, context)
  // A step has one owner; that others share it is kept in words.
  const shared = owners.length > 1 ? `Shared by ${owners.join(', ')}.` : undefined
  const { note, ...provenance } = readProvenance(f, context)
  gathered.loose.push({
    kind: 'step',
    id,
    said: {
      title: f.text('title') ?? id,
      ...clean({
        errand: f.yesNo('errand') || undefined,
        owner: owners[0],
        after: noneIfEmpty(f.list('after')),
        condition: noneIfEmpty(f.list('condition')),
        promised: dated ? f.when('promised') : undefined,
        by: f.when('by'),
        actual: f.when('actual') ?? f.when('done'),
        duration: readDuration(f, context),
        confirmedBy: noneIfEmpty(f.list('confirmed-by')),
        mayConfirm: noneIfEmpty(f.list('may-confirm')),
        consult: noneIfEmpty(f.list('consult')),
        waitsFor: noneIfEmpty(f.list('waits-for')),
        carriesOut: noneIfEmpty(f.list('carries-out')),
        delay: noneIfEmpty(readDelay(id, f, context)),
        status: f.text('status'),
        termsIn: readTermsIn(id, f, context),
        note: [note, shared].filter(Boolean).join(' ') || undefined,
      }),
      ...provenance,
    },
    line: f.line,
  })
}

const isPromise = (m: Marked) => m.kind === 'map' && (m.fields.has('by') || m.fields.has('text'))

/** A promise is something said: it becomes a statement about the step, by whoever made it. */
function readPromises(step: string, items: readonly Marked[], gathered: Gathered, context: FieldContext): void {
  for (const [i, item] of items.entries()) {
    const p = readFields(item, ['by', 'when', 'on', 'text', 'in'], `a promise of ${step}`, context)
    const speaker = p.id('by')
    if (!speaker) {
      p.lacks('by')
      continue
    }
    gathered.loose.push({
      kind: 'statement',
      id: `${step}/promise-${i + 1}`,
      said: {
        speaker,
        act: 'assures',
        text: p.text('text') ?? '',
        about: [step],
        ...clean({ when: p.when('when') ?? p.when('on'), in: p.id('in') }),
      },
      line: p.line,
    })
  }
}

/** What can be said of a step in its reports, beside what has become of it. */
const ACTS_ON_A_STEP = { proposed: 'proposes', agreed: 'accepts', refused: 'refuses', doubted: 'doubts' } as const

/** A report is something said as well: what has become of the step, by whoever says so. Its status follows from these. */
function readReports(step: string, items: readonly Marked[], gathered: Gathered, context: FieldContext): void {
  for (const [i, item] of items.entries()) {
    const keys = ['by', 'to', 'when', 'says', 'text', 'meeting', 'chain', 'authority', ...PROVENANCE_KEYS]
    const r = readFields(item, keys, `a report of ${step}`, context)
    const speaker = r.id('by')
    const says = r.oneOf('says', [...REPORTS, ...(Object.keys(ACTS_ON_A_STEP) as (keyof typeof ACTS_ON_A_STEP)[])])
    if (!speaker || !says) {
      r.lacks(speaker ? 'says' : 'by')
      continue
    }
    const act = Object.hasOwn(ACTS_ON_A_STEP, says) ? ACTS_ON_A_STEP[says as keyof typeof ACTS_ON_A_STEP] : undefined
    const reporter = r.id('chain')
    gathered.loose.push({
      kind: 'statement',
      id: `${step}/report-${i + 1}`,
      said: {
        speaker,
        act: act ?? 'states',
        text: r.text('text') ?? '',
        about: [step],
        ...clean({
          reports: act ? undefined : (says as (typeof REPORTS)[number]),
          to: noneIfEmpty(r.list('to')),
          when: r.when('when'),
          meeting: r.id('meeting'),
          chain: reporter === undefined ? undefined : [{ reporter }],
        }),
        ...readProvenance(r, context),
      },
      line: r.line,
    })
  }
}

/** `{condition: letter, may-confirm: note}`: the papers in which the terms of a step stand. */
function readTermsIn(step: string, f: Fields, context: FieldContext): Said<'step'>['termsIn'] {
  const value = f.get('terms-in')
  if (!value) return undefined
  const kebab = (term: string) => term.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
  const t = readFields(value, TERMS.map(kebab), `\`terms-in\` of ${step}`, context)
  const named = TERMS.flatMap((term) => {
    const paper = t.id(kebab(term))
    return paper === undefined ? [] : [[term, paper] as const]
  })
  return named.length ? Object.fromEntries(named) : undefined
}

function readDelay(step: string, f: Fields, context: FieldContext) {
  return f.items('delay').flatMap((item) => {
    const d = readFields(item, ['per-day', 'unit', 'bearer', 'from'], `the cost of delay of ${step}`, context)
    const said = d.text('per-day')
    const perDay = Number(said)
    if (said === undefined) {
      d.lacks('per-day')
      return []
    }
    if (!Number.isFinite(perDay) || perDay < 0) {
      context.problems.push({
        severity: 'error',
        code: 'item-incomplete',
        file: context.file,
        line: d.line,
        message: `Line ${d.line}: the cost of delay of ${step} is "${said}" per day: a number of 0 or more was expected.`,
        remedy: 'Correct `per-day:`, or delete the item.',
      })
      return []
    }
    return [{ perDay, ...clean({ unit: d.text('unit'), bearer: d.id('bearer'), from: d.when('from') }) }]
  })
}

/** Words or ISO 8601 as they stand; `{min: 3, max: 4, unit: days}` becomes "3 to 4 days". */
function readDuration(f: Fields, context: FieldContext): string | undefined {
  const value = f.get('duration')
  if (value?.kind !== 'map') return f.text('duration')
  const keys = ['kind', 'min', 'mode', 'max', 'mean', 'median', 'spread', 'of', 'unit']
  const d = readFields(value, keys, '`duration`', context)
  const units = d.text('unit') ?? 'days'
  // One month, and not one months.
  const unit = [d.text('min') ?? d.text('max'), d.text('max') ?? d.text('min')].every((n) => n === '1')
    ? units.replace(/s$/, '')
    : units
  const kind = d.text('kind')
  const [min, mode, max] = [d.text('min'), d.text('mode'), d.text('max')]
  // Written out in the words that the plan reads, so that an entry holds nothing but words.
  if (kind === 'triangular' || kind === 'pert') return `${kind} ${min}, ${mode}, ${max} ${unit}`
  if (kind === 'lognormal') return `lognormal median ${d.text('median')} ${unit} spread ${d.text('spread')}`
  if (kind === 'exponential') return `exponential mean ${d.text('mean')} ${unit}`
  if (kind === 'empirical') return `as recorded: ${d.text('of') ?? 'cipher'}`
  if (min === undefined && max === undefined) return undefined
  return min === undefined
    ? `at most ${max} ${unit}`
    : max === undefined
      ? `at least ${min} ${unit}`
      : min === max
        ? `${min} ${unit}`
        : `${min} to ${max} ${unit}`
}
