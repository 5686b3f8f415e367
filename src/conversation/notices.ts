import type { AppointmentView, Language } from '../agenda/types.ts'
import { NOTICES } from '../texts/notices.ts'
import { TEXTS } from '../texts/texts.ts'
import type { Desk } from './desk.ts'
import { whenLong } from './facts.ts'
import type { Reply } from './reply.ts'

/** A clerk's reason goes into a message as one short line. */
const REASON_MAX = 160

/** Tells a citizen that the office cancelled an appointment (a group is told once). Outside the 24-hour window: a template. */
export function sayCancelledByOffice(visit: AppointmentView, reason: string, language: Language, desk: Desk): Reply {
  const words = NOTICES[language]
  const when = whenLong({ desk, t: TEXTS[language] }, visit.slot)
  const why = oneLine(reason)
  const parts = [words.cancelled(when, visit.office.name, visit.folio ?? ''), why && words.reason(why), words.bookAgain]
  return {
    kind: 'notice',
    template: 'appointment_cancelled_by_office',
    parameters: [when, visit.office.name, visit.folio ?? '', why || '-'],
    plain: { kind: 'text', body: parts.filter(Boolean).join('\n\n'), asks: false },
    asks: false,
  }
}

/** Confirms an appointment that a clerk gave, or passed to this telephone. */
export function sayGivenByOffice(visit: AppointmentView, language: Language, desk: Desk): Reply {
  const words = NOTICES[language]
  const when = whenLong({ desk, t: TEXTS[language] }, visit.slot)
  const told = words.given(when, visit.office.name, visit.office.address, visit.folio ?? '')
  return {
    kind: 'notice',
    template: 'appointment_given_by_office',
    parameters: [when, visit.office.name, visit.office.address, visit.folio ?? ''],
    plain: { kind: 'text', body: `${told}\n\n${words.seeDetails}`, asks: false },
    asks: false,
  }
}

/** Template parameters may hold no line break or tab, and a message no essay. */
function oneLine(reason: string): string {
  return reason.replace(/\s+/g, ' ').trim().slice(0, REASON_MAX)
}
