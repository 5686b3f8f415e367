import type { Instant } from '../clock.ts'
import { isCommand } from '../reading/acts.ts'
import type { Reading } from '../reading/reading.ts'
import { BUTTONS_MAX, ROWS_MAX } from '../texts/lengths.ts'
import { type Answer, again, ask, next, tell } from './answer.ts'
import { nod } from './courtesy.ts'
import { hasProgress } from './draft.ts'
import { obey } from './orders.ts'
import { firstNeeded, isQuestionName, type QuestionName, questionOf, standing } from './part.ts'
import { hearOrder, hearText, openQuestion } from './policy.ts'
import { fitButton, fitRow, type Prompt, type PromptOption, paragraphs } from './prompt.ts'
import { readTurn } from './reading.ts'
import type { Scene } from './scene.ts'
import { type ChoiceId, listTitle, readChoiceId } from './speak.ts'
import type { State } from './state.ts'
import { isReachable, unlike } from './turn.ts'
import { toCall, toPerson, wayBack } from './ways-on.ts'

/** Independent of the channel. */
export type Said =
  | { kind: 'text'; text: string }
  /** `id` is what we gave it; `title` what the person saw. */
  | { kind: 'choice'; id: string; title: string }
  | { kind: 'location'; latitude: number; longitude: number; name?: string }
  | { kind: 'voice' }
  | { kind: 'picture' }
  | { kind: 'file' }
  | { kind: 'sticker' }
  | { kind: 'contact_card' }
  | { kind: 'reaction' }
  /** The new words are not read: their question may be long past. */
  | { kind: 'edited' }
  | { kind: 'unsupported' }

export interface Input {
  said: Said
  /** By the channel's clock. */
  sentAt: Instant
  /** We were switched off: the answer begins with an apology. */
  late: boolean
  /** Typed before the last question could be read: may add information but never answer a question that acts (confirm, cancel). */
  unseen: boolean
  /** A person had the chat until this message: the assistant says that it is back. */
  back?: true
  /** A person keeps the chat: the words are an order, and answer no earlier question. */
  order?: true
  /** A person keeps the chat: these words are answered so, and not passed on. */
  answered?: (reading: Reading, scene: Scene) => Answer
  /** Nothing of it may appear in a copy that an office makes. */
  hidden?: true
}

/** Decides nothing about the reply. */
export function understand(state: State, input: Input, scene: Scene): Answer {
  const { said } = input
  switch (said.kind) {
    case 'text': {
      const reading = readTurn(said.text, scene.session)
      if (input.answered) return input.answered(reading, scene)
      return (input.order && hearOrder(reading, state, scene)) || hearText(reading, state, scene, input.unseen)
    }
    case 'choice':
      return choose(said, state, scene, input.unseen)
    case 'location':
      return scene.session.deps.chat.frame.locates(said, scene, state) ?? again(scene.draft, scene.t.media.noLocation)
    case 'voice':
      return hearVoice(state, scene)
    case 'reaction':
      return { kind: 'silence' }
    case 'picture':
      return again(
        scene.draft,
        questionOf(scene, openQuestion(state, scene)).copied ? scene.t.media.pictureToCopy : scene.t.media.picture,
      )
    case 'contact_card':
      return again(scene.draft, scene.t.media.contactCard)
    case 'sticker':
      return hearSticker(state, scene)
    case 'file':
    case 'edited':
    case 'unsupported':
      return again(scene.draft, scene.t.media[said.kind])
  }
}

/** It greets, thanks or agrees, and answers nothing. */
function hearSticker(state: State, scene: Scene): Answer {
  if (!state.greeted) return again(scene.draft)
  return state.asked && hasProgress(scene.draft) ? again(scene.draft, scene.t.media.sticker) : nod(state, scene)
}

