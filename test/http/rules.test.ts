import { expect, test } from 'bun:test'
import { openDesk } from './desk.ts'

test('a rule changes, and the logbook tells who, what and why, page by page', async () => {
  const { post, get, db } = openDesk()
  expect((await post('/admin/reglas', { regla: 'curps_a_day', valor: '6', motivo: 'hubo abuso' })).body).toMatchObject({
    antes: 8,
    ahora: 6,
  })
  const { body } = await get('/admin/bitacora')
  expect(body.hechos).toMatchObject([
    {
      lo_hizo: 'primer administrador',
      que: 'Cambió una regla',
      motivo: 'hubo abuso',
      detalle: 'regla «CURP distintas que puede escribir un mismo teléfono en un día»; antes 8; ahora 6',
    },
  ])
  for (let i = 0; i < 250; i++) db.client.query("insert into audit (at, operation, detail) values (1, 'buscar', '{}')").run()
  const first = await get('/admin/bitacora')
  const second = await get(`/admin/bitacora?cursor=${first.body.siguiente}`)
  expect([(first.body.hechos as []).length, (second.body.hechos as []).length, second.body.siguiente]).toEqual([200, 51, null])
})

test('a rule is chosen by what it means, and the answer says what it was and what it is', async () => {
  const { get, post } = openDesk()
  const meaning = 'Lo que cobra Meta por cada mensaje, según su factura; 0 si no se sabe'
  expect((await get('/admin/reglas')).body.reglas).toContainEqual(
    expect.objectContaining({ regla: meaning, valor: 0, unidad: 'centavos' }),
  )
  const changed = await post('/admin/reglas', { regla: meaning, valor: '17' })
  expect(changed.body.resumen).toBe(`Antes: 0. Ahora: 17 (centavos). Regla: ${meaning}.`)
  expect((await post('/admin/reglas', { regla: 'otra cosa', valor: '17' })).body.codigo).toBe('regla_no_existe')
})

test('the rules stand in groups, as somebody who leads an office thinks of them, and in the same order to be chosen', async () => {
  const { get } = openDesk()
  const rules = (await get('/admin/reglas')).body.reglas as { grupo: string; regla: string }[]
  const groups = rules.map((one) => one.grupo).filter((group, nth, all) => group !== all[nth - 1])
  expect(groups).toEqual([
    'Límites de un teléfono',
    'Lugares apartados',
    'Lugares en reposo',
    'Cambios y cancelaciones',
    'Recordatorios y avisos',
    'Lista de espera',
    'Grupos y menores de edad',
    'Casos',
    'Datos personales',
    'Precios y costo de los mensajes',
  ])
  expect((await get('/swagger/json')).text).toContain(JSON.stringify(['', ...rules.map((one) => one.regla)]))
})
