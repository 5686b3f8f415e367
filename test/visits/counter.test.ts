// The counter's day: who is called, in which order, to which window, and what came of each visit.
import { describe, expect, test } from 'bun:test'
import { whoIsExpected } from '../../src/texts/admin-minors.ts'
import { ROSA_IN_PERSON } from '../http/desk.ts'
import { openCounter, PEOPLE } from './counter-stage.ts'

const SCHOOL = new URL('../../db/seeds/procedures/ready/school-enrolment.json', import.meta.url)

describe('who is next', () => {
  test('is by the hour of the appointment, not by who came first; each arrival gives the next number', async () => {
    const counter = await openCounter()
    counter.at(11, 40)
    expect((await counter.arrive('luis')).body).toMatchObject({ turnos: [1], resumen: expect.stringContaining('Turno 1.') })
    await counter.arrive('rosa')
    expect((await counter.call('3')).said).toBe('Turno 2, a la ventanilla 3: Rosa Pérez Ruiz.')
    expect((await counter.call('4')).said).toBe('Turno 1, a la ventanilla 4: Luis Puga Sol.')
    expect((await counter.call('5')).codigo).toBe('nadie_espera')
    expect(counter.broken()).toEqual([])
  })

  test('who has priority is called first', async () => {
    const counter = await openCounter()
    counter.at(11, 40)
    await counter.arrive('rosa')
    await counter.arrive('eva', { prioridad: 'embarazo' })
    expect((await counter.call('1')).turn).toMatchObject({ personas: [{ nombre: 'Eva Sol Gil' }], prioridad: 'embarazo' })
  })

  test('who comes when the place is no longer kept is next after those who are there, before those who come later', async () => {
    const counter = await openCounter()
    counter.at(12, 10)
    await counter.arrive('luis')
    counter.at(12, 16)
    await counter.arrive('rosa')
    counter.at(12, 20)
    await counter.arrive('eva')
    const called = []
    for (const window of ['1', '2', '3']) called.push((await counter.call(window)).turn?.personas[0]?.nombre)
    expect(called).toEqual(['Luis Puga Sol', 'Rosa Pérez Ruiz', 'Eva Sol Gil'])
  })

  test('is not who has not come, nor who is called already', async () => {
    const counter = await openCounter()
    counter.at(11, 50)
    expect((await counter.call('1', { turno_o_folio: counter.folios.rosa })).codigo).toBe('no_ha_llegado')
    await counter.arrive('rosa')
    await counter.call('1')
    expect(await counter.call('2', { turno_o_folio: '1' })).toMatchObject({
      codigo: 'ya_se_llamo',
      said: 'Ya lo llamó la ventanilla 1.',
    })
    await counter.arrive('luis')
    expect(await counter.call('1')).toMatchObject({
      codigo: 'ventanilla_ocupada',
      said: 'En esa ventanilla está el turno 1, sin terminar.',
    })
  })

  test('of two clerks who saw the same turn only one calls it', async () => {
    const counter = await openCounter()
    counter.at(11, 50)
    await counter.arrive('rosa')
    const seen = { turno_o_folio: '1', version: '2' }
    const answers = await Promise.all([counter.call('1', seen), counter.call('2', seen)])
    expect(answers.map((one) => one.codigo).toSorted()).toEqual(['turno_cambio', undefined])
  })
})

