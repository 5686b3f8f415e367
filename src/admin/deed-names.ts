import type { Db } from '../../db/open.ts'
import { listRules } from '../catalogue/rules.ts'
import { listProcedures } from '../catalogue/settings.ts'
import type { LocalDay } from '../catalogue/types.ts'
import type { Vault } from '../vault.ts'
import { nameOfKey } from './access.ts'

/** What stands behind the numbers and codes of a deed's detail. Undefined: there is no such row (any more). */
export interface DeedNames {
  procedure(id: string): string | undefined
  rule(name: string): string | undefined
  key(id: number): string | undefined
  paper(id: number): string | undefined
  folio(appointmentId: number): string | undefined
  hour(slotId: number): { day: LocalDay; minute: number } | undefined
}

export function deedNames(db: Db, vault: Vault): DeedNames {
  const procedures = new Map(listProcedures(db).map((one) => [one.id, one.name]))
  const rules = new Map<string, string>(listRules(db).map((one) => [one.name, one.meaning]))
  const row = <T>(sql: string, id: number) => db.client.query<T, [number]>(sql).get(id) ?? undefined
  return {
    procedure: (id) => procedures.get(id),
    rule: (name) => rules.get(name),
    key: (id) => nameOfKey(db, id),
    paper: (id) => row<{ text: string }>('select text from requirements where id = ?', id)?.text,
    folio(id) {
      const sealed = row<{ folio: Uint8Array | null }>('select folio_sealed as folio from appointments where id = ?', id)?.folio
      return sealed ? vault.open(sealed) : undefined
    },
    hour: (id) => row<{ day: LocalDay; minute: number }>('select day, minute from slots where id = ?', id),
  }
}
