import { expect, test } from 'bun:test'
import { brokenInvariants } from '../../db/invariants.ts'
import { finishRuns } from '../../src/rebooking/runs.ts'
import { openDesk, ROSA_IN_PERSON as ROSA } from '../http/desk.ts'

const LUIS = { ...ROSA, nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07' }
const EVA = { ...ROSA, nombre: 'Eva Ruiz Paz', curp: 'RUPE850417MMCZZV07' }
const CONSULTATION = { nombre: 'consulta general', nombre_ingles: 'general consultation', edad_minima: '0' }

/** Toluca with a consultation beside its passports. */
async function openClinic() {
  const desk = openDesk()
  const { doIt, post, get, publish } = desk
  await post('/admin/tramites/nuevo', CONSULTATION)
  await doIt('/admin/tramites/oficina', { oficina: 'Toluca', tramite: 'consulta general', se_hace: 'sí' })
  await publish('consulta general')
  const doctor = (form: Record<string, string> = {}) => ({
    oficina: 'Toluca',
    nombre: 'Dra. Ruiz',
    tramites: 'consulta general',
    ...form,
  })
  const seats = () =>
    desk.db.client
      .query<{ seat: string }, []>(
        `select a.procedure_id || ' ' || e.name || ' ' || s.day || ' ' || s.minute as seat from appointments a join slots s on s.id = a.slot_id
           join schedules e on e.id = s.schedule_id where a.state = 'confirmed' order by a.id`,
      )
      .all()
      .map((row) => row.seat)
  const findings = async () => JSON.stringify((await get('/admin/estado')).body)
  const rebookTheRest = () => finishRuns({ db: desk.db, writer: desk.house.writer, messaging: desk.house.messaging })
  return { ...desk, doctor, seats, findings, rebookTheRest }
}

test('a doctor has hours of their own, and takes the procedures that their schedule names and no other', async () => {
  const { post, doIt, get, doctor, seats, count } = await openClinic()
  const proposed = await post('/admin/agendas/nueva', doctor({ desde: '16:00', hasta: '18:00', minutos_por_cita: '20' }))
  expect(proposed.body.resumen).toBe(
    'Dra. Ruiz (Toluca) atendería de lunes a viernes de 16:00 h a 18:00 h (1 ventanilla), para consulta general.',
  )
  expect(count("schedules where name = 'Dra. Ruiz'")).toBe(0)
  const made = await doIt('/admin/agendas/nueva', doctor({ desde: '16:00', hasta: '18:00', minutos_por_cita: '20' }))
  expect(made.body).toMatchObject({
    hecho: true,
    agenda: { nombre: 'Dra. Ruiz', tramites: ['consulta general'], minutos_por_cita: 20 },
  })
  expect((await get('/admin/agendas?oficina=Toluca')).body).toMatchObject({ resumen: 'Hay 2 agendas.' })
  await doIt('/admin/citas', { ...ROSA, tramite: 'consulta general' })
  await doIt('/admin/citas', LUIS)
  expect(seats()).toEqual(['consulta_general Dra. Ruiz 2026-11-25 960', 'renewal Ventanillas 2026-11-25 540'])
  const elsewhere = await post('/admin/citas', { ...EVA, tramite: 'consulta general', hora: '9:00' })
  expect(elsewhere.body.codigo).toBe('hora_no_publicada')
})

test('two doctors of one procedure: a clerk may choose whose hour it is', async () => {
  const { doIt, post, doctor, seats } = await openClinic()
  await doIt('/admin/agendas/nueva', doctor())
  await doIt('/admin/agendas/nueva', doctor({ nombre: 'Dr. Soto' }))
  await doIt('/admin/citas', { ...ROSA, tramite: 'consulta general', agenda: 'Dr. Soto' })
  await doIt('/admin/citas', { ...LUIS, tramite: 'consulta general' })
  expect(seats()).toEqual(['consulta_general Dr. Soto 2026-11-25 540', 'consulta_general Dra. Ruiz 2026-11-25 540'])
  expect((await post('/admin/citas', { ...LUIS, agenda: 'Dr. Soto' })).body.codigo).toBe('tramite_no_se_hace')
  expect((await post('/admin/citas', { ...LUIS, agenda: 'Dr. Nadie' })).body.codigo).toBe('agenda_no_existe')
})

test('a doctor who is away closes only their own hours, and the windows go on', async () => {
  const { doIt, get, doctor, seats, count, db } = await openClinic()
  await doIt('/admin/agendas/nueva', doctor())
  await doIt('/admin/agendas/nueva', doctor({ nombre: 'Dr. Soto', desde: '16:00', hasta: '18:00' }))
  await doIt('/admin/citas', { ...ROSA, tramite: 'consulta general', agenda: 'Dra. Ruiz' })
  await doIt('/admin/citas', LUIS)
  const closed = await doIt('/admin/cierres', {
    oficina: 'Toluca',
    agenda: 'Dra. Ruiz',
    dia: 'mañana',
    motivo_que_lee: 'no hay personal suficiente',
  })
  expect(closed.body).toMatchObject({ hecho: true, citas_afectadas: 1 })
  expect(seats()).toEqual(['consulta_general Dra. Ruiz 2026-11-26 540', 'renewal Ventanillas 2026-11-25 540'])
  expect((await get('/admin/cierres')).body.cierres).toMatchObject([
    { oficina: 'Toluca', agenda: 'Dra. Ruiz', horas: 'todo el día' },
  ])
  expect(
    count(
      "slots s join schedules e on e.id = s.schedule_id where s.day = '2026-11-25' and e.name <> 'Dra. Ruiz' and s.closed_at is not null",
    ),
  ).toBe(0)
  expect((await doIt('/admin/cierres/levantar', { oficina: 'Toluca', agenda: 'Dra. Ruiz', dia: 'mañana' })).body).toMatchObject({
    vuelven: ['Rosa Pérez Ruiz'],
  })
  expect(brokenInvariants(db)).toEqual([])
})

test('a schedule that ends gives its people another hour elsewhere, and its procedures go back to the windows', async () => {
  const { doIt, post, get, doctor, seats, count, db, rebookTheRest } = await openClinic()
  await doIt('/admin/agendas/nueva', doctor({ desde: '16:00', hasta: '18:00' }))
  await doIt('/admin/citas', { ...ROSA, tramite: 'consulta general' })
  expect((await post('/admin/agendas/terminar', { oficina: 'Toluca', agenda: 'Ventanillas' })).body.codigo).toBe(
    'ventanillas_no_terminan',
  )
  const proposed = await post('/admin/agendas/terminar', { oficina: 'Toluca', agenda: 'Dra. Ruiz' })
  expect(proposed.body.resumen).toStartWith(
    'Dra. Ruiz (Toluca) terminaría el martes 24 de noviembre de 2026. 1 cita se queda sin ventanilla',
  )
  expect(count('schedules where ends_on is not null')).toBe(0)
  await doIt('/admin/agendas/terminar', { oficina: 'Toluca', agenda: 'Dra. Ruiz' })
  await rebookTheRest()
  expect(seats()).toEqual([expect.stringContaining('consulta_general Ventanillas')])
  expect(count("slots s join schedules e on e.id = s.schedule_id where e.name = 'Dra. Ruiz' and s.closed_at is null")).toBe(0)
  expect((await get('/admin/agendas?oficina=Toluca')).body.agendas).toMatchObject([{ nombre: 'Ventanillas' }])
  expect((await doIt('/admin/agendas/nueva', doctor())).body.hecho).toBe(true)
  expect(brokenInvariants(db)).toEqual([])
})

test('another name and other procedures: appointments stand, and it says how many', async () => {
  const { doIt, post, doctor, seats, findings } = await openClinic()
  await doIt('/admin/agendas/nueva', doctor())
  await doIt('/admin/citas', { ...ROSA, tramite: 'consulta general' })
  const proposed = await post('/admin/agendas', { oficina: 'Toluca', agenda: 'Dra. Ruiz', tramites: 'renovar pasaporte' })
  expect(proposed.body.resumen).toBe(
    'Cambiaría en Dra. Ruiz (Toluca): tramites: «consulta general» pasa a «renovar pasaporte». 1 cita ya dada sigue donde está.',
  )
  await doIt('/admin/agendas', { oficina: 'Toluca', agenda: 'Dra. Ruiz', nombre: 'Consultorio 1' })
  expect(seats()).toEqual(['consulta_general Consultorio 1 2026-11-25 540'])
  expect((await post('/admin/agendas', { oficina: 'Toluca', agenda: 'Dra. Ruiz', nombre: 'Otra' })).body.codigo).toBe(
    'agenda_no_existe',
  )
  expect((await post('/admin/agendas', { oficina: 'Toluca', agenda: 'Consultorio 1', nombre: 'ventanillas' })).body.codigo).toBe(
    'ya_existe',
  )
  expect((await post('/admin/agendas', { oficina: 'Toluca', agenda: 'Consultorio 1' })).body.codigo).toBe('sin_cambios')
  await doIt('/admin/horario', { oficina: 'Toluca', agenda: 'Consultorio 1', que: 'no atender esos días', citas: 'conservar' })
  expect(await findings()).toContain('Sin horario: Consultorio 1 (Toluca).')
})

test('what cannot be is refused: hours the wrong way round or over others, a visit longer than the hours, a closed office', async () => {
  const { doIt, post, doctor, findings } = await openClinic()
  const refused = async (path: string, form: Record<string, string>) => (await post(path, form)).body.codigo
  expect(await refused('/admin/agendas/nueva', doctor({ desde: '13:00', hasta: '9:00' }))).toBe('horas_al_reves')
  expect(await refused('/admin/agendas/nueva', doctor({ minutos_por_cita: '60', hasta: '9:30' }))).toBe('visita_no_cabe')
  expect(await refused('/admin/agendas/nueva', doctor({ tramites: 'hacer magia' }))).toBe('tramite_no_existe')
  await post('/admin/tramites/nuevo', { ...CONSULTATION, nombre: 'vacuna' })
  expect(await refused('/admin/agendas/nueva', doctor({ tramites: 'vacuna' }))).toBe('oficina_sin_ese_tramite')
  await doIt('/admin/agendas/nueva', doctor({ hasta: '10:00', minutos_por_cita: '30' }))
  expect(await refused('/admin/agendas/nueva', doctor())).toBe('ya_existe')
  const over = { oficina: 'Toluca', agenda: 'Dra. Ruiz', que: 'agregar otras horas', desde: '9:30', hasta: '11:00' }
  expect(await refused('/admin/horario', over)).toBe('horas_encimadas')
  expect(await findings()).not.toContain('No caben')
  await doIt('/admin/tramites', { tramite: 'consulta general', horarios_por_cita: '3' })
  expect(await findings()).toContain('No caben en ningún horario de su oficina: consulta general (Toluca).')
  await doIt('/admin/oficinas', {
    oficina: 'Toluca',
    abierta: 'no',
    motivo_que_lee: 'hay obras o un problema en el edificio',
    motivo: 'obra',
  })
  expect(await refused('/admin/agendas/nueva', doctor({ nombre: 'Dr. Soto' }))).toBe('oficina_cerrada')
})

test('a visit of two hours in a row is booked by chat with the one who takes it, and says whom to ask for', async () => {
  const { doIt, doctor, phone, seats, get, count } = await openClinic()
  await doIt('/admin/tramites', { tramite: 'consulta general', horarios_por_cita: '2' })
  await doIt('/admin/agendas/nueva', doctor({ desde: '16:00', hasta: '17:30', minutos_por_cita: '30' }))
  await doIt('/admin/agendas/nueva', doctor({ nombre: 'Dr. Soto', desde: '16:00', hasta: '17:30', minutos_por_cita: '30' }))
  for (const [number, curp, name] of [
    ['5217220000001', 'HESG580312MMCRTD06', 'Guadalupe Hernández Soto'],
    ['5217220000002', 'PUSL990101HBCRLS07', 'Luis Puga Sol'],
  ] as const) {
    const her = phone(number)
    await her.write('quiero una consulta general en Toluca el jueves a las 4 de la tarde')
    await her.tap('Sí, así')
    await her.write(`${curp} ${name}`)
    await her.tap('Jue 26 nov, 16:00 h')
    await her.tap('Confirmar')
    expect(JSON.stringify(her.arrived.at(-1))).toMatch(/Folio.*Pregunte por Dr/)
  }
  expect(seats()).toEqual(['consulta_general Dra. Ruiz 2026-11-26 960', 'consulta_general Dr. Soto 2026-11-26 960'])
  expect(count('appointments where slot_count = 2')).toBe(2)
  const list = await get('/admin/agenda?oficina=Toluca&dia=26/11/2026')
  expect(list.text).toContain('"agenda":"Dr. Soto"')
})
