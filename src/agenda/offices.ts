import type { Db } from '../../db/open.ts'
import type { Office } from './types.ts'

export interface OfficeRow {
  id: number
  slug: string
  name: string
  state: string
  municipality: string
  address: string
  latitude: number
  longitude: number
  zone: string
  phone: string | null
}

/** The columns of an office with the alias `o`. */
export const OFFICE_COLUMNS = 'o.id, o.slug, o.name, o.state, o.municipality, o.address, o.latitude, o.longitude, o.zone, o.phone'

/** One office, open to citizens or not; undefined when there is none of that number. */
export function findOffice(db: Db, officeId: number): Office | undefined {
  const row = db.client.query<OfficeRow, [number]>(`select ${OFFICE_COLUMNS} from offices o where o.id = ?`).get(officeId)
  return row ? toOffice(row) : undefined
}

/** States with at least one office that citizens may choose, by name. */
export function statesWithOffices(db: Db): { code: string; name: string; offices: number }[] {
  return db.client
    .query<{ code: string; name: string; offices: number }, []>(
      `select s.code, s.name, o.offices from (select state, count(*) as offices from offices where active = 1 group by state) o
       join states s on s.code = o.state`,
    )
    .all()
    .sort((a, b) => a.name.localeCompare(b.name, 'es'))
}

export const toOffice = (row: OfficeRow): Office => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  state: row.state,
  municipality: row.municipality,
  address: row.address,
  latitude: row.latitude,
  longitude: row.longitude,
  zone: row.zone,
  phone: row.phone ?? undefined,
})
