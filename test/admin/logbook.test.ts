// The logbook as an administrator reads it: what was done to whom, by the names and numbers that people are told.
import { expect, test } from 'bun:test'
import { openCaseDesk } from '../cases/case-desk.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

type Line = Record<string, string | null>
const linesOf = async (desk: Pick<ReturnType<typeof openDesk>, 'get'>) => (await desk.get('/admin/bitacora')).body.hechos as Line[]

test('an appointment is called by its folio and its hour, a key by its name', async () => {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '9:30' })
  const { folio } = given.body.cita as { folio: string }
  await desk.post('/admin/accesos', { nombre: 'Ventanilla 2', rol: 'ventanilla', oficina: 'Toluca' })
  await desk.doIt('/admin/accesos/quitar', { nombre: 'Ventanilla 2' })
  expect(await linesOf(desk)).toMatchObject([
    { que: 'Quitó una clave de acceso', detalle: 'clave Ventanilla 2' },
    { que: 'Dio una clave de acceso', detalle: 'clave Ventanilla 2; permiso ventanilla; ve nombres sí' },
    { que: 'Dio una cita', folio, caso: null, detalle: 'hora 03/12/2026 9:30 h' },
  ])
})

test('a case is called by the number that its person was told', async () => {
  const desk = openCaseDesk()
  await desk.handOver()
  const caso = await desk.number()
  await desk.read(caso)
  expect(await linesOf(desk)).toMatchObject([{ que: 'Leyó un caso', caso, folio: null, detalle: '' }])
})

test('a family has one folio, and another usual week names the folios that stand outside of it', async () => {
  const desk = openDesk()
  const family = { ...ROSA_AT_COUNTER, dia: '3/12/2026', hora: '9:30', mas_personas: 'Eva Ruiz Paz, 17/04/1985' }
  const given = await desk.doIt('/admin/citas', family)
  const { folio } = given.body.cita as { folio: string }
  await desk.doIt('/admin/horario', { oficina: 'Toluca', dias: 'jueves', que: 'no atender esos días', citas: 'conservar' })
  expect(await linesOf(desk)).toMatchObject([
    { que: 'Cambió el horario de siempre', detalle: `días jueves; desde el 24/11/2026; folios sin ventanilla ${folio}` },
    { que: 'Dio una cita', folio },
  ])
})

test('the sentence is true of each page, however many there are', async () => {
  const desk = openDesk()
  for (let deed = 0; deed < 201; deed++)
    desk.db.client.query("insert into audit (at, operation, detail) values (1, 'leer_caso', '{}')").run()
  const first = (await desk.get('/admin/bitacora')).body
  const last = (await desk.get(`/admin/bitacora?cursor=${first.siguiente}`)).body
  expect(last.hechos).toHaveLength(1)
  expect([first.resumen, last.resumen]).toEqual(
    Array(2).fill('Esto se hizo hasta el martes 24 de noviembre de 2026, lo más nuevo primero.'),
  )
})
