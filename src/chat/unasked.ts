import { theInstitution } from '../catalogue/institution.ts'
import type { Language } from '../catalogue/types.ts'
import { HOUR, type Instant } from '../clock.ts'
import type { NoticeName } from '../texts/notice-words.ts'
import { fillNotice, NOTICES, templateLanguage } from '../texts/notices.ts'
import { TEXTS } from '../texts/texts.ts'
import { hasProgress } from './draft.ts'
import { telephoneFor, wall } from './moments.ts'
import type { QuestionName } from './part.ts'
import type { Prompt } from './prompt.ts'
import type { Option, Reply } from './reply.ts'
import { type Scene, type Speaker, sceneOf } from './scene.ts'
import type { Session } from './session.ts'
import { choiceId } from './speak.ts'
import { newEpoch, newState, type State } from './state.ts'

/**
 * Plain words inside the 24-hour window, a template with the same words outside. `ids` of its buttons in order; they must mean the same
 * days later.
 */
export function notice(name: NoticeName, language: Language, parameters: string[], ids: string[] = []): Reply {
  const words = NOTICES[language][name]
  const said = parameters.map(oneLine)
  const body = fillNotice(words, said)
  const options = (words.buttons ?? []).map((title, i): Option => ({ id: ids[i] ?? '', title }))
  const plain: Extract<Reply, { kind: 'notice' }>['plain'] =
    options.length > 0
      ? { kind: 'choices', body, open: TEXTS[language].common.open, options, asks: false }
      : { kind: 'text', body, asks: false }
  return { kind: 'notice', template: name, language: templateLanguage(language), parameters: said, plain, asks: false }
}

/** For a contact that did not write. */
export const speakerTo = (session: Session): Speaker => sceneOf(session, session.contact.language, { people: [] })

/** Template parameters may hold no line break, tab or run of blanks. */
const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim()

export function sayApology(session: Session): Reply {
  return { kind: 'text', body: TEXTS[session.contact.language].common.apology, asks: false }
}

/** The institution's record is incomplete. */
export function sayNotReady(language: Language): Reply {
  return { kind: 'text', body: TEXTS[language].common.notReady, asks: false }
}

export interface FirstQuestion {
  name: NoticeName
  parameters: string[]
  /** In order. */
  values: string[]
}

/** For so long typed words answer another awaited question. */
const STILL_AWAITED_MS = HOUR

/** Its buttons work at any time. Typed words answer it only when nothing else is open; `about` is undefined where no answer is awaited. */
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

export function askAsFirst({ language }: Pick<Scene, 'language'>, { name, parameters, values }: FirstQuestion): Prompt {
  const words = NOTICES[language][name]
  return { body: fillNotice(words, parameters), options: values.map((value, i) => ({ value, title: words.buttons?.[i] ?? '' })) }
}

/** From when answers go on, by the institution's clock, and whom to call. */
export function sayEnough(session: Session, again: Instant): Reply {
  const speaker = speakerTo(session)
  const { zone } = theInstitution(session.tx)
  const { day, minute } = wall(again, zone)
  const { dates, common } = speaker.t
  const when = `${dates.plain(day)}, ${dates.hour(minute)}`
  return { kind: 'text', body: common.enough(when, telephoneFor(speaker)), asks: false }
}
