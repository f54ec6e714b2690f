/** Workbooks (`.xlsx`): the first sheet that is a register is read as one. Cells come as they are shown, dates as days. */
import { SaxesParser } from 'saxes'
import { readRegister } from './csv.ts'
import { type Gathered, startGathering } from './gathering.ts'
import { readMarkdown } from './markdown.ts'
import type { Extracts, Sheet } from './packed.ts'
import { readPacked } from './sandbox.ts'
import { readZip } from './zip.ts'

const MOST_ROWS = 500_000
const MOST_COLUMNS = 500

export async function readXlsx(
  bytes: Uint8Array,
  path: string,
  columns?: ReadonlyMap<string, string>,
): Promise<Gathered> {
  const read = await readPacked('xlsx', bytes)
  if ('fault' in read) {
    const gathered = startGathering('xlsx')
    gathered.problems.push({ severity: 'error', file: path, ...read.fault })
    gathered.status = 'unreadable'
    return gathered
  }
  const sheets = read.sheets.filter((s) => s.rows.length > 0)
  const tried = sheets.map((s) =>
    readRegister(
      s.rows.map(({ cells, line }) => ({ record: [...cells], line })),
      path,
      'xlsx',
      columns,
    ),
  )
  const good = tried.findIndex((g) => g.drafts.length > 0)
  const gathered = tried[Math.max(0, good)] ?? startGathering('xlsx')
  if (sheets.length === 0) {
    gathered.problems.push({
      severity: 'error',
      code: 'no-register',
      file: path,
      message: 'The workbook has no sheet with anything in it.',
      remedy: 'Give the first sheet a first line such as: id, from, to, date, place, number, kind, title',
    })
    gathered.status = 'unreadable'
  } else if (good >= 0 && sheets.length > 1)
    gathered.problems.push({
      severity: 'warning',
      code: 'other-sheets',
      file: path,
      message: `The workbook has ${sheets.length} sheets with something in them; "${sheets[good]!.name}" was read as the register, and the others were not.`,
      remedy: 'Save each register as a workbook, or a .csv file, of its own.',
    })
  const faulty = sheets[Math.max(0, good)]?.faulty ?? []
  if (faulty.length > 0)
    gathered.problems.push({ severity: 'warning', code: 'formula-without-value', file: path, ...sayFaulty(faulty) })
  return gathered
}

/** Letters of an enclosed workbook that are kept. */
const MOST_LETTERS = 1_000_000

/** A workbook enclosed in a message, as its words: sheet by sheet, a row to a line, its cells between tabs. It is no register of the keeper's. */
export async function readWorkbookWords(bytes: Uint8Array, path: string): Promise<Gathered> {
  const read = await readPacked('xlsx', bytes)
  const gathered = startGathering('xlsx')
  if ('fault' in read) {
    gathered.problems.push({ severity: 'error', file: path, ...read.fault })
    gathered.status = 'unreadable'
    return gathered
  }
  const sheets = read.sheets.filter((s) => s.rows.length > 0)
  let text = ''
  let left = 0
  for (const { name, rows } of sheets) {
    if (sheets.length > 1) text += `${text && '\n'}${name}\n\n`
    for (const { cells } of rows)
      if (text.length < MOST_LETTERS) text += `${cells.map((c) => c.replace(/\s+/g, ' ')).join('\t')}\n`
      else left++
  }
  const words = readMarkdown(text, path, 'text')
  if (left > 0)
    words.problems.push({
      severity: 'warning',
      code: 'cut-short',
      file: path,
      message: `The workbook ${path} is too long to be kept whole: ${left} of its rows were left out.`,
      remedy: 'Save it beside the message, and divide it if all of it is wanted.',
    })
  const faulty = sheets.flatMap((s) => s.faulty.map((at) => (sheets.length > 1 ? `${s.name} ${at}` : at)))
  if (faulty.length > 0)
    words.problems.push({ severity: 'warning', code: 'formula-without-value', file: path, ...sayFaulty(faulty) })
  return words
}

function sayFaulty(faulty: readonly string[]): { message: string; remedy: string } {
  return {
    message: `${faulty.length === 1 ? 'A formula has' : `${faulty.length} formulas have`} no value or an error: ${faulty.slice(0, 5).join(', ')}. Nothing was taken from there; formulas are never worked out here.`,
    remedy: 'Open the workbook in the program that made it, put the values in place of the formulas, and save it.',
  }
}

