/** One paper and one party of the record, from what entries say of it: times worked out, names as ids. */
import type { Paper, Party } from './record.ts'
import type { Said } from './said.ts'
import type { When, WhenSaid } from './when.ts'

/** Names to ids, for one thing at a time, so that an undeclared name is kept with the thing that uses it. */
export interface Namer {
  party(name: string): string
  parties(list: readonly string[] | undefined): string[]
  maybe(name: string | undefined): string | undefined
  some(list: readonly string[] | undefined): string[] | undefined
}

export function foldPaper(
  id: string,
  p: Said<'paper'>,
  when: (w: WhenSaid | undefined) => When | undefined,
  n: Namer,
  paperId: (id: string) => string,
): Paper {
  return {
    id,
    title: p.title ?? '',
    kind: p.kind,
    from: n.parties(p.from),
    to: n.parties(p.to),
    cc: n.parties(p.cc),
    ...(p.place && { place: p.place }),
    ...(p.written && { written: when(p.written)! }),
    ...(p.sent && { sent: when(p.sent)! }),
    received: new Map(Object.entries(p.received ?? {}).map(([party, w]) => [n.party(party), when(w)!])),
    ...(p.published && { published: when(p.published)! }),
    ...(p.channel && { channel: p.channel }),
    numbers: p.numbers ?? [],
    ...(p.language && { language: p.language }),
    onFile: p.onFile,
    existence: p.existence ?? 'attested',
    ...(p.meeting && { meeting: paperId(p.meeting) }),
    ...(p.textHash && { textHash: p.textHash }),
    sections: p.sections ?? [],
    answers: (p.answers ?? []).map(paperId),
    cites: (p.cites ?? []).map(paperId),
    encloses: (p.encloses ?? []).map(paperId),
    ...(p.versionOf && { versionOf: paperId(p.versionOf) }),
    ...(p.translationOf && { translationOf: paperId(p.translationOf) }),
    ...(p.replaced && { replaced: p.replaced }),
    ...(p.header && { header: p.header }),
    ...(p.pages && { pages: p.pages }),
    ...(p.described && { described: p.described }),
    inferred: p.inferred ?? {},
    source: p.source ?? [],
    ...(p.note && { note: p.note }),
  }
}

export function foldParty(
  id: string,
  p: Said<'party'>,
  when: (w: WhenSaid | undefined) => When | undefined,
  n: Namer,
): Party {
  return {
    id,
    kind: p.kind,
    name: p.name,
    aliases: p.aliases ?? [],
    roles: (p.roles ?? []).map((r) => ({
      title: r.title,
      ...(r.in && { in: n.party(r.in) }),
      ...(r.from && { from: when(r.from)! }),
      ...(r.until && { until: when(r.until)! }),
    })),
    memberOf: (p.memberOf ?? []).map((m) => ({
      party: n.party(m.party),
      ...(m.from && { from: when(m.from)! }),
      ...(m.until && { until: when(m.until)! }),
    })),
    implied: false,
  }
}
