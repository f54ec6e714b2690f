/** Papers dropped anywhere on the desk: the veil while they hover, how far they are, and the report of the intake. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeskError, DeskIntake } from '../../server/api.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { words } from '../words.ts'
import { type Gathered, gatherDrop } from './gather.ts'

export type Taking =
  | { readonly kind: 'gathering' }
  | { readonly kind: 'sending'; readonly files: number; readonly percent: number }
  | { readonly kind: 'done'; readonly report: DeskIntake }
  | { readonly kind: 'failed'; readonly error: DeskError['error'] }

/** Sends the files and follows how far they are. */
export function useTaking(onTaken: () => void): {
  taking?: Taking
  send: (files: readonly Gathered[]) => void
  forget: () => void
  gather: () => void
} {
  const [taking, setTaking] = useState<Taking>()
  const send = useCallback(
    (files: readonly Gathered[]) => {
      if (files.length === 0) return setTaking(undefined)
      const form = new FormData()
      for (const { file, path } of files) form.append('files', file, path)
      // `fetch` cannot tell how far an upload is.
      const request = new XMLHttpRequest()
      request.open('POST', '/api/papers')
      request.responseType = 'json'
      setTaking({ kind: 'sending', files: files.length, percent: 0 })
      request.upload.onprogress = (e) => {
        if (e.lengthComputable)
          setTaking({ kind: 'sending', files: files.length, percent: Math.round((100 * e.loaded) / e.total) })
      }
      request.onload = () => {
        if (request.status === 200) {
          setTaking({ kind: 'done', report: request.response as DeskIntake })
          onTaken()
        } else
          setTaking({ kind: 'failed', error: (request.response as DeskError | null)?.error ?? words.errors.unreadable })
      }
      request.onerror = () => setTaking({ kind: 'failed', error: words.errors.unreachable })
      request.send(form)
    },
    [onTaken],
  )
  const forget = useCallback(() => setTaking(undefined), [])
  const gather = useCallback(() => setTaking({ kind: 'gathering' }), [])
  return { taking, send, forget, gather }
}

interface Props {
  readonly taking?: Taking
  readonly onGather: () => void
  readonly onFiles: (files: readonly Gathered[]) => void
  readonly onClose: () => void
  /** Opens the report of the intake, file by file. */
  readonly onReport: () => void
}

export function Drop({ taking, onGather, onFiles, onClose, onReport }: Props) {
  const over = useHovering(onGather, onFiles)
  if (over)
    return (
      <div className="veil" aria-hidden="true">
        <div>
          <p className="big">{words.drop.here}</p>
          <p>{words.drop.formats}</p>
        </div>
      </div>
    )
  return taking ? <Report taking={taking} onClose={onClose} onReport={onReport} /> : null
}

/** Drags enter and leave every element they cross; the depth says whether they are still over the page. */
function useHovering(onGather: () => void, onFiles: (files: readonly Gathered[]) => void): boolean {
  const [over, setOver] = useState(false)
  const depth = useRef(0)
  useEffect(() => {
    const carriesFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false
    const enter = (e: DragEvent) => {
      if (!carriesFiles(e)) return
      depth.current++
      setOver(true)
    }
    const leave = (e: DragEvent) => {
      if (!carriesFiles(e)) return
      depth.current = Math.max(0, depth.current - 1)
      if (depth.current === 0) setOver(false)
    }
    const hover = (e: DragEvent) => carriesFiles(e) && e.preventDefault()
    const drop = (e: DragEvent) => {
      if (!e.dataTransfer || !carriesFiles(e)) return
      e.preventDefault()
      depth.current = 0
      setOver(false)
      onGather()
      gatherDrop(e.dataTransfer).then(onFiles, () => onFiles([]))
    }
    addEventListener('dragenter', enter)
    addEventListener('dragleave', leave)
    addEventListener('dragover', hover)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragenter', enter)
      removeEventListener('dragleave', leave)
      removeEventListener('dragover', hover)
      removeEventListener('drop', drop)
    }
  }, [onGather, onFiles])
  return over
}

function Report({ taking, onClose, onReport }: { readonly taking: Taking } & Pick<Props, 'onClose' | 'onReport'>) {
  const { drop } = words
  const close = useRef<HTMLButtonElement>(null)
  const { kind } = taking
  useEffect(() => {
    if (kind === 'done' || kind === 'failed') close.current?.focus()
  }, [kind])
  return (
    <div
      className="intake"
      role="dialog"
      aria-label={drop.done}
      aria-live="polite"
      onKeyDown={(e) => e.key === 'Escape' && onClose()}
    >
      {kind === 'gathering' && <p>{drop.gathering}</p>}
      {kind === 'sending' && (
        <>
          <p>{taking.percent < 100 ? drop.sending(taking.files, taking.percent) : drop.reading(taking.files)}</p>
          <progress
            max={100}
            value={taking.percent < 100 ? taking.percent : undefined}
            aria-label={drop.reading(taking.files)}
          />
        </>
      )}
      {kind === 'failed' && (
        <>
          <h2>{drop.failed}</h2>
          <Trouble error={taking.error} />
        </>
      )}
      {kind === 'done' && (
        <>
          <h2>{drop.done}</h2>
          <p>
            {drop.report(taking.report.read, taking.report.files.length, taking.report.added, taking.report.already)}
          </p>
          {drop.lacks(taking.report.read, taking.report.lacks) && (
            <p>{drop.lacks(taking.report.read, taking.report.lacks)}</p>
          )}
          {taking.report.changed.length > 0 && (
            <ul className="changed">
              {taking.report.changed.slice(0, TOLD).map((c) => (
                <li key={c.paper}>{c.message}</li>
              ))}
              {taking.report.changed.length > TOLD && <li>{drop.moreChanged(taking.report.changed.length - TOLD)}</li>}
            </ul>
          )}
          <Files files={taking.report.files} />
          {!taking.report.kept && <p className="lost">{drop.lost}</p>}
          <p>{drop.problems(taking.report.problems.length)}</p>
          <ul className="problems">
            {taking.report.problems.slice(0, 200).map((p, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one file may have the same trouble twice.
              <li key={`${p.file} ${i}`} className={`severity-${p.severity}`}>
                <b>
                  {p.file}
                  {p.line !== undefined && `, ${drop.line(p.line)}`}
                </b>
                : {p.message} {p.remedy && <span className="muted">{p.remedy}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {(kind === 'done' || kind === 'failed') && (
        <div className="acts">
          {kind === 'done' && (
            <button type="button" onClick={onReport}>
              {words.intake.whole}
            </button>
          )}
          <button type="button" ref={close} onClick={onClose}>
            {drop.close}
          </button>
        </div>
      )}
    </div>
  )
}

const TOLD = 40

/** File by file: first those that gave less than they might. */
function Files({ files }: { readonly files: DeskIntake['files'] }) {
  const { drop } = words
  const told = [...files].sort((a, b) => Number(a.status === 'read') - Number(b.status === 'read')).slice(0, TOLD)
  return (
    <>
      <ul className="files" aria-label={drop.filesLabel}>
        {told.map((f) => (
          <li key={f.path} className={`file-${f.status.replace(/ /g, '-')}`}>
            <b>{f.path}</b>: {drop.file(f.status, f.papers, f.reason)}
          </li>
        ))}
      </ul>
      {files.length > told.length && <p className="muted">{drop.more(files.length - told.length)}</p>}
    </>
  )
}
