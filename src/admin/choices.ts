import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { byName } from '../booking/names.ts'

export interface NamedOffice {
  id: number
  slug: string
  name: string
  zone: string
  /** 1: citizens may choose it. */
  active: number
}

export interface NamedProcedure {
  id: string
  name: string
}

const NAMED_OFFICES = statement('select id, slug, name, zone, active from offices order by id', {
  row: row<NamedOffice>({ id: 'int', slug: 'text', name: 'text', zone: 'text', active: 'int' }),
})

/** Every office by name, active or not: appointments of an inactive one must still be managed. */
export function namedOffices(db: Db): NamedOffice[] {
  return NAMED_OFFICES.all(db).sort(byName)
}

const NAMED_PROCEDURES = statement('select id, name from procedures where active = 1 order by position, id', {
  row: row<NamedProcedure>({ id: 'text', name: 'text' }),
})

/** Procedures that can be booked, in menu order. */
export function namedProcedures(db: Db): NamedProcedure[] {
  return NAMED_PROCEDURES.all(db)
}

const ACCESS_NAMES = statement('select name from access_keys where revoked_at is null order by name', { row: { name: 'text' } })

/** Names of the keys that were not revoked. They are names of staff: not for the public document. */
export function accessNames(db: Db): string[] {
  return ACCESS_NAMES.all(db).map((row) => row.name)
}

const EVERY_ACCESS_NAME = statement('select distinct name from access_keys', { row: { name: 'text' } })

/** Names of all keys that there ever were. */
export const everyAccessName = (db: Db): string[] => EVERY_ACCESS_NAME.all(db).map((row) => row.name)
