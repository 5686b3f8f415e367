import { claimsHalf } from '../../booking/chat/half-price.ts'
import { type Answer, inBetween, saying, tell } from '../../chat/answer.ts'
import { withReply } from '../../chat/compose.ts'
import { type Draft, hasProgress } from '../../chat/draft.ts'
import { firstNeeded, type Heard, type QuestionName, questionOf, rankOf } from '../../chat/part.ts'
import { hearRest, onlyTold, withWords } from '../../chat/policy.ts'
import { paragraphs } from '../../chat/prompt.ts'
import { toldOf, unanswered } from '../../chat/questions/faq.ts'
import type { Scene } from '../../chat/scene.ts'
import { onlyTells, type Said } from '../../reading/acts.ts'
import { clauseTextsOf, otherWords } from '../../reading/clauses.ts'
import type { Reading } from '../../reading/reading.ts'
import { type Need, SIGNS } from '../../texts/admin-needs.ts'
import {
  alreadyNoted,
  codeOf,
  codesIn,
  kindOf,
  note,
  noted,
  offer,
  offerOnce,
  pendingIn,
  refuse,
  WHICH_LANGUAGE,
  withPending,
} from './need.ts'

const SAID = {
  hearing: 'cannot hear',
  interpreter: 'speaks another tongue',
  sight: 'cannot see',
  mobility: 'cannot walk',
  reading: 'cannot read',
} as const satisfies Record<Need['kind'], Said>
const KINDS = Object.keys(SAID) as Need['kind'][]

/** Needs that a message says, by their codes, and the message without them. */
interface Told {
  codes: string[]
  rest: Reading
}

/** "hay intérprete?" asks; "yo sordo, ¿pago menos?" tells it all the same, and "el intérprete sí" answers. */
const tells = (clause: Reading, kind: Need['kind'], { asked }: Scene): boolean =>
  clause.says(SAID[kind]) && (!(asked === 'need' ? isMarked(clause) : asks(clause)) || clause.says('of their own body'))

const isMarked = ({ text }: Reading): boolean => /[?¿]/.test(text)

export const asks = (reading: Reading): boolean => reading.asksSomething || isMarked(reading)

function toldIn(reading: Reading, scene: Scene): Told {
  const clauses = clauseTextsOf(reading).map((text) => reading.part(text))
  const kinds = KINDS.filter((kind) => clauses.some((clause) => !clause.says('needs no note') && tells(clause, kind, scene)))
  const said: Said[] = [...kinds.map((kind) => SAID[kind]), ...(reading.first ? (['cannot telephone'] as const) : [])]
  return { codes: codesOf(kinds, reading, scene), rest: restOf(reading, said) }
}

function codesOf(kinds: readonly Need['kind'][], { tongue }: Reading, scene: Scene): string[] {
  if (kinds.length === 0) return []
  const open = [...noted(scene).map(codeOf), ...(scene.asked === 'need' ? codesIn(scene) : []), ...pendingIn(scene)]
  const isDeaf = [...kinds, ...open].includes('hearing')
  const [known] = open.flatMap((code) => code.split('interpreter:')[1] || [])
  const which = tongue ?? known ?? (isDeaf ? SIGNS : undefined)
  return kinds.map((kind) => (kind === 'interpreter' ? interpreterOf(which, scene) : kind))
}

/** Which language is asked for, unless it is said; the deaf have one. */
const interpreterOf = (which: string | undefined, { language }: Scene): string =>
  which === undefined && language === 'en' ? 'interpreter' : `${WHICH_LANGUAGE}${which ?? ''}`

/** What a message is about, asked or told. */
export const codesNamed = (reading: Reading, scene: Scene): string[] =>
  codesOf(
    KINDS.filter((kind) => reading.says(SAID[kind])),
    reading,
    scene,
  )

/** Without what says a need, or that it be noted; what stands in the same part stays. */
const restOf = (reading: Reading, said: readonly Said[]): Reading =>
  otherWords(
    reading,
    [...said, 'asks for a note'],
    (part) => part.entities.length > 0 || part.aim?.family !== undefined || part.faq !== undefined || claimsHalf(part),
  )

/** As it was typed where nothing was taken out. */
const joined = (reading: Reading, clauses: readonly Reading[], rest: readonly string[]): Reading =>
  rest.every((text, at) => text === clauses[at]?.text) ? reading : reading.part(rest.filter(Boolean).join(', '))

const isMore = ({ left, entities }: Reading): boolean => left.length > 0 || entities.some(({ kind }) => kind !== 'relative')

/**
 * "no escucho, quiero renovar": the wish is heard as if it stood alone, and the note is asked about before it goes on, until it is
 * answered. Who only cannot telephone needs no note.
 */
export function beside(heard: Heard): Answer | undefined {
  const { reading, open, name } = heard
  if (reading.first && reading.first !== 'inWriting') return undefined
  if (name === 'need') return replied(heard)
  const { codes, rest } = toldIn(reading, open)
  if (codes.length === 0 && !reading.first)
    return open.draft.needsLater && reading.says('asks for a note') ? note(open, [], pendingIn(open)) : ofRamps(heard)
  // "no sé leer bien" agrees to nothing.
  const isLeft = (rest.text.includes(',') || clauseTextsOf(reading).length > 1 || !heard.question.acts) && isMore(rest)
  const alone = withWords(heard, rest)
  const answer = isLeft ? hearRest(alone, isHeard(open)) : undefined
  const isAnswered = isHeard(open)(answer)
  if (codes.length === 0) return isAnswered && answer ? saying(open.t.firstOfAll.inWriting, answer) : undefined
  const known = new Set([...noted(open).map(({ kind }) => kind), ...pendingIn(open).map(kindOf)])
  const others = codes.filter((code) => !known.has(kindOf(code)))
  if (others.length === 0) return isAnswered ? answer : alreadyNoted(open, codes)
  if (reading.says('asks for a note')) {
    const done = note(open, others)
    return isAnswered && answer ? besideNote(done, answer) : done
  }
  return withOffer(answer, isAnswered, others, alone)
}

