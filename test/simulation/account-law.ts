import type { Db } from '../../db/open.ts'
import type { Vault } from '../../src/vault.ts'
import { phoneBehind } from './identity.ts'
import { isAccount } from './messenger.ts'

/**
 * What an account that costs nothing may have, and what it reads of others: until it is joined or was seen at a counter, one person with
 * a CURP and no place in a line; and nothing of a telephone before that telephone sent its code.
 */
export interface AccountLaw {
  /** A telephone sent the code of this account. */
  codeSent(account: string, from: string): void
  /** A message arrived. `theirs`: folios that were told to the telephone of the same person. */
  arrived(account: string, text: string, theirs: readonly string[]): void
  check(): void
}

export function createAccountLaw({
  db,
  vault,
  found,
  count,
}: {
  db: Db
  vault: Vault
  found(what: string): void
  count(what: string): void
}): AccountLaw {
  const sent = new Map<string, Set<string>>()
  return {
    codeSent(account, from) {
      count('join codes sent')
      sent.set(account, (sent.get(account) ?? new Set()).add(from))
    },
    arrived(account, text, theirs) {
      count('to accounts')
      if (sent.has(account)) return
      for (const folio of theirs) if (text.includes(folio)) found(`${account} reads ${folio} before its telephone sent the code`)
    },
    check() {
      for (const { id, names } of contactsWithAccounts(db, vault)) {
        const [accounts, telephones] = [names.filter(isAccount), names.filter((one) => !isAccount(one))]
        for (const one of accounts)
          for (const other of telephones)
            if (sent.get(one)?.has(other)) count('joined')
            else found(`contact ${id}: ${one} was joined with ${other}, which never sent its code`)
        if (telephones.length === 0) checkFree(db, id, found)
      }
    },
  }
}

function contactsWithAccounts(db: Db, vault: Vault): { id: number; names: string[] }[] {
  const rows = db.client
    .query<{ id: number; value: Uint8Array }, []>(
      `select contact_id as id, value_sealed as value from contact_aliases
       where contact_id in (select contact_id from contact_aliases where kind = 'psid') order by contact_id`,
    )
    .all()
  const names = new Map<number, string[]>()
  for (const { id, value } of rows) names.set(id, [...(names.get(id) ?? []), phoneBehind(vault.open(value))])
  return [...names].map(([id, all]) => ({ id, names: all }))
}

function checkFree(db: Db, id: number, found: (what: string) => void): void {
  const has = db.client
    .query<{ seen: number; live: number; unverified: number; waits: number }, [number]>(
      `select count(a.arrived_at) as seen, count(case when a.live = 1 then 1 end) as live,
         count(case when a.live = 1 and p.curp_sealed is null then 1 end) as unverified,
         (select count(*) from wait_wishes w where w.contact_id = ?1 and w.live = 1) as waits
       from appointments a join people p on p.id = a.person_id where a.contact_id = ?1`,
    )
    .get(id)
  if (!has || has.seen > 0) return
  if (has.live > 1) found(`contact ${id}: a free account has ${has.live} people`)
  if (has.unverified > 0) found(`contact ${id}: a free account has somebody without a CURP`)
  if (has.waits > 0) found(`contact ${id}: a free account waits in the line`)
}
