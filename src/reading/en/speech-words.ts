/** English words for saying: what act each tells of, and the words around it that deny it, soften it or lend it authority. */
import type { Act } from '../speech.ts'

export interface Saying {
  readonly act: Act
  /** It tells of speech by itself ("said"); the others need a clause or quotation after them ("felt that"). */
  readonly plain?: true
  /** The person after it is the one spoken to: "told him". */
  readonly takesHearer?: true
  /** Only beside a quotation: "cried", "returned". */
  readonly quoteOnly?: true
  /** What the act becomes when it is denied: not to agree is to refuse. */
  readonly whenDenied?: Act
  /** What follows it is denied: "denied that", "denied having". */
  readonly denies?: true
}

/** "say said says" and so on: present, past, third person; the participle is found by its auxiliary. */
const RULES: readonly (readonly [string, Saying])[] = [
  [
    'say says said|state states stated|remark remarks remarked|note notes noted|observe observes observed|add adds added|continue continues continued|declare declares declared|announce announces announced|mention mentions mentioned|emphasize emphasizes emphasized|emphasise emphasised|stress stresses stressed|reiterate reiterates reiterated|repeat repeats repeated|maintain maintains maintained|claim claims claimed|argue argues argued|contend contends contended|insist insists insisted|assert asserts asserted|comment comments commented|volunteer volunteered|recall recalls recalled|cite cites cited|whisper whispers whispered|interject interjected|allege alleges alleged|point points pointed|protest protests protested|complain complains complained|warn warns warned|confirm confirms confirmed|conclude concludes concluded|report reports reported|indicate indicates indicated|speak speaks spoke|write writes wrote',
    { act: 'states', plain: true },
  ],
  ['deny denies denied', { act: 'states', plain: true, denies: true }],
  [
    'tell tells told|inform informs informed|notify notified|remind reminds reminded|advise advises advised',
    { act: 'states', plain: true, takesHearer: true },
  ],
  ['ask asks asked|query queried', { act: 'asks', plain: true, takesHearer: true }],
  ['inquire inquires inquired|enquire enquired|wonder wonders wondered', { act: 'asks', plain: true }],
  [
    'reply replies replied|answer answers answered|respond responds responded|rejoin rejoined|retort retorted|counter countered',
    { act: 'answers', plain: true },
  ],
  [
    'propose proposes proposed|suggest suggests suggested|recommend recommends recommended|offer offers offered|urge urges urged',
    { act: 'proposes', plain: true },
  ],
  [
    'accept accepts accepted|agree agrees agreed|consent consents consented|concur concurs concurred',
    { act: 'accepts', plain: true, whenDenied: 'refuses' },
  ],
  [
    'refuse refuses refused|reject rejects rejected|decline declines declined|disagree disagrees disagreed',
    { act: 'refuses', plain: true },
  ],
  [
    'assure assures assured|promise promises promised|guarantee guaranteed|pledge pledges pledged',
    { act: 'assures', plain: true, takesHearer: true },
  ],
  ['doubt doubts doubted|suspect suspects suspected|question questions questioned', { act: 'doubts' }],
  [
    'concede concedes conceded|admit admits admitted|acknowledge acknowledges acknowledged|grant granted',
    { act: 'concedes', plain: true },
  ],
  ['explain explains explained|interpret interprets interpreted|clarify clarified', { act: 'interprets', plain: true }],
  [
    'think thinks thought|believe believes believed|feel feels felt|consider considers considered|judge judged|estimate estimates estimated|assess assesses assessed|understand understands understood',
    { act: 'assesses', whenDenied: 'assesses' },
  ],
  [
    'expect expects expected|anticipate anticipates anticipated|hope hopes hoped|fear fears feared|assume assumes assumed|predict predicts predicted',
    { act: 'expects', whenDenied: 'expects' },
  ],
  ['nod nods nodded|shrug shrugs shrugged|gesture gestured', { act: 'gestures', plain: true }],
  [
    'cry cries cried|exclaim exclaims exclaimed|murmur murmured|mutter muttered|shout shouted|call called|laugh laughed|sob sobbed|sigh sighed|gasp gasped|growl growled|scream screamed|demand demands demanded|plead pleaded|return returned|begin began|go went|repeat repeated|croon crooned|sing sang|quoth|pursue pursued|proceed proceeded|interrupt interrupted|interpose interposed|echo echoed|assent assented|smile smiled|drawl drawled|hiss hissed|roar roared|yell yelled|bawl bawled|stammer stammered|falter faltered|ejaculate ejaculated|resume resumed|persist persisted|tease teased|snap snapped|grunt grunted|snarl snarled|instruct instructed|correct corrected|venture ventured|hint hinted|chime chimed|bellow bellowed|inquire|whine whined|growl|think thought|reflect reflected|drone droned|chuckle chuckled|simper simpered|titter tittered|stipulate stipulated|hail hailed|put put|intimate intimated|soothe soothed|faltered|lisped|wept|groan groaned|whimper whimpered|boast boasted|caution cautioned|greet greeted|quote quoted|read read',
    { act: 'states', quoteOnly: true },
  ],
]

