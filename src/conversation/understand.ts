import { hasProgress } from './draft.ts'
import { fit, helpHours } from './facts.ts'
import { keepHold } from './holding.ts'
import type { Input, Said } from './input.ts'
import { obey } from './orders.ts'
import { type Answer, again, ask, type Hint, isQuestionName, next, type Prompt, type QuestionName, type Scene } from './question.ts'
import { hearPermissionCode } from './questions/minors/permission.ts'
import { answerOften } from './questions/often.ts'
import { near } from './questions/place.ts'
import { moveInWords } from './questions/standing/moving.ts'
import { firstNeeded, TABLE } from './questions/table.ts'
import { BUTTONS_MAX, ROWS_MAX, readChoiceId } from './speak.ts'
import { type Asked, type Offered, type State, silenceMs, TAKE_BACK_MS } from './state.ts'
import { hearFirmYes, hearYesNo } from './understanding/agreement.ts'
import { hearAim } from './understanding/aims.ts'
import { type Command, findCommand, isCommand } from './understanding/commands.ts'
import { findOften } from './understanding/often.ts'
import { findAside, findRequest } from './understanding/requests.ts'
import { hearRow } from './understanding/rows.ts'
import { plain, tidy } from './understanding/words.ts'
import { volunteer } from './volunteer.ts'

/** What somebody said, as an answer; decides nothing about what is said back. */
export function understand(state: State, input: Input, scene: Scene): Answer {
  const { said } = input
  switch (said.kind) {
    case 'text':
      return hearText(said.text, state, scene, input.unseen)
    case 'choice':
      return choose(said, state, scene, input.unseen)
    case 'location':
      return locate(said, state, scene)
    case 'voice':
      return hearVoice(state, scene)
    case 'reaction':
      return { kind: 'silence' }
    case 'picture':
      return again(scene.draft, scene.t.media.picture)
    case 'file':
      return again(scene.draft, scene.t.media.file)
    case 'contact_card':
      return again(scene.draft, scene.t.media.contactCard)
    case 'sticker':
    case 'unsupported':
      return again(scene.draft, scene.t.media.unsupported)
  }
}

/** The question that is open: the one that was asked, else the first that the draft needs. */
function openQuestion(state: State, scene: Scene): QuestionName {
  const name = state.asked?.question
  return name && isQuestionName(name) ? name : firstNeeded(scene)
}

/** The scene as the asked question sees it. */
const asAsked = (scene: Scene, asked: Asked | undefined): Scene => ({ ...scene, about: asked?.about })

function hearText(typed: string, state: State, scene: Scene, unseen: boolean): Answer {
  const text = tidy(typed)
  if (text === '') return again(scene.draft, scene.t.media.unsupported)
  const name = openQuestion(state, scene)
  const question = TABLE[name]
  const open = asAsked(scene, state.asked)
  // Words typed before the question could be read add information; they never say yes to something that acts.
  const blind = unseen && (question.acts === true || isBareAnswer(text))
  const command = findCommand(text)
  const attempts: (() => Answer | undefined)[] = [
    () => hearPermissionCode(text, open),
    () => (name === 'place' && isStateName(text, scene) ? question.hear?.(text, open) : undefined),
    () => (name === 'slot' && LATER.test(plain(text)) ? question.hear?.(text, open) : undefined),
    () => (blind ? undefined : byTitle(text, state, open, name)),
    () => (blind || !(question.acts || question.lasting) ? undefined : question.hear?.(text, open)),
    () => (command ? obey(command, open, state) : undefined),
    () => (blind ? undefined : moveInWords(text, open)),
    () => (name === 'details' ? undefined : hearOften(text, open, state)),
    () => (blind && question.acts ? undefined : question.hear?.(text, open)),
    () => hearPending(text, name, scene),
    () => hearLate(text, name, scene),
    () => grant(text, findRequest(text), open, state),
    () => volunteer(text, scene, name),
    () => (name === 'slot' && NONE_OF_THEM.test(plain(text)) ? obey('otherDay', open, state) : undefined),
    () => grant(text, findAside(text), open, state),
    () => (hearYesNo(text) === 'no' ? obey('park', open, state) : undefined),
  ]
  for (const attempt of attempts) {
    const answer = attempt()
    if (answer) return answer
  }
  return blind ? again(scene.draft, scene.t.common.seenFirst) : missed(text, name, state, open)
}

