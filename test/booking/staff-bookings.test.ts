import { expect, test } from 'bun:test'
import { write } from '../../db/open.ts'
import { cancel } from '../../src/booking/cancellation.ts'
import { liveRows, stampOf } from '../../src/booking/groups.ts'
import { give } from '../../src/booking/staff-bookings.ts'
import { CLERK, HOOKS, LUIS, ROSA as ROSA_CAST, somebody } from '../cast.ts'
import { openDesk, ROSA_IN_PERSON as ROSA } from '../http/desk.ts'
import { rig } from '../http/rig.ts'

const folioOf = (answer: { body: Record<string, unknown> }) => (answer.body.cita as { folio: string }).folio

test('an appointment is given at the counter only after it was shown, and the list of the day has it', async () => {
  const { post, doIt, get, count } = openDesk()
  const proposed = await post('/admin/citas', { ...ROSA, hora: '10:00', vigencia: '10' })
  expect(proposed.body).toMatchObject({
    hecho: false,
    cita: { hora: '10:00 h', dia: '2026-11-25', por_pagar: '$4,280', folio: '' },
  })
  expect(count('appointments')).toBe(0)
  const given = await doIt('/admin/citas', { ...ROSA, hora: '10:00', vigencia: '10' })
  expect(given.body).toMatchObject({ hecho: true, clave: null })
  expect(String(given.body.resumen)).toContain(folioOf(given))
  const list = await get('/admin/agenda?oficina=Toluca&dia=ma%C3%B1ana')
  expect(list.body.resumen).toBe('El miércoles 25 de noviembre de 2026 viene 1 persona a Toluca; la primera a las 10:00 h.')
  expect(list.body.citas).toMatchObject([{ nombre: 'Rosa Pérez Ruiz', cuando: '2026-11-25T10:00:00-06:00', via: 'mostrador' }])
})

test('years that no passport has are refused, and the telephone that would be told is named by its end', async () => {
  const { post, doIt } = openDesk()
  expect((await post('/admin/citas', { ...ROSA, vigencia: '7' })).body).toMatchObject({
    codigo: 'vigencia_no_existe',
    campos: ['vigencia'],
  })
  const given = await doIt('/admin/citas', { ...ROSA, vigencia: '10', telefono: '55 1234 5678' })
  expect(given.body.resumen).toEndWith(' Se le avisa al WhatsApp que termina en 5678.')
})

test('nobody gets a second appointment, a full hour is refused, and a wrong CURP names its field', async () => {
  const { post, doIt, db } = openDesk()
  await doIt('/admin/citas', ROSA)
  expect((await post('/admin/citas', ROSA)).body.codigo).toBe('persona_ya_tiene_cita')
  expect((await post('/admin/citas', { ...ROSA, curp: 'PERR850417MDFRZS05' })).body).toMatchObject({
    codigo: 'curp_mal_escrita',
    campos: ['curp'],
  })
  db.client.query('update slots set capacity = 1 where minute = 540').run()
  const luis = { ...ROSA, nombre: 'Luis Puga Sol', curp: 'PUSL990101HBCRLS07', hora: '9:00' }
  expect((await post('/admin/citas', luis)).body.codigo).toBe('lugar_ocupado')
  expect((await post('/admin/citas', { ...luis, hora: '7:00' })).body.codigo).toBe('hora_no_publicada')
  expect((await post('/admin/citas', { ...luis, hora: '11:15' })).body).toMatchObject({
    que_paso: 'El miércoles 25 de noviembre a las 11:15 h no empieza ninguna cita.',
    que_hacer:
      'Escriba otra hora, o déjela en blanco para la primera libre. Hay lugar el miércoles 25 de noviembre a las 10:30 h, a las 11:00 h o a las 11:30 h.',
  })
  expect((await post('/admin/citas', { ...luis, dia: 'domingo', hora: '' })).body.codigo).toBe('dia_sin_atencion')
  expect((await post('/admin/citas', { ...luis, hora: '10:00', tramite: 'primer pasaporte de menor de edad' })).body.codigo).toBe(
    'edad_no_permitida',
  )
})

test('somebody without a CURP needs a birth date, and is marked to be verified', async () => {
  const { post, doIt } = openDesk()
  const tomas = { ...ROSA, curp: '', nombre: 'Tomás Cruz Peña' }
  expect((await post('/admin/citas', tomas)).body.codigo).toBe('falta_nacimiento')
  const given = await doIt('/admin/citas', { ...tomas, nacimiento: '2/7/1971' })
  expect(given.body).toMatchObject({ hecho: true, cita: { verificar: 'Sin CURP: verificar identidad' } })
})

