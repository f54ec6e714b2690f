/** English names of people, offices, posts and bodies, as papers, registers and keepers write them. */
import type { NameWords } from '../language.ts'
import { stateNamed } from './countries.ts'

const POST =
  /\b(?:embassy|ambassador(?: at large)?|charg[eé](?: d.affaires)?|legation|minister|mission|consul(?:ate)?(?: general)?|representative|high commissioner|delegation|delegate|observer|interests section|special representative)\s+(?:in|at|to|near)\s+(?:the\s+)?([\p{L} .'’-]+)/iu
const AMEMB = /^(?:am\.?\s?emb(?:assy)?|embassy|legation|amlegation|amconsul|consulate)\s+([\p{Lu}][\p{L} ]+)$/iu

export const names: NameWords = {
  honorifics:
    /^(?:the\s+|his excellency\s+|mr\.?\s+|mrs\.?\s+|dr\.?\s+|comrade\s+|messrs\.?\s+|sir\s+|lord\s+|hon\.?\s+|amb\.?\s+|gen\.?\s+|col\.?\s+|sen\.?\s+)+/i,
  courtesy: /^(?:mr|mrs|ms|miss|mme|madame|madam|monsieur|m|dr|sir|lord|lady|prof|professor|herr|frau|messrs)\.?\s+/i,
  titled:
    /^(?:(?:the|mr|mrs|miss|ms|dr|comrade|sir|lord|lady|amb|gen|col|sen|president|premier|chairman|ambassador|secretary|general|minister|prime|foreign|deputy|acting|under|assistant|marshal|senator|prince|king|soviet|american|cuban|british|french|german|u\.?s\.?)\.?\s+)+/i,
  article: /^[Tt]he\s+/,
  possessive: /['’]s?$/,
  posts: [POST, AMEMB],
  station: /\bstation\s+(?:in|at)\s+([\p{L} ]+)|^CAS\s+(?!Washington)([\p{Lu}][\p{L}]+)$/iu,
  postBefore: /^(?:am\s?emb(?:assy)?|embassy|amconsul)\s+/i,
  mission: /embassy|mission|legation|ambassador|consul/i,
  ministry:
    /^(?:(?:acting |deputy |under )*secretary(?: of state)?|under secretary(?: of state)?|(?:the )?department(?: of state)?|dep(?:t|artment)['’]?s?\.?|state|state department)$/iu,
  ministryName: 'Department of State',
  offices: [
    [
      'cia',
      /^(?:CIA|CAS(?: Washington)?|DCI|Agency|(?:the )?Central Intelligence(?: Agency)?|Director of Central Intelligence)$/i,
    ],
    [
      'jcs',
      /^(?:C?JCS|(?:Chairman of the )?Joint Chiefs(?: of Staff)?|Chairman,? (?:of the )?Joint Chiefs of Staff)$/i,
    ],
    ['defense', /^(?:DOD|DEF|OSD|SecDef|Secretary of Defense|Department of Defense|Defense(?: Department)?)$/i],
    ['cincpac', /^(?:CINCPAC|Commander in Chief,? Pacific)$/i],
    ['macv', /^(?:MACV?|COMUSMACV|Commander,? (?:U\.?S\.? )?Military Assistance Command,? Vietnam)$/i],
    [
      'white house',
      /^(?:the )?White House(?: Staff)?$|^(?:the )?President['’]s (?:Deputy )?Special Assistant|^(?:Deputy )?Special Assistant to the President/i,
    ],
    ['usun', /^(?:USUN|(?:the )?(?:U\.?S\.? )?Mission (?:to|at) the United Nations)$/i],
  ],
  titles: [
    'president',
    'chairman',
    'prime minister',
    'premier',
    'secretary general',
    'secretary',
    'foreign minister',
    'ambassador',
    'chancellor',
    'king',
    'pope',
    'general',
    'minister',
    'attorney general',
  ],
  notSurnames: new Set(
    `state states department embassy affairs staff nations union government office bureau ministry agency council committee command force forces army
  navy vietnam israel egypt france germany kingdom republic security board mission station washington press radio party group delegation conference
  record president chairman secretary minister ambassador general premier officer director chief consul people east west north south asia europe
  america american americans soviet soviets cuban british french leadership`.split(/\s+/),
  ),
  afterSurname: /^(?:Jr|Sr|II|III)\.?$/,
  joins: /\b(?:of|for|and)\b/,
  inBodies: /\b(?:of|for|and|the|in|at|to)\b/i,
  place: (name) =>
    name
      .replace(/^the /, '')
      .replace(/ (?:and|for|on|with)\b.*$/, '')
      .trim(),
  office:
    /^(?:the\s+)?((?:(?:deputy|acting|first|vice|under|foreign|prime|assistant)\s+)*(?:ambassador|secretary(?:[- ]general)?(?: of state| of defense)?|president|premier|minister|chairman|chancellor|king|queen|general|consul|inspector|judge|mediator|commissioner|director|governor|attorney general|pope|shah|sultan|mayor|bishop))(?:\s+(?:of|in|to|for)\s+(?:the\s+)?([\p{L} ]+))?$/iu,
  officeBeforeName:
    /^(?:the\s+)?(ambassador|secretary(?: of state)?|president|premier|chairman|prime minister|foreign minister|general|minister)\s+\p{Lu}/iu,
  listed: /\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+/,
  and: /\s+and\s+(?=\p{Lu})/u,
  stateNamed,
}
