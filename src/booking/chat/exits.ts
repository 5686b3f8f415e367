import { next } from '../../chat/answer.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import { order, yesOrNo } from '../../chat/ways-on.ts'
import { groupsOf, ownAppointments } from './bookings.ts'

/** Erases the answers. Appointments that stand are not touched. */
export const erase: Question = {
  acts: true,
  ask({ t, session }) {
    return {
      body: paragraphs(ownAppointments(session).length > 0 && t.erase.withAppointments, t.erase.ask),
      options: yesOrNo(t.erase.buttons),
    }
  },
  choose: (value, { draft, t }) => (value === 'yes' ? { kind: 'over', prompt: { body: t.erase.done } } : next(draft, t.erase.kept)),
}

/** "cancelar" in the middle of a booking must never touch an appointment that stands. */
export const quit: Question = {
  acts: true,
  ask(scene) {
    const { t, session } = scene
    const { buttons } = t.quit
    const [first, second] = groupsOf(session)
    if (!first) return { body: t.quit.ask, options: yesOrNo(buttons) }
    return {
      body: second ? t.quit.askWhichSeveral : t.quit.askWhich(t.dates.plain(first.views[0].slot.day)),
      options: [
        { value: 'yes', title: buttons.draft },
        order('cancelAppointment', buttons.appointment),
        { value: 'no', title: buttons.nothing },
      ],
    }
  },
  choose: (value, { draft, t }) => (value === 'yes' ? { kind: 'over', prompt: { body: t.quit.done } } : next(draft)),
  /** "sí, cancelar", where nothing else could be meant. */
  hear: (reading, scene) => (groupsOf(scene.session).length === 0 && reading.cancels ? quit.choose('yes', scene) : undefined),
}
