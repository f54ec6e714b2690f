/**
 * Does a clause tell of something that happened? "If he agreed", "as soon as he agrees", "it is untrue that he agreed" and "the rumour
 * that he agreed" do not. What stands around the verb is looked at, in windows of fixed length.
 */
import type { Act } from '../speech.ts'
import type { Hit } from './speech-hits.ts'
import { MODALITY } from './speech-words.ts'

/** "Had Dunn agreed, we should be at peace." */
const HAD_HE = /(?:^|[.;:,—]\s*|\b(?:and|but)\s+)had\s+(?:the\s+)?$/
const THAT = String.raw`that\s+(?:the\s+|his\s+|her\s+|their\s+|our\s+)?$`
/** "It is untrue that", "it is doubtful whether". */
const NOT_SO = new RegExp(
  String.raw`\b(?:untrue|not\s+true|false|incorrect|a\s+lie|unfounded|no\s+truth|not\s+(?:the\s+)?(?:case|so)|unlikely|improbable|doubtful|inconceivable|unthinkable|impossible|not\s+(?:\w+\s+)?(?:likely|certain|clear|known|proved|proven|established))\b[^.;:,]{0,30}${THAT}`,
)
/** "Nobody has said that." */
const NOBODY_SAYS = new RegExp(
  String.raw`\b(?:nobody|no\s?one|none\s+of\s+(?:us|them|you|the\s+\w+))\s+(?:(?:here|now|has|had|have|ever|yet|else|can|could|would|will)\s+){0,3}(?:believe[sd]?|thinks?|thought|supposed?s?|say|says|said|claim(?:s|ed)?|expect(?:s|ed)?|told|tells?|wrote|writes|heard|reported|maintain(?:s|ed)?|mentioned|pretend(?:s|ed)?)\s+(?:\w+\s+)?${THAT}`,
)
/** A rumour tells only of itself. */
const RUMOUR = new RegExp(
  String.raw`\b(?:pretend(?:s|ed)?|imagin(?:e|es|ed)|fancied|wish(?:es|ed)?|dream(?:s|t|ed)?|talk)\s+${THAT}|\b(?:rumou?rs?|allegations?|gossip|hearsay|speculations?|notions?|ideas?|suggestions?|suspicions?|possibilit(?:y|ies)|likelihood|chances?|hopes?|fears?|expectations?|myth|legend|pretence|fiction)\s+(?:(?:is|was|has\s+it|had\s+it|goes|went|runs?|ran|current|abroad|about)\s+)?${THAT}|\b(?:it|which)\s+(?:is|was|has\s+been|had\s+been)\s+(?:\w+ly\s+)?(?:rumou?red|alleged|whispered|supposed|hoped|feared|expected|suspected)\s+${THAT}`,
)
const TOLD = String.raw`(?:reports?|claims?|stor(?:y|ies)|statements?|assertions?|news|charges?|beliefs?|impressions?|assumptions?|contentions?|tales?|information|accounts?|announcements?|word)\s+(?:\w+\s+){0,3}?${THAT}`
const REPORT = new RegExp(String.raw`\b${TOLD}`)
const AGAINST = new RegExp(
  String.raw`\b(?:contrary\s+to|no\s+truth\s+in|nothing\s+in|no\s+foundation\s+for|den(?:y|ies|ied|ying)|refut\w+|contradict\w*|dismiss\w*|disbeliev\w+|discredit\w*|reject\w*)\s+(?:\w+\s+){0,3}?${TOLD}`,
)
/** "…that he agreed is false": said of a report, after its clause. */
const IS_FALSE =
  /\b(?:is|was|are|were|be|been|proved|proves|turned\s+out|turns\s+out)\s+(?:to\s+be\s+)?(?:(?:\w+ly|quite|altogether|an?|pure|mere)\s+){0,2}(?:false|untrue|unfounded|groundless|baseless|wrong|mistaken|incorrect|inaccurate|lies?|nonsense|inventions?|fabrications?|premature|denied|without\s+(?:any\s+)?foundation|not\s+(?:\w+\s+)?(?:so|true|correct|the\s+case|borne\s+out|confirmed))\b/
