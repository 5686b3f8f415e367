import type { Db } from '../../db/open.ts'
import type { Vault } from '../../src/vault.ts'
import { phonesOf, wordsOf } from './glances.ts'
import type { Guardian } from './guardian.ts'
import type { Line } from './journal.ts'
import type { MinorLaw } from './minor-law.ts'

const LIMITS = [
  ['live', /personas menores de edad a la vez/],
  ['year', /personas menores de edad distintas/],
] as const

interface Deps {
  db: Db
  vault: Vault
  guardians(): Map<string, Guardian>
  count(what: string): void
}

/** Reads each question as it is written: who is told that there are too many children must have too many. */
export const readLimits =
  ({ db, vault, guardians, count }: Deps) =>
  ({ id, contact_id: contact, at }: Line, minors: MinorLaw): void => {
    const words = wordsOf(db, vault, id)
    const [why] = LIMITS.find(([, text]) => text.test(words)) ?? []
    if (why === undefined || contact === null) return
    count(`too many children: ${why}`)
    const guardian = phonesOf(db, vault, contact).map((phone) => guardians().get(phone))[0]
    if (guardian) minors.refused(contact, why, guardian.bringing(), at)
  }
