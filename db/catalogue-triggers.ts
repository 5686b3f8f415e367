/** Cached in src/catalogue/memory.ts: a change of any row reloads the cache. */
const CATALOGUE_TABLES = [
  ...['agencies', 'procedures', 'requirements', 'fees', 'fee_tables', 'procedure_fields', 'procedure_words'],
  ...['states', 'non_working_days', 'offices', 'office_procedures', 'schedules', 'schedule_procedures', 'rules', 'own_rules'],
  ...['office_answers', 'learnt_weights', 'attendance_rules', 'village_telephones'],
] as const

export const CATALOGUE_TRIGGERS = CATALOGUE_TABLES.flatMap((table) =>
  ['insert', 'update', 'delete'].map(
    (change) =>
      `CREATE TRIGGER catalogue_${table}_${change} AFTER ${change.toUpperCase()} ON ${table} BEGIN UPDATE catalogue_version SET version = version + 1; END;`,
  ),
).join('\n')
