import { ownHold } from '../../booking/chat/own-hold.ts'
import { institutionOf } from '../../chat/agency.ts'
import { type Answer, askAbout, close, next, tell } from '../../chat/answer.ts'
import { hourOf, telephoneFor, wall } from '../../chat/moments.ts'
import type { Mind } from '../../chat/part.ts'
import { type Prompt, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { wayBack, withWayBack } from '../../chat/ways-on.ts'
import { DAY } from '../../clock.ts'
import { type CaseOf, type CaseRequest, fileCase, handOverChat, isTalking } from '../citizen-cases.ts'
import { talkedSince } from '../talk.ts'
import { helpAt } from '../working-days.ts'
import { askWhichOffice, leaveCase, sceneOfCase, whereConcerned, whereIfKnown } from './for-office.ts'
import { momentWords } from './notices.ts'

/**
 * A person at the office takes the chat: within office hours the assistant is silent from the yes on; outside it stays, and the question is
 * left for the office. Only offered: "ayuda" may also mean help with this step.
 */
export const handOff: Question = {
  answersFirst: ['urgent', 'death'],
  aside: true,
  lasting: true,
  ask(scene) {
    const { t, session } = scene
    if (wordsIn(scene) !== undefined) return askToPass(scene)
    const { open, until } = helpAt(session.tx, session.now, institutionOf(scene))
    const call = t.person.call(telephoneFor(scene))
    const yes: PromptOption = open
      ? { value: 'yes', title: t.handOff.buttons.yes }
      : { value: 'leave', title: t.handOff.buttons.leave }
    const first = open ? t.handOff.offer : t.handOff.closed(momentWords(scene, until))
    const question = open ? t.handOff.askOpen : t.handOff.askClosed
    return { body: paragraphs(call, first, t.person.words, question), options: [yes, wayBack(scene)] }
  },
  choose(value, scene) {
    const { draft, session, t } = scene
    if (value === 'read') return tell(withWayBack(scene, isTalking(session) ? t.handOff.readNow : t.handOff.readLate))
    if (value === 'keep') return next(draft, t.handOff.notPassed)
    const words = wordsIn(scene)
    if (value === 'pass' && words !== undefined) return passOn(words, scene)
    if (value !== 'yes') return askAbout('forOffice', 'person', draft)
    const where = whereConcerned(scene)
    return where === 'several' ? askWhichOffice({ kind: 'talk', subject: 'asked' }, scene) : beginTalk(scene, where)
  },
  miss: (_reading, { t, ...scene }) => ({
    note: t.handOff.notYet(isHelpOpen(scene) ? t.handOff.buttons.yes : t.handOff.buttons.leave),
  }),
  hear(reading, scene) {
    const kept = wordsIn(scene) !== undefined
    if (kept && reading.yesNo === 'no') return this.choose('keep', scene)
    // What follows a yes is for the person.
    if (reading.agrees()?.rest !== '') return undefined
    return this.choose(kept ? 'pass' : isHelpOpen(scene) ? 'yes' : 'leave', scene)
  },
  /**
   * An answer to "shall I pass you on?" is for that person, so that it is not typed twice. After a talk it may be meant otherwise: then it
   * waits for a yes.
   */
  takes(reading, scene) {
    if (!reading.isTold) return undefined
    const { tx, contact, now } = scene.session
    const talkedLately = talkedSince(tx, contact.id, now - TALKED_LATELY_MS)
    return talkedLately ? askAbout('handOff', KEPT + reading.text, scene.draft) : passOn(reading.text, scene)
  },
}

/** Whether somebody answers now at the agency that is meant. */
const isHelpOpen = (mind: Mind): boolean => helpAt(mind.session.tx, mind.session.now, institutionOf(mind)).open

/** Whoever talked with a person so lately may think that the person still reads. */
const TALKED_LATELY_MS = 3 * DAY

/** Prefix in `about` of words that wait for a yes. */
const KEPT = 'kept:'
const wordsIn = ({ about }: Scene): string | undefined => (about?.startsWith(KEPT) ? about.slice(KEPT.length) : undefined)

const askToPass = ({ t }: Scene): Prompt => ({
  body: paragraphs(t.handOff.keptWords, t.handOff.askPass),
  options: [
    { value: 'pass', title: t.handOff.passButtons.yes },
    { value: 'keep', title: t.handOff.passButtons.no },
  ],
})

/** With the chat, within the hours; else as a case. */
function passOn(words: string, scene: Scene): Answer {
  const told: CaseRequest = { kind: 'person', subject: 'asked', words }
  if (!isHelpOpen(scene)) return leaveCase(scene, told)
  const where = whereConcerned(scene, words)
  return where === 'several' ? askWhichOffice({ ...told, kind: 'talk' }, scene) : beginTalk(scene, where, words)
}

/** A person has the chat from now on, and reads these words first; outside of the hours they are left as a case. */
export function beginTalk(from: Scene, where: CaseOf, words = ''): Answer {
  const scene = sceneOfCase(from, where)
  const { session, draft, t } = scene
  const told: CaseRequest = { kind: 'person', subject: 'asked', words }
  const handed = handOverChat(session, where)
  if (!handed) return words === '' ? askAbout('handOff', 'later', draft) : leaveCase(scene, told, where)
  if (words === '') return close({ body: begun(scene, handed.number) })
  fileCase(session, { ...told, ...where })
  return close({ body: begun(scene, handed.number, t.handOff.gotWords) })
}

/** At risk: the office learns it at once, with the chat or, outside of the hours, as a case. */
export function reachForRisk(scene: Scene): Answer {
  const { session, draft } = scene
  const where = whereIfKnown(scene)
  const handed = handOverChat(session, where, 'risk')
  if (handed) return close({ body: begun(scene, handed.number) })
  fileCase(session, { kind: 'person', subject: 'risk', ...where })
  return askAbout('forOffice', 'person', draft)
}

/** `told` instead of asking what it is about. */
function begun(scene: Scene, number: string, told?: string): string {
  const { t, session, draft } = scene
  const record = institutionOf(scene)
  const hold = draft.slot && ownHold(session)
  const kept = hold && t.handOff.holdGoesOn(hourOf(scene, hold.until, hold.slot.officeId))
  return paragraphs(
    t.handOff.started(number),
    t.handOff.howBack(t.dates.hour(wall(helpAt(session.tx, session.now, record).until, record.zone).minute)),
    kept,
    told ?? t.handOff.askWhat,
  )
}
