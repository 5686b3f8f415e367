import { and, desc, eq, sql } from 'drizzle-orm'
import type { Db, Tx } from '../../db/open.ts'
import { type Given, query } from '../../db/queries.ts'
import {
  agencies,
  fees,
  feeTables,
  nonWorkingDays,
  officeProcedures,
  offices,
  procedureFields,
  procedures,
  procedureWords,
  requirements,
  schedules,
  states,
} from '../../db/schema.ts'
import { statement } from '../../db/statements.ts'
import type { Worked } from '../admin/propose.ts'
import { DAY, type Instant } from '../clock.ts'
import { byName, plainText } from '../collation.ts'
import { endOfDay, startOfDay } from './calendar.ts'
import { type LocalDay, SHARED_GROUP } from './types.ts'

export type AgencyRow = typeof agencies.$inferSelect
export type OfficeRow = typeof offices.$inferSelect
export type ProcedureRow = typeof procedures.$inferSelect
export type FeeRow = typeof fees.$inferSelect

/** Undefined fields stay. */
export type Changes<Row> = { [Field in keyof Row]?: Row[Field] | undefined }

/** One that was just chosen or that a foreign key names. */
function theRow<Row>([row]: Row[]): Row {
  if (!row) throw new Error('there is no such record')
  return row
}

/** Also unwritten ones (version 0); the owner of the number first. */
export const listAgencies = query((orm) => orm.select().from(agencies).orderBy(desc(agencies.ownsNumber), agencies.id))

export const readAgency = (db: Db, id: number): AgencyRow => theRow(listAgencies(db).filter((one) => one.id === id))

/** Of the agency that owns the number; undefined before it was written. */
export const readInstitutionRow = (db: Db): AgencyRow | undefined =>
  listAgencies(db).find((one) => one.ownsNumber && one.version > 0)

/** False when a new one lacks a field. */
export function saveAgency(tx: Tx, id: number, changes: Changes<AgencyRow>, now: Instant): boolean {
  if (readAgency(tx, id).version === 0 && !isWhole(changes)) return false
  tx.orm
    .update(agencies)
    .set({ ...changes, version: sql`version + 1`, updatedAt: now })
    .where(eq(agencies.id, id))
    .run()
  return true
}

/** Of the agency that owns the number, however incomplete. */
export function writeInstitution(tx: Tx, changes: Changes<AgencyRow>, now: Instant): void {
  tx.orm
    .update(agencies)
    .set({ ...changes, version: sql`version + 1`, updatedAt: now })
    .where(eq(agencies.ownsNumber, true))
    .run()
}

export function addAgency(tx: Tx, record: Changes<AgencyRow>, now: Instant): AgencyRow {
  if (!isWhole(record)) throw new Error('a new agency lacks a member')
  const sample = readInstitutionRow(tx)?.sample ?? false
  const row = { ...record, sample, version: 1, updatedAt: now }
  return tx.orm.insert(agencies).values(row).returning().get()
}

const NEEDED = [
  'name',
  'address',
  'zone',
  'phone',
  'helpWeekdays',
  'helpFromMinute',
  'helpUntilMinute',
  'privacyContact',
  'legalBasis',
  'complaintContact',
] as const satisfies (keyof AgencyRow)[]

type WholeAgency = Changes<AgencyRow> & Pick<AgencyRow, (typeof NEEDED)[number]>

const isWhole = (changes: Changes<AgencyRow>): changes is WholeAgency =>
  NEEDED.every((field) => changes[field] !== undefined && changes[field] !== '')

const OFFICES = query((orm) => orm.select().from(offices).orderBy(offices.id))

/** Active or not, by name. */
export const listOffices = (db: Db): OfficeRow[] => OFFICES(db).sort(byName)

const OFFICE = query((orm, id: Given<number>) => orm.select().from(offices).where(eq(offices.id, id)))

export const readOffice = (db: Db, id: number): OfficeRow => theRow(OFFICE(db, id))

export function changeOffice(tx: Tx, id: number, changes: Changes<OfficeRow>, now: Instant): void {
  tx.orm
    .update(offices)
    .set({ ...changes, version: sql`version + 1`, updatedAt: now })
    .where(eq(offices.id, id))
    .run()
}

