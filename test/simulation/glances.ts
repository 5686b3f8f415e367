import type { Db } from '../../db/open.ts'
import type { Parcel } from '../../src/channels/channel.ts'
import type { Vault } from '../../src/vault.ts'
import { phoneBehind } from './identity.ts'
import type { Origin } from './ledger.ts'
import type { OpenCase } from './staff-cases.ts'

/** Offices and days in which somebody holds a place at this moment. */
export const daysHeldIn = (db: Db) =>
  db.client
    .query<{ oficina: string; dia: string }, []>(
      `select distinct o.name as oficina, s.day as dia from appointments a join slots s on s.id = a.slot_id
       join offices o on o.id = s.office_id where a.state = 'held' order by 1, 2`,
    )
    .all()

/** Whether the house said it first, or to which message it answers. */
export const originOf = (db: Db, { row }: Parcel): Origin =>
  db.client.query<Origin, [number]>('select kind, inbox_id as answers from outbox where id = ?').get(row) ?? {
    kind: '',
    answers: null,
  }

export const openCasesIn = (db: Db): OpenCase[] =>
  db.client.query<OpenCase, []>("select number, kind, talks from cases where state <> 'closed' order by id").all()

export const parkedIn = (db: Db): number[] =>
  db.client
    .query<{ id: number }, []>("select id from outbox where state = 'parked'")
    .all()
    .map((row) => row.id)

/** The telephones under which a contact is known. */
export function phonesOf(db: Db, vault: Vault, contact: number): string[] {
  return db.client
    .query<{ value_sealed: Uint8Array }, [number]>('select value_sealed from contact_aliases where contact_id = ?')
    .all(contact)
    .map((row) => phoneBehind(vault.open(row.value_sealed)))
}
