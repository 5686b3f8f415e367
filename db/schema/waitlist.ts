import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices } from './catalogue.ts'
import { bytes } from './columns.ts'
import { askers, contacts, outbox } from './messaging.ts'
import { slots } from './schedule.ts'

/**
 * An entry of people who found no place, or only a late one; `live` is 1 while it waits. When it ends, its open offer ends with it
 * (db/walls.sql).
 */
export const waitWishes = sqliteTable(
  'wait_wishes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Null: entered at the counter, reached by telephone only. */
    contactId: integer('contact_id').references(() => contacts.id),
    /** As appointments.asked_by. */
    askedBy: integer('asked_by').references(() => askers.id),
    /**
     * rested: the offers that the rule allows led to nothing; left: the person left; booked: a member has an appointment; over: its time is
     * over, or the appointment to be moved is gone.
     */
    state: text({ enum: ['waiting', 'rested', 'left', 'booked', 'over'] }).notNull(),
    live: integer().notNull(),
    version: integer().notNull(),
    /** All are offered places, in one hour or consecutive hours. */
    people: integer().notNull(),
    /** Consecutive slots of their longest visit; each is offered as many. */
    slotCount: integer('slot_count').notNull().default(1),
    unverified: integer().notNull(),
    /** Members whose name does not fit their CURP (appointments.name_differs). */
    namesDiffer: integer('names_differ').notNull().default(0),
    /** The group whose appointments should be earlier; accepting moves them. */
    movesGroup: text('moves_group'),
    /** JSON list of ids. */
    procedures: text().notNull(),
    /** Null: any. */
    fromDay: text('from_day'),
    untilDay: text('until_day'),
    /** As bits: Monday 1, Tuesday 2, Wednesday 4 ... */
    weekdays: integer().notNull(),
    /** Minutes of the day: from the first, before the second. */
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    /** Days on which all have the age for their procedure; null: no birthday is near. */
    fitsFrom: text('fits_from'),
    fitsUntil: text('fits_until'),
    /** The people and their answers, so that accepting asks nothing again. Deleted some days after the end. */
    body: bytes('body_sealed'),
    /** Kept when days and hours change, and by one that rested for the first time. */
    joinedAt: integer('joined_at').notNull(),
    /** Its age in the line: since it joined, or some days before the day that it asks for (src/waitlist/age.ts). */
    countsFrom: integer('counts_from').notNull(),
    /** Orders those that were there before that day; else 0. */
    lot: integer().notNull().default(0),
    /** People who stood before it when it joined. */
    joinedBehind: integer('joined_behind').notNull().default(0),
    /** 1: it went on after a rest, or its people joined again after one: behind all who joined on its day, which it keeps no second time. */
    hasRested: integer('has_rested').notNull().default(0),
    /** Since when its offers are counted. */
    offersFrom: integer('offers_from').notNull(),
    /** 1: the office took an hour of theirs. First in line, and declined offers do not count. */
    owed: integer().notNull().default(0),
    expiresAt: integer('expires_at').notNull(),
    /** 1: the end must still be told. */
    untold: integer().notNull().default(0),
    /** 1: ended by an appointment from another telephone, which knowing a CURP allows, so it may go on at its old place. */
    endedElsewhere: integer('ended_elsewhere').notNull().default(0),
    /** Since when the telephone's user disowns it: nothing is offered or told there. */
    disownedAt: integer('disowned_at'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('wait_wishes_contact').on(t.contactId, t.live),
    index('wait_wishes_asked').on(t.askedBy).where(sql`live = 1`),
    index('wait_wishes_moves').on(t.movesGroup).where(sql`live = 1 and moves_group is not null`),
    index('wait_wishes_expire').on(t.expiresAt).where(sql`live = 1`),
    index('wait_wishes_untold').on(t.id).where(sql`untold = 1`),
    index('wait_wishes_bodies').on(t.updatedAt).where(sql`live = 0 and body_sealed is not null`),
    index('wait_wishes_counted').on(t.updatedAt).where(sql`live = 0 and body_sealed is null`),
    check('wait_wishes_live_waits', sql`live = (state = 'waiting')`),
    check('wait_wishes_asked', sql`(contact_id is null) = (asked_by is null)`),
  ],
)

/** The people of an entry by their identity hash, so that nobody waits twice from one telephone. Deleted with the entry's words. */
export const waitPeople = sqliteTable(
  'wait_people',
  {
    wishId: integer('wish_id')
      .notNull()
      .references(() => waitWishes.id),
    personKey: bytes('person_key').notNull(),
    /** Copied from the person's procedure. */
    exclusiveGroup: text('exclusive_group'),
    open: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.wishId, t.personKey] }),
    index('wait_people_open').on(t.personKey, t.exclusiveGroup).where(sql`open = 1`),
  ],
)

/** An entry stands in the line of each of its offices; position and first in line come from the partial index. */
export const waitLines = sqliteTable(
  'wait_lines',
  {
    wishId: integer('wish_id')
      .notNull()
      .references(() => waitWishes.id),
    officeId: integer('office_id').notNull(),
    open: integer().notNull(),
    countsFrom: integer('counts_from').notNull(),
    lot: integer().notNull().default(0),
    owed: integer().notNull().default(0),
    people: integer().notNull(),
    slotCount: integer('slot_count').notNull().default(1),
    weekdays: integer().notNull(),
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    /** 1: an offer runs, so the search for the next in line skips it. Kept by triggers (db/walls.sql). */
    offered: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.wishId, t.officeId] }),
    index('wait_lines_next')
      .on(t.officeId, sql`owed desc`, t.countsFrom, t.lot, t.wishId, t.people, t.slotCount, t.weekdays, t.fromMinute, t.untilMinute)
      .where(sql`open = 1 and offered = 0`),
    index('wait_lines_sizes').on(t.officeId, t.slotCount, t.people).where(sql`open = 1`),
    index('wait_lines_open')
      .on(t.officeId, sql`owed desc`, t.countsFrom, t.lot, t.wishId, t.people, t.weekdays, t.fromMinute, t.untilMinute, t.open)
      .where(sql`open = 1`),
  ],
)