export type NewOffice = Omit<OfficeRow, 'id' | 'version' | 'updatedAt' | 'sample'> & { slotMinutes: number }

/** With its windows' schedule. */
export function addOffice(tx: Tx, { slotMinutes, ...office }: NewOffice, now: Instant): OfficeRow {
  const row = { ...office, sample: false, version: 1, updatedAt: now }
  const made = tx.orm.insert(offices).values(row).returning().get()
  tx.orm.insert(schedules).values({ officeId: made.id, slotMinutes }).run()
  return made
}

const SCHEDULES = query((orm, id: Given<number>) =>
  orm.select().from(schedules).where(eq(schedules.officeId, id)).orderBy(schedules.id),
)

/** In minutes. */
export const slotMinutesAt = (db: Db, officeId: number): number => SCHEDULES(db, officeId)[0]?.slotMinutes ?? 0

const HAS_HOURS = statement('select 1 from slots where office_id = ? limit 1', { params: ['int'], uses: 'slots_one' })

/** Then its zone may not change, because hours carry its wall clock. */
export const hasHours = (db: Db, officeId: number): boolean => HAS_HOURS.finds(db, officeId)

const STATES = query((orm) => orm.select().from(states))

export const listStates = (db: Db): (typeof states.$inferSelect)[] => STATES(db).sort(byName)

export const addCountry = (tx: Tx, country: { code: string; name: string }): void =>
  void tx.orm
    .insert(states)
    .values({ ...country, spellings: plainText(country.name) })
    .onConflictDoNothing()
    .run()

export const listProcedures = query((orm) => orm.select().from(procedures).orderBy(procedures.position, procedures.id))

const PROCEDURE = query((orm, id: Given<string>) => orm.select().from(procedures).where(eq(procedures.id, id)))

export const readProcedure = (db: Db, id: string): ProcedureRow | undefined => PROCEDURE(db, id)[0]

export type WordsRow = typeof procedureWords.$inferSelect

export const listWords = query((orm, procedureId: Given<string>) =>
  orm.select().from(procedureWords).where(eq(procedureWords.procedureId, procedureId)),
)

/** Replaces one kind in one language. */
export function setWords(tx: Tx, of: Omit<WordsRow, 'text'>, texts: readonly string[]): void {
  const { procedureId, language, kind } = procedureWords
  tx.orm
    .delete(procedureWords)
    .where(and(eq(procedureId, of.procedureId), eq(language, of.language), eq(kind, of.kind)))
    .run()
  if (texts.length > 0)
    tx.orm
      .insert(procedureWords)
      .values(texts.map((text) => ({ ...of, text })))
      .run()
}

export function changeProcedure(tx: Tx, id: string, changes: Changes<ProcedureRow>): void {
  tx.orm
    .update(procedures)
    .set({ ...changes, version: sql`version + 1` })
    .where(eq(procedures.id, id))
    .run()
}

const TO_COME = statement(
  `select count(*) as n from appointments a join slots s on s.id = a.slot_id
   where a.procedure_id = +$procedure and a.live = 1 and a.visit_ends_at > +$now and s.office_id = coalesce($office, s.office_id)`,
  {
    row: { n: 'int' },
    params: { procedure: 'text', now: 'int', office: 'int?' },
    because: 'an administrator changes a procedure once in a while',
  },
)

/** At one office or at all. */
export const appointmentsToCome = (
  db: Db,
  { procedureId, officeId, now }: { procedureId: string; officeId?: number; now: Instant },
): number => TO_COME.get(db, { procedure: procedureId, now, office: officeId ?? null })?.n ?? 0

/** Of the procedures of an agency whose file names no other one. */
export const sharedGroupOf = (db: Db, agencyId: number): string =>
  readAgency(db, agencyId).ownsNumber ? SHARED_GROUP : `${SHARED_GROUP}_${agencyId}`

/** Without a group it excludes only itself. */
export function addProcedure(
  tx: Tx,
  procedure: Omit<typeof procedures.$inferInsert, 'version' | 'position'> & { agencyId: number },
): void {
  const last = listProcedures(tx).at(-1)
  tx.orm
    .insert(procedures)
    .values({
      ...procedure,
      exclusiveGroup: procedure.exclusiveGroup === undefined ? groupNamed(procedure.id, 1) : procedure.exclusiveGroup,
      position: (last?.position ?? 0) + 1,
      version: 1,
    })
    .run()
}

