import type { Db, Tx } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Touched, Worked } from '../admin/propose.ts'
import type { Instant } from '../clock.ts'
import type { OfficeReason } from './office-reasons.ts'
import { type Changes, changeOffice, type OfficeRow, readOffice } from './settings.ts'
import type { LocalDay } from './types.ts'

export interface OfficeHooks {
  /** Without an appointment. */
  waitingAt(db: Db, officeId: number): WaitingAt
  /** In the same step, so that all of it happens or nothing. */
  happened(tx: Tx, event: Happening, now: Instant): void
}

/** Rooms above add their own kinds. */
export interface Happenings {
  /** No appointments for now. */
  office_rests: { readonly officeId: number; readonly told: OfficeReason }
  office_opens: { readonly officeId: number }
}

export type Happening = { [Kind in keyof Happenings]: { readonly what: Kind } & Happenings[Kind] }[keyof Happenings]

export interface WaitingAt {
  onlyHere: number
  elsewhereToo: number
  /** Contacts of those to be told. */
  contacts: number
}

/** No more appointments, another place, or silence cancels. */
export type Concern = 'closing' | 'moving' | 'lapsing'

/** It cancels nothing and takes no place. */
export interface OfficeImpact {
  office: OfficeRow
  /** Undefined: no one. */
  concern: Concern | undefined
  visits: number
  days: { day: LocalDay; visits: number }[]
  /** Holds there stay as long as promised. */
  holds: number
  waiting: WaitingAt
}

/**
 * When it stops giving appointments, people who wait only there are told after the commit, step by step.
 */
export function changeOfficeData(
  tx: Tx,
  { hooks }: { hooks: OfficeHooks },
  { officeId, changes, told }: { officeId: number; changes: Changes<OfficeRow>; told: OfficeReason },
  now: Instant,
): Worked<OfficeImpact, never> {
  const before = readOffice(tx, officeId)
  const touched: Touched[] = [{ what: 'office', id: officeId, version: before.version }, ...visitsThere(tx, officeId, now)]
  const concern = concernOf(tx, officeId, changes, now)
  changeOffice(tx, officeId, changes, now)
  if (concern === 'closing') hooks.happened(tx, { what: 'office_rests', officeId, told }, now)
  if (changes.active) hooks.happened(tx, { what: 'office_opens', officeId }, now)
  const office = readOffice(tx, officeId)
  return { ok: true, touched, impact: { office, concern, ...concerned(tx, officeId, now), waiting: hooks.waitingAt(tx, officeId) } }
}

export function concernOf(db: Db, officeId: number, changes: Changes<OfficeRow>, now: Instant): Concern | undefined {
  const before = readOffice(db, officeId)
  if (before.active && changes.active === false) return 'closing'
  if (concerned(db, officeId, now).visits === 0) return undefined
  if (changes.address !== undefined && changes.address !== before.address) return 'moving'
  return changes.lapseUnanswered && !before.lapseUnanswered ? 'lapsing' : undefined
}

const CONCERNED = statement(
  `select s.day, count(*) as visits from slots s join appointments a on a.slot_id = s.id and a.state = 'confirmed'
   where s.office_id = +? and s.starts_at > +? group by s.day order by s.day`,
  {
    row: row<{ day: LocalDay; visits: number }>({ day: 'text', visits: 'int' }),
    params: ['int', 'int'],
    uses: 'appointments_slot slots_one',
    because: 'a clerk asks once before an office changes its procedures',
  },
)

const CONCERNED_SLOTS = statement(
  `select count(distinct a.contact_id) as n from slots s join appointments a on a.slot_id = s.id and a.state = 'held'
   where s.office_id = +? and s.starts_at > +?`,
  {
    row: { n: 'int' },
    params: ['int', 'int'],
    uses: 'appointments_slot slots_one',
    because: 'a clerk asks once before an office changes its procedures',
  },
)

function concerned(db: Db, officeId: number, now: Instant): Omit<OfficeImpact, 'office' | 'concern' | 'waiting'> {
  const days = CONCERNED.all(db, officeId, now)
  const holds = CONCERNED_SLOTS.get(db, officeId, now)?.n ?? 0
  const visits = days.reduce((sum, one) => sum + one.visits, 0)
  return { visits, days, holds }
}

const VISITS_THERE = statement(
  `select a.id, a.version from slots s join appointments a on a.slot_id = s.id and a.state = 'confirmed'
   where s.office_id = +? and s.starts_at > +?`,
  { row: { id: 'int', version: 'int' }, params: ['int', 'int'], uses: 'appointments_slot slots_one' },
)

const visitsThere = (db: Db, officeId: number, now: Instant): Touched[] =>
  VISITS_THERE.all(db, officeId, now).map(({ id, version }) => ({ what: 'appointment', id, version }))
