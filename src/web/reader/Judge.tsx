/** Judging one reference: same, not same, unsure; signed with a name that is asked once; and taken back. */
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Link } from '../../collation/link.ts'
import type { Decision, DeskError, DeskJudgement } from '../../server/api.ts'
import { ask, Refused } from '../desk/ask.ts'
import { rememberedName, rememberName } from '../desk/signed.ts'
import { Trouble } from '../desk/Trouble.tsx'
import { words } from '../words.ts'

const KEYS: { readonly [key: string]: Decision } = { s: 'same', n: 'not same', u: 'unsure' }
const DECISIONS = ['same', 'not same', 'unsure'] as const

type Act =
  | { readonly kind: 'decide'; readonly decision: Decision; readonly targets: readonly string[] }
  | { readonly kind: 'undo'; readonly hash: string }

export interface Judging {
  readonly decide: (decision: Decision, targets?: readonly string[]) => void
  readonly can: (decision: Decision) => boolean
  readonly undo: () => void
  readonly key: (e: KeyboardEvent) => void
  /** The latest judgement on this reference that was not taken back. */
  readonly standing?: DeskJudgement
  readonly name?: string
  /** Something waits for a name. */
  readonly asking: boolean
  readonly sign: (name: string) => void
  readonly rename: () => void
  readonly error?: DeskError['error']
}

export function useJudging(link: Link, judgements: readonly DeskJudgement[], onJudged?: () => void): Judging {
  const [name, setName] = useState(() => rememberedName() || undefined)
  const [waiting, setWaiting] = useState<Act>()
  const [renaming, setRenaming] = useState(false)
  const [error, setError] = useState<DeskError['error']>()
  const last = judgements.findLast((j) => j.start < link.end && j.end > link.start)
  const standing = last && !last.undone ? last : undefined
  const send = async (act: Act, judge: string) => {
    const { paper, start, end, words: said } = link
    const [route, body] =
      act.kind === 'undo'
        ? ['/api/judgement/undo', { hash: act.hash, judge }]
        : ['/api/judgement', { paper, start, end, words: said, targets: act.targets, decision: act.decision, judge }]
    try {
      await ask(route, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
      setError(undefined)
      onJudged?.()
    } catch (reason) {
      setError(reason instanceof Refused ? reason.error : words.errors.unreadable)
    }
  }
  const act = (next: Act) => (name ? void send(next, name) : setWaiting(next))
  // A place of an absent paper is nobody's paper: the judgement says that it is not on file by naming none.
  const meant = link.outcome === 'absent' ? [] : link.targets
  const can = (decision: Decision) =>
    decision === 'unsure' || (decision === 'same' ? meant.length > 0 || link.outcome === 'absent' : meant.length > 0)
  const decide = (decision: Decision, targets: readonly string[] = meant) => act({ kind: 'decide', decision, targets })
  return {
    decide,
    can,
    undo: () => standing && act({ kind: 'undo', hash: standing.hash }),
    key: (e) => {
      const decision = KEYS[e.key]
      if (!decision || e.ctrlKey || e.metaKey || e.altKey || e.target instanceof HTMLInputElement || !can(decision))
        return
      e.preventDefault()
      decide(decision)
    },
    ...(standing && { standing }),
    ...(name && { name }),
    asking: waiting !== undefined || renaming,
    sign: (typed) => {
      const signed = typed.trim() || words.reader.judge.keeper
      rememberName(signed)
      setName(signed)
      setRenaming(false)
      setWaiting(undefined)
      if (waiting) void send(waiting, signed)
    },
    rename: () => setRenaming(true),
    ...(error && { error }),
  }
}

export function Judge({ judge, kept }: { readonly judge: Judging; readonly kept: boolean }) {
  const said = words.reader.judge
  const { standing } = judge
  return (
    <div className="judge">
      <h4>{said.label}</h4>
      {standing && (
        <p>
          {said.said(standing.judge, said.decisions[standing.decision])}{' '}
          <button type="button" onClick={judge.undo}>
            {said.undo}
          </button>
        </p>
      )}
      {judge.asking ? (
        <Sign judge={judge} />
      ) : (
        <p className="decisions">
          {DECISIONS.map((d) => (
            <button
              key={d}
              type="button"
              aria-pressed={standing?.decision === d}
              aria-keyshortcuts={d[0]}
              disabled={!judge.can(d)}
              onClick={() => judge.decide(d)}
            >
              {said[d]} <kbd>{d[0]}</kbd>
            </button>
          ))}
        </p>
      )}
      {judge.error && <Trouble error={judge.error} />}
      {judge.name && !judge.asking && (
        <p className="muted small">
          {said.signedAs(judge.name)}{' '}
          <button type="button" className="plain" onClick={judge.rename}>
            {said.change}
          </button>
        </p>
      )}
      {standing && !kept && <p className="muted small">{said.lost}</p>}
    </div>
  )
}

function Sign({ judge }: { readonly judge: Judging }) {
  const [typed, setTyped] = useState(judge.name ?? words.reader.judge.keeper)
  const submit = (e: FormEvent) => {
    e.preventDefault()
    judge.sign(typed)
  }
  return (
    <form className="sign" onSubmit={submit}>
      <label>
        {words.reader.judge.who}
        {/* biome-ignore lint/a11y/noAutofocus: asked for by the key that was just pressed. */}
        <input type="text" autoFocus maxLength={200} value={typed} onChange={(e) => setTyped(e.target.value)} />
      </label>
      <button type="submit">{words.reader.judge.sign}</button>
    </form>
  )
}
