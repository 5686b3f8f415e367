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

/** Whose data: a person's, by the hash (booking/people.ts), or what was said and done from a telephone. */
export type Whose = { kind: 'person'; key: Uint8Array } | { kind: 'contact'; contactId: number }

/** An erasure that the office granted, and that is not done yet. */
export interface Erasure {
  id: number
  /** Which agency granted it: what others keep stays, and they are not told. */
  agencyId: number
  whose: Whose
  /** The request that it answers: a row of the capability that takes such requests. */
  requestId: number | undefined
  /** Its own last message to that contact comes first. */
  waits: boolean
  /** Only what is not younger is erased. */
  until: Instant
  actor: Actor
  askedAt: Instant
}

/** Something that must be ended first. */
export interface Hindrance {
  why: string
  /** What to do first, where that can be said more exactly; no personal data. */
  remedy?: string
  /** The field of the form that would end it. */
  field?: string
}

/** Whom an agency takes out of what it keeps, and until when it was begun. */
export interface ErasedPerson {
  key: Uint8Array
  until: Instant
  agencyId: number
}

/** Whose keys ask what goes: they learn of what their agency keeps. `isOnly`: there is no other one. */
export interface KeptOf {
  agencyId: number
  ownsNumber: boolean
  isOnly: boolean
}

declare module '../capability.ts' {
  interface Capability {
    /** What it began to answer a request that the office granted. */
    readonly requests?: RequestWork
    /** Deletions that a database put back from a copy knows nothing of. */
    readonly erasedSince?: ErasedSince
  }
}

declare module '../messaging/deps.ts' {
  interface PersonalData {
    /** What must be ended before anything of theirs can be erased, what matters most first; each `why` is one of `hindrances`. */
    hinders?(
      db: Db,
      deps: Pick<MessagingDeps, 'vault'>,
      erasure: Pick<Erasure, 'whose' | 'requestId' | 'agencyId'>,
      now: Instant,
    ): Hindrance[]
    /** How the office is told of each, and what to do first. */
    hindrances?: Refusals
    /** Whether anything leads to the person with this hash, or may: an erasure that a copy knows nothing of is done again. */
    knowsPerson?(db: Db, key: Uint8Array): boolean
    /** The agencies with which something of theirs lives or still says whose it is; once or more. What is of none has none. */
    keptBy?(db: Db, whose: Whose): number[]
    /** Takes the person with this hash out of what has ended with that agency, and was begun until then. */
    erasePerson?(tx: Tx, deps: Pick<MessagingDeps, 'vault'>, asked: ErasedPerson): void
    /** Nobody of this group has a name any more. */
    eraseGroup?(tx: Tx, groupId: string): void
    /**
     * Erases what a contact said and did with that agency until then, at most `limit` rows. `isLast`: no other one needs the contact, which
     * loses its addresses. Returns how many.
     */
    eraseWithAgency?(
      tx: Tx,
      contactId: number,
      asked: { until: Instant; limit: number; agencyId: number; isLast: boolean },
      deps: MergeDeps,
      now: Instant,
    ): number
    /** The same with what is of no agency, once none keeps anything of theirs. */
    eraseContact?(tx: Tx, contactId: number, asked: { until: Instant; limit: number }): number
    /** Columns in which people type what they like about anybody: the CURP and the telephone of whoever is erased are struck out. */
    freeWords?: readonly FreeWords[]
    /** How the office shows it and asks for its erasure; loaded with the office's first request. */
    shown?: () => Promise<ShownData>
    /** A granted erasure is carried out: of a person when nothing is left, of a contact just before its words go. May come twice. */
    erased?(tx: Tx, deps: MessagingDeps, erasure: Erasure, now: Instant): void
    /** An erasure of before this copy is done again: the request that it answered is open again. */
    erasedBefore?(tx: Tx, erasure: Erasure, now: Instant): void
  }
}

