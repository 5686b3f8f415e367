import { DAY, type Instant, MINUTE } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import { hoursTold } from './hours-told.ts'
import type { Line } from './journal.ts'
import type { Arrived } from './phone.ts'
import { comesTogether, isNight, LATEST_MS, mayBeDue, mustBePlanned, readKey, visitIn } from './reminder-times.ts'
import { RULES } from './setting.ts'
import { shownAt } from './zones.ts'

/**
 * What is said before a visit: planned at the hours that the office's wall makes of the rules, said once, to whoever looks after
 * it, or dropped for a reason that is one.
 */
export interface ReminderLaw {
  /** A row of the product's plan was written, said, dropped or taken back. */
  planned(line: Line, now: Instant): void
  /** The message was written. */
  said(line: Line): void
  /** The visit began, or changed, or changed hands: nothing is said of it for a while, and all is planned anew. */
  changed(groupId: string, at: Instant): void
  /** What was said first goes out. */
  posted(row: number, message: Pick<Arrived, 'text' | 'options'>): void
  /** Whether a reminder of this visit was said. */
  wasSaid(groupId: string, slot: number): boolean
  /** Those whose reminders were left unanswered or did not arrive, by the state that each key's message is in. */
  atRisk(stateOf: (key: string, contact: number) => string | undefined, now: Instant): Visit[]
  settle(): void
  readonly seen: Record<string, number>
}

const ARRIVED = ['delivered', 'read']
const NEVER = ['failed', 'parked', 'silent']
/** A day later: the telephone may be without data. */
const UNDER_WAY = ['accepted', 'sent']
/** A clock that is set, and work that waits for a flush. */
const SLACK_MS = 20 * MINUTE

interface Said {
  at: Instant
  asked: boolean
  lapsesAt: Instant | undefined
}

