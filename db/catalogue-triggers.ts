/** What is kept in memory (src/catalogue/memory.ts): a change of any row of these makes it be read anew. */
const CATALOGUE_TABLES = [
  ...['agencies', 'procedures', 'requirements', 'fees', 'fee_tables', 'procedure_fields'],
  ...['states', 'non_working_days', 'offices', 'office_procedures', 'schedules', 'rules', 'office_answers', 'learnt_weights'],
] as const

/** Each change of these tables makes `catalogue_version` (walls.sql) grow. */
export const CATALOGUE_TRIGGERS = CATALOGUE_TABLES.flatMap((table) =>
  ['insert', 'update', 'delete'].map(
    (change) =>
      `CREATE TRIGGER catalogue_${table}_${change} AFTER ${change.toUpperCase()} ON ${table} BEGIN UPDATE catalogue_version SET version = version + 1; END;`,
  ),
).join('\n')
