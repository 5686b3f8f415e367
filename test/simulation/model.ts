import type { Db } from '../../db/open.ts'
import type { Instant } from '../../src/clock.ts'
import { comparePlaces, compareVisits, type Visit } from './compare.ts'
import { endOfLocalDay, HOLD_MS, type OfficePlan, RULES } from './setting.ts'
import { isAtOnce, isClosed, type Line, linesAfter } from './story.ts'

/**
 * What must be true of places and people, written down a second time without looking at how the product does it: plain
 * maps, fed by the story of each appointment line by line. A line that may not be (a hold without a free place, a
 * confirmation after the hold ran out, a second live appointment of a person) is a finding.
 */
export interface Model {
  /** Reads the lines that were written since the last look. */
  follow(db: Db, now: Instant): void
  /** Compares all of it with the database. */
  compare(db: Db): void
  folios(): string[]
  confirmations(): Confirmation[]
  readonly seen: Record<string, number>
}

/** Who was given a folio, and when. */
export interface Confirmation {
  folio: string
  groupId: string
  slot: number
  at: Instant
  /** Everybody who ever looked after it. */
  contacts: Set<number>
  byStaff: boolean
}

interface Cooling {
  slot: number
  by: number | undefined
  freedAt: Instant
  reopensAt: Instant
  /** A place that was given up by its citizen as a cancelled appointment is nobody's to take back. */
  mayTakeBack: boolean
}

