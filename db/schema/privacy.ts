import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { actor, byKey, keyOfStaff } from './admin.ts'
import { people } from './booking.ts'
import { cases } from './cases.ts'
import { agencies } from './catalogue.ts'
import { bytes } from './columns.ts'

/**
 * Granted deletions, of one person (by the hash of the CURP) or of one telephone, in what one agency keeps. Open until nothing of
 * theirs is left there. No personal data; the row stays to say that it was done.
 */
export const erasures = sqliteTable(
  'erasures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: ['person', 'contact'] }).notNull(),
    /** Which agency granted it: only what it keeps is erased, and what is of nobody once no other one keeps anything. */
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    /** Of a person: `people.key`, until it is done. */
    key: bytes('key'),
    /** Of a person: the row that stays bare once it is done. Null: there was none, the person has come again, or another agency knows them. */
    personId: integer('person_id').references(() => people.id),
    /** Of a telephone. No reference: the row goes when nothing points at it any more. Null: it was used again since, or another agency needs it. */
    contactId: integer('contact_id'),
    /** The request that is closed when it is done. */
    caseId: integer('case_id').references(() => cases.id),
    /** 1: its own last message to that telephone comes first. */
    waits: integer().notNull().default(0),
    /** Only what is not younger: an erasure of before a copy that was restored since. Null: everything. */
    until: integer(),
    /** `clock`: done again after a copy was restored. */
    actor: actor().notNull(),
    keyId: byKey(),
    askedAt: integer('asked_at').notNull(),
    doneAt: integer('done_at'),
    /** The office gave it up before it was done. */
    withdrawnAt: integer('withdrawn_at'),
  },
  (t) => [
    index('erasures_open').on(t.id).where(sql`done_at is null and withdrawn_at is null`),
    index('erasures_case').on(t.caseId).where(sql`case_id is not null`),
    keyOfStaff('erasures'),
    check('erasures_kind', sql`kind in ('person', 'contact')`),
  ],
)

/**
 * What an agency erased, by the hash under which it was found (`people.key`, `contact_aliases.hash`): a copy of before has it under
 * the same. A file beside the copies has the same lines (db/erased-list.ts).
 */
export const erasedMarks = sqliteTable(
  'erased_marks',
  {
    hash: bytes('hash').notNull(),
    /** No reference: a copy of before may not know that agency. */
    agencyId: integer('agency_id').notNull(),
    kind: text({ enum: ['person', 'contact'] }).notNull(),
    at: integer().notNull(),
    /** When it was written into the files; null: not yet. */
    listedAt: integer('listed_at'),
  },
  (t) => [primaryKey({ columns: [t.hash, t.agencyId] }), index('erased_marks_unlisted').on(t.at).where(sql`listed_at is null`)],
)
