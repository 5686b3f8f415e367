import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { bytes } from './columns.ts'
import { contacts } from './messaging.ts'

/**
 * What the other parent declared about the minors of a group: not the permission, only the word that it will be signed. One row
 * a group, made when the code is given, deleted after the visit. Whose appointment it is stands on the appointment.
 */
export const permissions = sqliteTable(
  'permissions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    groupId: text('group_id').notNull(),
    /** HMAC of the other parent's code. The code itself is not stored. */
    codeHash: bytes('code_hash').notNull(),
    /** `closed`: no more answers; nobody is told why. */
    state: text({ enum: ['asked', 'declared', 'refused', 'revoked', 'closed'] }).notNull(),
    /** The only contact that may change the answer. */
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
