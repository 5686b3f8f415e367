// A bill that may be 90 days old on the day of the visit: the limit holds also when the appointment moves.
import { expect, test } from 'bun:test'
import { MINUTE } from '../../src/clock.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'
import type { Phone } from '../office.ts'
import { last } from '../waitlist/office-stage.ts'

const LETTER = 'constancia'
/** Its bill of 4 September serves until 3 December. */
const ASKED = { ...ROSA_AT_COUNTER, tramite: LETTER, respuestas: 'Recibo: 4/9/2026', dia: '1/12/2026', hora: '10:00' }

/** Rosa has an appointment on 1 December, by her telephone. */
async function withBill() {
  const desk = openDesk()
  const { doIt, post, publish, phone, db } = desk
  await post('/admin/tramites/nuevo', { nombre: LETTER, nombre_ingles: 'letter' })
  const asks = await doIt('/admin/tramites/preguntas', {
    ...{ tramite: LETTER, dato: 'Recibo', dato_en_ingles: 'Bill', tipo: 'fecha', contado_desde: 'el día de la cita' },
    ...{ pregunta: '¿De qué día es su recibo?', pregunta_en_ingles: 'Of which day is your bill?', minimo: '-90', maximo: '0' },
    cuando: 'con la hora apartada',
  })
  expect(asks.body).toMatchObject({ hecho: true })
  await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: LETTER, se_hace: 'sí' })
  await publish(LETTER)
  const rosa = phone('5215500000001', 'Rosa')
  const given = await doIt('/admin/citas', ASKED)
  expect(given.body).toMatchObject({ hecho: true })
  await rosa.write('Hola')
  const { folio } = given.body.cita as { folio: string }
  const day = () =>
    db.client.query<{ day: string }, []>('select s.day from appointments a join slots s on s.id = a.slot_id where a.live = 1').get()
      ?.day
  return { ...desk, rosa, day, move: { folio, dia: '15/12/2026', hora: '10:00', motivo: 'ese día no hay sistema' } }
}

const titles = (phone: Phone): string[] => {
  const reply = phone.arrived.at(-1)
  return reply?.kind === 'choices' ? reply.options.map((one) => one.title) : []
}

test('in the chat: a day on which it does not serve is refused with the reason, and the hours offered are of days on which it does', async () => {
  const { rosa, day } = await withBill()
  await rosa.write('cambiar mi cita al 15 de diciembre')
  expect(last(rosa)).toContain('*Recibo: 4 de septiembre de 2026.* Solo sirve para una cita hasta el *jueves 3 de diciembre*.')
  expect(last(rosa)).toContain('Para llevar otro, cancele esta cita y saque otra.')
  const hours = titles(rosa).filter((one) => one.endsWith(' h'))
  expect([...new Set(hours.map((one) => one.slice(0, 9)))]).toEqual(['Mié 2 dic', 'Jue 3 dic'])
  await rosa.tap(hours.at(-1) ?? '')
  await rosa.tap('Sí, cambiarla')
  expect(day()).toBe('2026-12-03')
})

test('in the chat: the yes to a day that serves no more moves nothing', async () => {
  const { rosa, day, db } = await withBill()
  await rosa.write('cambiar mi cita al 3 de diciembre')
  await rosa.tap(titles(rosa)[0] ?? '')
  db.client.run("update procedure_fields set least = -80 where name = 'recibo'")
  await rosa.tap('Sí, cambiarla')
  expect(last(rosa)).toContain('Solo sirve para una cita hasta el *lunes 23 de noviembre*.')
  expect(day()).toBe('2026-12-01')
})

test('at the counter: the reason, the days on which it serves, and the way out', async () => {
  const { post, move, day } = await withBill()
  const { body } = await post('/admin/citas/mover', move)
  expect(body).toMatchObject({
    codigo: 'dato_no_sirve_ese_dia',
    que_paso: 'Lo que se contestó en «Recibo» solo sirve hasta el jueves 3 de diciembre de 2026.',
  })
  expect(body.que_hacer).toContain('Elija otro día, o cancele la cita y dé una nueva con otro dato. Hay lugar ')
  expect(body.que_hacer).not.toContain('15 de diciembre')
  expect((await post('/admin/citas/mover', { ...move, dia: '3/12/2026' })).body.resumen).toContain('3 de diciembre')
  expect(day()).toBe('2026-12-01')
})

test('a closure gives no hour on a day on which it does not serve: the office calls', async () => {
  const { doIt, clock, settle, count } = await withBill()
  const close = { oficina: 'Toluca', motivo_que_lee: 'no hay luz en la oficina', motivo: 'folio 1234 de CFE' }
  for (const dia of ['2/12/2026', '3/12/2026', '1/12/2026']) await doIt('/admin/cierres', { ...close, dia })
  clock.advance(15 * MINUTE)
  await settle()
  expect(count("appointments a join slots s on s.id = a.slot_id where a.live = 1 and s.day > '2026-12-03'")).toBe(0)
  expect(count('rebookings')).toBe(1)
})
