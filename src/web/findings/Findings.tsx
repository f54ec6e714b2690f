/** Findings by check, each with the passages it rests on, and what may be done about it. */
import { useMemo, useState } from 'react'
import type { Finding } from '../../checks/finding.ts'
import type { DeskFinding, DeskFindings, DeskSettling, KeeperSettled } from '../../server/api.ts'
import { humanise } from '../desk/say.ts'
import { words } from '../words.ts'
import { Quotation } from './Quotation.tsx'
import { Settle } from './Settle.tsx'

export interface Handling {
  readonly settled: KeeperSettled
  readonly onSettle: (settling: DeskSettling) => void
  readonly onTask: (finding: DeskFinding) => void
  /** A paper that is to be looked for. */
  readonly onRequest: (paper: string) => void
}

interface Props {
  readonly findings: readonly (Finding | DeskFinding)[]
  /** How many there are of each check, where not all of them are here. */
  readonly groups?: DeskFindings['groups']
  readonly titleOf: (paper: string) => string
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
  readonly onAll?: (check: string) => void
  readonly onBeside?: (one: { readonly paper: string; readonly span?: readonly [number, number] }, two: string) => void
  /** The keeper's own. */
  readonly handling?: Handling
}

const FIRST = 12
/** Papers concerned that a row offers to open. */
const PAPERS = 8
const WEIGHT = { error: 0, warning: 1, info: 2 } as const

export function Findings({ findings, none, ...rest }: Props & { readonly none?: string }) {
  const groups = useMemo(() => groupByCheck(findings), [findings])
  if (findings.length === 0) return <p className="empty">{none ?? words.findings.none}</p>
  return groups.map((group) => <Group key={group.check} {...group} {...rest} />)
}

interface GroupOf {
  readonly check: string
  readonly findings: readonly (Finding | DeskFinding)[]
}

function Group({ check, findings, groups, onAll, ...rest }: GroupOf & Omit<Props, 'findings'>) {
  const [all, setAll] = useState(false)
  const isSettled = (f: Finding | DeskFinding) =>
    'key' in f && (rest.handling?.settled[f.key]?.decision ?? 'open') !== 'open'
  const open = findings.filter((f) => !isSettled(f))
  const settled = findings.filter(isSettled)
  const shown = all ? open : open.slice(0, FIRST)
  const total = groups?.find((g) => g.check === check)?.count ?? findings.length
  const more = total - settled.length - shown.length
  return (
    <section className="group">
      <h3>
        {humanise(check)} <span className="count">{total.toLocaleString('en')}</span>
      </h3>
      <ul>
        {shown.map((f, i) => (
          <Row key={'key' in f ? f.key : `${f.paper} ${f.span?.[0]} ${i}`} finding={f} {...rest} />
        ))}
      </ul>
      {more > 0 && (
        <button
          type="button"
          className="more"
          onClick={() => {
            setAll(true)
            if (findings.length < total) onAll?.(check)
          }}
        >
          {words.findings.more(more)}
        </button>
      )}
      {settled.length > 0 && (
        <details>
          <summary>
            {words.findings.settled} <span className="count">{settled.length}</span>
          </summary>
          <ul>
            {settled.map((f, i) => (
              <Row key={'key' in f ? f.key : i} finding={f} {...rest} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Row({
  finding,
  titleOf,
  onOpen,
  onBeside,
  handling,
}: { readonly finding: Finding | DeskFinding } & Omit<Props, 'findings' | 'groups' | 'onAll'>) {
  const { paper } = finding
  const quoted = new Set([
    ...finding.evidence.map((e) => e.paper),
    ...(finding.evidence.length === 0 && paper ? [paper] : []),
  ])
  const others = finding.papers.filter((id) => !quoted.has(id))
  const first = finding.evidence[0] ?? (paper ? { paper, span: finding.span } : undefined)
  const second = [...finding.evidence.map((e) => e.paper), ...finding.papers].find((id) => id !== first?.paper)
  return (
    <li className={`finding severity-${finding.severity}`}>
      <p className="message">
        <span className="severity">{words.findings.severities[finding.severity]}</span> {finding.message}
      </p>
      {finding.evidence.map((e) => (
        <Quotation
          key={`${e.paper} ${e.span[0]} ${e.span[1]}`}
          passage={{ title: titleOf(e.paper), words: e.words }}
          onOpen={() => onOpen(e.paper, e.span)}
        />
      ))}
      {finding.evidence.length === 0 && paper && (
        <button type="button" className="plain" onClick={() => onOpen(paper, finding.span)}>
          {words.findings.noPassage}: {titleOf(paper)}
        </button>
      )}
      {others.length > 0 && (
        <p className="concerned">
          {others.slice(0, PAPERS).map((id) => (
            <button key={id} type="button" className="plain" onClick={() => onOpen(id)}>
              {titleOf(id)}
            </button>
          ))}
        </p>
      )}
      {finding.next && (
        <p className="next">
          {words.findings.next} {finding.next}
        </p>
      )}
      <p className="acts no-print">
        {onBeside && first && second && (
          <button type="button" onClick={() => onBeside(first, second)}>
            {words.findings.beside}
          </button>
        )}
        {handling && 'key' in finding && (
          <>
            <button type="button" onClick={() => handling.onTask(finding)}>
              {words.findings.task}
            </button>
            {(second ?? paper) && (
              <button type="button" onClick={() => handling.onRequest((second ?? paper)!)}>
                {words.findings.request}
              </button>
            )}
          </>
        )}
      </p>
      {handling && 'key' in finding && (
        <Settle subject={finding.key} standing={handling.settled[finding.key]} onSettle={handling.onSettle} />
      )}
    </li>
  )
}

/** The gravest first; within a severity by the name of the check. */
function groupByCheck(findings: readonly (Finding | DeskFinding)[]): GroupOf[] {
  const groups = new Map<string, (Finding | DeskFinding)[]>()
  for (const f of findings) {
    const group = groups.get(f.check)
    if (group) group.push(f)
    else groups.set(f.check, [f])
  }
  const weight = (fs: readonly Finding[]) => Math.min(...fs.map((f) => WEIGHT[f.severity]))
  return [...groups]
    .sort(([a, fa], [b, fb]) => weight(fa) - weight(fb) || (a < b ? -1 : 1))
    .map(([check, fs]) => ({ check, findings: [...fs].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]) }))
}
