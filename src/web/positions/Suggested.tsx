/** Stances that statements and letters suggest: each leads to its passage, and to the form on which a person enters it. */

import type { DeskIssue } from '../../reports/desk-positions.ts'
import type { DeskSuggested, DeskSuggestion } from '../../reports/desk-suggestions.ts'
import type { Own } from '../desk/address.ts'
import { pathTo, useAnswer } from '../desk/ask.ts'
import { Trouble } from '../desk/Trouble.tsx'
import type { ScreenProps } from '../screens.ts'
import { say } from '../words-positions.ts'

type Props = Pick<ScreenProps, 'address' | 'go' | 'edition' | 'onOpen'> & { readonly issue: DeskIssue }

export function Suggested({ issue, address, go, edition, onOpen }: Props) {
  const { seenBy, asOf } = address
  const answer = useAnswer<DeskSuggested>(pathTo('positions/suggested', { seenBy, asOf, issue: issue.id }), edition)
  const { suggested } = say
  const texts = new Map(issue.options.map((o) => [o.id, o.text]))
  return (
    <div className="said" aria-busy={answer.asking}>
      <p className="muted">{suggested.intro}</p>
      {answer.error && <Trouble error={answer.error} />}
      {answer.value?.suggestions.length === 0 && <p className="empty">{suggested.none}</p>}
      <ol className="line">
        {answer.value?.suggestions.map((s) => (
          <li key={s.id} className={s.stance}>
            <p className="muted">
              {s.when && (
                <>
                  <time>{s.when}</time> ·{' '}
                </>
              )}
              {s.who}
              {s.manner && ` · ${s.manner}`}
            </p>
            <p>
              <b>{s.stance}</b> {texts.get(s.option)}
              {s.condition.length > 0 && `, ${say.condition}: ${s.condition.join('; ')}`}
            </p>
            <q dir="auto">{s.words}</q>
            <p className="muted">
              {s.why.join('; ')}.{!s.counts && ` ${suggested.outranked}`}
            </p>
            <p>
              {s.paper && (
                <button type="button" className="plain" onClick={() => onOpen(s.paper!, s.passage)}>
                  {s.title || s.paper}
                </button>
              )}{' '}
              <button type="button" onClick={() => go({ screen: 'papers', own: formOf(s) })}>
                {suggested.enter}
              </button>
            </p>
          </li>
        ))}
      </ol>
      {answer.value && answer.value.leftOut.length > 0 && (
        <>
          <h3>{suggested.leftOut}</h3>
          <ul>
            {answer.value.leftOut.map((l) => (
              <li key={`${l.option} ${l.words}`} dir="auto">
                {l.who}, {texts.get(l.option)}: <q>{l.words}</q> <span className="muted">{l.why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

/** The form for a stance, filled in. */
function formOf(s: DeskSuggestion): Own {
  return {
    form: 'stance',
    ...Object.fromEntries(Object.entries(s.form).map(([field, value]) => [`for-${field}`, value])),
  }
}
