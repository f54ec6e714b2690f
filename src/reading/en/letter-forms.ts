/** How English letters begin and end; with the French and German forms that stand in English files. */
import type { LetterFormWords } from '../language.ts'

export const letters: LetterFormWords = {
  greeting:
    /^["“]?(?:(?:my )?dear(?:est)? \S.*|(?:honou?red |reverend )?(?:sirs?|madam|gentlemen|your excellenc(?:y|ies)|my lord)|(?:mon )?(?:cher|chère) \S.*|monsieur(?: le \S.*| l['’]\S.*)?|madame(?: la \S.*)?|messieurs|(?:sehr )?geehrter? \S.*|(?:lieber|liebe) \S.*|hochgeehrter \S.*)\s*[,:.!—–-]*$/i,
  greets:
    /^["“]?(?:(?:my )?dear(?:est)?|(?:mon )?(?:cher|chère)|(?:sehr )?geehrter?|lieber|liebe) (.+?)\s*[,:.!—–-]*$/i,
  nobody:
    /^(?:(?:and |my )?(?:sirs?|madam|madame|friends?|colleagues?|comrades?|excellency|lord|lady|ami|amie|herr|gentlemen|all|everyone|both|you|brother|boy|fellow|old|young|good|learned)\b)/i,
  courtesy: /^(?:Mr|Mrs|Ms|Miss|Dr|Mme|Madame|Monsieur|M|Herr|Frau|Señora?|Signora?)\.?\s+/,
  closing:
    /^(?:(?:(?:and )?believe me|i (?:remain|am|have the hono(?:u)?r to (?:be|remain))|(?:with|best|kind(?:est)?|warm(?:est)?) (?:\w+ )*(?:wishes|regards|respects?|esteem|consideration|compliments)|(?:very |most )?(?:sincerely|respectfully|truly|faithfully|cordially|affectionately)(?: yours)?|(?:ever|always) yours|yours(?: (?:very|most|ever))?(?: (?:sincerely|faithfully|truly|ever|respectfully|obediently|affectionately|always))?|your (?:[\w'’]+,? ){0,5}servants?|(?:(?:with|all my) )?love|(?:veuillez |je vous prie d['’])?agré(?:ez|er)|hochachtungsvoll|mit (?:freundlichen|besten|vorzüglicher)(?: grüßen| grüssen| hochachtung)?)(?=[\s,.:;]|$))(.*)$/i,
  closingGoesOn:
    /^[\s,.:;]*(?:(?:my |dear |sirs?|madam|gentlemen|believe me|to be|to remain|with|great(?:est)?|respect|esteem|very|most|yours?|truly|sincerely|faithfully|ever|obedient(?:ly)?|humble|servants?|excellency['’]s|etc|&c|and|respectfully|affectionately|always|cordially|regards|wishes)[\s,.:;]*)*/i,
  // "Yours of the 3rd is to hand" opens a letter and closes none.
  notClosing:
    /^(?:yours? (?:of|is|was|has|letter|dated|telegram|message)|i (?:am|remain) (?!.*(?:servant|yours|sincerely|truly|faithfully|,\s*$|^i am,? ?$)))/i,
  longClosing: /^(?:veuillez|je|agr|hoch|mit|with)/i,
  noSignature:
    /^(?:enclosures?|attachments?|copy|copies|p\.? ?s\.?|stop|end|confidential|secret|private|sirs?|madam|monsieur|madame|president|secretary|minister|ambassador|chairman|sincerely|yours?|his|her|excellency|respectfully|love)\b/i,
}
