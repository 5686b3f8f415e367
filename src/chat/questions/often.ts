import { groupsOf } from '../../booking/chat/bookings.ts'
import { withOnlyOffice } from '../../booking/chat/only-office.ts'
import { isPassport } from '../../booking/chat/procedures.ts'
import { type Answer, tell } from '../answer.ts'
import { lines, paragraphs } from '../prompt.ts'
import type { Scene } from '../scene.ts'
import type { OfTheVisit, Often } from '../understanding/often.ts'
import { order, wayBack } from '../ways-on.ts'
import { answerDoubt, call, isDoubt, say } from './doubts.ts'

/**
 * Questions that many people ask in the middle of something else. They are answered from the records and the sources; what
 * neither knows is said to be unknown, with the telephone. The open question stays open.
 */
export const answerOften = (asked: Exclude<Often, 'paying'>, scene: Scene, said = ''): Answer | undefined =>
  isDoubt(asked) ? answerDoubt(asked, scene, said) : ANSWERS[asked](scene)

const OFFICES_MAX = 3

const ANSWERS: Record<Exclude<OfTheVisit, 'paying'>, (scene: Scene) => Answer | undefined> = {
  hours: (scene) => say(scene, ...hours(scene)),
  where: (scene) => say(scene, ...where(scene)),
  late,
  duration: (scene) => say(scene, scene.t.often.duration, call(scene)),
  withoutAppointment: (scene) => say(scene, scene.t.often.withoutAppointment, call(scene), scene.t.often.withAppointment),
  // Trámite personalísimo: Reglamento de Pasaportes. Of other procedures nothing is known here.
  somebodyElse: (scene) => ofPassports(scene, scene.t.often.inPerson, scene.t.often.bookedByOthers),
  // Acuerdo de simplificación, DOF 31-01-2025, in force from 20-02-2025.
  papers: (scene) => ofPassports(scene, scene.t.often.papers, scene.t.often.actaAfterAll),
}

/** Whether somebody who is late is still seen is the office's to say; the hour can be changed here. */
function late(scene: Scene): Answer {
  const { t, desk } = scene
  if (groupsOf(desk).length === 0) return say(scene, t.often.late, call(scene))
  const move = order('move', t.standing.rows.move.title)
  return tell({ body: paragraphs(t.often.late, call(scene), t.often.lateMove), options: [move, wayBack(scene)] })
}

function ofPassports(scene: Scene, ...parts: string[]): Answer | undefined {
  if (!scene.desk.procedures().some(isPassport)) return undefined
  const toBring = order('costs', scene.t.often.buttons.bring)
  return tell({ body: paragraphs(...parts), options: [toBring, wayBack(scene)] })
}

/** The offices that somebody has in mind: those of the booking, else of the appointments, else the only one there is. */
function officesMeant({ desk, draft }: Scene): number[] {
  const booked = groupsOf(desk).flatMap(({ views }) => views.map((view) => view.office.id))
  const meant = draft.officeIds ?? (booked.length > 0 ? booked : (withOnlyOffice(desk, draft).officeIds ?? []))
  return [...new Set(meant)].slice(0, OFFICES_MAX)
}

function hours(scene: Scene): string[] {
  const { desk, t } = scene
  const offices = officesMeant(scene)
  if (offices.length === 0) return [t.often.hoursEach]
  const known = offices.flatMap((id) => {
    const week = weekOf(scene, id)
    return week.length > 0 ? [lines(t.often.hours(desk.office(id).name), ...week)] : []
  })
  return known.length > 0 ? [...known, t.often.holidays] : [t.often.hoursUnknown, call(scene)]
}

/** "de lunes a viernes, de 9:00 a 15:00 h", a line for each span that is not the same on all days. */
function weekOf({ desk, t }: Scene, officeId: number): string[] {
  const weekdays = new Map<string, number[]>()
  for (const [weekday, spans] of Map.groupBy(desk.week(officeId), (one) => one.weekday)) {
    for (const [from, until] of joined(spans)) {
      const key = `${from}-${until}`
      weekdays.set(key, [...(weekdays.get(key) ?? []), weekday])
    }
  }
  return [...weekdays].map(([span, days]) => {
    const [from = 0, until = 0] = span.split('-').map(Number)
    return `• ${t.hours(t.dates.weekdays(days), t.dates.hour(from).replace(/ h$/, ''), t.dates.hour(until))}`
  })
}

/** Spans of one day that touch are one: windows come and go within it. */
function joined(spans: readonly { fromMinute: number; untilMinute: number }[]): [from: number, until: number][] {
  const made: [number, number][] = []
  for (const { fromMinute, untilMinute } of spans.toSorted((a, b) => a.fromMinute - b.fromMinute)) {
    const last = made.at(-1)
    if (last && fromMinute <= last[1]) last[1] = Math.max(last[1], untilMinute)
    else made.push([fromMinute, untilMinute])
  }
  return made
}

/** Where there are many, the states say enough. */
const NAMED_SINGLY = 8

function whereAll({ desk }: Scene): string[] {
  const names = desk.officesDoing([]).map((one) => one.name)
  return names.length > NAMED_SINGLY ? desk.states().flatMap((one) => (one.offices > 0 ? [one.name] : [])) : names
}

function where(scene: Scene): string[] {
  const { desk, t } = scene
  const offices = officesMeant(scene).map((id) => desk.office(id))
  if (offices.length === 0) return [t.often.whereEach(whereAll(scene)), t.often.whereChosen]
  return [lines(...offices.map(({ name, address }) => t.folio.office(name, address)))]
}