/** "¿cuánto cuesta renovar?" names what it asks about. */
function grant(text: string, request: Command | undefined, scene: Scene, state: State): Answer | undefined {
  // Whoever is in the middle of it is told where: see `missed`.
  if (request === 'start' && hasProgress(scene.draft)) return undefined
  const named = request === 'costs' ? TABLE.costs.hear?.(text, scene) : undefined
  return named ?? (request && obey(request, scene, state))
}

/** What many people ask in between: where the office is, when it opens, what is paid where. */
function hearOften(text: string, scene: Scene, state: State): Answer | undefined {
  const asked = findOften(text)
  if (asked === undefined) return undefined
  return asked === 'paying' ? obey('payment', scene, state) : answerOften(asked, scene)
}

/** "sí", "no", "2": an answer to whatever was asked, so it must have been read. */
const isBareAnswer = (text: string): boolean => hearYesNo(text) !== undefined || /^\d{1,2}$/.test(text)

/** "Baja California" in answer to "where" is a state before it is anything else. */
const isStateName = (text: string, { desk }: Scene): boolean =>
  plain(text).startsWith('baja') || desk.states().some((one) => plain(one.name) === plain(text))

/** Where hours are asked, later is an hour and not another day. */
const LATER = /^(?:un poco |algo )?mas (?:tarde|temprano)(?: por favor)?$|^(?:later|earlier)$/

const NONE_OF_THEM = /\bningun[oa]?\b|\bnone\b/

/** What cannot be undone needs the word itself: a nod or a thumb is too little. */
function agreement(text: string, acts: boolean): 'yes' | 'no' | undefined {
  const said = hearYesNo(text)
  return said === 'yes' && acts && !hearFirmYes(text) ? undefined : said
}

/** The title of an option in words, its number where rows may be counted, or yes and no. */
function byTitle(text: string, state: State, scene: Scene, name: QuestionName): Answer | undefined {
  const options = state.asked?.options ?? []
  const words = plain(text)
  const { numbered: counted, acts } = TABLE[name]
  const yesNo = agreement(text, acts === true)
  // Where figures are days and hours, "la última" is the last hour and not a way out.
  const rows = counted ? options : options.filter((one) => one.question === name && /^\d+$/.test(one.value))
  const row = acts ? undefined : hearRow(words, rows.length, counted ? 'figures too' : 'ordinals')
  const numbered = row === undefined ? undefined : rows[row - 1]
  const chosen =
    options.find((one) => plain(one.title) === words) ??
    numbered ??
    (yesNo && options.find((one) => one.value === yesNo || one.value.startsWith(`${yesNo}:`)))
  return chosen && runOption(chosen, scene, state)
}

function runOption({ question, value }: Pick<Offered, 'question' | 'value'>, scene: Scene, state: State): Answer | undefined {
  if (question === 'go') return isCommand(value) ? obey(value, scene, state) : undefined
  return isQuestionName(question) ? TABLE[question].choose(value, scene) : undefined
}

/** When a question only interrupted, the one before it still waits for its answer. */
function hearPending(text: string, current: QuestionName, scene: Scene): Answer | undefined {
  if (!hasProgress(scene.draft)) return undefined
  const pending = firstNeeded(scene)
  return pending === current || TABLE[pending].acts ? undefined : TABLE[pending].hear?.(text, scene)
}

/** The hold ran out while somebody typed the answer to what it was needed for: the answer is taken, and the place again if it can be. */
function hearLate(text: string, current: QuestionName, scene: Scene): Answer | undefined {
  const { earlier, slot } = scene.draft
  if (current !== 'slot' || slot || !earlier) return undefined
  const before = { ...scene, draft: { ...scene.draft, slot: earlier } }
  const asked = TABLE[firstNeeded(before)]
  return asked.acts ? undefined : asked.hear?.(text, before)
}

function missed(text: string, name: QuestionName, state: State, scene: Scene): Answer {
  const { t, desk } = scene
  if (!state.greeted) return again(scene.draft)
  if (hasProgress(scene.draft) && hearAim(text)) return again(scene.draft, t.resume.here)
  if (state.misses > 0) return again(scene.draft, t.common.missedAgain(desk.institution().phone, helpHours(scene)))
  const why = TABLE[name].miss?.(text, scene)
  if (!why) return again(scene.draft, t.common.missed)
  return { kind: 'again', draft: why.draft ?? scene.draft, notes: [why.note], ...(why.about && { about: why.about }) }
}

