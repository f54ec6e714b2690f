/**
 * A mail message: headers to fields, the plain text (else the HTML as text) to the body. Its id is the Message-ID, and what its
 * header names is kept as it stands there, so that the same message in a mailbox and in a folder is one paper, and a message
 * that nobody has is known by what names it. What is enclosed is read in turn; what was forwarded is a paper of its own.
 */
import PostalMime, { type Attachment } from 'postal-mime'
import { readMailDate } from '../reading/mail-date.ts'
import { normalizeText } from '../record/text.ts'
import type { WhenSaid } from '../record/when.ts'
import { mendWindows1252 } from './decode.ts'
import { type Draft, type Gathered, idFromPath, startGathering, withAddress } from './gathering.ts'
import { readHtmlText, tooDeep } from './html.ts'
import type { Problem, SourceFile } from './intake.ts'
import {
  type Correspondent,
  decodeField,
  fieldOf,
  fieldsOf,
  LONGEST_HEADER,
  type MailHeader,
  readAnswered,
  readCorrespondents,
  readIds,
  readMailHeader,
} from './mail-header.ts'
import { carry, readJourney } from './mail-journey.ts'

export interface MailContext {
  /** The file that the message stands in, and the line where it begins. */
  readonly path: string
  readonly line: number
  /** The id of a message that has none. */
  readonly fallbackId: string
  /** When it is read, ISO: a message cannot be from later. */
  readonly at: string
  /** How enclosures are read; without it they are only named. */
  readonly readInner?: ((file: SourceFile) => Promise<Gathered>) | undefined
  /** How many messages it is enclosed in. */
  readonly depth?: number
}

const DEEPEST = 8
const MOST_ENCLOSURES = 200
/** Letters of a body whose parts could not be told apart. */
const MOST_RAW = 1_000_000
/** U+FFFD as it stands in UTF-8: somebody else lost the letter already. */
const FFFD = Buffer.from([0xef, 0xbf, 0xbd])

export async function readMail(
  bytes: Uint8Array,
  path: string,
  at = '9999-01-01T00:00:00Z',
  readInner?: MailContext['readInner'],
): Promise<Gathered> {
  const gathered = startGathering('mail')
  await readMessage(bytes, { path, line: 1, fallbackId: idFromPath(path), at, readInner }, gathered)
  if (gathered.drafts.length === 0) gathered.status = 'unreadable'
  return gathered
}

/** One message, and what is enclosed in it, into `gathered`. The draft of the message itself; undefined if it is none. */
export async function readMessage(
  bytes: Uint8Array,
  context: MailContext,
  gathered: Gathered,
): Promise<Draft | undefined> {
  const { path, line } = context
  const header = readMailHeader(bytes)
  const simple = readSimpleBody(bytes, header)
  const raw = () => normalizeText(new TextDecoder().decode(bytes.subarray(header.bodyAt))).replaceAll('\0', '')
  const parsed = simple === undefined ? await parse(bytes).catch((error: Error) => error.message) : undefined
  const mail = typeof parsed === 'string' ? undefined : parsed
  const html = mail?.text === undefined && mail?.html ? readHtmlText(mail.html, { quotes: true }) : undefined
  let text = mendWindows1252(normalizeText(simple?.text ?? mail?.text ?? html?.text ?? '').replaceAll('\0', ''))
  const doubt = (code: string, message: string, remedy: string) =>
    gathered.problems.push({ severity: 'warning', code, file: path, line, message, remedy })
  if (header.bodyAt > LONGEST_HEADER)
    doubt(
      'header-cut',
      `The header of the message has ${Math.round(header.bodyAt / 1024 / 1024)} MB, and ${LONGEST_HEADER / 1024 / 1024} MB is the most that is read of one: fields after that, and the end of a field that goes on beyond it, were left out.`,
      'Look at the header in a text editor: one of its fields is far too long.',
    )
  if (html?.cutShort) gathered.problems.push(tooDeep(path, line))
  if (typeof parsed === 'string') {
    text = raw().slice(0, MOST_RAW)
    doubt(
      'parts-not-read',
      `The parts of the message could not be told apart (${parsed}). Its header was read, and its body was kept as it stands.`,
      'Export the message again from the program that holds it.',
    )
  }
  if (simple?.meant !== undefined)
    doubt(
      'charset-mistaken',
      `The message says that it is written in ${simple.meant}, and it is not. It was read as ${simple.taken ? `${simple.taken}, in which its header is written: that is a guess` : 'windows-1252'}.`,
      'Look at its letters with accents; if they are wrong, export the message again as UTF-8.',
    )
  else if (text.includes('\uFFFD') && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(FFFD) < 0)
    doubt(
      'letters-not-read',
      'Some letters of the message cannot be read in the encoding that it names; "\uFFFD" stands in their place.',
      'Open it in the program that holds it and export it again as UTF-8.',
    )
  if (!['from', 'date', 'to', 'subject', 'message-id'].some((name) => fieldOf(header, name))) {
    const all = normalizeText(new TextDecoder().decode(bytes)).replaceAll('\0', '')
    gathered.problems.push({
      severity: all.trim() === '' ? 'error' : 'warning',
      code: 'mail-without-headers',
      file: path,
      line,
      message: `The message has none of From, To, Date and Subject: it may be no mail message. ${all.trim() === '' ? 'It has no text either, and gave no paper.' : 'Its words were kept as a text.'}`,
      remedy: 'Export the message again with its headers, or save it as .txt or .md.',
    })
    if (all.trim() === '') return undefined
    // Without a header, what stands there is kept whole.
    if (header.fields.length === 0 && text.trim() === '') text = all
  }
  if (mail && text.trim() === '' && mail.attachments.length === 0) {
    const all = raw()
    if (all.trim() !== '') {
      text = all
      gathered.problems.push({
        severity: 'warning',
        code: 'parts-not-found',
        file: path,
        line,
        message:
          'The message says that it has parts, and none with words was found where they should be. Its body was kept as it stands.',
        remedy: 'Export the message again from the program that holds it.',
      })
    }
  }
  const draft = draftOf(header, text, context, gathered.problems)
  gathered.drafts.push(draft)
  await readEnclosures(mail?.attachments ?? [], draft, context, gathered)
  return draft
}

