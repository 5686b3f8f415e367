import { groupsOf } from '../../booking/chat/bookings.ts'
import { linkTo } from '../../booking/chat/codes.ts'
import { type Answer, askAbout, close, next } from '../../chat/answer.ts'
import { type Draft, hasProgress, headcount } from '../../chat/draft.ts'
import { telephoneFor } from '../../chat/moments.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import type { Contact } from '../../messaging/contacts.ts'
import type { Reading } from '../../reading/reading.ts'
import { giveOut } from './give.ts'

type Why = 'several' | 'noCurp' | 'wait'

const whyElsewhere = ({ session, draft }: Pick<Scene, 'session' | 'draft'>): Why | undefined => whyNotIn(session.contact, draft)

/** What a free account may not have of the draft. */
export function whyNotIn({ proven }: Pick<Contact, 'proven'>, draft: Draft): Why | undefined {
  if (proven) return undefined
  if (draft.waiting) return 'wait'
  if (headcount(draft) > 1 || (draft.who === 'group' && draft.count === undefined)) return 'several'
  return draft.people.some(({ noCurp }) => noCurp) ? 'noCurp' : undefined
}

/** `about`: there is no WhatsApp here. */
const NONE = 'none'
const isThere = ({ session, about }: Scene): boolean => session.onWhatsApp === true && about !== NONE

/** On WhatsApp, at the same point, by a code; without WhatsApp, how the office helps. */
export const goOnElsewhere: Question = {
  isNeeded: (scene) => whyElsewhere(scene) !== undefined,
  ask(scene): Prompt {
    const { t, draft } = scene
    const why = whyElsewhere(scene) ?? 'several'
    const { go, alone, oneOfThem, back } = t.handover.elsewhereButtons
    const stay =
      why === 'wait' ? { value: 'back', title: back } : { value: 'alone', title: draft.who === 'minor' ? oneOfThem : alone }
    if (!isThere(scene)) return { body: atOffice(scene, why), options: [stay] }
    return {
      body: paragraphs(t.handover.why[why], t.handover.carries, t.handover.ask),
      options: [{ value: 'go', title: go }, stay],
    }
  },
  choose(value, scene) {
    const { draft, session } = scene
    if (session.contact.proven) return next(draft)
    if (value === 'go') return session.onWhatsApp ? giveOut(scene, undefined) : next(draft)
    // Alone and with a CURP it goes on here; without a place in the list, as the office decides.
    return next(value === 'alone' ? alone(draft) : notWaiting(draft))
  },
  // "No" to "does it go on there?", and "yes" to "does it go on here?".
  hear(reading, scene) {
    if (reading.says('has no whatsapp')) return askAbout('goOnElsewhere', NONE, scene.draft)
    const there = isThere(scene)
    const isOne = reading.says('for themselves') || reading.says('one of them here')
    const said = isOne ? (there ? 'no' : 'yes') : reading.yesNo
    if (said === undefined) return undefined
    if (there && said === 'yes') return giveOut(scene, undefined)
    if (said !== (there ? 'no' : 'yes')) return undefined
    return next(whyElsewhere(scene) === 'wait' ? notWaiting(scene.draft) : alone(scene.draft))
  },
  isOver: (scene) => whyElsewhere(scene) === undefined,
  corrected: { with: 'office' },
}

function atOffice(scene: Scene, why: Why): string {
  const { here } = scene.t.accounts
  return paragraphs(here[why], here.way(telephoneFor(scene)), why === 'wait' ? here.askOther : here.askAlone)
}

/** Who it is for is answered with it: the writer, or one of the children. */
function alone({ count, waiting, whom, family = whom, ...draft }: Draft): Draft {
  if (draft.who === 'minor') return { ...draft, ...(family && { family }), count: 1, people: draft.people.slice(0, 1) }
  const theirs = family ?? draft.people[0]?.family
  return { ...draft, ...(theirs && { family: theirs }), who: 'self', people: [] }
}

const notWaiting = ({ waiting, officeIds, ...draft }: Draft): Draft => draft

/** "Ya tengo cita por WhatsApp": it comes here only from there. */
export function hasAppointmentElsewhere(reading: Reading, scene: Scene): Answer | undefined {
  const { session, t, draft } = scene
  const { contact, onWhatsApp, ourNumber } = session
  if (contact.channel !== 'messenger' || !onWhatsApp || hasProgress(draft) || groupsOf(session).length > 0) return undefined
  if (!reading.says('has it on whatsapp')) return undefined
  const there = ourNumber === undefined ? t.handover.nothing : t.handover.toMessenger(linkTo(ourNumber, t.handover.orderWords))
  return close(withWayBack(scene, there))
}
