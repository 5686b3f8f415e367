// The computer's clock is suddenly far ahead: nothing is let go, ended, sent or deleted before somebody outside agrees with it.
import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { lastBeat } from '../../db/acting-time.ts'
import { openAlerts } from '../../db/alerts.ts'
import { brokenInvariants } from '../../db/invariants.ts'
import type { Db } from '../../db/open.ts'
import { DUE, JOBS, PERSONAL_DATA } from '../../src/capabilities.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../src/clock.ts'
import type { JobDeps } from '../../src/jobs/job.ts'
import { allJobs, startSchedule } from '../../src/jobs/schedule.ts'
import { runTask, type Task } from '../../src/workers/reader-tasks.ts'
import { ownFolder } from '../afterwards.ts'
import { HOOKS } from '../cast.ts'
import { openDirectory } from '../conversations/directory.ts'
import { ACCOUNT, ADMIN_TOKEN, openOffice, type Phone } from '../office.ts'
import { messageWebhook } from '../webhooks.ts'

const CONFIRMED = { curp: 'PUSL990101HBCRLS07', name: 'Luis Puga Sol' }
const HELD = { curp: 'HESG580312MMCRTD06', name: 'Guadalupe Hernández Soto' }

async function holdAnHour(phone: Phone, { curp, name }: typeof HELD): Promise<void> {
  await phone.write('quiero mi primer pasaporte, soy de toluca')
  await phone.tap('Toluca')
  await phone.write(`${curp} ${name}`)
  const hours = phone.read().at(-1)
  await phone.tap(hours?.kind === 'choices' ? (hours.options[0]?.title ?? '') : '')
}

/** An office with an appointment, a hold, chats and their words, whose heart beats. `outside`: what somebody there says. */
async function arrange() {
  const db = openDirectory('varias oficinas')
  const office = openOffice({ db })
  const outside: { says: Instant | undefined } = { says: undefined }
  const { house, clock } = office
  const folder = ownFolder()
  const deps: JobDeps = {
    ...{ db, hooks: HOOKS, personalData: PERSONAL_DATA, due: DUE, writer: house.writer, clock, log: house.messaging.log },
    reader: {
      ask: async (name, ask) => runTask({ db, vault: office.vault, files: undefined }, { name, ask } as Task) as never,
      stop: async () => undefined,
    },
    settings: { backupDir: join(folder, 'copias'), listFolder: join(folder, 'listas') },
    messaging: house.messaging,
    askTheTime: async () => outside.says,
  }
  const jobs = async () => {
    const schedule = startSchedule(deps, allJobs(JOBS))
    await schedule.firstRound
    await schedule.stop()
    await office.settle()
  }
  const [luis, guadalupe] = [office.phone('5215500000001', 'Luis'), office.phone('5215500000002', 'Guadalupe')]
  await holdAnHour(luis, CONFIRMED)
  await luis.tap('3 años')
  await luis.tap('Confirmar')
  await holdAnHour(guadalupe, HELD)
  await jobs()
  guadalupe.read()
  const ask = async (path: string, form?: Record<string, string>) => {
    const answer = await house.officeApp.handle(
      new Request(`http://localhost${path}`, {
        method: form ? 'POST' : 'GET',
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
        ...(form && { body: new URLSearchParams(form).toString() }),
      }),
    )
    return (await answer.json()) as Record<string, unknown>
  }
  return { db, office, clock, outside, jobs, luis, guadalupe, ask }
}

/** Everything that time alone could take away. */
function standing(db: Db) {
  const count = (sql: string) => db.client.query<{ n: number }, []>(`select count(*) as n from ${sql}`).get()?.n
  return {
    states: db.client
      .query<{ state: string; live: number; seated: number }, []>('select state, live, seated from appointments order by id')
      .all(),
    persons: count('people where curp_sealed is not null'),
    aliases: count('contact_aliases'),
    conversations: count('conversations'),
    words: count('inbox where body_sealed is not null'),
    said: count('outbox where body_sealed is not null'),
    hashes: count('inbox'),
    reminders: db.client.query<{ state: string }, []>('select state from reminders order by slot_id, kind').all(),
    unsent: count("outbox where state in ('silent', 'parked', 'failed')"),
  }
}

