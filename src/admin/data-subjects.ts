import type { z } from 'zod'
import type { ErasedLine } from '../../db/erased-list.ts'
import type { FreeWords } from '../../db/free-words.ts'
import type { Db, Tx } from '../../db/open.ts'
import type { Instant } from '../clock.ts'
import type { MessagingDeps, PersonalData } from '../messaging/deps.ts'
import type { Actor, Caller } from './access.ts'
import type { AuditWords } from './audit.ts'
import type { Touched } from './propose.ts'
import type { Look } from './reads.ts'
import type { Refusals } from './refusals.ts'

/** A person by their hash (booking/people.ts), or what was said and done from a telephone. */
export type Whose = { kind: 'person'; key: Uint8Array } | { kind: 'contact'; contactId: number }

/** A granted erasure that is not done yet. */
export interface Erasure {
  id: number
  /** What other agencies keep stays, and they are not told. */
  agencyId: number
  whose: Whose
  /** A row of the capability that takes such requests. */
  requestId: number | undefined
  /** Its own last message to that contact comes first. */
  waits: boolean
  /** Only data up to then. */
  until: Instant
  actor: Actor
  askedAt: Instant
}

export interface Hindrance {
  why: string
  /** A more exact remedy; no personal data. */
  remedy?: string
  /** The form's field that would end it. */
  field?: string
}

/** Whom an agency erases, and the last moment of data to erase. */
export interface ErasedPerson {
  key: Uint8Array
  until: Instant
  agencyId: number
}

/** The asking agency sees only its own data. `isOnly`: there is no other one. */
export interface KeptOf {
  agencyId: number
  ownsNumber: boolean
  isOnly: boolean
}

declare module '../capability.ts' {
  interface Capability {
    readonly requests?: RequestWork
    readonly erasedSince?: ErasedSince
  }
}

declare module '../messaging/deps.ts' {
  interface PersonalData {
    /** What must be ended before an erasure, most important first; each `why` is one of `hindrances`. */
    hinders?(
      db: Db,
      deps: Pick<MessagingDeps, 'vault'>,
      erasure: Pick<Erasure, 'whose' | 'requestId' | 'agencyId'>,
      now: Instant,
    ): Hindrance[]
    hindrances?: Refusals
    /** Whether anything leads to this person, or may: an erasure missing in a restored copy is repeated. */
    knowsPerson?(db: Db, key: Uint8Array): boolean
    /** Agencies with which something of theirs lives or is still identifiable, possibly repeated; shared data has none. */
    keptBy?(db: Db, whose: Whose): number[]
    /** Removes the person from what has ended with that agency, up to then. */
    erasePerson?(tx: Tx, deps: Pick<MessagingDeps, 'vault'>, asked: ErasedPerson): void
    /** No member of this group has a name any more. */
    eraseGroup?(tx: Tx, groupId: string): void
    /**
     * Erases a contact's data with that agency up to then, at most `limit` rows. `isLast`: no other agency needs the contact, which loses
     * its addresses. Returns how many.
     */
    eraseWithAgency?(
      tx: Tx,
      contactId: number,
      asked: { until: Instant; limit: number; agencyId: number; isLast: boolean },
      deps: MergeDeps,
      now: Instant,
    ): number
    /** The same for data of no agency, once none keeps anything of theirs. */
    eraseContact?(tx: Tx, contactId: number, asked: { until: Instant; limit: number }): number
    /** Free-text columns: CURP and telephone of an erased person are struck out. */
    freeWords?: readonly FreeWords[]
    /** Loaded with the office's first request. */
    shown?: () => Promise<ShownData>
    /** A granted erasure is carried out: of a person when nothing is left, of a contact just before its words go. May be called twice. */
    erased?(tx: Tx, deps: MessagingDeps, erasure: Erasure, now: Instant): void
    /** An erasure from before this copy is repeated: its request is open again. */
    erasedBefore?(tx: Tx, erasure: Erasure, now: Instant): void
  }
}

export interface ShownData {
  /** Its part of the copy that a person may request (LGPDPPSO art. 50-51: structured, common format). */
  copy?: readonly CopyPart[]
  /** What would go with an erasure; undefined: nothing is kept. */
  goes?(db: Db, deps: Pick<MessagingDeps, 'vault'>, whose: Whose, of: KeptOf): Going | undefined
  /** What stays, why and until when. */
  stays?(whose: Whose): RankedLine[]
  form?: ErasureFormPart
}

export interface CopyPart {
  /** Ascending. */
  rank: number
  fields: z.ZodRawShape
  empty: Record<string, unknown>
  /** In the example; empty unless it is given. */
  example?: Record<string, unknown>
  /** Undefined: nothing is kept. Flat lists in Spanish, no number of a row. */
  read(look: Look, whose: CopyOf): Record<string, unknown> | undefined
}

/** What a copy is made of, whoever's it is; booking adds their appointments. */
export interface Copied {
  readonly kind: 'person' | 'contact'
  /** Whose copy it is: what other agencies keep is requested there. */
  readonly agencyId: number
  /** The chat itself and what is of no agency are kept by the one that owns the number. */
  readonly ownsNumber: boolean
}

/** Whose copy: of a person only what is theirs; of a telephone what was said and done from it. */
export type CopyOf = Copied & ({ kind: 'person'; curp: string } | { kind: 'contact'; contactId: number })

/** Ascending by rank. */
export interface RankedLine {
  rank: number
  text: string
}

/** In plain words and figures: no name, nothing that was not typed. */
export interface Going {
  /** For the sentence of the proposal. */
  short?: RankedLine
  lines: RankedLine[]
}

/** Fields of the erasure form, and what they mean. */
export interface ErasureFormPart {
  rank: number
  fields: z.ZodRawShape
  /** What a blank person field means, in the form. */
  blank?: string
  refusals?: Refusals
  members?: AuditWords['members']
  /** Throws what it refuses. */
  read(tx: Tx, caller: Caller, typed: Readonly<Record<string, unknown>>): ErasureForm
}

export interface ErasureForm {
  request?: ErasureRequest
  /** Hindrances that the form asks to end first. */
  ends?: { whys: readonly string[]; run(tx: Tx, whose: Whose, agencyId: number, now: Instant): void }
  detail?: Record<string, number>
}

export interface ErasureRequest {
  id: number
  /** `el caso C-K7M4QX`. */
  called: string
  contactId: number | undefined
  touched: Touched
  /** False: something else is still to be erased for it. */
  closes: boolean
  /** Once for each key; `last`: to the telephone that is erased next. False: the person cannot be told there any more. */
  notify(tx: Tx, deps: MessagingDeps, told: { key: string; last: boolean }, now: Instant): boolean
}

/** Work begun for a request, which goes on by itself. */
export interface RequestWork {
  /** Undefined: nothing. `hinders`: what must end first. */
  underWay(db: Db, deps: MessagingDeps, requestId: number, now: Instant): { hinders: Hindrance[] } | undefined
  /** False: nothing was under way. */
  withdraw(tx: Tx, requestId: number, now: Instant): boolean
}

/** Erasures missing in a restored copy are repeated. */
export interface ErasedSince {
  /** Returns how many deletions are to be repeated. */
  begin(tx: Tx, kept: readonly PersonalData[], lines: ErasedLine[], now: Instant): number
  /** In as many steps as it takes, before the copy is used. */
  finish(db: Db, deps: MessagingDeps, now: Instant): void
}
