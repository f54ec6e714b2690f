/** What the desk and the server say to each other: long, because it is the one list of all their answers.
 *
 * The desk is the keeper's, who lends himself a party's eyes. There are two kinds of
 * answer, by two kinds of road, and nothing is in between:
 *
 *     /api/desk, cited, findings, paper, search…   built from the view and nothing else: under a party's eyes, byte for byte what
 *                                                  the party would be told by a record that held only its own papers
 *     /api/keeper/...                              what only the keeper can know: figures of the whole record, that a copy is cut,
 *                                                  the clock's range, who could be asked, what a party lacks
 *
 * Times are ISO instants in UTC, with the words as written beside them.
 */

import type { Finding } from '../checks/finding.ts'
import type { Aligned } from '../collation/beside.ts'
import type { Link } from '../collation/link.ts'
import type { TextMark } from '../collation/marks.ts'
import type { VersionKind } from '../collation/version-kind.ts'
import type { SamePaperQuestion } from '../intake/intake.ts'
import type { FileReport } from '../intake/report.ts'
import type { Brief } from '../reports/brief.ts'
import type { Columns } from '../reports/columns.ts'

/** A span of time in which something happened. A missing bound is unknown; `open`: still going on. */
export interface TimeSpan {
  readonly words: string
  readonly earliest?: string
  readonly latest?: string
  readonly open?: boolean
}

export interface DeskParty {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** A shorter name that the record itself gives, if it is part of the name: "Castro". Surnames cannot be guessed. */
  readonly short?: string
  /** The body or state it acts for, if the record names one, and that one's name. */
  readonly of?: string
  readonly ofName?: string
  /** Papers sent and received in this view; lanes are ordered by it. */
  readonly traffic: number
}

export type PaperState = 'on-file' | 'absent' | 'holds' | 'holds-in-part' | 'knows-of'

export interface DeskPaper {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  /** When it set out; where the record tells no more, the date that it bears (`dateIs`). */
  readonly sent?: TimeSpan
  readonly dateIs?: 'sent' | 'written'
  /** The date that it bears. */
  readonly written?: TimeSpan
  readonly received?: TimeSpan
  /** Every receipt these eyes know of, by party: an embassy may have had it before the addressee. */
  readonly receipts: readonly { readonly party: string; readonly when: TimeSpan }[]
  /** Parties that had not received it by the time looked at. */
  readonly awaited: readonly string[]
  readonly published?: TimeSpan
  readonly channel?: string
  readonly place?: string
  readonly language?: string
  readonly numbers: readonly string[]
  /**
   * In a party's view `holds`; `knows-of` for a placeholder. In the whole record `on-file` or `absent`. That it is held in part
   * is the keeper's own (`KeeperCounts.lacking`): the holder of a cut copy does not see that it is cut.
   */
  readonly state: PaperState
  readonly certain: boolean
  readonly hasText: boolean
  /** What the text is: the words themselves, a summary, or nothing. */
  readonly onFile: 'text' | 'summary' | 'none' | 'absent'
  readonly existence: string
}

export interface DeskMeeting {
  readonly id: string
  readonly title: string
  readonly when: TimeSpan
  readonly present: readonly string[]
  /** Its minutes, as far as these eyes have them. */
  readonly papers: readonly string[]
}

/** A paper cited and not here, with its passages: one row of the missing. */
export interface DeskMissing {
  readonly id: string
  readonly description: string
  /** `no text`: it is on record, without its text. */
  readonly why: 'cited' | 'no text'
  readonly sections?: readonly string[]
  /** Where it was looked for, and the result. */
  readonly searches: readonly string[]
  readonly passages: readonly DeskPassage[]
}

/** A passage with the words around it. */
export interface DeskPassage {
  readonly paper: string
  readonly title: string
  readonly start: number
  readonly end: number
  readonly words: string
  readonly before: string
  readonly after: string
}

/** GET /api/keeper/record */
export interface DeskRecord {
  readonly name: string
  readonly about?: string
  readonly zone: string
  readonly papers: number
  /** Whose eyes can be chosen: parties that hold or wrote something. */
  readonly eyesToChoose: readonly DeskEyes[]
  /** A record file is open: what is added and judged is kept. */
  readonly kept: boolean
}

/** GET /api/keeper/first: where to look first, the party with most papers not passed on, the day before it was given one of them. */
export interface KeeperFirst {
  readonly lookFirst?: { readonly party: string; readonly name: string; readonly asOf: string }
}

/** GET /api/keeper/clock?seenBy=: the first and last instant of anything these eyes come to know of by the end of the record. */
export interface KeeperClock {
  readonly from?: string
  readonly to?: string
  /** When something is sent, received, published or talked about, for these eyes: where the clock stops on its way. */
  readonly moments: readonly string[]
}