const alerts = (db: Db) =>
  openAlerts(db)
    .map(({ code }) => code)
    .filter((code) => code.startsWith('clock'))

test('four hundred days ahead, with every job and flush: nothing is lost, and it is said where the office looks', async () => {
  const { db, office, clock, jobs, ask } = await arrange()
  const before = standing(db)
  const beat = lastBeat(db)
  clock.advance(400 * DAY)
  for (let round = 0; round < 3; round++) {
    await jobs()
    await office.settle()
    clock.advance(10 * MINUTE)
  }
  expect(standing(db)).toEqual(before)
  expect([lastBeat(db), alerts(db)]).toEqual([beat, ['clock_unsure']])
  expect(JSON.stringify(await ask('/admin/estado'))).toContain('nadie de fuera ha dicho qué hora es')
  expect(office.lines.filter((line) => line.includes('clock.doubted'))).toHaveLength(1)

  clock.set(clock.now() - 400 * DAY - 30 * MINUTE + 11 * MINUTE) // Somebody sets it right: the hold is a minute over.
  await jobs()
  expect(standing(db).states).toEqual([
    { state: 'confirmed', live: 1, seated: 1 },
    { state: 'expired', live: 0, seated: 0 },
  ])
  expect([alerts(db), brokenInvariants(db)]).toEqual([[], []])
})

test('what Meta repeats for a week agrees with nothing; it is answered in its own time, and the chat goes on', async () => {
  const { db, office, clock, jobs, luis, guadalupe } = await arrange()
  const truly = clock.now()
  office.telephonesOn = false // Here they would tell the time of the office's own clock.
  clock.advance(400 * DAY)
  const late = messageWebhook(ACCOUNT, '5215500000002', 'Guadalupe', 'wamid.repeated', truly + MINUTE, {
    kind: 'text',
    text: 'sigue mi lugar?',
  })
  expect(await office.post(late)).toBe(200)
  await office.settle()
  await jobs()
  expect(standing(db).states).toEqual([
    { state: 'confirmed', live: 1, seated: 1 },
    { state: 'held', live: 0, seated: 1 },
  ])
  expect(JSON.stringify(guadalupe.read())).toMatch(/10:1\d h/) // Her place is kept, as it is true outside.

  // Meta says the true time with every message: the house lives in it, whatever its clock shows.
  const write = (phone: string, at: Instant, text: string) =>
    office.post(messageWebhook(ACCOUNT, phone, 'x', `wamid.${at}.${text}`, at, { kind: 'text', text }))
  await write('5215500000001', truly + 2 * MINUTE, 'mis citas')
  await office.settle()
  expect(JSON.stringify(luis.read())).toContain('Toluca')
  await write('5215500000001', truly + 12 * MINUTE, 'gracias')
  await office.settle()
  await jobs()
  expect(standing(db).states).toEqual([
    { state: 'confirmed', live: 1, seated: 1 },
    { state: 'expired', live: 0, seated: 0 }, // Ten minutes are over outside too.
  ])
})

test('an office that was off for three weeks goes on with the first answer from outside, by itself', async () => {
  const { db, clock, jobs, outside } = await arrange()
  clock.advance(21 * DAY)
  await jobs()
  expect([standing(db).states, alerts(db)]).toEqual([
    expect.arrayContaining([expect.objectContaining({ state: 'held' })]),
    ['clock_unsure'],
  ])
  clock.advance(MINUTE)
  outside.says = clock.now() - 20_000
  await jobs()
  expect(standing(db).states).toEqual([
    { state: 'past', live: 0, seated: 1 },
    { state: 'expired', live: 0, seated: 0 },
  ])
  expect([alerts(db), lastBeat(db), brokenInvariants(db)]).toEqual([[], clock.now(), []])
})