/** What the office shows to people of what is kept about them, and what it says when that is to be erased. */
export interface ShownData {
  /** What it adds to the copy that a person may request (LGPDPPSO art. 50-51: structured, common format). */
  copy?: readonly CopyPart[]
  /** How much of theirs would go with an erasure; undefined: nothing is kept. */
  goes?(db: Db, deps: Pick<MessagingDeps, 'vault'>, whose: Whose, of: KeptOf): Going | undefined
  /** What stays, why and until when. */
  stays?(whose: Whose): RankedLine[]
  /** What it adds to the form with which an erasure is asked for. */
  form?: ErasureFormPart
}

/** Some fields of the copy. */
export interface CopyPart {
  /** Where they stand among the others: they ascend. */
  rank: number
  fields: z.ZodRawShape
  /** The fields where nothing is kept. */
  empty: Record<string, unknown>
  /** In the example; empty unless it is given. */
  example?: Record<string, unknown>
  /** Undefined: nothing is kept. Flat lists in Spanish, no number of a row. */
  read(look: Look, whose: CopyOf): Record<string, unknown> | undefined
}

/** What a copy is made of, whoever's it is; booking adds their appointments. */
export interface Copied {
  readonly kind: 'person' | 'contact'
}

/** Whose copy: of a person only what is theirs; of a telephone what was said and done from it. */
export type CopyOf = Copied & ({ kind: 'person'; curp: string } | { kind: 'contact'; contactId: number })

/** A line of a list, where it stands among the others: they ascend. */
export interface RankedLine {
  rank: number
  text: string
}

/** What goes with an erasure, in plain words and figures: no name, nothing that was not typed. */
export interface Going {
  /** In a few words, for the sentence of the proposal. */
  short?: RankedLine
  lines: RankedLine[]
}

/** Fields of the form with which an erasure is asked for, and what they mean. */
export interface ErasureFormPart {
  rank: number
  fields: z.ZodRawShape
  /** What a blank field for the person means, in a sentence of the form. */
  blank?: string
  refusals?: Refusals
  /** The members of the log-book's detail. */
  members?: AuditWords['members']
  /** Reads what was typed in its fields; throws what it refuses. */
  read(tx: Tx, caller: Caller, typed: Readonly<Record<string, unknown>>): ErasureForm
}

export interface ErasureForm {
  /** The request that the erasure answers. */
  request?: ErasureRequest
  /** Hindrances that are ended first, because it was asked for. */
  ends?: { whys: readonly string[]; run(tx: Tx, whose: Whose, agencyId: number, now: Instant): void }
  /** For the log-book. */
  detail?: Record<string, number>
}

/** A request that the office granted. */
export interface ErasureRequest {
  id: number
  /** How the office calls it: `el caso C-K7M4QX`. */
  called: string
  contactId: number | undefined
  touched: Touched
  /** It is answered with this erasure, and its person is told. False: something else is still to be erased for it. */
  closes: boolean
  /** Tells its person, once for this key; `last`: to the telephone that will be erased next. False: nobody can be told there any more. */
  notify(tx: Tx, deps: MessagingDeps, told: { key: string; last: boolean }, now: Instant): boolean
}

/** What was begun to answer a request, and goes on by itself. */
export interface RequestWork {
  /** Undefined: nothing. `hinders`: what is to be ended first. */
  underWay(db: Db, deps: MessagingDeps, requestId: number, now: Instant): { hinders: Hindrance[] } | undefined
  /** Gives it up. False: nothing was under way. */
  withdraw(tx: Tx, requestId: number, now: Instant): boolean
}

/** What was erased since a copy was made is erased again where that copy is used. */
export interface ErasedSince {
  /** Asks for it. Returns how many deletions are to be done again. */
  begin(tx: Tx, kept: readonly PersonalData[], lines: ErasedLine[], now: Instant): number
  /** Carries out what was asked for, in as many steps as it takes, before anybody looks. */
  finish(db: Db, deps: MessagingDeps, now: Instant): void
}
