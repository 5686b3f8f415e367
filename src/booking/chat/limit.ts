import { theInstitution } from '../../catalogue/institution.ts'
import { theOffice } from '../../catalogue/offices.ts'
import { rule } from '../../catalogue/rules.ts'
import { next } from '../../chat/answer.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { isTold } from '../../chat/understanding/telling.ts'
import { order, toAppointments, toMenu } from '../../chat/ways-on.ts'
import { roomForMore } from './changed-group.ts'
import { hourOf, telephoneFor, wall } from './moments.ts'

const UNTIL = /^until:(\d+)$/

/**
 * A limit of this telephone was reached. The answers are kept. `about`: `phone` (people at a time), `curps` (a day),
 * `minors_live` and `minors_year`, or `until:<moment>` after too many holds that were let go.
 */
export const limit: Question = {
  ask(scene): Prompt {
    const { t, session, about = '' } = scene
    const person = order('appeal', t.refused.limitButtons.appeal)
    const menu = toMenu(scene)
    const again: PromptOption = { value: 'again', title: t.refused.lapsesButtons.again }
    const appointments = toAppointments(scene)
    const say = (why: string, ...options: PromptOption[]): Prompt => ({ body: paragraphs(why, t.refused.askLimit), options })
    const [, until] = UNTIL.exec(about) ?? []
    if (until !== undefined) return say(t.slot.lapses(hourText(scene, Number(until))), again, person, menu)
    switch (about) {
      case 'curps':
        return say(t.curp.dailyLimit(telephoneFor(scene)), again, person, menu)
      case 'minors_live':
        return say(paragraphs(t.minorLimits.live(rule(session.tx, 'live_minors_a_phone')), t.minorLimits.wayOut), person, menu)
      case 'minors_year':
        return say(paragraphs(t.minorLimits.year(rule(session.tx, 'minors_a_year')), t.minorLimits.wayOut), person, menu)
      default:
        return say(t.refused.phoneLimit(rule(session.tx, 'live_people_a_phone')), appointments, person, menu)
    }
  },
  choose: (_value, { draft }) => next(draft),
  isOver({ session, draft, about = '' }) {
    const [, until] = UNTIL.exec(about) ?? []
    if (until !== undefined) return session.now >= Number(until)
    const ofPeople = about === 'phone' || (about === 'minors_live' && draft.who === 'minor')
    return ofPeople && roomForMore(session, draft) >= 0
  },
  /** Why it should not hold is the appeal itself. */
  takes(text, scene) {
    const [limit = ''] = (scene.about ?? 'phone').split(':')
    return isTold(text) ? scene.session.deps.chat.services.appeal?.(scene, limit, text) : undefined
  },
}

/** The hour, and the day when it is another one. */
function hourText(scene: Scene, at: number): string {
  const { session, draft, t } = scene
  const [officeId] = draft.officeIds ?? []
  const zone = officeId === undefined ? theInstitution(session.tx).zone : theOffice(session.tx, officeId).zone
  const hour = officeId === undefined ? t.dates.hour(wall(at, zone).minute) : hourOf(scene, at, officeId)
  const { day } = wall(at, zone)
  return day === wall(session.now, zone).day ? hour : t.slot.title(t.dates.plain(day), hour)
}
