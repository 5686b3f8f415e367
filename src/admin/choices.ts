import type { Db } from '../../db/open.ts'
import { row, statement } from '../../db/statements.ts'
import { listProcedures, type ProcedureRow } from '../catalogue/settings.ts'
import { byName, plainText } from '../collation.ts'
import type { Caller } from './access.ts'
import type { AdminDeps } from './deps.ts'
import { ownOf } from './owners.ts'
import { refusals, refuse } from './refusals.ts'

export interface NamedOffice {
  id: number
  slug: string
  name: string
  zone: string
  /** 1: citizens may choose it. */
  active: number
  agencyId: number
}

export interface NamedProcedure {
  id: string
  name: string
  agencyId: number
}

const NAMED_OFFICES = statement('select id, slug, name, zone, active, agency_id as agencyId from offices order by id', {
  row: row<NamedOffice>({ id: 'int', slug: 'text', name: 'text', zone: 'text', active: 'int', agencyId: 'int' }),
})

/** By name; appointments of an inactive office must still be managed. */
export function namedOffices(db: Db): NamedOffice[] {
  return NAMED_OFFICES.all(db).sort(byName)
}

const NAMED_PROCEDURES = statement(
  'select id, name, agency_id as agencyId from procedures where active = 1 and done_by is null order by position, id',
  {
    row: row<NamedProcedure>({ id: 'text', name: 'text', agencyId: 'int' }),
  },
)

/** In menu order. */
export function namedProcedures(db: Db): NamedProcedure[] {
  return NAMED_PROCEDURES.all(db)
}

const ACCESS_NAMES = statement('select name from access_keys where agency_id = +? and revoked_at is null order by name', {
  row: { name: 'text' },
  params: ['int'],
})

/** Of an agency, not revoked. They are names of staff: not for the public document. */
export function accessNames(db: Db, agencyId: number): string[] {
  return ACCESS_NAMES.all(db, agencyId).map((row) => row.name)
}

const EVERY_ACCESS_NAME = statement('select distinct name from access_keys where agency_id = +?', {
  row: { name: 'text' },
  params: ['int'],
})

export const everyAccessName = (db: Db, agencyId: number): string[] => EVERY_ACCESS_NAME.all(db, agencyId).map((row) => row.name)

export const ALL = 'todas'

export const OFFICE_REFUSALS = refusals({
  no_office: [
    'oficina_no_existe',
    'not_found',
    'Entre las oficinas de su clave no hay una con ese nombre.',
    'Elija una de sus oficinas o pida acceso al administrador.',
  ],
  every_office: [
    'oficina_ajena',
    'forbidden',
    'Su clave no es para todas las oficinas.',
    'Elija una de sus oficinas o pida acceso al administrador.',
  ],
})

export const PROCEDURE_REFUSALS = refusals({
  no_procedure: ['tramite_no_existe', 'invalid', 'No hay un trámite con ese nombre.', 'Elija un trámite de la lista.'],
})

/** By name or slug. One that does not exist and one of others are refused in the same words. */
export function chosenOffice(deps: AdminDeps, caller: Caller, words: string, field = 'oficina'): NamedOffice {
  const wanted = plainText(words)
  const office = officesOf(deps, caller).find((one) => one.slug === words || plainText(one.name) === wanted)
  if (!office) throw refuse(OFFICE_REFUSALS.no_office, field)
  return office
}

/** By name. */
export const officesOf = (deps: AdminDeps, caller: Caller): NamedOffice[] =>
  ownOf(caller, namedOffices(deps.db), ({ id }) => ({ office: id }))

export const officesMeant = (deps: AdminDeps, caller: Caller, words: string | undefined): NamedOffice[] =>
  words === undefined ? officesOf(deps, caller) : [chosenOffice(deps, caller, words)]

/** Undefined: several, or none. */
export const onlyOffice = (offices: Pick<NamedOffice, 'id'>[]): number | undefined =>
  offices.length === 1 ? offices[0]?.id : undefined

/** Undefined: all, which only a key for all of them may choose. */
export function chosenOfficeOrAll(deps: AdminDeps, caller: Caller, words: string): NamedOffice | undefined {
  if (plainText(words) !== ALL) return chosenOffice(deps, caller, words)
  if (!caller.allOffices) throw refuse(OFFICE_REFUSALS.every_office, 'oficina')
  return undefined
}

/** `Toluca`, `sus 3 oficinas`. */
export function officesText(offices: NamedOffice[]): string {
  const [only, another] = offices
  return only && !another ? only.name : `sus ${offices.length} oficinas`
}

/** By name, of the caller's agency; the refusal names the field. */
export function chosenProcedure(deps: AdminDeps, caller: Caller, words: string, field = 'tramite'): NamedProcedure {
  const wanted = plainText(words)
  const procedure = ownOf(caller, namedProcedures(deps.db), ({ agencyId }) => ({ agency: agencyId })).find(
    (one) => one.id === words || plainText(one.name) === wanted,
  )
  if (!procedure) throw refuse(PROCEDURE_REFUSALS.no_procedure, field)
  return procedure
}

/** Offered or not. */
export const ownProcedures = (db: Db, caller: Caller): ProcedureRow[] =>
  ownOf(caller, listProcedures(db), ({ agencyId }) => ({ agency: agencyId }))

/** Also one that is not offered, so that it can be prepared or offered again. */
export function amongAllProcedures(deps: AdminDeps, caller: Caller, words: string, field = 'tramite'): ProcedureRow {
  const wanted = plainText(words)
  const procedure = ownProcedures(deps.db, caller).find((one) => one.id === words || plainText(one.name) === wanted)
  if (!procedure) throw refuse(PROCEDURE_REFUSALS.no_procedure, field)
  return procedure
}
