import type { Db } from '../../db/open.ts'
import type { Instant } from '../../src/clock.ts'
import type { Vault } from '../../src/vault.ts'
import { comparePlaces, compareVisits, type Visit } from './compare.ts'
import { createHoldTerms } from './hold-terms.ts'
import { isClosed, type Line, takeLines } from './journal.ts'
import { hoursOf } from './lengths.ts'
import { createMinorLaw, type MinorLaw } from './minor-law.ts'
import type { WorldPlan } from './plans.ts'
import { createPromises } from './promises.ts'
import { exclusionOf } from './questions.ts'
import { createReminderLaw, type ReminderLaw } from './reminder-law.ts'
import { createSeats } from './seats.ts'
import { HOME } from './setting.ts'
import { apart, type Member, sitApart } from './together.ts'
import { createVisitLaw } from './visit-law.ts'
import type { Witness } from './witness.ts'
import { endOfLocalDay, type Zone } from './zones.ts'

/**
 * What must be true of places and people, written down a second time without looking at how the product does it: plain
 * maps, fed by the journal line by line. A line that may not be (a hold without a free place, a confirmation after the hold
 * ran out, a second live appointment of a person, an offer to two) is a finding.
 */
export interface Model {
  /** Reads the lines that were written since the last look. */
  follow(db: Db, now: Instant): void
  /** Compares all of it with the database. */
  compare(db: Db): void
  /** What was said first goes out. */
  posted: ReminderLaw['posted']
  /** Who may not come: see there. */
  atRisk: ReminderLaw['atRisk']
  visits(): Visit[]
  /** Lets somebody else read along. */
  join<W extends Witness>(witness: W): W
  folios(): string[]
  confirmations(): Confirmation[]
  readonly seen: Record<string, number>
}

/** Who was given a folio, and when. */
export interface Confirmation {
  folio: string
  groupId: string
  /** Hours at which somebody of the group ever stood. */
  slots: Set<number>
  at: Instant
  /** Everybody who ever looked after it. */
  contacts: Set<number>
  byStaff: boolean
}

/** What gives somebody an hour, but for going back to the own one. */
const SEATED = new Set(['held', 'given', 'moved'])
/** Another chat has it, and may be told of it. */
const ANOTHER_HOLDER = new Set(['passed_on', 'handed_over', 'taken_back'])

interface Ears {
  /** Sees each question as it is written. */
  asked(line: Line, minors: MinorLaw): void
  /** Of the message of that number. */
  wordsOf(row: number): string
}

/** Windows that were added to some hours, or taken from them. */
interface Windows {
  office_id: number
  /** Null: all of the office. */
  schedule_id: number | null
  day: string
  from_minute: number
  until_minute: number
  windows: number
  /** An hour that had begun stays as it was. */
  created_at: Instant
}

type Hour = Pick<Line, 'office_id' | 'schedule_id' | 'day' | 'minute' | 'starts_at'>

const windowsIn = (some: readonly Windows[], { office_id, schedule_id, day, minute, starts_at }: Hour): number =>
  some
    .filter((one) => one.office_id === office_id && one.day === day && minute >= one.from_minute && minute < one.until_minute)
    .filter((one) => one.created_at < starts_at && (one.schedule_id ?? schedule_id) === schedule_id)
    .reduce((sum, one) => sum + one.windows, 0)

