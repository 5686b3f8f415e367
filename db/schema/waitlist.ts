import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices } from './catalogue.ts'
import { bytes } from './columns.ts'
import { askers, contacts, outbox } from './messaging.ts'
import { slots } from './schedule.ts'

/**
 * A wish of people who found no place, or only a late one. `live` is 1 while it waits. When it ends (left, an appointment from
 * anywhere, time), its open offer ends with it (db/walls.sql).
 */
export const waitWishes = sqliteTable(
  'wait_wishes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Null: it was entered at the counter for somebody who can only be called. */
    contactId: integer('contact_id').references(() => contacts.id),
    /** Who asked for it in a chat, for ever (appointments.asked_by). */
    askedBy: integer('asked_by').references(() => askers.id),
    /**
     * waiting; rested: the offers that the rule allows led to nothing; left: the person left; booked: a member has an
     * appointment; over: its time is over, or the appointment that should be earlier is gone.
     */
    state: text({ enum: ['waiting', 'rested', 'left', 'booked', 'over'] }).notNull(),
    live: integer().notNull(),
    version: integer().notNull(),
    /** How many come together. All are offered places, in one hour or in hours that follow each other. */
    people: integer().notNull(),
    /** How many slots that follow each other the longest of their visits takes. Each of them is offered as many. */
    slotCount: integer('slot_count').notNull().default(1),
    unverified: integer().notNull(),
    /** How many of them have a name that cannot be the one of their CURP (appointments.name_differs). */
    namesDiffer: integer('names_differ').notNull().default(0),
    /** A search: the group whose appointments should be earlier. Accepting moves them. */
    movesGroup: text('moves_group'),
    /** The procedures, as a JSON list of their ids. */
    procedures: text().notNull(),
    /** First and last day that make sense; null: any. */
    fromDay: text('from_day'),
    untilDay: text('until_day'),
    /** Days of the week as bits, Monday 1, Tuesday 2, Wednesday 4 ... */
    weekdays: integer().notNull(),
    /** A visit may begin from this minute of the day, and before that one. */
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    /** Days between which everybody has the age for their procedure; null: no birthday is near. */
    fitsFrom: text('fits_from'),
    fitsUntil: text('fits_until'),
    /** The people and their answers, so that accepting asks nothing again. Deleted some days after the wish ended. */
    body: bytes('body_sealed'),
    /** The order of the line. Changing days and hours keeps it. */
    joinedAt: integer('joined_at').notNull(),
    /** 1: the office took an hour that these people had. They stand before everybody else, and no offer that they decline is counted. */
    owed: integer().notNull().default(0),
    expiresAt: integer('expires_at').notNull(),
    /** 1: it ended, and its person must still be told. */
    untold: integer().notNull().default(0),
    /**
     * 1: an appointment from another telephone ended it. Anybody who knows a CURP can make one, so the wish may go on at its
     * old place.
     */
    endedElsewhere: integer('ended_elsewhere').notNull().default(0),
    /** Since when whoever has the telephone says that it is not theirs: nothing is offered or told there; null: nobody says so. */
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

/** The people of a wish, by the hash that identifies a person, so that nobody waits twice from one telephone. Deleted with the wish's words. */
export const waitPeople = sqliteTable(
  'wait_people',
  {
    wishId: integer('wish_id')
      .notNull()
      .references(() => waitWishes.id),
    personKey: bytes('person_key').notNull(),
    /** That of the procedure that the person waits for. */
    exclusiveGroup: text('exclusive_group'),
    open: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.wishId, t.personKey] }),
    index('wait_people_open').on(t.personKey, t.exclusiveGroup).where(sql`open = 1`),
  ],
)

