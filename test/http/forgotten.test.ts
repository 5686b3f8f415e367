import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { seatOffice, seatPerson } from '../jobs/arrange.ts'
import { rig } from './rig.ts'

test('of a visit whose data were deleted by age the staff still see the day and the story, and why there is no name', async () => {
  const { db, vault, clock, get, post } = rig()
  write(db, (tx) => {
    seatOffice(tx, 1, 'toluca', 'America/Mexico_City', '2026-06-01')
    seatPerson(tx, vault, 1, 1, 'Rosa Pérez Ruiz', clock.now(), 'K7M-4QX')
    tx.client.query("update appointments set state = 'past', live = 0, version = 2").run()
    tx.client.query('update appointments set name_sealed = null, version = 3').run()
    tx.client.query('update people set birth_sealed = null').run()
  })
  const day = await get('/admin/agenda?oficina=Oficina%20toluca&dia=01/06/2026')
  expect(day.body.citas).toMatchObject([{ nombre: 'datos borrados', folio: 'K7M-4QX' }])
  const sheet = await get('/admin/agenda?oficina=Oficina%20toluca&dia=01/06/2026&formato=excel')
  expect(sheet.text).toContain('datos borrados')
  const story = await post('/admin/citas/historia', { folio: 'K7M-4QX' })
  expect(story.body.resumen).toContain('una persona (datos borrados)')
  const found = await post('/admin/buscar', { quien: 'K7M-4QX' })
  expect(found.body.resumen).toStartWith('Una persona (datos borrados) tuvo cita')
})