function parse(bytes: Uint8Array) {
  return PostalMime.parse(bytes as Uint8Array<ArrayBuffer>, {
    maxNestingDepth: 50,
    maxHeadersSize: 2 * 1024 * 1024,
    forceRfc822Attachments: true,
  })
}

function draftOf(header: MailHeader, text: string, context: MailContext, problems: Problem[]): Draft {
  const { path, line } = context
  const warn = (code: string, message: string, remedy: string) =>
    problems.push({ severity: 'warning', code, file: path, line, message, remedy })
  const dateHeader = fieldOf(header, 'date')
  const stated = readMailDate(dateHeader)
  if (dateHeader && !stated?.edtf)
    warn(
      'not-a-date',
      `The header Date says "${dateHeader.slice(0, 80)}", which is no date that can be read. The words were kept.`,
      'A mail date reads: Fri, 26 Oct 1962 19:00:00 +0300',
    )
  const addresses = new Map<string, string>()
  const people = (...names: string[]): Correspondent[] => {
    const list = names.flatMap((name) => readCorrespondents(fieldsOf(header, name)))
    for (const { name, address } of list) if (address !== undefined) addresses.set(name, address)
    return list
  }
  const [from, to, cc, bcc] = [people('from'), people('to'), people('cc'), people('bcc')]
  if (from.length === 0) from.push(...people('sender', 'reply-to').slice(0, 1))
  const messageId = readIds(fieldOf(header, 'message-id'))[0]
  const references = readIds(fieldsOf(header, 'references').join(' ')).filter((id) => id !== messageId)
  const answers = readAnswered(fieldOf(header, 'in-reply-to'), references, new Set(addresses.values())).filter(
    (id) => id !== messageId,
  )
  const journey = readJourney(header, stated, context.at, warn)
  const id = messageId === undefined ? context.fallbackId : idOfMessage(messageId)
  const subject = decodeField(fieldOf(header, 'subject') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  const names = (list: readonly Correspondent[]) => [...new Set(list.map((c) => c.name))]
  const draft: Draft = {
    file: path,
    line,
    format: 'mail',
    id,
    idGiven: messageId !== undefined,
    inferred: { ...(journey.reason && { date: journey.reason }) },
    attached: [],
    addresses,
    ...(text !== '' && { body: text }),
    said: {
      ...(subject && { title: subject }),
      kind: 'mail',
      ...(from.length && { from: names(from) }),
      ...(to.length && { to: names(to) }),
      ...(cc.length && { cc: names(cc) }),
      ...(journey.sent && { sent: journey.sent }),
      ...(answers.length && { answers: answers.map(idOfMessage) }),
      ...((messageId ?? answers[0] ?? references[0]) !== undefined && {
        header: {
          ...(messageId !== undefined && { id: messageId }),
          ...(answers.length && { answers }),
          ...(references.length && { references }),
        },
      }),
    },
  }
  carry(draft, header, journey, { from, to, cc, bcc })
  return draft
}

/** The id of a paper that is a message; one that would pass for something else in the record is set apart. */
export function idOfMessage(messageId: string): string {
  return /^(?:absent|copy|judgement|statement):/.test(messageId) ? `mail:${messageId}` : messageId
}

const PLAIN = /^text\/plain\s*(?:;|$)/i

/**
 * The body of a message that is one plain text, read without the machinery that parts need: most messages are. Undefined
 * if there are parts, flowed lines or anything else that wants care.
 */
function readSimpleBody(
  bytes: Uint8Array,
  header: MailHeader,
): { readonly text: string; readonly meant?: string; readonly taken?: string } | undefined {
  const type = fieldOf(header, 'content-type')
  if (type !== undefined && (!PLAIN.test(type) || /format\s*=\s*"?flowed|name\*?\s*=/i.test(type))) return undefined
  if (/attachment/i.test(fieldOf(header, 'content-disposition') ?? '')) return undefined
  const encoding = fieldOf(header, 'content-transfer-encoding')?.toLowerCase() ?? '7bit'
  if (encoding !== '7bit' && encoding !== '8bit' && encoding !== 'binary') return undefined
  const body = bytes.subarray(header.bodyAt)
  const plain = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1')
  // Every encoding that mail knows writes ASCII as ASCII, but for those that use escapes.
  const charset = /charset\s*=\s*"?([^\s";]+)/i.exec(type ?? '')?.[1]
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape that other alphabets begin with.
  if (!/[\u0080-\u00FF\u001B]/.test(plain) && !/utf-?(?:7|16|32)|iso-2022|hz-gb/i.test(charset ?? ''))
    return { text: plain }
  const meant = charset === undefined || /^us-ascii$/i.test(charset) ? undefined : charset
  for (const name of meant === undefined ? ['utf-8', 'windows-1252'] : [meant])
    try {
      return { text: new TextDecoder(name, { fatal: /^utf-?8$/i.test(name) }).decode(body) }
    } catch {}
  const taken = meant === undefined ? undefined : alphabetOfHeader(header)
  if (meant !== undefined && taken)
    try {
      return { text: new TextDecoder(taken, { fatal: true }).decode(body), meant, taken }
    } catch {}
  return { text: new TextDecoder('windows-1252').decode(body), ...(meant !== undefined && { meant }) }
}

/** The alphabet in which the encoded words of the header are written: "=?windows-1251?Q?…?=", the subject before the names. */
function alphabetOfHeader(header: MailHeader): string | undefined {
  for (const name of ['subject', 'from', 'to'])
    for (const [, charset] of (fieldOf(header, name) ?? '').matchAll(/=\?([\w.:-]+)(?:\*[\w-]+)?\?[bq]\?/gi))
      try {
        return new TextDecoder(charset).encoding
      } catch {}
  return undefined
}

/** Files, and messages, that the message carries: each a paper of its own where it can be read. */
async function readEnclosures(
  attachments: readonly Attachment[],
  draft: Draft,
  context: MailContext,
  gathered: Gathered,
) {
  const unread: string[] = []
  const enclosed: Draft[] = []
  for (const [i, a] of attachments.entries()) {
    const name = plainName(a.filename)
    if (i >= MOST_ENCLOSURES) {
      unread.push(name ?? a.mimeType)
      continue
    }
    const bytes = typeof a.content === 'string' ? new TextEncoder().encode(a.content) : new Uint8Array(a.content)
    if (a.mimeType === 'message/rfc822' && (context.depth ?? 0) < DEEPEST) {
      const before = gathered.drafts.length
      const fallbackId = `${draft.id}/message-${i + 1}`
      const inner = await readMessage(bytes, { ...context, fallbackId, depth: (context.depth ?? 0) + 1 }, gathered)
      if (inner && gathered.drafts.length > before) {
        enclosed.push(inner)
        forward(draft, inner)
      }
      continue
    }
    // A picture in the letterhead, a signature to check: not a paper, and not worth a line.
    if (
      a.related ||
      (a.disposition === 'inline' && !name && !/^text\//.test(a.mimeType)) ||
      /pgp-signature|pkcs7-signature/.test(a.mimeType)
    )
      continue
    const read = context.readInner && (await readFileWithin(a, name, bytes, context))
    if (!read || read.drafts.length === 0) {
      if (name || a.disposition !== 'inline') unread.push(name ?? a.mimeType)
      if (read) gathered.problems.push(...read.problems.map((p) => ({ ...p, file: context.path, line: context.line })))
      continue
    }
    gathered.problems.push(...read.problems.map((p) => ({ ...p, file: context.path, line: context.line })))
    for (const [n, d] of read.drafts.entries()) {
      const id = d.idGiven ? d.id : `${draft.id}/${name ?? `part-${i + 1}`}${n ? `-${n + 1}` : ''}`
      const { keyLines: _, ...rest } = d
      const inner: Draft = {
        ...rest,
        id,
        idGiven: true,
        file: context.path,
        line: context.line,
        said: { ...(name && { title: name.replace(/\.[^.]+$/, '') }), ...d.said },
      }
      gathered.drafts.push(inner)
      enclosed.push(inner)
    }
  }
  if (enclosed.length) draft.enclosed = enclosed
  if (unread.length === 0) return
  draft.said.note = `Attachments: ${unread.join(', ')}`
  gathered.problems.push({
    severity: 'warning',
    code: 'attachment-not-read',
    file: context.path,
    line: context.line,
    message: `The message has ${unread.length === 1 ? 'an attachment' : `${unread.length} attachments`} whose text was not read: ${unread.slice(0, 5).join(', ')}.`,
    remedy: 'Save what is a paper of its own beside the message, and name it under `encloses`.',
  })
}

const TYPES: { readonly [type: string]: string } = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/xml': 'xml',
  'application/tei+xml': 'xml',
  'text/xml': 'xml',
  'application/mbox': 'mbox',
  'application/rtf': 'rtf',
  'text/rtf': 'rtf',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/markdown': 'md',
}

/** A file in a message never speaks for the record: settings, parties and registers are given by the keeper. */
const READ_WITHIN = /\.(?:pdf|docx|rtf|html?|xhtml|txt|text|md|eml|xml|tei|mbox|mbx)$/i
/** So a table of commas is its words, and no list of papers; a workbook is too. */
const TABLE = /\.(?:csv|tsv)$/i
const WORKBOOK = /\.xls[xm]$/i
const WORKBOOK_TYPE =
  /^application\/vnd\.(?:openxmlformats-officedocument\.spreadsheetml\.sheet|ms-excel\.sheet\.macroenabled\.12)$/i

async function readFileWithin(a: Attachment, name: string | undefined, bytes: Uint8Array, context: MailContext) {
  if (WORKBOOK.test(name ?? '') || WORKBOOK_TYPE.test(a.mimeType))
    return (await import('./xlsx.ts')).readWorkbookWords(bytes, name ?? 'part.xlsx')
  // Whatever calls itself a text of some kind can be looked at; a calendar and a visiting card are none.
  const text = /^text(?:$|\/(?!calendar|v?card|x-vcard))|^application\/csv$/.test(a.mimeType) || TABLE.test(name ?? '')
  const suffix = TYPES[a.mimeType] ?? (text ? 'txt' : undefined)
  const path = name && READ_WITHIN.test(name) ? name : suffix && `${name ?? 'part'}.${suffix}`
  return path && READ_WITHIN.test(path) ? context.readInner!({ path, bytes }) : undefined
}

/** The last part of whatever path a sender put into the name, and nothing that is not to be seen. */
function plainName(name: string | null | undefined): string | undefined {
  const plain = name
    ?.replace(/^.*[/\\]/, '')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/^\.+/, '')
    .trim()
    .slice(0, 120)
  return plain || undefined
}

/** Whoever got the outer message got the inner one with it, then. */
function forward(outer: Draft, inner: Draft): void {
  inner.outer = outer
  const since: WhenSaid | undefined = outer.said.sent
  const called = (name: string) => withAddress(name, outer.addresses?.get(name))
  const via = outer.said.from?.[0]
  for (const name of [...(outer.said.to ?? []), ...(outer.said.cc ?? [])])
    inner.attached.push((paper, outerId) => ({
      kind: 'copy',
      said: {
        paper,
        holder: called(name),
        how: 'given',
        ...(via && { via: called(via) }),
        ...(since && { since }),
        in: outerId,
      },
    }))
}
