import { and, eq, gt } from 'drizzle-orm'
import type { Db } from '../../db/open.ts'
import { query } from '../../db/queries.ts'
import { agencies as table } from '../../db/schema.ts'
import { isZone } from './calendar.ts'
import { remember } from './memory.ts'
import { agencyIdOf } from './offices.ts'
import type { Institution } from './types.ts'

const WRITTEN = query((orm) => orm.select().from(table).where(gt(table.version, 0)))

/** By id. */
const agencies = remember(
  (db): ReadonlyMap<number, Institution & { ownsNumber: boolean }> => new Map(WRITTEN(db).map((one) => [one.id, toRecord(one)])),
)

const toRecord = (row: typeof table.$inferSelect): Institution & { ownsNumber: boolean } => ({
  ...row,
  help: { weekdays: [...row.helpWeekdays].map(Number), fromMinute: row.helpFromMinute, untilMinute: row.helpUntilMinute },
  disclaimer: row.disclaimer ? { 'es-MX': row.disclaimer, en: row.disclaimerEn ?? row.disclaimer } : undefined,
  privacyUrl: row.privacyUrl ?? undefined,
  controlContact: row.controlContact?.trim() || undefined,
  paymentGuide: row.paymentGuide ?? undefined,
  accent: row.accent ?? undefined,
})

/** Of the agency that owns the number; undefined before `npm run setup`. */
export const readInstitution = remember((db): Institution | undefined => [...agencies(db).values()].find((one) => one.ownsNumber))

/** With a record. */
export const listAgencies = remember((db): readonly { id: number; name: string }[] =>
  [...agencies(db)].map(([id, { name }]) => ({ id, name })),
)

/** Throws without a record: then no appointment is given there. */
export function theAgency(db: Db, agencyId: number): Institution {
  const record = agencies(db).get(agencyId)
  if (!record) throw new Error('there is no record of this agency')
  return record
}

export const agencyOf = (db: Db, officeId: number): Institution => theAgency(db, agencyIdOf(db, officeId))

/** The agency that owns the number; 0 before `npm run setup`. */
export const ownerId = (db: Db): number => [...agencies(db)].find(([, one]) => one.ownsNumber)?.[0] ?? 0

/** Throws when it is missing: no one is answered before. */
export function theInstitution(db: Db): Institution {
  const record = readInstitution(db)
  if (!record) throw new Error('there is no institution')
  return record
}

const missing = remember(
  (db): ReadonlyMap<number, readonly string[]> => new Map([...agencies(db)].map(([id, record]) => [id, missingIn(record)])),
)

function missingIn(record: Institution): string[] {
  const texts = ['name', 'address', 'phone', 'privacyContact', 'legalBasis', 'complaintContact'] as const
  const missing: string[] = texts.filter((member) => record[member].trim() === '')
  if (!isZone(record.zone)) missing.push('zone')
  const { weekdays, fromMinute, untilMinute } = record.help
  const helped = weekdays.length > 0 && weekdays.every((day) => day >= 1 && day <= 7) && fromMinute < untilMinute
  return helped ? missing : [...missing, 'help']
}

/** Of the agency that owns the number by default; `institution` without a record. Empty: citizens may be answered. */
export function missingMembers(db: Db, agencyId?: number): readonly string[] {
  return missing(db).get(agencyId ?? ownerId(db)) ?? ['institution']
}

export const hasSeveralAgencies = (db: Db): boolean => agencies(db).size > 1

const ZONE = query((orm) =>
  orm
    .select({ zone: table.zone })
    .from(table)
    .where(and(eq(table.ownsNumber, true), gt(table.version, 0))),
)

/** For days that belong to no office. Read alone: a copy of an older release, without some columns, is asked before it is migrated. */
export const institutionZone: (db: Db) => string = remember((db) => ZONE(db)[0]?.zone ?? 'America/Mexico_City')
