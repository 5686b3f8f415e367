import { expect, test } from 'bun:test'
import { openDesk } from '../http/desk.ts'
import { OPERATIONS } from '../operations.ts'

test('an access key is shown once, works at once, and stops when it is taken away', async () => {
  const { doIt, post, get, db } = openDesk()
  const given = await post('/admin/accesos', { nombre: 'Ventanilla 2', rol: 'ventanilla', oficina: 'Toluca' })
  const exchanged = await post('/admin/accesos/canjear', {}, String(given.body.codigo_de_un_uso))
  const token = String(exchanged.body.clave)
  expect(given.body.resumen).toBe(
    'Este es el código de Ventanilla 2, con permiso de ventanilla en Toluca. Sirve hasta las 10:05 h y una sola vez. La clave sirve hasta el miércoles 24 de noviembre de 2027.',
  )
  expect(given.body.vence).toBe('2027-11-24T23:59:59-06:00')
  expect((await get('/admin/yo', token)).body.resumen).toBe(
    'Usted es Ventanilla 2, con permiso de ventanilla en Toluca. Su clave sirve hasta el miércoles 24 de noviembre de 2027.',
  )
  const kept =
    JSON.stringify(db.client.query('select * from access_keys').all()) +
    JSON.stringify(db.client.query('select * from audit').all())
  expect(kept).not.toContain(token)
  expect((await post('/admin/accesos', { nombre: 'ventanilla 2', oficina: 'todas' })).body.codigo).toBe('nombre_de_acceso_ocupado')
  expect((await doIt('/admin/accesos/quitar', { nombre: 'Ventanilla 2' })).status).toBe(200)
  expect((await get('/admin/yo', token)).status).toBe(401)
  expect((await get('/admin/accesos')).body.accesos).toMatchObject([
    { nombre: 'Ventanilla 2', estado: 'quitada', oficinas: 'Toluca' },
  ])
})

test('a new office is found by its municipality, with the clock of the people there', async () => {
  const { post, count } = openDesk()
  const office = { nombre: 'Nogales', estado: 'Sonora', municipio: 'Nogales', direccion: 'Calle Uno 1' }
  const opened = await post('/admin/oficinas/nueva', office)
  expect(opened.body.resumen).toStartWith('Se dio de alta Nogales. La hora de ahí es 9:00 h; si no es así')
  expect(opened.body.oficina).toMatchObject({ zona: 'America/Hermosillo' })
  expect(count("offices where name = 'Nogales' and latitude between 31.2 and 31.4 and longitude between -111 and -110.8")).toBe(1)
  const border = { nombre: 'Nuevo Laredo', estado: 'Tamaulipas', municipio: 'Nuevo Laredo', direccion: 'Calle Dos 2' }
  expect((await post('/admin/oficinas/nueva', border)).body.oficina).toMatchObject({ zona: 'America/Matamoros' })
  const nowhere = await post('/admin/oficinas/nueva', { ...office, nombre: 'Otra', municipio: 'Xyzzyx' })
  expect(nowhere.body).toMatchObject({ codigo: 'lugar_no_se_encuentra', campos: ['latitud', 'longitud'] })
})

test('a new office with hours and a procedure gives appointments without a line of code', async () => {
  const { post, doIt, publish } = openDesk()
  const office = {
    nombre: 'Metepec',
    estado: 'Estado de México',
    municipio: 'Metepec',
    direccion: 'Calle Uno 1',
    latitud: '19.25',
    longitud: '-99.6',
  }
  expect((await post('/admin/oficinas/nueva', { ...office, zona: 'Mexico' })).body.codigo).toBe('zona_no_existe')
  expect((await post('/admin/oficinas/nueva', office)).status).toBe(200)
  expect((await post('/admin/oficinas/nueva', office)).body.codigo).toBe('ya_existe')
  await doIt('/admin/horario', { oficina: 'Metepec', dias: 'lunes a sábado' })
  await post('/admin/tramites/nuevo', { nombre: 'sacar licencia', nombre_ingles: 'driving licence' })
  await doIt('/admin/tramites/oficina', { oficina: 'Metepec', tramite: 'sacar licencia' })
  expect((await publish('sacar licencia')).body.hecho).toBe(true)
  const given = await doIt('/admin/citas', {
    oficina: 'Metepec',
    tramite: 'sacar licencia',
    dia: 'sábado',
    nombre: 'Rosa Pérez Ruiz',
    curp: 'PERR850417MDFRZS04',
    motivo: 'vino a la oficina',
  })
  expect(given.body).toMatchObject({ hecho: true, cita: { oficina: 'Metepec', por_pagar: 'Sin costo' } })
})

test('the institution changes only in what was written', async () => {
  const { doIt, get } = openDesk()
  const before = (await get('/admin/institucion')).body.institucion as object
  await doIt('/admin/institucion', { telefono: '800 111 1111', ayuda_dias: 'lunes a sábado' })
  expect((await get('/admin/institucion')).body.institucion).toEqual({
    ...before,
    telefono: '800 111 1111',
    atencion: 'de lunes a sábado, de 9:00 h a 15:00 h',
  })
  expect((await doIt('/admin/institucion', { ayuda_desde: '16:00' })).body.codigo).toBe('horas_al_reves')
})

