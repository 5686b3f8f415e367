import { groupsOf } from '../../booking/chat/bookings.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone, theInstitution } from '../../catalogue/institution.ts'
import { type Answer, ask, inBetween, tell } from '../../chat/answer.ts'
import type { ChatPart, OwnButtons } from '../../chat/part.ts'
import { fitButton } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { withWayBack } from '../../chat/ways-on.ts'
import { answersOn, answerTo, listAnswers, type OfficeAnswer, wordsOf } from '../own-answers.ts'

/** The answers that are said now, about the offices that somebody has in mind: of the booking, else of the appointments. */
function saidHere({ session, draft }: Scene): OfficeAnswer[] {
  const { tx, now } = session
  if (listAnswers(tx).length === 0) return []
  const booked = groupsOf(session).flatMap(({ views }) => views.map((view) => view.office.id))
  return answersOn(tx, dayOf(now, institutionZone(tx)), draft.officeIds ?? booked)
}

/** In the institution's name. Easy Spanish has no words of its own for it. */
const sayAnswer = (
  scene: Pick<Scene, 'session' | 't' | 'language'>,
  { answer, answerEn }: Pick<OfficeAnswer, 'answer' | 'answerEn'>,
): string => scene.t.ownAnswers.says(theInstitution(scene.session.tx).name, scene.language === 'en' ? (answerEn ?? answer) : answer)

const answered = (scene: Scene, answer: OfficeAnswer): Answer => inBetween(tell(withWayBack(scene, sayAnswer(scene, answer))))

/** Buttons that give such an answer, for whoever was not understood. They change nothing, so they work for ever. */
const officeAnswer: Question = {
  lasting: true,
  ask: ({ t }) => ({ body: t.common.missed }),
  choose(value, scene) {
    const found = saidHere(scene).find(({ id }) => String(id) === value)
    return found ? answered(scene, found) : ask('menu', scene.draft, scene.t.common.staleButton)
  },
}

const own: OwnButtons = {
  list: (db) =>
    listAnswers(db).map((one) => ({ wish: `own:answer-${one.id}` as const, title: one.question, examples: wordsOf(one) })),
  says(said, scene) {
    const found = answerTo(said, saidHere(scene))
    return found && sayAnswer(scene, found)
  },
  button(wish, scene) {
    const found = saidHere(scene).find(({ id }) => wish === `own:answer-${id}`)
    return found && { question: 'officeAnswer', value: String(found.id), title: fitButton(found.question) }
  },
}

/** The institution's own answers to common questions; one may stand in place of a shipped one. */
export const chat: ChatPart<{ officeAnswer: Question }> = {
  questions: { officeAnswer },
  own,
  steps: [
    {
      name: 'a question that the institution answers itself',
      before: 'a change of the appointment that stands',
      not: ['own words'],
      hear({ reading, open }) {
        const found = answerTo(reading.text, saidHere(open))
        return found && answered(open, found)
      },
    },
  ],
}
