import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ofAgency, offices } from './catalogue.ts'
import { bytes, flag, NO, YES } from './columns.ts'

/** Keys for the admin operations. Only a hash of each is kept. */
export const accessKeys = sqliteTable(
  'access_keys',
  {
    id: integer().primaryKey(),
    agencyId: ofAgency(),
    name: text().notNull(),
    hash: bytes('hash').notNull(),
    role: text({
      enum: ['reader', 'clerk', 'manager', 'administrator', 'comptroller', 'auditor', 'guard', 'screen'],
    }).notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at'),
    /** False only for readers, who then see hours, counts and initials, and for screens. */
    seesNames: flag('sees_names').notNull().default(YES),
    /** Also offices opened later; without it, the key has those of `access_key_offices`. */
    allOffices: flag('all_offices').notNull().default(NO),
    lastUsedAt: integer('last_used_at'),
    revokedAt: integer('revoked_at'),
    /** Of a code that is exchanged for the key once; kept after that, to say so to who comes with it again. */
    codeHash: bytes('code_hash'),
    codeUntil: integer('code_until'),
    codeUsedAt: integer('code_used_at'),
  },
  (t) => [uniqueIndex('access_keys_hash').on(t.hash), uniqueIndex('access_keys_code').on(t.codeHash)],
)

/** The chat's writer, the passing of time, or the office (`byKey`). */
export const actor = (name = 'actor') => text(name, { enum: ['citizen', 'clock', 'staff'] })

/** Null: the first administrator, who has no row, or not the office. */
export const byKey = (name = 'key_id') => integer(name).references((): AnySQLiteColumn => accessKeys.id)

export const keyOfStaff = (table: string, who = 'actor', key = 'key_id') =>
  check(`${table}_${who}`, sql.raw(`${who} in ('citizen', 'clock', 'staff') and (${key} is null or ${who} = 'staff')`))

/** The offices of a key that is not for all of them. */
export const accessKeyOffices = sqliteTable(
  'access_key_offices',
  {
    keyId: integer('key_id')
      .notNull()
      .references(() => accessKeys.id),
    officeId: integer('office_id')
      .notNull()
      .references(() => offices.id),
  },
  (t) => [primaryKey({ columns: [t.keyId, t.officeId] })],
)

/** One row for each admin write. Append-only: a trigger refuses changes. */
export const audit = sqliteTable(
  'audit',
  {
    id: integer().primaryKey(),
    agencyId: ofAgency(),
    at: integer().notNull(),
    /** Null: the first administrator. */
    keyId: integer('key_id').references(() => accessKeys.id),
    operation: text().notNull(),
    officeId: integer('office_id'),
    /** Row numbers and counts; no personal data. */
    detail: text().notNull(),
    /** What the clerk wrote, sealed. */
    reason: bytes('reason_sealed'),
    /** 1: a person was attended, at a window or in a case; who did that hears no complaint (src/cases/complaints.ts). */
    attends: flag('attends').notNull().default(NO),
    /** 1: it concerns one folio only, so its reason may name people. */
    ofFolio: flag('of_folio').notNull().default(NO),
  },
  (t) => [index('audit_at').on(t.at), index('audit_attended').on(t.keyId).where(sql`attends = 1`)],
)

/**
 * The consent of a second key to one change of a folio's appointments, where the office may not make it alone (admin/second-key.ts). Used
 * once, and only for a while.
 */
export const secondKeys = sqliteTable(
  'second_keys',
  {
    id: integer().primaryKey(),
    groupId: text('group_id').notNull(),
    change: text({ enum: ['cancel', 'move', 'correct', 'pass', 'person', 'urgent'] }).notNull(),
    /** Null: the first administrator. */
    keyId: integer('key_id').references(() => accessKeys.id),
    at: integer().notNull(),
    until: integer().notNull(),
    usedAt: integer('used_at'),
    /** 1: the person's own yes in their chat, of no key. */
    byChat: integer('by_chat').notNull().default(0),
  },
  (t) => [
    index('second_keys_group').on(t.groupId, t.change),
    check('second_keys_by_chat', sql`by_chat = 0 or (key_id is null and used_at = at and change in ('cancel', 'move'))`),
  ],
)

/**
 * What was shown, searched in vain or refused: by which key, what, how many people, never who they are. The same reading within some
 * minutes is one row (db/reads.ts). Rows only grow and stay for at least 90 days: enforced by triggers.
 */
export const auditReads = sqliteTable(
  'audit_reads',
  {
    id: integer().primaryKey(),
    agencyId: ofAgency(),
    /** In the institution's zone. */
    onDay: text('on_day').notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    /** Null: the first administrator, or a job (`by_clock`). */
    keyId: integer('key_id').references(() => accessKeys.id),
    byClock: flag('by_clock').notNull(),
    /** Method and path; of a job its name. */
    operation: text().notNull(),
    form: text({ enum: ['screen', 'file', 'print'] }).notNull(),
    outcome: text({ enum: ['shown', 'proposed', 'nothing', 'refused'] }).notNull(),
    /** The code of a refusal, or what was searched by. */
    code: text(),
    /** Null: several, or none. */
    officeId: integer('office_id'),
    day: text(),
    /** 0: only initials were shown. */
    named: flag('named').notNull(),
    /** A list shows the same people when read again; single searches are different people each time. */
    isList: flag('is_list').notNull(),
    requests: integer().notNull(),
    /** Different people shown, at most. */
    people: integer().notNull(),
    /** Requests whose answer reveals something about a person whom the asker only guessed. */
    tries: integer().notNull(),
    /** The list read last (a hash of the question without its page), what earlier lists showed, and its pages. */
    asked: text(),
    peopleBefore: integer('people_before').notNull(),
    peopleInPages: integer('people_in_pages').notNull(),
  },
  (t) => [
    index('audit_reads_same').on(t.onDay, t.keyId, t.operation, t.officeId, t.day, t.firstAt),
    index('audit_reads_recent').on(t.keyId, t.firstAt),
    index('audit_reads_last').on(t.lastAt),
  ],
)
