/** Entering something by form: a paper, a copy, a talk, a statement, a task, a search. It is filed as a file would be. */
import { type FormEvent, useId, useState } from 'react'
import type { DeskIntake, DeskRecord } from '../../server/api.ts'
import type { Go, Own } from '../desk/address.ts'
import { ask, Refused } from '../desk/ask.ts'
import { rememberedName, rememberName } from '../desk/signed.ts'
import { words } from '../words.ts'
import { type Field, FORMS, type FormName, writeForm } from './forms.ts'

interface Props {
  readonly record: DeskRecord
  readonly form?: string
  readonly own: Own
  readonly go: Go
  readonly onEntered: () => void
}

const NAMES = Object.keys(FORMS) as FormName[]

export function Enter({ record, form, own, go, onEntered }: Props) {
  const { enter } = words
  const name = NAMES.find((n) => n === form) ?? 'paper'
  return (
    <>
      <header className="screen-head">
        <h2>{enter.title}</h2>
      </header>
      <label className="which">
        {enter.what}
        <select value={name} onChange={(e) => go({ own: { ...own, form: e.target.value } }, true)}>
          {NAMES.map((n) => (
            <option key={n} value={n}>
              {enter.forms[n]}
            </option>
          ))}
        </select>
      </label>
      <Form key={name} name={name} given={own} record={record} onEntered={onEntered} />
    </>
  )
}

type Report = { readonly good: boolean; readonly lines: readonly string[] }

function Form({
  name,
  given,
  record,
  onEntered,
}: {
  readonly name: FormName
  /** Fields that a link fills in: `&for-title=…`. */
  readonly given: Own
  readonly record: DeskRecord
  readonly onEntered: () => void
}) {
  const { enter } = words
  const [signed, setSigned] = useState(rememberedName)
  const [report, setReport] = useState<Report>()
  const [busy, setBusy] = useState(false)
  const parties = useId()
  const send = async (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    const form = e.currentTarget
    const typed = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v)]))
    rememberName(signed)
    const { path, text } = writeForm(name, typed, signed.trim(), stampNow())
    const body = new FormData()
    body.append('files', new File([text], 'entry'), path)
    setBusy(true)
    const answer = await ask<DeskIntake>('/api/papers', { method: 'POST', body }).catch((reason: unknown) =>
      reason instanceof Refused ? reason.error : words.errors.unreadable,
    )
    setBusy(false)
    if ('code' in answer) return setReport({ good: false, lines: [answer.message, answer.help] })
    const problems = answer.problems.map((p) => [p.message, p.remedy].filter(Boolean).join(' '))
    const good = answer.added > 0
    setReport({
      good,
      lines: [good ? enter.filed(answer.kept) : enter.notFiled, ...problems],
    })
    if (!good) return
    form.reset()
    onEntered()
  }
  return (
    <form onSubmit={send} className="entry-form">
      <datalist id={parties}>
        {record.eyesToChoose.map((p) => (
          <option key={p.id} value={p.id}>
            {p.name}
          </option>
        ))}
      </datalist>
      {FORMS[name].map((field) => (
        <Input key={field.name} field={field} given={given[`for-${field.name}`]} parties={parties} />
      ))}
      <label>
        {enter.signed}
        <input type="text" required value={signed} onChange={(e) => setSigned(e.target.value)} />
      </label>
      <button type="submit" className="primary" disabled={busy}>
        {enter.file}
      </button>
      {report && (
        <div role="status" className={report.good ? 'filed' : 'trouble'}>
          {report.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
    </form>
  )
}

function Input({
  field,
  given,
  parties,
}: {
  readonly field: Field
  readonly given?: string
  readonly parties: string
}) {
  const { name, kind, required } = field
  const { enter } = words
  const label = (
    <span>
      {enter.fields[name] ?? name}
      {required && <span className="muted"> {enter.required}</span>}
    </span>
  )
  if (kind === 'hidden') return given ? <input type="hidden" name={name} value={given} /> : null
  if (kind === 'long' || kind === 'options' || kind === 'chosen')
    return (
      <label>
        {label}
        <textarea
          name={name}
          rows={5}
          required={required}
          defaultValue={given}
          placeholder={kind === 'options' ? enter.optionsHint : kind === 'chosen' ? enter.chosenHint : undefined}
        />
      </label>
    )
  if (kind === 'choice')
    return (
      <label>
        {label}
        <select name={name} defaultValue={given}>
          {field.choices?.map((c) => (
            <option key={c} value={c}>
              {c || enter.nothing}
            </option>
          ))}
        </select>
      </label>
    )
  return (
    <label>
      {label}
      <input
        type="text"
        name={name}
        required={required}
        defaultValue={given}
        placeholder={
          kind === 'when' ? enter.whenHint : kind === 'parties' || kind === 'words' ? enter.listHint : undefined
        }
        list={kind === 'party' ? parties : undefined}
      />
    </label>
  )
}

/** "20261124-193812": names the folder that this form is filed as. */
function stampNow(): string {
  return new Date().toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
}
