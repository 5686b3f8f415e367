// What the law gives people over their data, and until when it is to be answered.
import { describe, expect, test } from 'bun:test'
import { DAY } from '../../src/clock.ts'
import { openCaseDesk } from '../cases/case-desk.ts'
import { ROSA } from '../cast.ts'

describe('rights over personal data', () => {
  test('open a case with the deadline of the law, and change nothing', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('mis datos')
    await desk.citizen.tap('Ver mis datos')
    expect(desk.hear()).toContain('20 días hábiles para contestarle: a más tardar el *martes 22 de diciembre*')
    const [one] = await desk.cases('?tipo=datos')
    expect(one?.plazo).toBe('2026-12-22T23:59:59-06:00')
  })

  test('that are granted are answered at once and owed until they are put into effect', async () => {
    const desk = openCaseDesk()
    await desk.citizen.write('mis datos')
    await desk.citizen.tap('Corregir un dato')
    await desk.citizen.write('Mi apellido es Pérez')
    const caso = await desk.number()
    const granted = await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'concedido' })
    expect(granted.body.resumen).toContain('Hágalo efectivo a más tardar el martes 15 de diciembre de 2026')
    expect((await desk.cases())[0]).toMatchObject({ estado: 'contestado', vencido: false })
    desk.clock.advance(30 * DAY)
    await desk.lookAtCases()
    expect((await desk.cases('?cuales=vencidos'))[0]?.vencido).toBe(true)
    const state = await desk.get('/admin/estado')
    expect(state.body.casos_vencidos).toBe(1)
    expect(state.text).toContain('casos con el plazo vencido')
    await desk.doIt('/admin/casos/cerrar', { caso, resultado: 'resuelto' })
    await desk.lookAtCases()
    expect((await desk.get('/admin/estado')).text).not.toContain('casos con el plazo vencido')
  })

  test('a copy of what is kept is handed over only after an identification was seen, and the logbook says so without the data', async () => {
    const desk = openCaseDesk()
    await desk.doIt('/admin/citas', {
      oficina: 'Toluca',
      tramite: 'renovar pasaporte',
      nombre: ROSA.name,
      curp: ROSA.curp,
      telefono: '55 0000 0001',
      motivo: 'vino a la oficina',
    })
    await desk.citizen.write('mis datos')
    await desk.citizen.tap('Ver mis datos')
    const ask = { curp_o_telefono: ROSA.curp, motivo: 'pidió ver sus datos' }
    expect((await desk.post('/admin/personas/copia', ask)).body.codigo).toBe('falta_identificacion')
    const copy = await desk.post('/admin/personas/copia', { ...ask, identificacion_vista: 'sí' })
    expect(copy.body.resumen).toBe('Copia de lo que se guarda de esa CURP: 1 cita. Entréguela solo a su dueño.')
    expect(copy.body.citas).toMatchObject([{ nombre: ROSA.name, curp: ROSA.curp, nacimiento: ROSA.birthDate }])
    const phone = await desk.post('/admin/personas/copia', {
      ...ask,
      curp_o_telefono: '55 0000 0001',
      identificacion_vista: 'sí',
    })
    expect(phone.body).toMatchObject({
      telefono: { idioma: 'español', avisos: 'quiere avisos' },
      casos: [{ tipo: 'datos', asunto: 'quiere ver sus datos' }],
      permisos: [],
    })
    expect(phone.body.mensajes).toContainEqual(expect.objectContaining({ lo_dijo: 'la persona', que: 'mis datos' }))
    expect(phone.body.historia).toContainEqual(expect.objectContaining({ que: 'La dio la oficina', lo_hizo: 'la oficina' }))
    expect(JSON.stringify((await desk.get('/admin/bitacora')).body)).not.toContain(ROSA.curp)
    const nobody = await desk.post('/admin/personas/copia', { ...ask, curp_o_telefono: '55 9999 9999', identificacion_vista: 'sí' })
    expect(nobody.body.codigo).toBe('nadie_con_ese_dato')
  })
})

test('an appeal of a limit has days for its answer, and a request that was answered in the chat is not done by silence', async () => {
  const desk = openCaseDesk()
  await desk.citizen.write('apelar')
  await desk.citizen.write('Somos cinco en la familia')
  expect(desk.hear()).toContain('a más tardar el martes 1 de diciembre')
  expect((await desk.get('/admin/estado')).body.esperan_a_una_persona).toBe(0)
  await desk.citizen.write('mis datos')
  await desk.citizen.tap('Ver mis datos')
  const [rights] = await desk.cases('?tipo=datos')
  await desk.answer(rights?.caso ?? '', 'Traiga su INE, por favor.')
  desk.clock.advance(2 * DAY)
  await desk.settle()
  expect((await desk.cases('?tipo=datos'))[0]?.estado).toBe('contestado')
  expect((await desk.cases('?tipo=datos'))[0]?.plazo).toBe('2026-12-22T23:59:59-06:00')
})

test('the copy for somebody who never wrote names no day on which they did', async () => {
  const desk = openCaseDesk()
  const given = { oficina: 'Toluca', tramite: 'renovar pasaporte', nombre: ROSA.name, curp: ROSA.curp, motivo: 'vino' }
  await desk.doIt('/admin/citas', { ...given, telefono: '55 1234 5678' })
  const ask = { curp_o_telefono: '55 1234 5678', identificacion_vista: 'sí', motivo: 'pidió ver sus datos' }
  expect((await desk.post('/admin/personas/copia', ask)).body).toMatchObject({ telefono: { ultimo_mensaje: null } })
})

test('the copy is in Spanish throughout, with what somebody typed before they had an appointment', async () => {
  const desk = openCaseDesk()
  await desk.citizen.write('quiero renovar, soy de metepec')
  await desk.citizen.tap('Toluca')
  await desk.citizen.write('PUSL990101HBCRLS07 Luis Puga Sol')
  await desk.citizen.write('G12345678')
  const ask = { curp_o_telefono: '55 0000 0001', identificacion_vista: 'sí', motivo: 'pidió ver sus datos' }
  const { body } = await desk.post('/admin/personas/copia', ask)
  expect(body.sin_terminar).toMatchObject({ cerca_de: 'Metepec' })
  expect(body.personas_sin_terminar).toEqual([
    expect.objectContaining({
      nombre: 'Luis Puga Sol',
      curp: 'PUSL990101HBCRLS07',
      nacimiento: '1999-01-01',
      respuestas: ['G12345678'],
    }),
  ])
  const keys = JSON.stringify(body).match(/"\w+":/g) ?? []
  expect(keys.filter((key) => /[A-Z]|"(?:state|kind|name|day|office|price|at|message)"/.test(key))).toEqual([])
})
