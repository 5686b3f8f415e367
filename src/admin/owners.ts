import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Caller } from './access.ts'

/** Of one office, of all offices of an agency together, or of an agency and any of its keys. */
export type Owner = { office: number } | { allOffices: number } | { agency: number }

type Holder = Pick<Caller, 'agencyId' | 'officeIds' | 'allOffices'>

/** The only check of ownership for operations. */
export function isOwn(caller: Holder, owner: Owner): boolean {
  if ('office' in owner) return caller.officeIds.includes(owner.office)
  if ('agency' in owner) return owner.agency === caller.agencyId
  return owner.allOffices === caller.agencyId && caller.allOffices
}

/** Otherwise undefined, so that a missing record and one of others are refused in the same words. */
export const own = <T>(caller: Holder, found: T | undefined, ownerOf: (one: T) => Owner): T | undefined =>
  found !== undefined && isOwn(caller, ownerOf(found)) ? found : undefined

export const ownOf = <T>(caller: Holder, found: readonly T[], ownerOf: (one: T) => Owner): T[] =>
  found.filter((one) => isOwn(caller, ownerOf(one)))

/** Of what the agency that owns the number says in the chat: one office's, or all. */
export const ownerOfShared = ({ agencyId }: Holder, { officeId }: { officeId: number | null }): Owner =>
  officeId === null ? { allOffices: agencyId } : { office: officeId }

export const ofOffice = (one: { office: { id: number } }): Owner => ({ office: one.office.id })

const AGENCY_OF_OFFICE = statement('select agency_id as agency from offices where id = ?', {
  row: { agency: 'int' },
  params: ['int'],
})

/** For a key of another office of the agency. */
export const ofAgencyOf = (db: Db, officeId: number): Owner => ({ agency: AGENCY_OF_OFFICE.get(db, officeId)?.agency ?? 0 })
