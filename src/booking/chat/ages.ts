import { ageOn, birthdayOf } from '../../catalogue/calendar.ts'
import { pricesOn } from '../../catalogue/fees.ts'
import { findProcedure } from '../../catalogue/procedures.ts'
import { rule } from '../../catalogue/rules.ts'
import type { LocalDay, Quote } from '../../catalogue/types.ts'
import { type Draft, headcount, type Person } from '../../chat/draft.ts'
import { dayWords, today } from '../../chat/moments.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { firstName } from '../../reading/called.ts'
import { freeSlots } from '../../schedule/availability.ts'
import type { AgeMisfit, Visitor } from '../eligibility.ts'
import type { AppointmentView } from '../types.ts'
import { minorPassports, procedureIds, procedureOf } from './procedures.ts'

interface Newcomer {
  curp?: string
  birthDate: string
  name?: string
}

export type AgeMet = { kind: 'right'; note: string } | { kind: 'wrong'; draft: Draft }

/** Days ahead: a minor who comes of age within them may book as an adult from that day. */
export const HORIZON_DAYS = 90

/** Age counts on the day of the visit. */
export function meetAge(scene: Scene, draft: Draft, newcomer: Newcomer): AgeMet {
  const { session, t } = scene
  const adultAge = rule(session.tx, 'adult_age')
  const adultOn = birthdayOf(newcomer.birthDate, adultAge)
  const now = today(session)
  if (draft.who === 'group') return meetGroup(scene, draft, newcomer, adultOn)
  if (draft.who === 'minor' && procedureOf(session, draft, undefined)?.maxAge !== undefined) return { kind: 'right', note: '' }
  if (draft.who === 'minor') {
    const comesAsMinor = adultOn > (firstDay(session, draft) ?? now)
    return comesAsMinor ? { kind: 'right', note: '' } : { kind: 'wrong', draft: { ...draft, wrongAge: newcomer } }
  }
  const forAdults = (procedureOf(session, draft, undefined)?.minAge ?? adultAge) >= adultAge
  if (!forAdults || adultOn <= now) return { kind: 'right', note: '' }
  const soon = Temporal.PlainDate.from(now).add({ days: HORIZON_DAYS }).toString()
  if (adultOn <= soon) return { kind: 'right', note: t.wrongAge.turnsAdult(t.dates.plain(adultOn)) }
  return { kind: 'wrong', draft: { ...draft, wrongAge: newcomer } }
}

/** In a group every age fits: minors come as minors, if this institution has anything for them. */
function meetGroup({ session, t }: Speaker, draft: Draft, newcomer: Newcomer, adultOn: string): AgeMet {
  const { minor } = ageClass(session, draft, newcomer.birthDate)
  if (minor && minorPassports(session).length === 0) return { kind: 'wrong', draft: { ...draft, wrongAge: newcomer } }
  const comesOfAge = !minor && adultOn > today(session)
  return { kind: 'right', note: comesOfAge ? t.wrongAge.turnsAdult(t.dates.plain(adultOn)) : '' }
}

/** On the day of the visit; until chosen, on the first free day. */
export function ageClass(session: Session, draft: Draft, birthDate: string): Pick<Person, 'minor'> {
  if (draft.who !== 'group') return {}
  const adultOn = birthdayOf(birthDate, rule(session.tx, 'adult_age'))
  return { minor: adultOn > (draft.slot?.day ?? firstDay(session, draft) ?? today(session)) }
}

/** The first possible day: people of age by then come as adults. */
export function firstDay(session: Session, draft: Draft): string | undefined {
  if (!draft.officeIds) return undefined
  const query = {
    officeIds: draft.officeIds,
    procedureIds: procedureIds(session, draft),
    places: headcount(draft),
    limit: 1,
    perDay: 1,
  }
  return freeSlots(session.tx, query, session.now)[0]?.day
}

/** Whose age does not fit, and from or until when it does. */
export const sayAge = (scene: Speaker, { visitor, how, age, birthday }: AgeMisfit): string =>
  scene.t.visitAge[how](visitor.name ? firstName(visitor.name) : scene.t.visitAge.somebody, age, dayWords(scene, birthday))

/** A validity that is possible today but not on the day of the visit. */
export function lostValidity(
  { session, t }: Speaker,
  { birthDate, procedure, name }: Visitor,
  then: { day: LocalDay; quotes: readonly Quote[] },
): string | undefined {
  const now = today(session)
  const { quotes } = pricesOn(session.tx, procedure.feeTable, birthDate, now)
  const lost = quotes.find((one) => !then.quotes.some((other) => other.years === one.years))
  if (!lost || birthDate === undefined || ageOn(birthDate, then.day) === ageOn(birthDate, now)) return undefined
  return t.visitAge.lost(name ? firstName(name) : t.visitAge.somebody, ageOn(birthDate, then.day), t.years(lost.years))
}

/** Why an appointment cannot move to that day: a validity does not fit the age then. */
export function validityNote({ session, t }: Speaker, views: readonly AppointmentView[], day: LocalDay): string | undefined {
  const view = views.find(({ procedureId, birthDate, years }) => {
    const { quotes } = pricesOn(session.tx, findProcedure(session.tx, procedureId)?.feeTable, birthDate, day)
    return years !== undefined && quotes.length > 0 && !quotes.some((quote) => quote.years === years)
  })
  if (!view?.years || view.birthDate === undefined) return undefined
  return t.visitAge.noMove(firstName(view.name), ageOn(view.birthDate, day), t.years(view.years))
}
