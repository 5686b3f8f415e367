import type { Db } from '../../../db/open.ts'
import { nameOfKey } from '../../staff/access.ts'

/** Who stands behind `staff:<id>` in a story: the name of the access key; 0 is the first administrator, who has none. */
export function nameOfActor(db: Db, actor: string): string {
  const keyId = Number(actor.replace('staff:', ''))
  return keyId === 0 ? 'primer administrador' : (nameOfKey(db, keyId) ?? `clave número ${keyId}`)
}