/**
 * A button or row of ours. Of this booking, it answers its own question, however old; what cannot be taken back only from
 * the newest message. Of an earlier booking: one courteous line.
 */
function choose(said: Extract<Said, { kind: 'choice' }>, state: State, scene: Scene, unseen: boolean): Answer {
  const id = readChoiceId(said.id)
  if (!id || !isQuestionName(id.question)) return hearText(said.title, state, scene, unseen)
  const current = state.asked?.turn === id.turn
  const open = { ...scene, about: current ? state.asked?.about : undefined }
  const question = TABLE[id.question]
  if (id.question === 'go' && isCommand(id.value)) return obey(id.value, open, state)
  if (question.lasting) return question.choose(id.value, open)
  if (question.acts && !current) return staleAct(id.question, id.value, state, scene)
  if (id.epoch !== state.epoch) return stale(scene)
  return question.choose(id.value, open)
}

/** Whoever taps "Confirmar" twice reads what stands, and not that something is over. */
function stale({ draft, desk, t }: Scene): Answer {
  if (hasProgress(draft)) return again(draft, t.common.staleButton)
  return desk.appointments().length > 0 ? ask('appointments', draft, t.common.usedButton) : ask('menu', draft, t.common.staleButton)
}

/** An old "Confirmar" or "Sí, cancelarla": the question is put once more, because what it meant may have changed. */
function staleAct(question: QuestionName, value: string, state: State, scene: Scene): Answer {
  const { draft, t } = scene
  const anew = TABLE[question].stale?.(value, scene)
  if (anew) return anew
  if (!hasProgress(draft)) return stale(scene)
  if (question !== 'summary') return again(draft, t.common.askedBefore)
  // The hour ran out between the question and the tap: whoever comes so soon may have it back.
  if (!draft.slot && draft.earlier)
    return keepHold(scene, { ...draft, slot: draft.earlier }, silenceMs(state, scene.desk.now) < TAKE_BACK_MS)
  return next(draft, t.summary.changedMeanwhile)
}

function locate({ latitude, longitude }: Extract<Said, { kind: 'location' }>, state: State, scene: Scene): Answer {
  const { draft, desk, t } = scene
  const valid = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  if (!valid || draft.slot || (draft.officeIds && state.asked?.question !== 'place')) return again(draft, t.media.noLocation)
  const where = { ...desk.placeNear(latitude, longitude), latitude, longitude, name: t.place.hereName }
  return next(near(draft, where))
}

/** Never downloaded. The open question once more, and how to answer it by tapping to the end. */
function hearVoice(state: State, scene: Scene): Answer {
  const { draft, t, desk } = scene
  const first = state.voices === 0
  const asksName = openQuestion(state, scene) === 'name' || (state.asked === undefined && firstNeeded(scene) === 'name')
  return {
    kind: 'again',
    draft,
    notes: [first ? t.media.voice : t.media.voiceAgain],
    ...(asksName && { about: 'profile' }),
    hint: (prompt) => hintFor(prompt, scene, first, t.media.person(desk.institution().phone, helpHours(scene))),
  }
}

function hintFor(prompt: Prompt, { t }: Scene, first: boolean, person: string): Hint {
  const { options = [], open, location } = prompt
  const option = { question: 'go' as const, value: 'person', title: t.common.buttons.person }
  const listed = open !== undefined
  const hasPerson = options.some((one) => one.question === 'go' && one.value === 'person')
  const hasRoom = !location && !hasPerson && options.length < (listed ? ROWS_MAX : BUTTONS_MAX)
  const how = location
    ? t.media.tapLocation
    : listed
      ? t.media.tapList(fit(open, 20))
      : options.length > 1
        ? t.media.tapButton
        : t.media.keyboard
  const knowsKeyboard = prompt.body.includes('*del teclado*')
  return {
    notes: [...(knowsKeyboard ? [] : [how]), ...(first || location ? [person] : [])],
    ...(!first && hasRoom && { option }),
  }
}
