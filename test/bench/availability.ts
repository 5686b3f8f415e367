import { statSync } from 'node:fs'
import { join } from 'node:path'
import { unsoundness } from '../../db/invariants.ts'
import { migrate } from '../../db/migrate.ts'
import { type Db, openDatabase, write } from '../../db/open.ts'
import { seed } from '../../db/seeds/seed.ts'
import { DAY } from '../../src/clock.ts'
import { freeSlots, officesWithRoom } from '../../src/schedule/availability.ts'
import { temporaryFolder } from '../process/product.ts'
import { cpu } from './cpu.ts'
import { APPOINTMENTS } from './options.ts'
import { median, type Row } from './report.ts'

const NOW = Date.parse('2026-11-24T16:00:00Z')
const OFFICES = 90
const DAYS = 60
const HOURS = 10
const SLOTS = OFFICES * DAYS * HOURS
const FEW = 10_000
/** Of the sixty days so many are full: whoever asks must look past them. */
const FULL_DAYS = 20
const LOOKS = 400
const TOLUCA = { name: 'Toluca', state: 'MC', latitude: 19.29, longitude: -99.65 }

/**
 * Free places among 54,000 published hours, with few appointments and with very many: what a citizen waits for may not grow with
 * what was booked. Written by SQL while the triggers are away; then the walls are built again and have to hold.
 */
export function measureAvailability(): Row[] {
  const folder = temporaryFolder()
  const open = (name: string, appointments: number) => stage(join(folder.path, `${name}.db`), appointments)
  const few = open('few', FEW)
  const many = open('many', APPOINTMENTS)
  const looks = [
    { what: 'three nearest offices with their first free hour', look: nearest },
    { what: 'free hours of one office, spread over days', look: hours },
  ]
  const rows = looks.flatMap(({ what, look }) => {
    const [small, large] = compare(few, many, look)
    return [
      { what: `${what}, CPU us`, value: large, note: `${SLOTS} slots, ${APPOINTMENTS} appointments` },
      { what: `  / with ${FEW} appointments`, value: large / small, goal: '<= 2' },
    ]
  })
  const [start, whole] = [() => void migrate(many), () => void unsoundness(many)].map(time)
  const megabytes = statSync(many.path).size / 1e6
  for (const db of [few, many]) db.close()
  folder.remove()
  return [
    ...rows,
    { what: 'walls and what is open, checked before a start with them, ms', value: start ?? 0, goal: '<= 500' },
    { what: 'the whole, checked right after it by the reader, ms', value: whole ?? 0 },
    { what: 'database with them, MB', value: megabytes },
  ]
}

function time(work: () => void): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

const nearest = (db: Db) => officesWithRoom(db, { near: TOLUCA, procedureIds: ['renewal'], places: 1, limit: 3 }, NOW).length
const hours = (db: Db, i: number) =>
  freeSlots(db, { officeIds: [1 + (i % OFFICES)], procedureIds: ['renewal'], places: 1, perDay: 3, limit: 8 }, NOW).length

/** Medians of both, one look here and one there in turn. */
function compare(few: Db, many: Db, look: (db: Db, i: number) => number): [number, number] {
  const times = new Map<Db, number[]>([few, many].map((db) => [db, []]))
  for (let i = 0; i < LOOKS; i++) {
    for (const [db, spent] of times) {
      const started = cpu()
      if (look(db, i) === 0) throw new Error('nothing is free, so nothing was measured')
      spent.push(cpu() - started)
    }
  }
  const after = (db: Db) => median((times.get(db) ?? []).slice(LOOKS / 4))
  return [after(few), after(many)]
}

function stage(path: string, appointments: number): Db {
  const db = openDatabase(path)
  migrate(db)
  write(db, (tx) => seed(tx, 'catalogue', NOW))
  db.client.run('pragma synchronous = off; pragma cache_size = -65536; pragma foreign_keys = off')
  for (const { name } of db.client.query<{ name: string }, []>("select name from sqlite_schema where type = 'trigger'").all())
    db.client.run(`drop trigger ${name}`)
  const indexes = db.client
    .query<{ name: string; sql: string }, []>(
      "select name, sql from sqlite_schema where type = 'index' and tbl_name = 'appointments' and sql is not null",
    )
    .all()
  for (const { name } of indexes) db.client.run(`drop index ${name}`)
  write(db, (tx) => tx.client.run(fill(appointments)))
  for (const { sql } of indexes) db.client.run(sql)
  db.client.run('analyze; pragma wal_checkpoint(truncate); pragma synchronous = full; pragma cache_size = -16000')
  migrate(db) // Throws when the stage does not hold together.
  return db
}

/** Offices, hours of sixty days, and appointments spread evenly over them; the first days have no place left. */
function fill(appointments: number): string {
  const first = Math.floor(NOW / DAY) * DAY + 15 * 3_600_000
  const day = `date(${first} / 1000 + d.value * 86400, 'unixepoch')`
  const each = Math.ceil(appointments / SLOTS)
  return `
    create temp table series (value integer primary key);
    insert into series with recursive n(i) as (select 0 union all select i + 1 from n where i < ${Math.max(appointments, DAYS)})
      select i from n;
    insert into offices (id, slug, name, state, municipality, address, latitude, longitude, zone, days_ahead,
        notice_minutes, active, sample, version, updated_at)
      select value, 'office-' || value, 'Oficina ' || value, 'MC', 'Toluca', 'Calle 1', 19 + value * 0.01, -99, 'America/Mexico_City',
        60, 120, 1, 1, 1, ${NOW} from series where value between 1 and ${OFFICES};
    insert into office_procedures (office_id, procedure_id) select o.id, p.id from offices o, procedures p;
    insert into schedules (id, office_id, slot_minutes) select id, id, 30 from offices;
    insert into slots (schedule_id, office_id, starts_at, ends_at, day, minute, capacity, planned, taken)
      select o.id, o.id, ${first} + d.value * ${DAY} + h.value * 1800000, ${first} + d.value * ${DAY} + (h.value + 1) * 1800000, ${day}, 540 + h.value * 30, ${each + 20}, ${each + 20}, 0
      from series d, offices o, series h where d.value < ${DAYS} and h.value < ${HOURS};
    insert into people (id, key, created_at, updated_at)
      select value, cast('person ' || value as blob), ${NOW}, ${NOW} from series where value between 1 and ${appointments};
    insert into askers (id, free_account, created_at) select value, 0, 0 from series where value between 1 and ${appointments};
    insert into contacts (id, asker_id, channel, last_inbound_at, language, created_at)
      select value, value, 'whatsapp', ${NOW}, 'es-MX', ${NOW} from series where value between 1 and ${appointments};
    insert into appointments (group_id, member, folio_hash, office_id, slot_id, procedure_id, exclusive_group, person_id, contact_id, origin, state, live,
        seated, version, visit_ends_at, created_at, updated_at, confirmed_at)
      select 'g' || n.value, 0, 'F' || n.value, s.office_id, s.id, 'renewal', 'general', n.value, n.value, 'counter', 'confirmed', 1, 1, 1,
        s.starts_at + ${DAY}, ${NOW}, ${NOW}, ${NOW}
      from series n join slots s on s.id = 1 + n.value % ${SLOTS} where n.value between 1 and ${appointments};
    update slots set taken = seats.n from (select slot_id, count(*) as n from appointments group by slot_id) seats
      where seats.slot_id = slots.id;
    update slots set capacity = max(taken, 1), closed_at = case when taken = 0 then ${NOW} end
      where starts_at < ${first + FULL_DAYS * DAY};
    drop table series;`
}
