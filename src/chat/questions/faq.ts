import { groupsOf, momentOf } from '../../booking/chat/bookings.ts'
import { withOnlyOffice } from '../../booking/chat/office.ts'
import { addDays } from '../../catalogue/calendar.ts'
import { theInstitution } from '../../catalogue/institution.ts'
import { activeOffices, officesThatDo, proceduresOffered, statesWithOffices, theOffice } from '../../catalogue/offices.ts'
import { rule } from '../../catalogue/rules.ts'
import type { Office } from '../../catalogue/types.ts'
import { readUsualWeek } from '../../schedule/opening-hours.ts'
import { type Answer, again, inBetween, tell } from '../answer.ts'
import { whoWeAre } from '../greeting.ts'
import { telephoneFor, wall, whenPlain } from '../moments.ts'
import { onlyOne } from '../only-one.ts'
import { isPassport, minorPassports } from '../procedures.ts'
import { lines, paragraphs } from '../prompt.ts'
import type { Question } from '../question.ts'
import type { Scene } from '../scene.ts'
import { type Faq, namedPaper } from '../understanding/faq.ts'
import { everyday } from '../understanding/spelling.ts'
import { plain } from '../understanding/words.ts'
import { order, toPerson, wayBack, withWayBack } from '../ways-on.ts'

/**
 * Questions that many people ask in the middle of something else, of the visit or of the service, or what they tell because it worries
 * them. They are answered from the records and the sources; what neither knows is left to the office, with its telephone. Undefined when
 * the records know better: a consulate has offices where others have none. The open question stays open.
 */
export function answerFaq(asked: Exclude<Faq, 'paying'>, scene: Scene, said = ''): Answer | undefined {
  const answer = ANSWERS[asked](scene, said)
  return answer && inBetween(answer)
}

/** Buttons that answer one of these, for whoever was not understood. They change nothing, so they work for ever. */
export const faq: Question = {
  lasting: true,
  ask: ({ t }) => ({ body: t.common.missed }),
  choose(value, scene) {
    const topic = TOPICS.find((one) => one === value)
    return (topic && answerFaq(topic, scene)) ?? again(scene.draft, scene.t.faq.unknown, call(scene))
  },
}

const ANSWERS: Record<Exclude<Faq, 'paying'>, (scene: Scene, said: string) => Answer | undefined> = {
  hours: (scene) => say(scene, ...hours(scene)),
  where: (scene, said) => say(scene, ...(whereIs(scene, said) ?? where(scene))),
  late,
  duration: (scene) => say(scene, scene.t.faq.duration, call(scene)),
  withoutAppointment: (scene) => say(scene, scene.t.faq.withoutAppointment, call(scene), scene.t.faq.withAppointment),
  // Trámite personalísimo: Reglamento de Pasaportes. Of other procedures nothing is known here.
  somebodyElse: (scene) => withPapers(scene, scene.t.faq.inPerson, scene.t.faq.bookedByOthers),
  // Acuerdo de simplificación, DOF 31-01-2025, in force from 20-02-2025.
  papers: (scene) => withPapers(scene, scene.t.faq.papers, scene.t.faq.actaAfterAll),
  trust: (scene) => say(scene, ...whoWeAre(scene), scene.t.faq.check(telephoneFor(scene))),
  curpSafe: (scene) => say(scene, scene.t.faq.curpSafe),
  whatIsCurp: (scene) => say(scene, scene.t.faq.whatIsCurp),
  // LNETB art. 66: nobody is refused for want of it.
  withoutCurp: (scene) => say(scene, scene.t.faq.withoutCurp(scene.t.curp.buttons.none)),
  photo: (scene) => say(scene, scene.t.media.pictureToCopy),
  whyFree: (scene) => say(scene, scene.t.greeting.promise),
  abroad,
  // Acuerdo de simplificación, DOF 31-01-2025: nationality is proved on paper only when no database shows it.
  nationality: (scene) => ofPassports(scene, scene.t.faq.nationality, scene.t.faq.nationalityProof),
  otherPapers,
  paidAlready: (scene) => ofPassports(scene, scene.t.faq.paidAlready),
  otherId: (scene) => ofPassports(scene, scene.t.faq.otherId),
  halfPrice,
  arrival,
  notComing,
  payment: (scene) => ofPassports(scene, scene.t.faq.keepPayment, call(scene)),
  anotherLater: (scene) => say(scene, scene.t.faq.anotherLater),
  howMany: (scene) => say(scene, scene.t.howMany.tooMany(rule(scene.session.tx, 'live_people_a_phone'))),
  missedVisit: (scene) => say(scene, scene.t.faq.missedVisit),
  openings: (scene, said) => say(scene, ...openings(scene, said)),
  // Anger at the service is a complaint too, and has a case if its author wants one.
  upset: (scene, said) => scene.session.deps.chat.services.complain?.(scene, 'service', said),
  tongue,
  // Ley Federal de Derechos: persons with a disability pay half, as the costs say.
  disability: (scene) =>
    withPerson(
      scene,
      scene.t.faq.disability,
      scene.session.contact.inWriting ? call(scene) : [call(scene), scene.t.faq.inWriting].join(' '),
      proceduresOffered(scene.session.tx).some(isPassport) ? scene.t.costs.discountMinor : '',
    ),
  otherParent: (scene) => ofPassports(scene, scene.t.faq.otherParent),
  // Trámite personalísimo: Reglamento de Pasaportes.
  whoComes: (scene) =>
    ofPassports(scene, scene.t.faq.whoComes, minorPassports(scene.session).length > 0 ? scene.t.faq.otherParent : ''),
  askOffice: (scene) => withPerson(scene, scene.t.faq.officeKnows, call(scene)),
}

