// An office that gives no appointments yet: the chat works and offers nothing, which nobody notices from inside.
import { expect, test } from 'bun:test'
import { arrange } from './stage.ts'

test('after the set-up it says that there is no office yet, and where one is added', async () => {
  const installed = arrange()
  installed.db.client.run('update offices set active = 0')
  const { code, said } = await installed.run()
  expect(code).toBe(1)
  expect(said).toContain('MAL    No hay ninguna oficina abierta: a la gente se le dice que no hay trámites.')
  expect(said).toContain('«Dar de alta una oficina»')
})

test('an office without its procedures or its hours is named', async () => {
  const installed = arrange()
  installed.db.client.run("delete from office_procedures where office_id = (select id from offices where name = 'Toluca')")
  installed.db.client.run("delete from office_hours where office_id = (select id from offices where name = 'Tijuana')")
  const { code, said } = await installed.run()
  expect(code).toBe(0)
  expect(said).toContain('ojo    Toluca no da citas: no se ha dicho qué trámites hace.')
  expect(said).toContain('ojo    Tijuana no da citas: no tiene horario.')
  expect(said).not.toContain('Cuernavaca no da citas')
})
