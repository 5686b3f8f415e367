import type { Db } from '../../db/open.ts'
import { type Condition, VISIT_DAY } from '../../db/schema/catalogue.ts'
import { addDays, ageOn, birthdayOf, isDay } from '../catalogue/calendar.ts'
import { fieldsOf } from '../catalogue/procedures.ts'
import type { Field, FieldAnswers, LocalDay, Procedure } from '../catalogue/types.ts'
import { concerning, holds } from '../fields/conditions.ts'
import { inSpanish } from '../fields/kind.ts'

/** Age counts on the day of the visit. */
export interface Aged {
  /** Undefined: not asked, so that no age keeps them out. */
  birthDate: LocalDay | undefined
  procedure: Pick<Procedure, 'minAge' | 'maxAge'>
}

/** Somebody who comes, as far as they are known. */
export interface Visitor extends Aged {
  procedure: Procedure
  name?: string | undefined
  curp?: string | undefined
  answers?: FieldAnswers | undefined
  /** Of a confirmed appointment, whose answers are not asked again when it moves. */
  served?: readonly ServedDays[]
}

/** The days of a visit on which an answer serves, where its limits count from that day. */
export interface ServedDays {
  field: Field
  answer: LocalDay
  from: LocalDay
  until: LocalDay | undefined
}

export const servedDays = (db: Db, procedureId: string, answers: FieldAnswers): ServedDays[] =>
  fieldsOf(db, procedureId).flatMap((field) => {
    const { name, countedFrom, least, most } = field
    const answer = answers[name]
    if (countedFrom !== VISIT_DAY || answer === undefined || !isDay(answer)) return []
    const from = most === undefined ? '' : addDays(answer, -most)
    return [{ field, answer, from, until: least === undefined ? undefined : addDays(answer, -least) }]
  })

/** An answer that serves on none of these days, and until or from when it does. */
export interface AnswerMisfit extends Pick<ServedDays, 'field' | 'answer'> {
  how: 'until' | 'from'
  day: LocalDay
}

export function answerMisfit(people: readonly Pick<Visitor, 'served'>[], days: Days): AnswerMisfit | undefined {
  for (const { field, answer, from, until } of people.flatMap(({ served = [] }) => served)) {
    if (until !== undefined && until < days.from) return { field, answer, how: 'until', day: until }
    if (from > days.until) return { field, answer, how: 'from', day: from }
  }
  return undefined
}

/** `until` undefined: for ever. */
export const daysOfAge = ({ birthDate, procedure: { minAge, maxAge } }: Aged): { from: LocalDay; until: LocalDay | undefined } =>
  birthDate === undefined
    ? { from: '', until: undefined }
    : {
        from: birthdayOf(birthDate, minAge),
        until: maxAge === undefined ? undefined : addDays(birthdayOf(birthDate, maxAge + 1), -1),
      }

export function hasAge(one: Aged, day: LocalDay): boolean {
  const { from, until = day } = daysOfAge(one)
  return day >= from && day <= until
}

/** Both included. */
export interface Days {
  from: LocalDay
  until: LocalDay
}

/** Undefined: no day suits all. */
export function daysForAll(people: readonly Aged[], days: Days): Days | undefined {
  const spans = people.map(daysOfAge)
  const from = [days.from, ...spans.map((one) => one.from)].toSorted().at(-1) ?? days.from
  const [until = days.until] = [days.until, ...spans.flatMap((one) => one.until ?? [])].toSorted()
  return from <= until ? { from, until } : undefined
}

/** The first whose age fits none of these days. */
export const neverOfAge = <One extends Aged>(people: readonly One[], days: Days): One | undefined =>
  people.find((person) => daysForAll([person], days) === undefined)

/** Whose age does not fit on that day, and the birthday from which, or before which, it does. */
export interface AgeMisfit {
  visitor: Visitor
  how: 'tooYoung' | 'tooOld' | 'over'
  age: number
  birthday: LocalDay
}

export function ageMisfit(people: readonly Visitor[], day: LocalDay): AgeMisfit | undefined {
  for (const visitor of people) {
    const { birthDate, procedure } = visitor
    const { minAge, maxAge, audience } = procedure
    if (birthDate === undefined || hasAge(visitor, day)) continue
    const isYoung = ageOn(birthDate, day) < minAge
    const age = isYoung ? minAge : (maxAge ?? 0) + 1
    return {
      visitor,
      how: isYoung ? 'tooYoung' : audience === 'minor' ? 'tooOld' : 'over',
      age,
      birthday: birthdayOf(birthDate, age),
    }
  }
  return undefined
}

/** Of the person, and not of an answer. */
export const isOfPerson = ({ of }: Condition): boolean => of === '@age' || of === '@sex'

/** The field whose condition refuses this person, by their age and sex or by what they answered. */
export function refusingField(db: Db, { procedure, answers = {}, birthDate, curp }: Visitor, day: LocalDay): Field | undefined {
  const fields = fieldsOf(db, procedure.id)
  if (fields.every((field) => field.allowedIf === undefined)) return undefined
  const asking = inSpanish(db, day, { person: { birthDate, curp }, answers })
  return concerning(fields, asking).find(({ name, required, allowedIf }) => {
    const own = answers[name] || undefined
    const isJudged = own !== undefined || (required && allowedIf !== undefined && isOfPerson(allowedIf))
    return isJudged && allowedIf !== undefined && !holds(allowedIf, asking, own)
  })
}
