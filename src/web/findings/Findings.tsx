/** Findings by check, each with the passages it rests on. */
import { useMemo, useState } from 'react'
import type { Finding } from '../../checks/finding.ts'
import { humanise } from '../desk/say.ts'
import { words } from '../words.ts'
import { Quotation } from './Quotation.tsx'

interface Props {
  readonly findings: readonly Finding[]
  readonly titleOf: (paper: string) => string
  readonly onOpen: (paper: string, passage?: readonly [number, number]) => void
}

const FIRST = 12
/** Papers concerned that a row offers to open. */
const PAPERS = 8
const WEIGHT = { error: 0, warning: 1, info: 2 } as const

export function Findings({ findings, titleOf, onOpen }: Props) {
  const groups = useMemo(() => groupByCheck(findings), [findings])
  if (findings.length === 0) return <p className="empty">{words.findings.none}</p>
  return groups.map((group) => <Group key={group.check} {...group} titleOf={titleOf} onOpen={onOpen} />)
}

interface GroupOf {
  readonly check: string
  readonly findings: readonly Finding[]
}

function Group({ check, findings, titleOf, onOpen }: GroupOf & Omit<Props, 'findings'>) {
  const [all, setAll] = useState(false)
  const shown = all ? findings : findings.slice(0, FIRST)
  return (
    <section className="group">
      <h3>
        {humanise(check)} <span className="count">{findings.length}</span>
      </h3>
      <ul>
        {shown.map((f, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no name of their own and never move within an answer.
          <Row key={`${f.paper} ${f.span?.[0]} ${i}`} finding={f} titleOf={titleOf} onOpen={onOpen} />
        ))}
      </ul>
      {findings.length > shown.length && (
        <button type="button" className="more" onClick={() => setAll(true)}>
          {words.findings.more(findings.length - shown.length)}
        </button>
      )}
    </section>
  )
}

function Row({ finding, titleOf, onOpen }: { readonly finding: Finding } & Omit<Props, 'findings'>) {
  const { paper } = finding
  const quoted = new Set([
    ...finding.evidence.map((e) => e.paper),
    ...(finding.evidence.length === 0 && paper ? [paper] : []),
  ])
  const others = finding.papers.filter((id) => !quoted.has(id))
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
    </li>
  )
}

/** The gravest first; within a severity by the name of the check. */
function groupByCheck(findings: readonly Finding[]): GroupOf[] {
  const groups = new Map<string, Finding[]>()
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