/** GET /api/keeper/counts?seenBy=&asOf= */
export interface KeeperCounts {
  /** "Of 120 papers, Fidel Castro holds 14 (2 possibly), knows of 3, and the record shows no trace of 103." */
  readonly counts: string
  /** What the copies of the party whose eyes are lent lack, by paper: ids of sections. */
  readonly lacking: { readonly [paper: string]: readonly string[] }
}

export interface DeskEyes extends DeskParty {
  readonly aliases: readonly string[]
}

/** GET /api/desk?seenBy=&asOf=: the papers of the view, without reading them. */
export interface DeskLaid {
  readonly eyes: { readonly seenBy?: string; readonly asOf?: string; readonly instant?: string }
  readonly parties: readonly DeskParty[]
  readonly papers: readonly DeskPaper[]
  readonly meetings: readonly DeskMeeting[]
}

/** GET /api/desk/columns?seenBy=&asOf=: the same, its papers column by column: what the desk's own pages ask for. */
export interface DeskInColumns extends Omit<DeskLaid, 'papers'> {
  readonly papers: Columns
}

/** GET /api/cited?seenBy=&asOf=: what reading the papers adds: those spoken of and not here, and what answers what. */
export interface DeskCited {
  readonly papers: readonly DeskPaper[]
  /** Those who wrote or were sent them; `traffic` counts these papers alone. */
  readonly parties: readonly DeskParty[]
  readonly replies: readonly { readonly reply: string; readonly to: string }[]
}

/** A finding with a name of its own, made of what it says: by it a person settles it. */
export interface DeskFinding extends Finding {
  readonly key: string
}

/**
 * GET /api/findings?seenBy=&asOf=&check=&severity=&party=: of each check the first so many, or with `check` all of that one.
 * `groups` counts them all.
 */
export interface DeskFindings {
  readonly groups: readonly { readonly check: string; readonly severity: Finding['severity']; readonly count: number }[]
  readonly total: number
  /** Parties that findings concern. */
  readonly parties: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  readonly findings: readonly DeskFinding[]
  readonly missing: readonly DeskMissing[]
  /** Papers that the record itself names as absent and no passage cites. */
  readonly named: readonly { readonly id: string; readonly title: string }[]
}

/** GET /api/to-do?seenBy=&asOf=: errands of the keepers, and where papers were looked for. */
export interface DeskToDo {
  readonly errands: readonly DeskErrand[]
  readonly searches: readonly { readonly paper: string; readonly title: string; readonly said: readonly string[] }[]
}

export interface DeskErrand {
  /** By it a person settles it, as a finding. */
  readonly key: string
  readonly title: string
  readonly owner?: string
  readonly by?: TimeSpan
  readonly done: boolean
}

/** GET /api/keeper/settled: what people decided about findings, by key. POST /api/keeper/settle with `DeskSettling`. */
export interface KeeperSettled {
  readonly [key: string]: { readonly decision: Settling; readonly judge: string; readonly reason?: string }
}

/** `resolved`: it was so, and is no longer in the way; `dismissed`: no fault; `open`: neither any more. */
export type Settling = 'resolved' | 'dismissed' | 'open'

export interface DeskSettling {
  readonly key: string
  readonly decision: Settling
  readonly judge: string
  readonly reason: string
  /** The time of the look in which the finding stood, if it is not the whole record's. */
  readonly asOf?: string
}

/** GET /api/keeper/compare?a=&b=&asOf=: what each of two parties holds and the other does not. */
export interface KeeperCompared {
  readonly a: string
  readonly b: string
  readonly counts: string
  readonly onlyA: readonly HeldBy[]
  readonly onlyB: readonly HeldBy[]
  readonly both: readonly (HeldBy & { readonly differs?: string })[]
}

export interface HeldBy {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly certain: boolean
  readonly lacks: readonly string[]
  /** The other one knows of it. */
  readonly otherKnows?: boolean
}

/** GET /api/keeper/sections?party=&paper=&asOf=: a paper's parts, and which of them this party has. */
export interface KeeperSections {
  readonly state: 'holds' | 'holds-in-part' | 'knows-of' | 'no trace'
  readonly certain: boolean
  readonly sections: readonly { readonly id: string; readonly words: string; readonly held: boolean }[]
}

/** GET /api/keeper/brief?party=&asOf=&toSay= */
export interface KeeperBrief {
  readonly brief: Brief
  readonly name: string
  readonly record: string
  /** Titles of all papers it speaks of. */
  readonly titles: { readonly [paper: string]: string }
  /** What they last said on each issue. */
  readonly positions: readonly {
    readonly issue: string
    readonly said: string
    readonly when?: string
    readonly manner?: string
    readonly paper?: string
  }[]
  /** Statements that can be asked about with `toSay`. */
  readonly statements: readonly { readonly id: string; readonly text: string; readonly speaker: string }[]
}

