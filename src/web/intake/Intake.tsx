/** What was read, file by file: what was inferred, what is doubtful, what was refused, and what to do about it. */
import { useState } from 'react'
import type { DeskOtherTexts, FileReport, KeeperIntakes } from '../../server/api.ts'
import { useAnswer } from '../desk/ask.ts'
import { ColumnHeads } from '../desk/ColumnHeads.tsx'
import { Trouble } from '../desk/Trouble.tsx'
import type { ScreenProps } from '../screens.ts'
import { words } from '../words.ts'

const TOLD = 200
const SHOWN = ['all', 'refused', 'doubtful', 'changed', 'inferred', 'ignored'] as const
type Shown = (typeof SHOWN)[number]

export function Intake({ address, go, edition, onOpen }: ScreenProps) {
  const answer = useAnswer<KeeperIntakes>('/api/keeper/intakes', edition)
  const alike = useAnswer<DeskOtherTexts>('/api/other-texts', edition).value?.pairs.filter((p) => !p.known) ?? []
  const [told, setTold] = useState(TOLD)
  const { own = {} } = address
  const { intake } = words
  const all = answer.value?.intakes ?? []
  const which = all[Number(own.nth)] ? Number(own.nth) : 0
  const report = all[which]
  const shown = SHOWN.find((s) => s === own.shown) ?? 'all'
  const rows = report ? inOrder(report.files.filter((f) => belongs(f, shown))) : []
  return (
    <main className="screen intake-screen">
      <section className="pane scroll" aria-label={intake.title}>
        <header className="screen-head">
          <h2>{intake.title}</h2>
          {report && <p role="status">{intake.covers(report.files)}</p>}
          {report && (
            <a href="/api/keeper/intakes" target="_blank" rel="noopener noreferrer">
              {intake.json}
            </a>
          )}
        </header>
        {answer.error && <Trouble error={answer.error} />}
        {answer.value && !report && <p className="empty">{intake.none}</p>}
        {report && (
          <>
            <div className="filters">
              {all.length > 1 && (
                <label>
                  {intake.which}
                  <select value={which} onChange={(e) => go({ own: { ...own, nth: e.target.value } })}>
                    {all.map((r, i) => (
                      <option key={r.at} value={i}>
                        {intake.at(r.at, r.files.length)}
                      </option>
                    ))}
                  </select>
                </label>
              )}
              <label>
                {intake.show}
                <select value={shown} onChange={(e) => go({ own: { ...own, shown: e.target.value } })}>
                  {SHOWN.map((s) => (
                    <option key={s} value={s}>
                      {intake.shown[s]} ({report.files.filter((f) => belongs(f, s)).length})
                    </option>
                  ))}
                </select>
              </label>
            </div>
            <table>
              <ColumnHeads columns={intake.columns} />
              <tbody>
                {rows.slice(0, told).map((f) => (
                  <Row key={f.path} file={f} onOpen={onOpen} />
                ))}
              </tbody>
            </table>
            {rows.length === 0 && <p className="empty">{intake.noSuch}</p>}
            {rows.length > told && (
              <button type="button" className="more" onClick={() => setTold(told + TOLD)}>
                {intake.more(Math.min(TOLD, rows.length - told))}
              </button>
            )}
            {report.questions.length + alike.length > 0 && (
              <div className="questions">
                <h3>{intake.questions}</h3>
                <ul>
                  {report.questions.slice(0, TOLD).map((q) => (
                    <li key={q.papers.join(' ')}>
                      {q.papers.map((id, i) => (
                        <span key={id}>
                          {i > 0 && ` ${intake.and} `}
                          <button type="button" className="plain" onClick={() => onOpen(id)}>
                            {id}
                          </button>
                        </span>
                      ))}
                      <span className="muted"> {q.reasons.join('; ')}</span>
                    </li>
                  ))}
                  {alike.slice(0, TOLD).map((p) => (
                    <li key={p.papers.map(({ id }) => id).join(' ')}>
                      {p.papers.map(({ id }, i) => (
                        <span key={id}>
                          {i > 0 && ` ${intake.otherTexts(p.kind, p.told)} `}
                          <button type="button" className="plain" onClick={() => onOpen(id)}>
                            {id}
                          </button>
                        </span>
                      ))}
                      <span className="muted"> {p.reasons.join('; ')}</span>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </>
        )}
      </section>
    </main>
  )
}

function Row({ file, onOpen }: { readonly file: FileReport; readonly onOpen: (paper: string) => void }) {
  const { intake } = words
  const [, inferredName, doubtfulName, refusedName] = intake.columns
  return (
    <tr className={`file-${file.status.replace(/ /g, '-')}`}>
      <th scope="row">
        <bdi>{file.path}</bdi>
        <span className="muted">
          {[intake.status[file.status], file.format, intake.gave(file.papers, file.others)].filter(Boolean).join(' · ')}
        </span>
        {file.changed.map((c) => (
          <span className="changed" key={c.paper}>
            <button type="button" className="plain" onClick={() => onOpen(c.paper)}>
              {c.message}
            </button>
          </span>
        ))}
      </th>
      <td data-column={inferredName}>
        {Object.entries(file.inferred)
          .map(([field, n]) => (n > 1 ? `${field} ×${n.toLocaleString('en')}` : field))
          .join(', ') || <None />}
      </td>
      <td data-column={doubtfulName}>
        <Told problems={file.doubtful} />
      </td>
      <td data-column={refusedName}>
        <Told problems={file.refused} />
      </td>
    </tr>
  )
}

function None() {
  return <span className="muted">–</span>
}

const FIRST = 3

/** The first few in words; of the rest, how many. */
function Told({ problems }: { readonly problems: FileReport['doubtful'] }) {
  const [all, setAll] = useState(false)
  if (problems.length === 0) return <None />
  const told = all ? problems : problems.slice(0, FIRST)
  return (
    <ul>
      {told.map((p, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one file may have the same trouble twice.
        <li key={i}>
          {p.line !== undefined && <b>{words.drop.line(p.line)}: </b>}
          {p.message} <span className="muted">{p.remedy}</span>
        </li>
      ))}
      {problems.length > told.length && (
        <li>
          <button type="button" className="plain" onClick={() => setAll(true)}>
            {words.intake.rest(problems.length - told.length)}
          </button>
        </li>
      )}
    </ul>
  )
}

function belongs(f: FileReport, shown: Shown): boolean {
  switch (shown) {
    case 'all':
      return true
    case 'refused':
      return f.refused.length > 0 || f.status === 'unreadable'
    case 'doubtful':
      return f.doubtful.length > 0
    case 'changed':
      return f.changed.length > 0
    case 'inferred':
      return Object.keys(f.inferred).length > 0
    case 'ignored':
      return f.status === 'ignored'
  }
}

/** Those that gave less than they might come first; among like ones, by path. */
function inOrder(files: readonly FileReport[]): FileReport[] {
  const weight = (f: FileReport) =>
    f.status === 'unreadable' ? 0 : f.refused.length ? 1 : f.status === 'read in part' ? 2 : f.doubtful.length ? 3 : 4
  return [...files].sort((a, b) => weight(a) - weight(b))
}