describe('what came of a visit', () => {
  test('is noted at the window and stands in the story of the appointment', async () => {
    const counter = await openCounter()
    counter.at(11, 50)
    await counter.arrive('rosa')
    await counter.call('3')
    expect((await counter.turn('otra-vez', '1')).said).toBe('Turno 1: se llamó otra vez, a la ventanilla 3.')
    expect((await counter.turn('pasar', '1')).turn?.estado).toBe('en ventanilla')
    expect((await counter.turn('atendida', '1')).said).toBe('Turno 1: atendida, Rosa Pérez Ruiz.')
    expect(await counter.turn('atendida', '1')).toMatchObject({ codigo: 'turno_terminado' })
    expect(await counter.story('rosa')).toContain('Fue atendida')
    expect(counter.broken()).toEqual([])
  })

  test('needs no call: a small office notes it from the list', async () => {
    const counter = await openCounter()
    counter.at(12, 5)
    expect((await counter.turn('atendida', counter.folios.rosa)).turn).toMatchObject({ estado: 'atendido', turno: null })
    expect(counter.broken()).toEqual([])
  })

  test('that somebody did not come is what a clerk says of them, and only when the place is no longer kept', async () => {
    const counter = await openCounter()
    counter.at(12, 20)
    await counter.arrive('luis')
    expect(await counter.turn('no-vino', counter.folios.eva)).toMatchObject({
      codigo: 'lugar_guardado',
      said: 'Todavía puede llegar: se le guarda el lugar hasta las 13:15 h.',
    })
    expect((await counter.turn('no-vino', '1')).codigo).toBe('ya_llego')
    expect((await counter.turn('no-vino', counter.folios.rosa)).turn?.estado).toBe('no vino')
    counter.at(12, 40)
    await counter.arrive('rosa')
    expect((await counter.call('1', { turno_o_folio: '2' })).turn).toMatchObject({
      personas: [{ nombre: 'Rosa Pérez Ruiz', resultado: null }],
    })
    expect(counter.broken()).toEqual([])
  })

  test('who left and comes back is called again', async () => {
    const counter = await openCounter()
    counter.at(11, 50)
    await counter.arrive('rosa')
    await counter.call('1')
    expect((await counter.turn('se-fue', '1')).turn?.estado).toBe('se fue')
    await counter.arrive('rosa')
    expect((await counter.call('1')).turn).toMatchObject({ turno: 1, estado: 'llamado' })
    expect(counter.broken()).toEqual([])
  })

  test('an arrival is not taken back from somebody who was called', async () => {
    const counter = await openCounter()
    counter.at(11, 50)
    await counter.arrive('rosa')
    await counter.call('1')
    expect((await counter.arrive('rosa', { llego: 'no' })).body.codigo).toBe('turno_en_curso')
  })
})

describe('paper', () => {
  test('a receipt is printed for any appointment of the office, on a roll and on a sheet, with the code that the door reads', async () => {
    const counter = await openCounter()
    for (const papel of ['rollo de 80 mm', 'hoja A4']) {
      const path = `/admin/citas/comprobante?folio=${counter.folios.rosa}&papel=${encodeURIComponent(papel)}`
      const html = await (await counter.raw(path)).text()
      expect(html).toContain(`data-paper="${papel}"`)
      for (const words of [counter.folios.rosa, 'Rosa Pérez Ruiz', '12:00 h', '<svg', 'Toluca']) expect(html).toContain(words)
      expect(html).not.toContain(PEOPLE.rosa.curp)
    }
    expect(counter.count("audit_reads where operation = 'GET /admin/citas/comprobante' and form = 'print'")).toBe(1)
    const elsewhere = counter.keyFor('clerk', ['Puebla'])
    expect((await counter.get(`/admin/citas/comprobante?folio=${counter.folios.rosa}`, elsewhere)).body.codigo).toBe(
      'cita_no_existe',
    )
  })
})

describe('a minor', () => {
  test('is expected with somebody: the counter says with whom and why, the door without the reasons of the family', async () => {
    const expected = { minorCase: 'loss_or_suspension', permission: undefined, attendant: { name: 'Eva Sol Gil' } } as const
    expect(whoIsExpected(expected)).toBe('con Eva Sol Gil; pérdida o suspensión de la patria potestad')
    expect(whoIsExpected(expected, true)).toBe('con Eva Sol Gil; va quien firma, con papeles que revisa la ventanilla')
    expect(whoIsExpected({ minorCase: 'both_parents' }, true)).toBe('van las dos personas que firman')
    expect(whoIsExpected({})).toBeNull()
  })

  test('is noted with who was seen', async () => {
    const counter = await openCounter({})
    const given = await counter.doIt('/admin/citas', {
      oficina: 'Toluca',
      tramite: 'renovar pasaporte de menor de edad',
      nombre: 'Luz Puga Lopez',
      curp: 'PULL190203HMCGPXA6',
      acompana: 'Eva Sol Gil',
      dia: 'hoy',
      hora: '12:00',
      motivo: 'vino a la oficina',
    })
    const { folio } = given.body.cita as { folio: string }
    counter.at(12, 5)
    await counter.post('/admin/citas/llegada', { folio })
    expect((await counter.turn('atendida', '1')).codigo).toBe('falta_quien_acompana')
    await counter.turn('atendida', '1', { quien_vino: 'su mamá' })
    expect(counter.count("visit_people where seen_with = 'mother' and outcome = 'served'")).toBe(1)
  })
})

