import { HOUR, type Instant } from '../clock.ts'
import type { NoticeName } from '../texts/notice-words.ts'
import { fillNotice, NOTICES, templateLanguage } from '../texts/notices.ts'
import { TEXTS } from '../texts/texts.ts'
import { type Group, groupsOf, momentOf } from './bookings.ts'
import type { Desk } from './desk.ts'
import { hasProgress } from './draft.ts'
import { wall, whenLong, whenPlain } from './moments.ts'
import { notice } from './notices.ts'
import type { Prompt, Scene, Speaker } from './question.ts'
import type { Reply } from './reply.ts'
import { choiceId } from './speak.ts'
import { newState, type State } from './state.ts'
import { nameAndInitial } from './understanding/names.ts'

export type ReminderName = Extract<NoticeName, `appointment_reminder${string}`>

export interface Reminding {
  groupId: string
  /** The first hour of the visit. */
  slotId: number
  /** They said already that they will come: nothing is asked again. */
  answered: boolean
  /** Until when an answer is awaited; afterwards the appointment is cancelled. Only where the office does that. */
  lapsesAt: Instant | undefined
}

type Place = Pick<Scene, 'desk' | 't' | 'language'>

/** Everybody of a group who comes on the day of this hour to its office; undefined when nobody does (any more). */
export function visitOf(desk: Desk, groupId: string, slotId: number): Group['views'] | undefined {
  const views = groupsOf(desk).find((one) => one.groupId === groupId)?.views ?? []
  const at = views.find((view) => view.slot.slotId === slotId)
  const [first, ...rest] = views.filter((view) => view.slot.day === at?.slot.day && view.office.id === at.office.id)
  return first && [first, ...rest]
}

interface Words {
  name: ReminderName
  parameters: string[]
  /** What each button does, in their order. */
  values: string[]
}

function wordsFor({ desk, t }: Place, views: Group['views'], { groupId, slotId, answered, lapsesAt }: Reminding): Words {
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

/**
 * A reminder of a visit, and the conversation after it: when nothing else is under way, "sí" answers the reminder. Its buttons
 * are good for as long as the visit stands. Undefined when nobody comes any more.
 */
export function sayReminder(before: State | undefined, what: Reminding, desk: Desk): { state: State; reply: Reply } | undefined {
  const { language } = desk.contact
  const views = visitOf(desk, what.groupId, what.slotId)
  if (!views) return undefined
  const state = before && before.epoch !== 'lost' ? before : newState(desk.token())
  const turn = state.turn + 1
  const { name, parameters, values } = wordsFor({ desk, t: TEXTS[language], language }, views, what)
  const ids = values.map((value) => choiceId({ epoch: state.epoch, turn, question: 'reminder', value }))
  const reply = notice(name, language, parameters, ids)
  return {
    state: what.answered || isBusy(state, desk.now) ? { ...state, turn } : asking(state, turn, what, values, language, desk),
    reply,
  }
}

/** An answer that is still awaited for something else is not taken for one to the reminder. */
const isBusy = ({ draft, asked }: State, now: Instant): boolean =>
  hasProgress(draft) || (asked !== undefined && now - asked.at < STILL_AWAITED_MS)

const STILL_AWAITED_MS = HOUR

function asking(state: State, turn: number, what: Reminding, values: string[], language: Scene['language'], desk: Desk): State {
  const titles = NOTICES[language].appointment_reminder.buttons ?? []
  const options = values.map((value, i) => ({ question: 'reminder', value, title: titles[i] ?? '' }))
  const about = `${what.groupId}:${what.slotId}`
  return { ...state, turn, asked: { question: 'reminder', turn, at: desk.now, about, options, notes: [] } }
}

/** The same question once more, in the chat. */
export function reminderAgain(scene: Place, views: Group['views'], groupId: string): Prompt {
  const slotId = views[0].slot.slotId
  const { name, parameters, values } = wordsFor(scene, views, { groupId, slotId, answered: false, lapsesAt: undefined })
  const words = NOTICES[scene.language][name]
  return { body: fillNotice(words, parameters), options: values.map((value, i) => ({ value, title: words.buttons?.[i] ?? '' })) }
}

/** Whether what stands under a folio, "I will remind you", would be so. */
export const willRemind = ({ desk, language }: Place, groupId: string): boolean =>
  desk.reminders.planned(groupId, { name: 'appointment_reminder', language: templateLanguage(language) })

/** Nobody answered, and it was told until when: the appointment is cancelled. */
export function sayLapsed(views: Group['views'], desk: Desk): Reply {
  const { language } = desk.contact
  const [view] = views
  const when = whenLong({ desk, t: TEXTS[language] }, momentOf(views))
  return notice('appointment_lapsed', language, [when, view.office.name, view.folio ?? ''])
}
