import type { Instant } from '../clock.ts'

/** What a person at the office is asked for, in words of ours. */
export type CaseSubject = 'asked' | `limit:${string}` | 'risk' | 'access' | 'rectify' | 'cancel' | 'oppose' | 'named' | 'anonymous'

export interface CaseWish {
  kind: 'person' | 'rights' | 'complaint'
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
  /** Hands the chat to a person: from the next message on nobody but the office reads. Undefined outside of the hours. */
  handOver(officeId: number | undefined, subject?: 'asked' | 'risk'): { number: string } | undefined
  /**
   * Leaves a case. `known`: this contact has the same one open already, and the words were not added. `full`: it has too many,
   * or left too many reports without a name today. A complaint without a name keeps neither the contact nor, from this message,
   * anything that would lead to it.
   */
  leaveCase(wish: CaseWish): { kind: 'opened' | 'known'; number: string; dueAt: Instant } | { kind: 'full' }
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
