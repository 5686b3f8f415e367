import { judgeCurp } from '../../agenda/curp.ts'
import { birthdayOf } from '../ages.ts'
import { adultOfGroup, comeWithMinors, type Draft, type Person } from '../draft.ts'
import { today } from '../facts.ts'
import { type Answer, next, type Question, type Scene } from '../question.ts'
import { findCurp } from '../understanding/curps.ts'
import { findIntroducedName, firstName, hearName, nameIn } from '../understanding/names.ts'
import { problem } from './curp.ts'
import { nameProblem } from './name.ts'

/** The adult who comes with the minors. The data of a parent who stays away are never asked for. */
export const attendant: Question = {
  isNeeded: ({ draft }) =>
    comeWithMinors(draft) && !adultOfGroup(draft) && !(draft.attendant?.name && (draft.attendant.curp || draft.attendant.noCurp)),
  ask({ draft, t }) {
    const { attendant: adult } = draft
    const none = [{ value: 'none', title: t.attendant.buttons.none }]
    if (adult?.name) return { body: t.attendant.askCurp(firstName(adult.name)), options: none }
    if (adult?.curp || adult?.noCurp) return { body: t.attendant.askName }
    return { body: t.attendant.ask, options: none }
  },
  choose: (_value, { draft, t }) => next(withAttendant(draft, { noCurp: true }), draft.attendant?.name ? '' : t.attendant.noCurp),
  hear(text, scene) {
    const { draft } = scene
    const found = findCurp(text)
    if (found) return hearAdult(found.typed, findIntroducedName(text) ?? nameIn(found.rest), scene)
    const heard = hearName(text)
    if (!heard) return undefined
    return heard.ok ? next(withAttendant(draft, { name: heard.name })) : next(draft, nameProblem(heard.why, scene))
  },
}

function hearAdult(typed: string, name: string | undefined, { desk, draft, t }: Scene): Answer {
  const named = name ? withAttendant(draft, { name }) : draft
  const judged = judgeCurp(typed, today(desk))
  if (judged.ok && birthdayOf(judged.birthDate, desk.rule('adult_age')) > today(desk)) return next(named, t.attendant.isMinor)
  if (judged.ok) return next(withAttendant(named, { curp: judged.curp }))
  // The window reads this CURP again, so a letter for a digit is only pointed at.
  return next(named, judged.why === 'confusion' ? t.curp.check : problem(judged, t))
}

const withAttendant = (draft: Draft, change: Partial<Person>): Draft => ({ ...draft, attendant: { ...draft.attendant, ...change } })
