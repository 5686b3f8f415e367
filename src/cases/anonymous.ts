import type { Bindings, Tx } from '../../db/open.ts'
import { dayOf } from '../catalogue/calendar.ts'
import { institutionZone } from '../catalogue/institution.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'

/** More reports a day from one chat help nobody and hide those of others. */
const REPORTS_A_DAY = 3

/**
 * Counts a report without a name. False, and nothing counted, when this contact left too many today. Only a keyed hash of the
 * day and the contact is kept, which leads to no report and no person; the next day it is deleted (jobs/cleaning.ts).
 */
export function countReport(tx: Tx, vault: Vault, contactId: number, now: Instant): boolean {
  const day = dayOf(now, institutionZone(tx))
  const { changes } = tx.client
    .query<unknown, Bindings>(
      `insert into report_counts (key, day, reports) values ($key, $day, 1)
       on conflict (key) do update set reports = reports + 1 where reports < +$most`,
    )
    .run({ key: vault.index('report', `${day}:${contactId}`), day, most: REPORTS_A_DAY })
  return changes > 0
}
