/** What is taken out of packed formats: plain words and tables, nothing that runs. The child process runs this. */
import type { Problem } from './intake.ts'

export type Fault = Pick<Problem, 'code' | 'message' | 'remedy'>

export interface WordComment {
  readonly author: string
  readonly at?: string
  readonly text: string
  /** Where the words that it is about stand in `text`. */
  readonly start: number
  readonly end: number
}

export interface WordText {
  /** As it stands, with every tracked change accepted. */
  readonly text: string
  /** As it stood before the changes; only if there are any. */
  readonly before?: string
  /** Who made the changes, and the last day of them. */
  readonly changedBy: readonly string[]
  readonly changedAt?: string
  readonly comments: readonly WordComment[]
}

export interface Sheet {
  readonly name: string
  /** Those with something in them, by the number that the program shows. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[]
  /** Cells whose formula has no value, or an error for one. */
  readonly faulty: readonly string[]
}

export interface Extracts {
  readonly pdf: { readonly pages: readonly string[] } | { readonly fault: Fault }
  readonly docx: WordText | { readonly fault: Fault }
  readonly xlsx: { readonly sheets: readonly Sheet[] } | { readonly fault: Fault }
}

export type Packed = keyof Extracts

export async function extract<W extends Packed>(what: W, bytes: Uint8Array): Promise<Extracts[W]> {
  const read: { readonly [K in Packed]: () => Promise<Extracts[K]> } = {
    pdf: async () => (await import('./pdf.ts')).extractPdf(bytes),
    docx: async () => (await import('./docx.ts')).extractDocx(bytes),
    xlsx: async () => (await import('./xlsx.ts')).extractXlsx(bytes),
  }
  return read[what]() as Promise<Extracts[W]>
}
