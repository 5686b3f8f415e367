import type { Db } from '../../db/open.ts'
import type { Parcel } from '../../src/channels/channel.ts'
import type { Origin } from './ledger.ts'
import type { OpenCase } from './staff-cases.ts'

// What the people of the office see of the database at a glance. The model never reads here.

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
