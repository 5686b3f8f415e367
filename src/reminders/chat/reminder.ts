import { groupOf, visitOf } from '../../booking/chat/bookings.ts'
import { startMoving } from '../../booking/chat/standing/move.ts'
import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import { answerFaq } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { findAside, findRequest } from '../../chat/understanding/commands.ts'
import { findFaq } from '../../chat/understanding/faq.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import { saysWhenTheyArrive } from '../../chat/understanding/reasons.ts'
import { kindOf } from '../../chat/understanding/sentence.ts'
import { everyday } from '../../chat/understanding/spelling.ts'
import { plain, tidy } from '../../chat/understanding/words.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import { comes, reminderAgain } from './answers.ts'

/** Will they come? The question itself goes out as a notice (reminding.ts). `about`: the visit, as `<group>:<slot>`. */
export const reminder: Question = {
  lasting: true,
  ask(scene) {
    const [groupId, slotId] = readVisit(scene.about ?? '')
    const views = visitOf(scene.session, groupId, slotId)
    return views ? reminderAgain(scene, views, groupId) : withWayBack(scene, scene.t.appointments.gone)
  },
  choose(value, scene) {
    const [what = '', ...visit] = value.split(':')
    const [groupId, slotId] = readVisit(visit.join(':'))
    return what === 'yes' ? comes(scene, groupId, slotId) : changes(what, scene, groupId)
  },
  hear(text, scene) {
    const [groupId, slotId] = readVisit(scene.about ?? '')
    const words = plain(text)
    if (YES.test(words)) return comes(scene, groupId, slotId)
    if (saysTheyCome(text)) return withAnswer(comes(scene, groupId, slotId), text, scene)
    if (kindOf(text) === 'question') return undefined
    if (CANCEL.test(words)) return changes('cancel', scene, groupId)
    if (MOVE.test(words)) return changes('move', scene, groupId)
    return NO.test(words) ? changes('either', scene, groupId) : undefined
  },
}

const YES = phrases('reminder', 'yes')
const NO = phrases('reminder', 'no')
const CANCEL = phrases('reminder', 'cancels it')
const MOVE = phrases('reminder', 'move')

const COMES = phrases('reminder', 'comes')
const DOUBTS = phrases('reminder', 'doubts')

/** "sí voy a ir, nomás dígame dónde es": among other words, and in no doubt. What is asked has to stand behind it. */
function saysTheyCome(text: string): boolean {
  const words = everyday(text)
  if (!COMES.test(words) || DOUBTS.test(words)) return false
  const [first = ''] = tidy(text).split(/[,.;!]/)
  return kindOf(text) !== 'question' || (COMES.test(everyday(first)) && kindOf(first) !== 'question')
}

/** What is asked beside it is answered in the same message: "si voy a ir, me recuerda donde es". */
function withAnswer(noted: Answer, text: string, scene: Scene): Answer {
  const told = firstTold(text, scene)
  if (noted.kind !== 'tell' || told?.kind !== 'tell') return noted
  const { body, options } = told.prompt
  return { ...noted, prompt: { body: paragraphs(noted.prompt.body, body), ...(options && { options }) } }
}

function firstTold(text: string, scene: Scene): Answer | undefined {
  if (saysWhenTheyArrive(everyday(text))) return answerFaq('late', scene)
  const { orders } = scene.session.deps.chat
  for (const typed of [...tidy(text).split(/[,.;!¿]/), text]) {
    const part = COMES.without(everyday(typed)).trim()
    const asked = findFaq(part)
    if (asked) return asked === 'paying' ? orders.payment?.(scene, { misses: 0 }) : answerFaq(asked, scene, part)
    const request = findRequest(part) ?? findAside(part)
    if (request) return orders[request]?.(scene, { misses: 0 })
  }
  return undefined
}

/** `<group>:<slot>`; a group's name holds no colon. */
function readVisit(about: string): [groupId: string, slotId: number] {
  const [groupId = '', slot = ''] = about.split(':')
  return [groupId, Number(slot)]
}

/** Another day, or none: by the questions that do it. A mere "no" is shown both. */
function changes(what: string, scene: Scene, groupId: string): Answer {
  const { session, draft, t } = scene
  if (!groupOf(session, groupId)) return next(draft, t.appointments.gone)
  if (what === 'move') return startMoving(scene, groupId)
  return askAbout(what === 'cancel' ? 'cancelling' : 'appointments', groupId, draft)
}
