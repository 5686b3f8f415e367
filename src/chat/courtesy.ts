import { theInstitution } from '../catalogue/institution.ts'
import { HOUR } from '../clock.ts'
import { parseCommand } from '../reading/commands.ts'
import { type Answer, again, askAbout, next, tell } from './answer.ts'
import { hasProgress } from './draft.ts'
import type { Input, Said } from './input.ts'
import { wall } from './moments.ts'
import { isQuestionName, questionOf } from './part.ts'
import { lines } from './prompt.ts'
import type { Scene } from './scene.ts'
import { type Asked, type State, silenceMs } from './state.ts'

/** Repeats the open question; not counted as a misunderstanding. */
export function thanked(scene: Scene, asked: Asked | undefined): Answer {
  const { draft, t } = scene
  if (!hasProgress(draft)) return tell({ body: t.common.bye })
  const open = asked && isQuestionName(scene, asked.question) && !questionOf(scene, asked.question).aside
  return open ? askAbout(asked.question, asked.about ?? '', draft, t.common.gladly) : next(draft, t.common.gladly)
}

/** Courtesy where nothing is open; else neither answer nor misunderstanding. */
export const nod = ({ asked, turn }: State, { draft, t }: Scene): Answer =>
  asked && (hasProgress(draft) || asked.turn === turn) ? again(draft, t.resume.here) : tell({ body: t.common.bye })

const NOON = 12 * 60
const DUSK = 19 * 60

/** On the institution's clock. */
function hello({ session, t }: Scene): string {
  const { minute } = wall(session.now, theInstitution(session.tx).zone)
  const { morning, afternoon, evening } = t.greeting.hello
  return minute < NOON ? morning : minute < DUSK ? afternoon : evening
}

/** Once, before the first answer: who speaks, that it is free, what happens to the data. */
export function firstWords(scene: Scene): string[] {
  const [who, ...rest] = whoWeAre(scene)
  return [`${hello(scene)} ${who}`, ...rest]
}

/** Without what the answer says itself. None for a tap, which answers us, nor for a known contact. */
export function wordsBeforeAnswer(scene: Scene, said: Said, answer: string): string[] {
  if (said.kind === 'choice' || known(scene) !== undefined) return []
  const [who = '', ...rest] = whoWeAre(scene)
  if (answer.includes(who)) return [hello(scene)]
  const { promise } = scene.t.greeting
  const isPrivacyNotice = answer.startsWith(scene.t.privacy.title)
  return [`${hello(scene)} ${who}`, ...(isPrivacyNotice ? [...rest.slice(0, -1), promise] : rest)]
}

export function whoWeAre(scene: Scene): string[] {
  const { promise, privacy } = scene.t.greeting
  return [...whoSpeaks(scene), lines(promise, privacy)]
}

/** Who speaks, who does not, and whether any of it is real. */
function whoSpeaks({ session, t, language }: Scene): string[] {
  const { name, disclaimer, sample } = theInstitution(session.tx)
  const who = [t.greeting.who(name), disclaimer?.[language === 'en' ? 'en' : 'es-MX']].filter(Boolean).join(' ')
  return sample ? [who, t.greeting.sample] : [who]
}

/** With what is known of them. */
function wordsAgain(scene: Scene): string[] {
  const what = known(scene)
  return [what === undefined ? hello(scene) : `${hello(scene)} ${what}`]
}

const known = (scene: Scene): string | undefined => scene.session.deps.chat.frame.greets(scene)

/** With a case that stayed unanswered and was not told yet. */
export type Heard = Input & { unanswered: string | undefined }

/** After so long the reply says what was kept. */
const AWAY_MS = 6 * HOUR

/** Apologies for a night off, and for a missing answer. */
export const opening = (input: Heard, { t }: Scene, notes: readonly string[]): string[] => [
  ...(input.late ? [t.common.late] : []),
  ...(input.unanswered ? [t.handOff.nobodyInTime(input.unanswered)] : []),
  ...notes,
]

type Asking = Extract<Answer, { kind: 'next' | 'ask' | 'again' }>

/** Apology, introduction, what was kept, then the answer's own notes. What could not have been read yet is repeated. */
export function openingNotes(state: State, input: Heard, scene: Scene, answer: Asking): string[] {
  const { t } = scene
  const withdrawn = input.unseen ? (state.asked?.notes ?? []) : []
  const greeting = state.greeted ? greetAgain(state, input, scene, answer) : firstWords(scene)
  const lost = state.lost ? [t.common.startedOver] : []
  const back = input.back ? [t.handOff.back] : []
  return [...new Set([...opening(input, scene, withdrawn), ...back, ...lost, ...greeting, ...answer.notes])]
}

function greetAgain(state: State, input: Heard, scene: Scene, answer: Asking): string[] {
  const greets = input.said.kind === 'text' && parseCommand(input.said.text) === 'greeting'
  if (greets && answer.kind === 'ask' && answer.question === 'menu') return wordsAgain(scene)
  if (greets && answer.kind === 'ask') return [scene.t.greeting.helloAgain(hello(scene))]
  const away = silenceMs(state, scene.session.now)
  const returned = away > AWAY_MS && answer.kind === 'next' && hasProgress(state.draft) && hasProgress(answer.draft)
  const back = returned && scene.session.deps.chat.frame.welcomesBack(scene, state.heardAt ?? scene.session.now, answer.draft)
  return back ? [back] : []
}
