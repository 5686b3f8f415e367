import { expect, test } from 'bun:test'
import { somebody } from '../cast.ts'
import { openDesk } from '../http/desk.ts'

const PEOPLE = 'Personas con cita vigente que puede tener un mismo teléfono'
async function openClinic() {
  const desk = openDesk()
  for (const [nombre, nombre_ingles] of [
    ['consulta general', 'general consultation'],
    ['vacuna de refuerzo', 'booster shot'],
  ] as const) {
    await desk.post('/admin/tramites/nuevo', { nombre, nombre_ingles, edad_minima: '0' })
    await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: nombre, se_hace: 'sí' })
    await desk.publish(nombre)
  }
  return desk
}

test('a procedure has its own number, then its office, then the institution, and each is said and taken back', async () => {
  const { post, doIt, get } = await openClinic()
  const proposed = await post('/admin/reglas/propias', { regla: PEOPLE, tramite: 'consulta general', valor: '1' })
  expect(proposed.body.resumen).toBe(`Para consulta general: ahora 4, quedaría en 1 (personas). Regla: ${PEOPLE}.`)
  expect((await get('/admin/reglas/propias')).body).toEqual({ resumen: 'Hay 0 reglas propias.', reglas: [] })
  await doIt('/admin/reglas/propias', { regla: PEOPLE, tramite: 'consulta general', valor: '1' })
  await doIt('/admin/reglas/propias', { regla: PEOPLE, oficina: 'Toluca', valor: '6' })
  expect((await get('/admin/reglas/propias')).body.reglas).toEqual([
    { regla: PEOPLE, de: 'consulta general', valor: 1 },
    { regla: PEOPLE, de: 'Toluca', valor: 6 },
  ])
  const back = await doIt('/admin/reglas/propias', { regla: PEOPLE, oficina: 'Toluca' })
  expect(back.body.resumen).toBe(`Para Toluca: antes 6, ahora 4 (personas). Regla: ${PEOPLE}.`)
})

test('what a rule of its own cannot be is refused', async () => {
  const { post } = await openClinic()
  const refused = async (form: Record<string, string>) => (await post('/admin/reglas/propias', form)).body.codigo
  expect(await refused({ regla: PEOPLE, tramite: 'consulta general', valor: '99' })).toBe('regla_fuera_de_rango')
  expect(await refused({ regla: PEOPLE, valor: '2' })).toBe('regla_de_quien')
  expect(await refused({ regla: PEOPLE, valor: '2', tramite: 'consulta general', oficina: 'Toluca' })).toBe('regla_de_quien')
  expect(await refused({ regla: 'group_span_minutes', valor: '2', tramite: 'consulta general' })).toBe('regla_sin_propia')
  expect(await refused({ regla: 'hold_seconds', valor: '60', tramite: 'consulta general' })).toBe('regla_sin_propia')
})

test('a telephone has as many people as the procedure says, and those of other procedures are counted apart', async () => {
  const { doIt, count, phone } = await openClinic()
  await doIt('/admin/reglas/propias', { regla: PEOPLE, tramite: 'consulta general', valor: '1' })
  const her = phone('5217220000001')
  const said = () => JSON.stringify(her.arrived.at(-1))
  const book = async (what: string, person: string) => {
    await her.write(`quiero ${what} en Toluca el jueves a las 10`)
    await her.tap('Sí, así')
    await her.write(person)
    await her.tap('Jue 26 nov, 10:00 h')
  }
  await book('una vacuna de refuerzo', 'HESG580312MMCRTD06 Guadalupe Hernández Soto')
  await her.tap('Confirmar')
  await book('una consulta general para mi hermano', 'PUSL990101HBCRLS07 Luis Puga Sol')
  await her.tap('Confirmar')
  expect(count("appointments where state = 'confirmed'")).toBe(2)
  await book('una consulta general para mi hermana', `${somebody(9).curp} ${somebody(9).name}`)
  expect(said()).toContain('puede haber citas para una persona a la vez')
})