/** GET /api/parties?seenBy=&asOf= */
export interface DeskPartyPage extends DeskParty {
  readonly aliases: readonly string[]
  readonly roles: readonly {
    readonly title: string
    readonly in?: string
    readonly from?: string
    readonly until?: string
  }[]
  readonly memberOf: readonly {
    readonly id: string
    readonly name: string
    readonly from?: string
    readonly until?: string
  }[]
  readonly members: readonly { readonly id: string; readonly name: string }[]
  readonly wrote: number
  readonly received: number
}

/** The desk put together in the browser: `DeskLaid` with `DeskCited` and, for the keeper, `KeeperCounts.lacking`. */
export interface Desk extends DeskLaid {
  readonly replies: DeskCited['replies']
}

/** GET /api/paper?id=&seenBy=&asOf= */
export interface DeskText {
  readonly paper: DeskPaper
  readonly text: string
  readonly note?: string
  readonly source: readonly string[]
  readonly links: readonly Link[]
  /** Days, parties and statements in it, each at its place. */
  readonly marks: readonly TextMark[]
  /** Titles of the papers that the links mean or may mean. */
  readonly titles: { readonly [paper: string]: string }
  /** Passages elsewhere that mean this paper. */
  readonly referredToBy: readonly DeskPassage[]
  readonly answers: readonly string[]
  readonly answeredBy: readonly string[]
  /** Who holds it, since when, by what rule; under a party's eyes only its own. */
  readonly copies: readonly DeskCopy[]
  /** The legs of its journey, as far as these eyes know them. */
  readonly journeys: readonly DeskJourney[]
  readonly inferred: { readonly [field: string]: string }
  /** Its text or summary is in this language, for which there are no rules: it was not read for references. */
  readonly unread?: string
  /** Its file was read again with other words. The keeper's own: a party is not told when the keeper's files changed. */
  readonly version?: DeskVersion
  /** The keeper's own: where it was looked for, and the result. */
  readonly searches: readonly string[]
  /** Where its pages begin, and what is kept of their images. */
  readonly pages: readonly DeskPage[]
  /** The keeper's own: files that it was read from. */
  readonly files: readonly string[]
  /** The keeper's own: what people decided about passages of it, the earliest first. */
  readonly judgements: readonly DeskJudgement[]
}

/** GET /api/other-texts?seenBy=&asOf=: papers whose texts may be of one paper, or are entered as such, in order of their ids. */
export interface DeskOtherTexts {
  readonly pairs: readonly {
    /** Where it is `told` which of the two is the draft or the excerpt, that one first. */
    readonly papers: readonly [DeskTitled, DeskTitled]
    readonly kind: VersionKind
    readonly told: boolean
    readonly reasons: readonly string[]
    /** A person has entered that they are one. */
    readonly known: boolean
  }[]
}

export interface DeskTitled {
  readonly id: string
  readonly title: string
}

export interface DeskVersion {
  /** Among so many; the last is the one read by default. */
  readonly n: number
  readonly count: number
  /** The version it is told apart from: the one before; of the first, the one after. */
  readonly other: string
  /** "version 2 of A1, changed 24 November 2026: …" */
  readonly said: string
  /** The versions that came before and after it, by their papers. */
  readonly texts: readonly string[]
}

/** GET /api/beside?first=&second=&seenBy=&asOf=: what one of two papers takes from the other, passage by passage. */
export type DeskBeside = Aligned

export interface DeskPage {
  /** The place in the text where it begins. */
  readonly at: number
  readonly label?: string
  /** `file`: named beside the papers, see `DeskPageImage`; `away`: an address, which a person may open. */
  readonly image: 'file' | 'away' | 'none'
  readonly address?: string
}

/** GET /api/page/about?paper=&page=&seenBy=&asOf=, page counted from 0. The image or the PDF itself: GET /api/page with the same. */
export interface DeskPageImage {
  /** `several`: files of this name lie in more than one place, and nobody has said which is meant. */
  readonly state: 'image' | 'pdf' | 'missing' | 'several' | 'not-an-image' | 'too-large'
  readonly pdfPage?: number
  /** The keeper's own: how the paper names it. */
  readonly file?: string
}

export type Decision = 'same' | 'not same' | 'unsure'

export interface DeskJudgement {
  /** Names the entry: what an undo supersedes. */
  readonly hash: string
  readonly start: number
  readonly end: number
  readonly decision: Decision
  readonly targets: readonly string[]
  readonly judge: string
  /** Taken back: nobody judges here any more. */
  readonly undone: boolean
}

