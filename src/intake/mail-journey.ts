/**
 * The way of a message: when it left by its sender's clock, when the machines that carried it took it in, who got it beside those
 * it names. The lowest Received line is the first; the uppermost is the arrival in the mailbox that is read here.
 */
import { readMailDate } from '../reading/mail-date.ts'
import { readWhen, type WhenSaid } from '../record/when.ts'
import { type Draft, withAddress } from './gathering.ts'
import { type Correspondent, fieldOf, fieldsOf, type MailHeader, readCorrespondents } from './mail-header.ts'

export interface Journey {
  readonly sent?: WhenSaid
  /** Why `sent` is not what the header Date says. */
  readonly reason?: string
  readonly taken?: WhenSaid
  readonly arrived?: WhenSaid
}

const DAY = 86_400_000

type Warn = (code: string, message: string, remedy: string) => void

export function readJourney(header: MailHeader, stated: WhenSaid | undefined, at: string, warn: Warn): Journey {
  const stamps = fieldsOf(header, 'received').flatMap((line) => {
    const when = readMailDate(line.slice(line.lastIndexOf(';') + 1).trim())
    return when?.edtf && line.includes(';') ? [when] : []
  })
  const [arrived, taken] = [stamps[0], stamps.at(-1)]
  const journey = { ...(taken && { taken }), ...(arrived && { arrived }) }
  const end = arrived && readWhen(arrived, 'UTC').latest
  const begin = stated?.edtf ? readWhen(stated, 'UTC').earliest : undefined
  const now = Date.parse(at)
  if (typeof begin === 'number' && typeof end === 'number' && begin - end > DAY) {
    warn(
      'sent-after-receipt',
      `The header Date says "${stated!.words}", which is after the message arrived ("${arrived!.words}"). It is filed by the day on which it was taken in.`,
      'The sender’s clock was probably wrong. If not, correct the date by hand.',
    )
    return {
      ...journey,
      sent: { words: stated!.words, ...(taken?.edtf && { edtf: taken.edtf }) },
      reason: 'from the first line Received: the header Date is later than the arrival',
    }
  }
  if (typeof begin === 'number' && begin - now > DAY)
    warn(
      'date-in-the-future',
      `The header Date says "${stated!.words}", which is still to come, and no line Received says otherwise. It was kept as it stands.`,
      'The sender’s clock was probably wrong. Correct the date by hand if you know it.',
    )
  if (!stated?.edtf && taken)
    return {
      ...journey,
      sent: { words: stated?.words ?? taken.words, edtf: taken.edtf! },
      reason: 'from the first line Received: the header has no Date that can be read',
    }
  return { ...journey, ...(stated && { sent: stated }) }
}

interface People {
  readonly from: readonly Correspondent[]
  readonly to: readonly Correspondent[]
  readonly cc: readonly Correspondent[]
  readonly bcc: readonly Correspondent[]
}

/** Puts the journey, and the copies that only the header knows of, on the draft. */
export function carry(draft: Draft, header: MailHeader, journey: Journey, people: People): void {
  const { arrived, taken } = journey
  const boxes = new Set(
    ['delivered-to', 'x-delivered-to', 'x-original-to', 'envelope-to']
      .flatMap((name) => readCorrespondents(fieldsOf(header, name)))
      .map((c) => c.address ?? c.name),
  )
  const receiver = [...boxes].flatMap((box) =>
    (['to', 'cc'] as const).flatMap((side) => {
      const i = draft.said[side]?.findIndex((name) => draft.addresses?.get(name) === box) ?? -1
      return i < 0 ? [] : [{ side, i }]
    }),
  )[0]
  const only =
    people.to.length === 1 && people.cc.length === 0 && boxes.size === 0 ? ({ side: 'to', i: 0 } as const) : undefined
  const got = receiver ?? only
  // Names may still change (two people of one name): they are kept with their addresses until it is settled what they are called.
  const called = (name: string | undefined) => name && withAddress(name, draft.addresses?.get(name))
  const sender = called(draft.said.from?.[0])
  const recipient = called(got && draft.said[got.side]?.[got.i])
  if (arrived || taken)
    draft.attached.push((paper) => ({
      kind: 'transmission',
      said: {
        paper,
        channel: 'mail',
        ...(sender && { from: sender }),
        ...(recipient && { to: recipient }),
        ...(taken && { sent: taken }),
        ...(arrived && { received: arrived }),
      },
    }))
  if (arrived && got && recipient) draft.receivedBy = { side: got.side, nth: got.i, when: arrived }
  const copy = (holder: string, since: WhenSaid | undefined, via: string | undefined, note: string) =>
    draft.attached.push((paper) => ({
      kind: 'copy',
      said: { paper, holder, how: 'given', ...(via && { via }), ...(since && { since }), note },
    }))
  for (const { name } of people.bcc) copy(name, journey.sent, sender, 'blind copy')
  if (arrived && !got)
    for (const box of boxes)
      if (!people.bcc.some((c) => c.address === box) && !people.from.some((c) => c.address === box))
        copy(box, arrived, undefined, 'from the mailbox that it was delivered to')
  const resentTo = readCorrespondents([...fieldsOf(header, 'resent-to'), ...fieldsOf(header, 'resent-cc')])
  const resentBy = readCorrespondents(fieldsOf(header, 'resent-from'))[0]?.name
  const resentAt = readMailDate(fieldOf(header, 'resent-date'))
  for (const { name } of resentTo) copy(name, resentAt, resentBy, 'forwarded, as the header says')
}
