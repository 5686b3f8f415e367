import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { Instant } from '../clock.ts'
import { spanOf } from '../schedule/slots.ts'
import { STILL_LIVE } from './expiry.ts'

/** An appointment that may keep a person from having another one. */
export interface Rival {
  id: number
  version: number
  group_id: string
  contact_id: number | null
  agency_id: number
  name_differs: number
  exclusive_group: string | null
  starts_at: Instant
  ends_at: Instant
}

const RIVALS_OF = statement(
  `select a.id, a.version, a.group_id, a.contact_id, o.agency_id, a.name_differs, a.exclusive_group,
     f.starts_at, coalesce((select max(s.ends_at) from slots s
       where s.id in (select p.slot_id from appointment_slots p where p.appointment_id = a.id)), f.ends_at) as ends_at
   from appointments a indexed by appointments_one_live join slots f on f.id = a.slot_id join offices o on o.id = a.office_id
   where a.person_id = +$person and a.contested_by is null and ${STILL_LIVE}`,
  {
    row: row<Rival>({
      id: 'int',
      version: 'int',
      group_id: 'text',
      contact_id: 'int?',
      agency_id: 'int',
      name_differs: 'int',
      exclusive_group: 'text?',
      starts_at: 'int',
      ends_at: 'int',
    }),
    params: { person: 'int', now: 'int' },
    uses: 'appointments_one_live',
  },
)

/** Who wants what. */
export interface Wanted {
  personId: number
  procedureId: string
}

/** The appointment that excludes another one of this procedure; undefined: there is none. One that gave way keeps nobody out. */
export function rivalOf(db: Db, { personId, procedureId }: Wanted, now: Instant): Rival | undefined {
  const group = findProcedure(db, procedureId)?.exclusiveGroup
  return group === undefined ? undefined : RIVALS_OF.all(db, { person: personId, now }).find((one) => one.exclusive_group === group)
}

/** Whom the time of a visit is asked for, and by whom. */
export interface TimeAsked {
  personId: number
  /** The slot in which it begins, and how many it takes. */
  slotId: number
  slotCount?: number
  /** Left out: the group that moves. */
  groupId?: string
  /** A clerk of this office asks: what other agencies gave this person is none of their business. */
  byOffice?: number
}

const AGENCY_OF = statement('select agency_id from offices where id = ?', { row: { agency_id: 'int' }, params: ['int'] })

/** The appointment that the person has at that time: nobody is in two places at once. Undefined: the person is free. */
export function visitAtThatTime(db: Db, asked: TimeAsked, now: Instant): Rival | undefined {
  const others = RIVALS_OF.all(db, { person: asked.personId, now }).filter((one) => one.group_id !== asked.groupId)
  if (others.length === 0) return undefined
  const agency = asked.byOffice === undefined ? undefined : AGENCY_OF.get(db, asked.byOffice)?.agency_id
  const span = spanOf(db, asked.slotId, asked.slotCount)
  return others.find(
    (one) => span && one.starts_at < span.until && one.ends_at > span.from && (agency === undefined || one.agency_id === agency),
  )
}

/** Whether the person has an appointment that excludes this one. One that gave way to another (identity.ts) blocks nobody. */
export const hasLive = (db: Db, wanted: Wanted, now: Instant): boolean => rivalOf(db, wanted, now) !== undefined
