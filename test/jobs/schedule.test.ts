import { afterEach, expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAlerts } from '../../db/alerts.ts'
import { checkCopy } from '../../db/copy.ts'
import { readFact } from '../../db/facts.ts'
import { dueReminders, noteSaid } from '../../src/agenda/reminders/due.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/clock.ts'
import { backup } from '../../src/jobs/backup.ts'
import { dayLists, listFolder } from '../../src/jobs/day-lists.ts'
import { invariants } from '../../src/jobs/health-checks.ts'
import { heartbeat } from '../../src/jobs/heartbeat.ts'
import { once } from '../../src/jobs/once.ts'
import { publishing } from '../../src/jobs/publishing.ts'
import type { Job } from '../../src/jobs/rooms.ts'
import { JOBS, startSchedule } from '../../src/jobs/schedule.ts'
import { token } from '../../src/jobs/token.ts'
import { keepUp } from '../../src/jobs/upkeep.ts'
import { type Office, openOffice, rowsBreaking, seatOffice, seatPerson } from './arrange.ts'

const offices: Office[] = []
afterEach(() => {
  for (const office of offices.splice(0)) office.close()
})

function open(...asked: Parameters<typeof openOffice>): Office {
  const office = openOffice(...asked)
  offices.push(office)
  return office
}

/** What a start of the process does: every job looks once. */
async function start({ rooms }: Office, jobs: readonly Job[]): Promise<void> {
  const schedule = startSchedule(rooms, jobs)
  await schedule.firstRound
  await schedule.stop()
}

const copies = (office: Office) => (existsSync(office.rooms.settings.backupDir) ? readdirSync(office.rooms.settings.backupDir) : [])

test('every job has a pattern that croner understands, and its own name', async () => {
  const office = open()
  const schedule = startSchedule(office.rooms, JOBS)
  await schedule.firstRound
  await schedule.stop()
  expect(office.lines.filter((line) => line.includes('job.failed'))).toBeEmpty()
  expect(new Set(JOBS.map(({ name }) => name)).size).toBe(JOBS.length)
})

test('the copy of the night is made once a day, however often one looks or the process restarts', async () => {
  const office = open('2026-11-24T09:00:00Z') // 3:00 in Mexico City
  await start(office, [backup])
  expect(copies(office)).toEqual([])
  office.clock.advance(31 * MINUTE)
  await Promise.all([backup.look(office.rooms), backup.look(office.rooms)])
  await start(office, [backup])
  office.clock.advance(HOUR)
  await backup.look(office.rooms)
  expect(copies(office)).toEqual(['ventanilla-20261124-0331.db'])
  expect(checkCopy(join(office.rooms.settings.backupDir, 'ventanilla-20261124-0331.db'))).toEqual({ ok: true })
  expect(office.db.client.query('select file, result from backups').all()).toEqual([
    { file: 'ventanilla-20261124-0331.db', result: 'verified' },
  ])
})

test('an office that is switched off at night gets its copy in the morning', async () => {
  const office = open('2026-11-24T14:20:00Z')
  await start(office, [backup])
  expect(copies(office)).toEqual(['ventanilla-20261124-0820.db'])
})

test('a copy that cannot be made raises an alert, is tried again, and the alert goes when one succeeds', async () => {
  const office = open()
  writeFileSync(office.rooms.settings.backupDir, 'a file where the folder should be')
  await start(office, [backup])
  expect(openAlerts(office.db)).toMatchObject([
    { code: 'copy_failed', detail: 'folder' },
    { code: 'job_failed.backup', count: 1 },
  ])
  rmSync(office.rooms.settings.backupDir)
  await start(office, [backup])
  expect(openAlerts(office.db)).toEqual([])
  expect(copies(office)).toHaveLength(1)
})

test('while the books do not balance each hour leaves what there is, but never fills the disk or touches a good copy', async () => {
  const office = open()
  await start(office, [backup])
  const good = copies(office)
  office.write((tx, now) => {
    tx.client.query('insert into heartbeat values (1, ?)').run(now)
    tx.client.run("insert into contacts (id, channel, last_inbound_at, language, created_at) values (1, 'whatsapp', 0, 'es-MX', 0)")
    tx.client.run("insert into conversations values (1, x'00', 0, 1, 0, 0)")
  })
  office.clock.advance(DAY)
  for (let hour = 0; hour < 6; hour++) {
    await backup.look(office.rooms).catch(() => undefined)
    office.clock.advance(HOUR)
  }
  expect(copies(office).filter((file) => file.startsWith('sin-verificar-'))).toHaveLength(3)
  expect(copies(office)).toContain(good[0] ?? '')
  expect(openAlerts(office.db)).toMatchObject([{ code: 'copy_failed', count: 6, detail: 'invariants' }])
})