/** Each time that an entry joined, opened or got another age: a change without it is refused. Deleted with the entry. */
export const waitAges = sqliteTable(
  'wait_ages',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    wishId: integer('wish_id')
      .notNull()
      .references(() => waitWishes.id),
    countsFrom: integer('counts_from').notNull(),
    lot: integer().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('wait_ages_wish').on(t.wishId)],
)

/**
 * Places kept for one entry until a moment; they count in `slots.cooling`, so that no one else gets them. For consecutive hours this row
 * has the places of the first; the others cool for it (`cooling_places.offer_id`).
 */
export const waitOffers = sqliteTable(
  'wait_offers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    wishId: integer('wish_id')
      .notNull()
      .references(() => waitWishes.id),
    slotId: integer('slot_id')
      .notNull()
      .references(() => slots.id),
    places: integer().notNull(),
    /** withdrawn: not by the person (hour closed, entry ended); unsaid: could not be told that day. Neither counts as an offer. */
    state: text({ enum: ['open', 'accepted', 'declined', 'lapsed', 'withdrawn', 'unsaid'] }).notNull(),
    /** Contacts that freed these places, as JSON: none of them is offered one. */
    freedBy: text('freed_by').notNull(),
    /** Never at night; until then the place is kept silently. */
    tellAt: integer('tell_at').notNull(),
    /** For telephone only: when it was listed for a call. */
    toldAt: integer('told_at'),
    /** While that is kept. */
    outboxId: integer('outbox_id').references(() => outbox.id, { onDelete: 'set null' }),
    endsAt: integer('ends_at').notNull(),
    /** On the office's clock: one offer a day. */
    day: text().notNull(),
    /** 1: the end must still be told. */
    untold: integer().notNull().default(0),
    /** Who stood up to its entry when it was made, as JSON, for the file of a month (src/waitlist/line-record.ts). */
    line: text().notNull().default('{"entries":[],"counted":{}}'),
    /** Places that were free in its first hour. */
    room: integer().notNull().default(0),
    /** Of the one before, this one as it was made, and the ages up to `agesTo` (src/waitlist/chain.ts). Empty: made before there was one. */
    chain: text().notNull().default(''),
    agesTo: integer('ages_to').notNull().default(0),
    /** 1: unanswered, but not told by day (src/waitlist/offers.ts): does not count. */
    spared: integer().notNull().default(0),
    createdAt: integer('created_at').notNull(),
    endedAt: integer('ended_at'),
  },
  (t) => [
    uniqueIndex('wait_offers_one_open').on(t.wishId).where(sql`state = 'open'`),
    uniqueIndex('wait_offers_one_a_day').on(t.wishId, t.day).where(sql`state <> 'withdrawn'`),
    index('wait_offers_due').on(t.endsAt).where(sql`state = 'open'`),
    index('wait_offers_to_tell').on(t.tellAt).where(sql`state = 'open' and told_at is null`),
    index('wait_offers_slot').on(t.slotId).where(sql`state = 'open'`),
    index('wait_offers_untold').on(t.id).where(sql`untold = 1`),
    index('wait_offers_made').on(t.createdAt),
    index('wait_offers_outbox').on(t.outboxId).where(sql`outbox_id is not null`),
    // A person with an offer today is skipped for each place: without this index each costs a scan of all offers.
    index('wait_offers_wish').on(t.wishId, t.state, t.day, t.slotId, t.createdAt, t.spared),
    check('wait_offers_places', sql`places > 0`),
    check('wait_offers_open_has_no_end', sql`(state = 'open') = (ended_at is null)`),
  ],
)

/**
 * The people of an offer, by their hash: those of its entry when made (a trigger writes them), and as corrected while its place was held.
 * Only they are confirmed by it. Deleted with the entry's people.
 */
export const waitOfferPeople = sqliteTable(
  'wait_offer_people',
  {
    offerId: integer('offer_id')
      .notNull()
      .references(() => waitOffers.id),
    personKey: bytes('person_key').notNull(),
    /** The hash under which the person waited; null: this one. */
    waitedAs: bytes('waited_as'),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.personKey] }), index('wait_offer_people_key').on(t.personKey)],
)

/** Hours with a free place that are offered to the line first; see db/walls.sql. */
export const waitLooks = sqliteTable(
  'wait_looks',
  {
    id: integer().primaryKey(),
    slotId: integer('slot_id')
      .notNull()
      .references(() => slots.id),
    lookAt: integer('look_at').notNull(),
  },
  (t) => [index('wait_looks_due').on(t.lookAt), index('wait_looks_slot').on(t.slotId)],
)

/**
 * An office stopped giving appointments, and some of those who wait only there must still be told. Deleted once all were told or the office
 * gives appointments again.
 */
export const untoldRests = sqliteTable(
  'untold_rests',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    /** A code for its people. */
    reason: text().notNull(),
    /** Never at night. */
    tellAt: integer('tell_at').notNull(),
    /** Id of the last entry that was told. */
    toldUpTo: integer('told_up_to').notNull().default(0),
  },
  (t) => [uniqueIndex('untold_rests_office').on(t.officeId)],
)
