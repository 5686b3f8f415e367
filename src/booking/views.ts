import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { optionWords, priceBegunSince } from '../catalogue/fees.ts'
import { theOffice } from '../catalogue/offices.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { FieldAnswers, LocalDay, Procedure } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import { agendaOf } from '../schedule/schedules.ts'
import { nameOf } from '../texts/admin.ts'
import type { MinorCase } from '../texts/admin-minors.ts'
import type { DayLine } from '../texts/day-list.ts'
import { TEXTS } from '../texts/texts.ts'
import type { Vault } from '../vault.ts'
import { STILL_LIVE } from './expiry.ts'
import { folioHash } from './folio.ts'
import { initialsOf } from './names.ts'
import { answersRead } from './office-answers.ts'
import type { AppointmentView } from './types.ts'
import { openNeeds } from './visit-needs.ts'

/** For clerks, beside what the citizen sees. */
export interface AppointmentDetail extends AppointmentView {
  contactId: number | undefined
  /** As given at the counter. */
  phoneToCall: string | undefined
  origin: 'chat' | 'counter' | 'phone'
  attendant: { name: string; curp?: string } | undefined
  /** The other parent's declaration, when one parent comes. A refused or closed one looks like no answer. */
  permission: 'not_yet' | 'declared' | 'revoked' | undefined
  reason: string | undefined
  createdAt: Instant
  confirmedAt: Instant | undefined
  /** On that day, by the door or a clerk's note. An arrival before a move to another day does not count. */
  arrivedAt: Instant | undefined
  /** The name does not fit the CURP: the window checks the identification. Never told to the citizen. */
  nameDiffers: boolean
  /** Another appointment has the same CURP; only an identification decides (identity.ts). */
  contested: boolean
  /** Name and birth date were deleted (personal-data.ts) and are empty here. */
  forgotten: boolean
}

/** For keys that may know when and how many, but not who: initials, and nothing identifying. */
export const withoutNames = (one: AppointmentDetail): AppointmentDetail => ({
  ...one,
  name: initialsOf(one.name),
  folio: undefined,
  curp: undefined,
  contactId: undefined,
  phoneToCall: undefined,
  needs: [],
  answers: {},
  attendant: one.attendant && { name: initialsOf(one.attendant.name) },
  minorCase: undefined,
  permission: undefined,
  reason: undefined,
})

declare module '../admin/data-subjects.ts' {
  interface Copied {
    readonly visits: readonly AppointmentDetail[]
  }
}

interface ViewRow {
  appointment_id: number
  group_id: string
  member: number
  version: number
  folio_sealed: Uint8Array | null
  appointment_state: AppointmentView['state']
  contact_id: number | null
  call_sealed: Uint8Array | null
  needs_sealed: Uint8Array | null
  origin: AppointmentDetail['origin']
  procedure_id: string
  years: number | null
  half_fee: number
  price: number | null
  name_sealed: Uint8Array | null
  curp_sealed: Uint8Array | null
  birth_sealed: Uint8Array | null
  answers_sealed: Uint8Array | null
  attendant_sealed: Uint8Array | null
  minor_case: string | null
  permission: NonNullable<AppointmentDetail['permission']> | null
  unverified: number
  name_differs: number
  contested: number
  moves: number
  reason: string | null
  words_sealed: Uint8Array | null
  created_at: number
  confirmed_at: number | null
  arrived_at: number | null
  outcome: NonNullable<AppointmentView['outcome']> | null
  slot_id: number
  schedule_id: number
  starts_at: number
  day: LocalDay
  minute: number
  office_id: number
}

