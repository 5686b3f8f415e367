import type { Db } from '../../../db/open.ts'
import { type ComingQuery, comingVisits } from '../../agenda/coming.ts'
import { findProcedure } from '../../agenda/procedures.ts'
import type { Instant } from '../../clock.ts'
import { toDayLine, visitsCsv } from '../../texts/day-list.ts'
import type { Vault } from '../../vault.ts'

export interface ComingCsvAsked extends ComingQuery {
  now: Instant
  limit: number
}

/** Appointments to come, of one office or more, for a spreadsheet; at most `limit` lines. */
export function comingCsv(db: Db, vault: Vault, { now, limit, ...query }: ComingCsvAsked): string {
  const lines = comingVisits(db, vault, query, { limit }, now).map((one) => ({
    ...toDayLine(one, findProcedure(db, one.procedureId)?.name['es-MX'] ?? one.procedureId),
    day: one.slot.day,
    office: one.office.name,
  }))
  return visitsCsv(lines)
}
