import type { Db } from '../../db/open.ts'
import { findProcedure } from '../catalogue/procedures.ts'
import type { Instant } from '../clock.ts'
import { toDayLine, visitsCsv } from '../texts/day-list.ts'
import type { Vault } from '../vault.ts'
import { type ComingQuery, comingVisits } from './coming.ts'
import { withoutNames } from './views.ts'

export interface ComingCsvAsked extends ComingQuery {
  now: Instant
  limit: number
  /** Whether whoever asks may read names; otherwise the lines have initials. */
  named: boolean
}

/** Appointments to come, of one office or more, for a spreadsheet; at most `limit` lines. */
export function comingCsv(db: Db, vault: Vault, { now, limit, named, ...query }: ComingCsvAsked): string {
  const found = comingVisits(db, vault, query, { limit }, now)
  const lines = (named ? found : found.map(withoutNames)).map((one) => ({
    ...toDayLine(one, findProcedure(db, one.procedureId)?.name['es-MX'] ?? one.procedureId),
    day: one.slot.day,
    office: one.office.name,
  }))
  return visitsCsv(lines)
}