test('whoever changes nothing is told so, instead of reading that something was saved', async () => {
  const { post, count } = openDesk()
  for (const [path, form] of [
    ['/admin/institucion', {}],
    ['/admin/oficinas', { oficina: 'Toluca' }],
    ['/admin/tramites', { tramite: 'renovar pasaporte', nombre: '' }],
  ] as [string, Record<string, string>][])
    expect((await post(path, form)).body).toMatchObject({
      codigo: 'sin_cambios',
      que_paso: 'No escribió ningún dato nuevo: no cambió nada.',
    })
  expect(count('audit')).toBe(0)
})

test('every write is in the logbook', async () => {
  const { doIt, count } = openDesk()
  const rosa = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: 'Rosa', curp: 'PERR850417MDFRZS04', motivo: 'vino aquí' }
  await doIt('/admin/citas', rosa)
  await doIt('/admin/reglas', { regla: 'curps_a_day', valor: '6' })
  await doIt('/admin/lugares', { oficina: 'Toluca', dia: 'sábado', motivo: 'apoyo' })
  await doIt('/admin/cierres', { oficina: 'Toluca', motivo: 'no hay luz' })
  expect(count('audit')).toBe(4)
})

test('messages that did not arrive are shown without their text, and go again after the key', async () => {
  const { doIt, get, settle, phone, count, refuse } = openDesk()
  refuse(131026)
  const rosa = phone('5215500000001')
  await rosa.write('Hola')
  const failed = count("outbox where state in ('failed', 'parked')")
  expect(failed).toBeGreaterThan(0)
  const list = await get('/admin/mensajes/no-entregados')
  expect(list.body.mensajes).toMatchObject([
    { por_que: 'El teléfono no tiene WhatsApp o no puede recibir (131026).', telefono: '55 0000 0001' },
  ])
  refuse(undefined)
  const again = await doIt('/admin/mensajes/reenviar', {})
  expect(again.body).toMatchObject({ hecho: true, mensajes: failed })
  await settle()
  expect((await get('/admin/mensajes/no-entregados')).body.resumen).toBe('Todos los mensajes llegaron.')
})

test('the logbook says every deed in words, with days and procedures as people write them', async () => {
  const { get, doIt } = openDesk()
  const paper = { tramite: 'renovar pasaporte', que_llevar: 'Su recibo de luz.', en_ingles: 'Your bill.', fuente: 'acuerdo' }
  const asked = await doIt('/admin/tramites/que-llevar', { ...paper, desde_el: '4/1/2027' })
  expect(asked.body.resumen).toBe('renovar pasaporte: se pide «Su recibo de luz.» desde el lunes 4 de enero de 2027.')
  expect((await get('/admin/bitacora')).body.hechos).toMatchObject([
    {
      que: 'Agregó algo que llevar a un trámite',
      detalle: 'trámite renovar pasaporte; se pide siempre; desde el 04/01/2027',
    },
  ])
  await doIt('/admin/precios', { anios: '3', pesos: '1900.50', fuente: 'Anexo' })
  await doIt('/admin/horario', { oficina: 'Toluca', dias: 'lunes a viernes', ventanillas: '2' })
  const details = ((await get('/admin/bitacora')).body.hechos as { detalle: string }[]).map((one) => one.detalle)
  expect(details.slice(0, 3)).toEqual([
    expect.stringContaining('días de lunes a viernes'),
    'tabla pasaporte; años 3; pesos 1900.50; desde el 24/11/2026',
    'trámite renovar pasaporte; se pide siempre; desde el 04/01/2027',
  ])
  const names = OPERATIONS.flatMap((one) => one.deed?.name ?? [])
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('no day is taken of a year that nobody can mean', async () => {
  const { post, get } = openDesk()
  for (const vence of ['31/12/9999', '01/01/0026', '3000-01-01'])
    expect((await post('/admin/accesos', { nombre: 'Ventanilla 2', oficina: 'todas', vence })).body.codigo).toBe(
      'dia_no_se_entiende',
    )
  expect((await get('/admin/accesos')).status).toBe(200)
})

test('the prices of today are in the sentence, whatever the table has beside them', async () => {
  const { get } = openDesk()
  expect((await get('/admin/precios')).body.resumen).toBe(
    'Hoy se paga: pasaporte de 1 año, $920; pasaporte de 3 años, $1,795; pasaporte de 6 años, $2,440; pasaporte de 10 años, $4,280.',
  )
})

test('who has a key for some offices only is told whom to ask for a copy of data', async () => {
  const { post, giveKey } = openDesk()
  const lucia = await giveKey({ nombre: 'Lucía', rol: 'encargado', oficina: 'Toluca' })
  const copy = { curp_o_telefono: '55 0000 0001', identificacion_vista: 'sí', motivo: 'lo pidió' }
  expect((await post('/admin/personas/copia', copy, lucia)).body.codigo).toBe('copia_de_todas')
})

test('offices stand in the order of a Spanish dictionary, in the list and in every choice', async () => {
  const { get } = openDesk()
  const { body } = await get('/admin/oficinas')
  const names = (body.oficinas as { nombre: string }[]).map(({ nombre }) => nombre)
  expect(names.indexOf('Mérida')).toBeLessThan(names.indexOf('Mexicali'))
  expect(names).toEqual(names.toSorted(new Intl.Collator('es').compare))
})
