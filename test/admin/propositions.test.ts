// What touches people or money is said before it is done.
import { expect, test } from 'bun:test'
import { openDesk } from '../http/desk.ts'

test('a price says what was paid before, that it is far from it, and changes with its key alone', async () => {
  const { post, count } = openDesk()
  const slip = { anios: '10', pesos: '45', desde_dia: '1/1/2027', fuente: 'DOF' }
  const put = 'fees where centavos = 4500'
  const proposed = await post('/admin/precios', slip)
  expect(proposed.body).toMatchObject({ hecho: false, precio: { se_paga: '$45' } })
  expect(proposed.body.resumen).toStartWith(
    'Se pagaría desde el viernes 1 de enero de 2027: pasaporte de 10 años, $45. Antes: $4,280.',
  )
  expect(proposed.body.resumen).toContain('Es menos de la mitad: revise la cantidad.')
  expect(count(put)).toBe(0)
  expect((await post('/admin/precios', { ...slip, clave: String(proposed.body.clave) })).body).toMatchObject({ hecho: true })
  expect(count(put)).toBe(1)
})

test('a price that somebody else changed meanwhile is proposed anew', async () => {
  const { post, doIt } = openDesk()
  const mine = { anios: '10', pesos: '4300', desde_dia: '1/1/2027', fuente: 'DOF' }
  const { body } = await post('/admin/precios', mine)
  await doIt('/admin/precios', { ...mine, pesos: '4350' })
  expect((await post('/admin/precios', { ...mine, clave: String(body.clave) })).body.codigo).toBe('cambio_mientras_tanto')
})

test('a closure is lifted, and a key taken away, once somebody has read what follows', async () => {
  const { post, doIt, get, count, keyFor } = openDesk()
  const day = { oficina: 'Toluca', dia: '3/12/2026' }
  await doIt('/admin/cierres', { ...day, motivo: 'no hay luz' })
  expect((await post('/admin/cierres/levantar', day)).body).toMatchObject({ hecho: false, horas_abiertas: 16 })
  expect(count('closures where lifted_at is null')).toBe(1)
  expect((await doIt('/admin/cierres/levantar', day)).body).toMatchObject({ hecho: true, horas_abiertas: 16 })
  const token = keyFor('clerk', ['Toluca'], { name: 'Ventanilla 2' })
  const proposed = await post('/admin/accesos/quitar', { nombre: 'ventanilla 2' })
  expect(proposed.body.resumen).toBe('La clave de Ventanilla 2, con permiso de ventanilla, dejaría de servir.')
  expect((await get('/admin/agenda?oficina=Toluca', token)).status).toBe(200)
  await doIt('/admin/accesos/quitar', { nombre: 'ventanilla 2' })
  expect((await get('/admin/agenda?oficina=Toluca', token)).status).toBe(401)
})

test('a procedure that is no longer offered says how many still come', async () => {
  const { post, doIt, count } = openDesk()
  await doIt('/admin/citas', {
    oficina: 'Toluca',
    tramite: 'renovar pasaporte',
    nombre: 'Rosa Pérez Ruiz',
    curp: 'PIPR850417MDFRRS00',
    motivo: 'vino',
  })
  const proposed = await post('/admin/tramites/archivar', { tramite: 'renovar pasaporte' })
  expect(proposed.body).toMatchObject({
    hecho: false,
    resumen: 'Se archivaría renovar pasaporte. Tiene 1 cita por venir: sigue en pie.',
    citas_por_venir: 1,
  })
  expect(count("procedures where name = 'renovar pasaporte' and active = 1")).toBe(1)
})
