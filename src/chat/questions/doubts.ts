import { groupsOf, momentOf } from '../../booking/chat/bookings.ts'
import { telephoneFor, whenPlain } from '../../booking/chat/moments.ts'
import { isPassport, minorPassports } from '../../booking/chat/procedures.ts'
import { askGrievance } from '../../cases/chat/grievance.ts'
import { type Answer, tell } from '../answer.ts'
import { whoWeAre } from '../greeting.ts'
import { lines, paragraphs } from '../prompt.ts'
import type { Scene } from '../scene.ts'
import { type Doubt, namedPaper } from '../understanding/doubts.ts'
import type { Often } from '../understanding/often.ts'
import { everyday } from '../understanding/spelling.ts'
import { plain } from '../understanding/words.ts'
import { order, toPerson, wayBack, withWayBack } from '../ways-on.ts'

export const isDoubt = (asked: Often): asked is Doubt => Object.hasOwn(ANSWERS, asked)

/**
 * Answers what somebody asks of the service itself, or tells because it worries them, from the records and the sources. What
 * neither knows is left to the office, with its telephone. Undefined when the records know better: a consulate has offices
 * where others have none. The open question stays open.
 */
export const answerDoubt = (asked: Doubt, scene: Scene, said: string): Answer | undefined => ANSWERS[asked](scene, said)

const ANSWERS: Record<Doubt, (scene: Scene, said: string) => Answer | undefined> = {
  // In an emergency one generally goes without an appointment, and whether it is one the office decides.
  emergency: (scene) => withPerson(scene, scene.t.doubts.emergency, callPerson(scene)),
  trust: (scene) => say(scene, ...whoWeAre(scene), scene.t.doubts.check(telephoneFor(scene))),
  curpSafe: (scene) => say(scene, scene.t.doubts.curpSafe),
  whatIsCurp: (scene) => say(scene, scene.t.doubts.whatIsCurp),
  // LNETB art. 66: nobody is refused for want of it.
  withoutCurp: (scene) => say(scene, scene.t.doubts.withoutCurp(scene.t.curp.buttons.none)),
  photo: (scene) => say(scene, scene.t.media.pictureToCopy),
  whyFree: (scene) => say(scene, scene.t.greeting.promise),
  abroad,
  // Acuerdo de simplificación, DOF 31-01-2025: nationality is proved on paper only when no database shows it.
  nationality: (scene) => ofPassports(scene, scene.t.doubts.nationality, scene.t.doubts.nationalityProof),
  otherPapers,
  paidAlready: (scene) => ofPassports(scene, scene.t.doubts.paidAlready),
  otherId: (scene) => ofPassports(scene, scene.t.doubts.otherId),
  halfPrice,
  arrival,
  notComing,
  payment: (scene) => ofPassports(scene, scene.t.doubts.keepPayment, call(scene)),
  anotherLater: (scene) => say(scene, scene.t.doubts.anotherLater),
  howMany: (scene) => say(scene, scene.t.howMany.tooMany(scene.desk.rule('live_people_a_phone'))),
  missedVisit: (scene) => say(scene, scene.t.doubts.missedVisit),
  openings: (scene) => say(scene, scene.t.doubts.openings),
  // Anger at the service is a complaint too, and has a case if its author wants one.
  upset: (scene, said) => askGrievance('service', said, scene),
  tongue,
  // Ley Federal de Derechos: persons with a disability pay half, as the costs say.
  disability: (scene) =>
    withPerson(
      scene,
      scene.t.doubts.disability,
      scene.desk.contact.inWriting ? call(scene) : [call(scene), scene.t.doubts.inWriting].join(' '),
      scene.desk.procedures().some(isPassport) ? scene.t.costs.discountMinor : '',
    ),
  otherParent: (scene) => ofPassports(scene, scene.t.doubts.otherParent),
  // Trámite personalísimo: Reglamento de Pasaportes.
  whoComes: (scene) =>
    ofPassports(scene, scene.t.doubts.whoComes, minorPassports(scene.desk).length > 0 ? scene.t.doubts.otherParent : ''),
  askOffice: (scene) => withPerson(scene, scene.t.doubts.officeKnows, call(scene)),
}

