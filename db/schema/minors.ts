import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'

/**
 * What the other parent declared about the minors of a group: not the permission, only that it will be signed. One row a group, made with
 * the code, deleted after the visit.
 */
export const permissions = sqliteTable(
  'permissions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    groupId: text('group_id').notNull(),
    /** HMAC; the code itself is not stored. */
    codeHash: bytes('code_hash').notNull(),
    /** `closed`: no more answers; the reason is told to no one. */
    state: text({ enum: ['asked', 'declared', 'refused', 'revoked', 'closed'] }).notNull(),
    answeredBy: integer('answered_by').references(() => contacts.id),
    askedAt: integer('asked_at').notNull(),
    answeredAt: integer('answered_at'),
  },
  (t) => [
    uniqueIndex('permissions_group').on(t.groupId),
    uniqueIndex('permissions_code').on(t.codeHash),
    index('permissions_answered').on(t.answeredBy).where(sql`answered_by is not null`),
    check('permissions_state', sql`state in ('asked', 'declared', 'refused', 'revoked', 'closed')`),
    check('permissions_answer_has_an_author', sql`(state in ('declared', 'refused', 'revoked')) = (answered_by is not null)`),
  ],
)
