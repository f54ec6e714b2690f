/**
 * A mail message: headers to fields, the plain text (else the HTML as text) to the body. Its id is the Message-ID, so that
 * "In-Reply-To" and "References" name papers, and the same message in a mailbox and in a folder is one paper.
 */
import PostalMime, { type Address } from 'postal-mime'
import { normalizeText } from '../record/text.ts'
import type { WhenSaid } from '../record/when.ts'
import { mendWindows1252 } from './decode.ts'
import { type Draft, type Gathered, idFromPath, startGathering } from './gathering.ts'
import { readHtmlText } from './html.ts'
import type { Problem } from './intake.ts'

export async function readMail(bytes: Uint8Array, path: string): Promise<Gathered> {
  const gathered = startGathering('mail')
  const draft = await readMessage(bytes, path, 1, idFromPath(path), gathered.problems)
  if (draft) gathered.drafts.push(draft)
  else gathered.status = 'unreadable'
  return gathered
}

/** One message to a draft; undefined, with a problem, if there is neither a header nor a text. */
export async function readMessage(
  bytes: Uint8Array,
  path: string,
  line: number,
  fallbackId: string,
  problems: Problem[],
): Promise<Draft | undefined> {
  const mail = await PostalMime.parse(bytes as Uint8Array<ArrayBuffer>, {
    maxNestingDepth: 50,
    maxHeadersSize: 2 * 1024 * 1024,
  })
  const text = mendWindows1252(
    normalizeText(mail.text ?? (mail.html ? readHtmlText(mail.html).text : '')).replaceAll('\0', ''),
  )
  const headers = new Set(mail.headers.map((h) => h.key))
  if (!headers.has('from') && !headers.has('date') && !headers.has('to') && !headers.has('subject')) {
    problems.push({
      severity: text.trim() === '' ? 'error' : 'warning',
      code: 'mail-without-headers',
      file: path,
      line,
      message: `The message has none of From, To, Date and Subject: it may be no mail message. ${text.trim() === '' ? 'It has no text either, and gave no paper.' : 'Its words were kept as a text.'}`,
      remedy: 'Export the message again with its headers, or save it as .txt or .md.',
    })
    if (text.trim() === '') return undefined
  }
  const dateHeader = mail.headers.find((h) => h.key === 'date')?.value.trim()
  const sent = readMailDate(dateHeader)
  if (dateHeader && !sent?.edtf)
    problems.push({
      severity: 'warning',
      code: 'not-a-date',
      file: path,
      line,
      message: `The header Date says "${dateHeader.slice(0, 80)}", which is no date that can be read. The words were kept.`,
      remedy: 'A mail date reads: Fri, 26 Oct 1962 19:00:00 +0300',
    })
  const messageId = bracketed(mail.messageId)[0]
  const answers = bracketed(mail.inReplyTo)
  const cites = bracketed(mail.references).filter((id) => !answers.includes(id))
  const addresses = new Map<string, string>()
  const people = (list: readonly Address[] | undefined): string[] =>
    (list ?? []).flatMap((a) => {
      if (a.group) return people(a.group)
      const name = a.name?.trim() || a.address || ''
      if (a.address) addresses.set(name, a.address.toLowerCase())
      return name === '' ? [] : [name]
    })
  const attachments = mail.attachments
    .filter((a) => a.disposition !== 'inline' || a.filename)
    .map((a) => a.filename ?? a.mimeType)
  if (attachments.length)
    problems.push({
      severity: 'warning',
      code: 'attachment-not-read',
      file: path,
      line,
      message: `The message has ${attachments.length === 1 ? 'an attachment' : `${attachments.length} attachments`} whose text was not read: ${attachments.slice(0, 5).join(', ')}.`,
      remedy: 'Save what is a paper of its own beside the message, and name it under `encloses`.',
    })
  const from = people(mail.from ? [mail.from] : undefined)
  const to = people(mail.to)
  const cc = people([...(mail.cc ?? []), ...(mail.bcc ?? [])])
  return {
    file: path,
    line,
    format: 'mail',
    id: messageId ?? fallbackId,
    idGiven: messageId !== undefined,
    inferred: {},
    attached: [],
    addresses,
    ...(text !== '' && { body: text }),
    said: {
      ...(mail.subject && { title: mail.subject }),
      kind: 'mail',
      ...(from.length && { from }),
      ...(to.length && { to }),
      ...(cc.length && { cc }),
      ...(sent && { sent }),
      ...(answers.length && { answers }),
      ...(cites.length && { cites }),
      ...(attachments.length && { note: `Attachments: ${attachments.join(', ')}` }),
    },
  }
}

function bracketed(header: string | undefined): string[] {
  return header ? [...new Set([...header.matchAll(/<([^<>\s]+)>/g)].map((m) => m[1]!))] : []
}

const MAIL_DATE =
  /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[A-Z]{1,5})?/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAMED: { readonly [zone: string]: string } = {
  UT: 'Z',
  GMT: 'Z',
  UTC: 'Z',
  Z: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
}

/** RFC 5322 date to EDTF in the sender's own offset: local days are what letters are cited by. */
export function readMailDate(header: string | undefined): WhenSaid | undefined {
  if (!header) return undefined
  const m = MAIL_DATE.exec(header)
  const month = m ? MONTHS.indexOf(m[2]!.toLowerCase()) + 1 : 0
  if (!m || month === 0) return { words: header }
  const year = m[3]!.length === 4 ? m[3]! : String(Number(m[3]) + (Number(m[3]) < 50 ? 2000 : 1900))
  const zone =
    m[7] === undefined
      ? ''
      : /^[+-]/.test(m[7])
        ? m[7] === '-0000'
          ? 'Z'
          : `${m[7].slice(0, 3)}:${m[7].slice(3)}`
        : (NAMED[m[7]] ?? '')
  const two = (s: string | number) => String(s).padStart(2, '0')
  const edtf = `${year}-${two(month)}-${two(m[1]!)}T${two(m[4]!)}:${m[5]}${m[6] ? `:${m[6]}` : ''}${zone}`
  return { words: header, edtf }
}