const VIEW_ROW = row<ViewRow>({
  appointment_id: 'int',
  group_id: 'text',
  member: 'int',
  version: 'int',
  folio_sealed: 'bytes?',
  appointment_state: 'text',
  contact_id: 'int?',
  call_sealed: 'bytes?',
  needs_sealed: 'bytes?',
  origin: 'text',
  procedure_id: 'text',
  years: 'int?',
  half_fee: 'int',
  price: 'int?',
  minor_case: 'text?',
  unverified: 'int',
  name_differs: 'int',
  moves: 'int',
  reason: 'text?',
  words_sealed: 'bytes?',
  created_at: 'int',
  confirmed_at: 'int?',
  arrived_at: 'int?',
  outcome: 'text?',
  name_sealed: 'bytes?',
  answers_sealed: 'bytes?',
  attendant_sealed: 'bytes?',
  curp_sealed: 'bytes?',
  birth_sealed: 'bytes?',
  permission: 'text?',
  contested: 'int',
  slot_id: 'int',
  schedule_id: 'int',
  starts_at: 'int',
  day: 'text',
  minute: 'int',
  office_id: 'int',
})

const PERMISSION = `case when a.live = 1 and a.minor_case = 'one_parent_permission'
      and exists (select 1 from procedures q where q.id = a.procedure_id and q.audience = 'minor')
    then coalesce(
      (select m.state from permissions m where m.group_id = a.group_id and m.state in ('declared', 'revoked')), 'not_yet')
    end`

/** Both are in question while both stand. */
const CONTESTED = `a.state in ('confirmed', 'past') and exists (select 1 from appointments r where r.state in ('confirmed', 'past') and (r.id = a.contested_by or r.contested_by = a.id))`

/** On the day of the appointment, at any of its hours: the office may have moved it since. */
const THAT_DAY = `from visit_people e join visits v on v.id = e.visit_id where e.appointment_id = a.id and v.day = s.day`
const ARRIVED = `(select min(e.arrived_at) ${THAT_DAY})`
const OUTCOME = `(select e.outcome ${THAT_DAY} and e.outcome is not null order by e.outcome = 'served' desc, e.outcome_at desc limit 1)`

const VIEW = `select a.id as appointment_id, a.group_id, a.member, a.version, a.folio_sealed, a.state as appointment_state,
    a.contact_id, (select f.phone_sealed from callback_phones f where f.group_id = a.group_id) as call_sealed,
    coalesce((select n.needs_sealed from visit_needs n where n.contact_id = a.contact_id),
      (select n.needs_sealed from visit_needs n where n.group_id = a.group_id)) as needs_sealed, a.origin, a.procedure_id, a.years, a.half_fee, a.price, a.minor_case, a.unverified, a.name_differs, a.moves, a.reason, a.words_sealed,
    a.created_at, a.confirmed_at, ${ARRIVED} as arrived_at, ${OUTCOME} as outcome,
    a.name_sealed, a.answers_sealed, a.attendant_sealed, p.curp_sealed, p.birth_sealed,
    ${PERMISSION} as permission, ${CONTESTED} as contested, a.slot_id, s.schedule_id, s.starts_at, s.day, s.minute, a.office_id
  from appointments a
    join slots s on s.id = a.slot_id
    join people p on p.id = a.person_id`

const IN_ORDER = 'order by s.starts_at, a.group_id, a.member'

/** Soonest first. */
export const liveOf = (db: Db, vault: Vault, contactId: number, now: Instant): AppointmentView[] =>
  see(db, vault, LIVE_OF_CONTACT.all(db, { contact: contactId, now }))

const LIVE_OF = `${VIEW} where a.contact_id = +$contact and ${STILL_LIVE} ${IN_ORDER}`

const LIVE_OF_CONTACT = statement(LIVE_OF, {
  row: VIEW_ROW,
  params: { contact: 'int', now: 'int' },
  uses: 'appointments_contact appointments_contested callback_phones_group permissions_group visit_needs_contact visit_needs_group visit_people_appointment',
  because: 'a contact has few appointments',
})

const GROUP_OF = statement(`${VIEW} where a.group_id = +$group ${IN_ORDER}`, {
  row: VIEW_ROW,
  params: { group: 'text' },
  uses: 'appointments_contested appointments_group callback_phones_group permissions_group visit_needs_contact visit_needs_group visit_people_appointment',
  because: 'a group has few members',
})

