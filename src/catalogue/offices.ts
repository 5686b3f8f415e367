import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { byName } from '../collation.ts'
import { remember } from './memory.ts'
import { activeProcedures, findProcedure } from './procedures.ts'
import type { Office, Procedure } from './types.ts'

export type OfficeRow = Omit<Office, 'phone'> & { phone: string | null }

export const OFFICE_COLUMNS = 'o.id, o.slug, o.name, o.state, o.municipality, o.address, o.latitude, o.longitude, o.zone, o.phone'

export const OFFICE_KINDS = {
  id: 'int',
  slug: 'text',
  name: 'text',
  state: 'text',
  municipality: 'text',
  address: 'text',
  latitude: 'real',
  longitude: 'real',
  zone: 'text',
  phone: 'text?',
} as const

export interface CatalogueOffice {
  office: Office
  agencyId: number
  active: boolean
  noticeMinutes: number
  procedures: ReadonlySet<string>
}

const ALL = statement('select office_id, procedure_id from office_procedures', { row: { office_id: 'int', procedure_id: 'text' } })

const ALL_OFFICES = statement(`select ${OFFICE_COLUMNS}, o.agency_id, o.active, o.notice_minutes from offices o order by o.id`, {
  row: row<OfficeRow & { agency_id: number; active: number; notice_minutes: number }>({
    ...OFFICE_KINDS,
    agency_id: 'int',
    active: 'int',
    notice_minutes: 'int',
  }),
})

const all = remember((db): ReadonlyMap<number, CatalogueOffice> => {
  const does = ALL.all(db)
  const procedures = Map.groupBy(does, (row) => row.office_id)
  const rows = ALL_OFFICES.all(db)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        office: toOffice(row),
        agencyId: row.agency_id,
        active: row.active === 1,
        noticeMinutes: row.notice_minutes,
        procedures: new Set(procedures.get(row.id)?.map((one) => one.procedure_id)),
      },
    ]),
  )
})

/** Active or not; undefined when it does not exist. */
export const findOffice = (db: Db, officeId: number): Office | undefined => all(db).get(officeId)?.office

/** Throws: an office that was told of but does not exist is our mistake. */
export function theOffice(db: Db, officeId: number): Office {
  const office = findOffice(db, officeId)
  if (!office) throw new Error('there is no such office')
  return office
}

/** As each procedure says, else as the office does. */
export function noticeAt(db: Db, officeId: number, procedureIds: readonly string[]): number {
  const office = all(db).get(officeId)?.noticeMinutes ?? 0
  const each = procedureIds.map((id) => findProcedure(db, id)?.noticeMinutes ?? office)
  return each.length === 0 ? office : Math.max(...each)
}

export const agencyIdOf = (db: Db, officeId: number): number => all(db).get(officeId)?.agencyId ?? 0

export const givesAppointments = (db: Db, officeId: number): boolean => all(db).get(officeId)?.active === true

/** By id. */
export const activeOffices = remember((db): readonly Office[] =>
  [...all(db).values()].filter((one) => one.active).map((one) => one.office),
)

/** By procedures; dropped when the catalogue changes. */
const doing = remember(() => new Map<string, readonly CatalogueOffice[]>())

export function officesThatDo(db: Db, procedureIds: readonly string[]): readonly CatalogueOffice[] {
  const known = doing(db)
  const asked = procedureIds.join(' ')
  const found =
    known.get(asked) ?? [...all(db).values()].filter((one) => one.active && procedureIds.every((id) => one.procedures.has(id)))
  known.set(asked, found)
  return found
}

/** In menu order, by active offices. */
export const proceduresOffered = remember((db): readonly Procedure[] => {
  const open = [...all(db).values()].filter((one) => one.active)
  return activeProcedures(db).filter((one) => open.some(({ procedures }) => procedures.has(one.id)))
})

/** Without withdrawn ones. */
export function offeredAt(db: Db, officeId: number, procedureIds: string[]): Procedure[] {
  const does = all(db).get(officeId)?.procedures
  return activeProcedures(db).filter((one) => procedureIds.includes(one.id) && does?.has(one.id))
}

const STATES_WITH_OFFICES = statement(
  `select s.code, s.name, o.offices from (select state, count(*) as offices from offices where active = 1 group by state) o
   join states s on s.code = o.state`,
  { row: { code: 'text', name: 'text', offices: 'int' }, uses: 'offices_open' },
)

/** By name, with at least one active office. */
export const statesWithOffices = remember((db): readonly { code: string; name: string; offices: number }[] =>
  STATES_WITH_OFFICES.all(db).sort(byName),
)

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
