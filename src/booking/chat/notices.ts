import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import { agencyIdOf } from '../../catalogue/offices.ts'
import { nameOfAgencyAt } from '../../chat/agency.ts'
import { helpHours, telephoneFor, whenLong } from '../../chat/moments.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { notice, speakerTo } from '../../chat/unasked.ts'
import { nameAndInitial } from '../../reading/called.ts'
import type { AppointmentView } from '../types.ts'
import { type Group, momentOf, visitsOf } from './bookings.ts'

/** Of one office and day. */
export type Visit = Group['views']

/** The place, and whose it is where there are several agencies. */
export function placeWords({ session, t }: Speaker, { office, agenda }: AppointmentView): string {
  const agency = nameOfAgencyAt(session, office.id)
  return `${office.name}, ${t.folio.at(office.address, agenda)}${agency ? ` (${agency})` : ''}`
}

/** With each hour; a template outside the 24-hour window. */
export function sayCancelledByOffice(visit: Visit, reason: OfficeReason, session: Session): Reply {
  const speaker = speakerTo(session)
  const [{ office, folio }] = visit
  const told = [whenLong(speaker, momentOf(visit)), office.name, folio ?? '', speaker.t.officeReasons[reason]]
  return notice('appointment_cancelled_by_office', session.contact.language, told)
}

/** With each hour. */
export function sayGivenByOffice(visit: Visit, session: Session): Reply {
  const speaker = speakerTo(session)
  const told = [whenLong(speaker, momentOf(visit)), placeWords(speaker, visit[0]), visit[0].folio ?? '']
  return notice('appointment_given_by_office', session.contact.language, told)
}

export function sayPassedOn(visit: Visit, session: Session): Reply {
  const speaker = speakerTo(session)
  const names = speaker.t.listed(visit.map((view) => nameAndInitial(view.name)))
  const told = [names, whenLong(speaker, momentOf(visit)), placeWords(speaker, visit[0]), visit[0].folio ?? '']
  return notice('appointment_passed_on', session.contact.language, told)
}

/** And whom to call if that is wrong. Says nothing of the new one. */
export function sayLeftPhone(visit: Visit, session: Session): Reply {
  const speaker = speakerTo(session)
  const [{ office, folio }] = visit
  const names = speaker.t.listed(visit.map((view) => nameAndInitial(view.name)))
  const when = whenLong(speaker, momentOf(visit))
  const told = [names, when, folio ?? '', ...wayToOffice(speaker, office.id)]
  return notice('appointment_left_phone', session.contact.language, told)
}

/** And whom to call if that is wrong. Without the CURP. */
export function sayCurpCorrected(visit: Visit, session: Session): Reply {
  const speaker = speakerTo(session)
  const [{ office, folio }] = visit
  const names = speaker.t.listed(visit.map((view) => nameAndInitial(view.name)))
  const told = [names, whenLong(speaker, momentOf(visit)), folio ?? '', ...wayToOffice(speaker, office.id)]
  return notice('appointment_curp_corrected', session.contact.language, told)
}

/** From, to, why, and that it may be changed. */
export function sayMovedByOffice(
  before: readonly AppointmentView[],
  after: readonly AppointmentView[],
  reason: OfficeReason,
  session: Session,
): Reply {
  const speaker = speakerTo(session)
  const [was, is] = [visitsOf(before)[0], visitsOf(after)[0]]
  if (!was || !is) throw new Error('nobody was moved')
  const [{ folio, groupId }] = is
  const why = speaker.t.officeReasons[reason]
  const [from, to] = [was, is].map((visit) => whenLong(speaker, momentOf(visit)))
  const told = [from ?? '', to ?? '', placeWords(speaker, is[0]), folio ?? '', why]
  const ids = [`office.0.appointments.move:${groupId}`, `office.0.appointments.cancel:${groupId}`]
  return notice('appointment_moved_by_office', session.contact.language, told, ids)
}

/** Two parameters of a notice: of the agency whose office that is. */
export function wayToOffice(speaker: Speaker, officeId: number | undefined): [way: string, hours: string] {
  const agency = officeId === undefined ? speaker : { ...speaker, agencyId: agencyIdOf(speaker.session.tx, officeId) }
  return [speaker.t.faq.tellOffice(telephoneFor(agency)), helpHours(agency)]
}
