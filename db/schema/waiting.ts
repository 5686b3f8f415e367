import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { slots } from './agenda.ts'
import { bytes } from './bytes.ts'
import { contacts } from './messaging.ts'

/**
 * The wish of somebody for whom there was no place, or only a late one. `live` is 1 while it waits; what ends it (leaving,
 * an appointment from anywhere, time) ends its open offer with it (db/walls.sql).
 */
export const waitWishes = sqliteTable(
  'wait_wishes',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    /**
     * waiting; rested: as many offers came to nothing as the rule allows; left: the person left; booked: somebody in it has
     * an appointment; over: its time is over, or the appointment that was to be earlier is no more.
     */
    state: text({ enum: ['waiting', 'rested', 'left', 'booked', 'over'] }).notNull(),
    live: integer().notNull(),
    version: integer().notNull(),
    /** How many come together: all are offered places, in one hour or in hours that follow, or none is. */
    people: integer().notNull(),
    unverified: integer().notNull(),
    /** The appointments that somebody would rather have earlier: then accepting moves them. */
    movesGroup: text('moves_group'),
    /** The procedures as a JSON list of their numbers. */
    procedures: text().notNull(),
    /** First and last day that make sense; null: any. */
    fromDay: text('from_day'),
    untilDay: text('until_day'),
    /** Days of the week as bits, Monday 1, Tuesday 2, Wednesday 4 ... */
    weekdays: integer().notNull(),
    /** The first minute of a day at which a visit may begin, and the first at which it may not any more. */
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
    /** Days between which everybody has the age for their procedure; null: no birthday is near. */
    fitsFrom: text('fits_from'),
    fitsUntil: text('fits_until'),
    /** Who it is for, typed once, so that accepting asks nothing again. Deleted days after the wish ended. */
    body: bytes('body_sealed'),
    /** The order of the line. Kept when the wishes for days and hours change. */
    joinedAt: integer('joined_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    /** 1: it ended without its person, who is still to be told. */
    untold: integer().notNull().default(0),
    /** 1: an appointment from another telephone ended it, which anybody can make who knows a CURP: it goes on where it stood. */
    endedElsewhere: integer('ended_elsewhere').notNull().default(0),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    index('wait_wishes_contact').on(t.contactId, t.live),
    index('wait_wishes_moves').on(t.movesGroup).where(sql`live = 1 and moves_group is not null`),
    index('wait_wishes_expire').on(t.expiresAt).where(sql`live = 1`),
    index('wait_wishes_untold').on(t.id).where(sql`untold = 1`),
    index('wait_wishes_bodies').on(t.updatedAt).where(sql`live = 0 and body_sealed is not null`),
    index('wait_wishes_counted').on(t.updatedAt).where(sql`live = 0 and body_sealed is null`),
    check('wait_wishes_live_waits', sql`live = (state = 'waiting')`),
  ],
)

/** For whom a wish is: by the hash that the person is known by, so that nobody waits twice. Deleted with the wish's words. */
export const waitPeople = sqliteTable(
  'wait_people',
  {
    wishId: integer('wish_id')
      .notNull()
      .references(() => waitWishes.id),
    personKey: bytes('person_key').notNull(),
    open: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.wishId, t.personKey] }), uniqueIndex('wait_people_one').on(t.personKey).where(sql`open = 1`)],
)

/** A wish stands in the line of each office that would do. Position and first in line are answered from the partial index. */
export const waitLines = sqliteTable(
  'wait_lines',
  {
    wishId: integer('wish_id')
      .notNull()
      .references(() => waitWishes.id),
    officeId: integer('office_id').notNull(),
    open: integer().notNull(),
    joinedAt: integer('joined_at').notNull(),
    people: integer().notNull(),
    weekdays: integer().notNull(),
    fromMinute: integer('from_minute').notNull(),
    untilMinute: integer('until_minute').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.wishId, t.officeId] }),
    index('wait_lines_open')
      .on(t.officeId, t.joinedAt, t.wishId, t.people, t.weekdays, t.fromMinute, t.untilMinute, t.open)
      .where(sql`open = 1`),
  ],
)

/**
 * Places that are kept for one wish until a moment: they count in `slots.cooling`, so that nobody else has them. Of a group in hours
 * that follow, this row has those of the first hour; those of the others cool for it (`cooling_places.appointment_id`).
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
     * withdrawn: by no doing of the person (hour closed, wish ended); unsaid: there was no way to say it that day. Neither counts
     * among the offers.
     */
    state: text({ enum: ['open', 'accepted', 'declined', 'lapsed', 'withdrawn', 'unsaid'] }).notNull(),
    /** Who freed these places, as a JSON list of contacts: none of them is offered the place. */
    freedBy: text('freed_by').notNull(),
    /** When it may be said, at the earliest: never at night. Until then it is kept in silence. */
    tellAt: integer('tell_at').notNull(),
    toldAt: integer('told_at'),
    endsAt: integer('ends_at').notNull(),
    /** The day on which it is said, on the office's wall: one a day. */
    day: text().notNull(),
    /** 1: how it ended is still to be said. */
    untold: integer().notNull().default(0),
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
    // Whoever was offered something today is passed over for each place: without it each of them costs a look at all offers.
    index('wait_offers_wish').on(t.wishId, t.state, t.day, t.slotId, t.createdAt),
    check('wait_offers_places', sql`places > 0`),
    check('wait_offers_open_has_no_end', sql`(state = 'open') = (ended_at is null)`),
  ],
)

/** Hours in which something became free that the line is to be asked about first; see db/walls.sql. */
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
