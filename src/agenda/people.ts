import type { Db, Tx } from '../../db/open.ts'
import { plain } from '../../db/seeds/plain.ts'
import type { Instant } from '../clock.ts'
import type { Vault } from '../vault.ts'
import { normaliseCurp } from './curp.ts'
import type { PersonDraft } from './types.ts'

/**
 * The hash that a person is known by: of the CURP, else of the name as it is compared together with the birth date.
 * Blanks, accents and capitals make no other person of somebody.
 */
export function personKey(vault: Vault, person: PersonDraft): Uint8Array {
  return vault.index(
    'person',
    person.curp ? `curp:${normaliseCurp(person.curp)}` : `name:${plain(person.name)}:${person.birthDate}`,
  )
}

/** The hash by which a CURP is found again in `people` and among the CURPs typed on a day. */
export const curpIndex = (vault: Vault, curp: string): Uint8Array => vault.index('curp', normaliseCurp(curp))

/** Who is known by that key; undefined for a new person. */
export function findPerson(db: Db, key: Uint8Array): number | undefined {
  return db.client.query<{ id: number }, [Uint8Array]>('select id from people where key = ?').get(key)?.id
}

/** The person's row, made when there is none. What is already there is never changed: a CURP is not a secret. */
export function personOf(tx: Tx, vault: Vault, person: PersonDraft, now: Instant, key = personKey(vault, person)): number {
  return findPerson(tx, key) ?? addPerson(tx, vault, person, key, now)
}

function addPerson(tx: Tx, vault: Vault, person: PersonDraft, key: Uint8Array, now: Instant): number {
  const curp = person.curp && normaliseCurp(person.curp)
  const { lastInsertRowid } = tx.client
    .query<unknown, Record<string, Uint8Array | number | null>>(
      `insert into people (key, curp_index, curp_sealed, name_sealed, birth_sealed, created_at, updated_at)
       values ($key, $index, $curp, $name, $birth, $now, $now)`,
    )
    .run({
      key,
      index: curp ? curpIndex(vault, curp) : null,
      curp: curp ? vault.seal(curp) : null,
      name: vault.seal(person.name),
      birth: vault.seal(person.birthDate),
      now,
    })
  return Number(lastInsertRowid)
}
