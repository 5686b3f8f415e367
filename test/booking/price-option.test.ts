import { expect, test } from 'bun:test'
import { openDesk, ROSA_IN_PERSON as ROSA } from '../http/desk.ts'

async function openCopies() {
  const desk = openDesk()
  const tramite = 'copia certificada'
  await desk.post('/admin/tramites/nuevo', { nombre: tramite, nombre_ingles: 'certified copy', tabla_de_precios: 'copias' })
  for (const [opcion, anios, pesos] of [
    ['Ordinaria', '1', '80'],
    ['Urgente', '2', '160'],
  ] as const)
    await desk.doIt('/admin/precios', { tabla: 'copias', opcion, anios, pesos, desde_dia: 'hoy', fuente: 'tarifa' })
  await desk.doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite, se_hace: 'sí' })
  await desk.publish(tramite)
  return { ...desk, form: { ...ROSA, tramite, hora: '10:00' } }
}

test('a clerk chooses a price by its words, as a list offers them, and reads what it costs', async () => {
  const { post, get, form } = await openCopies()
  expect((await get('/swagger/json')).text.includes('"Urgente"')).toBe(true)
  for (const vigencia of ['Urgente', 'urgente']) {
    const { body } = await post('/admin/citas', { ...form, vigencia })
    expect(body.cita).toMatchObject({ vigencia: 'Urgente', por_pagar: '$160' })
  }
  const passport = await post('/admin/citas', { ...ROSA, vigencia: '6 años' })
  expect(passport.body.cita).toMatchObject({ vigencia: '6 años' })
})

test('each of a family has an option of their own', async () => {
  const { post, form } = await openCopies()
  const others = { mas_personas: 'Eva Ruiz Paz, RUPE850417MMCZZV07, ordinaria' }
  const { body } = await post('/admin/citas', { ...form, ...others, vigencia: 'Urgente' })
  expect(body).toMatchObject({ cita: { por_pagar: '$160' }, mas_citas: [{ por_pagar: '$80' }] })
})

test('one that does not exist is refused with those that do', async () => {
  const { post, form } = await openCopies()
  const { body } = await post('/admin/citas', { ...form, vigencia: 'Exprés' })
  expect(body).toMatchObject({ codigo: 'vigencia_no_existe', campos: ['vigencia'] })
  expect(body.que_hacer).toBe('Por su edad ese día puede ser: Ordinaria o Urgente.')
})