const DOING = query((orm, id: Given<string>) =>
  orm
    .select({ name: offices.name })
    .from(officeProcedures)
    .innerJoin(offices, eq(offices.id, officeProcedures.officeId))
    .where(eq(officeProcedures.procedureId, id)),
)

/** By name. */
export const officesThatDo = (db: Db, procedureId: string): string[] =>
  DOING(db, procedureId)
    .sort(byName)
    .map((row) => row.name)

/** The one that it has, where it is alone in it: its appointments name it. */
export function ownGroup(db: Db, { id, version, exclusiveGroup }: ProcedureRow): string {
  const isShared = listProcedures(db).some((one) => one.id !== id && one.exclusiveGroup === exclusiveGroup)
  return isShared || exclusiveGroup === null ? groupNamed(id, version) : exclusiveGroup
}

/** A slug has no point, and no version comes back. */
const groupNamed = (id: string, version: number): string => `${id}.${version}`

/** Existing appointments stay. */
export function offerAt(tx: Tx, officeId: number, procedureId: string, offered: boolean): void {
  if (offered) tx.orm.insert(officeProcedures).values({ officeId, procedureId }).onConflictDoNothing().run()
  else
    tx.orm
      .delete(officeProcedures)
      .where(and(eq(officeProcedures.officeId, officeId), eq(officeProcedures.procedureId, procedureId)))
      .run()
}

export const listFees = query((orm) => orm.select().from(fees).orderBy(fees.feeTable, fees.validFrom, fees.years))

/**
 * From a day on; the same day again corrects it. Ages are those of the newest fee of that validity, otherwise every age. A told price does
 * not change.
 */
export function setFee(
  tx: Tx,
  fee: Pick<FeeRow, 'feeTable' | 'years' | 'centavos' | 'validFrom' | 'source'> & Changes<Pick<FeeRow, 'title' | 'titleEn'>>,
): FeeRow {
  const before = listFees(tx).findLast(({ feeTable, years }) => feeTable === fee.feeTable && years === fee.years)
  return tx.orm
    .insert(fees)
    .values({
      ...fee,
      title: fee.title ?? before?.title ?? null,
      titleEn: fee.titleEn ?? before?.titleEn ?? null,
      minAge: before?.minAge ?? 0,
      maxAge: before?.maxAge ?? null,
    })
    .onConflictDoUpdate({
      target: [fees.feeTable, fees.years, fees.validFrom],
      set: {
        centavos: fee.centavos,
        source: fee.source,
        ...(fee.title && { title: fee.title, titleEn: fee.titleEn ?? fee.title }),
      },
    })
    .returning()
    .get()
}

const TOLD_ANOTHER = statement(
  `select count(*) as n from slots s join appointments a on a.slot_id = s.id join procedures p on p.id = a.procedure_id
   where s.day >= ? and a.state = 'confirmed' and a.years = +? and p.fee_table = +? and a.price not in (?, ?)`,
  { row: { n: 'int' }, params: ['text', 'int', 'text', 'int', 'int'], uses: 'appointments_due_visit' },
)

/** From that day on, for a passport of those years. */
export function toldAnother(
  db: Db,
  fee: { feeTable: string; years: number; validFrom: LocalDay },
  { full, half }: { full: number; half: number },
): number {
  return TOLD_ANOTHER.get(db, fee.validFrom, fee.years, fee.feeTable, full, half)?.n ?? 0
}

const NON_WORKING_DAYS = query((orm) => orm.select().from(nonWorkingDays).orderBy(nonWorkingDays.day))

/** From `today` on soonest first, or before it latest first; behind the day `after`. */
export function listNonWorkingDays(
  db: Db,
  { today, past }: { today: LocalDay; past: boolean },
  { after, limit }: { after?: LocalDay | undefined; limit: number },
): { day: LocalDay; name: string }[] {
  const side = NON_WORKING_DAYS(db).filter(({ day }) => day < today === past)
  const inOrder = past ? side.reverse() : side
  return inOrder.filter(({ day }) => after === undefined || (past ? day < after : day > after)).slice(0, limit)
}

