import { createHash } from 'node:crypto'
import type { Db } from '../../db/open.ts'

const TABLES = [
  ...[
    'schedules',
    'schedule_plans',
    'schedule_hours',
    'slots',
    'cooling_places',
    'closures',
    'people',
    'appointments',
    'appointment_more_slots',
    'appointment_events',
    'curps_typed',
  ],
  ...['contacts', 'contact_aliases', 'conversations', 'inbox', 'outbox', 'early_statuses'],
  ...['reminders', 'reconfirmations', 'wait_wishes', 'wait_people', 'wait_lines', 'wait_offers', 'wait_offer_people', 'wait_looks'],
  ...['permissions', 'cases', 'case_messages', 'erasures', 'erased_marks', 'untold_rests'],
  ...['audit', 'alerts', 'gaps', 'heartbeat', 'job_runs'],
]

/** One number for all that happened: every row of every table that the house writes, ciphertexts included. */
export function digestOf(db: Db): string {
  const hash = createHash('sha256')
  for (const table of TABLES) {
    hash.update(`\n${table}\n`)
    for (const row of db.client.query(`select * from ${table} order by 1, 2`).values()) hash.update(JSON.stringify(row.map(plain)))
  }
  return hash.digest('hex').slice(0, 24)
}

const plain = (value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value)
