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

/** The contacts whose telephones begin so. */
export function contactsWith(db: Db, vault: Vault, beginning: string): ReadonlySet<number> {
  const all = db.client.query<{ id: number }, []>('select id from contacts').all()
  return new Set(all.filter(({ id }) => phonesOf(db, vault, id).some((phone) => phone.startsWith(beginning))).map(({ id }) => id))
}

/** Granted requests to delete or not to use somebody's data, and whose they are. */
export const grantedIn = (db: Db) =>
  db.client
    .query<{ number: string; contact: number }, []>(
      `select number, contact_id as contact from cases where kind = 'rights' and subject in ('cancel', 'oppose')
         and state = 'answered' and contact_id is not null order by id`,
    )
    .all()

/** Somebody of whom only what is over is kept. */
interface Erasable {
  name: string
  curp: string | undefined
  /** 1958-03-12. */
  birth: string
}

/** Of whom something is kept and nothing is to come: people by their visits, contacts by their telephone. */
export function erasableIn(db: Db, vault: Vault): { people: Erasable[]; contacts: { id: number; phone: string }[] } {
  const people = db.client
    .query<{ name: Uint8Array | null; curp: Uint8Array | null; birth: Uint8Array }, []>(
      `select a.name_sealed as name, p.curp_sealed as curp, p.birth_sealed as birth from people p join appointments a on a.person_id = p.id
       where p.birth_sealed is not null group by p.id
       having sum(a.live) = 0 and sum(a.state = 'held') = 0 and sum(a.name_sealed is not null) > 0 order by p.id`,
    )
    .all()
    .flatMap(({ name, curp, birth }) =>
      name ? [{ name: vault.open(name), curp: curp ? vault.open(curp) : undefined, birth: vault.open(birth) }] : [],
    )
  const contacts = db.client
    .query<{ id: number; value: Uint8Array }, []>(
      `select c.id, min(n.value_sealed) as value from contacts c join contact_aliases n on n.contact_id = c.id where n.kind = 'phone'
         and not exists (select 1 from appointments a where a.contact_id = c.id and (a.live = 1 or a.state = 'held'))
         and not exists (select 1 from wait_wishes w where w.contact_id = c.id and w.live = 1) group by c.id order by c.id`,
    )
    .all()
    .map((row) => ({ id: row.id, phone: phoneBehind(vault.open(row.value)) }))
  return { people, contacts }
}

interface Notice {
  template: string
  parameters: string[]
}

/** What the house said first in this message; undefined when it answered somebody. */
export function noticeIn(db: Db, vault: Vault, row: number): Notice | undefined {
  const body = db.client
    .query<{ body_sealed: Uint8Array | null }, [number]>("select body_sealed from outbox where id = ? and kind = 'notice'")
    .get(row)?.body_sealed
  return body ? (JSON.parse(vault.open(body)) as { reply: Notice }).reply : undefined
}

/** The words and options of a message that goes out, as they are kept; empty once they are deleted. */
export function wordsOf(db: Db, vault: Vault, row: number): string {
  const body = db.client
    .query<{ body_sealed: Uint8Array | null }, [number]>('select body_sealed from outbox where id = ?')
    .get(row)?.body_sealed
  return body ? vault.open(body) : ''
}
