import { exists } from '../ask.ts'
import type { Tx } from '../open.ts'
import { NON_WORKING_DAYS } from './calendar.ts'
import { FEES } from './fees.ts'
import { SAMPLE_INSTITUTION } from './institution.ts'
import { SAMPLE_DAYS_AHEAD, SAMPLE_NOTICE_MINUTES, SAMPLE_OFFICES, SAMPLE_SLOT_MINUTES, type SeedOffice } from './offices.ts'
import { seedPlaces } from './places.ts'
import { PROCEDURES } from './procedures.ts'
import { REQUIREMENTS, REQUIREMENTS_VALID_FROM } from './requirements.ts'
import { RULES } from './rules.ts'

/**
 * Fills an empty database. `catalogue`: procedures, fees, requirements, rules, non-working days and places; `sample`: a sample
 * institution and sample offices too; `none`: nothing. Slots are published afterwards. Runs at each start: a database that has
 * procedures only gets what a newer release adds (rules, fees, later non-working days). Existing rows are never changed,
 * because the institution may have changed them.
 */
export function seed(tx: Tx, which: 'catalogue' | 'sample' | 'none', now: number): void {
  if (which === 'none') return
  const empty = !exists(tx, 'select 1 from procedures limit 1')
  if (empty) {
    seedPlaces(tx)
    seedProcedures(tx)
    if (which === 'sample') seedSample(tx, now)
  }
  addRules(tx)
  addCustodyCases(tx)
  addFees(tx)
  addNonWorkingDays(tx)
}

function seedProcedures(tx: Tx): void {
  const procedure = tx.client.query(
    `insert into procedures (id, name, name_en, audience, family, old_passport, fee_table, min_age, max_age, position, active, version)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
  )
  for (const [index, row] of PROCEDURES.entries()) {
    const { id, name, nameEn, audience, family, oldPassport, feeTable, minAge, maxAge, active } = row
    procedure.run(id, name, nameEn, audience, family, oldPassport, feeTable, minAge, maxAge, index + 1, active ? 1 : 0)
    seedRequirements(tx, id)
  }
}

function seedRequirements(tx: Tx, procedureId: string): void {
  const requirement = tx.client.query(
    `insert into requirements (procedure_id, position, text, text_en, applies, valid_from, valid_until, source)
     values (?, ?, ?, ?, ?, ?, null, ?)`,
  )
  for (const [index, { text, textEn, applies, source }] of (REQUIREMENTS[procedureId] ?? []).entries())
    requirement.run(procedureId, index + 1, text, textEn, applies, REQUIREMENTS_VALID_FROM, source)
}

function addRules(tx: Tx): void {
  const rule = tx.client.query('insert into rules (name, value, unit, meaning) values (?, ?, ?, ?) on conflict do nothing')
  for (const row of RULES) rule.run(...row)
}

/**
 * Adds the requirements for a minor's case that is new in this release to every procedure for minors. Adds nothing where the
 * institution already says something about that case (also when no longer valid), or about no case at all.
 */
function addCustodyCases(tx: Tx): void {
  const add = tx.client.query(
    `insert into requirements (procedure_id, position, text, text_en, applies, valid_from, valid_until, source)
     select p.id, coalesce((select max(r.position) from requirements r where r.procedure_id = p.id and r.applies like 'minor:%'), 1),
       ?2, ?3, ?4, ?5, null, ?6
     from procedures p where p.id = ?1
       and exists (select 1 from requirements r where r.procedure_id = p.id and r.applies like 'minor:%')
       and not exists (select 1 from requirements r where r.procedure_id = p.id and r.applies = ?4)`,
  )
  for (const { id } of PROCEDURES.filter((one) => one.audience === 'minor'))
    for (const { text, textEn, applies, source } of REQUIREMENTS[id] ?? [])
      if (applies.startsWith('minor:')) add.run(id, text, textEn, applies, REQUIREMENTS_VALID_FROM, source)
}

/** A fee of the institution itself has the same key and stays. */
function addFees(tx: Tx): void {
  const fee = tx.client.query(
    `insert into fees (fee_table, years, min_age, max_age, centavos, valid_from, source)
     values ('passport', ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  )
  for (const { years, minAge, maxAge, centavos, validFrom, source } of FEES)
    fee.run(years, minAge, maxAge, centavos, validFrom, source)
}

/** Only days after the last seeded one: a holiday that the institution deleted does not come back. */
function addNonWorkingDays(tx: Tx): void {
  const known = tx.client.query<{ value: string }, []>("select value from facts where name = 'calendar_seeded_until'").get()
  const day = tx.client.query('insert into non_working_days (day, name) values (?, ?) on conflict do nothing')
  const later = NON_WORKING_DAYS.filter(([date]) => date > (known?.value ?? ''))
  for (const row of later) day.run(...row)
  const last = later.at(-1)?.[0]
  if (last)
    tx.client
      .query(
        "insert into facts (name, value) values ('calendar_seeded_until', ?) on conflict (name) do update set value = excluded.value",
      )
      .run(last)
}

function seedSample(tx: Tx, now: number): void {
  const columns = Object.entries({ ...SAMPLE_INSTITUTION, updatedAt: now })
  const names = columns.map(([name]) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  tx.client
    .query(`insert into institution (id, ${names.join(', ')}) values (1, ${names.map(() => '?').join(', ')})`)
    .run(...columns.map(([, value]) => value))
  for (const office of SAMPLE_OFFICES) seedOffice(tx, office, now)
}

function seedOffice(tx: Tx, office: SeedOffice, now: number): void {
  const { slug, name, state, municipality, address, latitude, longitude, zone } = office
  const row = tx.client
    .query<{ id: number }, (string | number)[]>(
      `insert into offices (slug, name, state, municipality, address, latitude, longitude, zone, phone,
         slot_minutes, days_ahead, notice_minutes, active, sample, version, updated_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, null, ?, ?, ?, 1, 1, 1, ?) returning id`,
    )
    .get(
      slug,
      name,
      state,
      municipality,
      address,
      latitude,
      longitude,
      zone,
      SAMPLE_SLOT_MINUTES,
      SAMPLE_DAYS_AHEAD,
      SAMPLE_NOTICE_MINUTES,
      now,
    )
  if (row) seedWeek(tx, row.id, office)
}

function seedWeek(tx: Tx, officeId: number, office: SeedOffice): void {
  const procedure = tx.client.query('insert into office_procedures (office_id, procedure_id) values (?, ?)')
  for (const id of office.only ?? PROCEDURES.map(({ id }) => id)) procedure.run(officeId, id)
  const hours = tx.client.query(
    'insert into office_hours (office_id, weekday, from_minute, until_minute, windows) values (?, ?, ?, ?, ?)',
  )
  for (const { weekdays, from, until, windows } of office.hours)
    for (const weekday of weekdays) hours.run(officeId, Number(weekday), from, until, windows)
}