export const SAYINGS: ReadonlyMap<string, Saying> = new Map(
  [...RULES].reverse().flatMap(([words, saying]) => words.split(/[| ]/).map((w) => [w, saying] as const)),
)

/** Past forms and the present in -s: those that may head a clause about somebody else. */
export const VERB = new RegExp(`\\b(?:${[...SAYINGS.keys()].sort((a, b) => (a < b ? -1 : 1)).join('|')})\\b`, 'g')

/** "expressed the hope that": the noun tells the act. */
export const EXPRESSED: readonly (readonly [RegExp, Act])[] = [
  [/^(?:hopes?|expectations?|fears?|confidence|optimism)\b/, 'expects'],
  [/^(?:doubts?|scepticism|skepticism|suspicions?|misgivings?|reservations?)\b/, 'doubts'],
  [/^(?:views?|opinions?|beliefs?|impressions?|convictions?|concern|feelings?|assessments?|analys[ei]s)\b/, 'assesses'],
  [/^(?:agreement|consent|approval|willingness|readiness)\b/, 'accepts'],
  [/^(?:questions?|inquir(?:y|ies)|a number of questions)\b/, 'asks'],
  [/^(?:assurances?|guarantees?|promises?)\b/, 'assures'],
  [/^(?:proposals?|suggestions?|offers?)\b/, 'proposes'],
  [/^(?:explanations?)\b/, 'interprets'],
  [/^(?:repl(?:y|ies)|answers?|responses?)\b/, 'answers'],
  [/^(?:objections?|refusal|opposition)\b/, 'refuses'],
  [
    /^(?:regrets?|satisfaction|gratitude|thanks|appreciation|surprise|disappointment|interest|dissatisfaction|statements?|remarks?|comments?|declarations?|points?)\b/,
    'states',
  ],
]

export const LIGHT =
  'expressed expresses express voiced posed poses raised gave gives give made makes put took takes take'.split(' ')

/** After "expressed", "made": words that may stand before the noun. */
export const LIGHT_BETWEEN =
  /^\s+(?:him\s+|her\s+|us\s+|me\s+|them\s+|it\s+)?(?:the\s+|a\s+|an\s+|his\s+|her\s+|their\s+|its\s+|my\s+|our\s+|some\s+|no\s+|several\s+|great\s+|strong\s+|full\s+|further\s+|following\s+|[a-z]+(?:ed|ing|ous|ful|ible|al|ant|ary)\s+){0,4}/

