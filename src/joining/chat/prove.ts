import { theInstitution } from '../../catalogue/institution.ts'
import { type Answer, askAbout, next, tell } from '../../chat/answer.ts'
import { type Draft, isSeveral } from '../../chat/draft.ts'
import { telephoneFor } from '../../chat/moments.ts'
import { type Prompt, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { phrases } from '../../chat/understanding/phrases.ts'
import type { Reading } from '../../chat/understanding/reading.ts'
import { codeOf } from '../codes.ts'

type Why = 'several' | 'noCurp' | 'wait' | 'mine'

/** What of the draft an account that costs nothing may not have. */
function whyElsewhere({ session, draft }: Pick<Scene, 'session' | 'draft'>): Why | undefined {
  if (session.contact.proven) return undefined
  if (draft.waiting) return 'wait'
  if (isSeveral(draft)) return 'several'
  return draft.people.some(({ noCurp }) => noCurp) ? 'noCurp' : undefined
}

/**
 * Goes on at the same point on WhatsApp, by a link with a code: nothing has to be typed twice. A house without WhatsApp says how the office
 * helps instead.
 */
export const goOnElsewhere: Question = {
  isNeeded: (scene) => whyElsewhere(scene) !== undefined,
  ask(scene): Prompt {
    const why = (scene.about as Why | undefined) ?? whyElsewhere(scene) ?? 'mine'
    const stays = why === 'several' || why === 'noCurp'
    return {
      body: scene.session.onWhatsApp || why === 'mine' ? onWhatsApp(scene, why) : atOffice(scene, why),
      options: [stays ? { value: 'alone', title: scene.t.joining.buttons.alone } : back(scene)],
      about: why,
    }
  },
  choose(value, { draft, session }) {
    if (session.contact.proven) return next(draft)
    // For one person and with a CURP it goes on here; without a place in the list, at the choice of the office.
    return next(value === 'alone' ? alone(draft) : notWaiting(draft))
  },
  // To "does it go on there?" a no, and to "does it go on here?" a yes, are the button.
  hear(reading, scene) {
    const said = reading.yesNo
    const stays = scene.about === 'several' || scene.about === 'noCurp'
    if (said !== (scene.session.onWhatsApp ? 'no' : 'yes')) return undefined
    return next(stays ? alone(scene.draft) : notWaiting(scene.draft))
  },
  isOver: (scene) => scene.session.contact.proven,
  corrected: { with: 'office' },
}

function onWhatsApp({ session, t }: Scene, why: Why): string {
  const words = `${t.joining.word} ${codeOf(session.deps.vault, session.contact.id, session.now)}`
  const { ourNumber } = session
  const how =
    ourNumber === undefined
      ? t.joining.withoutLink(words, theInstitution(session.tx).name)
      : t.joining.withLink(`https://wa.me/${ourNumber}?text=${encodeURIComponent(words)}`, words)
  return paragraphs(t.joining.why[why], how, t.joining.ask)
}

function atOffice(scene: Scene, why: Exclude<Why, 'mine'>): string {
  const { here } = scene.t.joining
  return paragraphs(here[why], here.way(telephoneFor(scene)), why === 'wait' ? here.askOther : here.askAlone)
}

const back = ({ t }: Scene) => ({ value: 'back', title: t.joining.buttons.back })

const alone = ({ count, waiting, ...draft }: Draft): Draft => ({ ...draft, who: 'self', people: [] })

const notWaiting = ({ waiting, officeIds, ...draft }: Draft): Draft => draft

const ON_WHATSAPP = phrases('joining', 'on whatsapp')
const HAS_APPOINTMENT = phrases('joining', 'has an appointment')
const JOIN = phrases('joining', 'join chats')

/** "Ya tengo cita por WhatsApp", or "unir": nothing of it is shown before the other chat said yes. */
export function hasAppointmentElsewhere(reading: Reading, { session, draft, t }: Scene): Answer | undefined {
  const { contact, onWhatsApp, ourLink } = session
  if (contact.proven && ourLink !== undefined && reading.says(JOIN)) return tell({ body: t.joining.fromMessenger(ourLink) })
  if (contact.proven || !onWhatsApp) return undefined
  if (!reading.says(JOIN) && !(reading.says(ON_WHATSAPP) && reading.says(HAS_APPOINTMENT))) return undefined
  return askAbout('goOnElsewhere', 'mine', draft)
}
