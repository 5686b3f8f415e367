import { attempt } from '../../db/open.ts'
import { type Command, type FirstKind, isCommand, onlyTells } from '../reading/acts.ts'
import { isReport, withoutAnger } from '../reading/complaints.ts'
import { plain } from '../reading/engine/words.ts'
import { EVERYDAY } from '../reading/first-of-all.ts'
import type { Reading } from '../reading/reading.ts'
import { isWithin } from '../reading/requested-times.ts'
import { isMereNumber, namesAlone, numberAnd, parseRow, saysLast } from '../reading/rows.ts'
import { parseTimes } from '../reading/times.ts'
import { type Answer, again, askAbout, inBetween, saying, tell } from './answer.ts'
import { hearParts, isInFolio, tellKnown, unheardQuestions, withReply } from './compose.ts'
import { nod } from './courtesy.ts'
import { hasProgress } from './draft.ts'
import { hearFirstOfAll } from './first-of-all.ts'
import { missed } from './missed.ts'
import { today } from './moments.ts'
import { obey } from './orders.ts'
import { firstNeeded, type Heard, isQuestionName, type QuestionName, questionOf, rankOf, type Step, standing } from './part.ts'
import { paragraphs } from './prompt.ts'
import type { MereQuestion, Question } from './question.ts'
import { answerFaq, toldOf } from './questions/faq.ts'
import type { Scene } from './scene.ts'
import type { Asked, Offered, State } from './state.ts'
import { keepForLater, withUnneeded } from './stated.ts'

/** The one that was asked, else the first that the draft needs. */
export function openQuestion(state: State, scene: Scene): QuestionName {
  const name = state.asked?.question
  return name && isQuestionName(scene, name) ? name : firstNeeded(scene)
}

const asAsked = (scene: Scene, asked: Asked | undefined): Scene => ({ ...scene, about: asked?.about, asked: asked?.question })

/** Without an open question "baja" is no state. Undefined for no order. */
export const hearOrder = ({ command }: Reading, state: State, scene: Scene): Answer | undefined =>
  command && obey(command, asAsked(scene, state.asked), state)

/** Not mere questions where it would hold, move or send what they name. */
const byQuestion = (heard: Heard): Answer | undefined => {
  const { question, reading, open, scene, asks } = heard
  const mere = asks ? mereQuestion(question, reading) : undefined
  if (mere === 'is not heard') return undefined
  const alone = (as: Scene) => question.hear?.(reading, as)
  const { hearBeside } = scene.session.deps.chat.services
  const answer = hearBeside ? hearBeside(heard, alone) : alone(open)
  return mere === 'fills nothing' && answer && fills(answer, scene) ? undefined : answer
}

const mereQuestion = ({ mereQuestion: mere }: Question, reading: Reading): MereQuestion | undefined =>
  typeof mere === 'function' ? mere(reading) : mere

/** Unless the open question asks for that very thing. A "no" that cannot be read is none. */
function byFirstOfAll(heard: Heard): Answer | undefined {
  const first = hearFirstOfAll(heard.reading, heard.open)
  // A procedure for a death is requested, not a person's death reported.
  if (first?.kind === 'death' && heard.reading.record?.sure) return undefined
  if (!first || (heard.blind && first.kind === 'forget')) return undefined
  const { question, reading, open } = heard
  const own = question.answersFirst?.includes(first.kind) ? (byQuestion(heard) ?? question.takes?.(reading, open)) : undefined
  const alone = EVERYDAY.has(first.kind) ? yesThenAsked(heard) : undefined
  return own ?? alone ?? besideFeeling(first, heard) ?? first.answer
}

/**
 * Beside an order or a full answer anger opens no complaint, and a wish beside a death is heard: "falleció mi papá, quiero renovar". Beside
 * a report it waits until that is sent or dropped.
 */
function besideFeeling({ kind, answer: first }: { kind: FirstKind; answer: Answer }, heard: Heard): Answer | undefined {
  const { reading, scene } = heard
  const { session, t } = scene
  const { grievance, firstOfAll } = t
  const mourns = kind === 'death' && !standing(scene)
  const said = mourns ? reading.without('tells of a death') : kind === 'complaint' ? withoutAnger(reading) : undefined
  if (!said || (mourns && (said.first || said.kind !== 'order'))) return undefined
  const isTaken = (one: Answer | undefined): one is Answer =>
    one !== undefined && (fills(one, scene) || (mourns && one.kind === 'ask' && one.question === 'menu'))
  const answer = attempt(session.tx, () => hearSteps(withWords(heard, said)), isTaken)
  if (isTaken(answer) && kind === 'complaint' && isReport(reading.text))
    return first.kind === 'ask' && 'draft' in answer ? { ...first, draft: answer.draft } : undefined
  return isTaken(answer)
    ? saying(mourns ? paragraphs(firstOfAll.death, firstOfAll.deathTravels) : grievance.sorry, answer)
    : undefined
}

