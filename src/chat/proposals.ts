import type { Answer } from './answer.ts'
import type { Moment } from './classifier.ts'
import { hasProgress } from './draft.ts'
import { firstOf, type QuestionName, questionOf, rankOf, standing } from './part.ts'
import { type PromptOption, paragraphs } from './prompt.ts'
import { call } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import { BUTTONS_MAX } from './speak.ts'
import type { State } from './state.ts'
import type { Reading } from './understanding/reading.ts'
import { signsIn } from './understanding/signs.ts'
import { order, toPerson, wayBack } from './ways-on.ts'
import { buttonOf, isOwnWish, type OwnWish, SOUNDS_FINAL, type Wish } from './wishes.ts'

/**
 * What words may mean that nothing understood: "¿Es una de estas?" with two buttons and a way to something else. Nothing is done by
 * it. Undefined where nothing is likely: then the question is put again in other words. The second time a person is among them.
 * `asks`: whoever asks something is told who knows, unless the classifier knows what it is about.
 */
export function propose(reading: Reading, name: QuestionName, state: State, scene: Scene, asks: boolean): Answer | undefined {
  const wishes = likely(reading, name, scene, asks)
  const buttons = distinct(wishes.flatMap((wish) => button(wish, scene) ?? [])).slice(0, BUTTONS_MAX - 1)
  const [first] = buttons
  if (!first) return undefined
  const { t, draft } = scene
  const again = state.misses > 0 && buttons.every(({ option }) => option.value !== 'person')
  const chosen = again ? [first] : buttons
  const isFinal = chosen.some(({ wish }) => !isOwnWish(wish) && SOUNDS_FINAL.has(wish))
  const nothingYet = isFinal && t.understanding.cancelsNothing
  if (asks) return besideWhoKnows(chosen, nothingYet, name, scene)
  const other = order(hasProgress(draft) ? 'goOn' : 'menu', t.understanding.somethingElse)
  return {
    kind: 'tell',
    prompt: {
      body: paragraphs(t.understanding.perhaps, nothingYet),
      options: [...chosen.map(({ option }) => option), ...(again ? [toPerson(scene)] : []), other],
    },
    missed: { question: name, kind: 'not_understood' },
  }
}

/** A question whose answer nobody wrote down, or that was not recognised: who knows is said all the same. */
function besideWhoKnows(chosen: Button[], nothingYet: string | false, question: QuestionName, scene: Scene): Answer {
  const { t } = scene
  const options = chosen.map(({ option }) => option)
  const hasPerson = options.some(({ value }) => value === 'person')
  return {
    kind: 'tell',
    prompt: {
      body: paragraphs(t.faq.unknown, call(scene), t.understanding.orThese, nothingYet),
      options: [...options, hasPerson ? wayBack(scene) : toPerson(scene)],
    },
    missed: { question, kind: 'unanswered' },
  }
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

/** Wishes that the words may mean at this moment, the likeliest first. */
function likely(reading: Reading, question: QuestionName, scene: Scene, asks: boolean): (Wish | OwnWish)[] {
  const moment: Moment = { question, books: hasProgress(scene.draft), stands: standing(scene) !== undefined }
  const proposed = scene.session.deps.chat.classifier.propose(
    reading.text,
    moment,
    firstOf(scene, (part) => part.learnt?.(scene.session.tx)),
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

/** What people want at this moment, the commonest first. */
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
  ...([
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
  ] as const),
  ...ALWAYS,
]
const WHILE_BOOKING: Partial<Record<QuestionName, readonly Wish[]>> = { curp: ['noCurp', ...BEFORE_THE_HOUR] }
const AFTER_THE_HOUR: readonly Wish[] = [
  ...([
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
  ] as const),
  ...ALWAYS,
]
const STANDING: readonly Wish[] = [
  ...([
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
  ] as const),
  ...ALWAYS,
]
