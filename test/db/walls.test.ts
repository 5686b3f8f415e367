import { expect, test } from 'bun:test'
import { brokenInvariants, invariantNames } from '../../db/invariants.ts'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase } from '../../db/open.ts'

const CATALOGUE = [
  'agencies',
  'attendance_rules',
  'fee_tables',
  'fees',
  'learnt_weights',
  'non_working_days',
  'office_answers',
  'office_procedures',
  'offices',
  'own_rules',
  'procedure_fields',
  'procedure_words',
  'procedures',
  'requirements',
  'rules',
  'schedule_procedures',
  'schedules',
  'states',
  'village_telephones',
]
const TRIGGERS = [
  ...CATALOGUE.flatMap((table) => ['delete', 'insert', 'update'].map((change) => `catalogue_${table}_${change}`)),
  'access_key_offices_named',
  'access_key_offices_of_agency',
  'access_key_offices_of_screen',
  'access_keys_agency_fixed',
  'access_keys_names_insert',
  'access_keys_no_delete',
  'agencies_no_delete',
  'agencies_own_number',
  'appointment_events_append_only',
  'appointment_events_person',
  'appointment_events_second_key',
  'appointment_more_slots_birth',
  'appointment_more_slots_gone',
  'appointment_more_slots_step',
  'appointments_bared',
  'appointments_birth',
  'appointments_birth_held_on',
  'appointments_birth_offered',
  'appointments_confirm_held_on',
  'appointments_confirm_offered',
  'appointments_held_for',
  'appointments_holder',
  'appointments_live_again',
  'appointments_live_born',
  'appointments_move',
  'appointments_no_delete',
  'appointments_rise',
  'appointments_share',
  'appointments_share_moved',
  'appointments_sit',
  'appointments_sit_again',
  'appointments_step',
  'asker_marks_given',
  'asker_marks_known',
  'askers_birth',
  'askers_no_delete',
  'askers_step',
  'audit_append_only',
  'audit_no_delete',
  'audit_of_agency',
  'audit_reads_grow',
  'audit_reads_of_agency',
  'audit_reads_stay',
  'case_evidence_begins',
  'case_evidence_fixed',
  'case_evidence_goes_on',
  'case_evidence_kept',
  'cases_agency_fixed',
  'cases_no_delete',
  'cases_of_agency',
  'catalogue_renewed',
  'closures_no_delete',
  'complaints_of_others',
  'cooling_places_fixed',
  'cooling_places_reopen',
  'erased_by_agency',
  'erasures_agency_fixed',
  'erasures_of_agency',
  'facts_birth',
  'facts_birth_no_delete',
  'facts_birth_stays',
  'kept_by_no_own_rule',
  'kept_by_own_rule',
  'kept_by_rule',
  'live_limit_of_all',
  'live_limit_of_procedure',
  'live_limit_of_procedure_gone',
  'office_answers_agency_fixed',
  'office_answers_of_agency',
  'office_procedures_done_here',
  'office_procedures_of_agency',
  'offices_agency_fixed',
  'offices_no_delete',
  'outbox_step',
  'people_no_delete',
  'permissions_step',
  'procedures_agency_fixed',
  'procedures_done_elsewhere',
  'procedures_group_of_agency',
  'procedures_group_of_agency_new',
  'schedule_plans_no_delete',
  'schedule_procedures_of_agency',
  'schedules_first_plan',
  'schedules_fixed',
  'schedules_no_delete',
  'shares_by_channel',
  'shares_by_hours',
  'shares_by_rule',
  'slots_fixed',
  'slots_no_delete',
  'visit_people_birth',
  'visit_people_seen',
  'visits_absent',
  'visits_birth',
  'visits_step',
  'wait_ages_fixed',
  'wait_ages_no_delete',
  'wait_lines_offered',
  'wait_looks_awake',
  'wait_looks_freed',
  'wait_looks_opened',
  'wait_looks_published',
  'wait_offer_people_birth',
  'wait_offer_people_fixed',
  'wait_offers_birth',
  'wait_offers_closed',
  'wait_offers_end',
  'wait_offers_keep',
  'wait_offers_no_delete',
  'wait_offers_rest',
  'wait_offers_step',
  'wait_people_again',
  'wait_people_birth',
  'wait_people_gone',
  'wait_wishes_age',
  'wait_wishes_asked',
  'wait_wishes_bared',
  'wait_wishes_booked',
  'wait_wishes_given',
  'wait_wishes_gone',
  'wait_wishes_served',
  'wait_wishes_turn',
]
const VIEWS = [
  'appointment_slots',
  'appointment_states',
  'appointment_transitions',
  'catalogue_version',
  'free_account_day',
  'free_account_share',
  'free_account_visits',
  'invariant_askers_are_counted',
  'invariant_callback_phones_are_of_somebody',
  'invariant_closed_cases_are_bare',
  'invariant_columns_follow_state',
  'invariant_contested_has_its_rival',
  'invariant_cooling_is_counted',
  'invariant_disowned_has_no_phone',
  'invariant_due_work_is_done',
  'invariant_ended_wishes_are_bare',
  'invariant_erased_is_gone',
  'invariant_evidence_is_of_complaints',
  'invariant_free_accounts_have_a_share',
  'invariant_hold_is_whole',
  'invariant_kept_answers_alone',
  'invariant_kept_places_flow_back',
  'invariant_kept_places_have_an_offer',
  'invariant_lapsed_holds_are_bare',
  'invariant_lines_follow_wishes',
  'invariant_live_within_limit',
  'invariant_marks_have_a_name',
  'invariant_missed_visits_end',
  'invariant_never_above_capacity',
  'invariant_nobody_is_lost_by_a_closure',
  'invariant_of_one_agency',
  'invariant_offers_are_exclusive',
  'invariant_offices_have_a_schedule',
  'invariant_old_bodies_are_gone',
  'invariant_old_disavowals_are_gone',
  'invariant_old_drafts_are_gone',
  'invariant_old_missed_sentences_are_gone',
  'invariant_old_people_are_gone',
  'invariant_old_permissions_are_gone',
  'invariant_old_reasons_are_gone',
  'invariant_old_reminders_are_gone',
  'invariant_old_report_counts_are_gone',
  'invariant_one_group_one_chat',
  'invariant_one_group_one_folio',
  'invariant_one_message_in_flight',
  'invariant_one_wish_a_person',
  'invariant_past_visits_are_bare',
  'invariant_pauses_end',
  'invariant_places_are_for_their_people',
  'invariant_quiet_contacts_are_gone',
  'invariant_seated_in_all_slots_or_none',
  'invariant_set_aside_has_a_reason',
  'invariant_taken_is_seated',
  'invariant_untold_reports_are_gone',
  'invariant_visits_end_with_their_people',
  'invariant_visits_never_overlap',
  'live_limits',
  'messages_to_repeat',
  'outbox_transitions',
  'person_changes',
  'slots_after',
  'visit_transitions',
]

