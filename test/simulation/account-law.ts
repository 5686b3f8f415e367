import type { Db } from '../../db/open.ts'
import type { Vault } from '../../src/vault.ts'
import { phoneBehind } from './identity.ts'
import { isAccount } from './messenger.ts'

/**
 * What who asks may have, and what an account that costs nothing may have until it was seen at a counter: one person with a CURP and no
 * place in a line; and it reads nothing of a telephone before that telephone sent its code.
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
  now,
  found,
  count,
}: {
  db: Db
  vault: Vault
  /** By the house's clock. */
  now(): number
  found(what: string): void
  count(what: string): void
}): AccountLaw {
  const sent = new Map<string, Set<string>>()
  const before = new Map<string, number>()
  return {
    codeSent(account, from) {
      count('codes sent to hand over')
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
        for (const one of accounts) for (const other of telephones) found(`contact ${id}: ${one} and ${other} became one chat`)
      }
      checkAskers(db, now(), before, found)
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

interface Root {
  root: number
  members: string
  people: number
  unverified: number
  waits: number
  queues: number
  free: number
}

/**
 * No asker, with all that count as it, has more people than one may. A merge by the channel cannot be refused, and a rule may become
 * smaller: above the limit it may not grow.
 */
export function checkAskers(db: Db, now: number, before: Map<string, number>, found: (what: string) => void): void {
  const most = db.client.query<{ n: number }, []>("select value as n from rules where name = 'live_people_a_phone'").get()?.n ?? 4
  const roots = db.client
    .query<Root, [number]>(
      `select coalesce(k.counts_as, k.id) as root, group_concat(k.id) as members, min(k.free_account = 1 and k.seen_at is null) as free,
         sum((select count(*) from appointments a where a.asked_by = k.id and a.live = 1 and a.visit_ends_at > ?1)) as people,
         sum((select coalesce(sum(a.unverified), 0) from appointments a where a.asked_by = k.id and a.live = 1 and a.visit_ends_at > ?1)) as unverified,
         sum((select coalesce(sum(w.people), 0) from wait_wishes w where w.asked_by = k.id and w.live = 1 and w.moves_group is null)) as waits,
         sum((select count(*) from wait_wishes w where w.asked_by = k.id and w.live = 1 and w.moves_group is null and w.owed = 0)) as queues
       from askers k group by coalesce(k.counts_as, k.id)`,
    )
    .all(now)
  for (const { root, members, people, unverified, waits, queues, free } of roots) {
    const all = people + waits
    if (all > most && all > (before.get(members) ?? 0)) found(`asker ${root} has ${all} people, above ${most}`)
    before.set(members, all)
    if (free === 0) continue
    if (people > 1) found(`asker ${root}: a free account has ${people} people`)
    if (unverified > 0) found(`asker ${root}: a free account has somebody without a CURP`)
    // Whom the office owes an hour had one within the limits.
    if (queues > 0) found(`asker ${root}: a free account waits in the line`)
  }
}
