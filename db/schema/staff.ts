import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { offices } from './catalogue.ts'
import { bytes } from './columns.ts'

/** Keys for the admin operations. Only a hash of each is kept. */
export const accessKeys = sqliteTable(
  'access_keys',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    hash: bytes('hash').notNull(),
    role: text({
      enum: ['reader', 'clerk', 'manager', 'administrator'],
    }).notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at'),
    lastUsedAt: integer('last_used_at'),
    revokedAt: integer('revoked_at'),
  },
  (t) => [uniqueIndex('access_keys_hash').on(t.hash)],
)

/** The offices of a key; none: all. */
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
    at: integer().notNull(),
    /** Null: the first administrator, whose token is in the environment. */
    keyId: integer('key_id').references(() => accessKeys.id),
    operation: text().notNull(),
    officeId: integer('office_id'),
    /** Row numbers and counts; no personal data. */
    detail: text().notNull(),
    reason: text(),
  },
  (t) => [index('audit_at').on(t.at)],
)
