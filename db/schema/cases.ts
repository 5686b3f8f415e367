import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { byKey } from './admin.ts'
import { appointments } from './booking.ts'
import { ofAgency, offices } from './catalogue.ts'
import { bytes } from './columns.ts'
import { contacts, outbox } from './messaging.ts'

/** What a person at the office must answer: a chat that was handed over, data rights, a complaint, a claim. */
export const cases = sqliteTable(
  'cases',
  {
    id: integer().primaryKey(),
    agencyId: ofAgency(),
    /** Shown to citizen and office, such as `C-K7M4QX`. */
    number: text().notNull(),
    kind: text({ enum: ['person', 'rights', 'complaint', 'service', 'claim', 'permission'] }).notNull(),
    /** A code (which right, which limit). */
    subject: text(),
    /** Null without a name, or when its contact is forgotten. */
    contactId: integer('contact_id').references(() => contacts.id),
    officeId: integer('office_id').references(() => offices.id),
    /** A claimant is told nothing about it. */
    appointmentId: integer('appointment_id').references(() => appointments.id),
    state: text({ enum: ['open', 'answered', 'closed'] }).notNull(),
    result: text(),
    /** 1: a clerk took it. */
    taken: integer().notNull().default(0),
    takenKeyId: byKey('taken_key_id'),
    /** 1: what its contact writes goes here, while `contacts.with_person_until` lies ahead. */
    talks: integer().notNull().default(0),
    /** Null while the citizen waits for nothing. */
    waitingSince: integer('waiting_since'),
    /** By law or by the office's own promise. */
    dueAt: integer('due_at'),
    /** Of a granted right: until when it must be carried out. */
    effectiveBy: integer('effective_by'),
    /** When the citizen was told, once, that a person has the chat. */
    explainedAt: integer('explained_at'),
    openedAt: integer('opened_at').notNull(),
    answeredAt: integer('answered_at'),
    closedAt: integer('closed_at'),
    /** A complaint without its words yet: until when the contact's next words belong to it. */
    wordsUntil: integer('words_until'),
    /** When its words were deleted. */
    bareAt: integer('bare_at'),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('cases_number').on(t.number),
    uniqueIndex('cases_one_with_a_person').on(t.contactId, t.agencyId).where(sql`kind = 'person' and state <> 'closed'`),
    uniqueIndex('cases_one_talks').on(t.contactId).where(sql`talks = 1`),
    index('cases_contact').on(t.contactId).where(sql`contact_id is not null`),
    index('cases_appointment').on(t.appointmentId).where(sql`appointment_id is not null`),
    index('cases_not_closed').on(t.kind, t.dueAt).where(sql`state <> 'closed'`),
    // Closed cases, newest first, and their count: only the page is read.
    index('cases_closed').on(t.closedAt, t.id, t.kind, t.officeId, t.agencyId).where(sql`state = 'closed'`),
    index('cases_with_words').on(t.closedAt).where(sql`state = 'closed' and bare_at is null`),
    check('cases_closed_has_an_end', sql`(state = 'closed') = (closed_at is not null and result is not null)`),
    check('cases_taken', sql`taken in (0, 1) and (taken = 1 or taken_key_id is null)`),
  ],
)

/** Anonymous reports of a contact on a day, by a hash of both. Deleted the next day. */
export const reportCounts = sqliteTable('report_counts', {
  key: bytes('key').primaryKey(),
  day: text().notNull(),
  reports: integer().notNull(),
})

/** The lines of a case. The words are sealed, and deleted some days after it is closed. */
export const caseMessages = sqliteTable(
  'case_messages',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    caseId: integer('case_id')
      .notNull()
      .references(() => cases.id),
    at: integer().notNull(),
    /** `note`: for the office only; `clock`: by the passing of time. */
    author: text({ enum: ['citizen', 'office', 'note', 'clock'] }).notNull(),
    /** Of the office's lines. */
    keyId: byKey(),
    /** `text`, or what came instead and was not kept: a photograph, a voice note ... */
    form: text().notNull(),
    words: bytes('words_sealed'),
    /** 1: an answer that waits until the citizen writes, because the 24-hour window is closed. */
    held: integer().notNull().default(0),
    /** The message that carries the answer, while that is kept. */
    outboxId: integer('outbox_id').references(() => outbox.id, { onDelete: 'set null' }),
  },
  (t) => [
    index('case_messages_of').on(t.caseId, t.id),
    index('case_messages_held').on(t.caseId).where(sql`held = 1`),
    index('case_messages_outbox').on(t.outboxId).where(sql`outbox_id is not null`),
    check('case_messages_key', sql`key_id is null or author in ('office', 'note')`),
  ],
)

/**
 * The contact's talks with people of the office, kept for a complaint: a trigger copies each line while the complaint is open;
 * lines never change and go with the complaint's words.
 */
export const caseEvidence = sqliteTable(
  'case_evidence',
  {
    id: integer().primaryKey(),
    caseId: integer('case_id')
      .notNull()
      .references(() => cases.id),
    at: integer().notNull(),
    author: text({ enum: ['citizen', 'office', 'note', 'clock'] }).notNull(),
    keyId: byKey(),
    form: text().notNull(),
    words: bytes('words_sealed'),
  },
  (t) => [index('case_evidence_of').on(t.caseId, t.id)],
)

/**
 * A wrong that was told and not sent: in the teller's own chat only, for three days. The office never reads it; it is asked about once
 * more, and any no deletes it.
 */
export const toldReports = sqliteTable(
  'told_reports',
  {
    contactId: integer('contact_id')
      .primaryKey()
      .references(() => contacts.id),
    words: bytes('words_sealed').notNull(),
    toldAt: integer('told_at').notNull(),
    /** Null: already asked once more. */
    askAt: integer('ask_at'),
    expiresAt: integer('expires_at').notNull(),
  },
  (t) => [index('told_reports_ask').on(t.askAt).where(sql`ask_at is not null`), index('told_reports_end').on(t.expiresAt)],
)
