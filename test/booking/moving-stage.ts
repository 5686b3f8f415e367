// An office in which people have appointments, and what they do with them.
import { cancel, undoCancel } from '../../src/booking/cancellation.ts'
import { stampOf } from '../../src/booking/groups.ts'
import { type Move, move } from '../../src/booking/move.ts'
import type { AppointmentView, Choice, PersonDraft } from '../../src/booking/types.ts'
import { undoMove } from '../../src/booking/undo-move.ts'
import { liveOf } from '../../src/booking/views.ts'
import { countersOf, openHouse, openOffice, publishSlot, setRules } from '../cast.ts'
import { deedsIn } from './deeds.ts'

export type Stage = ReturnType<typeof stage>

/** One office with these hours (`2026-12-03 9:00`: places); freed places cool as in real life and five minutes undo. */
export function stage(hours: Record<string, number>, options: { start?: string; rules?: Record<string, number> } = {}) {
  const house = openHouse({ cooling: true, ...(options.start && { start: options.start }) })
  house.at((tx) => setRules(tx, { undo_minutes: 5, ...options.rules }))
  const office = house.at((tx) => openOffice(tx))
  const publish = (officeId: number, when: string, places: number) => {
    const [day = '', time = ''] = when.split(' ')
    return house.at((tx) => publishSlot(tx, officeId, day, time, places))
  }
  const slots = Object.entries(hours).map(([when, places]) => publish(office, when, places))
  const views = (contactId: number): AppointmentView[] => liveOf(house.db, house.vault, contactId, house.clock.now())
  const deeds = deedsIn(house)
  return {
    house,
    office,
    slots,
    views,
    publish,
    ...deeds,
    counters: (slotId: number) => {
      const { capacity, taken, cooling } = countersOf(house.db, slotId)
      return `${taken}+${cooling}/${capacity}`
    },
    /** A contact with an appointment of these people in that slot. */
    books: (slotId: number, people: PersonDraft[], choices?: Choice[], procedure?: string): number => {
      const contactId = deeds.meets()
      const held = deeds.holds(contactId, slotId, people, procedure)
      if (!held.ok || !deeds.confirms(contactId, choices).ok) throw new Error('the test could not book')
      return contactId
    },
    moves: (contactId: number, slotId: number, more: Partial<Move> = {}) => {
      const mine = views(contactId)
      const groupId = mine[0]?.groupId ?? ''
      return house.at((tx, now) =>
        move(tx, house.deps, { groupId, stamp: stampOf(mine), slotId, actor: 'citizen', contactId, ...more }, now),
      )
    },
    cancels: (contactId: number, members?: number[]) => {
      const mine = views(contactId)
      const groupId = mine[0]?.groupId ?? ''
      const done = house.at((tx, now) =>
        cancel(tx, house.deps, { groupId, stamp: stampOf(mine), members, actor: 'citizen', contactId }, now),
      )
      return { done, groupId, members: members ?? mine.map((view) => view.member) }
    },
    undoesMove: (contactId: number, moved: { groupId: string; members: number[]; slotId: number }) =>
      house.at((tx, now) => undoMove(tx, house.deps, { contactId, ...moved }, now)),
    undoes: (contactId: number, cancelled: { groupId: string; members: number[] }) =>
      house.at((tx, now) => undoCancel(tx, house.deps, { contactId, ...cancelled }, now)),
  }
}
