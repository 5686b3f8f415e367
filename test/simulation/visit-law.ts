import { DAY, HOUR, type Instant, SECOND } from '../../src/clock.ts'
import type { Visit } from './compare.ts'
import { isClosed, type Line } from './journal.ts'
import { exclusionOf } from './questions.ts'
import type { ReminderLaw } from './reminder-law.ts'
import type { Seats } from './seats.ts'
import { HOLD_MS, RULES } from './setting.ts'
import { endOfLocalDay, type Zone } from './zones.ts'

/** What may become of an appointment once it began, step by step. */
export interface VisitLaw {
  /** `its`: the line once for each hour that the appointment takes now. */
  step(visit: Visit, line: Line, its: readonly Line[]): void
  /** Of the same person, which this one excludes. */
  liveOf(visit: Pick<Visit, 'person' | 'procedure'>, at: Instant): Visit[]
  liveFrom(contact: number, at: Instant): Visit[]
  /** The commit is there. */
  settle(): void
}

export function createVisitLaw(
  visits: Map<number, Visit>,
  seats: Seats,
  reminders: ReminderLaw,
  zoneOf: (office: number) => Zone,
  found: (what: string) => void,
): VisitLaw {
  const isLive = (visit: Visit, at: Instant) => visit.state === 'confirmed' && visit.endsAt > at
  const live = (at: Instant, is: (visit: Visit) => boolean) => [...visits.values()].filter((one) => is(one) && isLive(one, at))
  const liveOf = ({ person, procedure }: Pick<Visit, 'person' | 'procedure'>, at: Instant) => {
    const excluded = exclusionOf(procedure)
    return live(at, (one) => one.person === person && excluded !== undefined && exclusionOf(one.procedure) === excluded)
  }
  const liveFrom = (contact: number, at: Instant) => live(at, (one) => one.contact === contact)
  /** Cancelled by the clock within this commit: each has to say why. */
  let byClock = new Set<number>()
  /** Whose CURP was put right within this commit, by their story: the row has to follow. */
  const putRight = new Set<number>()
  /** Those that have another person than they began with. */
  const changedHands = new Set<number>()

  function leave(visit: Visit, slots: readonly number[], line: Line, left: Parameters<Seats['leave']>[2]): void {
    for (const slot of slots) seats.leave({ id: visit.id, slot, contact: visit.contact }, line, left)
  }

  function renewed(visit: Visit, line: Line): void {
    if (visit.state !== 'held' || (visit.until ?? 0) <= line.at) found(`appointment ${line.id}: renewed although no hold ran`)
    if (++visit.renewals > RULES.renewals) found(`appointment ${line.id}: renewed once too often`)
    visit.until = (visit.until ?? line.at) + HOLD_MS
  }

  function letGo(visit: Visit, line: Line, state: 'expired' | 'released'): void {
    if (visit.state !== 'held') found(`appointment ${line.id}: ${line.what} from ${visit.state}`)
    if (state === 'expired' && (visit.until ?? 0) > line.at) found(`appointment ${line.id}: let go before its time`)
    if (state === 'released' && (visit.until ?? 0) <= line.at) found(`appointment ${line.id}: released after its time`)
    if (state === 'released' && line.actor === 'clock' && !isClosed(line)) found(`appointment ${line.id}: let go before its time`)
    visit.state = state
    visit.until = undefined
    leave(visit, visit.slots, line, 'hold')
  }

  function cancelled(visit: Visit, line: Line): void {
    if (!isLive(visit, line.at)) found(`appointment ${line.id}: cancelled from ${visit.state}`)
    visit.state = 'cancelled'
    const byCitizen = line.actor === 'citizen'
    visit.undoUntil = byCitizen ? line.at + RULES.undoMs : undefined
    visit.before = undefined
    if (byCitizen && (line.what === 'cancelled_late') !== visit.startsAt - line.at < RULES.lateMs)
      found(`appointment ${line.id}: ${line.what}, and by its hour it is not`)
    if (line.actor === 'clock') byClock.add(visit.id)
    reminders.changed(visit.group, line.at)
    leave(visit, visit.slots, line, byCitizen ? 'undoable' : 'moved')
  }

  function undone(visit: Visit, line: Line, its: readonly Line[]): void {
    const byCitizen = line.actor === 'citizen'
    if (visit.state !== 'cancelled') found(`appointment ${line.id}: undone from ${visit.state}`)
    if (byCitizen && (visit.undoUntil ?? 0) <= line.at) found(`appointment ${line.id}: undone after its time`)
    if (!byCitizen && visit.undoUntil !== undefined) found(`appointment ${line.id}: the office undid what its citizen cancelled`)
    if (!byCitizen && line.starts_at <= line.at) found(`appointment ${line.id}: came back into the past`)
    if (line.slot_id !== visit.slot) found(`appointment ${line.id}: came back to another hour`)
    if (its.some(isClosed)) found(`appointment ${line.id}: came back into a closed hour`)
    if (liveOf(visit, line.at).length > 0) found(`person ${visit.person}: a second live appointment`)
    visit.state = 'confirmed'
    visit.undoUntil = undefined
    reminders.changed(visit.group, line.at)
    for (const one of its) byCitizen ? seats.sitAgain(one) : seats.reinstate(one)
  }

  function goTo(visit: Visit, line: Line, its: readonly Line[]): void {
    visit.slot = line.slot_id
    visit.slots = its.map((one) => one.slot_id)
    visit.startsAt = line.starts_at
    visit.office = line.office_id
    visit.zone = zoneOf(line.office_id)
    visit.endsAt = endOfLocalDay(line.day, visit.zone)
  }

  function moved(visit: Visit, line: Line, its: readonly Line[]): void {
    const byCitizen = line.actor === 'citizen'
    if (!isLive(visit, line.at)) found(`appointment ${line.id}: moved from ${visit.state}`)
    if (visit.slot === line.slot_id) found(`appointment ${line.id}: moved to where it was`)
    if (line.folio !== visit.folio) found(`appointment ${line.id}: moved and its folio is another`)
    const isOwnWish = byCitizen && !(line.places === 0 && visit.movedOutOf.has(line.slot_id))
    if (isOwnWish && visit.moves >= RULES.moves) found(`appointment ${line.id}: changed once too often`)
    if (isOwnWish && line.starts_at - line.at < RULES.noticeMs) found(`appointment ${line.id}: moved at too short notice`)
    if (line.starts_at <= line.at) found(`appointment ${line.id}: moved into the past`)
    const before = visit.slots
    const cools = visit.startsAt - line.at > SECOND
    if (!byCitizen) visit.movedOutOf = new Set([...visit.movedOutOf, visit.slot])
    goTo(visit, line, its)
    visit.moves = isOwnWish ? visit.moves + 1 : 0
    const undoable = byCitizen && visit.movesUndone < RULES.moves
    visit.before = undoable ? before : undefined
    visit.undoUntil = undoable ? line.at + RULES.undoMs : undefined
    reminders.changed(visit.group, line.at)
    // Where it sat already it stays.
    for (const one of its) if (!before.includes(one.slot_id)) seats.sit(one)
    const left = before.filter((slot) => !visit.slots.includes(slot))
    if (cools && (line.reopens_at ?? 0) <= line.at) found(`slot ${left[0]}: a freed place did not cool`)
    leave(visit, left, line, undoable && (line.reopens_at ?? 0) >= line.at + RULES.undoMs ? 'undoable' : 'moved')
  }

  function moveUndone(visit: Visit, line: Line, its: readonly Line[]): void {
    if (!isLive(visit, line.at)) found(`appointment ${line.id}: a move was undone from ${visit.state}`)
    if ((visit.undoUntil ?? 0) <= line.at) found(`appointment ${line.id}: a move was undone after its time`)
    if (line.slot_id !== visit.before?.[0]) found(`appointment ${line.id}: went back to another hour than it came from`)
    if (its.some(isClosed)) found(`appointment ${line.id}: went back into a closed hour`)
    if (line.starts_at <= line.at) found(`appointment ${line.id}: went back into the past`)
    if (line.folio !== visit.folio) found(`appointment ${line.id}: went back and its folio is another`)
    const had = visit.slots
    const cools = visit.startsAt - line.at > SECOND
    goTo(visit, line, its)
    visit.moves = Math.max(0, visit.moves - 1)
    visit.movesUndone++
    visit.before = undefined
    visit.undoUntil = undefined
    reminders.changed(visit.group, line.at)
    for (const one of its) if (!had.includes(one.slot_id)) seats.sitAgain(one)
    const left = had.filter((slot) => !visit.slots.includes(slot))
    if (cools && (line.reopens_at ?? 0) <= line.at) found(`slot ${left[0]}: a freed place did not cool`)
    leave(visit, left, line, 'moved')
  }

  function lapsed(visit: Visit, line: Line): void {
    byClock.delete(visit.id)
    if (visit.state !== 'cancelled') found(`appointment ${line.id}: lapsed and stands`)
    if (visit.answered === visit.slot) found(`appointment ${line.id}: lapsed although they said that they come`)
    const left = visit.startsAt - line.at
    if (left > DAY || left < 3 * HOUR - SECOND) found(`appointment ${line.id}: lapsed at the wrong hour`)
    const together = [...visits.values()].filter((one) => one.group === visit.group)
    if (!together.some((one) => reminders.wasSaid(visit.group, one.slot))) found(`appointment ${line.id}: lapsed unasked`)
  }

  /** One mistyped CURP is put right, once, and nothing else changes; whose it is now has no other appointment. */
  function anotherPerson(visit: Visit, line: Line): void {
    if (line.of_id !== visit.person) found(`appointment ${line.id}: was of person ${line.of_id}, and by the model ${visit.person}`)
    if (!putRight.delete(visit.id)) found(`appointment ${line.id}: has another person, and its story does not say so`)
    if (changedHands.has(visit.id)) found(`appointment ${line.id}: has another person for the second time`)
    changedHands.add(visit.id)
    if (liveOf({ ...visit, person: line.person_id }, line.at).length > 0)
      found(`person ${line.person_id}: a second live appointment`)
    visit.person = line.person_id
    corrected(visit, line)
  }

  /** Somebody's name is spelled anew, and nothing else: same person, same place, same folio, same telephone. */
  function corrected(visit: Visit, line: Line): void {
    if (!isLive(visit, line.at)) found(`appointment ${line.id}: corrected from ${visit.state}`)
    const [is, was] = [
      [line.person_id, line.slot_id, line.group_id, line.folio, line.contact_id],
      [visit.person, visit.slot, visit.group, visit.folio, visit.contact ?? null],
    ].map((all) => all.join())
    if (is !== was) found(`appointment ${line.id}: corrected, and it was ${was} and is ${is}`)
  }

  return {
    liveOf,
    liveFrom,
    settle() {
      for (const id of byClock) found(`appointment ${id}: cancelled by the clock and did not lapse`)
      byClock = new Set()
      for (const id of putRight) found(`appointment ${id}: its CURP was put right, and its person is the same`)
      putRight.clear()
    },
    step(visit, line, its) {
      switch (line.what) {
        case 'renewed':
          return renewed(visit, line)
        case 'expired':
        case 'released':
          return letGo(visit, line, line.what)
        case 'cancelled':
        case 'cancelled_late':
          return cancelled(visit, line)
        case 'undone':
          return undone(visit, line, its)
        case 'moved':
          return moved(visit, line, its)
        case 'move_undone':
          return moveUndone(visit, line, its)
        case 'lapsed':
          return lapsed(visit, line)
        case 'rebooking_kept':
          if (!isLive(visit, line.at)) found(`appointment ${line.id}: kept an hour from ${visit.state}`)
          return
        case 'price_chosen':
          if (!isLive(visit, line.at)) found(`appointment ${line.id}: another price was chosen from ${visit.state}`)
          return
        case 'move_forgiven':
          visit.moves = 0
          return
        case 'rebooking_lapsed':
          byClock.delete(visit.id)
          if (visit.state !== 'cancelled') found(`appointment ${line.id}: its other hour went to others and it stands`)
          return
        case 'reconfirmed':
          if (!isLive(visit, line.at)) found(`appointment ${line.id}: reconfirmed from ${visit.state}`)
          visit.answered = visit.slot
          return
        case 'past':
          if (visit.state !== 'confirmed' || visit.endsAt > line.at) found(`appointment ${line.id}: past before its day ended`)
          visit.state = 'past'
          return
        case 'passed_on':
          if (!isLive(visit, line.at) && (visit.undoUntil ?? 0) <= line.at)
            found(`appointment ${line.id}: passed on from ${visit.state}`)
          visit.askedFrom ??= visit.contact
          visit.contact = line.contact_id ?? undefined
          // What the old telephone said is not the word of the new one.
          visit.answered = undefined
          reminders.changed(visit.group, line.at)
          return
        case 'handed_over':
        case 'taken_back':
          visit.askedFrom ??= visit.contact
          visit.contact = line.contact_id ?? undefined
          // What the chat that had it said is not the word of this one.
          visit.answered = undefined
          reminders.changed(visit.group, line.at)
          return
        case 'merged': // Read with the contact that goes (model.ts).
          return
        case 'corrected':
          return corrected(visit, line)
        case 'curp_corrected':
        case 'hold_corrected':
        case 'person_corrected':
          putRight.add(visit.id)
          return
        case 'another_person':
          return anotherPerson(visit, line)
        case 'erased':
          if (visit.state === 'held' || isLive(visit, line.at)) found(`appointment ${line.id}: erased from ${visit.state}`)
          return
        case 'permission_declared':
        case 'permission_revoked':
        case 'arrived':
        case 'arrival_taken_back':
        case 'served':
        case 'absent':
        case 'left_office':
        case 'outcome_unknown':
        case 'outcome_taken_back':
          return
      }
      found(`appointment ${line.id}: nobody knows what ${line.what} means`)
    },
  }
}