/** The address of the only office that the question names. */
function whereIs(scene: Scene, said: string): string[] | undefined {
  const only = officeNamed(scene, said)
  return only && [scene.t.folio.office(only.name, only.address)]
}

/** The only office that the words name. */
function officeNamed({ session }: Scene, said: string): Office | undefined {
  const words = ` ${plain(said)} `
  const named = activeOffices(session.tx).filter(({ name }) => words.includes(` ${plain(name.split(',')[0] ?? name)} `))
  return onlyOne(named)
}
/** Those that a button may be about: anger is a complaint, which has a button of its own. */
export type Topic = Exclude<Faq, 'paying' | 'upset'>
export const TOPICS = Object.keys(ANSWERS).filter((one): one is Topic => one !== 'upset')

/** Who knows what is not known here. */
export const call = (scene: Scene): string => scene.t.faq.call(telephoneFor(scene))

/** Who answers instead of the assistant. */
export const callPerson = (scene: Scene): string => scene.t.media.person(telephoneFor(scene))

const say = (scene: Scene, ...parts: string[]): Answer => tell(withWayBack(scene, ...parts))

/** Something that is said, and the button to a person below it. */
export const withPerson = (scene: Scene, ...parts: string[]): Answer =>
  tell({ body: paragraphs(...parts), options: [toPerson(scene), wayBack(scene)] })

/** Of other procedures nothing is known here. */
const ofPassports = (scene: Scene, ...parts: string[]): Answer | undefined =>
  proceduresOffered(scene.session.tx).some(isPassport) ? say(scene, ...parts) : undefined

const OFFICES_MAX = 3

/** Whether somebody who is late is still seen is the office's to say; the hour can be changed here. */
function late(scene: Scene): Answer {
  const { t, session } = scene
  if (groupsOf(session).length === 0) return say(scene, t.faq.late, call(scene))
  const move = order('move', t.standing.rows.move.title)
  return tell({ body: paragraphs(t.faq.late, call(scene), t.faq.lateMove), options: [move, wayBack(scene)] })
}

/** The same, with what to bring below it. */
function withPapers(scene: Scene, ...parts: string[]): Answer | undefined {
  if (!proceduresOffered(scene.session.tx).some(isPassport)) return undefined
  const toBring = order('costs', scene.t.faq.buttons.bring)
  return tell({ body: paragraphs(...parts), options: [toBring, wayBack(scene)] })
}

/** The offices that somebody has in mind: those of the booking, else of the appointments, else the only one there is. */
function officesMeant({ session, draft }: Scene): number[] {
  const booked = groupsOf(session).flatMap(({ views }) => views.map((view) => view.office.id))
  const meant = draft.officeIds ?? (booked.length > 0 ? booked : (withOnlyOffice(session, draft).officeIds ?? []))
  return [...new Set(meant)].slice(0, OFFICES_MAX)
}

/** Until when each office that is meant gives appointments, and that one day more is opened every day. */
function openings(scene: Scene, said: string): string[] {
  const { session, t } = scene
  const named = officeNamed(scene, said)
  const known = (named ? [named.id] : officesMeant(scene)).flatMap((id) => {
    const week = readUsualWeek(session.tx, id)
    const office = theOffice(session.tx, id)
    if (!week) return []
    const last = addDays(wall(session.now, office.zone).day, week.daysAhead)
    return [t.faq.openUntil(office.name, t.dates.plain(last))]
  })
  return known.length > 0 ? [lines(...known), t.faq.openDaily] : [t.faq.openings]
}

