import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { finishClosures, goOnClosing } from '../../src/schedule/closures.ts'
import { seatCrowd } from '../http/crowd.ts'
import { openDesk } from '../http/desk.ts'
import { openOffice, type TestOffice } from '../office.ts'

const DAY = '2026-12-03'
const PEOPLE = 620
const form = { oficina: 'Toluca', dia: DAY, motivo: 'no hay luz' }

function arrange() {
  const desk = openDesk()
  seatCrowd(desk, DAY, PEOPLE)
  return desk
}

const step = ({ house }: Pick<TestOffice, 'house'>) =>
  house.writer.submit('closing.step', (tx, now) => goOnClosing(tx, house.messaging, now))

/** The job looks once, as it does each few seconds. */
const look = ({ db, house }: Pick<TestOffice, 'db' | 'house'>) =>
  finishClosures({ db, writer: house.writer, messaging: house.messaging })

test('a day with very many appointments is closed at once, and they are cancelled and told little by little', async () => {
  const desk = arrange()
  const { post, get, count } = desk
  const proposed = await post('/admin/cierres', form)
  expect(proposed.body).toMatchObject({ hecho: false, citas_afectadas: PEOPLE })
  expect(proposed.body.resumen).toBe(
    'Se cerraría Toluca el jueves 3 de diciembre de 2026, todo el día. Se cancelarían 620 citas y se avisaría por WhatsApp a 558 personas. 62 personas no tienen WhatsApp: avíseles usted. Abajo ve a 200 de esas personas.',
  )
  const named = proposed.body.citas as { telefono_termina: string | null; estado: string }[]
  expect(named.length).toBe(200)
  expect(count('big_closures')).toBe(0)
  expect(count(`slots where day = '${DAY}' and closed_at is null`)).toBeGreaterThan(0)

  const done = await post('/admin/cierres', { ...form, clave: String(proposed.body.clave) })
  expect(done.body.hecho).toBe(true)
  expect(done.body.resumen).toContain('Se cancelan 620 citas y se avisa por WhatsApp a 558 personas, poco a poco')
  expect(count(`slots where day = '${DAY}' and closed_at is null`)).toBe(0)
  expect(count("appointments where state = 'cancelled'")).toBe(0)
  const progress = async () => ((await get('/admin/cierres')).body.cierres as { avance: string }[])[0]?.avance
  expect(await progress()).toBe('0 citas canceladas de 620; vuelva a mirar en un momento')
  await step(desk)
  expect(await progress()).toBe('50 citas canceladas de 620; vuelva a mirar en un momento')
  await look(desk)
  expect(await progress()).toBe('620 citas canceladas; terminado')
  expect(count("appointments where state = 'cancelled'")).toBe(PEOPLE)
  expect(count("outbox where key like 'cancelled:%'")).toBe(558)
  expect(brokenInvariants(desk.db)).toEqual([])
})

test('a crash in the middle leaves nobody cancelled untold, and the next start goes on where it was', async () => {
  const desk = arrange()
  await desk.doIt('/admin/cierres', form)
  await step(desk)
  await step(desk)
  const again = openOffice({ db: desk.db, clock: desk.clock })
  expect(desk.count("appointments where state = 'cancelled' and contact_id is not null")).toBe(
    desk.count("outbox where key like 'cancelled:%'"),
  )
  await look(again)
  expect(desk.count("appointments where state = 'cancelled'")).toBe(PEOPLE)
  expect(desk.count("outbox where key like 'cancelled:%'")).toBe(558)
  await look(again)
  expect(desk.count("outbox where key like 'cancelled:%'")).toBe(558)
})

test('whoever has not been cancelled yet keeps the appointment when the closure is lifted', async () => {
  const desk = arrange()
  await desk.doIt('/admin/cierres', form)
  await step(desk)
  await desk.post('/admin/cierres/levantar', { oficina: 'Toluca', dia: DAY })
  await look(desk)
  expect(desk.count("appointments where state = 'confirmed'")).toBe(PEOPLE - 50)
  expect(desk.count('big_closures where finished_at is null')).toBe(0)
})

test('somebody who got an appointment after the impact of a large closure was shown is not cancelled unseen', async () => {
  const desk = arrange()
  const proposed = await desk.post('/admin/cierres', form)
  const rosa = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: 'Rosa Pérez Ruiz', curp: 'PIPR850417MDFRRS00' }
  await desk.doIt('/admin/citas', { ...rosa, dia: DAY, motivo: 'vino a la oficina' })
  const late = await desk.post('/admin/cierres', { ...form, clave: String(proposed.body.clave) })
  expect(late.body).toMatchObject({ codigo: 'cambio_mientras_tanto', citas_afectadas: PEOPLE + 1 })
  expect(desk.count('big_closures')).toBe(0)
})

test('the appointments of a large day can be kept, and then nothing is left to be done', async () => {
  const desk = arrange()
  const kept = await desk.doIt('/admin/cierres', { ...form, citas: 'conservar' })
  expect(kept.body.resumen).toContain('Se conservan 620 citas: esas personas vendrán.')
  expect(desk.count('big_closures')).toBe(0)
  expect((await desk.get('/admin/cierres')).body.cierres).toMatchObject([{ avance: null }])
})
