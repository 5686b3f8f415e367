import type { Db } from '../../db/open.ts'
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

/** Each part of the chat adds the names of its questions here, so that the name of one that is gone does not compile. */
export interface QuestionNames {
  menu: true
}
export type QuestionName = keyof QuestionNames

/** Typed words and what stands around them when they are heard. */
export interface Heard {
  reading: Reading
  /** The question that is open, as it was asked. */
  name: QuestionName
  question: Question
  open: Scene
  scene: Scene
  state: State
  /** Typed before the question could be read: they add information, and never say yes to something that acts. */
  blind: boolean
  /** Only asks to be told something: it begins, fills and changes nothing. */
  asks: boolean
}

/** One way in which typed words may be heard. */
export interface Step {
  name: string
  /**
   * Which words it leaves alone: those that were typed before the question could be read, those that only ask to be told something, and
   * an answer that somebody gives in their own words.
   */
  not?: readonly ('blind' | 'asking' | 'own words')[]
  hear(heard: Heard): Answer | undefined
}

/** What an order may know of the conversation. */
export type Told = Pick<State, 'asked' | 'heardAt' | 'misses'>

/** What is done when somebody asks for it, in words or by a button. */
export type Order = (scene: Scene, state: Told) => Answer

declare module '../capability.ts' {
  interface Capability {
    /** What it says and understands in the chat. */
    readonly chat?: ChatPart
  }
}

/** What a capability says and understands in the chat. Each part is optional. */
export interface ChatPart {
  /** Its questions by their names. No two capabilities have one of the same name. */
  readonly questions?: Readonly<Record<string, Question>>
  /** Those that a booking asks in turn, in their order: each before that question of another one, else after all. */
  readonly inTurn?: readonly { readonly question: string; readonly before?: string }[]
  readonly orders?: Readonly<Partial<Record<Command, Order>>>
  /** The same order in a sentence that says more: what it names. Undefined when it names nothing. */
  readonly ordersNaming?: Readonly<Partial<Record<Command, Hears>>>
  /** What it answers to a sentence with such a thing in it, before anything else in that sentence is heard. */
  readonly firstOfAll?: Readonly<Partial<Record<FirstKind, Hears>>>
  /** What it adds to the menu, and what becomes of it. */
  readonly menu?: MenuPart
  /** What it answers to what many people ask. */
  readonly answers?: Readonly<Partial<Record<Asked, FaqAnswer>>>
  /** Ways in which it hears typed words, whatever is asked: each before the step of that name, else after all. */
  readonly steps?: readonly (Step & { readonly before?: string })[]
  /** What there is of this person, and the question that shows it. */
  readonly stands?: (scene: Scene) => Stands | undefined
  /** Words for the assistant, even while a person of the office has the chat. */
  readonly hearsAlways?: (text: string) => boolean
  /** Typed words that nothing understood, once they were answered; not where what is written may be shown to nobody. */
  readonly missed?: (session: Session, text: string, missed: Missed) => void
  /** What was learnt here beside what was shipped, for the office that is spoken of: it adds to what words may mean. */
  readonly learnt?: (scene: Scene) => Table | undefined
  /** Buttons that only this installation has. */
  readonly own?: OwnButtons
  /** What it does for the others. */
  readonly services?: Partial<Services>
}

/** What the chat needs of what it leads to: the booking under way, and what stands of it. */
/** Who writes, with the booking under way where there is one. */
export type Mind = Pick<Scene, 'session'> & Partial<Pick<Scene, 'draft' | 'agencyId'>>

export interface Frame {
  /**
   * Makes an answer true before anything is said of it: what was held for the draft of before is kept, taken or let go. It is asked once
   * for each answer after which a question follows, so that it may write.
   */
  readonly settles: (scene: Scene, state: State, answer: Onward) => Onward
  /** The agency whose procedure, office or appointments somebody has in mind, by its number; undefined: none alone. */
  readonly concerns: (mind: Mind) => number | undefined
  /** A place on the map that somebody sent. */
  readonly locates: (where: { latitude: number; longitude: number }, scene: Scene, state: Told) => Answer | undefined
  /** What a greeting says to whoever is known to it; no names. */
  readonly greets: (scene: Scene) => string | undefined
  /** What is said to whoever comes back with an answer to what they began: when they wrote last, and what was kept. */
  readonly welcomesBack: (scene: Scene, at: Instant, draft: Draft) => string | undefined
}

/** What a capability adds to the menu. */
export interface MenuPart extends Partial<Pick<Question, 'isNeeded' | 'hear'>> {
  sections(scene: Scene): readonly MenuSection[]
  /** Shown instead of the rows: there is nothing to choose from, or more of one kind. */
  instead?(scene: Scene): Prompt | undefined
  /** A row of its own was tapped; undefined for any other. */
  choose?(value: string, scene: Scene): Answer | undefined
  corrected?: Correction
}