const fills = (answer: Answer, { draft }: Scene): boolean =>
  'draft' in answer && (answer.kind === 'next' || JSON.stringify(answer.draft) !== JSON.stringify(draft))

/** Capabilities' steps stand between these. */
export const steps: readonly Step[] = [
  { name: 'danger, haste, a death, a complaint and their like, before anything else in the sentence', hear: byFirstOfAll },
  {
    name: 'the title of an option, its number, yes or no',
    not: ['blind'],
    hear: ({ reading, state, open, name }) => byTitle(reading, state, open, name),
  },
  { name: 'a yes with something asked behind it', not: ['blind', 'own words'], hear: yesThenAsked },
  {
    name: 'the open question, where it hears before any order',
    not: ['blind'],
    hear: (heard) => (comesFirst(heard.question, heard.reading, heard.open) ? byQuestion(heard) : undefined),
  },
  {
    name: 'an order in a whole message',
    hear: ({ reading, open, state }) => (reading.command ? obey(reading.command, open, state) : undefined),
  },
  { name: 'what many people ask', not: ['own statements'], hear: hearFaq },
  { name: 'the open question', hear: (heard) => (heard.blind && heard.question.acts ? undefined : byQuestion(heard)) },
  {
    name: 'the question before an interruption',
    not: ['asking'],
    hear: ({ reading, name, scene }) => hearPending(reading, name, scene),
  },
  { name: 'something asked for in a sentence', hear: ({ reading, open, state }) => grant(reading, reading.request, open, state) },
  { name: 'something asked for in passing', hear: ({ reading, open, state }) => grant(reading, reading.aside, open, state) },
  { name: 'a mere no', hear: ({ reading, open, state }) => (reading.yesNo === 'no' ? obey('park', open, state) : undefined) },
  {
    name: 'a sign without words',
    not: ['blind'],
    hear: ({ state, reading, open }) => (state.greeted ? withoutWords(reading, state, open) : undefined),
  },
  {
    name: 'the open question, for what nothing else understood',
    not: ['blind'],
    hear: ({ question, reading, open }) => question.takes?.(reading, open),
  },
  {
    name: 'the number of an option, where nothing else took it',
    not: ['blind'],
    hear: ({ question, reading, open, state }) =>
      question.acts || question.numbered === 'as rows' ? undefined : byNumber(reading, open, state),
  },
  { name: 'what a later question asks', not: ['blind'], hear: keepForLater },
]

/** "sí la quiero, y qué tengo que llevar", "¿ya quedó? confirmar": the yes alone, then the question. */
function yesThenAsked(heard: Heard): Answer | undefined {
  const { reading, state, open, name, scene } = heard
  const last = reading.partsAndRests.find(({ part }) => state.asked?.options.some(({ title }) => plain(title) === plain(part)))
  const { said, rest } = reading.yes ?? { said: last?.part, rest: last?.rest }
  if (!said || !rest) return undefined
  const behind = reading.part(rest)
  const asked = toldOf(behind, scene)
  const told = asked && onlyTold(asked, scene)
  if (told?.kind !== 'tell' || behind.entities.some(({ times }) => times !== undefined)) return undefined
  const alone = { ...heard, reading: reading.part(said), asks: false }
  const answer = byTitle(alone.reading, state, open, name) ?? byQuestion(alone)
  return answer && (answer.kind === 'over' && isInFolio(behind) ? answer : withReply(answer, told.prompt, true))
}

/** An answer, an order, a request, answers to later questions; in that order. */
export function hearText(typed: Reading, state: State, before: Scene, unseen: boolean): Answer {
  const name = openQuestion(state, before)
  const question = questionOf(before, name)
  const scene = question.readsBack ? { ...before, readBack: true } : before
  const formed = readsForms(scene, name) ? typed.asSentence : typed
  // A yes below something else that was said may mean that: it does nothing, and what stands behind it is heard.
  const yes =
    question.acts && (state.asked?.turn ?? state.turn) < state.turn ? (formed.agrees('the summary') ?? formed.yes) : undefined
  if (yes && !(yes.said && yes.rest)) return askAbout(name, state.asked?.about ?? '', before.draft, before.t.common.askedBefore)
  const reading = yes ? formed.part(yes.rest) : formed
  if (reading.text === '') return again(scene.draft, scene.t.media.unsupported)
  const open = asAsked(scene, state.asked)
  const blind = unseen && (question.acts === true || isBareAnswer(reading))
  const heard = withWords({ name, question, open, scene, state, blind }, reading)
  const toReadBack = question.readsBack && !blind ? (byTitle(reading, state, open, name) ?? byQuestion(heard)) : undefined
  if (toReadBack) return toReadBack
  const onward = question.readsBack ? goingOn(heard) : heard
  const hear = (one: Heard) => withUnneeded(hearParts(one, hearSteps), one)
  const beside = unheardQuestions(onward, hear)
  const whole = hear(onward)
  const answer = whole && beside.length > 0 ? withReply(whole, { body: paragraphs(...beside) }) : whole
  if (answer?.kind === 'again') return { ...answer, draft: scene.draft }
  if (answer) return reading.kind === 'question' && question.waits?.(open.about) ? onlyTold(answer, scene) : answer
  return blind ? again(scene.draft, scene.t.common.seenFirst) : (tellKnown(heard) ?? missed(reading, name, state, open, heard.asks))
}

