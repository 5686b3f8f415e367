import { groupsOf } from '../../booking/chat/bookings.ts'
import { linkTo } from '../../booking/chat/codes.ts'
import { offeredProcedure } from '../../booking/chat/procedures.ts'
import { type Answer, close, next } from '../../chat/answer.ts'
import { type Draft, EMPTY, hasProgress, isSeveral } from '../../chat/draft.ts'
import { telephoneFor } from '../../chat/moments.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import type { Contact } from '../../messaging/contacts.ts'
import type { Reading } from '../../reading/reading.ts'
import { giveOut } from './give.ts'

type Why = 'several' | 'noCurp' | 'wait'

/** None may have it alone. */
const isForMinors = ({ session, draft }: Pick<Scene, 'session' | 'draft'>): boolean =>
  draft.who === 'minor' && draft.family !== undefined && !offeredProcedure(session, draft.family, 'adult')

const whyElsewhere = ({ session, draft }: Pick<Scene, 'session' | 'draft'>): Why | undefined => whyNotIn(session.contact, draft)

/** What a free account may not have of the draft. */
export function whyNotIn({ proven }: Pick<Contact, 'proven'>, draft: Draft): Why | undefined {
  if (proven) return undefined
  if (draft.waiting) return 'wait'
  if (isSeveral(draft)) return 'several'
  return draft.people.some(({ noCurp }) => noCurp) ? 'noCurp' : undefined
}

/** On WhatsApp, at the same point, by a code; without WhatsApp, how the office helps. */
export const goOnElsewhere: Question = {
  isNeeded: (scene) => whyElsewhere(scene) !== undefined,
  ask(scene): Prompt {
    const { t, session } = scene
    const why = whyElsewhere(scene) ?? 'several'
    const { go, alone, back } = t.handover.elsewhereButtons
    const minors = isForMinors(scene)
    const stay = why === 'wait' || minors ? { value: 'back', title: back } : { value: 'alone', title: alone }
    if (!session.onWhatsApp) return { body: atOffice(scene, why), options: [stay] }
    return {
      body: paragraphs(minors ? t.handover.why.minors : t.handover.why[why], t.handover.carries, t.handover.ask),
      options: [{ value: 'go', title: go }, stay],
    }
  },
  choose(value, scene) {
    const { draft, session } = scene
    if (session.contact.proven) return next(draft)
    if (value === 'go') return session.onWhatsApp ? giveOut(scene, undefined) : next(draft)
    if (isForMinors(scene)) return next(EMPTY)
    // Alone and with a CURP it goes on here; without a place in the list, as the office decides.
    return next(value === 'alone' ? alone(draft) : notWaiting(draft))
  },
  // "No" to "does it go on there?", and "yes" to "does it go on here?".
  hear(reading, scene) {
    const said = reading.says('for themselves') && scene.session.onWhatsApp ? 'no' : reading.yesNo
    if (said === undefined) return undefined
    if (scene.session.onWhatsApp && said === 'yes') return giveOut(scene, undefined)
    if (said !== (scene.session.onWhatsApp ? 'no' : 'yes')) return undefined
    if (isForMinors(scene)) return next(EMPTY)
    return next(whyElsewhere(scene) === 'wait' ? notWaiting(scene.draft) : alone(scene.draft))
  },
  isOver: (scene) => whyElsewhere(scene) === undefined,
  corrected: { with: 'office' },
}

function atOffice(scene: Scene, why: Why): string {
  const { here } = scene.t.accounts
  const minors = isForMinors(scene)
  return paragraphs(
    minors ? here.minors : here[why],
    here.way(telephoneFor(scene)),
    why === 'wait' || minors ? here.askOther : here.askAlone,
  )
}

/** Who it is for is answered with it. */
const alone = ({ count, waiting, whom, family = whom, ...draft }: Draft): Draft => ({
  ...draft,
  ...(family && { family }),
  who: 'self',
  people: [],
})

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
