import type { OfficeReason } from '../../catalogue/office-reasons.ts'
import type { Language } from '../../catalogue/types.ts'
import { wayToOffice, whenLong } from '../../chat/moments.ts'
import type { Option, Reply } from '../../chat/reply.ts'
import type { Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { nameAndInitial } from '../../chat/understanding/names.ts'
import type { NoticeName } from '../../texts/notice-words.ts'
import { fillNotice, NOTICES, templateLanguage } from '../../texts/notices.ts'
import { TEXTS } from '../../texts/texts.ts'
import type { AppointmentView } from '../types.ts'
import { type Group, momentOf, visitsOf } from './bookings.ts'

/**
 * Something that we say first: plain words inside the 24-hour window, a template with the same words outside. `ids` are
 * those of its buttons, in their order; they must mean the same days later.
 */
export function notice(name: NoticeName, language: Language, parameters: string[], ids: string[] = []): Reply {
  const words = NOTICES[language][name]
  const said = parameters.map(oneLine)
  const body = fillNotice(words, said)
  const options = (words.buttons ?? []).map((title, i): Option => ({ id: ids[i] ?? '', title }))
  const plain: Extract<Reply, { kind: 'notice' }>['plain'] =
    options.length > 0
      ? { kind: 'choices', body, open: TEXTS[language].common.open, options, asks: false }
      : { kind: 'text', body, asks: false }
  return { kind: 'notice', template: name, language: templateLanguage(language), parameters: said, plain, asks: false }
}

/** The session of somebody who did not write, with the words of their language. */
export const speakerTo = (session: Session): Speaker => ({ session, t: TEXTS[session.contact.language] })

/** Those of a group who come to one office on one day. */
export type Visit = Group['views']

/** Tells a citizen that the office cancelled a visit, with each of its hours. Outside the 24-hour window: a template. */
export function sayCancelledByOffice(visit: Visit, reason: OfficeReason, session: Session): Reply {
  const speaker = speakerTo(session)
  const [{ office, folio }] = visit
  const told = [whenLong(speaker, momentOf(visit)), office.name, folio ?? '', speaker.t.officeReasons[reason]]
  return notice('appointment_cancelled_by_office', session.contact.language, told)
}

/** Confirms a visit that a clerk gave, or passed to this telephone, with each of its hours. */
export function sayGivenByOffice(visit: Visit, session: Session): Reply {
  const [{ office, folio }] = visit
  const when = whenLong(speakerTo(session), momentOf(visit))
  return notice('appointment_given_by_office', session.contact.language, [when, office.name, office.address, folio ?? ''])
}

/** Tells a citizen that an appointment which another telephone had, or none, is theirs to look after now. */
export function sayPassedOn(visit: Visit, session: Session): Reply {
  const speaker = speakerTo(session)
  const [{ office, folio }] = visit
  const names = speaker.t.listed(visit.map((view) => nameAndInitial(view.name)))
  const told = [names, whenLong(speaker, momentOf(visit)), office.name, office.address, folio ?? '']
  return notice('appointment_passed_on', session.contact.language, told)
}

/** Tells the telephone that had an appointment that another has it now, and whom to call if that is wrong. It says nothing of the other. */
export function sayLeftPhone(visit: Visit, session: Session): Reply {
  const speaker = speakerTo(session)
  const [{ folio }] = visit
  const names = speaker.t.listed(visit.map((view) => nameAndInitial(view.name)))
  const when = whenLong(speaker, momentOf(visit))
  const told = [names, when, folio ?? '', ...wayToOffice(speaker)]
  return notice('appointment_left_phone', session.contact.language, told)
}

/** Tells a citizen that the office put a CURP right, and whom to call if that is wrong. The CURP itself is nobody's business here. */
export function sayCurpCorrected(visit: Visit, session: Session): Reply {
  const speaker = speakerTo(session)
  const [{ folio }] = visit
  const names = speaker.t.listed(visit.map((view) => nameAndInitial(view.name)))
  const told = [names, whenLong(speaker, momentOf(visit)), folio ?? '', ...wayToOffice(speaker)]
  return notice('appointment_curp_corrected', session.contact.language, told)
}

/** Tells a citizen that the office moved an appointment: where it was, where it is, why, and that it may be changed again. */
export function sayMovedByOffice(
  before: readonly AppointmentView[],
  after: readonly AppointmentView[],
  reason: OfficeReason,
  session: Session,
): Reply {
  const speaker = speakerTo(session)
  const [was, is] = [visitsOf(before)[0], visitsOf(after)[0]]
  if (!was || !is) throw new Error('nobody was moved')
  const [{ office, folio, groupId }] = is
  const why = speaker.t.officeReasons[reason]
  const told = [whenLong(speaker, momentOf(was)), whenLong(speaker, momentOf(is)), office.name, office.address, folio ?? '', why]
  const ids = [`office.0.appointments.move:${groupId}`, `office.0.appointments.cancel:${groupId}`]
  return notice('appointment_moved_by_office', session.contact.language, told, ids)
}

/** Parameters of a template may hold no line break, tab or run of blanks; they carry no meaning there. */
const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()
