import { officesInMind } from '../../booking/chat/bookings.ts'
import { dayOf } from '../../catalogue/calendar.ts'
import { institutionZone, ownerId } from '../../catalogue/institution.ts'
import { agencyInMind } from '../../chat/agency.ts'
import { type Answer, ask, inBetween, tell } from '../../chat/answer.ts'
import type { ChatPart, OwnButtons } from '../../chat/part.ts'
import { fitButton, type PromptOption, paragraphs } from '../../chat/prompt.ts'
import type { Question } from '../../chat/question.ts'
import type { Scene } from '../../chat/scene.ts'
import { wayBack } from '../../chat/ways-on.ts'
import type { Asked } from '../../reading/acts.ts'
import { TEXTS } from '../../texts/texts.ts'
import { heardByChat } from '../heard.ts'
import {
  answersOn,
  answersTo,
  listAnswers,
  type OfficeAnswer,
  officesMeant,
  REPLACEABLE,
  type Replaceable,
  sayAnswer,
  wordsOf,
} from '../own-answers.ts'

/** About the offices in mind; of several, those that the words name. */
function saidHere(scene: Scene, text = ''): OfficeAnswer[] {
  const { tx, now, deps } = scene.session
  if (listAnswers(tx).length === 0) return []
  return answersOn(tx, dayOf(now, institutionZone(tx)), {
    offices: officesMeant(tx, text, officesInMind(scene)),
    procedures: deps.chat.frame.inHand(scene).map(({ id }) => id),
    agencyId: agencyInMind(scene) ?? ownerId(tx),
  })
}

/** Headed by whose words they are. Not translated into easy Spanish. */
const saying = ({ session, t, language }: Pick<Scene, 'session' | 't' | 'language'>, one: OfficeAnswer): string => {
  const inEnglish = language === 'en' && one.answerEn
  return sayAnswer(session.tx, t, one, inEnglish || [t.ownAnswers.inSpanish, one.answer].filter(Boolean).join(' '), language)
}

/** Of several offices each says its own; one alone can be reported by a tap. */
function answered(scene: Scene, one: OfficeAnswer, ...others: readonly OfficeAnswer[]): Answer {
  const { session, t } = scene
  const denounce = others.length === 0 && session.deps.chat.services.denounce
  const report: PromptOption = { question: 'officeAnswer', value: `${REPORT}${one.id}`, title: t.ownAnswers.reportButton }
  const options = [...(denounce ? [report] : []), wayBack(scene)]
  const said = [one, ...others].map((each) => saying(scene, each))
  return inBetween(tell({ body: paragraphs(...said, denounce && t.ownAnswers.report), options }))
}

const REPORT = 'report:'

/** Offered after an unrecognised message. They change nothing, so they work for ever. */
const officeAnswer: Question = {
  lasting: true,
  ask: ({ t }) => ({ body: t.common.missed }),
  choose(value, scene) {
    const { session } = scene
    const report = value.startsWith(REPORT)
    const id = report ? value.slice(REPORT.length) : value
    // A withdrawn answer can still be reported by its reader.
    const found = (report ? listAnswers(session.tx) : saidHere(scene)).find((one) => String(one.id) === id)
    if (!found) return ask('menu', scene.draft, scene.t.common.staleButton)
    const { 'es-MX': es } = TEXTS // Whoever hears complaints reads it.
    const reported =
      report &&
      session.deps.chat.services.denounce?.(
        scene,
        es.ownAnswers.reported(found.question, sayAnswer(session.tx, es, found, found.answer, 'es-MX')),
      )
    return reported || answered(scene, found)
  },
}

const own: OwnButtons = {
  list: (db, agencyId) =>
    listAnswers(db)
      .filter((one) => one.agencyId === agencyId)
      .map((one) => ({ wish: `own:answer-${one.id}` as const, title: one.question, examples: wordsOf(one) })),
  says(topic, said, scene) {
    const found = inPlaceOf(topic, said, scene)
    return found.length === 0 ? undefined : paragraphs(...found.map((one) => saying(scene, one)))
  },
  button(wish, scene) {
    const found = saidHere(scene).find(({ id }) => wish === `own:answer-${id}`)
    return found && { question: 'officeAnswer', value: String(found.id), title: fitButton(found.question) }
  },
}

/** Instead of a shipped answer: for its own words, or the whole topic. */
function inPlaceOf(topic: Asked, text: string, scene: Scene): OfficeAnswer[] {
  const here = saidHere(scene, text)
  const said = answersTo(text, here)
  if (said.length > 0) return said
  const [first, ...others] = here.filter(({ replaces }) => replaces === topic)
  if (!first) return []
  // Without a procedure in mind each says its own.
  const same = others.filter((one) => first.procedureId !== null && one.procedureId !== null && one.officeId === first.officeId)
  return [first, ...same].slice(0, MOST_SAID)
}

const MOST_SAID = 3

const instead =
  (topic: Replaceable) =>
  (scene: Scene, text: string): Answer | undefined => {
    const [found, ...others] = inPlaceOf(topic, text, scene)
    return found && answered(scene, found, ...others)
  }

declare module '../../chat/part.ts' {
  interface QuestionNames {
    officeAnswer: true
  }
}

/** After everything that the chat hears itself, and instead of some shipped answers. */
export const chat: ChatPart = {
  questions: { officeAnswer },
  own,
  answers: Object.fromEntries(REPLACEABLE.map((topic) => [topic, instead(topic)])),
  steps: [
    {
      name: 'a question that the institution answers itself',
      not: ['own statements'],
      hear({ reading, open }) {
        const [found, ...others] = answersTo(reading.text, saidHere(open, reading.text))
        return found && heardByChat(reading, open.session.tx, REPLACEABLE) === undefined
          ? answered(open, found, ...others)
          : undefined
      },
    },
  ],
}
