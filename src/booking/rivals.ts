import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import { ruleOf } from '../catalogue/rules.ts'
import type { Instant } from '../clock.ts'
import { type Span, spanOf } from '../schedule/slots.ts'
import { STILL_LIVE } from './expiry.ts'

/** May keep a person from having another one. */
export interface Rival {
  id: number
  version: number
  group_id: string
  contact_id: number | null
  agency_id: number
  name_differs: number
  exclusiveGroup: string | null
  mostLive: number
  starts_at: Instant
  ends_at: Instant
}

const RIVALS_OF = statement(
  `select a.id, a.version, a.group_id, a.contact_id, o.agency_id, a.name_differs, a.exclusive_group as exclusiveGroup, a.most_live as mostLive,
     f.starts_at, coalesce((select max(s.ends_at) from slots s
       where s.id in (select p.slot_id from appointment_slots p where p.appointment_id = a.id)), f.ends_at) as ends_at
   from appointments a indexed by appointments_live_person join slots f on f.id = a.slot_id join offices o on o.id = a.office_id
   where a.person_id = +$person and a.contested_by is null and ${STILL_LIVE}`,
  {
    row: row<Rival>({
      id: 'int',
      version: 'int',
      group_id: 'text',
      contact_id: 'int?',
      agency_id: 'int',
      name_differs: 'int',
      exclusiveGroup: 'text?',
      mostLive: 'int',
      starts_at: 'int',
      ends_at: 'int',
    }),
    params: { person: 'int', now: 'int' },
    uses: 'appointments_live_person',
  },
)

export interface Wanted {
  personId: number
  procedureId: string
}

/** Live appointments that a person may have at once of the procedures that exclude each other. */
export const mostLive = (db: Db, procedureId: string): number => ruleOf(db, 'live_a_person', { procedureId }).value

/** Those that leave no room for one more of this procedure: all of its group, or none. Each of them, and the procedure, sets how many may stand. */
export function inTheWay<One extends { exclusiveGroup: string | null; mostLive: number }>(
  db: Db,
  live: readonly One[],
  procedureId: string,
): One[] {
  const group = findProcedure(db, procedureId)?.exclusiveGroup
  const same = group === undefined ? [] : live.filter((one) => one.exclusiveGroup === group)
  return same.length >= Math.min(mostLive(db, procedureId), ...same.map((one) => one.mostLive)) ? same : []
}

/** Undefined: the person may have one more. One that gave way blocks no one; one whose name does not fit comes first. */
export function rivalOf(db: Db, { personId, procedureId }: Wanted, now: Instant): Rival | undefined {
  const rivals = inTheWay(db, RIVALS_OF.all(db, { person: personId, now }), procedureId)
  return rivals.find((one) => one.name_differs === 1) ?? rivals[0]
}

export interface TimeAsked {
  personId: number
  /** First slot, and how many. */
  slotId: number
  slotCount?: number
  /** The group that moves, left out. */
  groupId?: string
  /** A clerk's office: other agencies' appointments of this person stay private. */
  byOffice?: number
}

/** When these people are elsewhere, as far as the office may know: visits of its agency, without the group that moves. */
export function visitsElsewhere(
  db: Db,
  personIds: readonly number[],
  { officeId, groupId }: { officeId: number; groupId?: string | undefined },
  now: Instant,
): (Span & { id: number })[] {
  const agency = AGENCY_OF.get(db, officeId)?.agency_id
  return personIds
    .flatMap((person) => RIVALS_OF.all(db, { person, now }))
    .filter((one) => one.agency_id === agency && one.group_id !== groupId)
    .map(({ id, starts_at: from, ends_at: until }) => ({ id, from, until }))
}

const AGENCY_OF = statement('select agency_id from offices where id = ?', { row: { agency_id: 'int' }, params: ['int'] })

/** The person's appointment at that time; undefined: free. */
export function visitAtThatTime(db: Db, asked: TimeAsked, now: Instant): Rival | undefined {
  const others = RIVALS_OF.all(db, { person: asked.personId, now }).filter((one) => one.group_id !== asked.groupId)
  if (others.length === 0) return undefined
  const agency = asked.byOffice === undefined ? undefined : AGENCY_OF.get(db, asked.byOffice)?.agency_id
  const span = spanOf(db, asked.slotId, asked.slotCount)
  return others.find(
    (one) => span && one.starts_at < span.until && one.ends_at > span.from && (agency === undefined || one.agency_id === agency),
  )
}

/** One that gave way to another (identity.ts) blocks no one. */
export const hasLive = (db: Db, wanted: Wanted, now: Instant): boolean => rivalOf(db, wanted, now) !== undefined
