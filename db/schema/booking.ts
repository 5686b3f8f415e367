import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { actor, byKey, keyOfStaff } from './admin.ts'
import { offices, procedures } from './catalogue.ts'
import { bytes } from './columns.ts'
import { askers, contacts } from './messaging.ts'
import { slots } from './schedule.ts'
import { waitOffers } from './waitlist.ts'

/** A freed place that is not given out yet; the time at which it reopens is secret. */
export const coolingPlaces = sqliteTable(
  'cooling_places',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    slotId: integer('slot_id')
      .notNull()
      .references(() => slots.id),
    /** Null: an offer of the waiting list had it since. */
    appointmentId: integer('appointment_id').references((): AnySQLiteColumn => appointments.id),
    /** The open offer that keeps it, beside the places of its first hour (wait_offers.places). */
    offerId: integer('offer_id').references((): AnySQLiteColumn => waitOffers.id),
    /** 1: kept until the end of its hour for a visit without an appointment, and given to no other. */
    walkIn: integer('walk_in').notNull().default(0),
    freedBy: integer('freed_by'),
    freedAt: integer('freed_at').notNull(),
    reopensAt: integer('reopens_at').notNull(),
  },
  (t) => [
    index('cooling_reopens').on(t.reopensAt),
    index('cooling_slot').on(t.slotId, t.freedBy),
    index('cooling_kept').on(t.offerId).where(sql`offer_id is not null`),
    check('cooling_kept_or_left', sql`(appointment_id is not null) + (offer_id is not null) + walk_in <= 1`),
  ],
)

