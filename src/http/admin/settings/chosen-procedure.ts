import { plainText } from '../../../agenda/names.ts'
import { listProcedures, type ProcedureRow } from '../../../staff/settings.ts'
import { refusal } from '../../../texts/admin.ts'
import type { AdminRooms } from '../rooms.ts'

/** The procedure of that name, also one that is not offered, so that it can be made ready or offered again. */
export function amongAllProcedures(rooms: AdminRooms, words: string): ProcedureRow {
  const found = listProcedures(rooms.db).find((row) => row.id === words || plainText(row.name) === plainText(words))
  if (!found) throw refusal('tramite_no_existe', 'tramite')
  return found
}
