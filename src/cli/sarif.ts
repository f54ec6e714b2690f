/** Findings as SARIF 2.1.0, for tools that show a linter's results. Papers are logical locations; the file is named where known. */
import { CHECKS } from '../checks/checks.ts'
import type { Finding } from '../checks/finding.ts'
import type { Record } from '../record/record.ts'
import { readVersion } from './version.ts'

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const

export function toSarif(record: Record, findings: readonly Finding[]): object {
  const files = new Map(
    record.filed.flatMap(({ entry }) =>
      entry.kind === 'paper' && entry.origin ? [[entry.id, entry.origin.file] as const] : [],
    ),
  )
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'chancery',
            version: readVersion(),
            rules: CHECKS.map((c) => ({
              id: c.name,
              shortDescription: { text: c.title },
              defaultConfiguration: { level: LEVEL[c.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((f) => ({
          ruleId: f.check,
          level: LEVEL[f.severity],
          message: { text: f.next ? `${f.message} ${f.next}` : f.message },
          ...(f.paper && { locations: [locate(f.paper, f.span, files.get(f.paper))] }),
          relatedLocations: f.evidence.map((e, i) => ({
            id: i + 1,
            ...locate(e.paper, e.span, files.get(e.paper)),
            message: { text: e.words },
          })),
          properties: { papers: f.papers, parties: f.parties, help: f.help },
        })),
      },
    ],
  }
}

/** Spans count in the paper's text, not in its file; so they stand beside the file and not as its region. */
function locate(paper: string, span: readonly [number, number] | undefined, file: string | undefined): object {
  return {
    ...(file && { physicalLocation: { artifactLocation: { uri: encodeURI(file) } } }),
    logicalLocations: [{ fullyQualifiedName: paper, kind: 'paper' }],
    ...(span && { properties: { span } }),
  }
}
