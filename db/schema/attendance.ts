import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices } from './catalogue.ts'
import { askers, contacts, outbox } from './messaging.ts'

/** Offices where a visit to which the person did not come counts; off without a row. Law and day of publication stand in AVISO. */
export const attendanceRules = sqliteTable('attendance_rules', {
  officeId: integer('office_id')
    .primaryKey()
    .references(() => offices.id),
  legalBasis: text('legal_basis').notNull(),
  publishedOn: text('published_on').notNull(),
  /** Visits of before do not count. */
  since: integer().notNull(),
})

/** A visit of a settled day to which no one of its group came, and what its chat says of it. */
export const missedVisits = sqliteTable(
  'missed_visits',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Null once its people are erased. */
    groupId: text('group_id'),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
    startsAt: integer('starts_at').notNull(),
    /** Counted by it, also when the contact is gone. */
    askerId: integer('asker_id')
      .notNull()
      .references(() => askers.id),
    contactId: integer('contact_id').references(() => contacts.id),
    /**
     * planned: to be asked; asked; silent: the question was delivered and not answered; came: says so, a clerk decides; could_not, unwanted:
     * the answer; not_there: a clerk's decision; cleared: does not count; spent: an appointment was given in person since.
     */
    state: text({
      enum: ['planned', 'asked', 'silent', 'came', 'could_not', 'unwanted', 'not_there', 'cleared', 'spent'],
    }).notNull(),
    /** 1: the first could_not of a year. */
    excused: integer().notNull().default(0),
    /** To be asked, then until when an answer is awaited. */
    dueAt: integer('due_at'),
    /** The question, while that is kept. */
    outboxId: integer('outbox_id').references(() => outbox.id, { onDelete: 'set null' }),
    /** When a person has to have looked at it, because from here on appointments are given in person. */
    reviewBy: integer('review_by'),
    reviewedAt: integer('reviewed_at'),
    version: integer().notNull().default(1),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('missed_visits_one').on(t.groupId, t.startsAt).where(sql`group_id is not null`),
    index('missed_visits_due').on(t.dueAt).where(sql`due_at is not null`),
    index('missed_visits_asker').on(t.askerId),
    index('missed_visits_contact').on(t.contactId).where(sql`contact_id is not null`),
    index('missed_visits_outbox').on(t.outboxId).where(sql`outbox_id is not null`),
    index('missed_visits_to_decide').on(t.officeId).where(sql`state = 'came' or review_by is not null and reviewed_at is null`),
    check(
      'missed_visits_state',
      sql`state in ('planned', 'asked', 'silent', 'came', 'could_not', 'unwanted', 'not_there', 'cleared', 'spent')`,
    ),
    check('missed_visits_due_state', sql`(due_at is not null) = (state in ('planned', 'asked'))`),
    check('missed_visits_excused', sql`excused in (0, 1) and (excused = 0 or state = 'could_not')`),
  ],
)
