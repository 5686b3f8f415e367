import { birthdayOf } from '../../catalogue/calendar.ts'
import { rule } from '../../catalogue/rules.ts'
import { type Draft, headcount, type Person } from '../../chat/draft.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { freeSlots } from '../../schedule/availability.ts'
import { today } from './moments.ts'
import { minorPassports, procedureIds, procedureOf } from './procedures.ts'

interface Newcomer {
  curp?: string
  birthDate: string
  name?: string
}

export type AgeMet = { kind: 'right'; note: string } | { kind: 'wrong'; draft: Draft }

/** How far ahead somebody may book: who comes of age within it may book as an adult from that day. */
const HORIZON_DAYS = 90

/** Whether somebody of this birth date can have what the draft is for; age counts on the day of the visit. */
export function meetAge({ session, t }: Scene, draft: Draft, newcomer: Newcomer): AgeMet {
  const adultAge = rule(session.tx, 'adult_age')
  const adultOn = birthdayOf(newcomer.birthDate, adultAge)
  const now = today(session)
  if (draft.who === 'group') return meetGroup({ session, t }, draft, newcomer, adultOn)
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

/** In a group everybody is right: who is under age comes as a minor, if this institution has anything for minors. */
function meetGroup({ session, t }: Speaker, draft: Draft, newcomer: Newcomer, adultOn: string): AgeMet {
  const { minor } = ageClass(session, draft, newcomer.birthDate)
  if (minor && minorPassports(session).length === 0) return { kind: 'wrong', draft: { ...draft, wrongAge: newcomer } }
  const comesOfAge = !minor && adultOn > today(session)
  return { kind: 'right', note: comesOfAge ? t.wrongAge.turnsAdult(t.dates.plain(adultOn)) : '' }
}

/** Whether somebody of a group comes as a minor. Age counts on the day of the visit; until it is chosen, on the first free day. */
export function ageClass(session: Session, draft: Draft, birthDate: string): Pick<Person, 'minor'> {
  if (draft.who !== 'group') return {}
  const adultOn = birthdayOf(birthDate, rule(session.tx, 'adult_age'))
  return { minor: adultOn > (draft.slot?.day ?? firstDay(session, draft) ?? today(session)) }
}

/** The first day that this booking could have: who is of age by then comes as an adult. */
function firstDay(session: Session, draft: Draft): string | undefined {
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