/** Other words than those of the message, as if they stood alone. */
export const withWords = (heard: Omit<Heard, 'reading' | 'asks'>, reading: Reading): Heard => ({
  ...heard,
  reading,
  asks: reading.command === undefined && reading.kind === 'question',
})

/** What a step leaves of a message: as it is answered alone. Of what is not wanted nothing is kept. */
export const hearRest = (rest: Heard, isWanted: (answer: Answer | undefined) => boolean): Answer | undefined =>
  attempt(rest.scene.session.tx, () => hearParts(rest, hearSteps), isWanted)

export function hearSteps(heard: Heard): Answer | undefined {
  for (const step of heard.scene.session.deps.chat.steps) {
    const said = leavesAlone(step, heard) ? undefined : step.hear(heard)
    if (said) return said
  }
  return undefined
}

/** Another answer than yes or no accepts what was read back. */
function goingOn(heard: Heard): Heard {
  const { question, open, scene } = heard
  const draft = question.passed?.(scene.draft, open.about) ?? scene.draft
  return { ...heard, open: { ...open, draft }, scene: { ...scene, draft } }
}

/** Without its own question, where another one waits below. */
export function onlyTold(answer: Answer, scene: Scene): Answer {
  if (answer.kind !== 'ask' || !questionOf(scene, answer.question).aside) return answer
  const { body } = questionOf(scene, answer.question).ask({ ...scene, about: answer.about })
  const told = body.split('\n\n').filter((paragraph) => !IS_QUESTION.test(paragraph))
  return inBetween(tell({ body: paragraphs(...answer.notes, ...told) }))
}

const IS_QUESTION = /^\*¿?[^*]*\?\*/

function leavesAlone({ not = [] }: Step, { blind, asks, question, name, reading, scene }: Heard): boolean {
  return (
    (blind && not.includes('blind')) ||
    (asks && not.includes('asking')) ||
    (question.ownWording === true &&
      (not.includes('own words') || (not.includes('own statements') && !(reading.asksSomething && rankOf(scene, name) >= 0))))
  )
}

/** Own words are kept as they are. */
const readsForms = (scene: Scene, name: QuestionName): boolean => rankOf(scene, name) >= 0 && !questionOf(scene, name).ownWording

const comesFirst = ({ acts, lasting, ownWords }: Question, reading: Reading, scene: Scene): boolean =>
  acts === true || lasting === true || (ownWords?.(reading, scene) === true && reading.mayBeTold)

/** "¿cuánto cuesta renovar?" names what it asks about, and "me cobraron por la cita" is the report itself. */
function grant(reading: Reading, request: Command | undefined, scene: Scene, state: State): Answer | undefined {
  // In the middle of it the place is told: see `missed`.
  if (!request || (request === 'start' && hasProgress(scene.draft))) return undefined
  // "no puedo ir el lunes" gives up nothing where nothing stands.
  const isGivenUp = request !== 'cancelAppointment' || standing(scene) || reading.says('cancels')
  if (!isGivenUp && reading.says('something is in the way')) return undefined
  const named = scene.session.deps.chat.ordersNaming[request]?.(reading, scene)
  if (!named) return obey(request, scene, state)
  return onlyTells(request) ? inBetween(named) : named
}

/** Where the office is, when it opens, what is paid where. */
function hearFaq({ reading, open, state }: Heard): Answer | undefined {
  const asked = reading.faq
  // Anger does not hide a wish: "qué estúpida, perdí mi pasaporte".
  if (asked === undefined || (asked === 'upset' && reading.aim?.family)) return undefined
  return isCommand(asked) ? grant(reading, asked, open, state) : answerFaq(asked, open, reading)
}

/** So the question must have been read. */
const isBareAnswer = (reading: Reading): boolean => reading.yesNo !== undefined || isMereNumber(reading.text)

/** Irreversible acts need the word itself, not a nod. */
function agreement(reading: Reading, acts: boolean): 'yes' | 'no' | undefined {
  const said = reading.yesNo
  return said === 'yes' && acts && !reading.agrees()?.firm ? undefined : said
}

