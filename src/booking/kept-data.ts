import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import type { Instant } from '../clock.ts'

// What is kept beside appointments and wishes, for a copy that the person may request (LGPDPPSO art. 50-51).

export interface KeptReminder {
  kind: string
  state: string
  dueAt: Instant
  saidAt: Instant | null
}

const REMINDERS_KEPT_OF = statement(
  'select kind, state, due_at as dueAt, said_at as saidAt from reminders where group_id = ? and slot_id = ? order by due_at',
  {
    row: row<KeptReminder>({ kind: 'text', state: 'text', dueAt: 'int', saidAt: 'int?' }),
    params: ['text', 'int'],
    uses: 'reminders_one',
    because: 'a visit has three reminders',
  },
)

/** The reminders of a visit, past and planned, soonest first. */
export const remindersKeptOf = (db: Db, groupId: string, slotId: number): KeptReminder[] =>
  REMINDERS_KEPT_OF.all(db, groupId, slotId)

export interface KeptPermission {
  state: string
  answeredAt: Instant | null
}

const PERMISSIONS_KEPT_OF = statement(
  'select state, answered_at as answeredAt from permissions where answered_by = +? order by answered_at',
  {
    row: row<KeptPermission>({ state: 'text', answeredAt: 'int?' }),
    params: ['int'],
    uses: 'permissions_answered',
    because: 'a contact answered few permissions',
  },
)

/** What this contact declared about a minor's passport. Whose it is belongs to the other parent's data, and is left out. */
export const permissionsKeptOf = (db: Db, contactId: number): KeptPermission[] => PERMISSIONS_KEPT_OF.all(db, contactId)
