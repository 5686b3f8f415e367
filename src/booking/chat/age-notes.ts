import { ageOn, birthdayOf } from '../../catalogue/calendar.ts'
import { pricesOn } from '../../catalogue/fees.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import type { LocalDay, Procedure, Quote } from '../../catalogue/types.ts'
import type { Speaker } from '../../chat/scene.ts'
import { firstName } from '../../chat/understanding/names.ts'
import type { AppointmentView } from '../types.ts'
import { dayWords, today } from './moments.ts'

/** Somebody whose age counts on the day of the visit. */
export interface Aged {
  birthDate: LocalDay
  procedure: Procedure
  name?: string | undefined
}

/** Whose age does not fit their procedure on that day, and from or until when it does; undefined when everybody's fits. */
export function ageNote(scene: Speaker, people: readonly Aged[], day: LocalDay): string | undefined {
  const { t } = scene
  for (const { birthDate, procedure, name } of people) {
    const age = ageOn(birthDate, day)
    const who = name ? firstName(name) : t.visitAge.somebody
    if (procedure.maxAge !== undefined && age > procedure.maxAge)
      return t.visitAge.tooOld(who, procedure.maxAge + 1, dayWords(scene, birthdayOf(birthDate, procedure.maxAge + 1)))
    if (age < procedure.minAge)
      return t.visitAge.tooYoung(who, procedure.minAge, dayWords(scene, birthdayOf(birthDate, procedure.minAge)))
  }
  return undefined
}

/** The validity that somebody may have today and no longer on the day of the visit, said with the age; undefined for none. */
export function lostValidity(
  { session, t }: Speaker,
  { birthDate, procedure, name }: Aged,
  then: { day: LocalDay; quotes: readonly Quote[] },
): string | undefined {
  const now = today(session)
  const { quotes } = pricesOn(session.tx, procedure.feeTable, birthDate, now)
  const lost = quotes.find((one) => !then.quotes.some((other) => other.years === one.years))
  if (!lost || ageOn(birthDate, then.day) === ageOn(birthDate, now)) return undefined
  return t.visitAge.lost(name ? firstName(name) : t.visitAge.somebody, ageOn(birthDate, then.day), t.years(lost.years))
}

/** Why an appointment cannot move to that day: somebody's validity is not for the age that they will have. */
export function validityNote({ session, t }: Speaker, views: readonly AppointmentView[], day: LocalDay): string | undefined {
  const view = views.find(({ procedureId, birthDate, years }) => {
    const { quotes } = pricesOn(session.tx, findProcedure(session.tx, procedureId)?.feeTable, birthDate, day)
    return years !== undefined && quotes.length > 0 && !quotes.some((quote) => quote.years === years)
  })
  if (!view?.years) return undefined
  return t.visitAge.noMove(firstName(view.name), ageOn(view.birthDate, day), t.years(view.years))
}
