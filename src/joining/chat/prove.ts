import { theInstitution } from '../../catalogue/institution.ts'
import { type Answer, askAbout, next } from '../../chat/answer.ts'
import { type Draft, isSeveral } from '../../chat/draft.ts'
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

/** Goes on at the same point on WhatsApp, by a link with a code: nothing has to be typed twice. */
export const goOnElsewhere: Question = {
  isNeeded: (scene) => whyElsewhere(scene) !== undefined,
  ask(scene): Prompt {
    const { session, t, about } = scene
    const why = (about as Why | undefined) ?? whyElsewhere(scene) ?? 'mine'
    const words = `${t.joining.word} ${codeOf(session.deps.vault, session.contact.id, session.now)}`
    const { ourNumber } = session
    const how =
      ourNumber === undefined
        ? t.joining.withoutLink(words, theInstitution(session.tx).name)
        : t.joining.withLink(`https://wa.me/${ourNumber}?text=${encodeURIComponent(words)}`, words)
    return {
      body: paragraphs(t.joining.why[why], how, t.joining.ask),
      options: [why === 'several' || why === 'noCurp' ? { value: 'alone', title: t.joining.buttons.alone } : back(scene)],
      about: why,
    }
  },
  choose(value, { draft, session }) {
    if (session.contact.proven) return next(draft)
    // For one person and with a CURP it goes on here; without a place in the list, at the choice of the office.
    return next(value === 'alone' ? alone(draft) : notWaiting(draft))
  },
  isOver: (scene) => scene.session.contact.proven,
  corrected: { with: 'office' },
}

const back = ({ t }: Scene) => ({ value: 'back', title: t.joining.buttons.back })

const alone = ({ count, waiting, ...draft }: Draft): Draft => ({ ...draft, who: 'self', people: [] })

const notWaiting = ({ waiting, officeIds, ...draft }: Draft): Draft => draft

const ON_WHATSAPP = phrases('joining', 'on whatsapp')
const HAS_APPOINTMENT = phrases('joining', 'has an appointment')

/** "Ya tengo cita por WhatsApp": nothing of it is shown before the other chat said yes. */
export function hasAppointmentElsewhere(reading: Reading, { session, draft }: Scene): Answer | undefined {
  const words = reading.words
  if (session.contact.proven || !ON_WHATSAPP.test(words) || !HAS_APPOINTMENT.test(words)) return undefined
  return askAbout('goOnElsewhere', 'mine', draft)
}
