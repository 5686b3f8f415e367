// Hours are published step by step. Power that fails in between leaves no hour open in which nobody will be served.
import { expect, test } from 'bun:test'
import { publishToday } from '../../src/schedule/publication.ts'
import { HOOKS } from '../cast.ts'
import { openDeskWithPower, ROSA_AT_COUNTER } from '../http/desk.ts'
import { openOffice } from '../office.ts'

const HERE = "office_id = (select id from offices where name = 'Toluca')"
const AFTER_NOON = `slots where closed_at is null and minute >= 720 and ${HERE}`

/** A desk that published today already. */
async function arrange() {
  const desk = openDeskWithPower()
  await look(desk)
  return desk
}

/** The job looks, as it does each quarter of an hour and right after a start. */
const look = ({ db, clock, house }: Pick<ReturnType<typeof openDeskWithPower>, 'db' | 'clock' | 'house'>) =>
  publishToday({ db, clock, hooks: HOOKS, writer: house.writer })

/** The power fails after the commit of the change itself; then it comes back. */
async function failDuring(desk: Awaited<ReturnType<typeof arrange>>, path: string, form: Record<string, string>): Promise<void> {
  desk.power.flushes = 1
  void desk.post(path, form)
  await desk.idle()
  await look(openOffice({ db: desk.db, clock: desk.clock }))
}

async function withKey(desk: Awaited<ReturnType<typeof arrange>>, path: string, form: Record<string, string>) {
  const { body } = await desk.post(path, form)
  return { ...form, clave: String(body.clave) }
}

test('a new week that was published only in part is published at the next start, not at the next midnight', async () => {
  const desk = await arrange()
  expect(desk.count(AFTER_NOON)).toBeGreaterThan(0)
  const form = { oficina: 'Toluca', dias: 'lunes a domingo', desde: '9:00', hasta: '11:00', dias_publicados: '90' }
  await failDuring(desk, '/admin/horario', await withKey(desk, '/admin/horario', form))
  expect(desk.count(`slots where day > '2027-02-10' and ${HERE}`)).toBeGreaterThan(0)
  expect(desk.count(AFTER_NOON)).toBe(0)
})

test('a non-working day is closed in every office, although the power failed before the first', async () => {
  const desk = await arrange()
  const open = "slots where closed_at is null and day = '2026-12-10'"
  expect(desk.count(open)).toBeGreaterThan(0)
  await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '10/12/2026' })
  const form = { dia: '10/12/2026', nombre: 'aniversario' }
  await failDuring(desk, '/admin/dias-inhabiles', await withKey(desk, '/admin/dias-inhabiles', form))
  expect(desk.count(open)).toBe(0)
})

test('an office that gives appointments again has all its hours, although the power failed before they were published', async () => {
  const desk = await arrange()
  await desk.doIt('/admin/oficinas', { oficina: 'Toluca', abierta: 'no', motivo: 'obras' })
  await desk.doIt('/admin/horario', { oficina: 'Toluca', dias: 'lunes a domingo', desde: '9:00', hasta: '11:00' })
  await look(desk)
  expect(desk.count(AFTER_NOON)).toBeGreaterThan(0)
  const form = { oficina: 'Toluca', abierta: 'sí' }
  await failDuring(desk, '/admin/oficinas', await withKey(desk, '/admin/oficinas', form))
  expect(desk.count(AFTER_NOON)).toBe(0)
})
