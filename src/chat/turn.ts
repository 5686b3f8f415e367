import type { Language } from '../catalogue/types.ts'
import { BUTTONS_MAX, ROWS_MAX } from '../texts/lengths.ts'
import type { Answer, Missed } from './answer.ts'
import type { Heard } from './courtesy.ts'
import { EMPTY } from './draft.ts'
import { firstNeeded, isQuestionName, type QuestionName, questionOf } from './part.ts'
import type { Prompt, PromptOption } from './prompt.ts'
import type { Reply } from './reply.ts'
import type { Scene } from './scene.ts'
import { isSame, type Leading, listTitle, speak } from './speak.ts'
import { newEpoch, newState, type State } from './state.ts'
import { offeringStated } from './stated.ts'

export interface Turn {
  state: State
  replies: Reply[]
  language?: Language
  /** A person answers in writing from here on. */
  inWriting?: true
  unkept?: true
  missed?: Missed
}

/** The count of misunderstandings starts over. */
export const calm = (state: State): State => ({ ...state, misses: 0 })

export interface Next {
  question: QuestionName
  about?: string | undefined
  notes: string[]
  /** Shown as far as the question's own leave room. */
  beside?: PromptOption[]
}

export const askNext = (state: State, scene: Scene, next: Next): Turn =>
  put(state, scene, next, withBeside(prompted(scene, next), next, scene))

const prompted = (scene: Scene, { question, about }: Next): Prompt =>
  offeringStated(questionOf(scene, question).ask({ ...scene, about }), scene, question)

/** Three buttons stay buttons, ten rows ten; surplus and duplicates are left out. */
function withBeside(prompt: Prompt, { question, beside = [] }: Next, { t }: Scene): Prompt {
  const { options = [] } = prompt
  const room = listTitle(prompt, t) === undefined ? BUTTONS_MAX : ROWS_MAX
  const own = options.map((one) => ({ question, ...one }))
  return { ...prompt, options: [...options, ...beside.filter(unlike(own)).slice(0, Math.max(0, room - options.length))] }
}

export function isReachable(scene: Scene, { question, value }: PromptOption): boolean {
  const { orders, questions } = scene.session.deps.chat
  return question === undefined || Object.hasOwn(question === 'go' ? orders : questions, question === 'go' ? value : question)
}

function reachable(scene: Scene, prompt: Prompt): Prompt {
  const leads = (option: PromptOption) => isReachable(scene, option)
  return prompt.options?.every(leads) === false ? { ...prompt, options: prompt.options.filter(leads) } : prompt
}

/** From here on the state knows what was offered. */
function put(state: State, scene: Scene, { question, about: given, notes }: Next, prompt: Prompt): Turn {
  const turn = state.turn + 1
  const about = prompt.about ?? given
  const { replies, options } = speak(reachable(scene, prompt), { question, notes, epoch: state.epoch, turn, asks: true }, scene.t)
  const asked = { question, turn, at: scene.session.now, options, notes, ...(about && { about }) }
  const { lost, ...kept } = state
  return { state: { ...kept, turn, draft: prompt.draft ?? scene.draft, asked, greeted: true }, replies }
}

export function askAgain(
  state: State,
  input: Heard,
  scene: Scene,
  answer: Extract<Answer, { kind: 'again' }>,
  notes: string[],
): Turn {
  const asked = state.asked?.question
  const name = asked && isQuestionName(scene, asked) ? asked : firstNeeded(scene)
  const about = answer.about ?? state.asked?.about
  if (questionOf(scene, name).isOver?.({ ...scene, about })) return askNext(state, scene, { question: firstNeeded(scene), notes })
  const prompt = prompted(scene, { question: name, about, notes })
  const hint = answer.hint?.(prompt)
  const widened = hint?.options ? { ...prompt, options: [...(prompt.options ?? []), ...hint.options] } : prompt
  const counted: State = {
    ...state,
    misses: input.said.kind === 'text' && state.greeted ? state.misses + 1 : state.misses,
  }
  return put(counted, scene, { question: name, about, notes: [...notes, ...(hint?.notes ?? [])] }, widened)
}

/** Once, however often it is shown. */
export const unlike =
  (others: readonly Leading[]) =>
  (one: Leading): boolean =>
    !others.some((other) => isSame(one, other))

export const withoutAsked = ({ asked, ...state }: State): State => state

/** The previous question and its buttons stay. `misses`: in a row, with this. */
export function inform(state: State, scene: Scene, prompt: Prompt, notes: string[], after: Reply[] = [], misses = 0): Turn {
  const turn = state.turn + 1
  const { replies, options } = speak(
    reachable(scene, prompt),
    { question: 'go', notes, epoch: state.epoch, turn, asks: false },
    scene.t,
  )
  const asked = state.asked && { ...state.asked, options: [...state.asked.options.filter(unlike(options)), ...options] }
  const { draft = state.draft } = prompt
  return { state: { ...state, misses, turn, draft, ...(asked && { asked }) }, replies: [...replies, ...after] }
}

/** Its buttons no longer act, and nothing of it is kept. */
export function finish(state: State, scene: Scene, prompt: Prompt, notes: string[]): Turn {
  const turn = state.turn + 1
  const fresh = newState(newEpoch(scene.session.deps.clock))
  const { replies } = speak(reachable(scene, prompt), { question: 'folio', notes, epoch: fresh.epoch, turn, asks: false }, scene.t)
  return { state: { ...fresh, turn, greeted: true, voices: state.voices, draft: EMPTY }, replies }
}
