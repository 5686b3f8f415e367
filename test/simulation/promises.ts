import { DAY, HOUR, type Instant, MINUTE } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import type { Line } from './journal.ts'
import type { Arrived } from './phone.ts'
import { minuteOfDay, NIGHT, RULES } from './setting.ts'

/**
 * What the office says first: reminders and offers of the waiting list. Each thing once, never at night, never to whoever wants
 * nothing, never about what is not so; and nobody who talks with a person is asked anything by the assistant.
 */
export interface Promises {
  said(line: Line): void
  offer(line: Line): void
  /** A wish of one contact is another's now. */
  merged(line: Line): void
  talk(line: Line): void
  /** The visit began, or changed, or somebody said that they will come: nothing is said of it for a while. */
  changed(groupId: string, at: Instant): void
  /** What was said first goes out. */
  posted(row: number, message: Arrived): void
  /** Whether a reminder of this visit was said. */
  wasSaid(groupId: string, slot: number): boolean
  settle(now: Instant): void
  readonly seen: Record<string, number>
}

type Found = (what: string) => void

interface Hour {
  groupId: string
  slot: number
}
type Reminder = Hour & { kind: string }

const REMINDER = /^reminder:([\w-]+):(\d+):(\w+)$/
/** A clock that is set, and work that waits for a flush. */
const SLACK_MS = 20 * MINUTE
/** Offers that ended like this count as one that was made. */
const COUNTS = ['open', 'accepted', 'declined', 'lapsed']

const readReminder = (key: string | null): Reminder | undefined => {
  const [, groupId = '', slot, kind = ''] = REMINDER.exec(key ?? '') ?? []
  return slot === undefined ? undefined : { groupId, slot: Number(slot), kind }
}
/** The visit that a button of a reminder is about. */
function visitIn(id: string): Hour | undefined {
  const [, groupId = '', slot] = /\.reminder\.\w+:([\w-]+):(\d+)$/.exec(id) ?? []
  return slot === undefined ? undefined : { groupId, slot: Number(slot) }
}
const isNight = (at: Instant): boolean => {
  const minute = minuteOfDay(at)
  return minute < NIGHT.untilMinute || minute >= NIGHT.fromMinute
}

export function createPromises(visits: Map<number, Visit>, found: Found): Promises {
  const told = new Set<string>()
  /** The messages that reminded of each visit. */
  const sent = new Map<string, Set<number>>()
  const quietSince = new Map<string, Instant>()
  const offers = new Map<number, { wish: number; day: string; state: string; endsAt: Instant; slot: number; told: boolean }>()
  const seen: Record<string, number> = {}
  /** Talks that ended within this commit, by the line before which they ran. */
  let ended: { contact: number; until: Instant; line: number }[] = []

  const comesAt = ({ groupId, slot }: Hour): Visit | undefined =>
    [...visits.values()].find((one) => one.group === groupId && one.slot === slot && one.state === 'confirmed')
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1
  }

  function remind(line: Line, reminder: Reminder): void {
    const { groupId, slot, kind } = reminder
    count('reminded')
    if (told.has(line.what)) found(`group ${groupId}: told twice (${kind})`)
    told.add(line.what)
    const visit = comesAt(reminder)
    if (!visit) return found(`group ${groupId}: reminded of slot ${slot}, where nobody of it comes`)
    if (visit.contact !== line.contact_id) found(`group ${groupId}: contact ${line.contact_id} was reminded, whose it is not`)
    if (line.muted_at !== null) found(`contact ${line.contact_id}: reminded although it wants nothing`)
    if (isNight(line.at)) found(`group ${groupId}: reminded in the night`)
    if ((line.until_at ?? 0) > line.at) found(`contact ${line.contact_id}: reminded while a person has the chat`)
    if (line.at > visit.startsAt - HOUR + SLACK_MS) found(`group ${groupId}: reminded when it was too late`)
    if (line.at - (quietSince.get(groupId) ?? 0) < RULES.restMs - SLACK_MS) found(`group ${groupId}: reminded of what just changed`)
  }

  return {
    seen,
    said(line) {
      const reminder = readReminder(line.what)
      if (reminder) return remind(line, reminder)
      if (line.places === 1 && (line.until_at ?? 0) > line.at)
        found(`contact ${line.contact_id}: asked while a person has the chat`)
      if (line.what?.startsWith('wait_offer:')) {
        count('offered')
        if (isNight(line.at)) found(`contact ${line.contact_id}: an offer was told in the night`)
      }
    },
    offer(line) {
      const known = offers.get(line.id)
      if (known) {
        if (line.what === 'told') known.told = true
        else if (line.what === 'extended') known.endsAt = line.until_at ?? 0
        else {
          if (line.what === 'accepted' && known.endsAt <= line.at) found(`offer ${line.id}: accepted after its time`)
          if (line.what === 'lapsed' && known.endsAt > line.at) found(`offer ${line.id}: lapsed before its time`)
          known.state = line.what
          count(`offer ${line.what}`)
        }
        return
      }
      for (const one of offers.values()) {
        if (one.wish !== line.of_id || !COUNTS.includes(one.state)) continue
        if (one.state === 'open') found(`wish ${line.of_id}: two offers at a time`)
        if (one.day === line.offer_day) found(`wish ${line.of_id}: two offers a day`)
      }
      if (line.muted_at !== null) found(`contact ${line.contact_id}: an offer although it wants nothing`)
      const endsAt = line.until_at ?? 0
      if (endsAt > line.at + RULES.offerMs + DAY) found(`offer ${line.id}: is kept for ever`)
      const state = { wish: line.of_id, day: line.offer_day ?? '', state: 'open', endsAt, slot: line.slot_id, told: false }
      offers.set(line.id, state)
    },
    talk(line) {
      const [was, is] = [line.reopens_at ?? 0, line.until_at ?? 0]
      if (is === 0 && was > 0) ended.push({ contact: line.id, until: was, line: line.line })
      if (is > 0) count('talk')
    },
    merged(line) {
      const ran = ended.find((one) => one.contact === line.id && line.line - one.line <= 2)
      if (ran && (line.until_at ?? 0) < ran.until) found(`contact ${line.id}: became ${line.contact_id} and lost its talk`)
      ended = ended.filter((one) => one !== ran)
    },
    changed: (groupId, at) => void quietSince.set(groupId, at),
    posted(row, { options }) {
      const visit = options.map((one) => visitIn(one.id)).find((one) => one !== undefined)
      if (!visit) return
      if (!comesAt(visit)) found(`message ${row}: reminds of slot ${visit.slot} and goes out, where nobody comes`)
      const key = `${visit.groupId}:${visit.slot}`
      const rows = (sent.get(key) ?? new Set<number>()).add(row)
      sent.set(key, rows)
      if (rows.size > RULES.reminders) found(`group ${visit.groupId}: told twice (${rows.size} reminders)`)
    },
    wasSaid: (groupId, slot) => [...told].some((key) => key.startsWith(`reminder:${groupId}:${slot}:`)),
    settle(now) {
      ended = []
      for (const [id, one] of offers)
        if (one.state === 'open' && one.endsAt < now - DAY) found(`offer ${id}: is open long after its end`)
    },
  }
}