/** A person with an appointment, now or before: known by a keyed hash. */
export const people = sqliteTable(
  'people',
  {
    id: integer().primaryKey(),
    /** HMAC of the CURP, else of normalised name + birth date + birth state. */
    key: bytes('key').notNull(),
    curpIndex: bytes('curp_index'),
    curp: bytes('curp_sealed'),
    /** Null, like the CURP, once the person is forgotten; only the key stays. */
    birthDate: bytes('birth_sealed'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [uniqueIndex('people_key').on(t.key), index('people_curp').on(t.curpIndex)],
)

/**
 * One person's place, from `slot_id` on. `live` blocks the person, `seated` takes the place. The state machine (src/booking) sets both and
 * db/walls.sql checks them, so that a new state needs no new index.
 */
export const appointments = sqliteTable(
  'appointments',
  {
    id: integer().primaryKey(),
    /** Held, confirmed and told together. */
    groupId: text('group_id').notNull(),
    /** 0, 1, 2 ... within the group. */
    member: integer().notNull(),
    /** One folio for the group, sealed, and its lookup hash (base64url); null for a hold. */
    folioHash: text('folio_hash'),
    folio: bytes('folio_sealed'),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    slotId: integer('slot_id')
      .notNull()
      .references(() => slots.id),
    /** Consecutive slots it takes; triggers write which (`appointment_more_slots`). */
    slotCount: integer('slot_count').notNull().default(1),
    procedureId: text('procedure_id')
      .notNull()
      .references(() => procedures.id),
    /** Copied from its procedure when made. */
    exclusiveGroup: text('exclusive_group'),
    /** How many of that group the person may have at once, by its procedure's rule; raised with the rule, never lowered. */
    mostLive: integer('most_live').notNull().default(1),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** Null: given by a clerk without WhatsApp, or disowned by the telephone's user. */
    contactId: integer('contact_id').references(() => contacts.id),
    /** The asker in a chat, for ever: limits and shares count by it. Null: the office gave it. */
    askedBy: integer('asked_by').references(() => askers.id),
    origin: text({ enum: ['chat', 'counter', 'phone'] }).notNull(),
    state: text({
      enum: ['held', 'confirmed', 'expired', 'released', 'cancelled', 'past'],
    }).notNull(),
    live: integer().notNull(),
    seated: integer().notNull(),
    version: integer().notNull(),
    heldUntil: integer('held_until'),
    renewals: integer().notNull().default(0),
    /** The offer of the waiting list that its place came from; only that offer's people are confirmed by it (db/walls.sql). */
    offerId: integer('offer_id').references((): AnySQLiteColumn => waitOffers.id),
    /**
     * The row that first held this place for this person, when a later hold took it over: decides who still is the same person
     * (src/booking/name-correction.ts). Null: this row.
     */
    firstHeldAs: integer('first_held_as').references((): AnySQLiteColumn => appointments.id),
    /** How the person was corrected since, as bits. 1: name or CURP spelling; 2: CURP given later; 4: by the office. */
    retold: integer().notNull().default(0),
    years: integer(),
    halfFee: integer('half_fee').notNull().default(0),
    /** As it was told, in whole units of its currency; null when free. */
    price: integer(),
    /**
     * As typed for this visit, and only here: typing another person's CURP neither shows nor changes a name elsewhere. Null once the visit
     * is too old.
     */
    name: bytes('name_sealed'),
    /** By id of the question (procedure_fields), sealed as JSON. */
    answers: bytes('answers_sealed'),
    /** After the visit: when the next of the answers that are kept longer is deleted. */
    answersUntil: integer('answers_until'),
    minorCase: text('minor_case'),
    /** The adult with a minor: name and CURP, sealed as JSON. */
    attendant: bytes('attendant_sealed'),
    /** 1: without a CURP; the window verifies the person. */
    unverified: integer().notNull().default(0),
    /** 1: the name does not fit the CURP (src/booking/curp-name.ts). The window checks; the citizen is never told. */
    nameDiffers: integer('name_differs').notNull().default(0),
    /**
     * The appointment with the same CURP whose name fits: this one does not block it. Both stand until an identification is seen
     * (src/booking/identity.ts).
     */
    contestedBy: integer('contested_by').references((): AnySQLiteColumn => appointments.id),
    /** End of the visit's day in the office's zone: then it becomes `past`, and not live. */
    visitEndsAt: integer('visit_ends_at').notNull(),
    /** When a freed place may be given again; read by the trigger that starts the cooling. */
    reopensAt: integer('reopens_at'),
    /** By the person; a move by the office resets it to 0. */
    moves: integer().notNull().default(0),
    /** Until when the cancellation or move may be undone; its place cools that long. Null: not at all. */
    undoUntil: integer('undo_until'),
    /** 1: cancelled late (rule `late_cancel_hours`). Counted, never punished. */
    late: integer().notNull().default(0),
    /** A code. */
    reason: text(),
    /** A clerk's words, sealed. */
    words: bytes('words_sealed'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    confirmedAt: integer('confirmed_at'),
  },
  (t) => [
    index('appointments_live_person').on(t.personId, t.exclusiveGroup).where(sql`live = 1 and contested_by is null`),
    uniqueIndex('appointments_one_hold').on(t.contactId, t.member).where(sql`state = 'held'`),
    uniqueIndex('appointments_one_unverified').on(t.contactId).where(sql`live = 1 and unverified = 1`),
    uniqueIndex('appointments_folio').on(t.folioHash, t.member),
    uniqueIndex('appointments_group').on(t.groupId, t.member),
    index('appointments_contested').on(t.contestedBy).where(sql`contested_by is not null`),
    // Telephones with several names that do not fit.
    index('appointments_name_differs').on(t.contactId).where(sql`live = 1 and name_differs = 1`),
    // With what the share of free accounts is counted by (db/walls.sql).
    index('appointments_slot').on(t.slotId, t.seated, t.askedBy, t.slotCount),
    index('appointments_contact').on(t.contactId, t.live),
    // Recent requests and what of them lives (src/booking/askers.ts), without the years before.
    index('appointments_asked').on(t.askedBy, t.createdAt).where(sql`asked_by is not null`),
    index('appointments_asked_live').on(t.askedBy).where(sql`live = 1 and asked_by is not null`),
    index('appointments_person').on(t.personId),
    index('appointments_offer').on(t.offerId).where(sql`offer_id is not null`),
    index('appointments_first_held').on(t.firstHeldAs).where(sql`first_held_as is not null`),
    // To count corrections by the office.
    index('appointments_retold_by_office').on(t.createdAt).where(sql`retold >= 4`),
    index('appointments_due_hold').on(t.heldUntil).where(sql`state = 'held'`),
    index('appointments_due_visit').on(t.visitEndsAt).where(sql`state = 'confirmed'`),
    // For forgetting (src/booking/personal-data.ts): only rows that are not forgotten yet.
    index('appointments_lapsed').on(t.updatedAt).where(sql`state in ('expired', 'released') and name_sealed is not null`),
    index('appointments_cancelled').on(t.visitEndsAt, t.reason).where(sql`state = 'cancelled' and undo_until is not null`),
    index('appointments_named').on(t.visitEndsAt).where(sql`state in ('past', 'cancelled') and name_sealed is not null`),
    index('appointments_detailed')
      .on(t.visitEndsAt)
      .where(
        sql`state in ('past', 'cancelled') and answers_until is null and (answers_sealed is not null or attendant_sealed is not null)`,
      ),
    index('appointments_answers_kept').on(t.answersUntil).where(sql`answers_until is not null`),
    check('appointments_hold_has_an_end', sql`(state = 'held') = (held_until is not null)`),
    check('appointments_live_has_folio', sql`live = 0 or folio_hash is not null`),
    check('appointments_slot_count', sql`slot_count between 1 and 24`),
    check('appointments_asked_in_a_chat', sql`(asked_by is not null) = (origin = 'chat')`),
    check('appointments_live_is_seated', sql`live <= seated`),
  ],
)

/**
 * The second and further slots of an appointment. Written by triggers of its row (db/walls.sql), so that it sits in all of them or in none.
 * The view `appointment_slots` has the first ones too.
 */
export const appointmentMoreSlots = sqliteTable(
  'appointment_more_slots',
  {
    appointmentId: integer('appointment_id')
      .notNull()
      .references(() => appointments.id),
    slotId: integer('slot_id')
      .notNull()
      .references(() => slots.id),
  },
  (t) => [primaryKey({ columns: [t.appointmentId, t.slotId] }), index('appointment_more_slots_in').on(t.slotId)],
)

/** The history of an appointment. Clerks' words and the name before a correction are sealed. */
export const appointmentEvents = sqliteTable(
  'appointment_events',
  {
    id: integer().primaryKey(),
    appointmentId: integer('appointment_id')
      .notNull()
      .references(() => appointments.id),
    at: integer().notNull(),
    what: text().notNull(),
    actor: actor().notNull(),
    keyId: byKey(),
    detail: bytes('detail_sealed'),
  },
  (t) => [
    index('appointment_events_of').on(t.appointmentId, t.at),
    index('appointment_events_person').on(t.at).where(sql`what = 'person_corrected'`),
    keyOfStaff('appointment_events'),
  ],
)

/** CURPs typed by a contact on a day, for the daily limit. */
export const curpsTyped = sqliteTable(
  'curps_typed',
  {
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    day: text().notNull(),
    curpIndex: bytes('curp_index').notNull(),
  },
  (t) => [primaryKey({ columns: [t.contactId, t.day, t.curpIndex] })],
)

/** A change that an office asks the person to allow in their chat, where it has too few keys for a second one. No personal data. */
export const consents = sqliteTable(
  'consents',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    groupId: text('group_id').notNull(),
    change: text({ enum: ['cancel', 'move'] }).notNull(),
    /** JSON; with the group's versions as they were when it was asked. */
    members: text().notNull(),
    stamp: text().notNull(),
    /** Of a move: its new hour. */
    slotId: integer('slot_id').references(() => slots.id),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    /** Who asked. */
    keyId: byKey(),
    /** agreed: done at the yes; denied: the person did not ask for it; void: no longer possible; replaced: asked again; expired: no answer. */
    state: text({ enum: ['asked', 'agreed', 'denied', 'void', 'replaced', 'expired'] })
      .notNull()
      .default('asked'),
    /** Never at night. */
    askAt: integer('ask_at').notNull(),
    askedAt: integer('asked_at'),
    endsAt: integer('ends_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('consents_open').on(t.groupId).where(sql`state = 'asked'`),
    index('consents_group').on(t.groupId),
    index('consents_to_ask').on(t.askAt).where(sql`state = 'asked' and asked_at is null`),
    index('consents_due').on(t.endsAt).where(sql`state = 'asked'`),
    index('consents_updated').on(t.updatedAt),
    check('consents_states', sql`state in ('asked', 'agreed', 'denied', 'void', 'replaced', 'expired')`),
    // An answer counts in its time alone.
    check('consents_in_time', sql`state not in ('agreed', 'denied') or updated_at < ends_at`),
    check('consents_slot', sql`(change = 'move') = (slot_id is not null)`),
  ],
)