/** In any state. */
export const groupOf = (db: Db, vault: Vault, groupId: string): AppointmentDetail[] =>
  see(db, vault, GROUP_OF.all(db, { group: groupId }))

const APPOINTMENTS_BY_ID = statement(`${VIEW} where a.id in (select value from json_each(+$ids)) ${IN_ORDER}`, {
  row: VIEW_ROW,
  params: { ids: 'text' },
  uses: 'appointments_contested callback_phones_group permissions_group visit_needs_contact visit_needs_group visit_people_appointment',
  because: 'the caller gives one page of numbers',
})

export const appointmentsById = (db: Db, vault: Vault, ids: number[]): AppointmentDetail[] =>
  see(db, vault, APPOINTMENTS_BY_ID.all(db, { ids: JSON.stringify(ids) }))

const FIND_BY_FOLIO = statement(`${VIEW} where a.folio_hash = +$folio ${IN_ORDER}`, {
  row: VIEW_ROW,
  params: { folio: 'text' },
  uses: 'appointments_contested appointments_folio callback_phones_group permissions_group visit_needs_contact visit_needs_group visit_people_appointment',
  because: 'a folio has few appointments',
})

export const findByFolio = (db: Db, vault: Vault, folio: string): AppointmentDetail[] =>
  see(db, vault, FIND_BY_FOLIO.all(db, { folio: folioHash(vault, folio) }))

const FIND_BY_CURP = statement(`${VIEW} where p.curp_index = +$curp and a.folio_hash is not null ${IN_ORDER}`, {
  row: VIEW_ROW,
  params: { curp: 'bytes' },
  uses: 'appointments_contested appointments_person callback_phones_group people_curp permissions_group visit_needs_contact visit_needs_group visit_people_appointment',
  because: 'a person has few appointments',
})

/** Confirmed, past and cancelled, newest day last. Holds are private. */
export const findByCurp = (db: Db, vault: Vault, curpHash: Uint8Array): AppointmentDetail[] =>
  see(db, vault, FIND_BY_CURP.all(db, { curp: curpHash }))

const FIND_BY_CONTACT = statement(`${VIEW} where a.contact_id = +$contact and a.folio_hash is not null ${IN_ORDER}`, {
  row: VIEW_ROW,
  params: { contact: 'int' },
  uses: 'appointments_contact appointments_contested callback_phones_group permissions_group visit_needs_contact visit_needs_group visit_people_appointment',
  because: 'a contact has few appointments',
})

/** Confirmed, past and cancelled. */
export const findByContact = (db: Db, vault: Vault, contactId: number): AppointmentDetail[] =>
  see(db, vault, FIND_BY_CONTACT.all(db, { contact: contactId }))

const VISITORS_ON = statement(
  `${VIEW} where a.slot_id in (select v.id from slots v where v.office_id = +$office and v.day = +$day)
   and a.state in ('confirmed', 'past') ${IN_ORDER}`,
  {
    row: VIEW_ROW,
    params: { office: 'int', day: 'text' },
    uses: 'appointments_contested appointments_slot callback_phones_group permissions_group slots_one visit_needs_contact visit_needs_group visit_people_appointment',
    because: 'the visits of one day are sorted',
  },
)

/** By hour: confirmed and, once the day is over, past. */
export const visitorsOn = (db: Db, vault: Vault, officeId: number, day: LocalDay): AppointmentDetail[] =>
  see(db, vault, VISITORS_ON.all(db, { office: officeId, day }))

const see = (db: Db, vault: Vault, rows: ViewRow[]): AppointmentDetail[] =>
  rows.map((row) => toDetail(db, row, vault, findProcedure(db, row.procedure_id)))

export function answersOf(
  vault: Pick<Vault, 'open'>,
  { answers_sealed, procedure_id }: Pick<ViewRow, 'answers_sealed' | 'procedure_id'>,
): FieldAnswers {
  const all = answers_sealed ? (JSON.parse(vault.open(answers_sealed)) as Record<string, FieldAnswers>) : {}
  return all[procedure_id] ?? {}
}

