import { hasSeveralAgencies } from '../../catalogue/institution.ts'
import { agencyInMind, institutionOf } from '../../chat/agency.ts'
import { type Answer, askAbout, close, tell } from '../../chat/answer.ts'
import { standing } from '../../chat/part.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import { say } from '../../chat/questions/faq.ts'
import { type Scene, sceneOf } from '../../chat/scene.ts'
import type { Session } from '../../chat/session.ts'
import { newEpoch, newState, type State } from '../../chat/state.ts'
import { askNext, type Turn } from '../../chat/turn.ts'
import { wayBack, withWayBack } from '../../chat/ways-on.ts'
import { denounces, isReport, parseHowToSend, tellsOfTreatment } from '../../reading/complaints.ts'
import type { Reading } from '../../reading/reading.ts'
import { agencyOfCase } from '../cases.ts'
import { dropTold, fileComplaint, hasOpenComplaint, isTalking } from '../citizen-cases.ts'
import { whoHears } from '../complaints.ts'
import { keepTold, toldBy } from '../told.ts'
import { leaveCase, whereIfKnown } from './for-office.ts'
import { hearers } from './registered.ts'

/** `about`: a yes that leaves open how. */
const WANTED = 'wanted'
/** Told, and kept in this chat only; `AGAIN`: asked once more, and a yes is anonymous. */
const TOLD = 'told'
export const AGAIN = 'again'

/**
 * Money was asked for, or other wrongs: whom to tell, what to keep, and the offer to report it here. A told report is only asked how to
 * send it; any no deletes it. The words are not repeated back: a quoting message of ours would connect an anonymous report to its author.
 */
export const report: Question = {
  answersFirst: ['complaint'],
  isHidden: () => true,
  aside: true,
  // A question in between is answered, and the report offered once more.
  waits: (about) => (about === TOLD ? { about: AGAIN } : undefined),
  ask(scene) {
    const { t, about } = scene
    if (about === TOLD) return askHow(scene)
    if (about === AGAIN) return askAgain(scene)
    if (about === WANTED) return { body: paragraphs(t.report.which, t.report.askHow), options: ways(scene) }
    return { body: paragraphs(...protection(scene), t.report.offer, t.report.ask), options: ways(scene) }
  },
  choose(value, scene) {
    const { draft, t } = scene
    if (value === 'no') return dropReport(scene)
    const subject = value === 'anonymous' ? 'anonymous' : 'named'
    const words = toldIn(scene)
    if (words !== undefined) return leaveCase(scene, { kind: 'complaint', subject, words })
    return askAbout('forOffice', subject, draft, isOfTold(scene) ? t.report.gone : '')
  },
  ownWords: () => true,
  hear(reading, scene) {
    const { draft, t, about } = scene
    if (isOfTold(scene)) {
      if (reading.says('drops the report') || reading.yesNo === 'no') return this.choose('no', scene)
      const how = parseHowToSend(reading.text) ?? (reading.yesNo === 'yes' && about === AGAIN ? 'anonymous' : undefined)
      if (how) return this.choose(how, scene)
      if (reading.yesNo === 'yes') return askAbout('report', TOLD, draft, t.report.which)
    }
    if (isReport(reading.text)) {
      // A new report replaces the old; anything else is added, so that nothing is lost.
      const before = denounces(reading.text) ? undefined : toldIn(scene)
      keep(before === undefined ? reading.text : `${before}\n${reading.text}`, scene)
      return askAbout('report', TOLD, draft)
    }
    return reading.yesNo === 'yes' ? askAbout('report', WANTED, draft) : undefined
  },
}

/** Told unasked: first protection and readers, then how to send it. */
export function reportTold(reading: Reading, scene: Scene): Answer | undefined {
  return isReport(reading.text) ? denounce(scene, reading.text) : undefined
}

export function denounce(scene: Scene, words: string): Answer {
  keep(words, scene)
  return askAbout('report', TOLD, scene.draft, ...(tellsOfTreatment(words) ? whoElse(scene) : protection(scene)))
}

/** In this chat only, replacing an earlier one. No one reads it. */
export function keep(words: string, { session: { tx, deps, contact, now } }: Scene): void {
  keepTold(tx, deps.vault, contact.id, words, now)
}

