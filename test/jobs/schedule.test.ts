// When jobs look: at the start, after a night off, after a failure.
import { expect, test } from 'bun:test'
import { lastBeat } from '../../db/acting-time.ts'
import { openAlerts } from '../../db/alerts.ts'
import { JOBS } from '../../src/capabilities.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { heartbeat } from '../../src/jobs/heartbeat.ts'
import { type Job, once } from '../../src/jobs/job.ts'
import { allJobs, startSchedule } from '../../src/jobs/schedule.ts'
import { keepUp } from '../../src/jobs/upkeep.ts'
import { WriterUnavailable } from '../../src/messaging/writer.ts'
import { alertText } from '../../src/texts/admin-alerts.ts'
import { lookOnce, openOffice, seatOffice } from './arrange.ts'

test('every job has a pattern that croner understands, and its own name', async () => {
  const office = openOffice()
  const jobs = allJobs(JOBS)
  await lookOnce(office, jobs)
  expect(office.lines.filter((line) => line.includes('job.failed'))).toBeEmpty()
  expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length)
})

test('work that a killed process left half done is done again, and then no more', async () => {
  const office = openOffice()
  office.write((tx, now) => tx.client.query("insert into job_runs values ('thing', ?, 'running')").run(now))
  const did: string[] = []
  const work = () => once(office.deps, 'thing', async () => String(did.push('it')))
  await work()
  await work()
  expect(did).toEqual(['it'])
})

test('work that failed while the disk was full says why, and is done again the same day once there is room', async () => {
  const office = openOffice()
  const { writer } = office.deps
  let full = false
  const submit = ((...step: Parameters<typeof writer.submit>) =>
    full ? Promise.reject(new WriterUnavailable()) : writer.submit(...step)) as typeof writer.submit
  const deps = { ...office.deps, writer: { ...writer, submit } }
  const backUp = async () => {
    full = true
    throw new RangeError('no room')
  }
  await expect(once(deps, 'thing', backUp)).rejects.toThrow(RangeError)
  full = false
  const did: string[] = []
  await once(deps, 'thing', async () => String(did.push('it')))
  expect(did).toEqual(['it'])
})

test('the silence of a computer that was off is written down once; a short pause is not', async () => {
  const office = openOffice()
  await lookOnce(office, [heartbeat])
  office.clock.advance(2 * MINUTE)
  await lookOnce(office, [heartbeat])
  expect(office.db.client.query('select * from gaps').all()).toEqual([])
  const from = office.clock.now()
  office.clock.advance(15 * HOUR)
  await lookOnce(office, [heartbeat])
  await lookOnce(office, [heartbeat])
  office.clock.advance(MINUTE)
  await heartbeat.look(office.deps)
  expect(office.db.client.query<{ from_at: number; until_at: number }, []>('select from_at, until_at from gaps').all()).toEqual([
    { from_at: from, until_at: from + 15 * HOUR },
  ])
})

test('after a night off everything due is let go of before the heart beats, a hundred at a time', async () => {
  let due = 250
  const office = openOffice('2026-11-24T16:00:00Z', (tx) => {
    const gone = tx.client.query('delete from cooling_places where id in (select id from cooling_places limit 100)').run().changes
    due -= gone
  })
  office.write((tx) => {
    seatOffice(tx, 1, 'toluca', 'America/Mexico_City', '2026-11-24')
    tx.client.run('update slots set capacity = 250, cooling = 250')
    const row = tx.client.query('insert into cooling_places (slot_id, freed_at, reopens_at) values (1, 0, ?)')
    for (let place = 0; place < 250; place++) row.run(office.clock.now() + HOUR)
    tx.client.query('insert into heartbeat values (1, ?)').run(office.clock.now())
  })
  office.clock.advance(8 * HOUR)
  await lookOnce(office, [heartbeat])
  expect(due).toBe(0)
  expect(office.db.client.query<{ cooling: number }, []>('select cooling from slots').get()).toEqual({ cooling: 0 })
})

test('a job that fails is told to a person and does not keep the others from their work', async () => {
  const office = openOffice()
  let fails = true
  const broken: Job = {
    name: 'broken',
    pattern: '* * * * *',
    async look() {
      if (fails) throw new TypeError('a name of somebody')
    },
  }
  await lookOnce(office, [broken, heartbeat])
  expect(openAlerts(office.db)).toMatchObject([{ code: 'job_failed.broken' }])
  expect(office.db.client.query('select 1 from heartbeat').get()).not.toBeNull()
  expect(office.lines.join()).not.toContain('somebody')
  fails = false
  await lookOnce(office, [broken])
  expect(openAlerts(office.db)).toEqual([])
})

test('every job is named to people by what it does', () => {
  for (const { name } of allJobs(JOBS)) expect(alertText(`job_failed.${name}`).what).not.toContain(`: ${name}.`)
})

test('the log file of the database goes back to nothing, and waits for no reader', () => {
  const office = openOffice()
  office.write((tx) => tx.client.run("insert into counters values ('webhooks', '2026-11-24', 1)"))
  expect(keepUp(office.db)).toBe(true)
  expect(office.db.client.query('pragma busy_timeout').get()).toEqual({ timeout: 5000 })
})

test('a disk that is full in the moment of the start ends nothing: the jobs begin as soon as there is room', async () => {
  const office = openOffice()
  const { writer } = office.deps
  let full = true
  const deps = {
    ...office.deps,
    writer: {
      ...writer,
      submit: ((...step: Parameters<typeof writer.submit>) =>
        full ? Promise.reject(new WriterUnavailable()) : writer.submit(...step)) as typeof writer.submit,
    },
  }
  const schedule = startSchedule(deps, [heartbeat])
  await schedule.firstRound
  expect(lastBeat(office.db)).toBeUndefined()
  full = false
  await schedule.lookNow()
  expect(lastBeat(office.db)).toBe(office.clock.now())
  await schedule.stop()
})
