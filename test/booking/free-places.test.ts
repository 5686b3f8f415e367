// The free hours of a day, for a clerk: the same hours that giving and moving take, and the true reason where there is none.
import { expect, test } from 'bun:test'
import { openDesk, ROSA_IN_PERSON } from '../http/desk.ts'

const free = (query: Record<string, string>) => `/admin/lugares-libres?${new URLSearchParams(query)}`
const NEW = { oficina: 'Toluca', tramite: 'renovar pasaporte' }
const hoursIn = (body: Record<string, unknown>) =>
  (body.horas_libres as { hora: string; lugares: number }[]).map(({ hora }) => hora)

test('what is read as free is given, and has one place less afterwards', async () => {
  const { get, doIt } = openDesk()
  const before = (await get(free({ ...NEW, dia: 'jueves' }))).body
  expect(before.resumen).toMatch(/^El jueves 26 de noviembre de 2026 hay \d+ horas libres en Toluca: desde las .+ hasta las .+\.$/)
  const [first] = before.horas_libres as { hora: string; lugares: number }[]
  const given = await doIt('/admin/citas', { ...ROSA_IN_PERSON, dia: 'jueves', hora: first?.hora ?? '' })
  expect(given.body.hecho).toBe(true)
  const after = (await get(free({ ...NEW, dia: 'jueves' }))).body.horas_libres as { hora: string; lugares: number }[]
  expect(after.find(({ hora }) => hora === first?.hora)?.lugares ?? 0).toBe((first?.lugares ?? 0) - 1)
})

test('for an appointment that moves, its own place is free for it', async () => {
  const { get, doIt, db } = openDesk()
  const given = await doIt('/admin/citas', { ...ROSA_IN_PERSON, dia: 'jueves', hora: '9:30' })
  const folio = String(given.body.resumen).match(/Folio (\S+)\./)?.[1] ?? ''
  db.client.run('update slots set closed_at = 1 where day = ? and minute <> 570', ['2026-11-26'])
  db.client.run("update slots set capacity = taken where day = '2026-11-26' and minute = 570")
  expect((await get(free({ ...NEW, dia: 'jueves' }))).body.por_que_no).toBe('No queda ningún lugar ese día.')
  const moved = (await get(free({ folio, dia: 'jueves' }))).body
  expect(hoursIn(moved)).toEqual(['9:30 h'])
  expect(moved.oficina).toBe('Toluca')
})

test('where there is none it says why, and which come next', async () => {
  const { get } = openDesk()
  const sunday = (await get(free({ ...NEW, dia: 'domingo' }))).body
  expect(sunday.resumen).toMatch(/^El domingo 29 de noviembre la oficina no atiende: abre de lunes a/)
  expect(sunday.por_que_no).toBe(sunday.resumen)
  expect(sunday.siguientes).toContainEqual({ dia: '2026-11-30', hora: '9:00 h' })
  const late = (await get(free({ ...NEW, dia: 'jueves', hora: 'once de la noche' }))).body
  expect(late.por_que_no).toBe('El jueves 26 de noviembre a las 23:00 h no empieza ninguna cita.')
})

test('one office of the key and one procedure are needed; a form that lacks both is told both at once', async () => {
  const { get } = openDesk()
  expect((await get(free({ dia: 'jueves' }))).body).toMatchObject({ codigo: 'faltan_datos', campos: ['oficina', 'tramite'] })
})