export function createReminderLaw(visits: Map<number, Visit>, found: (what: string) => void): ReminderLaw {
  /** By `reminder:<group>:<slot>:<kind>`. */
  const due = new Map<string, Instant>()
  const said = new Map<string, Said>()
  const written = new Set<string>()
  /** The messages that reminded of each visit. */
  const sent = new Map<string, Set<number>>()
  const quietSince = new Map<string, Instant>()
  let changed = new Set<string>()
  const seen: Record<string, number> = {}
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1
  }
  const visitAt = (groupId: string, slot: number): Visit | undefined =>
    [...visits.values()].find((one) => one.group === groupId && one.slot === slot && one.state === 'confirmed')
  const keyOf = (groupId: string, slot: number, kind: string) => `reminder:${groupId}:${slot}:${kind}`

  function noteSaid(line: Line, key: string, now: Instant): void {
    const visit = visitAt(line.group_id, line.slot_id)
    const asked = line.places === 1
    if (said.has(key)) found(`${key}: told twice`)
    if ((due.get(key) ?? Number.POSITIVE_INFINITY) > now) found(`${key}: told before its time`)
    const answered = visit?.answered === line.slot_id
    if (asked === answered) found(`${key}: ${asked ? 'asks whoever answered' : 'asks nobody, although nobody answered'}`)
    due.delete(key)
    // By the house's clock of then, which may have waited for the time from outside.
    said.set(key, { at: line.at, asked, lapsesAt: line.until_at ?? undefined })
  }

  /** Left out for a reason: each can be seen from here as well. */
  function noteDropped(line: Line, key: string, why: string, now: Instant): void {
    due.delete(key)
    count(`reminder ${why}`)
    const visit = visitAt(line.group_id, line.slot_id)
    if (why === 'gone' && !visit) return
    if (!visit) return found(`${key}: dropped as ${why}, and nobody comes`)
    const another = [...due].some(([other, at]) => other.startsWith(keyOf(visit.group, visit.slot, '')) && at < now + RULES.restMs)
    const isTrue: Record<string, boolean> = {
      no_contact: visit.contact === undefined,
      muted: line.muted_at !== null,
      late: another || now > visit.startsAt - LATEST_MS || isNight(now, visit.zone),
      answered: visit.answered === visit.slot,
    }
    if (isTrue[why] !== true) found(`${key}: dropped as ${why}, which is not so`)
  }

  /** After a change all that the rules ask for is planned, at hours at which it may be due, and nothing else. */
  function checkPlan(groupId: string): void {
    const at = quietSince.get(groupId) ?? 0
    const expected = new Set<string>()
    for (const visit of comesTogether(visits, groupId, at)) {
      for (const [kind, hours] of Object.entries(RULES.reminderHours)) {
        const key = keyOf(groupId, visit.slot, kind)
        const dueAt = due.get(key)
        expected.add(key)
        if (dueAt === undefined) {
          if (visit.contact !== undefined && !said.has(key) && mustBePlanned(visit, hours, at)) found(`${key}: is not planned`)
        } else if (dueAt < at + RULES.restMs || !mayBeDue(visit, hours, dueAt))
          found(`${key}: is planned for ${shownAt(dueAt, visit.zone)}, and they come ${shownAt(visit.startsAt, visit.zone)}`)
        else count(`planned ${kind}`)
      }
    }
    for (const key of due.keys())
      if (readKey(key)?.groupId === groupId && !expected.has(key)) found(`${key}: is planned, and nobody comes`)
  }

  return {
    seen,
    planned(line, now) {
      const [what, kind = '', why = ''] = line.what.split(':')
      const key = keyOf(line.group_id, line.slot_id, kind)
      if (what === 'planned') due.set(key, line.until_at ?? 0)
      if (what === 'unplanned') due.delete(key)
      if (what === 'said') noteSaid(line, key, now)
      if (what === 'dropped') noteDropped(line, key, why, now)
    },
    said(line) {
      const reminder = readKey(line.what)
      if (!reminder) return
      const { groupId, slot, kind } = reminder
      count('reminded')
      count(`reminded ${kind}`)
      if (written.has(line.what)) found(`group ${groupId}: told twice (${kind})`)
      written.add(line.what)
      const visit = visitAt(groupId, slot)
      if (!visit) return found(`group ${groupId}: reminded of slot ${slot}, where nobody of it comes`)
      if (visit.contact !== line.contact_id) found(`group ${groupId}: contact ${line.contact_id} was reminded, whose it is not`)
      if (line.muted_at !== null) found(`contact ${line.contact_id}: reminded although it wants nothing`)
      if (isNight(line.at, visit.zone)) found(`group ${groupId}: reminded in the night`)
      if ((line.until_at ?? 0) > line.at) found(`contact ${line.contact_id}: reminded while a person has the chat`)
      if (line.at > visit.startsAt - RULES.tooNearMs + SLACK_MS) found(`group ${groupId}: reminded when it was too late`)
      if (line.at - (quietSince.get(groupId) ?? 0) < RULES.restMs - SLACK_MS)
        found(`group ${groupId}: reminded of what just changed`)
    },
    changed(groupId, at) {
      quietSince.set(groupId, at)
      changed.add(groupId)
    },
    posted(row, { text, options }) {
      const hour = options.map((one) => visitIn(one.id)).find((one) => one !== undefined)
      if (!hour) return
      const { groupId, slot } = hour
      const visit = visitAt(groupId, slot)
      const rows = (sent.get(`${groupId}:${slot}`) ?? new Set<number>()).add(row)
      sent.set(`${groupId}:${slot}`, rows)
      const told = Object.keys(RULES.reminderHours).flatMap((kind) => said.get(keyOf(groupId, slot, kind)) ?? [])
      if (rows.size > told.length) found(`group ${groupId}: told twice (${rows.size} reminders, and ${told.length} were due)`)
      if (!visit) return found(`message ${row}: reminds of slot ${slot} and goes out, where nobody comes`)
      const [when, until] = hoursTold(text)
      const truth = shownAt(visit.startsAt, visit.zone)
      if (when !== undefined && when !== truth) found(`message ${row}: says ${when}, and they come ${truth}`)
      const lapses = told.flatMap((one) => (one.lapsesAt === undefined ? [] : [shownAt(one.lapsesAt, visit.zone)]))
      if (until !== undefined && !lapses.includes(until)) found(`message ${row}: waits until ${until}, and that is ${lapses}`)
    },
    wasSaid: (groupId, slot) => [...written].some((key) => key.startsWith(keyOf(groupId, slot, ''))),
    atRisk(stateOf, now) {
      const coming = [...visits.values()].filter((one) => one.state === 'confirmed' && one.contact !== undefined)
      const groups = new Set(coming.filter((one) => one.startsAt > now).map((one) => one.group))
      return [...groups].flatMap((group) =>
        comesTogether(visits, group, now).filter((visit) => {
          const { contact } = visit
          if (visit.startsAt <= now || contact === undefined || visit.answered === visit.slot) return false
          const told = Object.keys(RULES.reminderHours).flatMap((kind) => {
            const key = keyOf(group, visit.slot, kind)
            const one = said.get(key)
            return one ? [{ ...one, state: stateOf(key, contact) ?? '' }] : [] // Another telephone's silence is not this one's.
          })
          const silences = told.filter((one) => one.asked && one.at <= now - RULES.silenceMs && ARRIVED.includes(one.state))
          const isOffline = told.some((one) => UNDER_WAY.includes(one.state) && one.at <= now - DAY)
          return silences.length >= 2 || isOffline || told.some((one) => NEVER.includes(one.state))
        }),
      )
    },
    settle() {
      for (const groupId of changed) checkPlan(groupId)
      changed = new Set()
    },
  }
}