const IS_AN_HOUR = /^(?:slot:.+)?\d+$/

/** By its title, its number where rows may be counted, or yes and no. */
function byTitle(reading: Reading, state: State, scene: Scene, name: QuestionName): Answer | undefined {
  const options = state.asked?.options ?? []
  // "la primera, no perdón la segunda"
  const words = reading.corrected(() => true).plain
  const { acts } = questionOf(scene, name)
  const yesNo = agreement(reading, acts === true)
  const { rows, how } = counted(words, options, scene, name)
  const row = acts ? undefined : parseRow(words, rows.length, how)
  const last = row === undefined ? undefined : rows[row - 1]
  // "la última" is never a way out below the list.
  const ofRow = last?.question === 'go' && saysLast(words) ? undefined : last
  const chosen =
    options.find((one) => plain(one.title) === words) ??
    ofRow ??
    (how === 'figures too' && !acts ? rowOfThen(reading, rows, scene) : undefined) ??
    (yesNo && options.find((one) => one.value === yesNo || one.value.startsWith(`${yesNo}:`)))
  return chosen && runOption(chosen, scene, state)
}

/** The rows that a number or "la última" means. Figures are days and hours where hours are listed, unless rows stand numbered. */
function counted(words: string, options: readonly Offered[], scene: Scene, name: QuestionName) {
  const { numbered } = questionOf(scene, name)
  const { rowsNumbered } = scene.session
  const hours = numbered ? hoursAmong(options) : options.filter((one) => one.question === name && IS_AN_HOUR.test(one.value))
  const isSaid = numbered === 'as rows' || (!rowsNumbered && numbered && hours.length > 0)
  const how = isSaid ? 'as rows' : numbered || rowsNumbered ? 'figures too' : 'ordinals'
  const onlyHours = saysLast(words) ? hours.length > 0 : !numbered && !rowsNumbered
  return { how, rows: onlyHours ? hours : options } as const
}

/** "la cuatro, la del jueves"; where rows stand numbered also "5 el jueves", "2 el de 6": the row of that number whose title is of that. */
function rowOfThen(reading: Reading, rows: readonly Offered[], { session }: Scene): Offered | undefined {
  const { row, beside } = numberAnd(reading, session.rowsNumbered)
  const one = rows[row - 1]
  if (!one || !beside) return undefined
  const [told, shown] = [beside, one.title].map((words) => parseTimes(words, today(session)))
  const isOfThen = shown?.from && isWithin({ day: shown.from, minute: shown.fromMinute ?? 0 }, told ?? {})
  return (told && isOfThen) || namesAlone(beside, one.title, rows) ? one : undefined
}

/** Of a list that mixes hours with places. */
const hoursAmong = (options: readonly Offered[]): readonly Offered[] => options.filter(({ value }) => value.startsWith('at:'))

/** Options numbered in the words, for lack of room (channels/fit.ts); else of a list with hours only these. */
function byNumber(reading: Reading, scene: Scene, state: State): Answer | undefined {
  const options = state.asked?.options ?? []
  const hours = scene.session.rowsNumbered ? [] : hoursAmong(options)
  const rows = hours.length > 0 ? hours : options
  const chosen = isMereNumber(reading.plain) ? rows[Number(reading.plain) - 1] : undefined
  return chosen && runOption(chosen, scene, state)
}

function runOption({ question: name, value }: Pick<Offered, 'question' | 'value'>, scene: Scene, state: State): Answer | undefined {
  if (name === 'go') return isCommand(value) ? obey(value, scene, state) : undefined
  const question = isQuestionName(scene, name) ? questionOf(scene, name) : undefined
  return question?.buttonsOnly ? undefined : question?.choose(value, scene)
}

/** The interrupted question still waits. */
function hearPending(reading: Reading, current: QuestionName, scene: Scene): Answer | undefined {
  if (!hasProgress(scene.draft)) return undefined
  const pending = firstNeeded(scene)
  return pending === current || questionOf(scene, pending).acts ? undefined : questionOf(scene, pending).hear?.(reading, scene)
}

/** A nod, a heart, a question mark: no misunderstanding. */
function withoutWords(reading: Reading, state: State, scene: Scene): Answer | undefined {
  const agrees = reading.yesNo === 'yes'
  // After a misunderstanding it is one more: it needs the way out.
  if (!agrees && (reading.plain !== '' || state.misses > 0)) return undefined
  if (!agrees && reading.text.includes('?')) return obey('unclear', scene, state)
  const way = agrees && state.asked?.options.find((one) => one.question === 'go' && AGREED_TO.has(one.value))
  return (way && runOption(way, scene, state)) || nod(state, scene)
}

/** "¿Seguimos donde iba?", "¿Quiere sacar una?" */
const AGREED_TO: ReadonlySet<string> = new Set<Command>(['goOn', 'start'])
