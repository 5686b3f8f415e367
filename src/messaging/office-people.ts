import type { Tx } from '../../db/open.ts'
import { noteCurp } from '../agenda/limits.ts'
import { countReport } from '../cases/anonymous.ts'
import { caseToTell, openCase, openOne } from '../cases/cases.ts'
import { openClaim } from '../cases/claims.ts'
import { handOver, talkOf } from '../cases/talk.ts'
import { helpAt } from '../cases/working-days.ts'
import type { Instant } from '../clock.ts'
import type { CaseWish, OfficePeople } from '../conversation/office-people.ts'
import type { Vault } from '../vault.ts'

/** So many cases of one contact may be open: more help nobody, and only keep the office from answering. */
const OPEN_CASES_MAX = 5

/** The people at the office for one turn of one contact. */
export function createOfficePeople(tx: Tx, vault: Vault, contactId: number, now: Instant): OfficePeople {
  return {
    help: () => helpAt(tx, now),
    withPerson: () => talkOf(tx, contactId) !== undefined,
    handOver(officeId, subject = 'asked') {
      const id = handOver(tx, vault, { contactId, subject, officeId }, now)
      return id === undefined ? undefined : caseToTell(tx, id)
    },
    leaveCase: (wish) => leaveCase(tx, vault, contactId, wish, now),
    claim(curp) {
      if (!noteCurp(tx, vault, contactId, curp, now)) return { kind: 'daily' }
      return openClaim(tx, vault, { contactId, curp }, now)
    },
  }
}

function leaveCase(tx: Tx, vault: Vault, contactId: number, wish: CaseWish, now: Instant): ReturnType<OfficePeople['leaveCase']> {
  const known = wish.kind === 'rights' ? openOne(tx, contactId, 'rights', wish.subject) : undefined
  if (known !== undefined) return { kind: 'known', ...caseToTell(tx, known) }
  if (wish.subject === 'anonymous') return leaveNameless(tx, vault, contactId, wish, now)
  const joins = wish.kind === 'person' && openOne(tx, contactId, 'person') !== undefined
  if (!joins && countOpen(tx, contactId) >= OPEN_CASES_MAX) return { kind: 'full' }
  const id = openCase(tx, vault, { ...wish, contactId }, now)
  return { kind: 'opened', ...caseToTell(tx, id) }
}

function leaveNameless(
  tx: Tx,
  vault: Vault,
  contactId: number,
  wish: CaseWish,
  now: Instant,
): ReturnType<OfficePeople['leaveCase']> {
  leaveNoTrace(tx, contactId)
  if (!countReport(tx, vault, contactId, now)) return { kind: 'full' }
  return { kind: 'opened', ...caseToTell(tx, openCase(tx, vault, wish, now)) }
}

/** The message just read stands in the inbox with its contact until its body is deleted: this one's goes at once. */
function leaveNoTrace(tx: Tx, contactId: number): void {
  tx.client.query('update inbox set body_sealed = null where id = (select max(id) from inbox where contact_id = ?)').run(contactId)
}

function countOpen(tx: Tx, contactId: number): number {
  const row = tx.client
    .query<{ open: number }, [number]>("select count(*) as open from cases where contact_id = +? and state <> 'closed'")
    .get(contactId)
  return row?.open ?? 0
}
