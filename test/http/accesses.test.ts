import { expect, test } from 'bun:test'
import { openDesk } from './desk.ts'

test('an administrator sees all offices: a key of that role for one office alone is refused with the way out', async () => {
  const { post } = openDesk()
  const limited = await post('/admin/accesos', { nombre: 'Lucía', rol: 'administrador', oficina: 'Toluca' })
  expect(limited.body).toMatchObject({ codigo: 'administrador_de_todas', campos: ['oficina'] })
  expect((await post('/admin/accesos', { nombre: 'Lucía', rol: 'administrador' })).status).toBe(200)
})

test('whoever has a key for one office cannot make one for all of them', async () => {
  const { post, db } = openDesk()
  const lucia = await post('/admin/accesos', { nombre: 'Lucía', rol: 'encargado', oficina: 'Toluca' })
  db.client.run("update access_keys set role = 'administrator'") // As an earlier release allowed.
  const given = await post('/admin/accesos', { nombre: 'Teo', rol: 'ventanilla' }, String(lucia.body.clave))
  expect(given).toMatchObject({ status: 403, body: { codigo: 'sin_permiso' } })
})
