// A name that was written wrong is put right at the office, and an appointment still cannot change hands.
import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { isSpelledAnew } from '../../src/booking/name-correction.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const CORRECT = '/admin/citas/corregir'

async function withRosa(name = 'Rosa Peres') {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, nombre: name, hora: '10:00' })
  const { folio } = given.body.cita as { folio: string }
  return { ...desk, folio, form: { folio, nombre: 'Rosa Pérez Ruiz', motivo: 'faltaba un apellido' } }
}

test('the name is shown before and after, and corrected only with the key', async () => {
  const { post, doIt, db, count, folio, form } = await withRosa()
  const proposed = await post(CORRECT, form)
  expect(proposed.body).toMatchObject({
    hecho: false,
    resumen: 'En la cita de Rosa Peres del miércoles 25 de noviembre de 2026 a las 10:00 h en Toluca quedaría: Rosa Pérez Ruiz.',
    citas: [{ folio, nombre: 'Rosa Pérez Ruiz' }],
  })
  expect((await post('/admin/citas/historia', { folio })).body.resumen).toContain('Rosa Peres')
  const done = await doIt(CORRECT, form)
  expect(done.body).toMatchObject({ hecho: true, citas: [{ folio, nombre: 'Rosa Pérez Ruiz' }] })
  const story = await post('/admin/citas/historia', { folio })
  expect(story.body.historia).toMatchObject([{}, { que: 'Se corrigió un dato', lo_hizo: 'primer administrador' }])
  expect(count("audit where operation = 'corregir_cita' and reason_sealed is not null")).toBe(1)
  expect(brokenInvariants(db)).toEqual([])
})

test("the old passport's number too, in capitals", async () => {
  const { doIt, folio } = await withRosa()
  const done = await doIt(CORRECT, { folio, pasaporte_anterior: 'g12345678', motivo: 'lo leyó mal' })
  expect(done.body.resumen).toEndWith('quedó: pasaporte anterior G12345678.')
})

test('a key for one name corrects no other one, and works once', async () => {
  const { post, form } = await withRosa()
  const { body } = await post(CORRECT, form)
  expect((await post(CORRECT, { ...form, nombre: 'Rosa Peres Paz', clave: String(body.clave) })).status).toBe(409)
  expect((await post(CORRECT, { ...form, clave: String(body.clave) })).status).toBe(200)
  expect((await post(CORRECT, { ...form, clave: String(body.clave) })).body.codigo).toBe('nada_que_hacer')
})

test('however often it is corrected, it is compared with the name under which it was made: nobody becomes another in two steps', async () => {
  const { post, doIt, form } = await withRosa('Rosa Peres')
  const called = (nombre: string) => ({ ...form, nombre })
  expect((await doIt(CORRECT, called('Rosa Pérez Juan López'))).body.hecho).toBe(true)
  expect((await post(CORRECT, called('Juan López'))).body.codigo).toBe('nombre_de_otra_persona')
  expect((await doIt(CORRECT, called('Rosa Pérez Ruiz'))).body.hecho).toBe(true)
  expect((await post(CORRECT, called('Rosa Ruiz'))).body.codigo).toBe('nombre_de_otra_persona')
})

test('the name before is kept sealed with the story of the appointment', async () => {
  const { doIt, db, count, form } = await withRosa('Rosa Peres')
  await doIt(CORRECT, form)
  await doIt(CORRECT, { ...form, nombre: 'Rosa Pérez Luna' })
  expect(count("appointment_events where what = 'corrected' and length(detail_sealed) > 40")).toBe(1)
  expect(count("appointment_events where cast(detail_sealed as text) like '%Rosa%'")).toBe(0)
  expect(brokenInvariants(db)).toEqual([])
})

describe('it is refused', () => {
  test.each([
    ['another name', { nombre: 'Juan López Gil' }, 'nombre_de_otra_persona'],
    ['a sister', { nombre: 'Elena Peres' }, 'nombre_de_otra_persona'],
    ['what it says already', { nombre: 'Rosa Peres' }, 'nada_que_hacer'],
    ['nothing to correct', { nombre: '' }, 'nada_que_hacer'],
    ['a folio that nobody has', { folio: 'ABC-DEF' }, 'cita_no_existe'],
    ['somebody who is not on it', { persona: 'Luis' }, 'persona_no_esta'],
  ])('%s', async (_, change, code) => {
    const { post, form } = await withRosa()
    const { nombre, ...rest } = { ...form, ...change }
    expect((await post(CORRECT, nombre ? { ...rest, nombre } : rest)).body.codigo).toBe(code)
  })

  test('an appointment that was cancelled', async () => {
    const { post, doIt, form, folio } = await withRosa()
    await doIt('/admin/citas/cancelar', { folio, motivo: 'no viene' })
    expect((await post(CORRECT, form)).body.codigo).toBe('cita_no_vigente')
  })

  test('a family, until it is said who', async () => {
    const desk = openDesk()
    const more = 'Luis Puga Sol, PUSL990101HBCRLS07, renovar pasaporte'
    const given = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, mas_personas: more, hora: '10:00' })
    const { folio } = given.body.cita as { folio: string }
    const form = { folio, nombre: 'Luis Puga Solís', motivo: 'apellido completo' }
    expect((await desk.post(CORRECT, form)).body.codigo).toBe('falta_la_persona')
    const done = await desk.doIt(CORRECT, { ...form, persona: 'Luis' })
    expect(done.body.citas).toMatchObject([{ nombre: 'Luis Puga Solís' }])
  })
})

describe('the same name, spelled anew', () => {
  test.each([
    ['Guadalupe Hernandes Soto', 'Guadalupe Hernández Soto'],
    ['Rosa Pérez', 'Rosa María Pérez Ruiz'],
    ['Ruiz Pérez Rosa', 'Rosa Pérez Ruiz'],
    ['Jesica Gonsales', 'Yésica González'],
  ])('%s, %s', (was, becomes) => expect(isSpelledAnew(was, becomes)).toBe(true))

  test.each([
    ['Rosa Pérez Ruiz', 'Juan López Gil'],
    ['Rosa Pérez Ruiz', 'Elena Pérez Ruiz'],
    ['Rosa Pérez Ruiz', 'Rosa Gil Sol'],
    ['Ana Paz', 'Eva Paz'],
  ])('%s is not %s', (was, becomes) => expect(isSpelledAnew(was, becomes)).toBe(false))
})
