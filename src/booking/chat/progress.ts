import { theOffice } from '../../catalogue/offices.ts'
import { next } from '../../chat/answer.ts'
import { EMPTY, onlyOffice } from '../../chat/draft.ts'
import { dayOf, hourOf, today, whenPlain } from '../../chat/moments.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, yesOrNo } from '../../chat/ways-on.ts'
import type { Instant } from '../../clock.ts'
import { nameAndInitial } from '../../reading/called.ts'
import { groupsOf, ownAppointments } from './bookings.ts'
import { ownHold } from './own-hold.ts'
import { procedureOf } from './procedures.ts'

/** On a shared telephone: first name and initial, no CURP. `about`: the day of the last message. */
export const resume: Question = {
  ask(scene) {
    const { t, session, about } = scene
    const kept = about && about !== today(session) ? t.resume.kept(t.dates.plain(about)) : t.resume.keptToday
    const { buttons } = t.resume
    const facts = soFar(scene)
    return {
      body: paragraphs(facts ? `${kept}: ${facts}.` : `${kept}.`, placeKept(scene), t.resume.ask),
      options: [
        { value: 'goOn', title: buttons.goOn },
        { value: 'restart', title: buttons.restart },
        order('erase', buttons.erase),
      ],
    }
  },
  choose: (value, { draft, t }) => (value === 'restart' ? next(EMPTY, t.resume.restarted) : next(draft)),
  hear: (reading, { draft }) => (reading.yesNo === 'yes' ? next(draft) : undefined),
}

/** "renovar pasaporte, Guadalupe H., oficina Toluca", without a full stop; empty when nothing can be named. */
function soFar({ draft, session, t, language }: Scene): string {
  const procedure = procedureOf(session, draft, draft.people[0])
  const what =
    draft.who === 'minor'
      ? t.menu.rows.minor.title.toLowerCase()
      : draft.who === 'group'
        ? t.group.soFar
        : procedure?.name[language]
  const names = draft.people.flatMap((person) => (person.name ? [nameAndInitial(person.name)] : []))
  const only = onlyOffice(draft)
  const office = only === undefined ? draft.near?.name : t.resume.office(theOffice(session.tx, only).name)
  return [what && `*${what}*`, ...names, office].filter(Boolean).join(', ').replace(/\.$/, '')
}

export function keptSoFar(scene: Scene): string {
  const facts = soFar(scene)
  return facts ? scene.t.resume.keptSoFar(facts) : scene.t.resume.nothingLost
}

export function welcomeBack(scene: Scene, at: Instant, draft: Scene['draft']): string {
  const { t, session } = scene
  const facts = soFar({ ...scene, draft })
  const back = t.resume.back(t.dates.plain(dayOf({ session }, at)))
  return facts ? `${back} ${t.resume.soFar(facts)}` : back
}

export function placeKept(scene: Scene): string {
  const { draft, session, t } = scene
  if (!draft.slot) return draft.earlier ? t.resume.holdGone(whenPlain(scene, draft.earlier)) : t.resume.notHeld
  const hold = ownHold(session)
  return hold?.slot.slotId === draft.slot.slotId
    ? t.resume.holdKept(whenPlain(scene, draft.slot), hourOf(scene, hold.until, hold.slot.officeId))
    : t.resume.holdGone(whenPlain(scene, draft.slot))
}

/** Appointments are not touched. */
export const erase: Question = {
  acts: true,
  ask({ t, session }) {
    return {
      body: paragraphs(ownAppointments(session).length > 0 && t.erase.withAppointments, t.erase.ask),
      options: [...yesOrNo(t.erase.buttons), order('rights', t.wishes.rights)],
    }
  },
  choose: (value, { draft, t }) => (value === 'yes' ? { kind: 'over', prompt: { body: t.erase.done } } : next(draft, t.erase.kept)),
}

/** "cancelar" in a booking must never touch an appointment. */
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
