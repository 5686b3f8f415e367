import type { Db } from '../../db/open.ts'
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

/** Every office by name, active or not: appointments of an inactive one must still be managed. */
export function namedOffices(db: Db): NamedOffice[] {
  return db.client.query<NamedOffice, []>('select id, slug, name, zone, active from offices order by id').all().sort(byName)
}

/** Procedures that can be booked, in menu order. */
export function namedProcedures(db: Db): NamedProcedure[] {
  return db.client.query<NamedProcedure, []>('select id, name from procedures where active = 1 order by position, id').all()
}

/** Names of the keys that were not revoked. They are names of staff: not for the public document. */
export function accessNames(db: Db): string[] {
  return db.client
    .query<{ name: string }, []>('select name from access_keys where revoked_at is null order by name')
    .all()
    .map((row) => row.name)
}

/** Names of all keys that there ever were. */
export const everyAccessName = (db: Db): string[] =>
  db.client
    .query<{ name: string }, []>('select distinct name from access_keys')
    .all()
    .map((row) => row.name)
