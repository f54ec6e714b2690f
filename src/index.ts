/** What other programs may build on. Everything else may change from one version to the next. */
export { CHECKS, type Check, runChecks } from './checks/checks.ts'
export type { Evidence, Finding, Severity } from './checks/finding.ts'
export { type Collation, collate } from './collation/collate.ts'
export { type Knowledge, type KnownPaper, type KnownState, knownBy, type Why } from './collation/knowledge.ts'
export type { Candidate, Link, Outcome, Placeholder, Relation, Reply } from './collation/link.ts'
export { type FoundStatement, findStatements } from './collation/statements.ts'
export { type Intake, type IntakeOptions, type Problem, readPapers, type SourceFile } from './intake/intake.ts'
export { consult } from './plan/consult.ts'
export { checkControllability } from './plan/controllability.ts'
export { forecastPlan } from './plan/forecast.ts'
export { minimalNetwork } from './plan/minimal-network.ts'
export { type Network, readNetwork } from './plan/network.ts'
export { obligationsOf } from './plan/obligations.ts'
export { planOf } from './plan/plan.ts'
export { simulate } from './plan/simulate.ts'
export { makeProblem } from './positions/from-record.ts'
export { makeGraph } from './positions/graph.ts'
export { type Matrix, makeMatrix } from './positions/matrix.ts'
export type { Model } from './positions/model.ts'
export { findPackages, type PackagesFound } from './positions/packages.ts'
export type { Problem as PackageProblem } from './positions/problem.ts'
export { readModel } from './positions/read-model.ts'
export { readProblem } from './positions/read-problem.ts'
export { CONCEPTS, type Concept, findStability } from './positions/stability.ts'
export { explain, type Witness } from './positions/witness.ts'
export { type AnyEntry, type Entry, hashEntry, makeEntry, type Origin } from './record/entry.ts'
export { foldEntries } from './record/fold.ts'
export type {
  Certainty,
  Copy,
  Eyes,
  FiledEntry,
  Meeting,
  Paper,
  Party,
  Record,
  Settings,
  Stance,
  Statement,
  Step,
} from './record/record.ts'
export type { Kind, Said } from './record/said.ts'
export { type Answer, before, happenedBy, type When } from './record/when.ts'
export { type Brief, type LikelyQuestion, makeBrief } from './reports/brief.ts'
export { exportFolder, type FolderFile } from './reports/folder.ts'
export { listMissing, type MissingPaper } from './reports/missing.ts'
export { openStore, type Store, StoreError } from './store/store.ts'
export { compare } from './views/compare.ts'
export { NoSuchParty, NoSuchTime, type View, view } from './views/view.ts'