test('when the hour was taken meanwhile, the key does nothing and shows the next one', async () => {
  const { post, count, db } = openDesk()
  const proposed = await post('/admin/citas', ROSA)
  db.client.query("update slots set capacity = 0 where day = '2026-11-25' and minute = 540").run()
  const late = await post('/admin/citas', { ...ROSA, clave: String(proposed.body.clave) })
  expect(late.status).toBe(409)
  expect(late.body).toMatchObject({ codigo: 'cambio_mientras_tanto', hecho: false, cita: { hora: '9:30 h' } })
  expect(count('appointments')).toBe(0)
  expect((await post('/admin/citas', { ...ROSA, clave: String(late.body.clave) })).body.hecho).toBe(true)
})

test('a person is found by folio, CURP, telephone, and by name only on the day of the visit', async () => {
  const { post, doIt } = openDesk()
  const folio = folioOf(await doIt('/admin/citas', { ...ROSA, telefono: '55 0000 0001' }))
  for (const quien of [folio.toLowerCase().replace('-', ''), 'perr850417mdfrzs04', '5500000001', '52 1 55 0000 0001']) {
    expect((await post('/admin/buscar', { quien })).body.citas).toMatchObject([{ folio, nombre: 'Rosa Pérez Ruiz' }])
  }
  expect((await post('/admin/buscar', { quien: 'perez rosa', dia: 'mañana' })).body.citas).toHaveLength(1)
  expect((await post('/admin/buscar', { quien: 'perez rosa', dia: 'hoy' })).body.citas).toHaveLength(0)
  // As it was heard, when nobody is written so.
  expect((await post('/admin/buscar', { quien: 'Peres Ruis', dia: 'mañana' })).body.citas).toHaveLength(1)
  expect((await post('/admin/buscar', { quien: 'Elena Peres', dia: 'mañana' })).body.citas).toHaveLength(0)
})

test('whoever does not know the day looks through seven of them by name, and reads what else to ask for', async () => {
  const { post, doIt } = openDesk()
  const search = { quien: 'perez rosa', oficina: 'Toluca', cuantos_dias: 'siete días' }
  const folio = folioOf(await doIt('/admin/citas', { ...ROSA, dia: '30/11/2026' }))
  expect((await post('/admin/buscar', search)).body.citas).toMatchObject([{ folio, dia: '2026-11-30' }])
  expect((await post('/admin/buscar', { ...search, cuantos_dias: 'un día' })).body.resumen).toContain('elija «siete días»')
  expect((await post('/admin/buscar', { ...search, dia: '1/12/2026' })).body.resumen).toBe(
    'Nadie con ese nombre viene del martes 1 de diciembre de 2026 al lunes 7 de diciembre de 2026. Pruebe desde otro día. O pídale su folio (está en su chat), su CURP o el teléfono con que la sacó: con eso no hace falta el día.',
  )
})

test('a search leaves a trace of who searched and how, and nothing of the person', async () => {
  const { post, db, lines } = openDesk()
  await post('/admin/buscar', { quien: 'PERR850417MDFRZS04' })
  const [row] = db.client.query('select * from audit_reads').all()
  expect(row).toMatchObject({ operation: 'POST /admin/buscar', outcome: 'nothing', code: 'curp', people: 0, tries: 1 })
  expect(JSON.stringify(row)).not.toContain('PERR')
  expect(lines.join()).not.toContain('PERR')
})

test('a cancelled appointment is told to its telephone with the reason, once', async () => {
  const { doIt, post, settle, phone } = openDesk()
  const rosa = phone('5215500000001')
  await rosa.write('Hola')
  const folio = folioOf(await doIt('/admin/citas', { ...ROSA, telefono: '55 0000 0001' }))
  await settle()
  rosa.read()
  const done = await doIt('/admin/citas/cancelar', { folio, motivo_que_lee: 'no hay luz en la oficina', motivo: 'reporte 1234' })
  expect(done.body).toMatchObject({ hecho: true, citas: [{ estado: 'cancelada' }] })
  await settle()
  const told = rosa.read()
  expect(told).toHaveLength(1)
  expect(JSON.stringify(told)).toContain('Motivo: no hay luz en la oficina')
  expect((await post('/admin/citas/cancelar', { folio, motivo: 'otra vez' })).body.codigo).toBe('cita_no_vigente')
  const story = await post('/admin/citas/historia', { folio })
  expect(story.body.historia).toMatchObject([{ que: 'La dio la oficina' }, { que: 'Se canceló', lo_hizo: 'primer administrador' }])
})