/** Runs in the child process. */
export async function extractXlsx(bytes: Uint8Array): Promise<Extracts['xlsx']> {
  const zip = await readZip(bytes, 'workbook', (name) =>
    /^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+)\.xml$/.test(name),
  )
  if ('fault' in zip) return zip
  try {
    const text = (name: string) => zip.parts.get(name)?.toString('utf8')
    const shared = text('xl/sharedStrings.xml') ? readShared(text('xl/sharedStrings.xml')!) : []
    const dates = readDateStyles(text('xl/styles.xml'))
    const book = text('xl/workbook.xml') ?? ''
    const from1904 = /date1904\s*=\s*"(?:1|true)"/.test(book)
    const names = [...book.matchAll(/<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"/g)].map((m) => m[1]!)
    const files = [...zip.parts.keys()]
      .filter((n) => n.startsWith('xl/worksheets/'))
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    if (files.length === 0)
      return {
        fault: {
          code: 'not-a-workbook',
          message: 'The file is a zip archive without a worksheet, so it is no workbook.',
          remedy: 'Unpack it and give the papers inside.',
        },
      }
    return {
      sheets: files.map((file, i) => ({
        name: names[i] ?? file,
        ...readSheet(text(file)!, shared, dates, from1904),
      })),
    }
  } catch (error) {
    return {
      fault: {
        code: 'broken-workbook',
        message: `The workbook is not sound: ${(error as Error).message.slice(0, 200)}.`,
        remedy: 'Open it in the program that made it and save it as .csv.',
      },
    }
  }
}

interface Handlers {
  readonly open: (name: string, attributes: { readonly [key: string]: string }) => void
  readonly text: (words: string) => void
  readonly close: (name: string) => void
}

function parseXml(xml: string, { open, text, close }: Handlers): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type declaration stands in it, and none belongs there')
  })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('opentag', (tag) => open(local(tag.name), tag.attributes as { [key: string]: string }))
  parser.on('text', text)
  parser.on('closetag', (tag) => close(local(tag.name)))
  parser.write(xml.replace(/^\uFEFF/, '')).close()
}

function readShared(xml: string): string[] {
  const all: string[] = []
  let [inText, phonetic] = [false, false]
  parseXml(xml, {
    open: (name) => {
      if (name === 'si') all.push('')
      else if (name === 't') inText = true
      else if (name === 'rPh') phonetic = true
    },
    text: (words) => {
      if (inText && !phonetic) all[all.length - 1] += words
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
    },
  })
  return all
}

/** Which cell styles show a number as a day. */
function readDateStyles(xml: string | undefined): boolean[] {
  if (!xml) return []
  const own = new Map<string, string>()
  const styles: boolean[] = []
  let inCells = false
  parseXml(xml, {
    open: (name, a) => {
      if (name === 'numFmt') own.set(a.numFmtId!, a.formatCode ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(a.numFmtId)
        const code = own.get(a.numFmtId ?? '')
        styles.push(
          code === undefined
            ? (id >= 14 && id <= 22) || (id >= 45 && id <= 47)
            : /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')),
        )
      }
    },
    text: () => {},
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

function readSheet(
  xml: string,
  shared: readonly string[],
  dates: readonly boolean[],
  from1904: boolean,
): Pick<Sheet, 'rows' | 'faulty'> {
  const rows: { line: number; cells: string[] }[] = []
  const faulty: string[] = []
  let row: string[] = []
  let line = 0
  let cell: { at: string; column: number; type: string; style: number; formula: boolean } | undefined
  let value = ''
  let inValue = false
  parseXml(xml, {
    open: (name, a) => {
      if (name === 'row') {
        // The number that the program shows; rows with nothing in them are not kept, and one cell may stand a million lines below.
        line = Number(a.r ?? line + 1)
        row = []
      } else if (name === 'c') {
        const column = a.r ? columnOf(a.r) : row.length
        cell = { at: a.r ?? `line ${line}`, column, type: a.t ?? 'n', style: Number(a.s ?? -1), formula: false }
        value = ''
      } else if (name === 'f' && cell) cell.formula = true
      else if (name === 'v' || (name === 't' && cell?.type === 'inlineStr')) inValue = true
    },
    text: (words) => {
      if (inValue) value += words
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c' && cell) {
        if (cell.type === 'e' || (cell.formula && value === '')) faulty.push(cell.at)
        else if (cell.column < MOST_COLUMNS) {
          while (row.length < cell.column) row.push('')
          row[cell.column] = shown(value, cell, shared, dates, from1904)
        }
        cell = undefined
      } else if (name === 'row' && row.some((c) => c !== '')) {
        if (rows.length >= MOST_ROWS) throw new Error(`it has more than ${MOST_ROWS} rows`)
        rows.push({ line, cells: row })
      }
    },
  })
  return { rows, faulty }
}

function columnOf(reference: string): number {
  let n = 0
  for (const c of /^[A-Z]+/i.exec(reference)?.[0].toUpperCase() ?? 'A') n = n * 26 + c.charCodeAt(0) - 64
  return n - 1
}

function shown(
  value: string,
  cell: { type: string; style: number },
  shared: readonly string[],
  dates: readonly boolean[],
  from1904: boolean,
): string {
  if (cell.type === 's') return (shared[Number(value)] ?? '').trim()
  if (cell.type === 'd') return value.slice(0, 10)
  if (cell.type === 'n' && value !== '' && dates[cell.style]) return dayOfSerial(Number(value), from1904)
  return value.trim()
}

/** Days since the last day of 1899, as spreadsheets count: they hold 1900 for a leap year, so its first two months are off by one. */
function dayOfSerial(serial: number, from1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return String(serial)
  const days = Math.floor(serial) + (from1904 ? 1462 : serial < 60 ? 1 : 0)
  const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000)
  const clock = serial % 1 ? new Date(Math.round((serial % 1) * 1440) * 60_000).toISOString().slice(11, 16) : ''
  return `${date.toISOString().slice(0, 10)}${clock && `T${clock}`}`
}
