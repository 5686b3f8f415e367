import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bytes, CHARGES, channel, knownChannel } from './columns.ts'

/**
 * Who asked for a place, without personal data. It stays when its contact is merged or erased, because limits and shares count by it
 * (`coalesce(counts_as, id)`).
 */
export const askers = sqliteTable(
  'askers',
  {
    id: integer().primaryKey(),
    /** Never one that itself counts as another. */
    countsAs: integer('counts_as').references((): AnySQLiteColumn => askers.id),
    /** 1: an account that costs nothing, until `seen_at`. */
    freeAccount: integer('free_account').notNull(),
    /** When they first wrote. */
    createdAt: integer('created_at').notNull(),
    /** First seen at a counter (db/walls.sql). */
    seenAt: integer('seen_at'),
  },
  (t) => [
    index('askers_counts_as').on(t.countsAs).where(sql`counts_as is not null`),
    check('askers_free_account', sql`free_account in (0, 1)`),
  ],
)

/**
 * Of a telephone that was forgotten: whose requests its visits count with, for a year. A contact that is made from that number again has the
 * same asker.
 */
export const askerMarks = sqliteTable(
  'asker_marks',
  {
    phone: bytes('phone_hash').primaryKey(),
    askerId: integer('asker_id')
      .notNull()
      .references(() => askers.id),
    until: integer().notNull(),
  },
  (t) => [index('asker_marks_asker').on(t.askerId), index('asker_marks_until').on(t.until)],
)

/** A contact is a set of aliases, because the phone may be missing and Mexico's has two forms. */
export const contacts = sqliteTable(
  'contacts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    askerId: integer('asker_id')
      .notNull()
      .references(() => askers.id),
    /** Last used; what we say first goes there. */
    channel: channel(),
    /** By Meta's clock; the 24-hour window counts from it. */
    lastInboundAt: integer('last_inbound_at').notNull(),
    language: text().notNull(),
    profileName: bytes('profile_sealed'),
    /** Since when this contact wants no reminders or offers (BAJA). Answers always come. */
    mutedAt: integer('muted_at'),
    /** 1: cannot speak or hear on a telephone, so none is offered. */
    inWriting: integer('in_writing').notNull().default(0),
    /** Until then a person at the office has the chat. */
    withPersonUntil: integer('with_person_until'),
    /** Until then the office answers in the channel's own inbox, and the assistant is silent. */
    elsewhereUntil: integer('elsewhere_until'),
    /** Wrong permission codes within a day, and the time of the first. */
    codeTries: integer('code_tries').notNull().default(0),
    codeTriesSince: integer('code_tries_since'),
    /** From then on no permission of another parent is offered here; the reason is told to no one. */
    permissionsHiddenAt: integer('permissions_hidden_at'),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    index('contacts_asker').on(t.askerId),
    index('contacts_with_person').on(t.withPersonUntil).where(sql`with_person_until is not null`),
    knownChannel('contacts'),
  ],
)

/** An id of a contact in its channel: a telephone, a user id. */
export const contactAliases = sqliteTable(
  'contact_aliases',
  {
    hash: bytes('hash').notNull(),
    channel: channel(),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    kind: text({ enum: ['phone', 'user_id', 'psid'] }).notNull(),
    /** As the channel gave it (52 or 521): messages go to that form. */
    value: bytes('value_sealed').notNull(),
    seenAt: integer('seen_at').notNull(),
  },
  (t) => [
    // By the hash first: what is erased is known by it alone (src/privacy/erase-again.ts).
    primaryKey({ columns: [t.hash, t.channel] }),
    index('contact_aliases_of').on(t.contactId),
    knownChannel('contact_aliases'),
  ],
)

/** What is asked in a chat, and the booking under way. */
export const conversations = sqliteTable(
  'conversations',
  {
    contactId: integer('contact_id')
      .primaryKey()
      .references(() => contacts.id),
    /** JSON, sealed: it has the answers of an unfinished booking. */
    state: bytes('state_sealed').notNull(),
    /** By the channel's clock; older typed text answers something else. */
    askedAt: integer('asked_at').notNull(),
    version: integer().notNull(),
    updatedAt: integer('updated_at').notNull(),
    /** Then the draft is deleted without a message. */
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('conversations_due').on(t.expiresAt)],
)

