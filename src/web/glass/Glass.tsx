/** Whose eyes, and when: the two choices that change everything on the desk at once. */
import type { DeskEyes, DeskRecord, KeeperClock, KeeperCounts } from '../../server/api.ts'
import type { Address, Go } from '../desk/address.ts'
import { humanise } from '../desk/say.ts'
import { words } from '../words.ts'
import { Clock } from './Clock.tsx'

interface Props {
  readonly record: DeskRecord
  readonly clock?: KeeperClock
  readonly counts?: KeeperCounts
  readonly address: Address
  readonly go: Go
}

export function Glass({ record, clock, counts, address, go }: Props) {
  const { seenBy, asOf } = address
  const choices = record.eyesToChoose
  return (
    <section className={seenBy ? 'glass lent' : 'glass'} aria-label={words.glass.label}>
      <label className="eyes">
        <span>{words.glass.seenBy}</span>
        <select value={seenBy ?? ''} onChange={(e) => go({ seenBy: e.target.value || undefined })}>
          <option value="">{words.glass.keeper}</option>
          {seenBy && !choices.some((p) => p.id === seenBy) && <option value={seenBy}>{seenBy}</option>}
          {grouped(choices).map(([kind, parties]) => (
            <optgroup key={kind} label={words.glass.groups[kind] ?? humanise(kind)}>
              {parties.map((p) => (
                <option key={p.id} value={p.id}>
                  {withAlias(p)} ({p.traffic})
                </option>
              ))}
            </optgroup>
          ))}
          {/* So that typing "Hav" in the open menu finds Havana. */}
          <optgroup label={words.glass.otherNames}>
            {otherNames(choices).map(({ alias, party }) => (
              <option key={`${party.id} ${alias}`} value={party.id}>
                {alias} = {party.name}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {clock && <Clock clock={clock} asOf={asOf} zone={record.zone} go={go} />}
      <p className="counts" role="status">
        {counts?.counts}
      </p>
    </section>
  )
}

const ORDER = ['person', 'body', 'state', 'post']

/** Persons, bodies, states, posts, and what else there is; within a group the busiest first, as they come. */
function grouped(choices: readonly DeskEyes[]): [string, DeskEyes[]][] {
  const groups = new Map<string, DeskEyes[]>()
  for (const p of choices) groups.set(p.kind, [...(groups.get(p.kind) ?? []), p])
  const rank = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length)
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

/** "Cuban Revolutionary Government — Havana": a name by which it goes and that its own name does not hold. */
function withAlias({ name, aliases }: DeskEyes): string {
  const alias = aliases.find((a) => distinct(a, name))
  return alias ? `${name} — ${alias}` : name
}

function otherNames(choices: readonly DeskEyes[]): { alias: string; party: DeskEyes }[] {
  return choices
    .flatMap((party) => party.aliases.filter((a) => distinct(a, party.name)).map((alias) => ({ alias, party })))
    .sort((a, b) => (a.alias < b.alias ? -1 : 1))
}

/** "the Presidium" and "F. Castro" say nothing that the name does not. */
function distinct(alias: string, name: string): boolean {
  const said = name.toLowerCase()
  const tells = (word: string) => word.length > 2 && !said.includes(word)
  return (
    !/^the /i.test(alias) &&
    alias
      .toLowerCase()
      .split(/[\s.]+/)
      .filter((w) => w.length > 2)
      .every(tells) &&
    alias.length > 2
  )
}
