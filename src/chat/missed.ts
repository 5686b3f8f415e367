import { factsOf, type Wish } from '../reading/acts.ts'
import type { Reading } from '../reading/reading.ts'
import { signsIn } from '../reading/signs.ts'
import { BUTTONS_MAX } from '../texts/lengths.ts'
import { type Answer, again, ask, inBetween, type Missed, tell } from './answer.ts'
import type { Moment } from './classifier/classifier.ts'
import { hasProgress } from './draft.ts'
import { telephoneOnce } from './moments.ts'
import { firstOf, type QuestionName, questionOf, rankOf, standing } from './part.ts'
import { type PromptOption, paragraphs } from './prompt.ts'
import type { NotHeard } from './question.ts'
import { call, unanswered, withPerson } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import type { State } from './state.ts'
import { order, toPerson, wayBack } from './ways-on.ts'
import { buttonOf, isOwnWish, type OwnWish } from './wishes.ts'

const OF_NOTHING_BEGUN: ReadonlySet<QuestionName> = new Set<QuestionName>(['menu', 'costs'])

/** What the question means, that an answer is not known, or the question again. */
export function missed(reading: Reading, name: QuestionName, state: State, scene: Scene, asks = reading.isAsked): Answer {
  const as = (kind: Missed['kind'], answer: Answer): Answer => ({ ...answer, missed: { question: name, kind } })
  if (!state.greeted)
    return reading.isAsked
      ? as('unanswered', again(scene.draft, unanswered(scene, reading.text)))
      : as('not_understood', again(scene.draft))
  const explained = explain(reading, name, state, scene)
  if (explained) return as('asked_back', explained)
  const asking = asks || reading.isAsked
  const told = asking ? undefined : knownWhy(reading, name, state, scene)
  const perhaps = told || (asking && showsWhatStands(name, scene)) ? undefined : propose(reading, name, state, scene, asking)
  if (perhaps) return as(asking ? 'unanswered' : 'not_understood', perhaps)
  if (!asks && !told && hasProgress(scene.draft) && reading.aim)
    return as('not_understood', again(scene.draft, scene.t.resume.here))
  return asking ? as('unanswered', unknown(name, scene)) : as('not_understood', told ?? onceMore(reading, name, state, scene))
}

/** With nothing begun, an unrecognised question may be answered by the appointment. */
function showsWhatStands(name: QuestionName, scene: Scene): boolean {
  const stands = OF_NOTHING_BEGUN.has(name) ? standing(scene) : undefined
  return stands !== undefined && stands.button === undefined
}

/** The question can do without an answer, or knows why these words are none. */
function knownWhy(reading: Reading, name: QuestionName, { misses }: State, scene: Scene): Answer | undefined {
  if (misses > 0) return questionOf(scene, name).without?.(scene)
  const why = questionOf(scene, name).miss?.(reading, scene)
  return why && !why.unsure ? saidWhy(why, scene) : undefined
}

const saidWhy = ({ draft, note, about }: NotHeard, scene: Scene): Answer => ({
  ...again(draft ?? scene.draft, note),
  ...(about && { about }),
})

/** The second time with who else helps. */
function onceMore(reading: Reading, name: QuestionName, state: State, scene: Scene): Answer {
  const { t } = scene
  if (state.misses > 0) return again(scene.draft, t.common.missedAgain(telephoneOnce(scene)))
  const why = questionOf(scene, name).miss?.(reading, scene)
  if (why) return saidWhy(why, scene)
  // With nothing begun, the appointment and its options are shown.
  const stands = hasProgress(scene.draft) || !OF_NOTHING_BEGUN.has(name) ? undefined : standing(scene)
  return stands ? ask(stands.question, scene.draft, stands.missed) : again(scene.draft, t.common.missed)
}

/** "¿para qué?", "¿qué es municipio?": explained, and asked once more. */
function explain(reading: Reading, name: QuestionName, { asked }: State, scene: Scene): Answer | undefined {
  const { explained } = questionOf(scene, name)
  if (!explained || !reading.asksAbout(explained.about)) return undefined
  return {
    kind: 'ask',
    question: name,
    draft: scene.draft,
    notes: [explained.says(scene, reading)],
    ...(asked?.about && { about: asked.about }),
  }
}

/** Who knows it; nothing is made up. */
function unknown(name: QuestionName, scene: Scene): Answer {
  const { draft, t } = scene
  const knows = [t.faq.unknown, call(scene)]
  if (hasProgress(draft) || !OF_NOTHING_BEGUN.has(name)) return inBetween(withPerson(scene, ...knows))
  const stands = standing(scene)
  if (!stands?.button) return ask(stands?.question ?? 'menu', draft, ...knows)
  return tell({ body: paragraphs(...knows), options: [toPerson(scene), stands.button, wayBack(scene)] })
}