export function createModel(offices: OfficePlan[], found: (what: string) => void): Model {
  const visits = new Map<number, Visit>()
  const seated = new Map<number, Set<number>>()
  const confirmations = new Map<string, Confirmation>()
  const seen: Record<string, number> = {}
  let cooling: Cooling[] = []
  /** Places that were free at once: only for whoever chose the same hour again in that moment. */
  let atOnce: { slot: number; contact: number | undefined; at: Instant }[] = []
  let extra: { office_id: number; day: string; from_minute: number; until_minute: number; windows: number }[] = []
  let lastLine = 0

  const seatsOf = (slot: number): Set<number> => {
    const known = seated.get(slot)
    if (known) return known
    const fresh = new Set<number>()
    seated.set(slot, fresh)
    return fresh
  }
  const capacityOf = ({ office_id, day, minute }: Pick<Line, 'office_id' | 'day' | 'minute'>): number => {
    const office = offices.find((one) => one.id === office_id)
    const fits = office && minute >= office.fromMinute && minute + office.slotMinutes <= office.untilMinute
    const added = extra.filter(
      (one) => one.office_id === office_id && one.day === day && minute >= one.from_minute && minute < one.until_minute,
    )
    return (fits ? office.windows : 0) + added.reduce((sum, one) => sum + one.windows, 0)
  }
  const readExtra = (db: Db) => {
    extra = db.client.query<(typeof extra)[number], []>('select * from extra_places').all()
  }
  const isLive = (visit: Visit, at: Instant) => visit.state === 'confirmed' && visit.endsAt > at
  const liveOf = (person: number, at: Instant) => [...visits.values()].filter((one) => one.person === person && isLive(one, at))
  const liveFrom = (contact: number, at: Instant) =>
    [...visits.values()].filter((one) => one.contact === contact && isLive(one, at))

  /** A place is taken, and there must have been one. */
  function sit(line: Line): void {
    const seats = seatsOf(line.slot_id)
    const contact = line.contact_id ?? undefined
    const mine = cooling.filter(
      (one) => one.slot === line.slot_id && one.mayTakeBack && one.by === contact && line.at - one.freedAt < RULES.takeBackMs,
    )
    const blocked = cooling.filter((one) => one.slot === line.slot_id).length - (line.what === 'held' ? mine.length : 0)
    seats.add(line.id)
    atOnce = atOnce.filter((one) => !(one.slot === line.slot_id && one.contact === contact && one.at === line.at))
    if (isClosed(line)) found(`slot ${line.slot_id}: a place was taken in a closed hour`)
    if (seats.size + blocked > capacityOf(line)) found(`slot ${line.slot_id}: a place was taken that was not there`)
    // Whichever of their own places was taken back, it no longer cools.
    if (line.what === 'held' && mine[0]) cooling = cooling.filter((one) => one !== mine[0])
  }

  function rise(visit: Visit, line: Line): void {
    seatsOf(visit.slot).delete(visit.id)
    if (line.what !== 'cancelled' && isAtOnce(line)) atOnce.push({ slot: visit.slot, contact: visit.contact, at: line.at })
    if (line.reopens_at !== null && line.reopens_at > line.at) {
      const mayTakeBack = visit.state !== 'cancelled'
      cooling.push({ slot: visit.slot, by: visit.contact, freedAt: line.at, reopensAt: line.reopens_at, mayTakeBack })
    }
  }

  function apply(line: Line): void {
    const visit = visits.get(line.id)
    if (line.what === 'held' || line.what === 'given') return begin(line)
    if (!visit) return found(`appointment ${line.id}: ${line.what} before it began`)
    switch (line.what) {
      case 'renewed':
        if (visit.state !== 'held' || (visit.until ?? 0) <= line.at) found(`appointment ${line.id}: renewed although no hold ran`)
        if (++visit.renewals > RULES.renewals) found(`appointment ${line.id}: renewed once too often`)
        visit.until = line.at + HOLD_MS
        return
      case 'confirmed':
        return confirm(visit, line)
      case 'expired':
      case 'released':
        if (visit.state !== 'held') found(`appointment ${line.id}: ${line.what} from ${visit.state}`)
        if (line.what === 'expired' && (visit.until ?? 0) > line.at) found(`appointment ${line.id}: let go before its time`)
        if (line.what === 'released' && (visit.until ?? 0) <= line.at) found(`appointment ${line.id}: released after its time`)
        if (line.what === 'released' && line.actor === 'clock' && !isClosed(line))
          found(`appointment ${line.id}: let go before its time`)
        visit.state = line.what
        visit.until = undefined
        return rise(visit, line)
      case 'cancelled':
        if (!isLive(visit, line.at)) found(`appointment ${line.id}: cancelled from ${visit.state}`)
        visit.state = 'cancelled'
        return rise(visit, line)
      case 'past':
        if (visit.state !== 'confirmed' || visit.endsAt > line.at) found(`appointment ${line.id}: past before its day ended`)
        visit.state = 'past'
        return
      case 'passed_on':
        if (!isLive(visit, line.at)) found(`appointment ${line.id}: passed on from ${visit.state}`)
        visit.contact = line.contact_id ?? undefined
        if (visit.contact !== undefined) confirmations.get(line.folio ?? '')?.contacts.add(visit.contact)
        return
    }
    found(`appointment ${line.id}: nobody knows what ${line.what} means`)
  }

  function begin(line: Line): void {
    if (visits.has(line.id)) found(`appointment ${line.id}: began twice`)
    if (line.starts_at <= line.at) found(`appointment ${line.id}: in an hour that had begun`)
    const contact = line.contact_id ?? undefined
    const visit: Visit = {
      id: line.id,
      group: line.group_id,
      slot: line.slot_id,
      person: line.person_id,
      contact,
      state: 'held',
      ...termsOf(line, contact),
      endsAt: endOfLocalDay(line.day),
    }
    const other = [...visits.values()].find((one) => one.state === 'held' && one.contact === contact && one.group !== line.group_id)
    if (line.what === 'held' && other) found(`contact ${contact}: two holds at a time`)
    visits.set(line.id, visit)
    sit(line)
    if (line.what === 'given') confirm(visit, line)
  }

  /** A hold lasts ten minutes; the same hour chosen again keeps the time and the renewals that it had. */
  function termsOf(line: Line, contact: number | undefined): Pick<Visit, 'until' | 'renewals'> {
    const before = lastRelease.get(contact ?? 0)
    if (before && before.slot === line.slot_id && before.at === line.at) return { until: before.until, renewals: before.renewals }
    return { until: line.at + HOLD_MS, renewals: 0 }
  }
  const lastRelease = new Map<number, { slot: number; at: Instant; until: Instant; renewals: number }>()

  function confirm(visit: Visit, line: Line): void {
    const byStaff = line.what === 'given'
    if (visit.state !== 'held') found(`appointment ${line.id}: ${line.what} from ${visit.state}`)
    if (!byStaff && (visit.until ?? 0) <= line.at) found(`appointment ${line.id}: confirmed after its hold ran out`)
    if (!byStaff && isClosed(line)) found(`appointment ${line.id}: confirmed in a closed hour`)
    if (liveOf(visit.person, line.at).length > 0) found(`person ${visit.person}: a second live appointment`)
    if (!byStaff && visit.contact !== undefined && liveFrom(visit.contact, line.at).length >= RULES.peopleAPhone)
      found(`contact ${visit.contact}: more people than a phone may have`)
    visit.state = 'confirmed'
    visit.until = undefined
    const folio = line.folio ?? ''
    const known = confirmations.get(folio)
    if (folio === '') found(`appointment ${line.id}: without a folio`)
    if (known && known.groupId !== visit.group) found(`folio ${folio}: given to two groups`)
    const contacts = new Set(visit.contact === undefined ? [] : [visit.contact])
    confirmations.set(folio, known ?? { folio, groupId: visit.group, slot: visit.slot, at: line.at, contacts, byStaff })
  }

  /** Two contacts turned out to be one person: what was the one's is the other's now. */
  function followMerges(db: Db): void {
    const living = new Set(
      db.client
        .query<{ id: number }, []>('select id from contacts')
        .all()
        .map((row) => row.id),
    )
    const rows = db.client.query<{ id: number; contact_id: number | null; folio: string | null; unverified: number }, []>(
      'select id, contact_id, folio, unverified from appointments',
    )
    for (const { id, contact_id, folio, unverified } of rows.all()) {
      const visit = visits.get(id)
      if (!visit || visit.contact === undefined || living.has(visit.contact)) continue
      if (contact_id === null && unverified === 0) found(`appointment ${id}: lost its contact`)
      visit.contact = contact_id ?? undefined
      if (contact_id !== null) confirmations.get(folio ?? '')?.contacts.add(contact_id)
      seen.merged = (seen.merged ?? 0) + 1
    }
  }

  return {
    seen,
    follow(db, now) {
      cooling = cooling.filter((one) => one.reopensAt > now)
      const lines = linesAfter(db, lastLine)
      if (lines.length === 0) return
      readExtra(db)
      for (const line of lines) {
        lastLine = line.line
        seen[line.what] = (seen[line.what] ?? 0) + 1
        const before = visits.get(line.id)
        if (line.what === 'released' && isAtOnce(line) && before?.contact !== undefined && before.until !== undefined) {
          const { slot, until, renewals, contact } = before
          lastRelease.set(contact, { slot, at: line.at, until, renewals })
        }
        apply(line)
      }
      for (const { slot } of atOnce) found(`slot ${slot}: a freed place did not cool`)
      atOnce = []
    },
    compare(db) {
      readExtra(db)
      followMerges(db)
      compareVisits(db, visits, found)
      comparePlaces(db, seated, capacityOf, found)
      const live = [...visits.values()].filter((one) => one.state === 'confirmed').map((one) => one.person)
      if (new Set(live).size < live.length) found('somebody has two live appointments')
    },
    folios: () => [...confirmations.keys()],
    confirmations: () => [...confirmations.values()],
  }
}
