import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { liveOf } from '../../src/booking/views.ts'
import { calendarFile } from '../../src/visits/documents/calendar-file.ts'
import { meetCitizen } from '../chat/citizen.ts'
import { openDesk, ROSA_IN_PERSON as ROSA } from '../http/desk.ts'

const LUIS = { ...ROSA, nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07' }
const OPEN_TOMORROW =
  "slots where day = '2026-11-25' and closed_at is null and office_id = (select id from offices where name = 'Toluca')"

test('closing a day says whom it touches, then gives them another hour, and says whom somebody has to call', async () => {
  const { doIt, post, count } = openDesk()
  await doIt('/admin/citas', { ...ROSA, telefono: '55 0000 0001' })
  await doIt('/admin/citas', LUIS)
  const open = count(OPEN_TOMORROW)
  const proposed = await post('/admin/cierres', { oficina: 'Toluca', motivo: 'no hay luz' })
  expect(proposed.body).toMatchObject({ hecho: false, citas_afectadas: 2, horas_cerradas: open })
  expect(proposed.body.resumen).toBe(
    'Se cerraría Toluca el miércoles 25 de noviembre de 2026, todo el día. Pasarían a otra hora 2 citas; cada persona dice si se queda con ella. A 1 persona no se le puede avisar por mensaje: vea «Ver a quién llamar».',
  )
  expect(count(OPEN_TOMORROW)).toBe(open)
  expect(count('rebookings')).toBe(0)
  const done = await post('/admin/cierres', { oficina: 'Toluca', motivo: 'no hay luz', clave: String(proposed.body.clave) })
  expect(done.body.hecho).toBe(true)
  expect(count(OPEN_TOMORROW)).toBe(0)
  expect(count("appointments where state = 'confirmed'")).toBe(2)
  expect(count("rebookings where state = 'offered'")).toBe(2)
  expect(count('calls where open = 1')).toBe(1)
})

test('somebody who got an appointment in between is not cancelled unseen', async () => {
  const { doIt, post, count } = openDesk()
  const proposed = await post('/admin/cierres', { oficina: 'Toluca', motivo: 'no hay luz' })
  await doIt('/admin/citas', ROSA)
  const late = await post('/admin/cierres', { oficina: 'Toluca', motivo: 'no hay luz', clave: String(proposed.body.clave) })
  expect(late.status).toBe(409)
  expect(late.body).toMatchObject({ codigo: 'cambio_mientras_tanto', citas_afectadas: 1 })
  expect(count("appointments where state = 'confirmed'")).toBe(1)
})

test('some hours can be closed with their appointments kept, and opened again', async () => {
  const { doIt, post, get, count } = openDesk()
  await doIt('/admin/citas', { ...ROSA, hora: '10:00' })
  const closed = await doIt('/admin/cierres', {
    oficina: 'Toluca',
    desde: '10',
    hasta: '12:00',
    citas: 'conservar',
    motivo: 'junta',
  })
  expect(closed.body).toMatchObject({ hecho: true, horas_cerradas: 4, citas_afectadas: 1 })
  expect(count("appointments where state = 'confirmed'")).toBe(1)
  expect((await get('/admin/cierres')).body.cierres).toMatchObject([{ horas: 'de 10:00 h a 12:00 h', motivo: 'junta' }])
  expect((await post('/admin/citas', { ...LUIS, hora: '10:30' })).body.codigo).toBe('hora_cerrada')
  expect((await doIt('/admin/cierres/levantar', { oficina: 'Toluca' })).body).toMatchObject({ horas_abiertas: 4 })
  expect((await doIt('/admin/cierres/levantar', { oficina: 'Toluca' })).body.codigo).toBe('cierre_no_existe')
  expect((await post('/admin/citas', { ...LUIS, hora: '10:30' })).status).toBe(200)
})

test('a Saturday is opened by adding places', async () => {
  const { post, count } = openDesk()
  const form = { oficina: 'Toluca', dia: 'sábado', ventanillas: '2', motivo: 'personal de apoyo' }
  const proposed = await post('/admin/lugares', form)
  expect(proposed.body).toMatchObject({
    hecho: false,
    resumen: 'Toluca tendría 16 lugares más el sábado 28 de noviembre de 2026, de 9:00 h a 13:00 h. En todo el día serían 16.',
  })
  expect(count("slots where day = '2026-11-28'")).toBe(0)
  const clave = String(proposed.body.clave)
  expect((await post('/admin/lugares', { ...form, clave })).body).toMatchObject({ hecho: true, lugares_nuevos: 16 })
  expect(count("slots where day = '2026-11-28' and capacity = 2")).toBe(8)
  // Whoever presses twice adds them once, and reads how many there would be.
  expect((await post('/admin/lugares', { ...form, clave })).body).toMatchObject({
    codigo: 'cambio_mientras_tanto',
    lugares_en_total: 32,
  })
  expect(count("slots where day = '2026-11-28' and capacity = 2")).toBe(8)
  expect((await post('/admin/lugares', { ...form, desde: '13:00', hasta: '9:00' })).body.codigo).toBe('horas_al_reves')
  expect((await post('/admin/lugares', { ...form, dia: '1/1/2026' })).body.codigo).toBe('dia_pasado')
})

test('places that a closure would hide are not added, however often somebody tries: they would open with the day', async () => {
  const { doIt, post, count } = openDesk()
  const week = { oficina: 'Toluca', dia: '3/12/2026' }
  const crowded = () => count("slots where day = '2026-12-03' and capacity > 3")
  await doIt('/admin/cierres', { ...week, citas: 'conservar', motivo: 'no hay luz' })
  for (const ventanillas of ['1', '2'])
    expect((await post('/admin/lugares', { ...week, ventanillas, motivo: 'apoyo' })).body.codigo).toBe('lugares_sin_efecto')
  await doIt('/admin/cierres/levantar', week)
  expect(crowded()).toBe(0)
  expect((await doIt('/admin/lugares', { ...week, ventanillas: '2', motivo: 'apoyo' })).body).toMatchObject({ lugares_nuevos: 16 })
  expect(crowded()).toBe(8)
  expect(count("audit where operation = 'agregar_lugares'")).toBe(1)
})

test('another usual week names who would stand outside of it, and takes nobody the appointment', async () => {
  const { doIt, post, get, count } = openDesk()
  await doIt('/admin/citas', ROSA)
  const week = { oficina: 'Toluca', desde: '11:00', hasta: '14:00', ventanillas: '2', citas: 'conservar' }
  const proposed = await post('/admin/horario', week)
  expect(proposed.body.citas_fuera).toMatchObject([{ nombre: 'Rosa Pérez Ruiz', hora: '9:00 h' }])
  await post('/admin/horario', { ...week, clave: String(proposed.body.clave) })
  expect(count("appointments where state = 'confirmed'")).toBe(1)
  expect(count("slots where day = '2026-12-10' and closed_at is null and capacity >= 1")).toBe(6)
  const lunch = await doIt('/admin/horario', {
    oficina: 'Toluca',
    que: 'agregar otras horas',
    dias: 'jueves',
    desde: '15',
    hasta: '17',
    ventanillas: '1',
  })
  expect(lunch.body.hecho).toBe(true)
  expect((await get('/admin/horario?oficina=Toluca')).body.horario).toContainEqual({
    dia: 'jueves',
    horas: 'de 15:00 h a 17:00 h',
    ventanillas: 1,
  })
  await doIt('/admin/horario', { oficina: 'Toluca', que: 'no atender esos días', dias: 'lunes' })
  expect(count("slots where day = '2026-11-30' and closed_at is null")).toBe(0)
})

test('whoever changes only one thing of the usual week leaves the rest as it is, and the sentence says all of it', async () => {
  const { doIt, post } = openDesk()
  await doIt('/admin/horario', { oficina: 'Toluca', desde: '9:00', hasta: '17:00', ventanillas: '3' })
  const shorter = await post('/admin/horario', { oficina: 'Toluca', hasta: '14:00' })
  expect(shorter.body.resumen).toStartWith('Toluca atendería de lunes a viernes de 9:00 h a 14:00 h (3 ventanillas); cada cita')
  await doIt('/admin/horario', {
    oficina: 'Toluca',
    que: 'agregar otras horas',
    dias: 'jueves',
    desde: '18',
    hasta: '19',
    ventanillas: '1',
  })
  const more = await doIt('/admin/horario', { oficina: 'Toluca', dias: 'jueves y sábado', ventanillas: '2' })
  expect(more.body.resumen).toContain('jueves de 9:00 h a 17:00 h (2 ventanillas) y de 18:00 h a 19:00 h (2 ventanillas)')
  expect(more.body.resumen).toContain('sábado de 9:00 h a 15:00 h (2 ventanillas)')
  expect((await post('/admin/horario', { oficina: 'Toluca', desde: '20' })).body.codigo).toBe('horas_al_reves')
})

test('a non-working day closes what was published and says who has an appointment', async () => {
  const { post, doIt, count } = openDesk()
  await doIt('/admin/citas', ROSA)
  const day = { dia: 'mañana', nombre: 'Luto nacional' }
  const proposed = await post('/admin/dias-inhabiles', day)
  expect(proposed.body).toMatchObject({ hecho: false, citas_ese_dia: 1, oficinas_con_citas: [{ oficina: 'Toluca', citas: 1 }] })
  expect(proposed.body.resumen).toEndWith('cierre el día en esa oficina con «Cerrar un día, unas horas o una ventanilla».')
  expect(count(OPEN_TOMORROW)).toBe(16)
  const noted = await post('/admin/dias-inhabiles', { ...day, clave: String(proposed.body.clave) })
  expect(noted.body).toMatchObject({ hecho: true, citas_ese_dia: 1 })
  expect(count(OPEN_TOMORROW)).toBe(0)
  expect((await doIt('/admin/dias-inhabiles/quitar', { dia: 'mañana' })).status).toBe(200)
  expect(count(OPEN_TOMORROW)).toBe(16)
})

test('a week that stays as it is needs no yes: whoever wrote nothing new is told so', async () => {
  const { post } = openDesk()
  expect((await post('/admin/horario', { oficina: 'Toluca', dias: 'jueves' })).body.codigo).toBe('sin_cambios')
})

const PIN = { latitud: '19.2', longitud: '-99.6' }

test.each([
  ['an office at a distance', { como_atiende: 'a distancia', ...PIN }, {}, false],
  ['a mobile unit whose place is only its municipality', { como_atiende: 'unidad móvil' }, {}, false],
  ['an office without a point on the map', {}, {}, false],
  ['an office with its point on the map', PIN, {}, true],
  ['an office that went elsewhere', PIN, { direccion: 'Calle Nueva 2' }, false],
  ['an office that went elsewhere, with its point', PIN, { direccion: 'Calle Nueva 2', latitud: '19.3', longitud: '-99.7' }, true],
])('the way is drawn only to a place that is known: %s', async (_, made, changed, isDrawn) => {
  const desk = openDesk()
  const archivo = readFileSync(new URL('../../db/seeds/procedures/ready/library-card.json', import.meta.url), 'utf8')
  const form = { nombre: 'Nueva', direccion: 'Calle Uno 1', estado: 'Estado de México', municipio: 'Toluca', ...made }
  await desk.post('/admin/oficinas/nueva', form)
  if ('direccion' in changed) await desk.doIt('/admin/oficinas', { oficina: 'Nueva', ...changed })
  await desk.doIt('/admin/tramites/archivo', { archivo })
  await desk.doIt('/admin/tramites/oficina', { oficina: 'Nueva', tramite: 'credencial de la biblioteca' })
  await desk.doIt('/admin/horario', { oficina: 'Nueva', dias: 'lunes a viernes', desde: '9', hasta: '12', ventanillas: '1' })
  await desk.publish('credencial de la biblioteca')
  const citizen = meetCitizen({ db: desk.db }).write('hola', 'credencial de la biblioteca', 'Luis Puga Sol')
  citizen.tap('Jue 26 nov, 9:00 h')
  expect(citizen.read()).toContain({ ...form, ...changed }.direccion)
  citizen.tap('Confirmar')
  expect(citizen.titles().includes('Cómo llegar')).toBe(isDrawn)
  expect(citizen.write('mis citas').titles().includes('Cómo llegar')).toBe(isDrawn)
  expect(citizen.write('cómo llego').replies.some(({ kind }) => kind === 'place')).toBe(isDrawn)
  const [view] = liveOf(desk.db, desk.vault, 1, desk.clock.now())
  if (!view) throw new Error('there is no appointment')
  const file = calendarFile({ db: desk.db, language: 'es-MX', now: desk.clock.now(), views: [view] })
  expect(new TextDecoder().decode(file).includes('GEO:')).toBe(isDrawn)
})
