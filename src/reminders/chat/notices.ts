import { type Group, groupOf, momentOf } from '../../booking/chat/bookings.ts'
import { wall, whenLong, whenPlain } from '../../booking/chat/moments.ts'
import { notice, speakerTo } from '../../booking/chat/notices.ts'
import type { Desk } from '../../chat/desk.ts'
import type { Prompt } from '../../chat/prompt.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { State } from '../../chat/state.ts'
import { askAsFirst, askFirst, type FirstQuestion } from '../../chat/unasked/asking-first.ts'
import { nameAndInitial } from '../../chat/understanding/names.ts'
import type { Instant } from '../../clock.ts'
import { templateLanguage } from '../../texts/notices.ts'

export interface Reminding {
  groupId: string
  /** The first hour of the visit. */
  slotId: number
  /** They said already that they will come: nothing is asked again. */
  answered: boolean
  /** Until when an answer is awaited; afterwards the appointment is cancelled. Only where the office does that. */
  lapsesAt: Instant | undefined
}

/** Everybody of a group who comes on the day of this hour to its office; undefined when nobody does (any more). */
export function visitOf(desk: Desk, groupId: string, slotId: number): Group['views'] | undefined {
  const views = groupOf(desk, groupId)?.views ?? []
  const at = views.find((view) => view.slot.slotId === slotId)
  const [first, ...rest] = views.filter((view) => view.slot.day === at?.slot.day && view.office.id === at.office.id)
  return first && [first, ...rest]
}

function questionFor(
  { desk, t }: Speaker,
  views: Group['views'],
  { groupId, slotId, answered, lapsesAt }: Reminding,
): FirstQuestion {
  const [view] = views
  const { office, folio } = view
  const lapses = lapsesAt === undefined || answered ? undefined : lapsesAt
  const parameters = [
    whenLong({ desk, t }, momentOf(views)),
    t.listed(views.map((one) => nameAndInitial(one.name))),
    office.name,
    office.address,
    folio ?? '',
    String(desk.rule('arrive_minutes_early')),
    ...(lapses === undefined ? [] : [momentInWords({ desk, t }, lapses, office)]),
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

const momentInWords = (scene: Speaker, at: Instant, { id, zone }: Group['views'][0]['office']): string =>
  whenPlain(scene, { startsAt: at, officeId: id, ...wall(at, zone) })

/** A reminder of a visit: when nothing else is under way, "sí" answers it. Undefined when nobody comes any more. */
export function sayReminder(before: State | undefined, what: Reminding, desk: Desk): { state: State; reply: Reply } | undefined {
  const views = visitOf(desk, what.groupId, what.slotId)
  if (!views) return undefined
  const about = what.answered ? undefined : `${what.groupId}:${what.slotId}`
  return askFirst(before, 'reminder', questionFor(speakerTo(desk), views, what), about, desk)
}

/** The same question once more, in the chat. */
export const reminderAgain = (scene: Scene, views: Group['views'], groupId: string): Prompt =>
  askAsFirst(scene, questionFor(scene, views, { groupId, slotId: views[0].slot.slotId, answered: false, lapsesAt: undefined }))

/** Whether what stands under a folio, "I will remind you", would be so. */
export const willRemind = ({ desk, language }: Pick<Scene, 'desk' | 'language'>, groupId: string): boolean =>
  desk.reminders.planned(groupId, { name: 'appointment_reminder', language: templateLanguage(language) })

/** Nobody answered, and it was told until when: the appointment is cancelled. */
export function sayLapsed(views: Group['views'], desk: Desk): Reply {
  const [view] = views
  const when = whenLong(speakerTo(desk), momentOf(views))
  return notice('appointment_lapsed', desk.contact.language, [when, view.office.name, view.folio ?? ''])
}