test('work that a killed process left half done is done at the next start', async () => {
  const office = open()
  office.write((tx, now) => tx.client.query("insert into job_runs values ('thing', ?, 'running')").run(now))
  const did: string[] = []
  const work = () => once(office.rooms, 'thing', async () => String(did.push('it')))
  await work()
  expect(did).toEqual([])
  await start(office, [])
  await work()
  await work()
  expect(did).toEqual(['it'])
})

test('the silence of a computer that was off is written down once; a short pause is not', async () => {
  const office = open()
  await start(office, [heartbeat])
  office.clock.advance(2 * MINUTE)
  await start(office, [heartbeat])
  expect(office.db.client.query('select * from gaps').all()).toEqual([])
  const from = office.clock.now()
  office.clock.advance(15 * HOUR)
  await start(office, [heartbeat])
  await start(office, [heartbeat])
  office.clock.advance(MINUTE)
  await heartbeat.look(office.rooms)
  expect(office.db.client.query('select from_at, until_at from gaps').all()).toEqual([
    { from_at: from, until_at: from + 15 * HOUR },
  ])
})

test('after a night off everything due is let go of before the heart beats, a hundred at a time', async () => {
  let due = 250
  const office = open('2026-11-24T16:00:00Z', (tx) => {
    const gone = tx.client.query('delete from cooling_places where id in (select id from cooling_places limit 100)').run().changes
    due -= gone
  })
  office.write((tx) => {
    seatOffice(tx, 1, 'toluca', 'America/Mexico_City', '2026-11-24')
    tx.client.run('update slots set capacity = 250, cooling = 250')
    const row = tx.client.query('insert into cooling_places (slot_id, appointment_id, freed_at, reopens_at) values (1, 1, 0, ?)')
    for (let place = 0; place < 250; place++) row.run(office.clock.now() + HOUR)
    tx.client.query('insert into heartbeat values (1, ?)').run(office.clock.now())
  })
  office.clock.advance(8 * HOUR)
  await start(office, [heartbeat])
  expect(due).toBe(0)
  expect(office.db.client.query('select cooling from slots').get()).toEqual({ cooling: 0 })
})

test('the list of the day is saved at six on the wall of each office, with names that only its owner reads', async () => {
  const office = open('2026-11-24T12:30:00Z') // 6:30 in Mexico City, 4:30 in Tijuana
  office.write((tx, now) => {
    seatOffice(tx, 1, 'toluca', 'America/Mexico_City', '2026-11-24')
    seatOffice(tx, 2, 'tijuana', 'America/Tijuana', '2026-11-24')
    seatPerson(tx, office.vault, 1, 1, '=Guadalupe Hernández, "Lupita"', now + DAY)
  })
  const folder = listFolder(office.rooms.settings.backupDir)
  await dayLists.look(office.rooms)
  await dayLists.look(office.rooms)
  expect(readdirSync(folder).sort()).toEqual(['lista-2026-11-24-toluca.csv', 'lista-2026-11-24-toluca.html'])
  const csv = readFileSync(join(folder, 'lista-2026-11-24-toluca.csv'), 'utf8')
  expect(csv).toContain(`9:00 h,FOLIO1,"'=Guadalupe Hernández, ""Lupita""",renovar pasaporte,6 años,"$1,220",,,`)
  const page = readFileSync(join(folder, 'lista-2026-11-24-toluca.html'), 'utf8')
  expect(page).toContain('martes 24 de noviembre de 2026')
  expect(page).not.toContain('"Lupita"')
  office.clock.advance(2 * HOUR)
  await dayLists.look(office.rooms)
  expect(readdirSync(folder)).toContain('lista-2026-11-24-tijuana.csv')
  office.clock.advance(9 * DAY)
  await dayLists.look(office.rooms)
  expect(readdirSync(folder)).toEqual([]) // Nothing is published for that day, and the old ones served their purpose.
})

test('each office has places as many days ahead as it says, once a day on its own wall clock', async () => {
  const office = open('2026-11-24T06:20:00Z') // 0:20 in Mexico City, still 23 November in Tijuana
  office.write((tx) => {
    seatOffice(tx, 1, 'toluca', 'America/Mexico_City', '2026-11-20')
    seatOffice(tx, 2, 'tijuana', 'America/Tijuana', '2026-11-20')
    for (const id of [1, 2])
      tx.client
        .query(
          'insert into office_hours (office_id, weekday, from_minute, until_minute, windows) select ?, value, 540, 600, 2 from json_each(?)',
        )
        .run(id, '[1,2,3,4,5]')
  })
  const until = (id: number) =>
    (office.db.client.query('select max(day) as day from slots where office_id = ?').get(id) as { day: string }).day
  await publishing.look(office.rooms)
  expect([until(1), until(2)]).toEqual(['2026-12-24', '2026-12-23'])
  const hours = office.db.client.query('select count(*) as n from slots').get()
  await publishing.look(office.rooms)
  expect(office.db.client.query('select count(*) as n from slots').get()).toEqual(hours)
  office.clock.advance(DAY)
  await publishing.look(office.rooms)
  expect([until(1), until(2)]).toEqual(['2026-12-25', '2026-12-24'])
})

