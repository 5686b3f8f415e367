import { type Answer, tell } from '../../chat/answer.ts'
import { whoWeAre } from '../../chat/courtesy.ts'
import { onlyOne } from '../../chat/draft.ts'
import { telephoneFor } from '../../chat/moments.ts'
import type { ChatPart } from '../../chat/part.ts'
import { lines, paragraphs } from '../../chat/prompt.ts'
import { call, say, withPerson } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { order, wayBack } from '../../chat/ways-on.ts'
import { OFFICE_FACTS, type OfficeFact } from '../../reading/acts.ts'
import { plain } from '../../reading/engine/words.ts'
import { namedPaper } from '../../reading/faq.ts'
import type { Reading } from '../../reading/reading.ts'
import { everyday } from '../../reading/spelling.ts'
import { theInstitution } from '../institution.ts'
import { activeOffices, proceduresOffered, statesWithOffices } from '../offices.ts'
import { isPassport } from '../procedures.ts'
import type { Office } from '../types.ts'
import { tellPrivacy } from './privacy-notice.ts'

/** Where a free account needs it, how to book without it. */
function withoutIt({ t, session }: Scene): string {
  if (session.contact.proven) return t.faq.curpNotNeeded
  return session.onWhatsApp ? t.handover.why.noCurp : t.accounts.here.noCurp
}

/** Of the service itself, and of what only an office knows, where nothing better is known. */
const commonAnswers: NonNullable<ChatPart['answers']> = {
  ...Object.fromEntries(OFFICE_FACTS.map((fact) => [fact, (scene: Scene) => withPerson(scene, unsaid(scene, fact))])),
  trust: (scene) => say(scene, ...whoWeAre(scene), scene.t.faq.check(telephoneFor(scene))),
  curpSafe: (scene) => say(scene, scene.t.faq.curpSafe, withoutIt(scene)),
  whatIsCurp: (scene) => say(scene, scene.t.faq.whatIsCurp, withoutIt(scene)),
  photo: (scene) => say(scene, scene.t.media.noPictures),
  voice: (scene) => say(scene, scene.t.media.voiceKeyboard),
  // Anger at the service may become a complaint.
  upset: (scene, said) => scene.session.deps.chat.services.complain?.(scene, 'service', said),
  askOffice: (scene) => withPerson(scene, scene.t.faq.officeKnows, call(scene)),
}

export const chat: ChatPart = {
  orders: { privacy: tellPrivacy },
  answers: {
    ...commonAnswers,
    // Trámite personalísimo: Reglamento de Pasaportes. Of other procedures nothing is known here.
    somebodyElse: (scene) => withPapers(scene, scene.t.faq.inPerson, scene.t.faq.bookedByOthers),
    pictures: (scene, said) => withPapers(scene, scene.t.faq.papers) ?? commonAnswers.pictures?.(scene, said),
    // LNETB art. 66: nobody is refused for want of it.
    withoutCurp: (scene) =>
      say(scene, scene.session.contact.proven ? scene.t.faq.withoutCurp(scene.t.curp.buttons.none) : withoutIt(scene)),
    abroad,
    // Acuerdo de simplificación, DOF 31-01-2025: nationality is proved on paper only when no database shows it.
    nationality: (scene) => ofPassports(scene, scene.t.faq.nationality, scene.t.faq.nationalityProof),
    otherPapers,
    paidAlready: (scene) => ofPassports(scene, scene.t.faq.paidAlready),
    otherId: (scene) => ofPassports(scene, scene.t.faq.otherId),
    paymentValidity: (scene) => ofPassports(scene, scene.t.faq.keepPayment, call(scene)),
    otherParent: (scene) => ofPassports(scene, scene.t.faq.otherParent),
  },
}

/** Undefined for other procedures. */
const ofPassports = (scene: Scene, ...parts: string[]): Answer | undefined =>
  proceduresOffered(scene.session.tx).some(isPassport) ? say(scene, ...parts) : undefined

/** With the papers below. */
export function withPapers(scene: Scene, ...parts: string[]): Answer | undefined {
  if (!proceduresOffered(scene.session.tx).some(isPassport)) return undefined
  const toBring = order('costs', scene.t.faq.buttons.bring)
  return tell({ body: paragraphs(...parts), options: [toBring, wayBack(scene)] })
}

const ENYE = /\u00f1/i

/** To a consulate, unless this institution's offices are there. */
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

/** Without words all that is done here is listed. */
function otherPapers(scene: Scene, said: string, reading?: Reading): Answer | undefined {
  const { session, language } = scene
  const procedures = proceduresOffered(session.tx)
  const paper = namedPaper(everyday(said))
  if (paper === undefined) return say(scene, scene.t.faq.doneHere(namesHere(scene)))
  if (reading?.record || procedures.some((one) => plain(one.name[language]).includes(paper))) return undefined
  return say(scene, notDoneHere(scene))
}

const MOST_LISTED = 6

export function notDoneHere(scene: Scene): string {
  if (proceduresOffered(scene.session.tx).length === 0) return scene.t.menu.nothingOpen
  const names = namesHere(scene)
  return names === undefined ? scene.t.faq.notDoneHere : scene.t.faq.onlyThese(names)
}

/** Undefined where they are too many. */
function namesHere({ session, t, language }: Scene): string | undefined {
  const procedures = proceduresOffered(session.tx)
  const others = procedures.filter((one) => !isPassport(one)).map((one) => one.name[language])
  if (others.length > MOST_LISTED) return undefined
  return t.listed([...(procedures.some(isPassport) ? [t.faq.thePassport] : []), ...others])
}

export function officeNamed({ session }: Scene, said: string): Office | undefined {
  const words = ` ${plain(said)} `
  const named = activeOffices(session.tx).filter(({ name }) => words.includes(` ${plain(name.split(',')[0] ?? name)} `))
  return onlyOne(named)
}

/** Nothing is told as if the office had said it. */
export const unsaid = (scene: Scene, fact: OfficeFact): string => `${scene.t.factUnsaid(scene.t.facts[fact])} ${call(scene)}`
