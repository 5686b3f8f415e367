import { type Group, momentOf, visitOf } from '../../booking/chat/bookings.ts'
import { placeWords } from '../../booking/chat/notices.ts'
import { totalOf } from '../../booking/chat/prices.ts'
import { papersNumbered } from '../../booking/chat/standing/folio.ts'
import { findProcedure, isPassport, minutesEarly, preparations } from '../../catalogue/procedures.ts'
import { wall, whenLong, whenPlain } from '../../chat/moments.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import type { State } from '../../chat/state.ts'
import { askFirst, type FirstQuestion, notice, speakerTo } from '../../chat/unasked.ts'
import type { Instant } from '../../clock.ts'
import { hasTelephone, isMuted } from '../../messaging/contacts.ts'
import { isApproved, isBarred } from '../../messaging/template-state.ts'
import { nameAndInitial } from '../../reading/called.ts'
import { templateLanguage } from '../../texts/notices.ts'
import { hasReminders, type ReminderKind } from '../plan.ts'

export interface Reminding {
  groupId: string
  slotId: number
  /** Confirmed already: nothing is asked again. */
  answered: boolean
  /** When an unanswered appointment is cancelled; only where the office does that. */
  lapsesAt: Instant | undefined
  /** Undefined when asked again in the chat. */
  kind?: ReminderKind
}

export function questionFor(
  speaker: Speaker,
  views: Group['views'],
  { groupId, slotId, answered, lapsesAt, kind }: Reminding,
): FirstQuestion {
  const { session, t } = speaker
  const [view] = views
  const { office, folio } = view
  const lapses = lapsesAt === undefined || answered ? undefined : lapsesAt
  const parameters = [
    whenLong(speaker, momentOf(views)),
    forWhat(speaker, views),
    placeWords(speaker, view),
    folio ?? '',
    [
      t.folio.arrive(minutesEarly(session.tx, views)),
      ...preparations(session.tx, views).map((what) => t.folio.prepare(what[session.contact.language])),
      whatCounts(speaker, views, kind),
    ]
      .filter(Boolean)
      .join(' '),
    ...(lapses === undefined ? [] : [momentInWords(speaker, lapses, office)]),
  ]
  const of = `${groupId}:${slotId}`
  const values = [...(answered ? [] : [`yes:${of}`]), `move:${of}`, `cancel:${of}`]
  const name = answered
    ? 'appointment_reminder_answered'
    : lapses === undefined
      ? 'appointment_reminder'
      : 'appointment_reminder_or_lapse'
  return { name, parameters, values }
}

/** "Guadalupe H. y Luis P.: renovar pasaporte": somebody may have appointments of several procedures. */
function forWhat({ session, t }: Speaker, views: Group['views']): string {
  const { language } = session.contact
  const each = [...Map.groupBy(views, ({ procedureId }) => procedureId)].map(([id, those]) => {
    const names = t.listed(those.map((one) => nameAndInitial(one.name)))
    return `${names}: ${findProcedure(session.tx, id)?.name[language] ?? id}`
  })
  return each.join('; ')
}

/** A family's papers may exceed a reminder's room, in characters. */
const MOST_PAPERS = 500

/** A week before: payment, which takes days. Two days before: the papers. Else: a last check of them, if there are any. */
function whatCounts({ session, t }: Speaker, views: Group['views'], kind: ReminderKind | undefined): string | undefined {
  const price = totalOf(views)
  if (kind === 'first' && price > 0 && views.some((view) => isPaidAtBank(session, view)))
    return t.reminders.paid(t.amount(price, views[0].currency))
  const papers = papersNumbered({ session, t, language: session.contact.language }, views)
  const listed = [t.folio.bring, ...papers].join(' ')
  if (papers.length === 0) return undefined
  return kind === 'second' && listed.length <= MOST_PAPERS ? listed : t.reminders.papers
}

/** A passport, unless its record says otherwise. */
function isPaidAtBank({ tx }: Session, view: Group['views'][number]): boolean {
  const procedure = findProcedure(tx, view.procedureId)
  return procedure !== undefined && isPassport(procedure) && procedure.howToPay === undefined
}

const momentInWords = (scene: Speaker, at: Instant, { id, zone }: Group['views'][0]['office']): string =>
  whenPlain(scene, { startsAt: at, officeId: id, ...wall(at, zone) })

/** When nothing else is under way, "sí" answers it. Undefined when no one of the visit is left. */
export function sayReminder(
  before: State | undefined,
  what: Reminding,
  session: Session,
): { state: State; reply: Reply } | undefined {
  const views = visitOf(session, what.groupId, what.slotId)
  if (!views) return undefined
  const about = what.answered ? undefined : `${what.groupId}:${what.slotId}`
  return askFirst(before, 'reminder', questionFor(speakerTo(session), views, what), about, session)
}

/** Whether "I will remind you" under a folio would be true. */
export const willRemind = ({ session, language }: Scene, groupId: string): boolean =>
  hasReminders(session.tx, groupId) && !isMuted(session.tx, session.contact.id) && hasTemplate(session, templateLanguage(language))

/**
 * By then the window has closed, and only a template can go: one known to be approved, or, with a telephone, one not known to be refused.
 */
function hasTemplate({ tx, contact: { id, channel } }: Session, language: string): boolean {
  if (isApproved(tx, channel, 'appointment_reminder', language)) return true
  return hasTelephone(tx, id) && !isBarred(tx, channel, 'appointment_reminder', language)
}

/** Unanswered until the announced moment: the appointment is cancelled. */
export function sayLapsed(views: Group['views'], session: Session): Reply {
  const [view] = views
  const when = whenLong(speakerTo(session), momentOf(views))
  return notice('appointment_lapsed', session.contact.language, [when, view.office.name, view.folio ?? ''])
}