test('an appointment is passed to another telephone only when the identification was seen', async () => {
  const { doIt, post } = openDesk()
  const folio = folioOf(await doIt('/admin/citas', { ...ROSA, telefono: '55 0000 0001' }))
  const wish = { folio, telefono_nuevo: '55 0000 0002', motivo: 'perdió su teléfono' }
  expect((await post('/admin/citas/otro-telefono', wish)).body.codigo).toBe('falta_identificacion')
  const done = await doIt('/admin/citas/otro-telefono', { ...wish, identificacion_vista: 'sí' })
  expect(done.body.resumen).toContain('teléfono que termina en 0002')
  expect(done.body.citas).toMatchObject([{ folio, telefono_termina: '0002' }])
  expect((await post('/admin/buscar', { quien: '5500000001' })).body.citas).toHaveLength(0)
  expect((await post('/admin/buscar', { quien: '5500000002' })).body.citas).toMatchObject([{ folio, telefono_termina: '0002' }])
})

test('a clerk of one office neither sees nor touches another office', async () => {
  const { doIt, post, get, keyFor } = openDesk()
  const folio = folioOf(await doIt('/admin/citas', ROSA))
  const elsewhere = keyFor('manager', ['Acapulco'])
  expect((await get('/admin/agenda?oficina=Toluca', elsewhere)).body.codigo).toBe('oficina_no_existe')
  expect((await post('/admin/citas/historia', { folio }, elsewhere)).body.codigo).toBe('cita_no_existe')
  expect((await post('/admin/citas/cancelar', { folio, motivo: 'porque sí' }, elsewhere)).body.codigo).toBe('cita_no_existe')
  expect((await post('/admin/buscar', { quien: 'PERR850417MDFRZS04' }, elsewhere)).body.citas).toEqual([])
  expect((await post('/admin/cierres', { oficina: 'Toluca', motivo: 'porque sí' }, elsewhere)).body.codigo).toBe(
    'oficina_no_existe',
  )
  expect((await get('/admin/yo', elsewhere)).body.oficinas).toEqual(['Acapulco'])
})

test('a name is looked for in a thread of its own, however many people come that day', async () => {
  const { deps, post } = rig()
  const asked: unknown[] = []
  deps.visitorsNamed = async (query) => {
    asked.push(query)
    return []
  }
  const answer = await post('/admin/buscar', { quien: 'guadalupe', dia: 'mañana' })
  expect(asked).toEqual([{ officeIds: [], days: ['2026-11-25'], words: 'guadalupe' }])
  expect(answer.body.resumen).toStartWith('Nadie con ese nombre viene el miércoles 25 de noviembre de 2026.')
})

test('the story of a family names everybody, and says of nobody what is not so', async () => {
  const { db, vault, clock, post } = openDesk()
  const folio = write(db, (tx) => {
    const slot = tx.client.query<{ id: number }, []>('select id from slots order by starts_at desc').get()
    const members = [ROSA_CAST, LUIS, somebody(3)].map((person) => ({ person, procedureId: 'renewal' }))
    const gift = { slotId: slot?.id ?? 0, members, origin: 'counter' as const, actor: CLERK, reason: 'familia' }
    const given = give(tx, { vault, clock, hooks: HOOKS }, gift, clock.now())
    return given.ok ? given.appointments[0]?.folio : undefined
  })
  const story = async () => String((await post('/admin/citas/historia', { folio: folio ?? '' })).body.resumen)
  expect(await story()).toMatch(/es de Rosa Pérez Ruiz, Luis Puga Sol y .* y está confirmada\.$/)
  write(db, (tx) => {
    const group = tx.client.query<{ group_id: string }, []>('select group_id from appointments').get()?.group_id ?? ''
    const stamp = stampOf(liveRows(tx, group, undefined, clock.now()))
    cancel(tx, { vault, clock, hooks: HOOKS }, { groupId: group, stamp, members: [1], actor: CLERK }, clock.now())
  })
  expect(await story()).toEndWith('y no está igual para todas las personas: vea cada una.')
})

test('the story of an appointment names whose key did it', async () => {
  const { doIt, post, keyFor } = openDesk()
  const given = await doIt('/admin/citas', ROSA, keyFor('clerk'))
  const story = await post('/admin/citas/historia', { folio: folioOf(given) })
  expect(story.body.historia).toMatchObject([{ que: 'La dio la oficina', lo_hizo: 'clerk' }])
})