/** Never downloaded. One sentence and the present choices; from the second one on a person is offered too. */
function hearVoice(state: State, scene: Scene): Answer {
  const { draft } = scene
  const open = openQuestion(state, scene)
  const about = questionOf(scene, open).aboutForVoice
  const asked = questionOf(scene, open).ask({ ...scene, about: about ?? state.asked?.about })
  const somebody = state.voices > 0 ? toSomebody(scene) : []
  const beside = somebody.filter(unlike(asked.options ?? []))
  if (beside.length > 0 && !hasRoom(asked, beside, scene))
    return tell({ body: paragraphs(scene.t.media.voiceKeyboard, scene.t.media.askPerson), options: [...somebody, wayBack(scene)] })
  if (!hasProgress(draft) && standing(scene) !== undefined && (state.asked === undefined || open === 'menu')) {
    const shown = obey('appointments', scene, state)
    if (shown.kind === 'ask') return ask(shown.question, draft, answerVoice(questionOf(scene, shown.question).ask(scene), scene))
  }
  return {
    kind: 'again',
    draft,
    notes: [],
    ...(about && { about }),
    hint: (prompt) => ({ notes: [answerVoice(prompt, scene)], options: beside }),
  }
}

/** In this chat or by telephone, for who can use one. */
const toSomebody = (scene: Scene): PromptOption[] =>
  [toPerson(scene), ...(scene.session.contact.inWriting ? [] : [toCall(scene)])].filter((one) => isReachable(scene, one))

const hasRoom = (prompt: Prompt, beside: PromptOption[], { t }: Scene): boolean =>
  !prompt.location && (prompt.options?.length ?? 0) + beside.length <= (listTitle(prompt, t) ? ROWS_MAX : BUTTONS_MAX)

function answerVoice(prompt: Prompt, { t }: Scene): string {
  const { options = [], location } = prompt
  const list = listTitle(prompt, t)
  if (location) return t.media.voiceLocation
  if (list) return t.media.voiceList(fitButton(list))
  return options.length > 0 ? t.media.voiceButtons : t.media.voiceKeyboard
}

/**
 * A button of this booking answers its question, however old; irreversible ones only from the newest message. Of an earlier booking: one
 * courteous line.
 */
function choose(said: Extract<Said, { kind: 'choice' }>, state: State, scene: Scene, unseen: boolean): Answer {
  const id = readChoiceId(said.id)
  if (!id || !isQuestionName(scene, id.question)) return hearText(readTurn(said.title, scene.session), state, scene, unseen)
  const current = state.asked?.turn === id.turn
  const open = { ...scene, asked: state.asked?.question, about: current ? state.asked?.about : undefined }
  const question = questionOf(scene, id.question)
  if (id.question === 'go' && isCommand(id.value)) return obey(id.value, open, state)
  if (question.lasting) return question.choose(id.value, open)
  if (question.acts && !current) return staleAct(id.question, id, state, scene)
  if (id.epoch !== state.epoch) return stale(scene)
  const answer = question.choose(id.value, open)
  return current ? answer : saidBack(answer, said.title, state, scene)
}

/** An earlier answer changed while the same question follows: said, because nothing shows it. */
function saidBack(answer: Answer, title: string, state: State, scene: Scene): Answer {
  if (answer.kind !== 'next' || answer.notes.length > 0) return answer
  const follows = firstNeeded({ ...scene, draft: answer.draft })
  return follows === state.asked?.question ? { ...answer, notes: [scene.t.menu.understood(fitRow(title))] } : answer
}

/** A second tap on "Confirmar" shows the appointment. */
function stale(scene: Scene): Answer {
  const { draft, t } = scene
  if (hasProgress(draft)) return again(draft, t.common.staleButton)
  const stands = standing(scene)
  return stands?.used === undefined ? ask('menu', draft, t.common.staleButton) : ask(stands.question, draft, stands.used)
}

/** The question is put again, because its meaning may have changed. */
function staleAct(question: QuestionName, { value, epoch }: ChoiceId, state: State, scene: Scene): Answer {
  const { draft, t } = scene
  const anew = questionOf(scene, question).stale?.(value, scene)
  if (anew) return anew
  if (!hasProgress(draft)) return stale(scene)
  if (question !== 'summary') return again(draft, t.common.askedBefore)
  if (epoch !== state.epoch) return stale(scene)
  // A second tap wants the same, without a question.
  if (value === 'correct' && draft.slot) return ask('correct', draft)
  if (value === 'leave' && !draft.slot) return ask('left', draft)
  // Expired between question and tap: soon enough to have it back.
  if (!draft.slot && draft.earlier) return next({ ...draft, slot: draft.earlier })
  return next(draft, t.summary.changedMeanwhile)
}
