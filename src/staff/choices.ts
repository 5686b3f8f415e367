import type { Db } from '../../db/open.ts'
import { byName } from '../agenda/by-name.ts'

export interface NamedOffice {
  id: number
  slug: string
  name: string
  zone: string
  /** Whether citizens are offered it. */
  active: number
}

export interface NamedProcedure {
  id: string
  name: string
}

/** Every office by name, also those that are no longer offered: their appointments still want looking after. */
export function namedOffices(db: Db): NamedOffice[] {
  return db.client.query<NamedOffice, []>('select id, slug, name, zone, active from offices order by id').all().sort(byName)
}

/** Procedures that can be booked, in menu order. */
export function namedProcedures(db: Db): NamedProcedure[] {
  return db.client.query<NamedProcedure, []>('select id, name from procedures where active = 1 order by position, id').all()
}

/** Names of the access keys that were not taken away. Not for the public document: they are names of staff. */
export function accessNames(db: Db): string[] {
  return db.client
    .query<{ name: string }, []>('select name from access_keys where revoked_at is null order by name')
    .all()
    .map((row) => row.name)
}
