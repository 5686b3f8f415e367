import type { Db } from '../../db/open.ts'
import { query } from '../../db/queries.ts'
import { officeProcedures, offices, states } from '../../db/schema.ts'
import { byName } from '../collation.ts'
import { remember } from './memory.ts'
import { activeProcedures, findProcedure } from './procedures.ts'
import type { Office, Procedure } from './types.ts'

export interface CatalogueOffice {
  office: Office
  agencyId: number
  active: boolean
  noticeMinutes: number
  procedures: ReadonlySet<string>
}

const DONE = query((orm) => orm.select().from(officeProcedures))
const ALL_OFFICES = query((orm) => orm.select().from(offices).orderBy(offices.id))

const all = remember((db): ReadonlyMap<number, CatalogueOffice> => {
  const done = Map.groupBy(DONE(db), (one) => one.officeId)
  return new Map(
    ALL_OFFICES(db).map(({ agencyId, active, noticeMinutes, phone, interpreter, ...row }) => [
      row.id,
      {
        office: { ...row, phone: phone ?? undefined, interpreter: interpreter ?? undefined },
        ...{ agencyId, active, noticeMinutes },
        procedures: new Set(done.get(row.id)?.map((one) => one.procedureId)),
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

/** People go there, and its place is known. */
export const hasMap = ({ mode, pinned }: Pick<Office, 'mode' | 'pinned'>): boolean => mode !== 'remote' && pinned

/** As each procedure says, else as the office does. */
export function noticeAt(db: Db, officeId: number, procedureIds: readonly string[]): number {
  const office = all(db).get(officeId)?.noticeMinutes ?? 0
  const each = procedureIds.map((id) => findProcedure(db, id)?.noticeMinutes ?? office)
  return each.length === 0 ? office : Math.max(...each)
}

export const agencyIdOf = (db: Db, officeId: number): number => all(db).get(officeId)?.agencyId ?? 0

/** Offered or not yet. */
export const isDoneAt = (db: Db, officeId: number, procedureId: string): boolean =>
  all(db).get(officeId)?.procedures.has(procedureId) === true

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

/** Offered in the chat or not. */
export const proceduresDoneAt = (db: Db, officeId: number): string[] => [...(all(db).get(officeId)?.procedures ?? [])]

/** Without withdrawn ones. */
export function offeredAt(db: Db, officeId: number, procedureIds: string[]): Procedure[] {
  const does = all(db).get(officeId)?.procedures
  return activeProcedures(db).filter((one) => procedureIds.includes(one.id) && does?.has(one.id))
}

const STATES = query((orm) => orm.select().from(states))

/** By name, with at least one active office. */
export const statesWithOffices = remember((db): readonly { code: string; name: string; offices: number }[] => {
  const open = Map.groupBy(activeOffices(db), (one) => one.state)
  return STATES(db)
    .map(({ code, name }) => ({ code, name, offices: open.get(code)?.length ?? 0 }))
    .filter((one) => one.offices > 0)
    .sort(byName)
})