function hours(scene: Scene): string[] {
  const { session, t } = scene
  const offices = officesMeant(scene)
  if (offices.length === 0) return [t.faq.hoursEach]
  const known = offices.flatMap((id) => {
    const week = weekOf(scene, id)
    return week.length > 0 ? [lines(t.faq.hours(theOffice(session.tx, id).name), ...week)] : []
  })
  return known.length > 0 ? [...known, t.faq.holidays] : [t.faq.hoursUnknown, call(scene)]
}

/** "de lunes a viernes, de 9:00 a 15:00 h", a line for each span that is not the same on all days. */
function weekOf({ session, t }: Scene, officeId: number): string[] {
  const weekdays = new Map<string, number[]>()
  for (const [weekday, spans] of Map.groupBy(readUsualWeek(session.tx, officeId)?.hours ?? [], (one) => one.weekday)) {
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

function whereAll({ session }: Scene): string[] {
  const names = officesThatDo(session.tx, []).map(({ office }) => office.name)
  return names.length > NAMED_SINGLY ? statesWithOffices(session.tx).flatMap((one) => (one.offices > 0 ? [one.name] : [])) : names
}

function where(scene: Scene): string[] {
  const { session, t } = scene
  const offices = officesMeant(scene).map((id) => theOffice(session.tx, id))
  if (offices.length === 0) return [t.faq.whereEach(whereAll(scene)), t.faq.whereChosen]
  return [lines(...offices.map(({ name, address }) => t.folio.office(name, address)))]
}

/** Who pays half of a passport, and with what it is proved. Undefined where nobody does. */
function halfPrice(scene: Scene): Answer | undefined {
  const { t, session } = scene
  const age = proceduresOffered(session.tx).find((one) => isPassport(one) && one.halfAge !== undefined)?.halfAge
  return age === undefined ? undefined : say(scene, t.costs.discount(age), t.faq.halfPriceProof)
}

const ENYE = /\u00f1/i

/** Whoever lives abroad goes to a consulate, unless the offices of this institution are there. */
function abroad(scene: Scene, said: string): Answer | undefined {
  const { session, t } = scene
  const words = plain(said)
  // Plain words do not tell Canada from a town called Cañada.
  const isHere =
    ENYE.test(said.normalize('NFC')) ||
    statesWithOffices(session.tx).some((one) => one.offices > 0 && words.includes(plain(one.name)))
  return isHere || !proceduresOffered(session.tx).some(isPassport)
    ? undefined
    : say(scene, lines(t.faq.abroad(theInstitution(session.tx).name), t.faq.abroadAndHere))
}

function otherPapers(scene: Scene, said: string): Answer | undefined {
  const { session, language } = scene
  const procedures = proceduresOffered(session.tx)
  const paper = namedPaper(everyday(said)) ?? ''
  if (procedures.some((one) => plain(one.name[language]).includes(paper))) return undefined
  return say(scene, notDoneHere(scene))
}

/** That something is not done here, and what is. */
export function notDoneHere({ session, t, language }: Scene): string {
  const procedures = proceduresOffered(session.tx)
  if (procedures.length === 0) return t.menu.nothingOpen
  const others = procedures.filter((one) => !isPassport(one)).map((one) => one.name[language])
  return t.faq.onlyThese(t.listed([...(procedures.some(isPassport) ? [t.faq.thePassport] : []), ...others]))
}

/** How long before the hour, and the hour itself where there is only one. */
function arrival(scene: Scene): Answer {
  const { t, session } = scene
  const [only, another] = groupsOf(session)
  const hour = only && !another ? t.faq.yourHour(whenPlain(scene, momentOf(only.views))) : ''
  return say(scene, [hour, t.folio.arrive(rule(session.tx, 'arrive_minutes_early'))].filter(Boolean).join(' '))
}

/** Whoever asks may still change or give back what stands; nothing is done by asking. */
function notComing(scene: Scene): Answer {
  const { t } = scene
  if (groupsOf(scene.session).length === 0) return say(scene, t.faq.notComing)
  const ways = [order('move', t.standing.rows.move.title), order('cancelAppointment', t.standing.rows.cancel.title)]
  return tell({ body: t.faq.notComing, options: [...ways, wayBack(scene)] })
}

/** The languages that it can write, and a person for whoever speaks another one. */
function tongue(scene: Scene): Answer {
  const { t } = scene
  const easy = order('easy', t.language.easyButtons.yes)
  return tell({ body: t.faq.tongue, options: [easy, toPerson(scene), wayBack(scene)] })
}
