// Same-day visits out of the places of people who did not come, counted by the key that gave them.
import { expect, test } from 'bun:test'
import { openCounter } from './counter-stage.ts'

test('the state counts who was received without an appointment, by key, and how many of them where somebody did not come', async () => {
  const counter = await openCounter()
  const clerk = counter.keyFor('clerk', ['Toluca'], { name: 'Ventanilla 2' })
  counter.db.client.run("update rules set value = 0 where name = 'walk_ins_an_hour'")
  counter.db.client.run("update slots set capacity = taken + cooling, planned = taken + cooling where day = '2026-11-24'")
  const receive = async () => (await counter.step('sin-cita', { tramite: 'renovar pasaporte', oficina: 'Toluca' }, clerk)).said
  counter.at(12, 16)
  await counter.arrive('eva')
  expect(await receive()).toContain('12:00 h')
  counter.at(12, 46)
  expect(await receive()).toContain('12:30 h')
  await counter.arrive('luis')
  counter.at(13, 30)
  const { body } = await counter.get('/admin/estado')
  expect(body.sin_cita_por_clave).toEqual([{ acceso: 'Ventanilla 2', recibidas: 2, donde_alguien_no_vino: 1 }])
})
