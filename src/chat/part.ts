import type { Db } from '../../db/open.ts'
import type { Procedure } from '../catalogue/types.ts'
import type { Instant } from '../clock.ts'
import type { Asked, Command, FirstKind } from '../reading/acts.ts'
import type { GrievanceAbout } from '../reading/complaints.ts'
import type { Reading } from '../reading/reading.ts'
import type { Answer, Missed, Onward } from './answer.ts'
import type { Classifier } from './classifier/classifier.ts'
import type { Table } from './classifier/weights.ts'
import type { Draft } from './draft.ts'
import type { Prompt, PromptOption } from './prompt.ts'
import type { Correction, Question } from './question.ts'
import type { Scene } from './scene.ts'
import type { Session } from './session.ts'
import type { State } from './state.ts'
import type { OwnWish } from './wishes.ts'

/** Extended by each part of the chat, so that a missing name does not compile. */
export interface QuestionNames {
  menu: true
}
export type QuestionName = keyof QuestionNames

export interface Heard {
  reading: Reading
  /** As it was asked. */
  name: QuestionName
  question: Question
  open: Scene
  scene: Scene
  state: State
  /** Typed before the question could be read: adds information, and agrees to nothing that acts. */
  blind: boolean
  /** Only asks to be told something: begins, fills and changes nothing. */
  asks: boolean
}

export interface Step {
  name: string
  /** Left alone: words typed before the question could be read, mere questions, answers in own words, those that ask nothing. */
  not?: readonly ('blind' | 'asking' | 'own words' | 'own statements')[]
  hear(heard: Heard): Answer | undefined
}

export type Told = Pick<State, 'asked' | 'heardAt' | 'misses'>

/** Typed or tapped. */
export type Order = (scene: Scene, state: Told) => Answer

declare module '../capability.ts' {
  interface Capability {
    readonly chat?: ChatPart
  }
}

/** All optional. */
export interface ChatPart {
  /** Unique among capabilities. */
  readonly questions?: Readonly<Record<string, Question>>
  /** Each before the named question of another, else after all. */
  readonly inTurn?: readonly { readonly question: string; readonly before?: string }[]
  readonly orders?: Readonly<Partial<Record<Command, Order>>>
  /** Undefined when the sentence names nothing for it. */
  readonly ordersNaming?: Readonly<Partial<Record<Command, Hears>>>
  /** Before anything else in that sentence. */
  readonly firstOfAll?: Readonly<Partial<Record<FirstKind, Hears>>>
  readonly menu?: MenuPart
  readonly answers?: Readonly<Partial<Record<Asked, FaqAnswer>>>
  /** At any question: each before the named step, else after all. */
  readonly steps?: readonly (Step & { readonly before?: string })[]
  /** What exists of this person, and the question that shows it. */
  readonly stands?: (scene: Scene) => Stands | undefined
  /** Even while a person of the office has the chat. */
  readonly hearsAlways?: (text: string) => boolean
  /** After unrecognised words were answered; not where the words are hidden. */
  readonly missed?: (session: Session, text: string, missed: Missed) => void
  /** For the office in mind; adds to the shipped weights. */
  readonly learnt?: (scene: Scene) => Table | undefined
  /** In the notice of privacy. */
  readonly privacy?: (scene: Scene, agencyId: number) => string | undefined
  readonly own?: OwnButtons
  readonly services?: Partial<Services>
}

/** What the chat needs of bookings and appointments. */
/** The writer, with a booking if any. */
export type Mind = Pick<Scene, 'session'> & Partial<Pick<Scene, 'draft' | 'agencyId'>>

export interface Frame {
  /**
   * Keeps, takes or releases the draft's hold before anything is said. Once for each answer with a following question, so that it may
   * write.
   */
  readonly settles: (scene: Scene, state: State, answer: Onward) => Onward
  /** Undefined: none, or several. */
  readonly concerns: (mind: Mind) => number | undefined
  /** Being booked, or with an appointment to come. */
  readonly inHand: (mind: Mind) => Procedure[]
  readonly locates: (where: { latitude: number; longitude: number }, scene: Scene, state: Told) => Answer | undefined
  /** Without names. */
  readonly greets: (scene: Scene) => string | undefined
  /** When they wrote last, and what was kept. */
  readonly welcomesBack: (scene: Scene, at: Instant, draft: Draft) => string | undefined
}

