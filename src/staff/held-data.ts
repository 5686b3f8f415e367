import { storyOf } from '../agenda/events.ts'
import { permissionsKeptOf, remindersKeptOf } from '../agenda/kept.ts'
import { curpIndex } from '../agenda/people.ts'
import { type AppointmentDetail, findByContact, findByCurp } from '../agenda/views.ts'
import { wishesKeptAbout, wishesKeptOf } from '../agenda/waiting/kept.ts'
import { casesOf, readLines } from '../cases/reading.ts'
import type { Instant } from '../clock.ts'
import type { StaffRooms } from './rooms.ts'

type Rooms = Pick<StaffRooms, 'db' | 'vault' | 'citizens'>

/**
 * Everything that is kept under a CURP, or under a telephone, opened and in order (LGPDPPSO art. 50-51: a copy in a structured,
 * common format). Undefined when nothing is. By CURP: only that person, not who made the appointment. By telephone: what was
 * said and done from it, so also names that its owner typed.
 */
export function heldAboutCurp({ db, vault }: Rooms, curp: string): Record<string, unknown> | undefined {
  const found = findByCurp(db, vault, curpIndex(vault, curp))
  const waiting = wishesKeptAbout(db, vault, curp)
  if (found.length + waiting.length === 0) return undefined
  return { appointments: found.map((one) => appointment({ db }, one)), waitingList: inWords(waiting) }
}

/** The same of the contact behind a telephone, in whatever form it is written; undefined when nobody wrote from it. */
export function heldAboutPhone({ db, vault, citizens }: Rooms, phone: string): Record<string, unknown> | undefined {
  const contactId = citizens.findContact(db, phone)
  if (contactId === undefined) return undefined
  return {
    contact: inWords(citizens.heldAbout(db, contactId)),
    appointments: findByContact(db, vault, contactId).map((one) => appointment({ db }, one)),
    waitingList: inWords(wishesKeptOf(db, vault, contactId)),
    permissions: inWords(permissionsKeptOf(db, contactId)),
    cases: casesOf(db, contactId).map((one) => ({
      number: one.number,
      kind: one.kind,
      subject: one.subject ?? null,
      state: one.state,
      result: one.result ?? null,
      opened: moment(one.openedAt),
      closed: one.closedAt === undefined ? null : moment(one.closedAt),
      // Notes are the office's own, and may speak of others.
      messages: readLines(db, vault, one.id)
        .filter((line) => line.author !== 'note')
        .map(({ at, author, form, words }) => ({ at: moment(at), author, form, words: words ?? null })),
    })),
  }
}

function appointment({ db }: Pick<Rooms, 'db'>, one: AppointmentDetail): Record<string, unknown> {
  return {
    folio: one.folio ?? null,
    state: one.state,
    procedure: one.procedureId,
    office: one.office.name,
    day: one.slot.day,
    startsAt: moment(one.slot.startsAt),
    name: one.name,
    curp: one.curp ?? null,
    birthDate: one.birthDate,
    oldPassport: one.oldPassport ?? null,
    attendant: one.attendant ?? null,
    minorCase: one.minorCase ?? null,
    otherParentsPermission: one.permission ?? null,
    validityYears: one.years ?? null,
    halfFee: one.halfFee,
    price: one.price ?? null,
    origin: one.origin,
    reminders: inWords(remindersKeptOf(db, one.groupId, one.slot.slotId)),
    story: storyOf(db, one.id).map(({ at, what, actor }) => ({
      at: moment(at),
      what,
      by: actor.startsWith('staff:') ? 'staff' : actor,
    })),
  }
}

/** Instants of another room's record, which end in At or are called at, as ISO 8601 in UTC. */
function inWords(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => inWords(each))
  if (typeof value === 'number' && /(?:^at|At)$/.test(name)) return moment(value)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inWords(each, key)]))
}

const moment = (at: Instant): string => Temporal.Instant.fromEpochMilliseconds(at).toString()
