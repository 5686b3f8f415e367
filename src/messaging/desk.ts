import type { Tx } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import { confirm } from '../booking/appointments.ts'
import { cancel, noteReason } from '../booking/cancellation.ts'
import { currentHold, hold, releaseHold, renewHold } from '../booking/holds.ts'
import { noteCurp } from '../booking/limits.ts'
import { move, priceAfterMove } from '../booking/move.ts'
import { findPerson, passportBefore, personKey } from '../booking/people.ts'
import { cancelledLately, undoCancel } from '../booking/undo-cancellation.ts'
import { movedLately, undoMove } from '../booking/undo-move.ts'
import { liveOf } from '../booking/views.ts'
import { hasClaimed } from '../cases/claims.ts'
import { createOfficePeople } from '../cases/desk.ts'
import { pricesOn } from '../catalogue/fees.ts'
import { fieldsOf } from '../catalogue/fields.ts'
import { readInstitution } from '../catalogue/institution.ts'
import { findOffice, officesThatDo, proceduresOffered, statesWithOffices } from '../catalogue/offices.ts'
import { findPlace, placeNear } from '../catalogue/places.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import { requirementsOn } from '../catalogue/requirements.ts'
import { rule } from '../catalogue/rules.ts'
import type { Desk } from '../chat/desk.ts'
import { type Instant, SECOND } from '../clock.ts'
import { createPermissionDesk } from '../minors/desk.ts'
import { minorsRefused } from '../minors/limits.ts'
import { createReminderDesk } from '../reminders/desk.ts'
import { findSlot, freeSlots, officesWithRoom, publishedUntil } from '../schedule/availability.ts'
import { readUsualWeek } from '../schedule/usual-week.ts'
import { createWaitingDesk } from '../waitlist/desk.ts'
import type { MessagingDeps } from './deps.ts'

type Deps = Pick<MessagingDeps, 'vault' | 'clock' | 'hooks'>

/** Who stands at the counter. */
interface Visitor {
  contact: Desk['contact'] & { readonly id: number }
  /** The message that we answer; undefined when we speak first. */
  inboxId?: number
  /** Our own number, as the channel last named it. */
  ourNumber?: string | undefined
}

const ANSWER_IN_WRITING = statement('update contacts set in_writing = 1 where id = ?', { params: ['int'] })

/** The counter for one turn of one contact. It writes only through `tx`: a turn that fails leaves nothing behind. */
export function createDesk(tx: Tx, deps: Deps, { contact, inboxId, ourNumber }: Visitor, now: Instant): Desk {
  const { vault, clock } = deps
  const citizen = { ...contact }
  const holdMs = () => rule(tx, 'hold_seconds') * SECOND
  return {
    ...createOfficePeople(tx, vault, { contactId: contact.id, inboxId }, now),
    now,
    contact: citizen,
    answerInWriting() {
      citizen.inWriting = true
      ANSWER_IN_WRITING.run(tx, contact.id)
    },
    token: () => Buffer.from(clock.random(9)).toString('base64url'),

    institution: onceATurn(() => must(readInstitution(tx), 'institution')),
    procedures: onceATurn(() => proceduresOffered(tx)),
    procedure: (procedureId) => findProcedure(tx, procedureId),
    fields: (procedureId) => fieldsOf(tx, procedureId),
    requirements: (procedureId, day) => requirementsOn(tx, procedureId, day),
    rule: (name) => rule(tx, name),

    findPlace: (words) => findPlace(tx, words),
    placeNear: (latitude, longitude) => placeNear(tx, latitude, longitude),
    states: onceATurn(() => statesWithOffices(tx)),
    office: (officeId) => must(findOffice(tx, officeId), 'office'),
    officesDoing: (procedureIds) => officesThatDo(tx, procedureIds).map((one) => one.office),
    offices: (query) => officesWithRoom(tx, query, now),
    publishedUntil: (officeId) => publishedUntil(tx, officeId),
    slots: (query) => freeSlots(tx, query, now),
    week: (officeId) => readUsualWeek(tx, officeId)?.hours ?? [],
    slot: (slotId) => findSlot(tx, slotId),

    // Made on demand: most turns need none of them.
    get reminders() {
      return createReminderDesk(tx, contact.id, now)
    },
    get permissions() {
      return createPermissionDesk(tx, vault, contact.id, ourNumber, now)
    },
    get waiting() {
      return createWaitingDesk(tx, deps, contact.id, holdMs(), now)
    },

    noteCurp: (curp) => noteCurp(tx, vault, contact.id, curp, now),
    passportBefore: (person) => passportBefore(tx, vault, contact.id, person),
    minorsRefused(curps) {
      const known = curps.flatMap((curp) => findPerson(tx, personKey(vault, { name: '', birthDate: '', curp })) ?? [])
      return minorsRefused(tx, contact.id, { count: curps.length, known }, now)
    },

    hold: (wish) => hold(tx, deps, { contactId: contact.id, wish, holdMs: holdMs() }, now),
    renewHold: () => renewHold(tx, contact.id, holdMs(), now),
    releaseHold: () => releaseHold(tx, deps, contact.id, now),
    currentHold: () => currentHold(tx, contact.id, now),
    prices: onceEach((procedureId, birthDate, day) => pricesOn(tx, findProcedure(tx, procedureId)?.feeTable, birthDate, day)),
    confirm: (choices) => confirm(tx, deps, contact.id, choices, now, (appointmentId) => hasClaimed(tx, contact.id, appointmentId)),
    appointments: () => liveOf(tx, vault, contact.id, now),
    cancel: (asked) => cancel(tx, deps, { ...asked, actor: 'citizen', contactId: contact.id }, now),
    cancelledLately: () => cancelledLately(tx, vault, contact.id, now),
    undoCancel: (groupId, members) => undoCancel(tx, deps, { contactId: contact.id, groupId, members }, now),
    movedLately: () => movedLately(tx, vault, contact.id, now),
    undoMove: (asked) => undoMove(tx, deps, { ...asked, contactId: contact.id }, now),
    noteReason: (groupId, members, reason) => noteReason(tx, { groupId, members, contactId: contact.id, reason }),
    priceAfterMove: (asked) => priceAfterMove(tx, deps, { ...asked, contactId: contact.id }, now),
    move: (asked) => move(tx, deps, { ...asked, actor: 'citizen', contactId: contact.id }, now),
  }
}

/** Reads a record once in a turn. No turn changes it, and many questions ask for it. */
function onceATurn<T>(read: () => T): () => T {
  let known: { value: T } | undefined
  return () => {
    known ??= { value: read() }
    return known.value
  }
}

/** The same for a reading with parameters. */
function onceEach<Words extends string[], T>(read: (...words: Words) => T): (...words: Words) => T {
  const known = new Map<string, { value: T }>()
  return (...words) => {
    const key = words.join('|')
    const found = known.get(key) ?? { value: read(...words) }
    known.set(key, found)
    return found.value
  }
}

/** The conversation only asks for what it was shown. If that does not exist, it is our mistake, and the turn is set aside. */
function must<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`there is no such ${what}`)
  return found
}