function toDetail(db: Db, row: ViewRow, vault: Vault, procedure: Procedure | undefined): AppointmentDetail {
  const open = (sealed: Uint8Array | null) => (sealed ? vault.open(sealed) : undefined)
  const attendant = open(row.attendant_sealed)
  const name = open(row.name_sealed)
  const birthDate = open(row.birth_sealed)
  const office = theOffice(db, row.office_id)
  const forgotten = name === undefined || birthDate === undefined
  return {
    id: row.appointment_id,
    groupId: row.group_id,
    member: row.member,
    version: row.version,
    folio: open(row.folio_sealed),
    state: row.appointment_state,
    slot: { slotId: row.slot_id, officeId: office.id, startsAt: row.starts_at, day: row.day, minute: row.minute },
    office,
    agenda: agendaOf(db, row.schedule_id),
    procedureId: row.procedure_id,
    name: name ?? '',
    curp: forgotten ? undefined : open(row.curp_sealed),
    birthDate: birthDate || undefined,
    years: row.years ?? undefined,
    halfFee: row.half_fee === 1,
    price: priceOf(db, row, procedure?.feeTable),
    currency: procedure?.currency ?? 'MXN',
    isPaid: procedure?.feeTable !== undefined,
    answers: answersOf(vault, row),
    minorCase: (row.minor_case as MinorCase | null) ?? undefined,
    unverified: row.unverified === 1,
    nameDiffers: row.name_differs === 1,
    contested: row.contested === 1,
    moves: row.moves,
    outcome: row.outcome ?? undefined,
    contactId: row.contact_id ?? undefined,
    phoneToCall: open(row.call_sealed),
    needs: row.needs_sealed ? openNeeds(vault, row.needs_sealed) : [],
    origin: row.origin,
    attendant: attendant ? JSON.parse(attendant) : undefined,
    permission: row.permission ?? undefined,
    reason: open(row.words_sealed) ?? row.reason ?? undefined,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at ?? undefined,
    arrivedAt: row.arrived_at ?? undefined,
    forgotten,
  }
}

/** As told; or by a tariff that began between the booking and the visit and was not known then. */
function priceOf(db: Db, row: ViewRow, feeTable: string | undefined): number | undefined {
  if (row.price === null) return undefined
  if (feeTable === undefined || row.years === null || row.confirmed_at === null) return row.price
  const choice = { years: row.years, halfFee: row.half_fee === 1 }
  return priceBegunSince(db, feeTable, choice, row.day, dayOf(row.confirmed_at, theOffice(db, row.office_id).zone)) ?? row.price
}

/** No CURP, and a telephone only for people who cannot be reminded in a chat. */
export const toDayLine = (db: Db, one: AppointmentDetail): DayLine => ({
  minute: one.slot.minute,
  folio: one.folio ?? '',
  name: nameOf(one),
  procedure: `${findProcedure(db, one.procedureId)?.name['es-MX'] ?? one.procedureId}${one.agenda ? ` (${one.agenda})` : ''}`,
  option: optionChosen(db, one),
  price: one.price,
  currency: one.currency,
  isPaid: one.isPaid,
  unverified: one.unverified,
  nameDiffers: one.nameDiffers,
  contested: one.contested,
  phoneToCall: one.phoneToCall,
  needs: one.needs,
  attendant: one.attendant?.name,
  answers: answersRead(db, one, 'list'),
  minorCase: one.minorCase,
  permission: one.permission,
  isAbsent: one.outcome === 'absent',
  arrived: one.arrivedAt === undefined ? undefined : minuteOf(one.arrivedAt, one.office.zone),
})

/** As the office reads it. */
export const optionChosen = (db: Db, { procedureId, years }: Pick<AppointmentView, 'procedureId' | 'years'>): string | undefined =>
  optionWords(db, findProcedure(db, procedureId)?.feeTable, years, { language: 'es-MX', years: TEXTS['es-MX'].years })

function minuteOf(at: number, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return local.hour * 60 + local.minute
}
