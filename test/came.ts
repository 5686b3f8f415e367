import type { Tx } from '../db/open.ts'

/** Writes down that everybody of a group's only visit came. */
export function haveCome(tx: Tx, groupId: string, at: number): void {
  const { client } = tx
  client
    .query(
      `insert into visits (group_id, office_id, day, starts_at, state, version, updated_at)
       select distinct a.group_id, a.office_id, s.day, s.starts_at, 'expected', 1, 1 from appointments a join slots s on s.id = a.slot_id
       where a.group_id = ?`,
    )
    .run(groupId)
  client
    .query(
      `insert into visit_people (visit_id, appointment_id, procedure_id)
       select v.id, a.id, a.procedure_id from visits v join appointments a on a.group_id = v.group_id where v.group_id = ?`,
    )
    .run(groupId)
  client
    .query('update visit_people set arrived_at = ? where visit_id in (select v.id from visits v where v.group_id = ?)')
    .run(at, groupId)
  client
    .query("update visits set state = 'arrived', arrived_at = ?, number = 1, version = version + 1 where group_id = ?")
    .run(at, groupId)
}