/** Who knows what is not known here. */
export const call = (scene: Scene): string => scene.t.often.call(telephoneFor(scene))

/** Who answers instead of the assistant. */
export const callPerson = (scene: Scene): string => scene.t.media.person(telephoneFor(scene))

export const say = (scene: Scene, ...parts: string[]): Answer => tell(withWayBack(scene, ...parts))

/** Something that is said, and the button to a person below it. */
export const withPerson = (scene: Scene, ...parts: string[]): Answer =>
  tell({ body: paragraphs(...parts), options: [toPerson(scene), wayBack(scene)] })

const ofPassports = (scene: Scene, ...parts: string[]): Answer | undefined =>
  scene.desk.procedures().some(isPassport) ? say(scene, ...parts) : undefined

/** Who pays half of a passport, and with what it is proved. Undefined where nobody does. */
function halfPrice(scene: Scene): Answer | undefined {
  const { t, desk } = scene
  const age = desk.procedures().find((one) => isPassport(one) && one.halfAge !== undefined)?.halfAge
  return age === undefined ? undefined : say(scene, t.costs.discount(age), t.doubts.halfPriceProof)
}

const ENYE = /\u00f1/i

/** Whoever lives abroad goes to a consulate, unless the offices of this institution are there. */
function abroad(scene: Scene, said: string): Answer | undefined {
  const { desk, t } = scene
  const words = plain(said)
  // Plain words do not tell Canada from a town called Cañada.
  const isHere = ENYE.test(said.normalize('NFC')) || desk.states().some((one) => one.offices > 0 && words.includes(plain(one.name)))
  return isHere || !desk.procedures().some(isPassport)
    ? undefined
    : say(scene, lines(t.doubts.abroad(desk.institution().name), t.doubts.abroadAndHere))
}

function otherPapers(scene: Scene, said: string): Answer | undefined {
  const { desk, language } = scene
  const procedures = desk.procedures()
  const paper = namedPaper(everyday(said)) ?? ''
  if (procedures.some((one) => plain(one.name[language]).includes(paper))) return undefined
  return say(scene, notDoneHere(scene))
}

/** That something is not done here, and what is. */
export function notDoneHere({ desk, t, language }: Scene): string {
  const procedures = desk.procedures()
  if (procedures.length === 0) return t.menu.nothingOpen
  const others = procedures.filter((one) => !isPassport(one)).map((one) => one.name[language])
  return t.doubts.onlyThese(t.listed([...(procedures.some(isPassport) ? [t.doubts.thePassport] : []), ...others]))
}

/** How long before the hour, and the hour itself where there is only one. */
function arrival(scene: Scene): Answer {
  const { t, desk } = scene
  const [only, another] = groupsOf(desk)
  const hour = only && !another ? t.doubts.yourHour(whenPlain(scene, momentOf(only.views))) : ''
  return say(scene, [hour, t.folio.arrive(desk.rule('arrive_minutes_early'))].filter(Boolean).join(' '))
}

/** Whoever asks may still change or give back what stands; nothing is done by asking. */
function notComing(scene: Scene): Answer {
  const { t } = scene
  if (groupsOf(scene.desk).length === 0) return say(scene, t.doubts.notComing)
  const ways = [order('move', t.standing.rows.move.title), order('cancelAppointment', t.standing.rows.cancel.title)]
  return tell({ body: t.doubts.notComing, options: [...ways, wayBack(scene)] })
}

/** The languages that it can write, and a person for whoever speaks another one. */
function tongue(scene: Scene): Answer {
  const { t } = scene
  const easy = order('easy', t.language.easyButtons.yes)
  return tell({ body: t.doubts.tongue, options: [easy, toPerson(scene), wayBack(scene)] })
}
