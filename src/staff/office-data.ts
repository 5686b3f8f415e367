import type { Db, Tx } from '../../db/open.ts'
import { publishAgain } from '../agenda/publishing.ts'
import type { LocalDay } from '../agenda/types.ts'
import { forgetRest, restIsUntold, type WaitingAt, waitingAt } from '../agenda/waiting/resting.ts'
import type { Instant } from '../clock.ts'
import type { Touched, Worked } from './propose.ts'
import { type Changes, changeOffice, type OfficeRow, readOffice } from './settings.ts'

/** Whom a change of an office's data concerns. Nobody is cancelled by it, and nobody loses a place. */
export interface OfficeImpact {
  office: OfficeRow
  /** Appointments to come, and on which days they are. */
  visits: number
  days: { day: LocalDay; visits: number }[]
  /** How many hold an hour there without an appointment: they keep it as long as they were promised. */
  holds: number
  waiting: WaitingAt
}

/**
 * Changes the data of an office. When it stops giving appointments, those who wait only there are told the `reason` after the commit, step by
 * step. For `proposeOrApply`; `nothing`: there is no such office.
 */
export function changeOfficeData(
  tx: Tx,
  { officeId, changes, reason = '' }: { officeId: number; changes: Changes<OfficeRow>; reason?: string | undefined },
  now: Instant,
): Worked<OfficeImpact, 'nothing'> {
  const before = readOffice(tx, officeId)
  if (!before) return { ok: false, why: 'nothing' }
  const touched: Touched[] = [{ what: 'office', id: officeId, version: before.version }, ...visitsThere(tx, officeId, now)]
  changeOffice(tx, officeId, changes, now)
  if (before.active === 1 && changes.active === 0) restIsUntold(tx, { officeId, reason }, now)
  if (changes.active === 1) {
    forgetRest(tx, officeId)
    publishAgain(tx, officeId)
  }
  const office = readOffice(tx, officeId) ?? before
  return { ok: true, touched, impact: { office, ...concerned(tx, officeId, now) } }
}

/** Whom it concerns when something about this office changes. */
export function concerned(db: Db, officeId: number, now: Instant): Omit<OfficeImpact, 'office'> {
  const days = db.client
    .query<{ day: LocalDay; visits: number }, [number, Instant]>(
      `select s.day, count(*) as visits from slots s join appointments a on a.slot_id = s.id and a.state = 'confirmed'
       where s.office_id = +? and s.starts_at > +? group by s.day order by s.day`,
    )
    .all(officeId, now)
  const holds = db.client
    .query<{ n: number }, [number, Instant]>(
      `select count(distinct a.contact_id) as n from slots s join appointments a on a.slot_id = s.id and a.state = 'held'
       where s.office_id = +? and s.starts_at > +?`,
    )
    .get(officeId, now)
  const visits = days.reduce((sum, one) => sum + one.visits, 0)
  return { visits, days, holds: holds?.n ?? 0, waiting: waitingAt(db, officeId) }
}

const visitsThere = (db: Db, officeId: number, now: Instant): Touched[] =>
  db.client
    .query<{ id: number; version: number }, [number, Instant]>(
      `select a.id, a.version from slots s join appointments a on a.slot_id = s.id and a.state = 'confirmed'
       where s.office_id = +? and s.starts_at > +?`,
    )
    .all(officeId, now)
    .map(({ id, version }) => ({ what: 'appointment', id, version }))
