import { type Answer, again, ask } from './answer.ts'
import { nod } from './courtesy.ts'
import { hasProgress } from './draft.ts'
import type { Input } from './input.ts'
import { telephoneFor } from './moments.ts'
import { obey } from './orders.ts'
import { firstOf, questionOf, standing } from './part.ts'
import { hearOrder, hearText, openQuestion } from './policy.ts'
import type { Hint, Prompt } from './prompt.ts'
import { readTurn } from './reading.ts'
import type { Scene } from './scene.ts'
import { BUTTONS_MAX, listTitle, ROWS_MAX } from './speak.ts'
import type { State } from './state.ts'
import { choose } from './taps.ts'
import { fitButton } from './titles.ts'
import { toPerson } from './ways-on.ts'

/** What somebody said, as an answer; decides nothing about what is said back. */
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
      return firstOf(scene, (part) => part.locates?.(said, scene, state)) ?? again(scene.draft, scene.t.media.noLocation)
    case 'voice':
      return hearVoice(state, scene)
    case 'reaction':
      return { kind: 'silence' }
    case 'picture':
      return again(
        scene.draft,
        questionOf(scene, openQuestion(state, scene)).copied ? scene.t.media.pictureToCopy : scene.t.media.picture,
      )
    case 'file':
      return again(scene.draft, scene.t.media.file)
    case 'contact_card':
      return again(scene.draft, scene.t.media.contactCard)
    case 'edited':
      return again(scene.draft, scene.t.media.edited)
    case 'sticker':
      return hearSticker(state, scene)
    case 'unsupported':
      return again(scene.draft, scene.t.media.unsupported)
  }
}

/** A courtesy: it greets, thanks or agrees, and answers nothing. */
function hearSticker(state: State, scene: Scene): Answer {
  if (!state.greeted) return again(scene.draft)
  return state.asked && hasProgress(scene.draft) ? again(scene.draft, scene.t.media.sticker) : nod(state, scene)
}

/**
 * Never downloaded. One sentence, and the choices of this moment: those of the open question, or of what stands where nothing was begun.
 * From the second one on a person is offered too.
 */
function hearVoice(state: State, scene: Scene): Answer {
  const { draft } = scene
  const open = openQuestion(state, scene)
  const about = questionOf(scene, open).aboutForVoice
  if (!hasProgress(draft) && standing(scene) !== undefined && (state.asked === undefined || open === 'menu')) {
    const shown = obey('appointments', scene, state)
    if (shown.kind === 'ask') return ask(shown.question, draft, answerVoice(questionOf(scene, shown.question).ask(scene), scene))
  }
  return {
    kind: 'again',
    draft,
    notes: [],
    ...(about && { about }),
    hint: (prompt) => hintFor(prompt, scene, state.voices > 0),
  }
}

function answerVoice(prompt: Prompt, { t }: Scene): string {
  const { options = [], location } = prompt
  const list = listTitle(prompt, t)
  if (location) return t.media.voiceLocation
  if (list) return t.media.voiceList(fitButton(list))
  return options.length > 0 ? t.media.voiceButtons : t.media.voiceKeyboard
}

function hintFor(prompt: Prompt, scene: Scene, again: boolean): Hint {
  const { t } = scene
  const { options = [], location } = prompt
  const hasPerson = options.some((one) => one.question === 'go' && one.value === 'person')
  const hasRoom = !location && !hasPerson && options.length < (listTitle(prompt, t) ? ROWS_MAX : BUTTONS_MAX)
  const person = again && location === true && t.media.person(telephoneFor(scene))
  return {
    notes: [answerVoice(prompt, scene), ...(person ? [person] : [])],
    ...(again && hasRoom && { option: toPerson(scene) }),
  }
}
