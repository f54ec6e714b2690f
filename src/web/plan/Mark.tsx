/** How far a step is borne out: full, half, hollow; told by shape and not by colour alone. */
import { sayPlan } from '../words-plan.ts'

export function Mark({ state }: { readonly state: string }) {
  const kind = state.replace(/[^a-z]+/g, '-')
  return (
    <svg className={`mark mark-${kind}`} viewBox="0 0 16 16" role="img" aria-label={sayPlan.marks[state] ?? state}>
      <circle cx="8" cy="8" r="6.2" className="ring" />
      {state === 'confirmed' && <path d="M4.8 8.2 7.1 10.5 11.3 5.8" className="tick" />}
      {state === 'claimed, not confirmed' && <path d="M8 1.8a6.2 6.2 0 0 0 0 12.4z" className="fill" />}
      {state === 'confirmed without standing' && <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" className="fill" />}
      {state === 'disputed' && <path d="M8 4.2v4.6M8 11v.8" className="tick" />}
    </svg>
  )
}
