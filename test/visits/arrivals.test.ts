// Who comes without a receipt is noted by the folio, so that the list of the day says who came and who did not.
import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { openDesk, ROSA_AT_COUNTER } from '../http/desk.ts'

const ARRIVED = '/admin/citas/llegada'
const LUIS = 'Luis Puga Sol, PUSL990101HBCRLS07, renovar pasaporte'

async function familyToday() {
  const desk = openDesk()
  const given = await desk.doIt('/admin/citas', { ...ROSA_AT_COUNTER, mas_personas: LUIS, dia: 'hoy' })
  const { folio } = given.body.cita as { folio: string }
  const list = async () => {
    const { body } = await desk.get('/admin/agenda?oficina=Toluca')
    return { resumen: String(body.resumen), came: (body.citas as { llego: string | null }[]).map((one) => one.llego) }
  }
  return { ...desk, folio, list }
}

test('the hour stands in the list, which says how many came', async () => {
  const { db, post, folio, list, count } = await familyToday()
  const noted = await post(ARRIVED, { folio })
  expect(noted.body.resumen).toBe('Rosa Pérez Ruiz y Luis Puga Sol: llegaron a las 10:00 h, en Toluca. Turno 1.')
  expect(await list()).toMatchObject({ came: ['10:00 h', '10:00 h'], resumen: expect.stringContaining('Llegaron 2 de 2.') })
  expect(count("audit where operation = 'anotar_llegada'")).toBe(1)
  expect((await post('/admin/citas/historia', { folio })).body.historia).toContainEqual(
    expect.objectContaining({ que: 'Llegó a la oficina', lo_hizo: 'primer administrador' }),
  )
  expect(brokenInvariants(db)).toEqual([])
})

test('what the messages of the month cost is told for each visit that came', async () => {
  const { doIt, get, post, folio, phone } = await familyToday()
  const cost = async () => (await get('/admin/estado')).body.costo_por_visita
  await doIt('/admin/reglas', { regla: 'message_price_centavos', valor: '16' })
  await doIt('/admin/reglas', { regla: 'free_messages_a_month', valor: '0' })
  expect(await cost()).toBeNull()
  await post(ARRIVED, { folio })
  for (let nth = 0; nth < 3; nth++) await phone('5215500000009').write('Hola')
  // The three answers, and what the family was told of its appointment.
  expect(await cost()).toBe('$0.64 por cada visita de este mes que llegó: van 1.')
})

test('of a family one, and the others later; who is noted twice keeps the first hour', async () => {
  const { post, folio, list, clock } = await familyToday()
  await post(ARRIVED, { folio, persona: 'Luis' })
  expect(await list()).toMatchObject({ came: [null, '10:00 h'], resumen: expect.stringContaining('Llegó 1 de 2.') })
  clock.set(clock.now() + 5 * MINUTE)
  await post(ARRIVED, { folio })
  expect((await list()).came).toEqual(['10:05 h', '10:00 h'])
})

test('whoever noted the wrong person takes it away', async () => {
  const { db, post, folio, list, count } = await familyToday()
  await post(ARRIVED, { folio })
  expect((await post(ARRIVED, { folio, llego: 'no' })).body.resumen).toBe(
    'Rosa Pérez Ruiz y Luis Puga Sol: ya no está anotado que llegaron.',
  )
  expect((await list()).came).toEqual([null, null])
  // The receipt is good for the door again.
  expect(count('visits where arrived_at is not null')).toBe(0)
  expect(brokenInvariants(db)).toEqual([])
})

test('an appointment of another day or one that was cancelled is refused', async () => {
  const desk = await familyToday()
  const later = await desk.doIt('/admin/citas', {
    ...ROSA_AT_COUNTER,
    nombre: 'Eva Sol',
    curp: '',
    nacimiento: '1/2/1990',
    telefono: '',
  })
  const { folio } = later.body.cita as { folio: string }
  expect((await desk.post(ARRIVED, { folio })).body.codigo).toBe('cita_de_otro_dia')
  await desk.doIt('/admin/citas/cancelar', { folio: desk.folio, motivo: 'no viene' })
  expect((await desk.post(ARRIVED, { folio: desk.folio })).body.codigo).toBe('cita_no_vigente')
  expect((await desk.post(ARRIVED, { folio: desk.folio, persona: 'Nadie' })).body.codigo).toBe('cita_no_vigente')
})

test('at another office the clerk learns where to see whose it is; a key of both says at which it was noted', async () => {
  const { post, folio, keyFor } = await familyToday()
  const away = keyFor('clerk', ['Puebla'])
  const { body } = await post(ARRIVED, { folio }, away)
  expect(body.que_hacer).toContain('Si es de otra oficina, «Revisar un comprobante» dice de cuál.')
  expect((await post('/admin/puerta', { codigo: folio }, away)).body.resumen).toStartWith('Es de otra oficina: Toluca, el ')
  expect((await post(ARRIVED, { folio }, keyFor('clerk', ['Toluca']))).body.resumen).toEndWith('llegaron a las 10:00 h. Turno 1.')
  expect((await post(ARRIVED, { folio }, keyFor('clerk', ['Toluca', 'Puebla'], { name: 'both' }))).body.resumen).toEndWith(
    'llegaron a las 10:00 h, en Toluca. Turno 1.',
  )
})

test('what was noted before the office moved them to another day keeps no receipt of that day used', async () => {
  const { post, doIt, folio, clock, count } = await familyToday()
  await post(ARRIVED, { folio })
  await doIt('/admin/citas/mover', { folio, dia: 'mañana', hora: '11:30', motivo: 'hoy no hay sistema' })
  clock.set(clock.now() + DAY)
  const scansToday = () => count(`visits where arrived_at > ${clock.now() - HOUR}`)
  await post(ARRIVED, { folio, persona: 'Luis' })
  expect(scansToday()).toBe(1)
  await post(ARRIVED, { folio, persona: 'Luis', llego: 'no' })
  expect(scansToday()).toBe(0)
})

test('who had come and is moved to another hour has left that one, and is known as arrived that day', async () => {
  const { db, post, doIt, folio, list } = await familyToday()
  const rows = (sql: string) => db.client.query<Record<string, string | number | null>, []>(sql).all()
  await post(ARRIVED, { folio, persona: 'Luis' })
  await doIt('/admin/citas/mover', { folio, dia: 'hoy', hora: '14:00', motivo: 'hoy no hay sistema' })
  expect(rows('select state, number from visits')).toEqual([{ state: 'left', number: 1 }])
  expect(rows('select outcome, arrived_at > 0 as came from visit_people')).toEqual([{ outcome: 'left', came: 1 }])
  expect((await list()).came).toEqual([null, '10:00 h'])
  await post(ARRIVED, { folio })
  expect(rows('select state, number from visits order by starts_at')).toEqual([
    { state: 'left', number: 1 },
    { state: 'arrived', number: 2 },
  ])
  expect(brokenInvariants(db)).toEqual([])
})

test('nobody is expected in a visit that was cancelled before anybody came', async () => {
  const { db, post, doIt, folio, count } = await familyToday()
  await post(ARRIVED, { folio })
  await post(ARRIVED, { folio, llego: 'no' })
  await doIt('/admin/citas/cancelar', { folio, motivo: 'no viene' })
  expect([count('visits'), count('visit_people')]).toEqual([0, 0])
  expect(brokenInvariants(db)).toEqual([])
})
