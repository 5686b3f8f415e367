import type { Answer } from '../../chat/answer.ts'
import type { Draft } from '../../chat/draft.ts'
import type { Prompt, PromptOption } from '../../chat/prompt.ts'
import type { Scene, Speaker } from '../../chat/scene.ts'
import type { AppointmentView } from '../types.ts'
import type { Group } from './bookings.ts'

// What a booking's questions ask other parts of the chat.

declare module '../../chat/part.ts' {
  interface ChatPart {
    /** What this telephone had, with the way back: shown where an appointment is looked for and there is none. */
    readonly formerly?: (scene: Scene) => Formerly | undefined
    /** For people who want it deleted. */
    readonly keeps?: (scene: Scene) => string | undefined
    /** After the rows that change the appointment; undefined where it makes no sense. */
    readonly appointmentRow?: (scene: Scene, group: Group) => PromptOption | undefined
    /** Last rows, and the first one's button under a new folio. */
    readonly papers?: { rows(scene: Scene, group: Group): PromptOption[]; button(scene: Scene, groupId: string): PromptOption }
    /** A paper beside those of the procedure. */
    readonly brings?: (scene: Pick<Scene, 't' | 'session'>, view: AppointmentView) => string | undefined
    readonly confirmed?: (scene: Scene, view: AppointmentView) => string | undefined
    readonly goesOn?: (scene: Scene, groupId: string) => string | undefined
    readonly missing?: (scene: Scene, groupId: string) => Missing | undefined
    /** Other people than adults whom it lets come and asks about; without it they cannot be booked. */
    readonly audience?: 'minor'
    /** Undefined: no limit. */
    readonly peopleLimit?: (speaker: Speaker, draft: Draft) => PeopleLimit | undefined
    /** By name, with what is said when one is reached. */
    readonly limits?: Readonly<Record<string, (speaker: Speaker) => string | Prompt>>
    /** Its own codes of another chat (booking/codes.ts); undefined for any other. */
    readonly opensCode?: (code: string, scene: Scene) => Answer | undefined
  }
}

declare module '../../chat/part.ts' {
  interface Services {
    /** Rows for who cannot wait, where these offices have no hour, or only a late one. */
    urgent(scene: Scene, officeIds: readonly number[]): PromptOption[]
  }
}

export interface Formerly {
  /** In place of the words that there is none. */
  none?: string
  note: string
  /** The note also stands above those to come. */
  always?: true
  option?: PromptOption
}

export interface Missing {
  row: PromptOption
  button: PromptOption
  /** In a line under the appointment. */
  line?: string | undefined
}

/** In all, and beside those with an appointment now. */
export interface PeopleLimit {
  name: string
  most: number
  room: number
  tooMany: string
}
