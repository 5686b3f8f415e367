import type { Instant } from '../../clock.ts'

/** What a person at the office is asked for, in words of ours. */
export type CaseSubject =
  | 'asked'
  | `limit:${string}`
  | 'risk'
  | 'access'
  | 'rectify'
  | 'cancel'
  | 'oppose'
  /** Of a right: which one was not said. */
  | 'any'
  | 'named'
  | 'anonymous'
  | 'service'
  | 'bank'

export interface CaseWish {
  kind: 'person' | 'rights' | 'complaint' | 'service'
  subject: CaseSubject
  /** The citizen's own words. */
  words?: string
  officeId?: number | undefined
}

/** The people at the office, as far as the conversation can reach them. It acts within the turn's savepoint, as the desk. */
export interface OfficePeople {
  /** Whether somebody answers now, and when that changes next: the hours of the institution, without non-working days. */
  help(): { open: boolean; until: Instant }
  /** Whether a person has this chat now. */
  withPerson(): boolean
  /** Whether a person had it within the last days. */
  talkedLately(): boolean
  /** Hands the chat to a person: from the next message on nobody but the office reads. Undefined outside of the hours. */
  handOver(officeId: number | undefined, subject?: 'asked' | 'risk'): { number: string } | undefined
  /**
   * Leaves a case. `known`: this contact has the same one open already, and the words were not added. `full`: it has too many,
   * or left too many reports without a name today. `added`: to the complaint that is open. A complaint without a name keeps neither the contact nor, from this message,
   * anything that would lead to it.
   */
  leaveCase(wish: CaseWish): { kind: 'opened' | 'known' | 'added'; number: string; dueAt: Instant } | { kind: 'full' }
  /** Who can read a complaint now; `nobody`: it waits until the institution gives somebody the key for it. */
  hearer(): 'comptroller' | 'administrator' | 'nobody'
  /** Whether this contact has a complaint with its name that is not closed. */
  complains(): boolean
  /**
   * Opens a complaint with this contact's name, or adds the words to the open one. Never refused. Without words the next ones,
   * within an hour, belong to it while a person has the chat.
   */
  complain(wish: { words?: string; officeId?: number | undefined }): { kind: 'opened' | 'added'; number: string; dueAt: Instant }
  /** What this contact told of a wrong and did not send; undefined: nothing, or three days have passed. */
  told(): string | undefined
  /** Keeps it in the place of what was told before. Nobody reads it. */
  keepTold(words: string): void
  /** Deletes it, and the message that it came in. */
  dropTold(): void
  /** Opens a claim whose CURP is still to be written; the open one of that kind, if there is one. */
  beginClaim(): { kind: 'open'; number: string } | { kind: 'limit'; most: number }
  /**
   * Claims a CURP that somebody else may have used. The answer is the same whether anybody did, but for `mayBook`: what is held
   * may be confirmed now, because the other name cannot be the owner's.
   */
  claim(
    curp: string,
  ):
    | { kind: 'open'; number: string; until: Instant; mayBook: boolean }
    | { kind: 'own' }
    | { kind: 'limit'; most: number }
    | { kind: 'daily' }
}