test('reminders of a night off go at their pace and are no alert meanwhile; one that is passed over or stands still is', async () => {
  const office = open('2026-11-28T14:00:00Z', (tx, now) => {
    for (const { id } of dueReminders(tx, 10, now)) noteSaid(tx, id, { asked: true, lapsesAt: undefined }, now)
  })
  const begun = office.clock.now()
  const evening = begun - 12 * HOUR
  office.write((tx) => {
    seatOffice(tx, 1, 'uno', 'America/Mexico_City', '2026-11-28')
    tx.client
      .query("insert into slots (id, office_id, starts_at, day, minute, capacity) values (2, 1, ?, '2026-11-28', 780, 2)")
      .run(begun + 5 * HOUR)
    const plan = tx.client.query(
      "insert into reminders (group_id, slot_id, kind, due_at, state) values ('g' || ?1, 2, 'last', ?2, 'planned')",
    )
    for (let nth = 0; nth < 45; nth++) plan.run(nth, evening + nth)
    tx.client.query('insert into heartbeat values (1, ?)').run(evening - HOUR)
  })
  const waiting = () => office.db.client.query("select 1 from reminders where state = 'planned'").all().length
  await start(office, [heartbeat, invariants])
  expect([waiting(), openAlerts(office.db)]).toEqual([35, []])
  for (let second = 0; second < 3; second++) {
    office.clock.advance(SECOND)
    await start(office, [heartbeat, invariants])
  }
  expect([waiting(), openAlerts(office.db)]).toEqual([5, []])
  office.write((tx) => tx.client.query('update reminders set due_at = ? where id = 45').run(evening - 1))
  expect(rowsBreaking(office.db, 'due_work_is_done')).toBe(1)
  office.write((tx, now) => tx.client.query('update heartbeat set at = ?').run(now + 11 * MINUTE))
  expect(rowsBreaking(office.db, 'due_work_is_done')).toBe(5)
})

test('an invariant that does not hold is an alert until it holds again', async () => {
  const office = open()
  office.write((tx, now) => {
    tx.client.query('insert into heartbeat values (1, ?)').run(now)
    tx.client.run("insert into contacts (id, channel, last_inbound_at, language, created_at) values (1, 'whatsapp', 0, 'es-MX', 0)")
    tx.client.run("insert into conversations values (1, x'00', 0, 1, 0, 0)")
  })
  await invariants.look(office.rooms)
  expect(openAlerts(office.db)).toMatchObject([{ code: 'invariant_broken', detail: 'old_drafts_are_gone:1' }])
  office.write((tx) => tx.client.run('delete from conversations'))
  await invariants.look(office.rooms)
  expect(openAlerts(office.db)).toEqual([])
})

test('a token that ends soon is an alert two weeks before; without an answer it asks again', async () => {
  const office = open()
  const ends = Math.floor((office.clock.now() + 20 * DAY) / 1000)
  let answer: Awaited<ReturnType<NonNullable<Office['rooms']['inspectToken']>>> = { ok: false, httpStatus: 0, code: undefined }
  const rooms = { ...office.rooms, inspectToken: async () => answer }
  expect(token.look(rooms)).rejects.toThrow('http_0')
  await token.look(rooms).catch(() => undefined)
  answer = { ok: true, value: { is_valid: true, expires_at: ends } }
  await token.look(rooms)
  expect(openAlerts(office.db)).toEqual([])
  expect(readFact(office.db, 'token_expires_at')).toBe(String(ends * 1000))
  office.clock.advance(7 * DAY)
  await token.look(rooms)
  expect(openAlerts(office.db)).toMatchObject([{ code: 'token_expires', detail: '13' }])
  office.clock.advance(DAY)
  answer = { ok: false, httpStatus: 401, code: 190 }
  await token.look(rooms)
  expect(openAlerts(office.db)).toMatchObject([{ code: 'token_invalid' }])
})

test('a job that fails is told to a person and does not keep the others from their work', async () => {
  const office = open()
  let fails = true
  const broken: Job = {
    name: 'broken',
    pattern: '* * * * *',
    async look() {
      if (fails) throw new TypeError('a name of somebody')
    },
  }
  await start(office, [broken, heartbeat])
  expect(openAlerts(office.db)).toMatchObject([{ code: 'job_failed.broken' }])
  expect(office.db.client.query('select 1 from heartbeat').get()).not.toBeNull()
  expect(office.lines.join()).not.toContain('somebody')
  fails = false
  await start(office, [broken])
  expect(openAlerts(office.db)).toEqual([])
})

test('the log file of the database goes back to nothing, and waits for no reader', () => {
  const office = open()
  office.write((tx) => tx.client.run("insert into counters values ('webhooks', '2026-11-24', 1)"))
  expect(keepUp(office.db)).toBe(true)
  expect(office.db.client.query('pragma busy_timeout').get()).toEqual({ timeout: 5000 })
})
