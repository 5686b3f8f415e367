import type { Tx } from '../../db/open.ts'
import { sameAgain } from '../booking/chat/same-again.ts'
import type { BookingDeps } from '../booking/hooks.ts'
import { membersAgain, withinChat, withinVisit } from '../booking/people.ts'
import { type AppointmentDetail, groupOf } from '../booking/views.ts'
import type { Draft } from '../chat/draft.ts'
import type { Instant } from '../clock.ts'
import { join } from './entries.ts'
import { answersOfCalled } from './wishes.ts'

/**
 * Puts people whose hour the office took at the head of its line, with all their answers. People with neither chat nor telephone are
 * offered nothing.
 */
export function waitFirst(
  tx: Tx,
  deps: BookingDeps,
  { groupId, members, officeId }: { groupId: string; members: readonly number[]; officeId: number },
  now: Instant,
): void {
  const [first, ...others] = groupOf(tx, deps.vault, groupId).filter((view) => members.includes(view.member) && !view.forgotten)
  const phoneToCall = first?.contactId === undefined ? first?.phoneToCall : undefined
  if (!first || (first.contactId === undefined && phoneToCall === undefined)) return
  const views = [first, ...others] as const
  const people = membersAgain(tx, views, first.contactId === undefined ? withinVisit(deps.clock) : withinChat(first.contactId))
  const attendant = views.find((view) => view.attendant)?.attendant
  const request = {
    officeIds: [officeId],
    members: people,
    times: {},
    answers:
      phoneToCall === undefined
        ? JSON.stringify({ ...sameAgain(tx, views), ...withAdult(attendant) })
        : answersOfCalled({ members: people, ...(attendant && { attendant }) }),
    owed: true,
    ...(phoneToCall !== undefined && { phoneToCall }),
  }
  join(tx, deps, first.contactId, request, now)
}

/** An appointment has all answers, also those about the adult and a child's papers. */
function withAdult(attendant: AppointmentDetail['attendant']): Partial<Draft> {
  if (!attendant) return { warned: true, courtAsked: true }
  const { name, curp } = attendant
  return { warned: true, courtAsked: true, attendant: { name, ...(curp ? { curp } : { noCurp: true }) } }
}
