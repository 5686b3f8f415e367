import { notice, speakerTo } from '../booking/chat/notices.ts'
import { theInstitution } from '../catalogue/institution.ts'
import type { Language } from '../catalogue/types.ts'
import { HOUR, type Instant } from '../clock.ts'
import type { NoticeName } from '../texts/notice-words.ts'
import { fillNotice, NOTICES } from '../texts/notices.ts'
import { TEXTS } from '../texts/texts.ts'
import { hasProgress } from './draft.ts'
import { telephoneFor, wall } from './moments.ts'
import type { QuestionName } from './part.ts'
import type { Prompt } from './prompt.ts'
import type { Reply } from './reply.ts'
import type { Scene } from './scene.ts'
import type { Session } from './session.ts'
import { choiceId } from './speak.ts'
import { newEpoch, newState, type State } from './state.ts'

/** A turn failed and nothing of it was kept. */
export function sayApology(session: Session): Reply {
  return { kind: 'text', body: TEXTS[session.contact.language].common.apology, asks: false }
}

/** The institution's record is not complete: nobody may speak in its name. */
export function sayNotReady(language: Language): Reply {
  return { kind: 'text', body: TEXTS[language].common.notReady, asks: false }
}

/** A question that we put first, as a notice. */
export interface FirstQuestion {
  name: NoticeName
  parameters: string[]
  /** What each of its buttons does, in their order. */
  values: string[]
}

/** Another question is awaited for so long: what is typed until then is taken for an answer to that one. */
const STILL_AWAITED_MS = HOUR

/**
 * Puts it. Its buttons are good whatever else is under way. Typed words answer it only when nothing is; `about` is what it is
 * about then, undefined where no answer is awaited.
 */
export function askFirst(
  before: State | undefined,
  question: QuestionName,
  { name, parameters, values }: FirstQuestion,
  about: string | undefined,
  session: Session,
): { state: State; reply: Reply } {
  const { language } = session.contact
  const state = before && before.epoch !== 'lost' ? before : newState(newEpoch(session.deps.clock))
  const turn = state.turn + 1
  const ids = values.map((value) => choiceId({ epoch: state.epoch, turn, question, value }))
  const reply = notice(name, language, parameters, ids)
  if (about === undefined || isBusy(state, session.now)) return { state: { ...state, turn }, reply }
  const options = values.map((value, i) => ({ question, value, title: NOTICES[language][name].buttons?.[i] ?? '' }))
  return { state: { ...state, turn, asked: { question, turn, at: session.now, about, options, notes: [] } }, reply }
}

const isBusy = ({ draft, asked }: State, now: Instant): boolean =>
  hasProgress(draft) || (asked !== undefined && now - asked.at < STILL_AWAITED_MS)

/** The same question once more, in the chat. */
export function askAsFirst({ language }: Pick<Scene, 'language'>, { name, parameters, values }: FirstQuestion): Prompt {
  const words = NOTICES[language][name]
  return { body: fillNotice(words, parameters), options: values.map((value, i) => ({ value, title: words.buttons?.[i] ?? '' })) }
}

/** This contact has had a day's answers: from when on there are more, by the institution's clock, and whom to call meanwhile. */
export function sayEnough(session: Session, again: Instant): Reply {
  const speaker = speakerTo(session)
  const { zone } = theInstitution(session.tx)
  const { day, minute } = wall(again, zone)
  const { dates, common } = speaker.t
  const when = `${dates.plain(day)}, ${dates.hour(minute)}`
  return { kind: 'text', body: common.enough(when, telephoneFor(speaker)), asks: false }
}
