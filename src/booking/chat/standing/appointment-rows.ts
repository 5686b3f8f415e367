import { standing } from '../../../chat/orders.ts'
import { firstOf } from '../../../chat/part.ts'
import type { PromptOption } from '../../../chat/prompt.ts'
import type { Scene } from '../../../chat/scene.ts'
import { DAY } from '../../../clock.ts'
import { forwardRow } from '../../../minors/chat/forward.ts'
import type { Group } from '../bookings.ts'

/** One row under an appointment that stands; undefined where it makes no sense for that group. */
export type AppointmentRow = (scene: Scene, group: Group) => PromptOption | undefined

const move: AppointmentRow = ({ t }, { groupId }) => ({
  question: 'appointments',
  value: `move:${groupId}`,
  ...t.standing.rows.move,
})

const cancel: AppointmentRow = ({ t }, { groupId }) => ({
  question: 'appointments',
  value: `cancel:${groupId}`,
  ...t.standing.rows.cancel,
})

const bring: AppointmentRow = ({ t }, { groupId }) => ({ question: 'folio', value: `bring:${groupId}`, ...t.standing.rows.bring })

const way: AppointmentRow = ({ t }, { groupId, views: [{ office }] }) => ({
  question: 'folio',
  value: `way:${groupId}:${office.id}`,
  ...t.standing.rows.way,
})

const receipt: AppointmentRow = ({ t }, { groupId }) => ({
  question: 'folio',
  value: `receipt:${groupId}`,
  ...t.documents.rows.receipt,
})

/** The file rings a day before; so late it rings two hours before, and nothing is promised that may be over when it is opened. */
const calendar: AppointmentRow = ({ t, session }, { groupId, views }) => ({
  question: 'folio',
  value: `calendar:${groupId}`,
  ...t.documents.rows.calendar,
  ...(views[0].slot.startsAt - session.now <= DAY && { description: t.documents.rows.calendarSoon }),
})

const ofOthers: AppointmentRow = (scene, group) => firstOf(scene, (part) => part.appointmentRow?.(scene, group))

/** The way to what there is beside appointments. */
export const standingRow = (scene: Scene): PromptOption | undefined => standing(scene)?.row

/** What can be done with an appointment, in the order in which "Mis citas" lists it. A list has room for ten. */
const ROWS: readonly AppointmentRow[] = [move, cancel, ofOthers, standingRow, forwardRow, bring, way, receipt, calendar]

export const appointmentRows = (scene: Scene, group: Group): PromptOption[] => ROWS.flatMap((row) => row(scene, group) ?? [])
