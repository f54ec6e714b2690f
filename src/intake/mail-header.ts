/**
 * The header of a message, read by itself: what it is called, what it answers, on what ways it came. Mail programs break every
 * rule here, and a thread hangs on it: ids are found where brackets are missing, folded in two, or set in prose.
 */
import { addressParser, decodeWords } from 'postal-mime'

export interface MailHeader {
  /** Lower-case names, unfolded values, in the order of the message. */
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Where the body begins. */
  readonly bodyAt: number
}

const NEWLINE = 10
export const LONGEST_HEADER = 2 * 1024 * 1024
const MOST_FIELDS = 5000

export function readMailHeader(bytes: Uint8Array): MailHeader {
  const bodyAt = findBody(bytes)
  const fields: [string, string][] = []
  for (const line of decodeHeader(bytes.subarray(0, Math.min(bodyAt, LONGEST_HEADER))).split(/\r?\n|\r/)) {
    const last = fields.at(-1)
    if (/^[ \t]/.test(line)) {
      if (last) last[1] += line
      continue
    }
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trimEnd().toLowerCase()
    if (colon > 0 && /^[!-9;-~]+$/.test(name) && fields.length < MOST_FIELDS) fields.push([name, line.slice(colon + 1)])
  }
  return { fields: fields.map(([name, value]) => [name, value.replace(/\s+/g, ' ').trim()]), bodyAt }
}

/** The first of a field; programs that write two mean the first. */
export function fieldOf(header: MailHeader, name: string): string | undefined {
  return header.fields.find(([n]) => n === name)?.[1]
}

export function fieldsOf(header: MailHeader, name: string): string[] {
  return header.fields.filter(([n]) => n === name).map(([, value]) => value)
}

/** After the first empty line; at once where the first line is no field: then there is no header. */
function findBody(bytes: Uint8Array): number {
  let at = 0
  const first = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1000)).toString('latin1')
  if (!/^(?:[!-9;-~]+[ \t]*:|From |>From |\s)/.test(first)) return 0
  while (at < bytes.length) {
    const next = bytes.indexOf(NEWLINE, at)
    if (bytes[at] === NEWLINE) return at + 1
    if (bytes[at] === 13 && bytes[at + 1] === NEWLINE) return at + 2
    if (next < 0) return bytes.length
    at = next + 1
  }
  return bytes.length
}

function decodeHeader(bytes: Uint8Array): string {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!/[\u0080-\u00FF]/.test(plain)) return plain
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Encoded words to letters. What cannot be decoded stays as it stands. */
export function decodeField(value: string): string {
  if (!value.includes('=?')) return value
  try {
    return decodeWords(value)
  } catch {
    return value
  }
}

export interface Correspondent {
  readonly name: string
  readonly address?: string
}

/** "Ana Ruiz <ana@example.org>, \"Blau, Ben\" <ben@example.org>"; groups are opened. */
export function readCorrespondents(values: readonly string[]): Correspondent[] {
  return values
    .flatMap((value) => {
      const plain = /^(?:"?([^"<>@,;:()=\\]*)"?\s*)?<([^<>@\s,]+@[^<>@\s,]+)>$/.exec(value)
      if (plain) return [correspondent(plain[1]?.trim() ?? '', plain[2]!)]
      try {
        return addressParser(decodeField(value), { flatten: true }).flatMap((a) =>
          (a.group ?? [a]).map((m) => correspondent(decodeField(m.name ?? '').trim(), m.address ?? '')),
        )
      } catch {
        return [{ name: value }]
      }
    })
    .filter((c) => c.name !== '')
}

function correspondent(name: string, address: string): Correspondent {
  const own = name.replace(/^['"]+|['"]+$/g, '').trim()
  return address === '' ? { name: own } : { name: own || address, address: address.toLowerCase() }
}

/** An id as it is compared: no brackets, no white space from folding, nothing that is not to be seen. */
function cleanId(raw: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is removed.
  return raw.replace(/[\s\u0000-\u001F\u007F]+/g, '').slice(0, 500)
}

/** The ids of a References header or a Message-ID, in order, each once; brackets may be missing or open. */
export function readIds(value: string | undefined): string[] {
  if (!value) return []
  const bracketed = [...value.matchAll(/<([^<>]*)(?:>|$|(?=<))/g)].map((m) => cleanId(m[1]!))
  const bare = value.includes('<') ? [] : value.split(/[\s,;]+/).filter((w) => /^[^\s@]+@[^\s@]+$/.test(w))
  return [...new Set([...bracketed, ...bare.map(cleanId)].filter((id) => id !== ''))]
}

/**
 * What In-Reply-To names. Older programs write prose there ("Your message of Tue, 3 May <id>", "Ben Blau <ben@x.org>'s message"):
 * of what stands in brackets in prose, an address of somebody in the message is no id, nor is one that looks like an address.
 */
export function readAnswered(
  value: string | undefined,
  references: readonly string[],
  addresses: ReadonlySet<string>,
): string[] {
  const ids = readIds(value)
  if (!value || ids.length === 0) return []
  const prose = value.replace(/<[^<>]*>?/g, ' ').replace(/[^\p{L}\p{N}]+/gu, '') !== '' && value.includes('<')
  return ids.filter(
    (id) => !addresses.has(id.toLowerCase()) && (!prose || references.includes(id) || /\d/.test(id.split('@')[0]!)),
  )
}
