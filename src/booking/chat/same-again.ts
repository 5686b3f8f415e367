import type { Db } from '../../../db/open.ts'
import { fieldsOf, findProcedure } from '../../catalogue/procedures.ts'
import type { Draft, Person } from '../../chat/draft.ts'
import { isOnlyRecord } from '../../chat/finder.ts'
import type { AppointmentView } from '../types.ts'

/** Answers forgotten since the visit are asked again. */
export function sameAgain(db: Db, views: readonly [AppointmentView, ...AppointmentView[]]): Draft {
  const minorCase = views.find((view) => view.minorCase)?.minorCase
  const procedures = views.map((view) => findProcedure(db, view.procedureId))
  const familyAt = (at: number) => {
    const procedure = procedures[at]
    return procedure && !isOnlyRecord(procedure) ? procedure.family : views[at]?.procedureId
  }
  const minors = procedures.every((one) => one?.audience === 'minor')
  const several = views.length > 1 || minors
  const people = views.map((view, at): Person => {
    const ofGroup = several && { family: familyAt(at), ...(!minors && { minor: procedures[at]?.audience === 'minor' }) }
    return { ...personAgain(db, view), ...ofGroup }
  })
  const family = familyAt(0)
  return {
    who: minors ? 'minor' : several ? 'group' : 'self',
    ...(several ? { count: views.length } : family !== undefined && { family }),
    ...(minorCase && { minorCase: minorCase as NonNullable<Draft['minorCase']> }),
    officeIds: [views[0].office.id],
    people,
  }
}

function personAgain(db: Db, { name, birthDate, curp, years, halfFee, procedureId, answers }: AppointmentView): Person {
  const again = new Set(fieldsOf(db, procedureId).flatMap((one) => (one.asksAgain ? [one.name] : [])))
  const kept = Object.entries(answers).filter(([field]) => !again.has(field))
  return {
    name,
    birthDate,
    ...(curp ? { curp } : birthDate !== undefined && { noCurp: true }),
    ...(years !== undefined && { years, halfFee }),
    ...(kept.length > 0 && { answers: { [procedureId]: Object.fromEntries(kept) } }),
  }
}
