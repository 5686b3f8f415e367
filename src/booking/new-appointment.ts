import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { Instant } from '../clock.ts'
import type { FreeSlot } from '../schedule/slots.ts'
import type { MinorCase } from '../texts/admin-minors.ts'
import type { Vault } from '../vault.ts'
import { nameDiffers } from './curp-name.ts'
import { sealFolio } from './folio.ts'
import type { Lineage } from './own-places.ts'
import { isUnverified } from './people.ts'
import { mostLive } from './rivals.ts'
import type { Choice, Member, RequestedPlaces } from './types.ts'

export interface NewAppointment {
  groupId: string
  /** 0, 1, 2 ... within the group. */
  member: number
  asked: Member
  personId: number
  /** A clerk saw the identification: the name is not compared with the CURP. */
  identified?: boolean
  /** Undefined is a mistake of ours, and throws. */
  seat: FreeSlot | undefined
  visitEndsAt: Instant
  contactId: number | undefined
  origin: 'chat' | 'counter' | 'phone'
  minorCase: MinorCase | undefined
  attendant: RequestedPlaces['attendant']
  /** A code, of a hold. */
  reason?: string | null
  words?: string
  /** Held in the chat; confirmed at once by a clerk. */
  begins:
    | { state: 'held'; until: Instant; renewals: number; lineage: Partial<Lineage> | undefined }
    | { state: 'confirmed'; folio: string; choice: Choice | undefined; price: number | null; offerId: number | undefined }
}

/** Returns its id. Triggers count its place, and refuse it when the hour is full. */
export function writeAppointment(tx: Tx, vault: Vault, row: NewAppointment, now: Instant): number {
  const { asked, seat, attendant, begins } = row
  const { person, answers } = asked
  if (!seat) throw new Error('somebody of a group has no seat')
  const procedure = findProcedure(tx, asked.procedureId)
  const { lastInsertRowid } = WRITE_APPOINTMENT.run(tx, {
    group: row.groupId,
    member: row.member,
    office: seat.officeId,
    slot: seat.slotId,
    procedure: asked.procedureId,
    slots: procedure?.slotCount ?? 1,
    excludes: procedure?.exclusiveGroup ?? null,
    most: mostLive(tx, asked.procedureId),
    person: row.personId,
    contact: row.contactId ?? null,
    origin: row.origin,
    ...firstState(vault, begins, now),
    name: vault.seal(person.name),
    answers: answers ? vault.seal(JSON.stringify({ [asked.procedureId]: answers })) : null,
    minorCase: row.minorCase ?? null,
    attendant: attendant ? vault.seal(JSON.stringify(attendant)) : null,
    unverified: isUnverified(person) ? 1 : 0,
    nameDiffers: !row.identified && nameDiffers(person) ? 1 : 0,
    visitEndsAt: row.visitEndsAt,
    reason: row.reason ?? null,
    words: row.words ? vault.seal(row.words) : null,
    now,
  })
  return Number(lastInsertRowid)
}

const INSERT = `
  insert into appointments (group_id, member, office_id, slot_id, slot_count, procedure_id, exclusive_group, most_live, person_id, contact_id, asked_by, origin, state, live, seated, version,
    held_until, renewals, offer_id, first_held_as, retold, folio_hash, folio_sealed, years, half_fee, price, confirmed_at, name_sealed, answers_sealed, minor_case,
    attendant_sealed, unverified, name_differs, visit_ends_at, reason, words_sealed, created_at, updated_at)
  values ($group, $member, $office, $slot, $slots, $procedure, $excludes, $most, $person, $contact, iif($origin = 'chat', (select asker_id from contacts where id = $contact), null), $origin, $state, $live, 1, 1,
    $until, $renewals, $offer, $firstHeldAs, $retold, $folioHash, $folioSealed, $years, $half, $price, $confirmedAt, $name, $answers, $minorCase,
    $attendant, $unverified, $nameDiffers, $visitEndsAt, $reason, $words, $now, $now)`

const WRITE_APPOINTMENT = statement(INSERT, {
  params: {
    group: 'text',
    member: 'int',
    office: 'int',
    slot: 'int',
    slots: 'int',
    procedure: 'text',
    excludes: 'text?',
    most: 'int',
    person: 'int',
    contact: 'int?',
    origin: 'text',
    state: 'text',
    live: 'int',
    until: 'int?',
    renewals: 'int',
    offer: 'int?',
    firstHeldAs: 'int?',
    retold: 'int',
    folioHash: 'text?',
    folioSealed: 'bytes?',
    years: 'int?',
    half: 'int',
    price: 'int?',
    confirmedAt: 'int?',
    name: 'bytes?',
    answers: 'bytes?',
    minorCase: 'text?',
    attendant: 'bytes?',
    unverified: 'int',
    nameDiffers: 'int',
    visitEndsAt: 'int',
    reason: 'text?',
    words: 'bytes?',
    now: 'int',
  },
  uses: 'appointment_events_of appointments_contested appointments_first_held cases_appointment rebooking_seats_appointment visit_people_appointment',
})

function firstState(vault: Vault, begins: NewAppointment['begins'], now: Instant) {
  const none = {
    until: null,
    renewals: 0,
    offer: null,
    firstHeldAs: null,
    retold: 0,
    folioHash: null,
    folioSealed: null,
    years: null,
    half: 0,
    price: null,
  }
  if (begins.state === 'held') {
    const { until, renewals, lineage } = begins
    const { offerId: offer = null, firstHeldAs = null, retold = 0 } = lineage ?? {}
    return { ...none, state: 'held', live: 0, until, renewals, offer, firstHeldAs, retold, confirmedAt: null }
  }
  const { folio, choice, price, offerId: offer = null } = begins
  const years = choice?.years ?? null
  return {
    ...none,
    offer,
    state: 'confirmed',
    live: 1,
    ...sealFolio(vault, folio),
    years,
    half: choice?.halfFee ? 1 : 0,
    price,
    confirmedAt: now,
  }
}