test('or with the first message that somebody writes', async () => {
  const { db, office, clock, jobs, guadalupe } = await arrange()
  clock.advance(21 * DAY)
  await jobs()
  await guadalupe.write('hola')
  await jobs()
  expect(standing(db).states.map((one) => (one as { state: string }).state)).toEqual(['past', 'expired'])
  expect([alerts(db), brokenInvariants(db), office.lines.some((line) => line.includes('clock.agreed'))]).toEqual([[], [], true])
})

test('while Meta says another time the office is told so, acts by the true one, and can confirm nothing', async () => {
  const { db, clock, jobs, outside, ask } = await arrange()
  const truly = clock.now()
  clock.advance(3 * DAY)
  outside.says = truly + 5 * MINUTE
  await jobs()
  expect(alerts(db)).toEqual(['clock_ahead'])
  const state = await ask('/admin/estado')
  expect(JSON.stringify(state)).toContain('va adelantado')
  expect(state.sistema_desde).toBeDefined()
  const refused = await ask('/admin/hora', { dia: '24/11/2026', hora: '10:05' })
  expect(refused.codigo).toBe('hora_distinta')
  expect(standing(db).states).toContainEqual({ state: 'held', live: 0, seated: 1 })
  outside.says = truly + 12 * MINUTE
  await jobs()
  expect(standing(db).states).toContainEqual({ state: 'expired', live: 0, seated: 0 })
  expect(standing(db).states).toContainEqual({ state: 'confirmed', live: 1, seated: 1 })
})

test('without a network an administrator who reads the hour elsewhere lets it go on; a clerk’s blind yes is not enough', async () => {
  const { db, clock, jobs, ask } = await arrange()
  expect((await ask('/admin/hora', { dia: '24/11/2026', hora: '10:00' })).codigo).toBe('hora_no_dudada')
  clock.advance(14 * HOUR) // Off for the night.
  await jobs()
  expect(alerts(db)).toEqual(['clock_unsure'])
  expect((await ask('/admin/hora', { dia: '25/11/2026', hora: '12:05' })).codigo).toBe('hora_distinta')
  expect((await ask('/admin/hora', { dia: '25/11/2027', hora: '0:05' })).codigo).toBe('hora_distinta')
  expect((await ask('/admin/hora', { dia: 'hoy', hora: '0:05' })).codigo).toBe('datos_no_validos')
  expect(standing(db).states).toContainEqual({ state: 'held', live: 0, seated: 1 })
  const done = await ask('/admin/hora', { dia: '25/11/2026', hora: '0:05' })
  expect(done).toMatchObject({ apartados_vencidos: 1, citas_pasadas: 0 })
  expect(done.resumen).toStartWith('La hora está confirmada. Desde el 24/11/2026 10:')
  await jobs()
  expect(standing(db).states).toContainEqual({ state: 'expired', live: 0, seated: 0 })
  expect([alerts(db), JSON.stringify(await ask('/admin/bitacora')).includes('Confirmó la hora de la computadora')]).toEqual([
    [],
    true,
  ])
})

test('a clerk who books for the same person under such a clock ends no visit that is still to come', async () => {
  const { db, clock, jobs, ask } = await arrange()
  clock.advance(400 * DAY)
  await jobs()
  const form = { oficina: 'Toluca', tramite: 'primera vez', nombre: CONFIRMED.name, curp: CONFIRMED.curp, motivo: 'vino' }
  const answer = await ask('/admin/citas', form)
  expect(answer.codigo).toBeDefined()
  expect(answer.codigo).not.toBe('error_interno')
  expect(standing(db).states[0]).toEqual({ state: 'confirmed', live: 1, seated: 1 })
})