/** Rows of the menu that stand together. */
export interface MenuSection {
  /** Where they stand among the others: they ascend. */
  rank: number
  rows: PromptOption[]
  /** What is shown of them where there is no room for all. */
  fewer?: PromptOption[]
}

/** Undefined where the records know better: then the words are heard as others are. `said`: those words; empty for a button. */
export type FaqAnswer = (scene: Scene, said: string) => Answer | undefined

/** Buttons of an installation's own, for words that nothing understood. */
export interface OwnButtons {
  /** Each with its name, what it says, and sentences that mean it. */
  list(db: Db): { wish: OwnWish; title: string; examples: readonly string[] }[]
  /** What this installation answers itself to words of this topic. */
  says(topic: Asked, said: string, scene: Scene): string | undefined
  /** Undefined where it makes no sense just now. */
  button(wish: OwnWish, scene: Scene): PromptOption | undefined
}

export type Hears = (reading: Reading, scene: Scene) => Answer | undefined

export interface Stands {
  question: QuestionName
  /** The row that leads there, beside others. */
  row: PromptOption
  /** The button that leads there under what has to be said first. Without it, it is shown itself. */
  button?: PromptOption
  /** Said before it to words that nothing understood. */
  missed: string
  /** Said before it to whoever taps a button again that led there. */
  used?: string
  /** Said to whoever wants no more of what they began. */
  note?: string
  /** Shown to whoever asks for an appointment and has none. */
  instead?(): Prompt
}

/** What one capability does for the others in the chat. Where none does, it is not offered. */
export interface Services {
  /** Hears an answer to the open question with what stands beside it in the sentence; `alone` hears the answer by itself. */
  hearBeside(heard: Heard, alone: (open: Scene) => Answer | undefined): Answer | undefined
  /** The offices that somebody has in mind, of what they begin or have; none where that is not known. */
  officesMeant(scene: Scene): number[]
  /** Somebody wants no more of what they began: it is kept, what stands is said, and nothing is asked. */
  leaveAlone(scene: Scene): Answer
  /** Lets somebody wait for a place at these offices. */
  wait(scene: Scene, officeIds: readonly number[]): Answer
  /** A CURP that another telephone used: whose it is, is shown at the office. */
  claimCurp(scene: Scene, curp: string): Answer
  /** Why a limit of this telephone should not hold, in the person's own words, for somebody at the office. */
  appeal(scene: Scene, limit: string, words: string): Answer
  /** Somebody may be in danger: a person at the office learns of it at once. */
  reachForRisk(scene: Scene): Answer
  /** A person at the office is asked to call. */
  askForCall(scene: Scene): Answer
  /** The complaint about a service or a bank that these words are, to be left with the office. */
  complain(scene: Scene, about: GrievanceAbout, words: string): Answer
  /** A complaint about whoever of the office these words tell of: how to send it is asked. */
  denounce(scene: Scene, words: string): Answer
}

/** What all capabilities together say and understand. */
export interface Chat {
  readonly questions: Readonly<Record<QuestionName, Question>>
  /** In the order in which a booking asks them: the first one that is needed comes next, and the last when none is. */
  readonly inTurn: readonly QuestionName[]
  /** In the order in which typed words are heard: the first that makes something of them has them. */
  readonly steps: readonly Step[]
  readonly answers: Readonly<Partial<Record<Asked, FaqAnswer>>>
  readonly orders: Readonly<Partial<Record<Command, Order>>>
  readonly ordersNaming: Readonly<Partial<Record<Command, Hears>>>
  readonly services: Partial<Services>
  readonly parts: readonly ChatPart[]
  readonly frame: Frame
  /** Asked last for what words may mean. */
  readonly classifier: Classifier
}

/** The first that one of them has to say. */
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

/** How early in a booking this question is asked; below 0: nobody is asked it in turn. */
export const rankOf = (scene: Scene, name: QuestionName): number => scene.session.deps.chat.inTurn.indexOf(name)

/** What the draft leaves open first; what comes last when nothing is. */
export const firstNeeded = (scene: Scene): QuestionName =>
  scene.session.deps.chat.inTurn.find((one) => questionOf(scene, one).isNeeded?.(scene)) ?? lastOf(scene.session.deps.chat)

/** What comes when nothing is open any more. */
const lastOf = ({ inTurn }: Chat): QuestionName => inTurn.at(-1) ?? 'menu'

/** What there is of this person: what comes first among the capabilities. */
export const standing = (scene: Scene): Stands | undefined => firstOf(scene, (part) => part.stands?.(scene))
