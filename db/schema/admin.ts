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
      enum: ['reader', 'clerk', 'manager', 'administrator', 'comptroller'],
    }).notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at'),
    /** Only false for a reader: such a key sees hours, counts and initials. */
    seesNames: flag('sees_names').notNull().default(YES),
    /** Also the offices that are opened later. Without it, the key has those of `access_key_offices`, perhaps none. */
    allOffices: flag('all_offices').notNull().default(NO),
    lastUsedAt: integer('last_used_at'),
    revokedAt: integer('revoked_at'),
  },
  (t) => [uniqueIndex('access_keys_hash').on(t.hash)],
)

/** Who did it: whoever writes in the chat, the passing of time, or somebody of the office (`byKey`). */
export const actor = (name = 'actor') => text(name, { enum: ['citizen', 'clock', 'staff'] })

/** Whose access key it was, where somebody of the office did it. Null: the first administrator's, which has no row. */
export const byKey = (name = 'key_id') => integer(name).references((): AnySQLiteColumn => accessKeys.id)

/** For a table with both: only somebody of the office has a key. */
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
    /** Null: the first administrator, whose token is in the environment. */
    keyId: integer('key_id').references(() => accessKeys.id),
    operation: text().notNull(),
    officeId: integer('office_id'),
    /** Row numbers and counts; no personal data. */
    detail: text().notNull(),
    /** What the clerk wrote, sealed. */
    reason: bytes('reason_sealed'),
    /** 1: a person was attended, at a window or in a case. Whoever did that hears no complaint (src/cases/complaints.ts). */
    attends: flag('attends').notNull().default(NO),
    /** 1: it concerns one folio only, so its reason may name the people of that. */
    ofFolio: flag('of_folio').notNull().default(NO),
  },
  (t) => [index('audit_at').on(t.at), index('audit_attended').on(t.keyId).where(sql`attends = 1`)],
)

/**
 * The yes of a second key to one change of the appointments of a folio, where the office may not make it alone
 * (admin/second-key.ts). Used once, and only for a while.
 */
export const secondKeys = sqliteTable(
  'second_keys',
  {
    id: integer().primaryKey(),
    groupId: text('group_id').notNull(),
    change: text({ enum: ['cancel', 'move', 'correct', 'pass', 'person'] }).notNull(),
    /** Whose yes; null: the first administrator's. */
    keyId: integer('key_id').references(() => accessKeys.id),
    at: integer().notNull(),
    until: integer().notNull(),
    usedAt: integer('used_at'),
  },
  (t) => [index('second_keys_group').on(t.groupId, t.change)],
)

/**
 * What was shown, looked for in vain or refused: who, what, how many people, and never who they are. The same reading by the same
 * key within some minutes is one row (db/reads.ts). Rows only grow, and stay for 90 days at least: triggers see to it.
 */
export const auditReads = sqliteTable(
  'audit_reads',
  {
    id: integer().primaryKey(),
    agencyId: ofAgency(),
    /** The day in the institution's zone on which it was read. */
    onDay: text('on_day').notNull(),
    firstAt: integer('first_at').notNull(),
    lastAt: integer('last_at').notNull(),
    /** Null: the first administrator, or a job (`by_clock`). */
    keyId: integer('key_id').references(() => accessKeys.id),
    byClock: flag('by_clock').notNull(),
    /** Method and path of the operation; of a job its name. */
    operation: text().notNull(),
    form: text({ enum: ['screen', 'file', 'print'] }).notNull(),
    outcome: text({ enum: ['shown', 'proposed', 'nothing', 'refused'] }).notNull(),
    /** The stable code of a refusal, or by what somebody was looked for. */
    code: text(),
    /** The office and the day that were asked about; null: several, or none. */
    officeId: integer('office_id'),
    day: text(),
    /** Whether names were shown, or only initials. */
    named: flag('named').notNull(),
    /** A list says the same people again when it is read again; who is looked for one by one is another person each time. */
    isList: flag('is_list').notNull(),
    requests: integer().notNull(),
    /** How many different people were shown, at most. */
    people: integer().notNull(),
    /** Requests whose answer says something about a person whom the asker only guessed. */
    tries: integer().notNull(),
    /** The list that was read last (a hash of the question without its page), what the lists before it showed, and its pages. */
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