/** POST /api/judgement; and POST /api/judgement/undo with `{hash, judge}`. Both answer `DeskJudged`. */
export interface DeskJudging {
  readonly paper: string
  readonly start: number
  readonly end: number
  readonly words: string
  readonly targets: readonly string[]
  readonly decision: Decision
  readonly judge: string
}

export interface DeskJudged {
  readonly hash: string
  readonly kept: boolean
}

export interface DeskJourney {
  readonly from: string
  readonly to: string
  readonly channel?: string
  readonly stages: readonly string[]
  readonly sent?: TimeSpan
  readonly received?: TimeSpan
}

export interface DeskCopy {
  readonly holder: string
  readonly name: string
  readonly since?: TimeSpan
  readonly until?: TimeSpan
  /** `given`, `shown`... for an attested copy; else the rule: `sender`, `addressee`, `publication`. */
  readonly how: string
  readonly via?: string
  readonly lacks: readonly string[]
}

/** GET /api/keeper/withheld?party=&asOf=: what the whole record has and this party's view lacks. */
export interface DeskWithheld {
  readonly party: string
  /** Findings of the whole record that concern this party. */
  readonly findings: readonly Finding[]
  /** Titles of the papers that the findings speak of. */
  readonly titles: { readonly [paper: string]: string }
  /** On file, not among its papers, and something that it holds refers to them. */
  readonly referredTo: readonly {
    readonly paper: DeskPaper
    readonly passages: readonly DeskPassage[]
    /** Signs that are no passage: it was told of it, or was at the talk that it records. */
    readonly signs: readonly { readonly rule: string; readonly words: string }[]
  }[]
  /** Papers that it holds without some of their sections. */
  readonly inPart: readonly { readonly id: string; readonly title: string; readonly lacks: readonly string[] }[]
  /** On file and not among its papers, nothing that it holds telling of them; of many, the first. */
  readonly noTraceCount: number
  readonly noTrace: readonly { readonly id: string; readonly title: string; readonly words: string }[]
}

/** POST /api/papers (multipart: files[]), with what was read. */
export interface DeskIntake {
  /** Papers found in the files. */
  readonly read: number
  /** Entries that were new. */
  readonly added: number
  readonly already: number
  readonly files: readonly {
    readonly path: string
    readonly papers: number
    readonly status: 'read' | 'read in part' | 'unreadable' | 'ignored'
    readonly reason?: string
  }[]
  /** Papers that have other words than when their file was read before, and how they differ. */
  readonly changed: readonly { readonly paper: string; readonly message: string }[]
  /** Of the papers read: what they lack. */
  readonly lacks: { readonly author: number; readonly date: number; readonly language: number }
  /** False: there is no record file, and what was added is lost when the desk is closed. */
  readonly kept: boolean
  readonly problems: readonly {
    readonly severity: 'error' | 'warning'
    readonly file: string
    readonly line?: number
    readonly message: string
    readonly remedy?: string
  }[]
}

/** GET /api/keeper/intakes: what was read since the desk was opened, the latest first. */
export interface KeeperIntakes {
  readonly intakes: readonly IntakeReport[]
}

export interface IntakeReport {
  /** ISO instant. */
  readonly at: string
  readonly files: readonly FileReport[]
  /** Papers that may be one, for a person to say. */
  readonly questions: readonly SamePaperQuestion[]
}

/**
 * GET /api/search?q=&party=&kind=&channel=&year=&month=&shown=&seenBy=&asOf=: papers with all these words (in quotation marks: one after
 * the other), of this party, kind... Without words, all papers that the facets leave. `shown`: how many, if more than the first 60. GET /api/keeper/search?heldBy=: the same, of what a party holds.
 */
export interface DeskFound {
  readonly total: number
  readonly hits: readonly DeskHit[]
  /** How many of the papers found are of each; the most frequent first. */
  readonly facets: { readonly [facet in Facet]: readonly DeskFacet[] }
}

export type Facet = 'party' | 'kind' | 'channel' | 'year' | 'month'

export interface DeskFacet {
  readonly id: string
  readonly name: string
  readonly count: number
}

/** Hits in the snippet stand between \u0002 and \u0003. */
export interface DeskHit {
  readonly paper: string
  readonly title: string
  readonly words: string
  readonly kind: string
  readonly snippet: string
  /** Where the first hit stands in the text. */
  readonly at?: readonly [number, number]
}

export type { FileReport } from '../intake/report.ts'

/** The one error shape. */
export interface DeskError {
  readonly error: { readonly code: string; readonly message: string; readonly help: string }
}

export type { DeskPlan, DeskStep } from './plan.ts'