/** And says so; nothing else is asked. */
function dropReport(scene: Scene): Answer {
  dropTold(scene.session)
  return close(withWayBack(scene, scene.t.report.notSent))
}

/** Silent when nothing was told. */
export const dropReportTold = (scene: Scene): Answer | undefined => (toldIn(scene) === undefined ? undefined : dropReport(scene))

const toldIn = ({ session: { tx, deps, contact, now } }: Scene): string | undefined => toldBy(tx, deps.vault, contact.id, now)

/** "denuncia, también tengo los mensajes". */
export function addToComplaint(words: string, scene: Scene): Answer {
  const { t, session } = scene
  const { number } = fileComplaint(session, { words, ...whereIfKnown(scene, words) })
  const added = paragraphs(t.complaints.added(number), isTalking(session) && `${t.complaints.notTheClerk} ${t.complaints.goesOn}`)
  return isTalking(session) ? tell({ body: added }) : close(withWayBack(scene, added))
}

export const addToOpen = (words: string, scene: Scene): Answer | undefined =>
  hasOpenComplaint(scene.session, complainedOf(scene, words)) ? addToComplaint(words, scene) : undefined

/** The agency that the words or the booking mean; undefined: any. */
function complainedOf(scene: Scene, words: string): number | undefined {
  const where = whereIfKnown(scene, words)
  return where.officeId === undefined ? where.agencyId : agencyOfCase(scene.session.tx, where)
}

const isOfTold = ({ about }: Scene): boolean => about === TOLD || about === AGAIN

const ways = (scene: Scene): PromptOption[] => [
  { value: 'named', title: scene.t.report.buttons.named },
  { value: 'anonymous', title: scene.t.report.buttons.anonymous },
  wayBack(scene),
]

const askHow = ({ t }: Scene): Prompt => ({
  body: paragraphs(t.report.told, t.report.askHow),
  options: [
    { value: 'named', title: t.report.howButtons.named },
    { value: 'anonymous', title: t.report.howButtons.anonymous },
    { value: 'no', title: t.report.howButtons.no },
  ],
})

function askAgain(scene: Scene): Prompt {
  const { t } = scene
  return {
    body: paragraphs(t.report.onlyHere, ...hearers(scene), t.report.askAgain),
    options: [
      { value: 'anonymous', title: t.report.againButtons.anonymous },
      { value: 'named', title: t.report.againButtons.named },
      { value: 'no', title: t.report.againButtons.no },
    ],
  }
}

/** Protection after a demand for money, other receivers of complaints, and readers of one left here. */
function protection(scene: Scene): string[] {
  const { never, stands, advice } = scene.t.complaint
  return [standing(scene) ? `${never} ${stands}` : never, whereToReport(scene), advice, hearersOf(scene).readers]
}

function whereToReport(scene: Scene): string {
  const { outside } = hearersOf(scene)
  return outside && scene.t.complaint.where(outside)
}

/** Not to be given away, and where to report it. */
export const shareFolio = (scene: Scene): Answer => say(scene, scene.t.report.shareNothing, whereToReport(scene))

/** The same of bad treatment, in which no money is spoken of. */
function whoElse(scene: Scene): string[] {
  const { outside, readers } = hearersOf(scene)
  return [scene.t.grievance.sorry, outside ? scene.t.complaints.outside(outside) : '', readers]
}

/** `outside`: empty until it is known which of several agencies is meant. */
function hearersOf(scene: Scene): { outside: string; readers: string } {
  const { t, session } = scene
  const agency = agencyInMind(scene)
  const hearer = whoHears(session.tx, session.now, agency)
  const { complaintContact, controlContact } = institutionOf(scene)
  const known = hearer === 'comptroller' ? complaintContact : (controlContact ?? complaintContact)
  return {
    outside: agency === undefined && hasSeveralAgencies(session.tx) ? '' : known,
    readers: hearer === 'comptroller' ? t.complaints.here : t.complaints.readers[hearer],
  }
}

/** Typed words answer it as well as its buttons. */
export function sayOnlyHere(before: State | undefined, session: Session): Turn {
  const state = before && before.epoch !== 'lost' ? before : newState(newEpoch(session.deps.clock))
  const scene = sceneOf(session, session.contact.language, state.draft)
  return askNext(state, scene, { question: 'report', about: AGAIN, notes: [] })
}