/** By office. */
export interface HolidayImpact {
  visits: number
  offices: { office: string; visits: number }[]
}

/** Its appointments stand; the hours are closed by publishing the day again. */
export function closeDayForAll(tx: Tx, day: LocalDay, name: string): Worked<HolidayImpact, never> {
  const visits = visitsOn(tx, day)
  tx.orm.insert(nonWorkingDays).values({ day, name }).onConflictDoUpdate({ target: nonWorkingDays.day, set: { name } }).run()
  const touched = visits.map(({ id, version }) => ({ what: 'appointment', id, version }))
  const byOffice = Map.groupBy(visits, (one) => one.office)
  const offices = [...byOffice].map(([office, those]) => ({ office, visits: those.length }))
  return { ok: true, touched, impact: { visits: visits.length, offices } }
}

/** False when that day was not on the list. */
export function removeNonWorkingDay(tx: Tx, day: LocalDay): boolean {
  return tx.orm.delete(nonWorkingDays).where(eq(nonWorkingDays.day, day)).returning().all().length > 0
}

const VISITS_ON = statement(
  `select a.id, a.version, o.name as office from offices o cross join slots s on s.office_id = o.id and s.starts_at >= +$from and s.starts_at < +$until
     cross join appointments a on a.slot_id = s.id and a.state = 'confirmed'
   where s.day = +$day order by o.id`,
  {
    row: { id: 'int', version: 'int', office: 'text' },
    params: { from: 'int', until: 'int', day: 'text' },
    uses: 'appointments_slot slots_one',
  },
)

/** In all offices: a country's zones lie within a day of UTC. */
const visitsOn = (db: Db, day: LocalDay): { id: number; version: number; office: string }[] =>
  VISITS_ON.all(db, { day, from: startOfDay(day, 'UTC') - DAY, until: endOfDay(day, 'UTC') + DAY })

export type RequirementRow = typeof requirements.$inferSelect
export type FieldRow = typeof procedureFields.$inferSelect
export type FeeTableRow = typeof feeTables.$inferSelect

/** Also past ones, in the citizen's order. */
export const listRequirements = query((orm, procedureId: Given<string>) =>
  orm.select().from(requirements).where(eq(requirements.procedureId, procedureId)).orderBy(requirements.position, requirements.id),
)

export const readRequirement = query((orm, id: Given<number>) => orm.select().from(requirements).where(eq(requirements.id, id)))

/** At the end, or at `place`, which moves those after it. */
export function addRequirement(tx: Tx, row: Omit<RequirementRow, 'id' | 'position'>, place: number | undefined): void {
  const last = listRequirements(tx, row.procedureId).at(-1)?.position ?? 0
  const position = Math.min(place ?? last + 1, last + 1)
  tx.orm
    .update(requirements)
    .set({ position: sql`position + 1` })
    .where(and(eq(requirements.procedureId, row.procedureId), sql`position >= ${position}`))
    .run()
  tx.orm
    .insert(requirements)
    .values({ ...row, position })
    .run()
}

export function endRequirement(tx: Tx, id: number, lastDay: LocalDay): void {
  tx.orm.update(requirements).set({ validUntil: lastDay }).where(eq(requirements.id, id)).run()
}

export const listFields = query((orm, procedureId: Given<string>) =>
  orm
    .select()
    .from(procedureFields)
    .where(eq(procedureFields.procedureId, procedureId))
    .orderBy(procedureFields.position, procedureFields.id),
)

/** After the others; also in bookings under way. */
export function addField(tx: Tx, row: Omit<typeof procedureFields.$inferInsert, 'id' | 'position'>): void {
  const position = (listFields(tx, row.procedureId).at(-1)?.position ?? 0) + 1
  tx.orm
    .insert(procedureFields)
    .values({ ...row, position })
    .run()
}

/** Answers stay with their appointments. */
export function removeField(tx: Tx, id: number): void {
  tx.orm.delete(procedureFields).where(eq(procedureFields.id, id)).run()
}

/** Prices told with an appointment do not change. */
export function saveFeeTable(tx: Tx, row: FeeTableRow): void {
  tx.orm.insert(feeTables).values(row).onConflictDoUpdate({ target: feeTables.name, set: row }).run()
}
