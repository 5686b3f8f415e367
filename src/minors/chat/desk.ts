import type { Declared, PermissionSeen } from '../permissions.ts'

export type { PermissionSeen } from '../permissions.ts'

/** What the desk can do about the other parent's word (src/minors/permissions.ts says what it is and what it is not). */
export interface PermissionDesk {
  /** Our own number as digits with the country's code, to build a link; undefined when no channel has told it. */
  readonly ourNumber: string | undefined
  /** How it stands for a group of this contact; undefined when nothing is offered about it. */
  see(groupId: string): PermissionSeen | undefined
  /** The initials of the minors for whom the other parent is asked. */
  namesOf(groupId: string): string[]
  /** The code for the other parent, once for a group. */
  ask(groupId: string): string | undefined
  /** What a code opens here. */
  open(code: string): Opened
  /** Takes the answer of the other parent; undefined when the code opens nothing here. A revocation is told to the office. */
  answer(code: string, says: 'yes' | 'no' | 'risk'): Declared['became'] | undefined
  /** What this contact declared and may take back, with the minors' initials. */
  declared(): { id: number; minors: string[] }[]
  /** Takes it back and tells the office; false when there was nothing. */
  revoke(id: number): boolean
  /** Closes the function for this contact from now on. */
  hide(): void
}

export type Opened = { kind: 'open'; minors: string[]; declared: boolean } | { kind: 'revoked' | 'own' | 'tries' | 'unusable' }
