import type { Tx } from '../../db/open.ts'
import { cancel } from '../booking/cancellation.ts'
import { record } from '../booking/events.ts'
import { stampNow } from '../booking/groups.ts'
import { appointmentsById } from '../booking/views.ts'
import { readOut } from '../chat/reply.ts'
import type { Instant } from '../clock.ts'
import { readContact } from '../messaging/contacts.ts'
import { loadConversation } from '../messaging/conversations.ts'
import type { MessagingDeps } from '../messaging/deps.ts'
import type { DueWork } from '../messaging/due.ts'
import { putFirst } from '../messaging/notify.ts'
import { canBeTold } from '../messaging/reach.ts'
import { isolate } from '../messaging/writer.ts'
import { sayOwed, sayRebooking } from './chat/rebooking.ts'
import type { Rebooked } from './rebook.ts'
import {
  callInstead,
  dueRebookings,
  endRebooking,
  nextRebooking,
  noteReminded,
  noteTold,
  type Rebooking,
  rebookingsOfGroup,
  seatsOf,
  toRemind,
  toTell,
} from './rebookings.ts'

export const due: DueWork = {
  nextAt: nextRebooking,
  settle: { rebookings: (tx, deps, limit, now) => endDue(tx, deps, limit, now) },
  say: {
    rebookings: (tx, deps, limit, now) => {
      for (const one of toTell(tx, now, limit)) sayOnce(tx, deps, one, 'told', now)
      for (const one of toRemind(tx, now, limit)) sayOnce(tx, deps, one, 'reminded', now)
    },
  },
}

/** One that cannot be told is left for a call; the others go on. */
function sayOnce(tx: Tx, deps: MessagingDeps, one: Rebooking, what: 'told' | 'reminded', now: Instant): void {
  const said = isolate(tx, deps.log, 'rebooking.untold', { rebooking: one.id }, () => say(tx, deps, one, what, now))
  if (!said && what === 'told') callInstead(tx, one.id, now)
  if (what === 'reminded') noteReminded(tx, one.id)
}

/** What the first of those rebooked in this transaction will be sent, in the words of that message; empty without a chat. */
export function firstWords(tx: Tx, deps: MessagingDeps, { moved, owed }: Rebooked, now: Instant): string[] {
  const firsts = [moved.map(({ before }) => before), owed].flatMap((them) => them.find((one) => one.contactId !== undefined) ?? [])
  return firsts.flatMap(({ groupId }) => {
    const [one] = rebookingsOfGroup(tx, groupId)
    const said = one && wordsFor(tx, deps, one, one.tellAt ?? now)?.reply
    return said ? [readOut(said)] : []
  })
}

/** Undefined without a chat. */
function wordsFor(tx: Tx, deps: MessagingDeps, one: Rebooking, now: Instant) {
  const [first] = appointmentsById(
    tx,
    deps.vault,
    seatsOf(tx, one.id).map((seat) => seat.appointmentId),
  )
  const contact = first?.contactId === undefined ? undefined : readContact(tx, deps, first.contactId)
  if (!contact) return undefined
  const session = { tx, deps, contact, now }
  const { state } = loadConversation(tx, deps, contact.id, now)
  const said = one.state === 'owed' ? { reply: sayOwed(one, session), state: undefined } : sayRebooking(state, one, session)
  return said?.reply && { contact, reply: said.reply, state: said.state }
}

function say(tx: Tx, deps: MessagingDeps, one: Rebooking, what: 'told' | 'reminded', now: Instant): boolean {
  const said = wordsFor(tx, deps, one, now)
  if (!said) return false
  const { contact, reply, state } = said
  if (!canBeTold(tx, deps, contact, reply, now)) return false
  const key = `rebooking:${one.id}:${what}:${contact.id}`
  const outboxId = putFirst(tx, deps, contact, { state, reply, key }, now)
  noteTold(tx, one.id, outboxId, now)
  return true
}

/** Unanswered in time: the hour goes to others, and its people are owed one. What did not arrive has no end until the office has called. */
function endDue(tx: Tx, deps: MessagingDeps, limit: number, now: Instant): void {
  for (const one of dueRebookings(tx, now, limit))
    isolate(tx, deps.log, 'rebooking.unended', { rebooking: one.id }, () => {
      if (one.unheard || one.toldAt === null) callInstead(tx, one.id, now)
      else lapse(tx, deps, one, now)
      return true
    })
}

function lapse(tx: Tx, deps: MessagingDeps, one: Rebooking, now: Instant): void {
  const ids = seatsOf(tx, one.id).map((seat) => seat.appointmentId)
  const live = appointmentsById(tx, deps.vault, ids).filter((view) => view.state === 'confirmed')
  endRebooking(tx, { id: one.id, was: 'offered', state: 'lapsed', toCall: true }, now)
  if (live.length === 0) return
  const asked = { groupId: one.groupId, stamp: stampNow(tx, one.groupId, now), members: live.map((view) => view.member) }
  if (!cancel(tx, deps, { ...asked, actor: 'clock' }, now).ok) throw new Error('an appointment changed while its rebooking ended')
  for (const view of live) record(tx, view.id, 'rebooking_lapsed', 'clock', now)
  const { groupId, members } = asked
  deps.hooks.groupChanged(tx, deps, { what: 'owed', groupId, members, officeId: one.officeId }, now)
}