describe('a minor whose record asks for nobody who signs', () => {
  test('shows at the counter what the record asked, and nobody is asked again who came', async () => {
    const counter = await openCounter({})
    const school = { tramite: 'inscripción a la primaria', oficina: 'Toluca' }
    await counter.doIt('/admin/tramites/archivo', { archivo: await Bun.file(SCHOOL).text() })
    await counter.doIt('/admin/tramites/oficina', school)
    await counter.publish(school.tramite)
    const given = await counter.doIt('/admin/citas', {
      ...school,
      nombre: 'Luz Puga Lopez',
      curp: 'PULL190203HMCGPXA6',
      respuestas: 'Grado: Segundo; Quién viene: Eva Sol Gil; Hermano en la escuela: no',
      dia: 'hoy',
      hora: '12:00',
      motivo: 'vino a la oficina',
    })
    const { folio } = given.body.cita as { folio: string }
    const { body } = await counter.get('/admin/mostrador?oficina=Toluca')
    expect((body.turnos as { personas: object[] }[])[0]?.personas[0]).toMatchObject({
      pide_quien_vino: false,
      respuestas: ['Grado: Segundo', 'Quién viene: Eva Sol Gil', 'Hermano en la escuela: No'],
    })
    counter.at(12, 5)
    await counter.post('/admin/citas/llegada', { folio })
    expect((await counter.turn('atendida', '1')).said).toBe('Turno 1: atendida, Luz Puga Lopez.')
  })
})

describe('undoing', () => {
  test('puts a turn back to what it was, for ten minutes, once', async () => {
    const counter = await openCounter()
    counter.at(11, 50)
    await counter.arrive('rosa')
    await counter.call('3')
    await counter.turn('atendida', '1')
    expect((await counter.turn('deshacer', '1')).turn).toMatchObject({
      estado: 'llamado',
      ventanilla: 3,
      personas: [{ resultado: null }],
    })
    expect((await counter.turn('deshacer', '1')).codigo).toBe('nada_que_deshacer')
    expect(await counter.story('rosa')).toContain('Se deshizo lo que se anotó')
    await counter.turn('atendida', '1')
    counter.at(12, 1)
    expect((await counter.turn('deshacer', '1')).codigo).toBe('tarde_para_deshacer')
    expect(counter.broken()).toEqual([])
  })

  test('does not put two turns at one window', async () => {
    const counter = await openCounter()
    counter.at(11, 50)
    await counter.arrive('rosa')
    await counter.arrive('luis')
    await counter.call('3')
    await counter.turn('atendida', '1')
    await counter.call('3')
    expect((await counter.turn('deshacer', '1')).codigo).toBe('ventanilla_ocupada')
  })

  test('takes an arrival back, and the number stays with the visit', async () => {
    const counter = await openCounter()
    counter.at(11, 50)
    await counter.arrive('rosa')
    expect((await counter.turn('deshacer', '1')).turn).toMatchObject({ estado: 'por llegar', turno: 1 })
    await counter.arrive('luis')
    expect((await counter.arrive('rosa')).body.turnos).toEqual([1])
    expect(counter.broken()).toEqual([])
  })
})