export interface MenuPart extends Partial<Pick<Question, 'isNeeded' | 'hear'>> {
  sections(scene: Scene): readonly MenuSection[]
  /** Nothing to choose from, or too many of one kind. */
  instead?(scene: Scene): Prompt | undefined
  /** Undefined for other rows. */
  choose?(value: string, scene: Scene): Answer | undefined
  corrected?: Correction
}

export interface MenuSection {
  /** Ascending. */
  rank: number
  rows: PromptOption[]
  /** For a list without room for all. */
  fewer?: PromptOption[]
}

/** Undefined where the records know better: then the words are heard as others are. `said`: those words; empty for a button. */
export type FaqAnswer = (scene: Scene, said: string, reading?: Reading) => Answer | undefined

/** For unrecognised words. */
export interface OwnButtons {
  /** Of one agency. */
  list(db: Db, agencyId: number): { wish: OwnWish; title: string; examples: readonly string[] }[]
  /** Its own answer to this topic. */
  says(topic: Asked, said: string, scene: Scene): string | undefined
  /** Undefined where it makes no sense now. */
  button(wish: OwnWish, scene: Scene): PromptOption | undefined
}

export type Hears = (reading: Reading, scene: Scene) => Answer | undefined

export interface Stands {
  question: QuestionName
  row: PromptOption
  /** Under what has to be said first; else it is shown itself. */
  button?: PromptOption
  missed: string
  used?: string
  /** After "no more". */
  note?: string
  /** For people without an appointment who ask for one. */
  instead?(): Prompt
}

/** Not offered where none does. */
export interface Services {
  /** `alone` hears the answer by itself. */
  hearBeside(heard: Heard, alone: (open: Scene) => Answer | undefined): Answer | undefined
  /** Empty where unknown. */
  officesMeant(scene: Scene): number[]
  /** No more is wanted: kept, mentioned, and nothing asked. */
  leaveAlone(scene: Scene): Answer
  wait(scene: Scene, officeIds: readonly number[]): Answer
  /** Used from another telephone: ownership is shown at the office. */
  claimCurp(scene: Scene, curp: string): Answer
  /** For a person at the office. */
  appeal(scene: Scene, limit: string, words: string): Answer
  /** A person at the office learns of it at once. */
  reachForRisk(scene: Scene): Answer
  askForCall(scene: Scene): Answer
  /** About a service or a bank, for the office. */
  complain(scene: Scene, about: GrievanceAbout, words: string): Answer
  /** About office staff: asks how to send it. */
  denounce(scene: Scene, words: string): Answer
}

export interface Chat {
  readonly questions: Readonly<Record<QuestionName, Question>>
  /** The first that is needed comes next, and the last when none is. */
  readonly inTurn: readonly QuestionName[]
  /** The first that makes something of the words has them. */
  readonly steps: readonly Step[]
  readonly answers: Readonly<Partial<Record<Asked, FaqAnswer>>>
  readonly orders: Readonly<Partial<Record<Command, Order>>>
  readonly ordersNaming: Readonly<Partial<Record<Command, Hears>>>
  readonly services: Partial<Services>
  readonly parts: readonly ChatPart[]
  readonly frame: Frame
  readonly classifier: Classifier
}

export const firstOf = <T>({ session }: Pick<Scene, 'session'>, ask: (part: ChatPart) => T | undefined): T | undefined =>
  firstSaid(session.deps.chat.parts, ask)

export function firstSaid<Part, T>(parts: readonly Part[], ask: (part: Part) => T | undefined): T | undefined {
  for (const part of parts) {
    const said = ask(part)
    if (said !== undefined) return said
  }
  return undefined
}

export const questionOf = (scene: Scene, name: QuestionName): Question => scene.session.deps.chat.questions[name]

export const isQuestionName = (scene: Scene, word: string): word is QuestionName =>
  Object.hasOwn(scene.session.deps.chat.questions, word)

/** Below 0: not asked in turn. */
export const rankOf = (scene: Scene, name: QuestionName): number => scene.session.deps.chat.inTurn.indexOf(name)

/** The last when nothing is open. */
export const firstNeeded = (scene: Scene): QuestionName =>
  scene.session.deps.chat.inTurn.find((one) => questionOf(scene, one).isNeeded?.(scene)) ?? lastOf(scene.session.deps.chat)

const lastOf = ({ inTurn }: Chat): QuestionName => inTurn.at(-1) ?? 'menu'

/** From the first capability with something. */
export const standing = (scene: Scene): Stands | undefined => firstOf(scene, (part) => part.stands?.(scene))
