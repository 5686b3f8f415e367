import type { Db, Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Clerk } from '../admin/access.ts'
import { record } from '../booking/events.ts'
import { type AppointmentDetail, appointmentsById } from '../booking/views.ts'
import { dayOf } from '../catalogue/calendar.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { Visit } from './visits.ts'
import { receiveWalkIn } from './walk-ins.ts'

const LAPSED_ON = statement(
  `select a.id, (select max(e.at) from appointment_events e where e.appointment_id = a.id and e.what = 'arrived' and e.id > coalesce(
       (select max(c.id) from appointment_events c where c.appointment_id = a.id and c.what = 'lapsed'), 0)) as cameAt
   from slots s cross join appointments a on a.slot_id = s.id
   where s.office_id = +$office and s.day = +$day and a.state = 'cancelled' and a.reason = 'lapsed'
     and not exists (select 1 from appointments b where b.person_id = a.person_id and b.live = 1
       and coalesce(b.exclusive_group, b.procedure_id) = coalesce(a.exclusive_group, a.procedure_id))
   order by s.starts_at, a.id`,
  {
    row: { id: 'int', cameAt: 'int?' },
    params: { office: 'int', day: 'text' },
    uses: 'appointment_events_of appointments_person appointments_slot slots_one',
    because: 'the appointments of one day of one office',
  },
)

/** Appointments of that day that lapsed unanswered, of people who have no other now and have not come yet. */
export function lapsedOn(db: Db, vault: Vault, officeId: number, day: LocalDay): AppointmentDetail[] {
  const ids = LAPSED_ON.all(db, { office: officeId, day }).flatMap(({ id, cameAt }) => (cameAt === null ? id : []))
  return ids.length === 0 ? [] : appointmentsById(db, vault, ids)
}

export interface Lapsed {
  /** Have not come yet. */
  people: AppointmentDetail[]
  /** Somebody of them did. */
  cameAt: Instant | undefined
}

/** Of a group, whose appointment of this day lapsed. */
export function lapsedOf(db: Db, group: readonly AppointmentDetail[], at: Instant): Lapsed {
  const [first] = group.filter(({ slot, office }) => slot.day === dayOf(at, office.zone))
  const known = first ? LAPSED_ON.all(db, { office: first.office.id, day: first.slot.day }) : []
  const theirs = known.filter(({ id }) => group.some((one) => one.id === id))
  const came = theirs.flatMap(({ cameAt }) => cameAt ?? [])
  return {
    people: group.filter(({ id }) => theirs.some((one) => one.id === id && one.cameAt === null)),
    cameAt: came.length > 0 ? Math.max(...came) : undefined,
  }
}

/** They came all the same: where today has room each is received, to be called before all without an appointment. Those received. */
export function receiveLapsed(
  tx: Tx,
  vault: Pick<Vault, 'seal'>,
  people: readonly AppointmentDetail[],
  by: Clerk,
  now: Instant,
): { visit: Visit; appointment: AppointmentDetail }[] {
  return people.flatMap((appointment) => {
    const { id, office, slot, procedureId, name } = appointment
    const asked = { officeId: office.id, day: slot.day, procedureId, name: vault.seal(name), priority: 'lapsed' } as const
    const visit = receiveWalkIn(tx, asked, by, now)
    if (visit) record(tx, id, 'arrived', by, now)
    return visit ? [{ visit, appointment }] : []
  })
}