export function createModel(plan: WorldPlan, vault: Vault, found: (what: string) => void, { asked, wordsOf }: Ears): Model {
  const { offices } = plan
  const visits = new Map<number, Visit>()
  const confirmations = new Map<string, Confirmation>()
  const seen: Record<string, number> = {}
  let extra: Windows[] = []
  let missing: Windows[] = []

  const capacityOf = (hour: Hour): number => {
    const office = offices.find((one) => one.id === hour.office_id)
    const fits = office && hour.minute >= office.fromMinute && hour.minute + office.slotMinutes <= office.untilMinute
    return (fits ? office.windows : 0) + windowsIn(extra, hour)
  }
  const windowsOf = (hour: Hour): number => Math.max(0, capacityOf(hour) - windowsIn(missing, hour))
  const readWindows = (db: Db) => {
    extra = db.client
      .query<Windows & { schedule_id: number }, []>(
        `select p.from_day as day, h.from_minute, h.until_minute, h.windows, s.office_id, s.id as schedule_id, p.created_at from schedule_plans p
         join schedule_hours h on h.plan_id = p.id join schedules s on s.id = p.schedule_id where p.until_day is not null`,
      )
      .all()
    missing = db.client
      .query<Windows, []>(
        `select office_id, schedule_id, day, from_minute, until_minute, windows, created_at from closures where windows is not null and lifted_at is null`,
      )
      .all()
  }
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1
  }
  const seats = createSeats({ capacityOf, windowsOf }, found)
  const zoneOf = (office: number): Zone => offices.find((one) => one.id === office)?.zone ?? HOME
  const promises = createPromises(zoneOf, wordsOf, found)
  const reminders = createReminderLaw(visits, found)
  const law = createVisitLaw(visits, seats, reminders, zoneOf, found)
  const minors = createMinorLaw(visits, found)
  const terms = createHoldTerms()
  const witnesses: Witness[] = []
  /** The members of each group that were given their hours within this commit, when it began and when it moved. */
  let seated = new Map<string, Member[]>()

  /** The line once for each hour that its appointment takes. */
  function hours(db: Db, line: Line): Line[] {
    const all = hoursOf(db, offices, line)
    if (!all) found(`appointment ${line.id}: takes an hour that was never published`)
    return all ?? [line]
  }

  function apply(db: Db, line: Line): void {
    const visit = visits.get(line.id)
    if (SEATED.has(line.what)) seated.set(line.group_id, [...(seated.get(line.group_id) ?? []), line])
    if (line.what === 'held' || line.what === 'given') return begin(line, hours(db, line))
    if (!visit) return found(`appointment ${line.id}: ${line.what} before it began`)
    if (line.what === 'confirmed') return confirm(visit, line, hours(db, line))
    law.step(visit, line, hours(db, line))
    confirmations.get(line.folio ?? '')?.slots.add(visit.slot)
    if (ANOTHER_HOLDER.has(line.what) && visit.contact !== undefined)
      confirmations.get(line.folio ?? '')?.contacts.add(visit.contact)
  }

  function begin(line: Line, its: readonly Line[]): void {
    if (visits.has(line.id)) found(`appointment ${line.id}: began twice`)
    if (line.starts_at <= line.at) found(`appointment ${line.id}: in an hour that had begun`)
    const contact = line.contact_id ?? undefined
    const zone = zoneOf(line.office_id)
    const visit: Visit = {
      id: line.id,
      group: line.group_id,
      slot: line.slot_id,
      slots: its.map((one) => one.slot_id),
      startsAt: line.starts_at,
      office: line.office_id,
      zone,
      person: line.person_id,
      procedure: line.procedure_id ?? '',
      contact,
      state: 'held',
      ...terms.of(line),
      endsAt: endOfLocalDay(line.day, zone),
      folio: undefined,
      moves: 0,
      undoUntil: undefined,
      before: undefined,
      movesUndone: 0,
      movedOutOf: new Set(),
      answered: undefined,
      minor: minors.isMinor(line.procedure_id),
      confirmedAt: undefined,
    }
    const other = [...visits.values()].find((one) => one.state === 'held' && one.contact === contact && one.group !== line.group_id)
    if (line.what === 'held' && other) found(`contact ${contact}: two holds at a time`)
    visits.set(line.id, visit)
    for (const one of its) seats.sit(one)
    if (line.what === 'given') confirm(visit, line, its)
  }

  function confirm(visit: Visit, line: Line, its: readonly Line[]): void {
    const byStaff = line.what === 'given'
    if (visit.state !== 'held') found(`appointment ${line.id}: ${line.what} from ${visit.state}`)
    if (!byStaff && (visit.until ?? 0) <= line.at) found(`appointment ${line.id}: confirmed after its hold ran out`)
    if (!byStaff && its.some(isClosed)) found(`appointment ${line.id}: confirmed in a closed hour`)
    if (law.liveOf(visit, line.at).length > 0) found(`person ${visit.person}: a second live appointment`)
    if (!byStaff && visit.contact !== undefined && law.liveFrom(visit.contact, line.at).length >= plan.peopleAPhone)
      found(`contact ${visit.contact}: more people than a phone may have`)
    if (!byStaff) minors.check(visit, line.at)
    visit.state = 'confirmed'
    visit.confirmedAt = line.at
    visit.until = undefined
    reminders.changed(visit.group, line.at)
    const folio = line.folio ?? ''
    const known = confirmations.get(folio)
    if (folio === '') found(`appointment ${line.id}: without a folio`)
    if (known && known.groupId !== visit.group) found(`folio ${folio}: given to two groups`)
    visit.folio = folio
    const contacts = new Set(visit.contact === undefined ? [] : [visit.contact])
    known?.slots.add(visit.slot)
    confirmations.set(folio, known ?? { folio, groupId: visit.group, slots: new Set([visit.slot]), at: line.at, contacts, byStaff })
  }

  /** Two contacts turned out to be one person: what was the one's is the other's now. */
  function followMerges(db: Db): void {
    const living = new Set(
      db.client
        .query<{ id: number }, []>('select id from contacts')
        .all()
        .map((row) => row.id),
    )
    const rows = db.client.query<{ id: number; contact_id: number | null; folio: Uint8Array | null; unverified: number }, []>(
      'select id, contact_id, folio_sealed as folio, unverified from appointments',
    )
    for (const { id, contact_id, folio, unverified } of rows.all()) {
      const visit = visits.get(id)
      if (!visit || visit.contact === undefined || living.has(visit.contact)) continue
      if (contact_id === null && unverified === 0) found(`appointment ${id}: lost its contact`)
      visit.contact = contact_id ?? undefined
      if (contact_id !== null) confirmations.get(folio ? vault.open(folio) : '')?.contacts.add(contact_id)
      count('merged')
    }
  }

  function read(db: Db, line: Line, now: Instant): void {
    switch (line.kind) {
      case 'visit':
        count(line.what)
        terms.released(line, visits.get(line.id))
        return apply(db, line)
      case 'opened':
        return seats.opened(line.id)
      case 'cooled':
        return seats.cooled(line)
      case 'uncooled':
        terms.uncooled(line)
        return seats.uncooled(line)
      case 'shrank':
        return seats.shrank(line)
      case 'offer':
        terms.accepted(line)
        seats.offer(line)
        return promises.offer(line)
      case 'said':
        promises.said(line)
        if (line.places === 1) asked(line, minors)
        return reminders.said(line)
      case 'reminder':
        return reminders.planned(line, now)
      case 'gone':
        return promises.gone(line)
      case 'talk':
        return promises.talk(line)
      case 'merged':
        promises.merged(line, now)
        for (const { contacts } of confirmations.values()) if (contacts.has(line.id)) contacts.add(line.contact_id ?? line.id)
        return followMerges(db)
    }
  }

  return {
    get seen() {
      return { ...seen, ...promises.seen, ...reminders.seen }
    },
    follow(db, now) {
      const lines = takeLines(db, vault)
      if (lines.length === 0) return
      readWindows(db)
      seated = new Map()
      for (const line of lines) {
        read(db, line, now)
        for (const witness of witnesses) witness.read(line)
      }
      for (const members of seated.values()) if (members.length > 1) count(sitApart(members) ? 'group in several hours' : 'group')
      for (const [groupId, members] of seated)
        if (apart(members, offices)) found(`group ${groupId}: sits in hours that do not follow`)
      seats.settle(now)
      law.settle()
      promises.settle(now)
      reminders.settle()
      for (const witness of witnesses) witness.settle()
    },
    compare(db) {
      readWindows(db)
      followMerges(db)
      compareVisits(db, vault, visits, found)
      comparePlaces(db, seats, { capacityOf, windowsOf, zoneOf }, found)
      const live = [...visits.values()].flatMap((one) =>
        one.state === 'confirmed' && exclusionOf(one.procedure) ? `${one.person} ${exclusionOf(one.procedure)}` : [],
      )
      if (new Set(live).size < live.length) found('somebody has two live appointments')
      for (const witness of witnesses) witness.compare(db)
    },
    posted: reminders.posted,
    atRisk: reminders.atRisk,
    visits: () => [...visits.values()],
    join(witness) {
      witnesses.push(witness)
      return witness
    },
    folios: () => [...confirmations.keys()],
    confirmations: () => [...confirmations.values()],
  }
}