describe('the end of the day', () => {
  test('of one person nothing may be known, once nobody can come to that hour any more; it is undone like everything', async () => {
    const counter = await openCounter()
    counter.at(12, 5)
    expect((await counter.turn('no-se-sabe', counter.folios.rosa)).codigo).toBe('lugar_guardado')
    counter.at(12, 20)
    expect((await counter.turn('no-se-sabe', counter.folios.rosa)).said).toContain('no se sabe, Rosa Pérez Ruiz.')
    expect((await counter.turn('deshacer', counter.folios.rosa)).turn?.estado).toBe('por llegar')
    await counter.arrive('luis')
    expect((await counter.turn('no-se-sabe', '1')).turn?.estado).toBe('no se sabe')
    expect(await counter.story('luis')).toContain('No se sabe qué pasó ese día')
    expect(counter.broken()).toEqual([])
  })

  const END = '/admin/mostrador/terminar-dia'

  test('writes what nobody noted, after saying of how many', async () => {
    const counter = await openCounter()
    counter.at(11, 50)
    await counter.arrive('rosa')
    expect((await counter.post(END, { oficina: 'Toluca' })).body.codigo).toBe('dia_sin_terminar')
    counter.at(15)
    expect((await counter.post(END, { oficina: 'Toluca' })).body.resumen).toBe(
      'El martes 24 de noviembre de 2026 en Toluca: se anotaría de 1 persona que llegó, «se atendieron»; y de 2 personas más, «no vinieron».',
    )
    await counter.doIt(END, { oficina: 'Toluca' })
    expect(await counter.story('rosa')).toContain('Fue atendida')
    expect(await counter.story('eva')).toContain('No vino')
    expect((await counter.post(END, { oficina: 'Toluca' })).body.codigo).toBe('nada_que_hacer')
    expect(counter.broken()).toEqual([])
  })

  test('concludes nothing from a day on which no arrival was noted, but writes that nobody came when a clerk says so', async () => {
    const counter = await openCounter()
    counter.at(15)
    expect((await counter.post(END, { oficina: 'Toluca' })).body.codigo).toBe('sin_llegadas')
    expect((await counter.post(END, { oficina: 'Toluca', los_demas: 'no vino nadie' })).body.resumen).toContain('«no vino nadie»')
    await counter.doIt(END, { oficina: 'Toluca', los_demas: 'no vino nadie' })
    expect(await counter.story('rosa')).toContain('No vino')
    expect(counter.broken()).toEqual([])
  })

  test('does not say that nobody came on a day on which somebody did', async () => {
    const counter = await openCounter()
    counter.at(15)
    await counter.turn('atendida', counter.folios.rosa)
    expect((await counter.post(END, { oficina: 'Toluca', los_demas: 'no vino nadie' })).body.codigo).toBe('si_llego_alguien')
    await counter.doIt(END, { oficina: 'Toluca' })
    expect(await counter.story('eva')).toContain('No vino')
  })

  test('does not conclude who came where nobody noted it', async () => {
    const counter = await openCounter()
    counter.at(15)
    await counter.doIt(END, { oficina: 'Toluca', los_demas: 'no se sabe' })
    expect(await counter.story('rosa')).toContain('No se sabe qué pasó ese día')
    expect(counter.broken()).toEqual([])
  })
})

test('of a family over two hours, who is left is named when the others did not come', async () => {
  const counter = await openCounter({})
  counter.db.client.run("update slots set capacity = 2 where day = '2026-11-24' and minute in (720, 750)")
  const mas_personas = 'Luis Puga Sol, PUSL990101HBCRLS07; Eva Sol Gil, 1/2/1990'
  const given = await counter.doIt('/admin/citas', { ...ROSA_IN_PERSON, ...PEOPLE.rosa, dia: 'hoy', hora: '12:00', mas_personas })
  const { folio } = given.body.cita as { folio: string }
  counter.at(13, 10)
  expect((await counter.turn('no-vino', folio)).said).toBe(
    `${folio}: no vino, Rosa Pérez Ruiz y Luis Puga Sol. Del mismo folio falta anotar a Eva Sol Gil, a las 12:30 h.`,
  )
  expect((await counter.turn('no-vino', folio)).said).toBe(`${folio}: no vino, Eva Sol Gil.`)
  expect(counter.broken()).toEqual([])
})

test('who was served and who did not come stand so in the list of the day, in a search and on paper', async () => {
  const counter = await openCounter()
  counter.at(12, 50)
  await counter.arrive('rosa')
  await counter.call('1')
  await counter.turn('atendida', '1')
  await counter.turn('no-vino', counter.folios.luis)
  const { body } = await counter.get('/admin/agenda?oficina=Toluca&dia=hoy')
  expect((body.citas as { estado: string }[]).map((one) => one.estado)).toEqual(['atendida', 'no vino', 'confirmada'])
  expect(body.resumen).toContain('Llegó 1 de 3. No vino 1.')
  expect((await counter.post('/admin/buscar', { quien: counter.folios.luis })).body).toMatchObject({
    citas: [{ estado: 'no vino' }],
  })
  expect((await counter.post('/admin/citas/historia', { folio: counter.folios.luis })).body.resumen).toContain(
    'es de Luis Puga Sol y no vino.',
  )
  expect(await (await counter.raw('/admin/agenda?oficina=Toluca&dia=hoy&formato=excel')).text()).toContain(',"no vino"\r\n')
})
