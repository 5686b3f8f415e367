// The smallest stage for the waiting list: one person waits, another frees a place.
import { brokenInvariants } from '../../db/invariants.ts'
import { confirm } from '../../src/booking/appointments.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { hold } from '../../src/booking/holds.ts'
import { letGo } from '../../src/booking/releases.ts'
import type { PersonDraft } from '../../src/booking/types.ts'
import { MINUTE } from '../../src/clock.ts'
import { declineOffer, openOffersOf, takeOffer } from '../../src/waitlist/answers.ts'
import { saidOffer, serveTheLine } from '../../src/waitlist/due.ts'
import { goOn, join } from '../../src/waitlist/entries.ts'
import type { Joined, WaitingOffer, WaitTimes } from '../../src/waitlist/types.ts'
import { entriesOf, leave } from '../../src/waitlist/wishes.ts'
import { HOLD_MS, NO_CHOICES } from '../booking/deeds.ts'
import { GUADALUPE, type House, meet, openHouse, openOffice, publishSlot, requestedPlaces } from '../cast.ts'

/** A house with one office in which freed places cool as they do in the product, or for no time with `cooling: false`. */
export function stage(options: { start?: string; cooling?: boolean; zone?: string } = {}) {
  const { zone, ...rest } = options
  const house = openHouse({ cooling: true, ...rest })
  const office = house.at((tx) => openOffice(tx, zone ? { zone } : {}))
  const at = deeds(house, office)
  return { house, office, ...at, freed: (...waiting: PersonDraft[][]) => freed(at, waiting) }
}

export type Stage = ReturnType<typeof stage>

/** Guadalupe gives back her place of 3 December while these wait, in this order; it is past the minutes in which she may undo that. */
function freed(at: ReturnType<typeof deeds>, waiting: PersonDraft[][]) {
  const slot = at.publishes('2026-12-03', '9:00')
  const has = at.meets()
  const group = at.books(has, slot, [GUADALUPE])
  const waiters = waiting.map((people) => {
    const contact = at.meets()
    at.waits(contact, people)
    if (waiting.length > 1) at.pass(MINUTE)
    return contact
  })
  at.cancels(has, group)
  at.pass(6 * MINUTE)
  return { slot, has, waiters }
}

function deeds(house: House, office: number) {
  let met = 0
  const sweep = () => {
    house.at((tx, now) => {
      letGo(tx, house.deps, now, 100)
      serveTheLine(tx, house.clock, now, 100)
      for (const offer of allOpen(house)) if (offer.tellAt <= now) saidOffer(tx, offer.id, undefined, now)
    })
  }
  /** Time passes from minute to minute, as in a process that is never off. */
  const pass = (ms: number) => {
    for (const until = house.clock.now() + ms; house.clock.now() < until; ) {
      house.clock.advance(Math.min(MINUTE, until - house.clock.now()))
      sweep()
    }
  }
  return {
    sweep,
    pass,
    meets: (): number => house.at((tx) => meet(tx, ++met)),
    publishes: (day: string, time: string, places = 1): number => house.at((tx) => publishSlot(tx, office, day, time, places)),
    books(contact: number, slot: number, people: PersonDraft[]): string {
      return house.at((tx, now) => {
        const held = hold(tx, house.deps, { contactId: contact, wish: requestedPlaces(slot, people), holdMs: HOLD_MS }, now)
        if (!held.ok) throw new Error(held.why)
        const done = confirm(tx, house.deps, contact, NO_CHOICES, now)
        if (!done.ok) throw new Error(done.why)
        return held.hold.groupId
      })
    },
    cancels: (contact: number, groupId: string) =>
      house.at((tx, now) =>
        cancel(
          tx,
          house.deps,
          { groupId, stamp: stampOf(liveRows(tx, groupId, contact, now)), actor: 'citizen', contactId: contact },
          now,
        ),
      ),
    waits(contact: number, people: PersonDraft[], times: WaitTimes = {}, offices = [office]): Joined {
      const members = people.map((person) => ({ person, procedureId: 'renewal' }))
      return house.at((tx, now) => join(tx, house.deps, contact, { officeIds: offices, members, times, answers: '{}' }, now))
    },
    offered: (contact: number): WaitingOffer[] => openOffersOf(house.db, contact, house.clock.now()),
    accepts: (contact: number, offer: WaitingOffer | undefined, people: PersonDraft[]) =>
      house.at((tx, now) => {
        const asked = {
          contactId: contact,
          offerId: offer?.id ?? 0,
          wish: requestedPlaces(offer?.slot.slotId ?? 0, people),
          holdMs: HOLD_MS,
        }
        return takeOffer(tx, house.deps, asked, now)
      }),
    confirms: (contact: number) => house.at((tx, now) => confirm(tx, house.deps, contact, NO_CHOICES, now)),
    declines: (contact: number, offer: WaitingOffer | undefined) =>
      house.at((tx, now) => declineOffer(tx, house.deps, contact, offer?.id ?? 0, now)),
    leaves: (contact: number) =>
      house.at((tx, now) => entriesOf(tx, house.vault, contact).map((wish) => leave(tx, contact, wish.id, now))),
    /** Taps that they want to wait on, after their wish ended. */
    goesOn: (contact: number): Joined | undefined =>
      house.at((tx, now) => goOn(tx, house.deps, contact, lastEntryOf(house, contact), now)),
    wishes: (contact: number) => house.at((tx) => entriesOf(tx, house.vault, contact)),
    broken: () => brokenInvariants(house.db),
  }
}

const lastEntryOf = (house: House, contact: number): number =>
  house.db.client
    .query<{ id: number }, [number]>('select id from wait_wishes where contact_id = ? order by id desc limit 1')
    .get(contact)?.id ?? 0

const allOpen = (house: House) =>
  house.db.client
    .query<{ id: number; tellAt: number }, []>(
      "select id, tell_at as tellAt from wait_offers where state = 'open' and told_at is null",
    )
    .all()