/**
 * "¿Es una de estas?" with two buttons and a way out; changes nothing. Undefined where nothing is likely: the question is repeated in other
 * words. The second time a person is among them. `asks`: an unrecognised question also names who knows.
 */
function propose(reading: Reading, name: QuestionName, state: State, scene: Scene, asks: boolean): Answer | undefined {
  const wishes = likely(reading, name, scene, asks)
  const buttons = distinct(wishes.flatMap((wish) => button(wish, scene) ?? [])).slice(0, BUTTONS_MAX - 1)
  const [first] = buttons
  if (!first) return undefined
  const { t, draft } = scene
  const again = state.misses > 0 && buttons.every(({ option }) => option.value !== 'person')
  const chosen = again ? [first] : buttons
  const isFinal = chosen.some(({ wish }) => !isOwnWish(wish) && factsOf(wish).soundsFinal)
  const nothingYet = isFinal && t.understanding.cancelsNothing
  const options = chosen.map(({ option }) => option)
  if (asks) return besideWhoKnows(options, nothingYet, scene)
  const other = order(hasProgress(draft) ? 'goOn' : 'menu', t.understanding.somethingElse)
  const body = paragraphs(t.understanding.perhaps, nothingYet)
  return tell({ body, options: [...options, ...(again ? [toPerson(scene)] : []), other] })
}

/** An unknown or unrecognised question. */
function besideWhoKnows(options: PromptOption[], nothingYet: string | false, scene: Scene): Answer {
  const { faq, understanding } = scene.t
  const other = options.some(({ value }) => value === 'person') ? wayBack : toPerson
  const body = paragraphs(faq.unknown, call(scene), understanding.orThese, nothingYet)
  return tell({ body, options: [...options, other(scene)] })
}

interface Button {
  wish: Wish | OwnWish
  option: PromptOption
}

function button(wish: Wish | OwnWish, scene: Scene): Button | undefined {
  const option = isOwnWish(wish) ? firstOf(scene, (part) => part.own?.button(wish, scene)) : buttonOf(wish, scene)
  return option && { wish, option }
}

/** Two wishes may have one button. */
const distinct = (buttons: Button[]): Button[] =>
  buttons.filter((one, at) => buttons.findIndex(({ option }) => option.title === one.option.title) === at)

/** Likeliest first. */
function likely(reading: Reading, question: QuestionName, scene: Scene, asks: boolean): (Wish | OwnWish)[] {
  const moment: Moment = { question, books: hasProgress(scene.draft), stands: standing(scene) !== undefined }
  const proposed = scene.session.deps.chat.classifier.propose(
    reading.text,
    moment,
    firstOf(scene, (part) => part.learnt?.(scene)),
  )
  const fits = proposed.map(({ wish }) => wish)
  if (asks) return fits
  const here = plausible(moment, scene)
  const signs = signsIn(reading.text)
  const signed = here
    .filter((wish) => signs.has(wish))
    .sort((a, b) => (signs.get(b)?.size ?? 0) - (signs.get(a)?.size ?? 0) || here.indexOf(a) - here.indexOf(b))
  return [...new Set([...fits, ...signed])]
}

/** Commonest first. */
function plausible({ question, books, stands }: Moment, scene: Scene): readonly Wish[] {
  if (books) return rankOf(scene, question) >= rankOf(scene, 'slot') ? AFTER_THE_HOUR : (WHILE_BOOKING[question] ?? BEFORE_THE_HOUR)
  const { meant } = questionOf(scene, question)
  if (meant) return meant
  return stands ? STANDING : BEGINNING
}

const ALWAYS: readonly Wish[] = [
  'person',
  'complaint',
  'costs',
  'payment',
  'bring',
  'way',
  'easy',
  'park',
  'privacy',
  'erase',
  'restart',
]
const BEGINNING: readonly Wish[] = ['lost', 'first', 'renewal', 'minor', 'group', 'other', 'start', ...ALWAYS]
const BEFORE_THE_HOUR: readonly Wish[] = [
  'otherOffice',
  'lost',
  'first',
  'renewal',
  'group',
  'minor',
  'other',
  'moreTime',
  'otherCurp',
  'otherName',
  'soFar',
  'waitForPlace',
  ...ALWAYS,
]
const WHILE_BOOKING: Partial<Record<QuestionName, readonly Wish[]>> = { curp: ['noCurp', ...BEFORE_THE_HOUR] }
const AFTER_THE_HOUR: readonly Wish[] = [
  'otherName',
  'otherCurp',
  'otherYears',
  'otherHour',
  'otherOffice',
  'otherDay',
  'moreTime',
  'waitForPlace',
  'group',
  'soFar',
  ...ALWAYS,
]
const STANDING: readonly Wish[] = [
  'attending',
  'move',
  'cancelAppointment',
  'bring',
  'way',
  'receipt',
  'payment',
  'myList',
  'leaveList',
  'claim',
  'stop',
  'start',
  ...ALWAYS,
]
