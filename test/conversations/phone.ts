import type { Said } from '../../src/chat/input.ts'
import type { Reply } from '../../src/chat/reply.ts'

/** A citizen's telephone: all that a golden conversation needs of the world. */
export interface Phone {
  write(text: string): Promise<void>
  /** Taps the newest button or row with this title. */
  tap(title: string): Promise<void>
  send(said: Exclude<Said, { kind: 'text' | 'choice' }>): Promise<void>
  /** What arrived since the last look. */
  read(): Reply[]
}

/** The world around the telephones. */
export interface World {
  /** An administrator opens offices and brings these procedures in, by operations alone. */
  bring(records: readonly string[]): Promise<void>
  phone(name: string, profileName: string | undefined, onMessenger?: boolean): Phone
  /** Time passes, and what becomes due in it is done. */
  advance(ms: number): Promise<void>
  /** The service is off until then: whatever is written meanwhile is answered late. */
  now(): number
  /** Somebody else takes every free place of this hour. */
  takeHour(office: string, day: string, time: string): void
  /** One place of this hour becomes free. */
  freePlace(office: string, day: string, time: string): Promise<void>
  /** The office has so many places in this hour. */
  openHour(office: string, day: string, time: string, places: number): void
  /** Somebody else has an appointment for this person. */
  bookElsewhere(name: string, curp: string): void
  /** A clerk saw who this is, and passes the appointment that somebody else made to their telephone. */
  passOn(name: string): Promise<void>
  /** So many different minors had an appointment from this telephone within a year. */
  hadMinors(name: string, count: number): void
  /** The institution gives somebody the key of the comptroller. */
  appointComptroller(): void
  /** That one answers the newest complaint that is open. */
  comptroller(answer: string): Promise<void>
  /** A clerk does something with the newest case that is open. */
  staff(does: 'contestar' | 'soltar' | 'cerrar' | 'borrar', fields: Record<string, string>): Promise<void>
}
