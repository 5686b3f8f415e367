import type { Tx } from '../../db/open.ts'
import { beginBigClosure, cancelAll } from '../agenda/changes/big-closures.ts'
import type { Actor } from '../agenda/events.ts'
import { closeHours, type Seated, type Span } from '../agenda/schedule.ts'
import { type AppointmentDetail, appointmentsById } from '../agenda/views.ts'
import type { Instant } from '../clock.ts'
import { touch } from './counter.ts'
import { tellHolders } from './holders.ts'
import type { Worked } from './propose.ts'
import type { StaffRooms } from './rooms.ts'

/** The most appointments that are cancelled in the same step; more of them get steps of their own. */
const AT_ONCE_MAX = 500
/** The most people whose names are shown. */
const NAMED_MAX = 200

export interface ClosureImpact {
  hoursClosed: number
  /** How many appointments are in the closed hours. */
  visits: number
  /** How many of them have a telephone that is told. */
  told: number
  /** The first people concerned. Of very many, those without a telephone first: somebody must tell them. */
  people: AppointmentDetail[]
  /** How many held a closed hour without an appointment: they are told and shown other hours. */
  holds: number
  /** They will be cancelled in the next seconds or minutes. */
  later: boolean
}

/**
 * Closes hours of a day. People who hold one of them are told at once. With `cancel` its appointments are cancelled and their
 * contacts told. Very many appointments are only counted here; the steps that follow cancel them (src/messaging/closures.ts).
 */
export function closeHoursByOffice(
  tx: Tx,
  rooms: Pick<StaffRooms, 'vault' | 'clock' | 'citizens'>,
  order: Span & { actor: Actor; cancel: boolean },
  now: Instant,
): Worked<ClosureImpact, never> {
  const { closureId, hoursClosed, touched } = closeHours(tx, order, now)
  const holds = tellHolders(tx, rooms, order, now)
  const seated = touched.filter((one) => one.state === 'confirmed')
  const later = order.cancel && seated.length > AT_ONCE_MAX
  const people = appointmentsById(tx, rooms.vault, later ? untoldFirst(seated) : seated.map((one) => one.id))
  if (later) beginBigClosure(tx, { closureId, actor: order.actor, total: seated.length })
  else if (order.cancel) {
    cancelAll(tx, rooms, people, order, now)
    rooms.citizens.tellCancelled(tx, people, order.reason, now)
  }
  const told = order.cancel ? seated.filter((one) => one.contactId !== null).length : 0
  const impact = { hoursClosed, visits: seated.length, told, people: people.slice(0, NAMED_MAX), holds, later }
  return { ok: true, touched: touch(seated), impact }
}

const untoldFirst = (seated: Seated[]): number[] =>
  [...seated.filter((one) => one.contactId === null), ...seated.filter((one) => one.contactId !== null)]
    .slice(0, NAMED_MAX)
    .map((one) => one.id)
