// Each column that can say something of somebody, and how it goes when that person, or the owner of a telephone, asks for it.
import { expect, test } from 'bun:test'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { PERSONAL_DATA } from '../../src/capabilities.ts'

/**
 * Sealed words, hashes and free text of every table. person, contact: erased with them (src/privacy); soon:
 * goes by itself within days, long before the law's fifteen working days; nobody: leads to no citizen.
 */
const HOW_IT_GOES: Record<string, 'person' | 'contact' | 'soon' | 'nobody'> = {
  'access_keys.code_hash': 'nobody',
  'access_keys.hash': 'nobody',
  'access_keys.name': 'nobody',
  'appointment_events.detail_sealed': 'person',
  'appointments.answers_sealed': 'person',
  'appointments.attendant_sealed': 'person',
  'appointments.folio_sealed': 'nobody', // Names a visit that is over, as the number on an old receipt does.
  'appointments.minor_case': 'person',
  'appointments.name_sealed': 'person',
  'appointments.reason': 'nobody', // A code.
  'appointments.words_sealed': 'person',
  'asker_marks.phone_hash': 'nobody', // Of a forgotten telephone, a year, for what counts (AVISO): leads to no person.
  'audit.reason_sealed': 'person',
  'callback_phones.phone_sealed': 'contact',
  'case_evidence.words_sealed': 'contact', // Loses its contact and what leads to it; the words go with the complaint's own time.
  'case_messages.words_sealed': 'contact',
  'closures.reason_sealed': 'nobody',
  'contact_aliases.hash': 'contact',
  'contact_aliases.value_sealed': 'contact',
  'contacts.profile_sealed': 'contact',
  'conversations.state_sealed': 'contact',
  'curps_typed.curp_index': 'person',
  'early_statuses.channel_key': 'soon',
  'erased_marks.hash': 'nobody', // Without a copy of before it leads to no row.
  'erasures.key': 'person',
  'handovers.code_hash': 'soon',
  'inbox.body_sealed': 'contact',
  'inbox.key': 'soon',
  'missed_sentences.masked_sealed': 'contact', // Only words of the vocabulary are left.
  'outbox.body_sealed': 'contact',
  'outbox.channel_key': 'nobody', // To match a status; without the key nobody can test a message id.
  'people.birth_sealed': 'person',
  'people.curp_index': 'person',
  'people.curp_sealed': 'person',
  'people.key': 'person',
  'permissions.code_hash': 'soon',
  'report_counts.key': 'soon',
  'schedule_plans.reason_sealed': 'nobody',
  'templates.reason': 'nobody',
  'told_reports.words_sealed': 'contact',
  'untold_rests.reason': 'nobody',
  'urgent_visits.why_sealed': 'contact',
  'village_telephones.phone_sealed': 'contact', // With the record of the office, which ends before an erasure.
  'village_telephones.promoter_sealed': 'contact',
  'visit_needs.needs_sealed': 'contact',
  'visit_people.name_sealed': 'soon', // Of somebody without an appointment, for that day.
  'wait_offer_people.person_key': 'person',
  'wait_offer_people.waited_as': 'person',
  'wait_people.person_key': 'person',
  'wait_wishes.body_sealed': 'contact',
}

test('every column that can say something of somebody goes when it is asked for, or soon by itself', () => {
  const db = openDatabase(':memory:')
  migrate(db)
  const columns = db.client
    .query<{ name: string }, []>(
      `select t.name || '.' || c.name as name from pragma_table_list t join pragma_table_info(t.name) c
       where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite%' and t.name not like 'town%'
         and (c.type = 'BLOB' or c.name in ('reason', 'detail', 'minor_case') or t.name || '.' || c.name = 'access_keys.name')
         and t.name || '.' || c.name not in ('alerts.detail', 'audit.detail')`, // Numbers of rows, codes and counts.
    )
    .all()
    .map((row) => row.name)
  expect(columns.toSorted()).toEqual(Object.keys(HOW_IT_GOES))
})

/** What clerks wrote about a visit goes with the visit, and by its age. */
const GO_WITH_VISITS = ['appointment_events.detail_sealed', 'appointments.words_sealed', 'audit.reason_sealed']

test('where people type what they like about anybody, and it stays, the CURP and the telephone of whoever is erased are struck out', () => {
  const typed = Object.keys(HOW_IT_GOES).filter((column) => /\.(?:words|reason|detail)_sealed$/.test(column))
  const struck = PERSONAL_DATA.flatMap((one) => one.freeWords ?? []).map(({ table, column }) => `${table}.${column}`)
  expect([...struck, ...GO_WITH_VISITS].toSorted()).toEqual(typed)
})