/** A wish has a place in the line of each of its offices. Position and first in line come from the partial index. */
export const waitLines = sqliteTable(
  'wait_lines',
  {
    wishId: integer('wish_id')
      .notNull()
      .references(() => waitWishes.id),
    officeId: integer('office_id').notNull(),
    open: integer().notNull(),
    joinedAt: integer('joined_at').notNull(),
    owed: integer().notNull().default(0),
    people: integer().notNull(),
    slotCount: integer('slot_count').notNull().default(1),
    weekdays: integer().notNull(),
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    /** 1: an offer runs for this wish, so that nobody looking for the next in line goes by it. Kept by triggers (db/walls.sql). */
    offered: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.wishId, t.officeId] }),
    index('wait_lines_next')
      .on(t.officeId, sql`owed desc`, t.joinedAt, t.wishId, t.people, t.slotCount, t.weekdays, t.fromMinute, t.untilMinute)
      .where(sql`open = 1 and offered = 0`),
    index('wait_lines_sizes').on(t.officeId, t.slotCount, t.people).where(sql`open = 1`),
    index('wait_lines_open')
      .on(t.officeId, sql`owed desc`, t.joinedAt, t.wishId, t.people, t.weekdays, t.fromMinute, t.untilMinute, t.open)
      .where(sql`open = 1`),
  ],
)

/**
 * Places that are kept for one wish until a moment. They count in `slots.cooling`, so that nobody else gets them. For a group
 * in hours that follow each other, this row has those of the first hour; the others cool for it (`cooling_places.offer_id`).
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
    /**
     * withdrawn: not by the person (hour closed, wish ended); unsaid: it could not be told that day. Neither counts as an
     * offer.
     */
    state: text({ enum: ['open', 'accepted', 'declined', 'lapsed', 'withdrawn', 'unsaid'] }).notNull(),
    /** The contacts that freed these places, as a JSON list: none of them is offered the place. */
    freedBy: text('freed_by').notNull(),
    /** When it may be told, never at night. Until then the place is kept in silence. */
    tellAt: integer('tell_at').notNull(),
    /** Of whoever can only be called: when it was put on the list of calls. */
    toldAt: integer('told_at'),
    /** The message that carries it, while that is kept. */
    outboxId: integer('outbox_id').references(() => outbox.id, { onDelete: 'set null' }),
    endsAt: integer('ends_at').notNull(),
    /** The day on which it is told, on the office's clock: one a day. */
    day: text().notNull(),
    /** 1: its person must still be told how it ended. */
    untold: integer().notNull().default(0),
    /** 1: nobody answered, but it was not told by day (src/waitlist/offers.ts). It does not count as an offer. */
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
    // A person who was offered something today is passed over for each place: without this index each costs a look at all
    // offers.
    index('wait_offers_wish').on(t.wishId, t.state, t.day, t.slotId, t.createdAt, t.spared),
    check('wait_offers_places', sql`places > 0`),
    check('wait_offers_open_has_no_end', sql`(state = 'open') = (ended_at is null)`),
  ],
)

/**
 * The people of an offer, by their hash: those of its wish when it was made (a trigger writes them), and as they were told anew
 * while its place was held for them. Nobody else is confirmed by it. Deleted with the people of the wish.
 */
export const waitOfferPeople = sqliteTable(
  'wait_offer_people',
  {
    offerId: integer('offer_id')
      .notNull()
      .references(() => waitOffers.id),
    personKey: bytes('person_key').notNull(),
    /** The hash under which the same person waited; null: this one. */
    waitedAs: bytes('waited_as'),
  },
  (t) => [primaryKey({ columns: [t.offerId, t.personKey] }), index('wait_offer_people_key').on(t.personKey)],
)

/** Hours with a free place that the line is asked about first; see db/walls.sql. */
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
 * An office stopped giving appointments, and some of those who wait only there must still be told. The row goes once all were
 * told, or when the office gives appointments again.
 */
export const untoldRests = sqliteTable(
  'untold_rests',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    /** A code: why, as its people read it. */
    reason: text().notNull(),
    /** When the next of them may be told, never at night. */
    tellAt: integer('tell_at').notNull(),
    /** The number of the wish up to which all were told. */
    toldUpTo: integer('told_up_to').notNull().default(0),
  },
  (t) => [uniqueIndex('untold_rests_office').on(t.officeId)],
)
