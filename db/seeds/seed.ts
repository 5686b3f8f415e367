import { eq } from 'drizzle-orm'
import { readFact, writeFact } from '../facts.ts'
import type { Tx } from '../open.ts'
import {
  agencies,
  fees,
  nonWorkingDays,
  officeProcedures,
  offices,
  procedureFields,
  procedures,
  procedureWords,
  requirements,
  rules,
  scheduleHours,
  schedulePlans,
  schedules,
} from '../schema.ts'
import { statement } from '../statements.ts'
import type { FileProcedure } from './procedure-file.ts'
import { DONE_ELSEWHERE, PASSPORT, papersOf } from './procedure-files.ts'
import { RULES, type Rule, type RuleValues } from './rules.ts'
import {
  SAMPLE_DAYS_AHEAD,
  SAMPLE_INSTITUTION,
  SAMPLE_NOTICE_MINUTES,
  SAMPLE_OFFICES,
  SAMPLE_SLOT_MINUTES,
  type SeedOffice,
} from './sample.ts'
import { seedPlaces } from './towns.ts'

/**
 * Days of obligatory rest (LFT art. 74) and the federal election of 2027 (first Sunday of June, LGIPE art. 22). Passport offices work in
 * the rest of December and in Holy Week unless they close.
 */
const NON_WORKING_DAYS: [day: string, name: string][] = [
  ['2026-11-16', 'Aniversario de la Revolución'],
  ['2026-12-25', 'Navidad'],
  ['2027-01-01', 'Año Nuevo'],
  ['2027-02-01', 'Día de la Constitución'],
  ['2027-03-15', 'Natalicio de Benito Juárez'],
  ['2027-05-01', 'Día del Trabajo'],
  ['2027-06-06', 'Jornada electoral federal'],
  ['2027-09-16', 'Día de la Independencia'],
  ['2027-11-15', 'Aniversario de la Revolución'],
  ['2027-12-25', 'Navidad'],
]

const HAS_PLACES = statement('select 1 from states limit 1')

/** What a database without places gets at a start. */
export type Seed = 'catalogue' | 'sample' | 'empty' | 'none'

/**
 * Runs at each start and never changes existing rows, which the institution may have edited. `empty`: rules, places and non-working days;
 * `catalogue`: the passport's procedures, fees and requirements too; `sample`: a sample institution and offices too; `none`: the rules
 * alone. A database with places only gets what a newer release adds to what it has.
 */
export function seed(tx: Tx, which: Seed, now: number, firstRules: RuleValues = {}): void {
  addRules(tx, firstRules)
  if (which === 'none') return
  if (!HAS_PLACES.finds(tx)) {
    seedPlaces(tx)
    if (which !== 'empty') seedProcedures(tx)
    if (which === 'sample') seedSample(tx, SAMPLE_OFFICES, now)
  }
  addCustodyCases(tx)
  addFees(tx)
  addNonWorkingDays(tx)
}

function seedProcedures(tx: Tx): void {
  const all = [...PASSPORT.procedures, ...DONE_ELSEWHERE.procedures]
  const rows = all.map(({ words: _words, papers: _papers, fields: _fields, ...row }, index) => ({
    ...row,
    position: index + 1,
    active: true,
    version: 1,
  }))
  tx.orm.insert(procedures).values(rows).run()
  const fields = all.flatMap((one) =>
    one.fields.map((field, index) => ({ ...field, procedureId: one.id, position: index + 1, options: null })),
  )
  tx.orm.insert(procedureFields).values(fields).run()
  tx.orm.insert(procedureWords).values(all.flatMap(wordsOf)).run()
  const papers = PASSPORT.procedures.flatMap((one) =>
    papersOf(PASSPORT, one).map((row, index) => ({ ...row, procedureId: one.id, position: index + 1 })),
  )
  tx.orm.insert(requirements).values(papers).run()
}

const wordsOf = ({ id, words }: FileProcedure) =>
  (['es', 'en'] as const).flatMap((language) =>
    (['name', 'example'] as const).flatMap((kind, at) =>
      (words[language][at] ?? []).map((text) => ({ procedureId: id, language, kind, text })),
    ),
  )