/** What is answered goes on after the question whether it is noted. */
function withOffer(answer: Answer | undefined, isAnswered: boolean, codes: readonly string[], { open, reading }: Heard): Answer {
  const also = (draft: Draft, ...notes: string[]) => offer({ ...open, draft }, codes, ...notes)
  if (!isAnswered || !answer) return also(open.draft)
  if (answer.kind === 'tell') return also(open.draft, answer.prompt.body)
  if (answer.kind === 'next') return also(answer.draft, ...answer.notes)
  if (answer.kind !== 'ask') return answer
  if (comesByItself(answer.question, open)) return also(answer.draft, ...answer.notes)
  const told = reading.request && onlyTells(reading.request) ? onlyTold(answer, open) : answer
  return told.kind === 'tell' ? also(open.draft, told.prompt.body) : { ...answer, draft: withPending(answer.draft, codes) }
}

/** What does nothing is left to the steps that follow, and nothing of it is kept. */
const isHeard =
  ({ draft }: Scene) =>
  (answer: Answer | undefined): boolean => {
    if (answer?.kind === 'tell') return !answer.missed && !answer.after
    return answer?.kind === 'next' ? answer.draft !== draft : answer?.kind === 'ask'
  }

/** So that it may wait. */
const comesByItself = (question: QuestionName, scene: Scene): boolean => question === 'menu' || rankOf(scene, question) >= 0

/** "hay rampa?": what the office says of it, and the note. */
function ofRamps({ reading, open }: Heard): Answer | undefined {
  if (reading.faq !== 'access' || noted(open).some(({ kind }) => kind === 'mobility')) return undefined
  const told = toldOf(reading, open)
  return told?.kind === 'tell' ? offerOnce(open, ['mobility'], told.prompt.body) : undefined
}

/** "sí, y también el intérprete, en León": the answer to the note is taken, and the rest is heard by the question that follows. */
function replied(heard: Heard): Answer | undefined {
  const { reading, open } = heard
  if (reading.command || heard.state.asked?.options.some(({ title }) => title === reading.text)) return undefined
  const { codes, rest: said } = toldIn(reading, open)
  const parts = clauseTextsOf(said).map((text) => said.part(text))
  const refused = reading.says('needs no note') || parts.some(({ yesNo }) => yesNo === 'no')
  // Said again it is a yes: "el intérprete sí".
  const isAgain = codes.some((code) => codesIn(open).some((one) => kindOf(one) === kindOf(code)))
  const agrees = !refused && (isAgain || reading.says('asks for a note') || parts.some((part) => part.yes))
  const left = parts.map((part) => (part.yesNo === 'no' ? '' : (part.yes?.rest ?? part.text)).replace(/^[\s,.;]+/, ''))
  const rest = joined(said, parts, left)
  const answered = refused ? refuse(open) : agrees ? note(open, codes) : undefined
  const pending = answered ? [] : [...pendingIn(open), ...codes]
  const then = isMore(rest) ? heardNext(heard, rest) : undefined
  if (answered) return then ? besideNote(answered, then) : answered
  if (!then) return codes.length > 0 ? offer(open, codes) : undefined
  if (!('draft' in then)) return then
  return { ...then, draft: heard.scene.draft.needsLater ? then.draft : { ...withPending(then.draft, pending), needsLater: true } }
}

/** Undefined where nothing is heard. */
function heardNext(heard: Heard, reading: Reading): Answer | undefined {
  const { needs, ...draft } = heard.scene.draft
  const { about, ...open } = heard.open
  const scene = { ...heard.scene, draft }
  const name = hasProgress(draft) ? firstNeeded(scene) : 'menu'
  const question = questionOf(scene, name)
  const { asked, ...state } = heard.state
  const after = { name, question, scene, open: { ...open, draft, asked: name }, state, blind: question.acts === true }
  const answer = hearRest(withWords(after, reading), isHeard(scene))
  if (answer && isHeard(scene)(answer)) return answer
  return asks(reading) ? inBetween(tell({ body: unanswered(heard.open, reading.text) })) : undefined
}

/** Both are done: what was noted stands first. */
function besideNote(noted: Answer, then: Answer): Answer {
  if (then.kind !== 'next' && then.kind !== 'ask')
    return then.kind === 'tell' ? withReply(noted, { body: then.prompt.body }, true) : noted
  const draft = draftOf(noted)
  const body = noted.kind === 'tell' ? noted.prompt.body : 'notes' in noted ? paragraphs(...noted.notes) : ''
  return { ...then, notes: [body, ...then.notes], draft: withPending(then.draft, draft ? pendingIn({ draft }) : []) }
}

const draftOf = (answer: Answer): Draft | undefined =>
  'draft' in answer ? answer.draft : 'prompt' in answer ? answer.prompt.draft : undefined
