import type { HeldContact, StaffRooms } from '../admin/staff-rooms.ts'
import { type StoryLine, storyOf } from '../booking/events.ts'
import { type KeptPermission, type KeptReminder, permissionsKeptOf, remindersKeptOf } from '../booking/kept-data.ts'
import { curpIndex } from '../booking/people.ts'
import { type AppointmentDetail, findByContact, findByCurp } from '../booking/views.ts'
import { type CaseLine, type CaseView, casesOf, readLines } from '../cases/reading.ts'
import { type KeptWish, wishesKeptAbout, wishesKeptOf } from '../waitlist/kept-data.ts'

type Rooms = Pick<StaffRooms, 'db' | 'vault' | 'citizens'>

/**
 * Everything that is kept under a CURP or a telephone, opened and in order (LGPDPPSO art. 50-51: a copy in a structured, common
 * format).
 */
export interface HeldData {
  /** Undefined for a CURP: the contact that made the appointment is another person's data. */
  contact: HeldContact | undefined
  appointments: { appointment: AppointmentDetail; story: StoryLine[]; reminders: KeptReminder[] }[]
  wishes: KeptWish[]
  permissions: KeptPermission[]
  cases: { one: CaseView; lines: CaseLine[] }[]
}

/** By CURP: only that person's data. Undefined when nothing is kept. */
export function heldAboutCurp({ db, vault }: Rooms, curp: string): HeldData | undefined {
  const found = findByCurp(db, vault, curpIndex(vault, curp))
  const wishes = wishesKeptAbout(db, vault, curp)
  if (found.length + wishes.length === 0) return undefined
  return { contact: undefined, appointments: found.map((one) => withStory({ db, vault }, one)), wishes, permissions: [], cases: [] }
}

/**
 * By telephone, in any written form: what was said and done from it, also names that its owner typed. Undefined for an unknown
 * one.
 */
export function heldAboutPhone({ db, vault, citizens }: Rooms, phone: string): HeldData | undefined {
  const contactId = citizens.findContact(db, phone)
  if (contactId === undefined) return undefined
  return {
    contact: citizens.heldAbout(db, contactId),
    appointments: findByContact(db, vault, contactId).map((one) => withStory({ db, vault }, one)),
    wishes: wishesKeptOf(db, vault, contactId),
    permissions: permissionsKeptOf(db, contactId),
    // Notes belong to the office, and may be about others; a complaint is for other eyes than those that make this copy.
    cases: casesOf(db, contactId)
      .filter(({ kind }) => kind !== 'complaint')
      .map((one) => ({
        one,
        lines: readLines(db, vault, one.id).filter((line) => line.author !== 'note'),
      })),
  }
}

const withStory = ({ db, vault }: Pick<Rooms, 'db' | 'vault'>, appointment: AppointmentDetail) => ({
  appointment,
  story: storyOf(db, vault, appointment.id),
  reminders: remindersKeptOf(db, appointment.groupId, appointment.slot.slotId),
})
