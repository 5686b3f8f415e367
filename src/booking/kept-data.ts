import type { Db } from '../../db/open.ts'
import type { Instant } from '../clock.ts'

// What is kept beside appointments and wishes, for a copy that the person may request (LGPDPPSO art. 50-51).

export interface KeptReminder {
  kind: string
  state: string
  dueAt: Instant
  saidAt: Instant | null
}

/** The reminders of a visit, past and planned, soonest first. */
export const remindersKeptOf = (db: Db, groupId: string, slotId: number): KeptReminder[] =>
  db.client
    .query<KeptReminder, [string, number]>(
      'select kind, state, due_at as dueAt, said_at as saidAt from reminders where group_id = ? and slot_id = ? order by due_at',
    )
    .all(groupId, slotId)

export interface KeptPermission {
  state: string
  answeredAt: Instant | null
}

/** What this contact declared about a minor's passport. Whose it is belongs to the other parent's data, and is left out. */
export const permissionsKeptOf = (db: Db, contactId: number): KeptPermission[] =>
  db.client
    .query<KeptPermission, [number]>(
      'select state, answered_at as answeredAt from permissions where answered_by = +? order by answered_at',
    )
    .all(contactId)