/** "If he says no, I shall tell him you refuse": neither has happened. */
const WOULD_TELL =
  /(?:^|[\s"“(])(?:if|unless|should)\s.*(?:\b(?:shall|will|would|may|might|could)|['’]ll)\s+(?:\w+ly\s+|then\s+)?(?:tell|inform|write|assure|say\s+to|report\s+to|write\s+to)\s+(?!you\b)[^.;:,]{1,30}?\s(?:that\s+)?(?:the\s+)?$/s
/** "As soon as he agrees": what is to come, unless it is told in the past. */
const TO_COME =
  /\b(?:once|as\s+soon\s+as|until|till|by\s+the\s+time|(?<!for\s)the\s+moment|as\s+long\s+as|so\s+long\s+as)\s+(?:that\s+)?(?:the\s+)?$/
const WHENEVER = /\b(?:when|whenever|after|the\s+day)\s+(?:the\s+)?$/
const SUPPOSED =
  /\b(?:assuming|suppos(?:e|ing)|imagine|on\s+condition|provid(?:ed|ing)|in\s+the\s+event)\s+(?:that\s+)?(?:the\s+)?$/
const CONDITION = /\b(?:if|unless|whether|should|lest|case|that|before|until|provided)\b/
const IF =
  /\b(?:if|unless|whether|should|lest|in case|so that|in order that|before|until)\s+(?:the\s+)?$|(?:^|[,;:—(]\s*|\band\s+|\bor\s+|\bbut\s+)(?:if|unless|lest|in case|provided(?: that)?)\b[^,;:—]*$|\s(?:if|unless|lest)\s[^,;:—]{0,60}$/
/** "Can we agree?", "has he agreed?" */
const ASKED = /(?:^|[.?!]\s+|[,;]\s+)(?:can|could|would|should|will|do|did|does|shall|may|might)\s+$/
const ASKED_HAS = /(?:^|[.?!]\s+|[,;]\s+|\b(?:when|why|where|how|what|and|but|or)\s+)(?:has|have|had)\s+(?:the\s+)?$/
/** "Hardly agreed", "reportedly agreed", "probably agreed". */
const HARDLY =
  /\b(?:nearly|almost|hardly|scarcely|barely|reportedly|allegedly|supposedly|presumably|probably|possibly|apparently|ostensibly|seemingly)\b/i
const DETERMINER = new Set(['the', 'his', 'her', 'their', 'our'])
const PAST = /ed\b|^(?:said|told|wrote|spoke|gave|made|took|put|was|were|kept|fell|did)\b/
/** What may stand before a subject and tell that its verb is asked, supposed or to come. */
const TELLING = new Set(
  `can could would should will do did does shall may might has have had once as until till time moment long when whenever after day assuming suppose supposing
  imagine condition provided providing event`.split(/\s+/),
)
/** Acts that somebody does once, rather than what he says or thinks at all times. */
const DONE_ONCE = new Set<Act>(['accepts', 'refuses', 'assures', 'proposes', 'concedes'])

/**
 * `subject`: where the subject of the verb begins; `floor`: where its sentence does; `stop`: where it ends. False where the words take back, or do
 * not yet tell, what the verb says.
 */
export function happened(
  low: string,
  { subject, floor, stop }: { readonly subject: number; readonly floor: number; readonly stop: number },
  hit: Hit,
  auxiliaries: string,
): boolean {
  if (DONE_ONCE.has(hit.saying.act) && HARDLY.test(auxiliaries) && !MODALITY.test(auxiliaries)) return false
  if (subject - floor < 2) return true
  const clause = low.slice(Math.max(floor, subject - 140), subject)
  if (CONDITION.test(clause) && (IF.test(clause) || isWouldTell(low.slice(Math.max(floor, subject - 240), subject))))
    return false
  const lead = clause.slice(-32)
  const last = lastWord(lead)
  if (last === undefined) return true
  if (last !== 'that') {
    if (!TELLING.has(last)) return true
    if (ASKED.test(lead) || HAD_HE.test(lead) || SUPPOSED.test(lead)) return false
    if (low[stop - 1] === '?' && ASKED_HAS.test(lead)) return false
    const present = !PAST.test(hit.word) && !/\b(?:had|was|were|did)\b/i.test(auxiliaries)
    return !present || !(TO_COME.test(lead) || (DONE_ONCE.has(hit.saying.act) && WHENEVER.test(lead)))
  }
  if (SUPPOSED.test(lead) || TO_COME.test(lead)) return false
  if (NOT_SO.test(clause) || NOBODY_SAYS.test(clause) || RUMOUR.test(clause) || AGAINST.test(clause)) return false
  return !(REPORT.test(clause) && IS_FALSE.test(low.slice(hit.end, Math.min(stop, hit.end + 200))))
}

function isWouldTell(before: string): boolean {
  return /\b(?:if|unless|should)\s/.test(before) && WOULD_TELL.test(before)
}

/** The word before the subject, over "the" and its like and a comma. */
function lastWord(lead: string): string | undefined {
  const words = lead.trimEnd().split(/[\s—–-]+/)
  let word = words.pop()
  if (word !== undefined && DETERMINER.has(word)) word = words.pop()
  return word?.replace(/,$/, '')
}