function addRules(tx: Tx, first: RuleValues): void {
  const rows = Object.entries({ ...RULES }).map(([name, { value }]) => ({ name, value: first[name as Rule] ?? value }))
  tx.orm.insert(rules).values(rows).onConflictDoNothing().run()
}

/**
 * Adds a minor's case that is new in this release to every procedure for minors, unless the institution already has a text for it, valid or
 * not, or has none at all.
 */
function addCustodyCases(tx: Tx): void {
  const known = tx.orm.select().from(requirements).all()
  for (const minor of PASSPORT.procedures.filter((one) => one.audience === 'minor')) {
    const ofCases = known.filter((one) => one.procedureId === minor.id && one.applies.startsWith('minor:'))
    if (ofCases.length === 0) continue
    const position = Math.max(...ofCases.map((one) => one.position))
    const missing = papersOf(PASSPORT, minor).filter(
      ({ applies }) => applies.startsWith('minor:') && !ofCases.some((one) => one.applies === applies),
    )
    for (const row of missing)
      tx.orm
        .insert(requirements)
        .values({ ...row, procedureId: minor.id, position })
        .run()
  }
}

/** An institution's own fee with the same key stays. */
function addFees(tx: Tx): void {
  if (tx.orm.select().from(procedures).where(eq(procedures.feeTable, 'passport')).all().length === 0) return
  const rows = PASSPORT.fees.map((row) => ({ ...row, feeTable: 'passport' }))
  tx.orm.insert(fees).values(rows).onConflictDoNothing().run()
}

/** Only after the last seeded day: a deleted holiday does not come back. */
function addNonWorkingDays(tx: Tx): void {
  const until = readFact(tx, 'calendar_seeded_until') ?? ''
  const later = NON_WORKING_DAYS.filter(([day]) => day > until).map(([day, name]) => ({ day, name }))
  const last = later.at(-1)
  if (!last) return
  tx.orm.insert(nonWorkingDays).values(later).onConflictDoNothing().run()
  writeFact(tx, 'calendar_seeded_until', last.day)
}

/** The sample institution with these of its offices. */
export function seedSample(tx: Tx, offices: readonly SeedOffice[], now: number): void {
  tx.orm
    .update(agencies)
    .set({ ...SAMPLE_INSTITUTION, updatedAt: now })
    .where(eq(agencies.ownsNumber, true))
    .run()
  for (const office of offices) seedOffice(tx, office, now)
}

function seedOffice(tx: Tx, { hours, only, ...office }: SeedOffice, now: number): void {
  const { officeId } = tx.orm
    .insert(offices)
    .values({ ...office, ...OF_EVERY_SAMPLE, updatedAt: now })
    .returning({ officeId: offices.id })
    .get()
  const does = only ?? PASSPORT.procedures.map(({ id }) => id)
  tx.orm
    .insert(officeProcedures)
    .values(does.map((procedureId) => ({ officeId, procedureId })))
    .run()
  const { scheduleId } = tx.orm
    .insert(schedules)
    .values({ officeId, slotMinutes: SAMPLE_SLOT_MINUTES })
    .returning({ scheduleId: schedules.id })
    .get()
  const { planId } = tx.orm
    .select({ planId: schedulePlans.id })
    .from(schedulePlans)
    .where(eq(schedulePlans.scheduleId, scheduleId))
    .all()[0] ?? { planId: 0 }
  const week = hours.flatMap(({ weekdays, from, until, windows }) =>
    [...weekdays].map((weekday) => ({ planId, weekday: Number(weekday), fromMinute: from, untilMinute: until, windows })),
  )
  tx.orm.insert(scheduleHours).values(week).run()
}

const OF_EVERY_SAMPLE = {
  daysAhead: SAMPLE_DAYS_AHEAD,
  noticeMinutes: SAMPLE_NOTICE_MINUTES,
  active: true,
  sample: true,
  version: 1,
}
