import type { Tx } from '../../db/open.ts'
import { openCase } from '../cases/cases.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import type { PermissionDesk } from './chat/desk.ts'
import {
  answerCode,
  askPermission,
  type Declared,
  declaredBy,
  hidePermissions,
  minorsNamed,
  openCode,
  revokePermission,
  seePermission,
} from './permissions.ts'

/** The desk's part for the other parent's word, for one turn of one contact. */
export function createPermissionDesk(
  tx: Tx,
  vault: Vault,
  contactId: number,
  ourNumber: string | undefined,
  now: Instant,
): PermissionDesk {
  /** A person looks at a withdrawn word before the visit. The appointment stays as it is. */
  const tellOffice = (revoked: Declared | undefined) => {
    if (revoked?.became !== 'revoked') return
    const { officeId, appointmentId } = revoked
    openCase(tx, vault, { kind: 'permission', subject: 'revoked', contactId, officeId, appointmentId }, now)
  }
  return {
    ourNumber,
    see: (groupId) => seePermission(tx, contactId, groupId, now),
    namesOf: (groupId) => minorsNamed(tx, vault, groupId, now),
    ask: (groupId) => askPermission(tx, vault, contactId, groupId, now),
    open: (code) => openCode(tx, vault, contactId, code, now),
    answer(code, says) {
      const taken = answerCode(tx, vault, contactId, { code, says }, now)
      tellOffice(taken)
      return taken?.became
    },
    declared: () => declaredBy(tx, vault, contactId, now),
    revoke(id) {
      const revoked = revokePermission(tx, contactId, id, now)
      tellOffice(revoked)
      return revoked !== undefined
    },
    hide: () => hidePermissions(tx, contactId, now),
  }
}
