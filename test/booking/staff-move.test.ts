import { describe, expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const ROSA = { ...ROSA_AT_COUNTER, hora: '10:00' }
const WHY = 'ese día no hay sistema'

async function withRosa() {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', ROSA)
  const folio = (given.body.cita as { folio: string }).folio
  return { ...desk, folio, move: { folio, dia: '26/11/2026', hora: '11:30', motivo: WHY } }
}

test('the office moves an appointment only after it was shown: before and after, the same folio, and the phone is told', async () => {
  const { post, count, db, folio, move, settle } = await withRosa()
  const proposed = await post('/admin/citas/mover', move)
  expect(proposed.body).toMatchObject({
    hecho: false,
    resumen:
      'La cita de Rosa Pérez Ruiz del miércoles 25 de noviembre de 2026 a las 10:00 h en Toluca pasaría al jueves 26 de noviembre de 2026 a las 11:30 h en Toluca. Se le avisará por WhatsApp.',
    antes: [{ folio, dia: '2026-11-25', hora: '10:00 h' }],
    citas: [{ folio, dia: '2026-11-26', hora: '11:30 h' }],
  })
  const messages = count('outbox')
  expect(count("slots s join appointments a on a.slot_id = s.id where s.day = '2026-11-26'")).toBe(0)
  const done = await post('/admin/citas/mover', { ...move, clave: String(proposed.body.clave) })
  expect(done.body).toMatchObject({ hecho: true, citas: [{ folio, dia: '2026-11-26' }] })
  await settle()
  expect(count('outbox')).toBe(messages + 1)
  expect(count('cooling_places')).toBe(1)
  expect(count("audit where operation = 'mover_cita'")).toBe(1)
  const again = await post('/admin/citas/mover', { ...move, dia: '27/11/2026', clave: String(proposed.body.clave) })
  expect(again.status).toBe(409)
  expect(brokenInvariants(db)).toEqual([])
})

test('the story says that it was moved, and by whom', async () => {
  const { doIt, post, folio, move } = await withRosa()
  await doIt('/admin/citas/mover', move)
  const story = await post('/admin/citas/historia', { folio })
  expect(story.body.historia).toMatchObject([{}, { que: 'Se cambió de día u hora', lo_hizo: 'primer administrador' }])
})

test('a blank hour is the first free one of the day', async () => {
  const { post, move } = await withRosa()
  const { hora: _, ...blank } = move
  expect((await post('/admin/citas/mover', blank)).body.citas).toMatchObject([{ hora: '9:00 h' }])
})

describe('it is refused', () => {
  test.each([
    ['a folio that nobody has', { folio: 'ABC-DEF' }, 'cita_no_existe'],
    ['an hour that is not published', { hora: '3:00' }, 'hora_no_publicada'],
    ['a day that passed', { dia: '1/11/2026' }, 'dia_pasado'],
    ['the hour that it has', { dia: '25/11/2026', hora: '10:00' }, 'nada_que_hacer'],
    ['somebody who is not on it', { persona: 'Luis' }, 'persona_no_esta'],
    ['an office that does not exist', { oficina: 'Nunca Jamás' }, 'oficina_no_existe'],
  ])('%s', async (_, change, code) => {
    const { post, move } = await withRosa()
    expect((await post('/admin/citas/mover', { ...move, ...change })).body.codigo).toBe(code)
  })
  test('a cancelled appointment', async () => {
    const { post, doIt, folio, move } = await withRosa()
    await doIt('/admin/citas/cancelar', { folio, motivo: 'lo pidió' })
    expect((await post('/admin/citas/mover', move)).body.codigo).toBe('cita_no_vigente')
  })
  test('a full hour, and one that was closed', async () => {
    const { post, move, db } = await withRosa()
    db.client.query("update slots set capacity = 0 where day = '2026-11-26' and minute = 690").run()
    expect((await post('/admin/citas/mover', move)).body.codigo).toBe('lugar_ocupado')
    db.client.query("update slots set closed_at = 1 where day = '2026-11-26' and minute = 690").run()
    expect((await post('/admin/citas/mover', move)).body.codigo).toBe('hora_cerrada')
  })
  test('a clerk of another office', async () => {
    const { post, move, keyFor } = await withRosa()
    expect((await post('/admin/citas/mover', move, keyFor('clerk', ['Puebla']))).body.codigo).toBe('cita_no_existe')
  })
})

test('what the person changed meanwhile makes the key worthless', async () => {
  const { post, move, db } = await withRosa()
  const proposed = await post('/admin/citas/mover', move)
  db.client.query("update appointments set reason = 'x', version = version + 1 where live = 1").run()
  const late = await post('/admin/citas/mover', { ...move, clave: String(proposed.body.clave) })
  expect(late.body).toMatchObject({ codigo: 'cambio_mientras_tanto', hecho: false })
})
