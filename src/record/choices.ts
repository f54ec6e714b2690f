/** The words among which an entry chooses. Apart from `said.ts`, so that a form can offer them without the schema. */

export const EXISTENCE = ['attested', 'cited', 'alleged', 'denied', 'proposed', 'never-sent'] as const

export const ON_FILE = ['text', 'summary', 'none', 'absent'] as const

export const HOW = [
  'given',
  'shown',
  'read-aloud',
  'summarised',
  'intercepted',
  'broadcast',
  'published',
  'kept',
] as const

export const ACTS = [
  'states',
  'asks',
  'answers',
  'proposes',
  'accepts',
  'refuses',
  'assures',
  'doubts',
  'concedes',
  'interprets',
  'assesses',
  'expects',
  'gestures',
  'silent',
] as const

export const MANNERS = ['formal', 'informal', 'off-the-cuff', 'reported'] as const

export const AUTHORITIES = ['instructed', 'personal', 'collective', 'unclear'] as const

/** What can be said of a step's progress; its status follows from such reports and is never entered. */
export const REPORTS = [
  'begun',
  'in-effect',
  'done',
  'confirmed',
  'disputed',
  'suspended',
  'resumed',
  'violated',
  'discharged',
] as const

export const STANCES = ['accepts', 'prefers', 'rejects', 'accepts-if', 'proposes', 'silent'] as const

export const SEARCH_RESULTS = ['not found', 'found', 'not printed', 'not declassified'] as const
