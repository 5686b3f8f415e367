import type { Db } from '../../db/open.ts'

export interface NamedOffice {
  id: number
  slug: string
  name: string
  zone: string
}

export interface NamedProcedure {
  id: string
  name: string
}

/** Offices that are open for work, by name. */
export function namedOffices(db: Db): NamedOffice[] {
  return db.client.query<NamedOffice, []>('select id, slug, name, zone from offices where active = 1 order by name, id').all()
}

/** Procedures that can be booked, in menu order. */
export function namedProcedures(db: Db): NamedProcedure[] {
  return db.client.query<NamedProcedure, []>('select id, name from procedures where active = 1 order by position, id').all()
}

export function ruleNames(db: Db): string[] {
  return db.client
    .query<{ name: string }, []>('select name from rules order by name')
    .all()
    .map((row) => row.name)
}
