import type { Answer } from '../../chat/answer.ts'
import type { Draft } from '../../chat/draft.ts'
import type { PromptOption } from '../../chat/prompt.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { Group } from './bookings.ts'

// What the questions of a booking ask the other parts of the chat.

declare module '../../chat/part.ts' {
  interface ChatPart {
    /** What this telephone had and does not have any more, with the way back: shown to whoever looks for an appointment and has none. */
    readonly formerly?: (scene: Scene) => Formerly | undefined
    /** What it keeps about this person, for whoever wants that deleted. */
    readonly keeps?: (scene: Scene) => string | undefined
    /** A row under appointments that stand, after those that change them; undefined where it makes no sense. */
    readonly appointmentRow?: (scene: Scene, group: Group) => PromptOption | undefined
    /** Further rows, at the end, and what the first of them is called as a button under a new folio. */
    readonly papers?: { rows(scene: Scene, group: Group): PromptOption[]; button(scene: Scene, groupId: string): PromptOption }
    /** What the confirmation of these appointments says too. */
    readonly confirmed?: (scene: Scene, groupId: string) => string | undefined
    /** What goes on for those of the group that were not cancelled or moved. */
    readonly goesOn?: (scene: Scene, groupId: string) => string | undefined
    /** What is still missing before a visit, and the way to it. */
    readonly missing?: (scene: Scene, groupId: string) => Missing | undefined
    /** People of another kind than adults whom it lets come. What they need is asked here, so without it nobody can book for them. */
    readonly audience?: 'minor'
    /** How many people of that kind one telephone may bring; undefined where it limits nobody. */
    readonly peopleLimit?: (speaker: Speaker, draft: Draft) => PeopleLimit | undefined
    /** Its limits of a telephone by their names, each with what is said when it is reached. */
    readonly limits?: Readonly<Record<string, (speaker: Speaker) => string>>
    /** What a code opens that it gave out in another chat (booking/codes.ts); undefined: it is none of its own, or of no use in this chat. */
    readonly opensCode?: (code: string, scene: Scene) => Answer | undefined
  }
}

export interface Formerly {
  note: string
  option: PromptOption
}

/** What a visit that stands still needs. */
export interface Missing {
  /** The row under the appointments, and the button under a new folio. */
  row: PromptOption
  button: PromptOption
  /** How it stands, in a line under the appointment. */
  line?: string | undefined
}

/** A limit of how many people of one kind a telephone may bring: at all, and beside those who have an appointment now. */
export interface PeopleLimit {
  name: string
  most: number
  room: number
  /** Said to whoever wants to bring more. */
  tooMany: string
}
