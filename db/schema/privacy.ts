import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { actor, byKey, keyOfStaff } from './admin.ts'
import { people } from './booking.ts'
import { cases } from './cases.ts'
import { agencies } from './catalogue.ts'
import { bytes } from './columns.ts'

/**
 * Granted deletions, of one person (by the hash of the CURP) or one telephone, in one agency's data. Open until nothing is left there. No
 * personal data; the row stays as proof.
 */
export const erasures = sqliteTable(
  'erasures',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: ['person', 'contact'] }).notNull(),
    /** Only this agency's data is erased; shared data once no other agency needs it. */
    agencyId: integer('agency_id')
      .notNull()
      .references(() => agencies.id),
    /** Of a person: `people.key`, until done. */
    key: bytes('key'),
    /** Of a person: the row that stays without data. Null: none, the person came back, or another agency knows them. */
    personId: integer('person_id').references(() => people.id),
    /** Of a telephone. No reference: the row is deleted once unreferenced. Null: used again since, or another agency needs it. */
    contactId: integer('contact_id'),
    caseId: integer('case_id').references(() => cases.id),
    /** 1: waits for its own last message to that telephone. */
    waits: integer().notNull().default(0),
    /** Only data up to then: for an erasure repeated on a restored copy. Null: everything. */
    until: integer(),
    /** `clock`: repeated after a copy was restored. */
    actor: actor().notNull(),
    keyId: byKey(),
    askedAt: integer('asked_at').notNull(),
    doneAt: integer('done_at'),
    /** Given up by the office before it was done. */
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
 * What an agency erased, by its hash (`people.key`, `contact_aliases.hash`), which an older copy has too. A file beside the copies has the
 * same lines (db/erased-list.ts).
 */
export const erasedMarks = sqliteTable(
  'erased_marks',
  {
    hash: bytes('hash').notNull(),
    /** No reference: an older copy may not know that agency. */
    agencyId: integer('agency_id').notNull(),
    kind: text({ enum: ['person', 'contact'] }).notNull(),
    at: integer().notNull(),
    /** Null: not in the files yet. */
    listedAt: integer('listed_at'),
  },
  (t) => [primaryKey({ columns: [t.hash, t.agencyId] }), index('erased_marks_unlisted').on(t.at).where(sql`listed_at is null`)],
)
