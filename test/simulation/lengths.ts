import type { Db } from '../../db/open.ts'
import type { Line } from './journal.ts'
import type { OfficePlan } from './plans.ts'
import { LICENCE } from './questions.ts'

/** How many hours that follow each other a visit for this procedure takes. */
export const lengthOf = ({ procedure_id }: Pick<Line, 'procedure_id'>): number => (procedure_id === LICENCE.id ? LICENCE.slots : 1)

interface Hour {
  slot_id: number
  starts_at: number
  closed_at: number | null
}

/**
 * The line of an appointment once for each hour that it takes, by the clock on its office's wall. Undefined: one of them was never
 * published, so nobody can sit there.
 */
export function hoursOf(db: Db, offices: readonly OfficePlan[], line: Line): Line[] | undefined {
  const step = offices.find((one) => one.id === line.office_id)?.slotMinutes ?? 0
  const lines: Line[] = [line]
  for (let nth = 1; nth < lengthOf(line); nth++) {
    const minute = line.minute + nth * step
    const hour = db.client
      .query<Hour, [number, string, number]>(
        `select id as slot_id, starts_at, closed_at from slots
         where schedule_id = (select schedule_id from slots where id = ?) and day = ? and minute = ?`,
      )
      .get(line.slot_id, line.day, minute)
    if (!hour) return undefined
    lines.push({ ...line, ...hour, minute })
  }
  return lines
}
