import type { Db } from '../../db/open.ts'
import { nameOfKey } from './access.ts'
import { nameOfContact } from './messages.ts'
import type { Look } from './seen.ts'
import { phoneText } from './understand.ts'

/** Who stands behind `staff:<id>` in a story: the name of the access key; 0 is the first administrator, who has none. */
export function nameOfActor(db: Db, actor: string): string {
  const keyId = Number(actor.replace('staff:', ''))
  return keyId === 0 ? 'primer administrador' : (nameOfKey(db, keyId) ?? `clave número ${keyId}`)
}

/** The name and the telephone of a contact, for somebody who will call. */
export function whomToCall({ deps, seen }: Look, contactId: number | undefined): { name: string; phone: string | null } {
  if (contactId === undefined) return { name: 'no se sabe', phone: null }
  seen.person(`contact ${contactId}`)
  const name = nameOfContact(deps.db, deps.vault, contactId)
  const phone = deps.citizens.phoneOf(deps.db, contactId)
  return { name: name ?? 'alguien sin cita', phone: phone === undefined ? null : phoneText(phone) }
}
