/** Where an entry was read from: "plan.yaml:12". Undefined if the entry does not tell. */

import type { Record } from './record.ts'
import type { Kind } from './said.ts'

export function placeOf(record: Record, kind: Kind, id: string): string | undefined {
  const origin = record.filed.find((f) => f.entry.kind === kind && f.entry.id === id)?.entry.origin
  return origin && `${origin.file}${origin.line === undefined ? '' : `:${origin.line}`}`
}