/** What came in. The row exists before its webhook is answered 200. */
export const inbox = sqliteTable(
  'inbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** HMAC of the channel's message id (which contains the phone). Kept 8 days to recognise repetitions. */
    key: bytes('key').notNull(),
    channel: channel(),
    contactId: integer('contact_id').references(() => contacts.id),
    kind: text({ enum: ['message', 'event', 'unreadable'] }).notNull(),
    state: text({ enum: ['handled', 'aside', 'stored'] }).notNull(),
    /** Class of the error; never its text. */
    error: text(),
    body: bytes('body_sealed'),
    /** 1: of a complaint. No copy of somebody's data that the office makes shows it. */
    hidden: integer().notNull().default(0),
    sentAt: integer('sent_at').notNull(),
    receivedAt: integer('received_at').notNull(),
    handledAt: integer('handled_at'),
  },
  (t) => [
    uniqueIndex('inbox_key').on(t.key, t.channel),
    // Without it, deleting or merging a contact would read the whole table.
    index('inbox_contact').on(t.contactId).where(sql`contact_id is not null`),
    index('inbox_aside').on(t.id).where(sql`state = 'aside'`),
    index('inbox_bodies').on(t.receivedAt).where(sql`body_sealed is not null`),
    knownChannel('inbox'),
  ],
)

/** What goes out. queued -> sending -> accepted -> sent -> delivered -> read; or superseded, in_doubt, failed, parked, silent. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    channel: channel(),
    inboxId: integer('inbox_id'),
    /** Unique, so that it is queued once; never parsed. Null for replies. */
    key: text(),
    kind: text({ enum: ['reply', 'notice'] }).notNull(),
    /** 1: a question, which a newer answer or question may withdraw before it leaves. */
    question: integer().notNull(),
    body: bytes('body_sealed'),
    /** 1: never retried, because its hour would be over. */
    once: integer().notNull().default(0),
    /** 1: of a complaint. */
    hidden: integer().notNull().default(0),
    state: text({
      enum: ['queued', 'sending', 'accepted', 'sent', 'delivered', 'read', 'in_doubt', 'superseded', 'failed', 'parked', 'silent'],
    }).notNull(),
    attempt: integer().notNull().default(0),
    /** Refusals, or doubts, in a row for the same reason (`error_code`; null: in doubt). */
    tries: integer().notNull().default(0),
    notBefore: integer('not_before').notNull(),
    claimedAt: integer('claimed_at'),
    doubtUntil: integer('doubt_until'),
    /** By the channel's clock; null: not reported. */
    sentAt: integer('sent_at'),
    /** By the channel's clock; null: not reported. */
    deliveredAt: integer('delivered_at'),
    channelKey: bytes('channel_key'),
    /** How Meta bills it; null: not reported. */
    charge: text({ enum: CHARGES }),
    errorCode: integer('error_code'),
    errorText: text('error_text'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('outbox_key').on(t.key).where(sql`key is not null`),
    uniqueIndex('outbox_one_in_flight').on(t.contactId, t.channel).where(sql`state = 'sending'`),
    index('outbox_queued').on(t.channel, t.notBefore, t.id).where(sql`state = 'queued'`),
    index('outbox_queued_contact').on(t.contactId, t.id).where(sql`state = 'queued'`),
    index('outbox_doubt_contact').on(t.contactId).where(sql`state = 'in_doubt'`),
    index('outbox_contact').on(t.contactId, t.id),
    index('outbox_doubt').on(t.doubtUntil).where(sql`state = 'in_doubt'`),
    index('outbox_channel_key').on(t.channelKey, t.channel).where(sql`channel_key is not null`),
    index('outbox_claimed').on(t.claimedAt).where(sql`claimed_at is not null`),
    // At most two words in such a list: for more, SQLite fills a temporary table at each insert and update.
    index('outbox_trouble').on(t.state).where(sql`state in ('failed', 'parked')`),
    // By a moment that never changes: `updated_at` would rewrite this index five times a message.
    index('outbox_bodies').on(t.createdAt).where(sql`body_sealed is not null`),
    check('outbox_charge', sql`charge in ('answer', 'notice', 'entry_point')`),
    check('outbox_in_doubt_has_an_end', sql`state <> 'in_doubt' or doubt_until is not null`),
    knownChannel('outbox'),
  ],
)

/** Statuses that arrived before the message's id. */
export const earlyStatuses = sqliteTable(
  'early_statuses',
  {
    channelKey: bytes('channel_key').notNull(),
    channel: channel(),
    state: text().notNull(),
    errorCode: integer('error_code'),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.channelKey, t.channel] }), index('early_statuses_at').on(t.at), knownChannel('early_statuses')],
)

/** The templates' state at the channel; no row: not asked yet. */
export const templates = sqliteTable(
  'templates',
  {
    channel: channel(),
    name: text().notNull(),
    language: text().notNull(),
    /** The channel's word: APPROVED, PENDING, REJECTED, PAUSED, DISABLED ...; MISSING when there is none. */
    status: text().notNull(),
    category: text(),
    quality: text(),
    reason: text(),
    updatedAt: integer('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.channel, t.name, t.language] }), knownChannel('templates')],
)
