/** What a message passes on in its own text: a block under "Forwarded message", or, where the subject says so, whatever it repeats. */
import { type QuotedMail, readQuotedMail } from './quoted-mail.ts'

const FORWARD_SUBJECT =
  /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:fwd?|wg|tr|rv|enc|vl|i|doorst|пересл|转发)(?:\s*[[(]?\d+[\])]?)?\s*[:：]/iu
/** Without one of these there is no block to look for. */
const HINT = /^[> \t]*(?:[-_*=]{2,}|(?:Begin forwarded|Anfang der weitergeleiteten|Début du) )/imu

export function isForwardSubject(subject: string): boolean {
  return FORWARD_SUBJECT.test(subject)
}

/** The messages that it passes on, each with the place where its words stand. */
export function readForwardedMail(text: string, subject = ''): QuotedMail[] {
  const bySubject = isForwardSubject(subject)
  if (!bySubject && !HINT.test(text)) return []
  return readQuotedMail(text).filter((q) => q.depth === 1 && q.attributed && (bySubject || q.form === 'forwarded'))
}