function migrated(): Db {
  const db = openDatabase(':memory:')
  migrate(db)
  return db
}

const namesOf = (db: Db, type: string) =>
  db.client
    .query<{ name: string }, [string]>('select name from sqlite_schema where type = ? order by name')
    .all(type)
    .map((row) => row.name)

/** Tables that are not STRICT, without SQLite's own and those of the search index. */
const looseTables = (db: Db) =>
  db.client
    .query<{ name: string; strict: number; type: string }, []>(
      "select name, strict, type from pragma_table_list where schema = 'main'",
    )
    .all()
    .filter((row) => row.type === 'table' && row.strict === 0 && !row.name.startsWith('sqlite_'))
    .map((row) => row.name)

function expectWalls(db: Db): void {
  expect(namesOf(db, 'trigger')).toEqual(TRIGGERS.toSorted())
  expect(namesOf(db, 'view')).toEqual(VIEWS)
  expect(looseTables(db)).toEqual([])
}

test('after migration every trigger, view and STRICT stands', () => {
  const db = migrated()
  expectWalls(db)
  expect(invariantNames(db).length).toBe(VIEWS.filter((name) => name.startsWith('invariant_')).length)
  expect(brokenInvariants(db)).toEqual([])
})

test('a table rebuild of an upgrade drops its triggers, and the next start builds them again', () => {
  const db = migrated()
  const create =
    db.client.query<{ sql: string }, []>("select sql from sqlite_schema where name = 'audit' and sql is not null").get()?.sql ?? ''
  for (const trigger of namesOf(db, 'trigger')) if (!trigger.startsWith('audit')) db.client.run(`drop trigger ${trigger}`)
  for (const view of namesOf(db, 'view')) db.client.run(`drop view ${view}`)
  db.client.run('pragma foreign_keys = off')
  db.client.run(create.replace('`audit`', '`rebuilt`'))
  db.client.run('drop table audit')
  db.client.run('alter table rebuilt rename to audit')
  expect(namesOf(db, 'trigger')).not.toContain('audit_append_only') // The danger is real.
  migrate(db)
  expectWalls(db)
})

test('every connection waits its turn, keeps foreign keys and brings each commit to the disk', () => {
  const db = migrated()
  const pragma = (name: string) => Object.values(db.client.query(`pragma ${name}`).get() as Record<string, unknown>)[0]
  expect(pragma('foreign_keys')).toBe(1)
  expect(pragma('synchronous')).toBe(2)
  expect(pragma('busy_timeout')).toBe(5000)
})