export const SILENT =
  /\b(?:was|were|remained|stayed|kept|fell|is|are)\s+(?:completely\s+|quite\s+)?(?:silent|quiet)\b|\b(?:said\s+nothing|did\s+not\s+(?:say\s+anything|reply|respond|answer|comment)|didn['’]t\s+(?:reply|respond|answer)|made\s+no\s+(?:reply|comment|response|answer)|gave\s+no\s+(?:reply|answer|response))\b/g

/** "adding that", "by saying": whoever the sentence is about says it. */
export const SAYING_ING: ReadonlyMap<string, Act> = new Map(
  (
    [
      [
        'saying stating telling adding noting alleging claiming arguing insisting pointing indicating emphasizing emphasising stressing warning reminding denying remarking observing declaring repeating reiterating maintaining asserting informing mentioning commenting',
        'states',
      ],
      ['asking inquiring enquiring wondering', 'asks'],
      ['replying answering responding', 'answers'],
      ['proposing suggesting recommending offering urging', 'proposes'],
      ['accepting agreeing consenting', 'accepts'],
      ['refusing rejecting declining', 'refuses'],
      ['assuring promising pledging', 'assures'],
      ['admitting conceding acknowledging', 'concedes'],
      ['explaining', 'interprets'],
      ['hoping fearing expecting', 'expects'],
    ] as const
  ).flatMap(([words, act]) => words.split(' ').map((w) => [w, act] as const)),
)

/** Nouns for what somebody said: "Castro's question whether", "your statement that". */
export const NOUNS =
  'statement question proposal suggestion assurance promise claim assertion view opinion belief reply answer remark comment complaint warning request offer refusal contention argument allegation explanation inquiry query doubt'.split(
    ' ',
  )
export const SAID_NOUN = new RegExp(
  `\\b(${NOUNS.join('|')})s?\\s+(?:that\\b|whether\\b|about\\s+whether\\b|as\\s+to\\s+whether\\b|about\\s+what\\b|about\\s+how\\b)`,
)
export const NOUN_ACTS: { readonly [noun: string]: Act } = {
  question: 'asks',
  inquiry: 'asks',
  query: 'asks',
  request: 'asks',
  proposal: 'proposes',
  suggestion: 'proposes',
  offer: 'proposes',
  assurance: 'assures',
  promise: 'assures',
  view: 'assesses',
  opinion: 'assesses',
  belief: 'assesses',
  reply: 'answers',
  answer: 'answers',
  refusal: 'refuses',
  explanation: 'interprets',
  doubt: 'doubts',
}

/** The writer's own judgement, without a verb that has him for its subject. */
export const OWN_VIEW =
  /\b(?:in (?:my|our) (?:opinion|view|judg(?:e)?ment|estimation)|to my mind|it (?:seems|appears)(?: to (?:me|us)| as (?:though|if)| that)|(?:apparently|presumably|evidently),)/g

export const OPINION =
  /\b(?:(?:was|were|is|are|am)\s+of\s+(?:the\s+)?(?:opinion|view|belief)|(?:had|have|has|got|gained|gain)\s+(?:the\s+)?impression|(?:was|were|is|are|am)\s+(?:not\s+)?(?:convinced|confident|certain|sure)|(?:made|makes|make)\s+(?:it\s+)?(?:\w+\s+)?clear|(?:took|takes|take)\s+the\s+(?:position|line|view)|could\s+feel)\b|\b(?:turned|referred|alluded|reverted|came\s+back|returned)\s+to\s+(?:the\s+)?(?:issue|question|subject|matter|problem|topic|point|possibility)s?\b|\b(?:brought\s+up|touched\s+(?:up)?on|dwelt\s+(?:up)?on|spoke\s+of|(?:drew|called)\s+attention\s+to|raised)\s+the\b/g

const MODAL = 'wld|cld|shld|would|will|could|can|might|may|should|must|shall|ought'
export const NOT = /\b(?:not|never|cannot|unable|neither|nor|refused|declined|no longer)\b|n['’]t\b/i
export const MODALITY = new RegExp(`\\b(${MODAL})\\b|n['’]t\\b`, 'i')
export const PASSIVE = /\b(?:was|were|been|being|is|are|be)(?:\s+(?:also|then|not|never|already|[a-z]+ly))*\s*$/i

/** A clause or a question after the verb. */
export const COMPLEMENT =
  /^(?:\s*,)?\s+(?:that\b|whether\b|if\b|why\b|how\b|what\b|when\b|where\b|who\b|which\b|to\b|for\b|on\b|about\b|of\b|regarding\b)|^\s*[:,]\s*[“"‘]|^\s*:/
export const WH = /^\s*,?\s*(?:whether|if|why|how|what|when|where|who|whom|which)\b/i

export const AUTHORITY: readonly (readonly [RegExp, 'instructed' | 'personal' | 'collective' | 'unclear'])[] = [
  [
    /\b(?:no|without|lack(?:s|ed|ing)?|(?:not|n['’]t) have)\s+(?:any\s+|direct\s+|specific\s+|further\s+)*instructions?\b/i,
    'personal',
  ],
  [
    /\b(?:personal(?:ly)?|private(?:ly)?|his own|my own|her own)\s+(?:views?|opinions?|capacity|ideas?|thoughts?|initiative|behalf|suggestions?)\b|\bspeaking (?:personally|privately|for (?:him|my|her)self)\b|\bon (?:his|my|her) own (?:initiative|responsibility|account)\b|\bnot speaking (?:officially|for)\b/i,
    'personal',
  ],
  [
    /\b(?:decision|opinion|position|view|will)\s+of\s+(?:our|the|his|my)\s+(?:entire|whole|people|leadership|government|party|cabinet|delegation)\b|\b(?:their|our)\s+(?:common|joint|collective|unanimous|shared)\s+(?:opinion|position|view|decision)\b|\b(?:unanimous(?:ly)?|collectively)\b/i,
    'collective',
  ],
  [
    /\b(?:under|on|acting on|pursuant to|in accordance with|has|have|had|received)\s+(?:\w+\s+){0,2}instructions?\b|\binstructed\s+(?:me|him|her|us|them|by|to)\b|\b(?:was|were|been|is|am)\s+(?:\w+\s+)?(?:instructed|authorized|authorised|directed|empowered)\b/i,
    'instructed',
  ],
]
/** Words that begin a sentence with a capital and name nobody. */
export const NOBODY = new Set(
  `the a an this that these those it its there here then thus however moreover furthermore also and but or nor so yet if when while whereas after before
  since although though unless until till lest once because suppose supposing assuming provided as at by for from in into of on to with without under over upon during between among against about above below i we you he
  she they me us him her them my our your his their what who whom which why how where whether all both each every some any no not none one two three
  four five six first second third finally meanwhile nevertheless therefore accordingly further additionally again later today yesterday tomorrow
  now please secret confidential subject participants present re ref following according regarding concerning yes oh ah well good dear sir madam
  come god lord heaven heavens never ever nothing everything something perhaps maybe just even only still such very more most much many next last
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  dept department embassy embtel deptel reftel do did does is are was were be been have has had can could will would shall should might must let go
  look see hear tell say ask chapter volume book part mr mrs miss ms dr`.split(/\s+/),
)

export const MALE =
  /^(?:mr|sir|lord|king|prince|uncle|father|brother|son|master|monsieur|herr|don|señor|captain|colonel|general|major|duke|count|baron|man|boy|gentleman|husband|lad|parson|sergeant|old man|grandfather|papa|dad|pop|comrade|chairman|premier|priest|squire|doctor|dr|friar|farmer|nephew|earl)\b/i
export const FEMALE =
  /^(?:mrs|miss|ms|lady|queen|princess|aunt|mother|sister|daughter|madame|madam|mademoiselle|duchess|countess|woman|girl|wife|mamma|mama|nurse|widow|dame|maid|governess|grandmother|niece|hostess|landlady|housekeeper|señora|frau)\b/i

/** Given names that tell he from she, the commonest of two centuries of English letters; nothing else is read from them. */
export const HIS_NAMES = new Set(
  `john james william george charles thomas henry robert edward richard joseph david daniel samuel peter paul michael jack tom harry
  fred frank arthur walter albert alfred andrew ben benjamin francis philip ralph stephen simon adam alexander anthony edgar emil
  ernest gilbert hugh jim joe matthew nicholas oliver oscar patrick ronald roger sidney theodore timothy victor vincent eric leonard
  howard kenneth lawrence martin herbert`.split(/\s+/),
)
export const HER_NAMES = new Set(
  `mary elizabeth anne anna ann jane margaret alice emma emily charlotte catherine katherine katharine sarah martha ellen helen rose
  florence lucy caroline clara edith eleanor eliza fanny grace harriet isabel jessie julia kate laura louisa lydia mabel maria
  marian may nancy rachel rebecca ruth sophia susan beatrice bertha constance dora dorothy olga pamela sally theresa ursula vera
  violet virginia doris frances gladys irene joan josephine lilian marion mildred phyllis sylvia winifred`.split(/\s+/),
)
