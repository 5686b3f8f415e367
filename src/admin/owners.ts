import type { Db } from '../../db/open.ts'
import { statement } from '../../db/statements.ts'
import type { Caller } from './access.ts'

/** Whose a record is: of one office, of all offices of an agency together, or of an agency and of any key of it. */
export type Owner = { office: number } | { allOffices: number } | { agency: number }

type Holder = Pick<Caller, 'agencyId' | 'officeIds' | 'allOffices'>

/** Whether this key may see and change what is theirs. Nothing else decides that for an operation. */
export function isOwn(caller: Holder, owner: Owner): boolean {
  if ('office' in owner) return caller.officeIds.includes(owner.office)
  if ('agency' in owner) return owner.agency === caller.agencyId
  return owner.allOffices === caller.agencyId && caller.allOffices
}

/** The record that was found, if it is the caller's; otherwise none, so that both are refused in the same words. */
export const own = <T>(caller: Holder, found: T | undefined, ownerOf: (one: T) => Owner): T | undefined =>
  found !== undefined && isOwn(caller, ownerOf(found)) ? found : undefined

/** Those of them that are the caller's. */
export const ownOf = <T>(caller: Holder, found: readonly T[], ownerOf: (one: T) => Owner): T[] =>
  found.filter((one) => isOwn(caller, ownerOf(one)))

/** Of what the agency that owns the number says in the chat: one office's, or everybody's. */
export const ownerOfShared = ({ agencyId }: Holder, { officeId }: { officeId: number | null }): Owner =>
  officeId === null ? { allOffices: agencyId } : { office: officeId }

export const ofOffice = (one: { office: { id: number } }): Owner => ({ office: one.office.id })

const AGENCY_OF_OFFICE = statement('select agency_id as agency from offices where id = ?', {
  row: { agency: 'int' },
  params: ['int'],
})

/** Whichever office of the agency it is: for a key of another one of its offices. */
export const ofAgencyOf = (db: Db, officeId: number): Owner => ({ agency: AGENCY_OF_OFFICE.get(db, officeId)?.agency ?? 0 })
